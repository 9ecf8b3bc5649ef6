from pathlib import Path
from typing import Any

import polib
from django.conf import settings
from django.core.management.base import BaseCommand


def compile_catalogue(source: Path) -> int:
    """Write the .mo beside a .po; returns how many messages it holds. Raises OSError where the .po is malformed."""
    catalogue = polib.pofile(str(source))
    catalogue.save_as_mofile(str(source.with_suffix(".mo")))
    return len(catalogue.translated_entries())


class Command(BaseCommand):
    help = "Compile the interface's translations. Needs no gettext, which a fresh machine lacks."
    requires_system_checks: list[str] = []

    def handle(self, *args: Any, **options: Any) -> None:
        for folder in settings.LOCALE_PATHS:
            for source in sorted(Path(folder).glob("*/LC_MESSAGES/*.po")):
                count = compile_catalogue(source)
                self.stdout.write(f"{source.parent.parent.name}: {count}")

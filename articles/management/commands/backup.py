from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.exceptions import ImproperlyConfigured
from django.core.management.base import BaseCommand, CommandError

from newsdesk.dump import DumpFailed, save


class Command(BaseCommand):
    help = "Save the whole database to one file, which `restore` reads. The desk may run meanwhile."
    requires_system_checks = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path)

    def handle(self, *args: Any, **options: Any) -> None:
        path: Path = options["file"]
        if path.exists():
            raise CommandError(f"{path} is there already; a backup never overwrites another.")
        try:
            save(path)
        except (DumpFailed, ImproperlyConfigured, OSError) as error:
            raise CommandError(f"No backup was made: {error}") from error
        self.stdout.write(f"{path}: {path.stat().st_size:,} bytes")

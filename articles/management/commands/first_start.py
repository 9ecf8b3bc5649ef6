"""Makes an empty database a desk: tables, sample articles, and people who can sign in."""

import secrets
from argparse import ArgumentParser
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand
from django.db import connection, transaction

from articles.actions.concepts import keep_starting_concepts
from articles.models import Role, User

SAMPLE = Path(__file__).resolve().parents[2] / "sample"
# Two that start at once take turns; the number is only ours to know.
_TURN = 0x6E657773


class Command(BaseCommand):
    help = (
        "Brings the tables up to date and, where nobody can sign in yet, imports the sample desk and makes an "
        "administrator, whose password it prints. Safe to interrupt and to repeat."
    )
    requires_migrations_checks = False

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--no-sample", action="store_true", help="no sample articles, an administrator alone; so in production too"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        with _turn():
            call_command("migrate", interactive=False, verbosity=0)
            # The people come last: as long as there are none, an interrupted first start is begun again.
            if User.objects.exists():
                return
            with_sample = not (options["no_sample"] or settings.PRODUCTION)
            if with_sample:
                self.stdout.write("Filling the desk with sample articles.")
                call_command("import_articles", str(SAMPLE), stdout=self.stdout, stderr=self.stderr)
            keep_starting_concepts()
            self._tell(_make_people(with_examples=with_sample))

    def _tell(self, passwords: dict[str, str]) -> None:
        width = max(map(len, passwords))
        self.stdout.write(self.style.SUCCESS("\nSign in with one of these. The passwords are shown this once:\n"))
        for name, password in passwords.items():
            self.stdout.write(f"    {name:<{width}}   {password}")
        self.stdout.write(
            "\nTo set another: .venv/bin/python manage.py changepassword administrator, or Users in the admin.\n"
        )


@contextmanager
def _turn() -> Iterator[None]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_lock(%s)", [_TURN])
        try:
            yield
        finally:
            cursor.execute("SELECT pg_advisory_unlock(%s)", [_TURN])


@transaction.atomic
def _make_people(*, with_examples: bool) -> dict[str, str]:
    """An administrator and, for the sample desk, one person of each other role; returns user name -> password."""
    roles = [Role.ADMINISTRATOR, *([Role.EDITOR, Role.ANALYST, Role.READER] if with_examples else [])]
    passwords = {role.value: secrets.token_urlsafe(12) for role in roles}
    for name, password in passwords.items():
        User.objects.create_user(name, password, role=name)
    return passwords

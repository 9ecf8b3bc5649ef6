from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.exceptions import ImproperlyConfigured
from django.core.management.base import BaseCommand, CommandError
from django.db import connection

from newsdesk.dump import DumpFailed, load


class Command(BaseCommand):
    help = "Put the database back as a backup file has it. Stop the desk first."
    requires_system_checks = []
    requires_migrations_checks = False

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path)
        parser.add_argument("--replace", action="store_true", help="also where the database has something in it")

    def handle(self, *args: Any, **options: Any) -> None:
        path: Path = options["file"]
        if not path.is_file():
            raise CommandError(f"There is no {path}.")
        if connection.introspection.table_names() and not options["replace"]:
            raise CommandError("The database is not empty. With --replace everything in it makes way for the backup.")
        connection.close()
        try:
            load(path)
        except (DumpFailed, ImproperlyConfigured, OSError) as error:
            raise CommandError(f"Nothing was restored: {error}") from error
        self.stdout.write(f"Restored from {path}.")

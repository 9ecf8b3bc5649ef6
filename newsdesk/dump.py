"""A copy of the database in one file, by Postgres' own pg_dump and pg_restore."""

import os
import shutil
import subprocess
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.db import connection

from .database import embedded_cluster

_VARIABLES = {
    "host": "PGHOST",
    "port": "PGPORT",
    "user": "PGUSER",
    "password": "PGPASSWORD",
    "dbname": "PGDATABASE",
    "sslmode": "PGSSLMODE",
}


class DumpFailed(Exception):  # noqa: N818  # it says what happened
    """The message is what Postgres' program said."""


def save(path: Path) -> None:
    """Writes the whole database to ``path``, complete or not at all. Raises DumpFailed."""
    partial = path.with_name(f"{path.name}.partial")
    partial.touch(mode=0o600)
    try:
        _run("pg_dump", "--format=custom", "--no-owner", "--no-privileges", f"--file={partial}")
        partial.rename(path)
    finally:
        partial.unlink(missing_ok=True)


def load(path: Path) -> None:
    """Replaces the database's content by what ``path`` holds, in one transaction. Raises DumpFailed."""
    database = connection.get_connection_params()["dbname"]
    options = ["--clean", "--if-exists", "--no-owner", "--no-privileges", "--single-transaction", "--exit-on-error"]
    _run("pg_restore", *options, f"--dbname={database}", str(path))


def _tool(name: str) -> str:
    """The program that belongs to the server; for a server elsewhere, the one that this machine has."""
    cluster = embedded_cluster(settings.DATABASES["default"])
    if cluster is not None:
        return cluster.binaries().tool(name)
    found = shutil.which(name)
    if found is None:
        raise ImproperlyConfigured(f"{name} is not installed: it comes with Postgres' client programs.")
    return found


def _run(name: str, *options: str) -> None:
    parameters: dict[str, Any] = connection.get_connection_params()
    # In the environment, because a command line with a password is there for everyone to read.
    variables = {variable: str(parameters[part]) for part, variable in _VARIABLES.items() if parameters.get(part)}
    done = subprocess.run(
        [_tool(name), *options], env={**os.environ, **variables}, capture_output=True, text=True, check=False
    )
    if done.returncode:
        raise DumpFailed(done.stderr.strip() or f"{name} ended with {done.returncode}")

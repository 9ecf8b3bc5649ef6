"""Which database the desk uses: the server that DATABASE_URL names, or else a Postgres of its own."""

from pathlib import Path
from typing import Any

from django.core.exceptions import ImproperlyConfigured
from psycopg import ProgrammingError
from psycopg.conninfo import conninfo_to_dict

from . import environment
from .embedded.cluster import Cluster, cluster
from .embedded.postmaster import DATABASE, SUPERUSER

_NAMED = {"dbname": "NAME", "user": "USER", "password": "PASSWORD", "host": "HOST", "port": "PORT"}


def database_settings(data: Path) -> dict[str, dict[str, Any]]:
    """Django's DATABASES. Nothing is started here: the embedded server waits for the first connection.

    Raises ImproperlyConfigured where DATABASE_URL cannot be read.
    """
    url = environment.text("DATABASE_URL", "")
    database = _from_url(url) if url else _embedded(data)
    # A connection may have died with its server since it was last used; asking first costs one round trip a request.
    database["CONN_HEALTH_CHECKS"] = True
    if connections := environment.integer("NEWSDESK_DATABASE_POOL", 0):
        database["OPTIONS"]["pool"] = {"min_size": 1, "max_size": connections, "timeout": 10}
    return {"default": database}


def _embedded(data: Path) -> dict[str, Any]:
    account = environment.text("NEWSDESK_DATABASE_USER", "")
    return {
        "ENGINE": "newsdesk.embedded",
        "NAME": DATABASE,
        "USER": SUPERUSER,
        "DATA": str(data),
        "SERVER_ACCOUNT": account,
        "OPTIONS": {"connect_timeout": 10},
    }


def _from_url(url: str) -> dict[str, Any]:
    if not url.startswith(("postgresql://", "postgres://")):
        raise ImproperlyConfigured(
            "DATABASE_URL must begin with postgresql://, as in postgresql://name:password@host/newsdesk."
        )
    try:
        parts = {name: str(value) for name, value in conninfo_to_dict(url).items()}
    except ProgrammingError as error:
        raise ImproperlyConfigured(f"DATABASE_URL is not an address that Postgres understands: {error}") from error
    if not parts.get("dbname"):
        raise ImproperlyConfigured("DATABASE_URL names no database: end it with one, as in postgresql://host/newsdesk.")
    named = {setting: parts.pop(part, "") for part, setting in _NAMED.items()}
    return {"ENGINE": "django.db.backends.postgresql", **named, "OPTIONS": {"connect_timeout": 10, **parts}}


def embedded_cluster(database: dict[str, Any]) -> Cluster | None:
    """The embedded server behind one entry of DATABASES; None where that names a server of its own."""
    if database["ENGINE"] != "newsdesk.embedded":
        return None
    return cluster(Path(database["DATA"]), database["SERVER_ACCOUNT"])

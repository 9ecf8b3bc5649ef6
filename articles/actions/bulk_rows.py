"""Writing many rows in one statement."""

from collections.abc import Iterable, Sequence
from typing import Any

from django.db import connection, models


def copy_rows(model: type[models.Model], columns: Sequence[str], rows: Iterable[Sequence[Any]]) -> None:
    """COPY rows that are known not to be there yet."""
    names = ", ".join(f'"{column}"' for column in columns)
    with (
        connection.cursor() as cursor,
        cursor.copy(f'COPY "{model._meta.db_table}" ({names}) FROM STDIN') as copy,
    ):
        for row in rows:
            copy.write_row(row)


def insert_missing(model: type[models.Model], columns: Sequence[str], rows: Sequence[Sequence[Any]]) -> int:
    """Insert the rows that are not there yet, in the order given; how many were inserted.

    Give the rows in the order of their key: two imports that insert the same rows then wait for each other instead
    of locking each other out.
    """
    if not rows:
        return 0
    names = ", ".join(f'"{column}"' for column in columns)
    arrays = ", ".join(f"%s::{_type(model, column)}[]" for column in columns)
    with connection.cursor() as cursor:
        cursor.execute(
            f'INSERT INTO "{model._meta.db_table}" ({names}) SELECT * FROM unnest({arrays}) ON CONFLICT DO NOTHING',  # noqa: S608  (names of our own models)
            [list(values) for values in zip(*rows, strict=True)],
        )
        return int(cursor.rowcount)


def lock_keys(keys: Iterable[int]) -> None:
    """Hold one lock for each key until the transaction ends, taken in one order by everybody."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(k) FROM unnest(%s::bigint[]) AS k", [sorted(set(keys))])


def _type(model: type[models.Model], column: str) -> str:
    field = next(field for field in model._meta.concrete_fields if field.column == column)
    kind = (field.rel_db_type(connection) if field.remote_field else field.db_type(connection)) or "text"
    # A cast to varchar(40) would cut a longer value without a word; without the length the table refuses it.
    return kind.partition("(")[0]

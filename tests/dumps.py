"""The rows of the desk as text, to compare two desks: without the times of receiving and the numbers of rows."""

from typing import Any

from django.db import connection

_LEFT_OUT = {"id", "received_at", "created_at", "analysed_at", "replaced_at", "story_checked_at", "lines_learned_at"}
_KEYED_BY_CONTENT = {"articles_article", "articles_entity", "articles_source", "articles_story"}
TABLES = (
    "articles_source",
    "articles_original",
    "articles_article",
    "articles_revision",
    "articles_entity",
    "articles_alias",
    "articles_mention",
    "articles_quotation",
    "articles_timereference",
    "articles_story",
)


def dump() -> dict[str, list[str]]:
    """The rows of every table that an import writes, each as one line of JSON, in order."""
    return {table: _rows(table) for table in TABLES}


def _rows(table: str) -> list[str]:
    left_out = _LEFT_OUT - {"id"} if table in _KEYED_BY_CONTENT else _LEFT_OUT
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT to_jsonb(t) - %s::text[] FROM {table} t", [sorted(left_out)])  # noqa: S608
        return sorted(str(row) for (row,) in cursor.fetchall())


def counts() -> dict[str, Any]:
    return {table: len(rows) for table, rows in dump().items()}

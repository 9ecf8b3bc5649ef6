"""The ways to the first hits from a place on, up or down the dates; how many hits there are chooses.

The planner cannot know how common a word is in a vector that we wrote, and for a rare one it walks the whole date
index (seconds at a million articles). So hits are counted first, which the page shows anyway, and the count chooses:
few hits are collected through the text index and sorted, many are met soon on a walk along the date index.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from typing import Any, NamedTuple
from uuid import UUID

from django.db import connection

from ..models.article import ArticleQuerySet

MANY = 5_000
"""Hits that are always collected: a common word may still be rare in the part of the desk that a page shows."""


class Place(NamedTuple):
    """Where a hit stands in the order of dates."""

    published_at: datetime
    id: UUID
    story: UUID | None


def hits_sql(articles: ArticleQuerySet) -> tuple[str, tuple[Any, ...]]:
    """A SELECT of ``published_at, id, source_id, story_id`` of ``articles``, to stand inside another."""
    sql, params = articles.values("published_at", "id", "source_id", "story_id").query.sql_with_params()
    return sql, params


def first_places(
    articles: ArticleQuerySet, hits: int, most: int, *, down: bool, beyond: tuple[datetime, UUID] | None = None
) -> list[Place]:
    """The first ``most`` of ``hits`` articles from the newest down (from the oldest up), after the place ``beyond``."""
    if _is_many(hits, most):
        with _walking():
            return _walk(articles, most, down, beyond)
    return _collect(articles, most, down, beyond)


def _walk(articles: ArticleQuerySet, most: int, down: bool, beyond: tuple[datetime, UUID] | None) -> list[Place]:
    if beyond:
        articles = articles.older_than(*beyond) if down else articles.newer_than(*beyond)
    ordered = articles.newest_first() if down else articles.order_by("published_at", "id")
    return [Place(*row) for row in ordered.values_list("published_at", "id", "story_id")[:most]]


def _collect(articles: ArticleQuerySet, most: int, down: bool, beyond: tuple[datetime, UUID] | None) -> list[Place]:
    sql, params = hits_sql(articles)
    sign, order = ("<", "DESC") if down else (">", "ASC")
    beside = f"WHERE (published_at, id) {sign} (%s, %s)" if beyond else ""
    with connection.cursor() as cursor:
        cursor.execute(
            f"WITH hit AS MATERIALIZED ({sql}) SELECT published_at, id, story_id FROM hit {beside} "  # noqa: S608 (no value is in the text)
            f"ORDER BY published_at {order}, id {order} LIMIT %s",
            [*params, *(beyond or ()), most],
        )
        return [Place(*row) for row in cursor.fetchall()]


def _is_many(hits: int, wanted: int) -> bool:
    """Whether a walk down the date index meets ``wanted`` hits sooner than all hits are collected and sorted."""
    if hits <= MANY:
        return False
    with connection.cursor() as cursor:
        cursor.execute("SELECT reltuples FROM pg_class WHERE oid = 'articles_article'::regclass")
        articles = max(cursor.fetchone()[0], hits)
    return bool(hits * hits > wanted * articles)


@contextmanager
def _walking() -> Iterator[None]:
    """Keeps the planner on the date index."""
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL enable_bitmapscan = off")
        yield
        cursor.execute("SET LOCAL enable_bitmapscan = on")

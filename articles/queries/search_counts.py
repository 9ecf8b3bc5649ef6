"""How many hits there are: exactly up to 20,000, told from a part of the desk where there are more."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any, NamedTuple
from uuid import UUID

from django.db import connection

from ..models.article import ArticleQuerySet

FEW = 500
"""Hits that are fetched at once, so that count, page and facets need no second search."""

COUNTED = 20_000
"""Of more hits than these a part is counted, and the rest is told from it."""

SAMPLE = 16
"""Of that many articles one is looked at to tell how many hits there are: of 20,000 about 1,250, which is off by three
in a hundred."""


@dataclass(frozen=True, slots=True)
class Count:
    number: int
    exact: bool = True

    def __bool__(self) -> bool:
        return self.number > 0


class Place(NamedTuple):
    """Where a hit stands in the order of dates, and what it is counted by."""

    published_at: datetime
    id: UUID
    source: UUID
    story: UUID | None


@dataclass(frozen=True, slots=True)
class RowsToCount:
    """A SELECT of ``published_at, id, source_id, story_id`` of hits, over which facets and histogram are counted.

    It stands inside another statement. What is counted times ``factor`` is what all hits have: 1.0 where these are all
    of them, more where they are a sample ("about"). ``newest`` where they are only the newest hits, so that nothing
    can be said of the others.
    """

    sql: str
    params: tuple[Any, ...]
    factor: float = 1.0
    newest: bool = False


def hits_sql(articles: ArticleQuerySet) -> tuple[str, tuple[Any, ...]]:
    """A SELECT of ``published_at, id, source_id, story_id`` of ``articles``, to stand inside another."""
    sql, params = articles.values("published_at", "id", "source_id", "story_id").query.sql_with_params()
    return sql, params


def all_or_number(articles: ArticleQuerySet) -> tuple[int, list[Place]]:
    """How many there are, one more than ``COUNTED`` standing for more; all of them where they are few, else none."""
    sql, params = hits_sql(articles[: COUNTED + 1])
    with connection.cursor() as cursor:
        cursor.execute(
            f"WITH hit AS MATERIALIZED ({sql}) SELECT n, hit.* FROM (SELECT count(*) AS n FROM hit) counted "  # noqa: S608 (no value is in the text)
            "LEFT JOIN hit ON n <= %s",
            [*params, FEW],
        )
        rows = cursor.fetchall()
    number = rows[0][0]
    return number, [Place(*row[1:]) for row in rows] if 0 < number <= FEW else []


def number_from_part(articles: ArticleQuerySet) -> int:
    """How many there are, about, where they are more than ``COUNTED``."""
    return max(COUNTED + 1, articles.filter(pk__lt=part_of_ids(SAMPLE)).count() * SAMPLE)


def number_of(articles: ArticleQuerySet) -> int:
    """How many there are, about."""
    number = articles.values("pk")[: COUNTED + 1].count()
    return number if number <= COUNTED else number_from_part(articles)


def rows_of(articles: ArticleQuerySet, number: int) -> RowsToCount:
    """All ``number`` articles, or a part of them that ``COUNTED`` is enough for."""
    share = 1
    while number > COUNTED * share:
        share *= 2
    part = articles.filter(pk__lt=part_of_ids(share)) if share > 1 else articles
    return RowsToCount(*hits_sql(part), share)


def rows_given(places: list[Place]) -> RowsToCount:
    """Rows that are at hand."""
    times, ids, sources, stories = (list(column) for column in zip(*places, strict=True)) if places else ([],) * 4
    return RowsToCount(
        "SELECT * FROM unnest(%s::timestamptz[], %s::uuid[], %s::uuid[], %s::uuid[])"
        " AS given(published_at, id, source_id, story_id)",
        (times, ids, sources, stories),
    )


def part_of_ids(share: int) -> UUID:
    """The id below which one in ``share`` articles lies: ids follow from hashes, so that they are a fair sample."""
    return UUID(int=(1 << 128) // share)

"""How many hits there are: exactly up to 10,000, told from a part of the desk where there are more."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from typing import Any, NamedTuple
from uuid import UUID

from django.db import connection

from ..models import Article
from ..models.article import ArticleQuerySet

FEW = 1_000
"""Hits that are fetched at once, so that count, page and facets need no second search."""

COUNTED = 10_000
"""Of more hits than these a part is counted, and the rest is told from it."""

MANY = 75_000
"""Articles that words find as the planner believes: so many that a part of them is looked at first. It takes every word
that it does not know for one in twenty articles."""

TOLD = 3_000
"""Hits that are many enough to be told from a part: 200 of them lie in it, which is off by seven in a hundred."""

BESIDE = 5_000
"""Of more hits than these a part is counted for facets and histogram."""

SAMPLE = 16
"""Of that many articles one is looked at to tell how many hits there are: of 10,000 about 625, which is off by four
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
    of them, more where they are a sample ("about").
    """

    sql: str
    params: tuple[Any, ...]
    factor: float = 1.0


@dataclass(frozen=True, slots=True)
class Asked:
    """What is asked: ``found`` by words and by columns of articles, of that what ``filtered`` lets through.

    ``filtered`` asks other tables about each article. Left to itself the planner begins with them and opens the vector
    of every article that they give (1.2 s for a tag on 60,000), because to it a look into a vector costs nothing. So
    what the words find is fetched first, and stands in the place of the table for the filter.
    """

    found: ArticleQuerySet
    filtered: ArticleQuerySet | None = None

    @property
    def articles(self) -> ArticleQuerySet:
        """All of it in one, however the planner goes about it."""
        return self.found if self.filtered is None else self.found & self.filtered

    @property
    def never(self) -> tuple[str, ...]:
        """Ways that the planner is to be kept from: it would read all of a table to filter a few hits by it."""
        return () if self.filtered is None else ("enable_hashjoin",)

    def narrowed(self, **conditions: object) -> "Asked":
        return Asked(self.found.filter(**conditions), self.filtered)

    def published_between(self, first: datetime | None, last: datetime | None) -> "Asked":
        return Asked(self.found.published_between(first, last), self.filtered)

    def sql(self, most: int | None = None) -> tuple[str, tuple[Any, ...]]:
        """A SELECT of ``published_at, id, source_id, story_id``, to stand inside another."""
        if self.filtered is None:
            return _sql(self.found[:most])
        inner, first = _sql(self.found)
        outer, then = _sql(self.filtered[:most])
        return f'WITH "{Article._meta.db_table}" AS MATERIALIZED ({inner}) {outer}', (*first, *then)


def _sql(articles: ArticleQuerySet) -> tuple[str, tuple[Any, ...]]:
    sql, params = articles.values("published_at", "id", "source_id", "story_id").query.sql_with_params()
    return sql, params


def all_or_number(asked: Asked, few: int) -> tuple[int, list[Place]]:
    """How many there are, one more than ``COUNTED`` standing for more; all of them where they are ``few``, else
    none."""
    sql, params = asked.sql(COUNTED + 1)
    with never(*asked.never), connection.cursor() as cursor:
        cursor.execute(
            f"WITH hit AS MATERIALIZED ({sql}) SELECT n, hit.* FROM (SELECT count(*) AS n FROM hit) counted "  # noqa: S608 (no value is in the text)
            "LEFT JOIN hit ON n <= %s",
            [*params, few],
        )
        rows = cursor.fetchall()
    number = rows[0][0]
    return number, [Place(*row[1:]) for row in rows] if 0 < number <= few else []


def number_from_part(asked: Asked) -> int:
    """How many there are, about, told from one in ``SAMPLE``."""
    sql, params = asked.narrowed(pk__lt=part_of_ids(SAMPLE)).sql()
    with never(*asked.never), connection.cursor() as cursor:
        cursor.execute(f"SELECT count(*) FROM ({sql}) hit", params)  # noqa: S608 (no value is in the text)
        return int(cursor.fetchone()[0]) * SAMPLE


def guess(articles: ArticleQuerySet) -> int:
    """How many there are as the planner believes: near the truth for words in one article of fifty and more."""
    plan = json.loads(articles.values("pk").explain(format="json"))
    return int(plan[0]["Plan"]["Plan Rows"])


def rows_of(asked: Asked, number: int) -> RowsToCount:
    """All ``number`` articles, or a part of them that ``BESIDE`` is enough for."""
    share = 1
    reached = number if asked.filtered is None else max(number, guess(asked.found) // 4)
    while reached > BESIDE * share:
        share *= 2
    part = asked.narrowed(pk__lt=part_of_ids(share)) if share > 1 else asked
    return RowsToCount(*part.sql(), share)


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


@contextmanager
def never(*ways: str) -> Iterator[None]:
    """Keeps the planner from ``ways`` such as ``enable_bitmapscan``."""
    if not ways:
        yield
        return
    with connection.cursor() as cursor:
        cursor.execute("; ".join(f"SET LOCAL {way} = off" for way in ways))
        yield
        cursor.execute("; ".join(f"SET LOCAL {way} = on" for way in ways))

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
"""Hits that are fetched at once, so that the page needs no second search."""

BESIDE = 2_500
"""Hits over which facets and histogram are counted; of more a sample of about as many, by which a value that a tenth of
them has is off by six in a hundred."""

COUNTED = 10_000
"""Of more hits than these a part is counted, and the rest is told from it."""

MANY = 75_000
"""Articles that words find as the planner believes: so many that a part of them is looked at first. It takes every word
that it does not know for one in twenty articles."""

ENOUGH = BESIDE // 4
"""Hits of a sample from which their number is told: it is off by four in a hundred."""

SAMPLE = 16
"""Of that many articles one is looked at, or of more, to tell how many hits there are."""


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
    copies: UUID | None


@dataclass(frozen=True, slots=True)
class RowsToCount:
    """A SELECT of ``published_at, id, source_id, story_id, copies`` of hits: facets and histogram are counted over it.

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
        """A SELECT of ``published_at, id, source_id, story_id, copies``, to stand inside another."""
        if self.filtered is None:
            return _sql(self.found[:most])
        inner, first = _sql(self.found)
        outer, then = _sql(self.filtered[:most])
        return f'WITH "{Article._meta.db_table}" AS MATERIALIZED ({inner}) {outer}', (*first, *then)


def _sql(articles: ArticleQuerySet) -> tuple[str, tuple[Any, ...]]:
    sql, params = articles.values(*COLUMNS).query.sql_with_params()
    return sql, params


COLUMNS = ("published_at", "id", "source_id", "story_id", "copies")
_ARRAYS = ", ".join(f"array_agg({column}) FILTER (WHERE id IS NOT NULL)::text" for column in COLUMNS)


@dataclass(frozen=True, slots=True)
class Held:
    """How many hits there are, and ``fetched`` of them: those of one article in ``share``, all where that is 1.

    Their columns are arrays as Postgres writes them, for they go back as they came: to make rows of thousands, and
    arrays of these again, took longer than to find them.
    """

    number: int
    fetched: int
    columns: tuple[str | None, ...]
    share: int = 1

    def rows(self) -> RowsToCount:
        """About ``BESIDE`` of them, or all."""
        share, thinned = self.share, 1
        while self.fetched > 2 * BESIDE * thinned:
            thinned *= 2
        sql = (
            "SELECT * FROM unnest(%s::timestamptz[], %s::uuid[], %s::uuid[], %s::uuid[], %s::uuid[])"
            " AS given(published_at, id, source_id, story_id, copies)"
        )
        if thinned == 1:
            return RowsToCount(sql, self.columns, share)
        return RowsToCount(f"{sql} WHERE id < %s", (*self.columns, part_of_ids(share * thinned)), share * thinned)

    def places(self) -> list[Place]:
        times, *ids = map(_read_array, self.columns)
        return [
            Place(datetime.fromisoformat(time), UUID(key), UUID(source), _read_id(story), _read_id(copies))
            for time, key, source, story, copies in zip(times, *ids, strict=True)
        ]


NONE = Held(0, 0, (None,) * len(COLUMNS))


def _read_id(written: str) -> UUID | None:
    return None if written == "NULL" else UUID(written)


def _read_array(written: str | None) -> list[str]:
    return [value.strip('"') for value in written[1:-1].split(",")] if written else []


def fetch_and_count(asked: Asked, few: int) -> Held:
    """How many there are, one more than ``COUNTED`` standing for more; with all of them where they are ``few``, else
    with a quarter."""
    sql, params = asked.sql(COUNTED + 1)
    with never(*asked.never), connection.cursor() as cursor:
        cursor.execute(
            f"WITH hit AS MATERIALIZED ({sql}), counted AS (SELECT count(*) AS n FROM hit) "  # noqa: S608 (no value is in the text)
            f"SELECT min(n), count(id), {_ARRAYS} FROM counted LEFT JOIN hit ON n <= %s OR n <= %s AND hit.id < %s",
            [*params, few, COUNTED, part_of_ids(4)],
        )
        number, fetched, *columns = cursor.fetchone()
    return Held(number, fetched, tuple(columns), 1 if number <= few else 4)


def fetch_sample(asked: Asked, share: int) -> Held:
    """About how many there are, told from ``asked`` of one article in ``share``."""
    sql, params = asked.sql()
    with never(*asked.never), connection.cursor() as cursor:
        cursor.execute(f"SELECT count(id), {_ARRAYS} FROM ({sql}) hit", params)  # noqa: S608 (no value is in the text)
        fetched, *columns = cursor.fetchone()
    return Held(fetched * share, fetched, tuple(columns), share)


def guess(articles: ArticleQuerySet) -> int:
    """How many there are as the planner believes: near the truth for words in one article of fifty and more."""
    plan = json.loads(articles.values("pk").explain(format="json"))
    return int(plan[0]["Plan"]["Plan Rows"])


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

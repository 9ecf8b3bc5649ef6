"""The newest articles of each column of compared sources, read through indexes and bounded whatever the desk's size."""

import json
from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db import connection

from ..models import Article
from .source_columns import Column
from .tag_branches import with_descendants
from .volume import desk_day

READ_ARTICLES = 2_000
"""Articles that are read, the newest, the same number of each column."""

WALKED = 20_000
"""Articles, the newest, of which it is asked whether they carry a tag or name somebody."""

COUNTED = 100_000
"""Articles that are counted over time."""

# Ids and times come from one index; the rows of those alone that are read are fetched, each by itself (OFFSET keeps the
# planner to it, which would else read every story of the desk). A time without its zone is read several times as fast.
_READ = """
    SELECT placed.place, placed.id, a.source_id, a.published_at, a.published_precision, a.published_from, a.copies,
           a.credits, a.story_id, s.source_count, s.article_count, placed.rank
    FROM (
        SELECT asked.place, walked.id,
               row_number() OVER (PARTITION BY asked.place ORDER BY walked.published_at DESC, walked.id) AS rank
        FROM unnest(%(places)s::int[], %(sources)s::uuid[]) AS asked(place, source) CROSS JOIN LATERAL (
            SELECT id, published_at FROM articles_article
            WHERE source_id = asked.source AND published_at >= %(first)s AND published_at < %(last)s
            ORDER BY published_at DESC, id DESC LIMIT %(walked)s
        ) AS walked WHERE {conditions}
    ) AS placed CROSS JOIN LATERAL (
        SELECT source_id, published_at AT TIME ZONE 'UTC' AS published_at, published_precision, published_from,
               copies, credits, story_id
        FROM articles_article WHERE id = placed.id OFFSET 0
    ) AS a LEFT JOIN LATERAL (
        SELECT source_count, article_count FROM articles_story WHERE id = a.story_id OFFSET 0
    ) AS s ON true
    WHERE placed.rank <= %(most)s"""

# Who is named in a time is one scan of an index; a look into each article that was walked over takes longer.
_NAMED = """
    walked.id IN (
        SELECT article_id FROM articles_mention
        WHERE entity_id = (%(entities)s::uuid[])[{place}] AND decision <> 'rejected'
        AND published_at >= %(first)s AND published_at < %(last)s
    )"""

# To find a moment's place among midnights takes a third of the time of asking for its day.
_VOLUME = """
    SELECT asked.place, asked.source, %(day)s::date + days.after, days.articles
    FROM unnest(%(places)s::int[], %(sources)s::uuid[]) AS asked(place, source) CROSS JOIN LATERAL (
        SELECT width_bucket(published_at, ARRAY(
            SELECT generate_series(%(day)s::timestamp, %(end)s::timestamp, '1 day') AT TIME ZONE %(zone)s
        )) - 1 AS after, count(*) AS articles
        FROM (
            SELECT published_at FROM articles_article
            WHERE source_id = asked.source AND published_at >= %(first)s AND published_at < %(last)s
            ORDER BY published_at DESC LIMIT %(most)s
        ) AS newest GROUP BY 1
    ) AS days"""


@dataclass(frozen=True, slots=True)
class Narrowing:
    """What every compared article must have: published in ``[first, last)``, one of ``tags``, all of ``entities``."""

    first: datetime
    last: datetime
    tags: tuple[int, ...] = ()
    entities: tuple[UUID, ...] = ()

    def __bool__(self) -> bool:
        """Whether it asks for more than a time."""
        return bool(self.tags or self.entities)


@dataclass(frozen=True, slots=True)
class ReadArticle:
    """``exact`` where the time of publication is known to the minute; ``tellers`` sources tell its story on this desk,
    in ``told`` articles (1 where it stands in none)."""

    column: int
    pk: UUID
    source: UUID
    at: datetime
    exact: bool
    copies: UUID | None
    credits: tuple[str, ...]
    story: UUID | None
    tellers: int
    told: int


@dataclass(frozen=True, slots=True)
class ReadArticles:
    """All columns are read from ``since`` on, the same moment for all; None where none had to be cut."""

    articles: list[ReadArticle]
    since: datetime | None

    def numbers(self, columns: int) -> list[int]:
        counted = Counter(article.column for article in self.articles)
        return [counted[column] for column in range(columns)]


@dataclass(frozen=True, slots=True)
class Volume:
    """Articles by day for each column, from ``since`` on where there are more than are counted."""

    days: list[dict[date, int]]
    since: date | None


def read_articles(columns: Sequence[Column], narrowing: Narrowing) -> ReadArticles:
    """One query, two where more than a time is asked, one more for tags."""
    most = READ_ARTICLES // max(1, len(columns))
    asked = _asked(columns) | {"first": narrowing.first, "last": narrowing.last, "most": most + 1}
    walked = most + 1
    edges: list[datetime] = []
    if narrowing:
        walked = WALKED // max(1, len(asked["sources"]))
        edges = _walk_ends(asked | {"walked": walked})
        asked["first"] = max([narrowing.first, *edges])
    asked |= {"walked": walked, "entities": list(narrowing.entities)}
    asked["tags"] = list(with_descendants(narrowing.tags)) if narrowing.tags else []
    with connection.cursor() as cursor:
        cursor.execute(_READ.format(conditions=" AND ".join(_conditions(narrowing))), asked)
        rows = cursor.fetchall()
    edges += [row[3].replace(tzinfo=UTC) for row in rows if row[-1] > most]
    since = max(edges, default=None)
    articles = [_article(row) for row in rows if row[-1] <= most]
    return ReadArticles([article for article in articles if not since or article.at >= since], since)


def given(articles: Collection[ReadArticle]) -> list[str]:
    """Columns and ids, for ``unnest(%s::int[], %s::uuid[])``: as text, for a thousand values take longer to write."""
    columns = ",".join(str(one.column) for one in articles)
    ids = ",".join(str(one.pk) for one in articles)
    return [f"{{{columns}}}", f"{{{ids}}}"]


def volume_by_day(columns: Sequence[Column], narrowing: Narrowing) -> Volume:
    """Of the newest ``COUNTED`` articles of the time, whatever they name; one query."""
    asked = _asked(columns) | {"first": narrowing.first, "last": narrowing.last, "zone": settings.TIME_ZONE}
    asked |= {"day": desk_day(narrowing.first), "end": desk_day(narrowing.last)}
    most = COUNTED // max(1, len(asked["sources"]))
    days: list[Counter[date]] = [Counter() for _column in columns]
    by_source: dict[UUID, dict[date, int]] = defaultdict(dict)
    with connection.cursor() as cursor:
        cursor.execute(_VOLUME, asked | {"most": most})
        for place, source, day, count in cursor.fetchall():
            days[place][day] += count
            by_source[source][day] = count
    cut = [min(counts) for counts in by_source.values() if sum(counts.values()) >= most]
    since = max(cut, default=None)
    return Volume([{day: n for day, n in counts.items() if not since or day >= since} for counts in days], since)


def _asked(columns: Sequence[Column]) -> dict[str, Any]:
    pairs = [(place, pk) for place, column in enumerate(columns) for pk in column.ids]
    return {"places": [place for place, _pk in pairs], "sources": [pk for _place, pk in pairs]}


def _walk_ends(asked: dict[str, Any]) -> list[datetime]:
    """Where the walk over a source's articles ends before the time does."""
    statement = """
        SELECT last.published_at FROM unnest(%(sources)s::uuid[]) AS asked(source) CROSS JOIN LATERAL (
            SELECT published_at FROM articles_article
            WHERE source_id = asked.source AND published_at >= %(first)s AND published_at < %(last)s
            ORDER BY published_at DESC, id DESC OFFSET %(walked)s - 1 LIMIT 1
        ) AS last"""
    with connection.cursor() as cursor:
        cursor.execute(statement, asked)
        return [at for (at,) in cursor.fetchall()]


def _conditions(narrowing: Narrowing) -> Iterator[str]:
    yield "true"
    if narrowing.tags:
        yield """EXISTS (SELECT FROM articles_articletag AS t
                         WHERE t.article_id = walked.id AND t.tag_id = ANY(%(tags)s::bigint[]))"""
    for place in range(1, len(narrowing.entities) + 1):
        yield _NAMED.format(place=place)


def _article(row: Sequence[Any]) -> ReadArticle:
    place, pk, source, at, precision, known_from, copies, credited, story, tellers, told, _rank = row
    exact = precision == Article.Precision.SECOND and known_from != Article.DateKnownFrom.RECEIVED
    return ReadArticle(
        place,
        pk,
        source,
        at.replace(tzinfo=UTC),
        exact,
        copies,
        tuple(json.loads(credited)),
        story,
        tellers or 1,
        told or 1,
    )

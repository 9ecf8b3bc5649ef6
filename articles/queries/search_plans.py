"""The ways to the first hits from a place on, up or down the dates; how many hits there are chooses.

The planner cannot know how common a word is in a vector that we wrote, and for a rare one it walks the whole date
index (seconds at a million articles). So hits are counted first, which the page shows anyway, and the count chooses:
few hits are collected and sorted; many are met soon on a walk along the date index, which opens the vector of every
article on its way; for what lies between, the text index and the date index are read together over a stretch of dates
that should hold enough, and over longer ones where it does not.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from functools import partial
from typing import TypeAlias
from uuid import UUID

from django.db import connection

from ..models import Article
from ..models.article import ArticleQuerySet
from .search_counts import Place, hits_sql

# Microseconds, measured at a million articles in memory; only their proportions matter.
FETCH = 4.0
"""Reading the row of a hit."""

OPEN = 20.0
"""Reading a row and looking into its vector, which lies outside."""

INDEXED = 0.12
"""Reading one entry of an index."""

ROOM = 3
"""How many times as many hits as are wanted a stretch of dates should hold."""

Beyond: TypeAlias = tuple[datetime, UUID] | None
Way: TypeAlias = Callable[[ArticleQuerySet, int, bool, Beyond], list[Place]]


def beyond_in(places: list[Place], most: int, *, down: bool, beyond: Beyond) -> list[Place]:
    """The first ``most`` of ``places`` from the newest down (from the oldest up), after the place ``beyond``."""
    if beyond:
        places = [place for place in places if (place[:2] < beyond if down else place[:2] > beyond)]
    return sorted(places, key=lambda place: place[:2], reverse=down)[:most]


def first_places(articles: ArticleQuerySet, hits: int, most: int, *, down: bool, beyond: Beyond = None) -> list[Place]:
    """As ``beyond_in``, of all ``articles``, of which there are about ``hits``."""
    return cheapest_way(hits, most, max(articles_at_desk(), hits))(articles, most, down, beyond)


def cheapest_way(hits: int, most: int, articles: int) -> Way:
    """``_walk``, ``_window`` or ``_collect``: whichever should meet ``most`` of ``hits`` among ``articles`` soonest."""
    passed = most * articles / hits
    ways: dict[Way, float] = {
        _collect: hits * FETCH,
        _walk: passed * OPEN,
        partial(_window, stretch=int(ROOM * passed)): (hits + 2 * ROOM * passed) * INDEXED + ROOM * most * FETCH,
    }
    return min(ways, key=lambda way: ways[way])


def _walk(articles: ArticleQuerySet, most: int, down: bool, beyond: Beyond) -> list[Place]:
    """Down the date index, looking into each article."""
    with _no("enable_bitmapscan"):
        return _places(_ordered(_from(articles, down, beyond), down)[:most])


def _window(articles: ArticleQuerySet, most: int, down: bool, beyond: Beyond, stretch: int) -> list[Place]:
    """The hits among the next ``stretch`` articles, or four times as many, and so on."""
    while True:
        edge = _date_after(stretch, down, beyond)
        bounded = _from(articles, down, beyond)
        if edge:
            bounded = bounded.filter(**{"published_at__gte" if down else "published_at__lte": edge})
        with _no("enable_indexscan"):
            found = _collect(bounded, most, down, None)
        if len(found) >= most or edge is None:
            return found
        stretch *= 4


def _collect(articles: ArticleQuerySet, most: int, down: bool, beyond: Beyond) -> list[Place]:
    """All hits, sorted."""
    sql, params = hits_sql(_from(articles, down, beyond))
    order = "DESC" if down else "ASC"
    with connection.cursor() as cursor:
        cursor.execute(
            f"WITH hit AS MATERIALIZED ({sql}) SELECT * FROM hit "  # noqa: S608 (no value is in the text)
            f"ORDER BY published_at {order}, id {order} LIMIT %s",
            [*params, most],
        )
        return [Place(*row) for row in cursor.fetchall()]


def _from(articles: ArticleQuerySet, down: bool, beyond: Beyond) -> ArticleQuerySet:
    if not beyond:
        return articles
    # The bare time as well: of the pair the planner makes no range of the index.
    if down:
        return articles.older_than(*beyond).filter(published_at__lte=beyond[0])
    return articles.newer_than(*beyond).filter(published_at__gte=beyond[0])


def _ordered(articles: ArticleQuerySet, down: bool) -> ArticleQuerySet:
    return articles.newest_first() if down else articles.order_by("published_at", "id")


def _places(articles: ArticleQuerySet) -> list[Place]:
    return [Place(*row) for row in articles.values_list("published_at", "id", "source_id", "story_id")]


def _date_after(number: int, down: bool, beyond: Beyond) -> datetime | None:
    articles = Article.objects.all()
    if beyond:
        articles = articles.filter(**{"published_at__lte" if down else "published_at__gte": beyond[0]})
    times = _ordered(articles, down).values_list("published_at", flat=True)
    return next(iter(times[number : number + 1]), None)


def articles_at_desk() -> int:
    """How many articles the desk has, about: as the last vacuum found them."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT reltuples FROM pg_class WHERE oid = 'articles_article'::regclass")
        return int(cursor.fetchone()[0])


@contextmanager
def _no(*ways: str) -> Iterator[None]:
    """Keeps the planner from ``ways`` such as ``enable_bitmapscan``."""
    with connection.cursor() as cursor:
        cursor.execute("; ".join(f"SET LOCAL {way} = off" for way in ways))
        yield
        cursor.execute("; ".join(f"SET LOCAL {way} = on" for way in ways))

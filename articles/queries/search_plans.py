"""The ways to the first hits from a place on, up or down the dates; how many hits there are chooses.

The planner cannot know how common a word is in a vector that we wrote, and for a rare one it walks the whole date
index (seconds at a million articles). So hits are counted first, which the page shows anyway, and the count chooses:
few hits are collected and sorted; many are met soon on a walk along the date index, which opens the vector of every
article on its way; for what lies between, the text index and the date index are read together over a stretch of dates
that should hold enough, and over longer ones where it does not.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from typing import TypeAlias
from uuid import UUID

from django.db import connection

from ..models import Article
from ..models.article import ArticleQuerySet
from .search_counts import COLUMNS, Asked, Place, guess, never

# Microseconds, measured at a million articles in memory; only their proportions matter.
FETCH = 4.0
"""Reading the row of a hit."""

OPEN = 20.0
"""Reading a row and looking into its vector, which lies outside."""

INDEXED = 0.12
"""Reading one entry of an index."""

MATCHED = 0.5
"""Finding a hit in the text index; of several words also what only one of them finds."""

ROOM = 3
"""How many times as many hits as are wanted a stretch of dates should hold."""

Beyond: TypeAlias = tuple[datetime, UUID] | None
Way: TypeAlias = "Callable[[Asked, int, Among, bool, Beyond], list[Place]]"


@dataclass(frozen=True, slots=True)
class Among:
    """The articles among which hits are looked for: all, or those published in an interval."""

    articles: ArticleQuerySet
    number: int


def beyond_in(places: list[Place], most: int, *, down: bool, beyond: Beyond) -> list[Place]:
    """The first ``most`` of ``places`` from the newest down (from the oldest up), after the place ``beyond``."""
    if beyond:
        places = [place for place in places if (place[:2] < beyond if down else place[:2] > beyond)]
    return sorted(places, key=lambda place: place[:2], reverse=down)[:most]


def first_places(asked: Asked, hits: int, most: int, among: Among, *, down: bool, beyond: Beyond = None) -> list[Place]:
    """As ``beyond_in``, of all that is ``asked``, of which there are about ``hits`` ``among`` articles."""
    fetched = hits if asked.filtered is None else max(hits, guess(asked.found))
    return cheapest_way(hits, most, max(among.number, hits), fetched)(asked, most, among, down, beyond)


def cheapest_way(hits: int, most: int, articles: int, fetched: int) -> Way:
    """``_walk``, ``_window`` or ``_collect``: whichever should meet ``most`` of ``hits`` among ``articles`` soonest,
    where ``fetched`` are what the words find before any filter."""
    passed = most * articles / hits
    stretch = int(ROOM * passed)
    ways: dict[Way, float] = {
        _collect: fetched * FETCH,
        _walk: passed * OPEN,
        partial(_window, stretch=stretch): fetched * MATCHED + 2 * stretch * INDEXED + ROOM * most * FETCH,
    }
    return min(ways, key=lambda way: ways[way])


def _walk(asked: Asked, most: int, _among: Among, down: bool, beyond: Beyond) -> list[Place]:
    """Down the date index, looking into each article."""
    ordered = _ordered(_from(asked, down, beyond).articles, down)
    with never("enable_bitmapscan", "enable_hashjoin"):
        return [Place(*row) for row in ordered.values_list(*COLUMNS)[:most]]


def _window(asked: Asked, most: int, among: Among, down: bool, beyond: Beyond, stretch: int) -> list[Place]:
    """The hits among the next ``stretch`` articles, or four times as many, and so on."""
    while True:
        edge = _date_after(among, stretch, down, beyond)
        bounded = _from(asked, down, beyond)
        if edge:
            bounded = bounded.narrowed(**{"published_at__gte" if down else "published_at__lte": edge})
        found = _collect(bounded, most, among, down, None)
        if len(found) >= most or edge is None:
            return found
        stretch *= 4


def _collect(asked: Asked, most: int, _among: Among, down: bool, beyond: Beyond) -> list[Place]:
    """All hits, sorted."""
    sql, params = _from(asked, down, beyond).sql()
    order = "DESC" if down else "ASC"
    with never(*asked.never, "enable_indexscan"), connection.cursor() as cursor:
        cursor.execute(
            f"WITH hit AS MATERIALIZED ({sql}) SELECT * FROM hit "  # noqa: S608 (no value is in the text)
            f"ORDER BY published_at {order}, id {order} LIMIT %s",
            [*params, most],
        )
        return [Place(*row) for row in cursor.fetchall()]


def _from(asked: Asked, down: bool, beyond: Beyond) -> Asked:
    if not beyond:
        return asked
    # The bare time as well: of the pair the planner makes no range of the index.
    if down:
        return Asked(asked.found.older_than(*beyond).filter(published_at__lte=beyond[0]), asked.filtered)
    return Asked(asked.found.newer_than(*beyond).filter(published_at__gte=beyond[0]), asked.filtered)


def _ordered(articles: ArticleQuerySet, down: bool) -> ArticleQuerySet:
    return articles.newest_first() if down else articles.order_by("published_at", "id")


def _date_after(among: Among, number: int, down: bool, beyond: Beyond) -> datetime | None:
    articles = among.articles
    if beyond:
        articles = articles.filter(**{"published_at__lte" if down else "published_at__gte": beyond[0]})
    times = _ordered(articles, down).values_list("published_at", flat=True)
    return next(iter(times[number : number + 1]), None)


def articles_among(first: datetime | None, last: datetime | None) -> Among:
    """The articles of the desk, about as many as the last vacuum found (counted where there was none), or those of an
    interval (half-open)."""
    if first or last:
        within = Article.objects.published_between(first, last)
        return Among(within, within.count())
    with connection.cursor() as cursor:
        cursor.execute("SELECT reltuples FROM pg_class WHERE oid = 'articles_article'::regclass")
        number = int(cursor.fetchone()[0])
    return Among(Article.objects.all(), number if number >= 0 else Article.objects.count())

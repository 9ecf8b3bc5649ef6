"""What a timeline draws: counts by column and lane, intervals, and what lies before and after. Rows are never loaded.

Two clocks: ``published`` counts articles by when they appeared, ``happened`` counts the times that their texts name.
All columns and lanes of a window are counted in one statement (``width_bucket`` over the window's edges), so the number
of queries does not depend on what the desk holds.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any, Literal
from uuid import UUID

from django.db import connection
from django.db.models import Count, F, Max, Min, Q, QuerySet

from ..analysis.timeline import Window
from ..models import Article, Mention, TimeReference, User
from ..models.article import ArticleQuerySet
from .article_filters import ArticleFilter
from .volume import column_of, desk_day, midnight

Clock = Literal["published", "happened"]
LaneKind = Literal["source", "story"]

SAMPLE = 200
"""How many of the newest decide which window is shown first."""
COUNTED = 1_000
"""What lies outside the window is counted no further than this."""
_DAY = TimeReference.Granularity.DAY
_AHEAD = timedelta(days=31)


@dataclass(frozen=True, slots=True)
class Asked:
    """What one timeline is of. The publication days of ``filters`` are left out: the window is the interval."""

    user: User
    clock: Clock
    filters: ArticleFilter
    lanes: LaneKind = "source"
    story: UUID | None = None

    @property
    def articles(self) -> ArticleQuerySet:
        articles = self.filters.apply(Article.objects.all(), self.user)
        return articles.filter(story=self.story) if self.story else articles

    @property
    def references(self) -> QuerySet[TimeReference]:
        """The times that the articles name."""
        every = TimeReference.objects.all()
        for entity in self.filters.entities:  # past the articles: mentions have their ids
            every = every.filter(article__in=Mention.objects.standing().filter(entity=entity).values("article"))
        others = replace(self, filters=replace(self.filters, entities=()))
        narrowed = bool(others.filters) or self.story is not None
        return every.filter(article__in=others.articles.values("pk")) if narrowed else every

    @property
    def lane(self) -> str:
        """The column that names the lane."""
        return self.lanes if self.clock == "published" else f"article__{self.lanes}"


@dataclass(frozen=True, slots=True)
class Dot:
    """``count`` articles, or named days, of one lane in one column."""

    lane: UUID
    column: int
    count: int


@dataclass(slots=True)
class Density:
    """How much there is in the window, in each column, in the busiest lanes, and in each of their columns."""

    total: int
    columns: list[int]
    lanes: list[tuple[UUID, int]]
    dots: list[Dot]


@dataclass(frozen=True, slots=True)
class Interval:
    """A time longer than a day that ``count`` references of one lane name."""

    lane: UUID
    earliest: date
    latest: date
    granularity: str
    count: int


@dataclass(frozen=True, slots=True)
class Beyond:
    """What lies on one side of the window: how many (``COUNTED`` at most) and the nearest day."""

    count: int
    nearest: date | None

    @property
    def more(self) -> bool:
        return self.count > COUNTED


def newest_times(asked: Asked) -> list[tuple[date, date]]:
    """First and last days of the newest material, newest first: of articles, or of times they name.

    Times further ahead of the newest article than a month, and longer than a year, say nothing of where to look.
    """
    published = asked.articles.order_by("-published_at", "-id").values_list("published_at", flat=True)
    if asked.clock == "published":
        return [(day, day) for day in (desk_day(moment) for moment in published[:SAMPLE])]
    newest = published.first()
    if newest is None:
        return []
    references = asked.references.filter(earliest__lte=desk_day(newest) + _AHEAD)
    named = references.filter(latest__lte=F("earliest") + timedelta(days=366))
    return list(named.order_by("-earliest").values_list("earliest", "latest")[:SAMPLE])


def inside(asked: Asked, window: Window) -> QuerySet[Any]:
    """The articles, or references, in the window. A reference longer than the window says nothing within it."""
    if asked.clock == "published":
        return asked.articles.published_between(midnight(window.start), midnight(window.end))
    return _not_longer_than(touching(asked.references, window.start, window.last), window)


def touching(references: QuerySet[TimeReference], first: date, last: date) -> QuerySet[TimeReference]:
    """References to times that lie in, or reach into, ``first`` to ``last`` (both included)."""
    return references.filter(earliest__lte=last, latest__gte=first)


def _not_longer_than(references: QuerySet[TimeReference], window: Window) -> QuerySet[TimeReference]:
    longest = timedelta(days=window.days)
    # The second condition follows from the first two; it lets the index begin where the window does.
    return references.filter(latest__lt=F("earliest") + longest, earliest__gt=_back(window.start, longest))


def _back(day: date, span: timedelta) -> date:
    return date.min if day - date.min < span else day - span


def longer_than_window(asked: Asked, window: Window) -> int:
    """How many references reach across the window because they are longer than it; ``COUNTED`` + 1 at most."""
    if asked.clock == "published":
        return 0
    across = touching(asked.references, window.start, window.last)
    return across.filter(latest__gte=F("earliest") + timedelta(days=window.days)).values("pk")[: COUNTED + 1].count()


def density(asked: Asked, window: Window, most: int) -> Density:
    """What the window holds, by column and in the ``most`` busiest lanes, in one statement that reads it once."""
    grouped, parameters = _grouped(asked, window).query.sql_with_params()
    with connection.cursor() as cursor:
        cursor.execute(_DENSITY.format(grouped=grouped), [*parameters, most])
        rows = cursor.fetchall()
    counts = [0] * window.zoom.columns
    found = Density(0, counts, [], [])
    for what, lane, first, last, count in rows:
        if what == "lane":
            found.lanes.append((lane, int(count)))
        elif what == "dot":
            found.dots.append(Dot(lane, first - 1, int(count)))
        else:
            found.total += int(count)
            for column in range(max(first, 1), min(last, len(counts)) + 1):
                counts[column - 1] += int(count)
    return found


_DENSITY = """
    WITH inside (lane, place, upto, dotted, n) AS MATERIALIZED ({grouped}),
         busiest AS (
             SELECT lane, sum(n) AS n FROM inside WHERE lane IS NOT NULL GROUP BY lane ORDER BY 2 DESC, 1 LIMIT %s
         )
    SELECT 'column', NULL::uuid, place, upto, sum(n) AS n FROM inside GROUP BY place, upto
    UNION ALL SELECT 'dot', lane, place, NULL, sum(inside.n) FROM inside JOIN busiest USING (lane)
              WHERE dotted GROUP BY lane, place
    UNION ALL SELECT 'lane', lane, NULL, NULL, n FROM busiest
    ORDER BY 1, 5 DESC, 2"""


def _grouped(asked: Asked, window: Window) -> QuerySet[Any]:
    """Lane, first and last column, whether it is a dot, and how many."""
    first, last, dotted = "published_at", "published_at", Q(published_at__isnull=False)
    if asked.clock == "happened":
        first, last, dotted = "earliest", "latest", Q(granularity=_DAY)
    places = {"lane": F(asked.lane), "place": column_of(first, window), "upto": column_of(last, window)}
    placed = inside(asked, window).order_by().annotate(**places, dotted=dotted)
    grouped: QuerySet[Any] = placed.values(*places, "dotted").annotate(n=Count("pk"))
    return grouped


def intervals(asked: Asked, window: Window, shown: Iterable[UUID], most: int = 300) -> list[Interval]:
    """The intervals that are named most, equal ones of a lane as one. Articles appear at a moment: none of them."""
    if asked.clock == "published":
        return []
    rows = inside(asked, window).exclude(granularity=_DAY).filter(**{f"{asked.lane}__in": list(shown)})
    grouped = rows.order_by().values(asked.lane, "earliest", "latest", "granularity").annotate(count=Count("pk"))
    named = grouped.values_list(asked.lane, "earliest", "latest", "granularity", "count")
    return [Interval(*row) for row in named.order_by("-count", "earliest", "latest", asked.lane)[:most]]


def earlier(asked: Asked, window: Window) -> Beyond:
    """What lies wholly before the window."""
    if asked.clock == "published":
        past = asked.articles.published_between(None, midnight(window.start)).order_by("-published_at")
        return _published_beyond(past, Max)
    references = asked.references.filter(earliest__lt=window.start, latest__lt=window.start).order_by("-earliest")
    return Beyond(*_nearest(references, "earliest", Max))


def later(asked: Asked, window: Window) -> Beyond:
    """What begins after the window."""
    if asked.clock == "published":
        future = asked.articles.published_between(midnight(window.end), None).order_by("published_at")
        return _published_beyond(future, Min)
    return Beyond(*_nearest(asked.references.filter(earliest__gte=window.end).order_by("earliest"), "earliest", Min))


def _published_beyond(articles: ArticleQuerySet, of: type[Max | Min]) -> Beyond:
    count, nearest = _nearest(articles, "published_at", of)
    return Beyond(count, desk_day(nearest) if nearest else None)


def _nearest(rows: QuerySet[Any], field: str, of: type[Max | Min]) -> tuple[int, Any]:
    """How many rows, ``COUNTED`` + 1 at most, and the nearest value of the field by which they are ordered."""
    found = rows.values(field)[: COUNTED + 1].aggregate(n=Count("*"), nearest=of(field))
    return found["n"], found["nearest"]

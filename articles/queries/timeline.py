"""What a timeline draws: counts by column and lane, intervals, and what lies before and after. Rows are never loaded.

Two clocks: ``published`` counts articles by when they appeared, ``happened`` counts the times that their texts name.
All columns of a window are counted in one statement each (``width_bucket`` over the window's edges), so the number of
queries does not depend on what the desk holds.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, Literal
from uuid import UUID

from django.db.models import Count, F, QuerySet

from ..analysis.timeline import Window
from ..models import Article, TimeReference, User
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
        narrowed = bool(self.filters) or self.story is not None
        return every.filter(article__in=self.articles.values("pk")) if narrowed else every

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


def column_counts(asked: Asked, window: Window) -> list[int]:
    """How many articles, or references, lie in or reach into each column."""
    counts = [0] * window.zoom.columns
    if asked.clock == "published":
        for column, count in _counted(inside(asked, window), place=column_of("published_at", window)):
            counts[column - 1] = count
        return counts
    ends = {"place": column_of("earliest", window), "upto": column_of("latest", window)}
    for first, last, count in _counted(inside(asked, window), **ends):
        for column in range(max(first, 1), min(last, len(counts)) + 1):
            counts[column - 1] += count
    return counts


def _counted(rows: QuerySet[Any], *fields: str, **expressions: Any) -> Any:
    """``(value of each field, count)`` for each group, largest first."""
    names = (*fields, *expressions)
    grouped = rows.order_by().annotate(**expressions).values(*names)
    return grouped.annotate(count=Count("pk")).values_list(*names, "count").order_by("-count", *names)


def lanes(asked: Asked, window: Window, most: int) -> list[tuple[UUID, int]]:
    """The lanes with most in the window, and how much; articles of no story have no lane."""
    rows = inside(asked, window).filter(**{f"{asked.lane}__isnull": False})
    return list(_counted(rows, asked.lane)[:most])


def dots(asked: Asked, window: Window, shown: Iterable[UUID]) -> list[Dot]:
    rows = inside(asked, window).filter(**{f"{asked.lane}__in": list(shown)})
    field = "published_at"
    if asked.clock == "happened":
        rows, field = rows.filter(granularity=_DAY), "earliest"
    return [Dot(lane, column - 1, n) for lane, column, n in _counted(rows, asked.lane, place=column_of(field, window))]


def intervals(asked: Asked, window: Window, shown: Iterable[UUID], most: int = 300) -> list[Interval]:
    """The intervals that are named most, equal ones of a lane as one. Articles appear at a moment: none of them."""
    if asked.clock == "published":
        return []
    rows = inside(asked, window).exclude(granularity=_DAY).filter(**{f"{asked.lane}__in": list(shown)})
    grouped = _counted(rows, asked.lane, "earliest", "latest", "granularity")
    return [Interval(*row) for row in grouped[:most]]


def earlier(asked: Asked, window: Window) -> Beyond:
    if asked.clock == "published":
        return _published_beyond(asked.articles.published_between(None, midnight(window.start)), "-published_at")
    past = asked.references.filter(earliest__lt=window.start, latest__lt=window.start)
    return Beyond(_some(past), past.order_by("-earliest").values_list("latest", flat=True).first())


def later(asked: Asked, window: Window) -> Beyond:
    if asked.clock == "published":
        return _published_beyond(asked.articles.published_between(midnight(window.end), None), "published_at")
    future = asked.references.filter(earliest__gte=window.end)
    return Beyond(_some(future), future.order_by("earliest").values_list("earliest", flat=True).first())


def _published_beyond(articles: ArticleQuerySet, order: str) -> Beyond:
    nearest = articles.order_by(order).values_list("published_at", flat=True).first()
    return Beyond(_some(articles), desk_day(nearest) if nearest else None)


def _some(rows: QuerySet[Any]) -> int:
    return rows.order_by().values("pk")[: COUNTED + 1].count()

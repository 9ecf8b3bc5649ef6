"""The arithmetic of a timeline: windows of days cut into columns, what stands where in them, which bars share a row.

Pure. Days are ``date``; a window is half-open; positions are shares of its length, 0 at its oldest edge and 1 at its
newest. On which side the newest stands is for the page to say.
"""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from functools import lru_cache
from itertools import pairwise
from math import sqrt


class Zoom(StrEnum):
    """The unit of one column, from coarse to fine."""

    YEAR = "year"
    QUARTER = "quarter"
    MONTH = "month"
    WEEK = "week"
    DAY = "day"

    @property
    def columns(self) -> int:
        """How many columns a window of this zoom has."""
        return _COLUMNS[self]

    @property
    def finer(self) -> "Zoom | None":
        return next(iter(_ORDER[_ORDER.index(self) + 1 :]), None)

    @property
    def coarser(self) -> "Zoom | None":
        place = _ORDER.index(self)
        return _ORDER[place - 1] if place else None


_ORDER = list(Zoom)
_COLUMNS = {Zoom.YEAR: 12, Zoom.QUARTER: 12, Zoom.MONTH: 12, Zoom.WEEK: 16, Zoom.DAY: 28}

FIRST, LAST = date(100, 1, 1), date(9900, 1, 1)
"""The days that a window may begin on: every step from them is still a ``date``."""


def floor(day: date, zoom: Zoom) -> date:
    """The first day of the column that holds ``day``; weeks begin on Monday."""
    day = min(max(day, FIRST), LAST)
    match zoom:
        case Zoom.YEAR:
            return day.replace(month=1, day=1)
        case Zoom.QUARTER:
            return day.replace(month=(day.month - 1) // 3 * 3 + 1, day=1)
        case Zoom.MONTH:
            return day.replace(day=1)
        case Zoom.WEEK:
            return day - timedelta(days=day.weekday())
    return day


def step(day: date, zoom: Zoom, columns: int) -> date:
    """The first day of the column that lies ``columns`` after the one that begins on ``day`` (before, if negative)."""
    if zoom in (Zoom.DAY, Zoom.WEEK):
        return day + timedelta(days=columns * (7 if zoom is Zoom.WEEK else 1))
    months = {Zoom.YEAR: 12, Zoom.QUARTER: 3, Zoom.MONTH: 1}[zoom] * columns
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, 1)


@lru_cache(maxsize=64)
def _edges(zoom: Zoom, start: date) -> tuple[date, ...]:
    """A drawing asks for them some hundred times."""
    return tuple(step(start, zoom, column) for column in range(zoom.columns + 1))


@dataclass(frozen=True, slots=True)
class Window:
    """What a timeline shows: ``columns`` columns of one unit, from ``start`` on."""

    zoom: Zoom
    start: date

    @property
    def edges(self) -> tuple[date, ...]:
        """First days of the columns, and the day after the last: one more than there are columns."""
        return _edges(self.zoom, self.start)

    @property
    def end(self) -> date:
        """The first day that lies after the window."""
        return self.edges[-1]

    @property
    def days(self) -> int:
        return (self.end - self.start).days

    @property
    def last(self) -> date:
        """The last day inside."""
        return self.end - timedelta(days=1)

    def position(self, day: date) -> float:
        """Where ``day`` begins, 0 to 1; days outside the window stand at its edges."""
        return min(max((day - self.start).days / self.days, 0.0), 1.0)

    def column(self, day: date) -> int | None:
        """The column that holds ``day``; None outside the window."""
        place = bisect_right(self.edges, day) - 1
        return place if 0 <= place < self.zoom.columns else None

    def moved(self, columns: int) -> "Window":
        return window_from(step(self.start, self.zoom, columns), self.zoom)

    @property
    def middle(self) -> date:
        return self.start + (self.end - self.start) / 2

    def zoomed(self, zoom: Zoom) -> "Window":
        """The window of another unit around the same middle."""
        return window_around(self.middle, zoom)

    def zoomed_into(self, zoom: Zoom, counts: Sequence[int]) -> "Window":
        """The window of a finer unit around the middle of what is shown: ``counts`` say how much each column holds."""
        return window_around(_median(self, counts), zoom)


def _median(window: Window, counts: Sequence[int]) -> date:
    """The middle of the column in which half of the counts is reached; of the window, where it is empty."""
    half, reached = sum(counts) / 2, 0
    for first, last, count in zip(window.edges, window.edges[1:], counts, strict=False):
        reached += count
        if count and reached >= half:
            return first + (last - first) / 2
    return window.middle


def window_from(day: date, zoom: Zoom) -> Window:
    """The window whose first column holds ``day``."""
    return Window(zoom, floor(day, zoom))


def window_around(day: date, zoom: Zoom) -> Window:
    """The window that has ``day`` in its middle."""
    return window_from(step(floor(day, zoom), zoom, -(zoom.columns // 2)), zoom)


def window_up_to(day: date, zoom: Zoom) -> Window:
    """The window whose newest column holds ``day``."""
    return window_from(step(floor(day, zoom), zoom, 1 - zoom.columns), zoom)


def window_for(first: date, last: date) -> Window:
    """The finest window that holds ``first`` to ``last`` with room on both sides, around their middle."""
    middle = first + (last - first) / 2
    for zoom in reversed(_ORDER):
        window = window_around(middle, zoom)
        if window.start < first and last < window.last:
            return window
    return window_around(middle, Zoom.YEAR)


def window_of_newest(times: Sequence[tuple[date, date]], share: float = 0.8) -> Window:
    """The finest window up to the newest of ``times`` that shows ``share`` of them; years where none does.

    ``times`` are first and last days, newest first, at least one. One that is longer than a window does not show in it.
    """
    for zoom in reversed(_ORDER):
        window = window_up_to(times[0][0], zoom)
        shown = sum(first >= window.start and (last - first).days < window.days for first, last in times)
        if shown >= share * len(times):
            return window
    return window_up_to(times[0][0], Zoom.YEAR)


def window_holding(first: date, last: date) -> Window:
    """The finest window up to ``last`` that holds ``first`` too; the newest twelve years where none does."""
    windows = (window_up_to(last, zoom) for zoom in reversed(_ORDER))
    return next((window for window in windows if window.start <= first), window_up_to(last, Zoom.YEAR))


@dataclass(frozen=True, slots=True)
class Tick:
    """A column's place, and whether it opens a larger unit (a year for months, a month for days)."""

    day: date
    left: float
    width: float
    opens: bool


def ticks(window: Window) -> tuple[Tick, ...]:
    shares = [window.position(edge) for edge in window.edges]
    return tuple(
        Tick(window.edges[place], left, right - left, _opens(window.edges[place], place, window))
        for place, (left, right) in enumerate(pairwise(shares))
    )


def _opens(first: date, place: int, window: Window) -> bool:
    """Whether the column at ``place`` is the first that lies in its year (in its month, for days and weeks)."""
    if place == 0:
        return True
    before = window.edges[place - 1]
    if window.zoom in (Zoom.DAY, Zoom.WEEK):
        return (first.year, first.month) != (before.year, before.month)
    return window.zoom is not Zoom.YEAR and first.year != before.year


@dataclass(frozen=True, slots=True)
class Bar:
    """An interval as drawn: ``left`` and ``width`` as shares of the window, and whether it goes on past an edge."""

    left: float
    width: float
    row: int
    cut_before: bool
    cut_after: bool


def lay_bars(
    intervals: Iterable[tuple[date, date]], window: Window, rows: int = 4, least: float = 0.006
) -> list[Bar | None]:
    """A place for each interval (first and last day, both included) in the lowest of ``rows`` that is free there.

    Intervals are taken in the order given, so the first are surest of a place; None for one that finds no room, or
    that lies outside. A bar is at least ``least`` wide, so that it can be seen and hit.
    """
    taken: list[list[tuple[float, float]]] = [[] for _ in range(rows)]
    return [_lay(first, last, window, taken, least) for first, last in intervals]


def _lay(first: date, last: date, window: Window, taken: list[list[tuple[float, float]]], least: float) -> Bar | None:
    if last < window.start or first >= window.end:
        return None
    left = window.position(first)
    right = 1.0 if last >= window.last else window.position(last + timedelta(days=1))
    if right - left < least:
        left = min(left, 1.0 - least)
        right = left + least
    for row, spans in enumerate(taken):
        if all(right <= start or end <= left for start, end in spans):
            spans.append((left, right))
            return Bar(left, right - left, row, first < window.start, last > window.last)
    return None


def heights(counts: Sequence[int], tallest: float) -> list[float]:
    """Bars of a histogram: in proportion, ``tallest`` for the largest, and none that is not zero below 1.5."""
    most = max(counts, default=0)
    return [max(count / most * tallest, 1.5) if count else 0.0 for count in counts]


def radius(count: int, least: float = 4.0, most: float = 12.0) -> float:
    """Radius of a dot that stands for ``count`` things: its area grows with them, up to ``most``."""
    return min(least * sqrt(max(count, 1)), most)

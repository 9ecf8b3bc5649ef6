"""Timelines and volumes as numbers and words that a template can print: SVG in percent of its width, drawn once.

Everything is placed in an ``ltr`` box. The newest stands at the start of the page's direction: right in Arabic.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Literal

from django.utils.html import format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import get_language_bidi
from django.utils.translation import gettext as _

from ..analysis.timeline import Tick, Window, Zoom, heights, ticks
from ..language import calendar
from ..templatetags import display


@dataclass(frozen=True, slots=True)
class Days:
    """Days from ``earliest`` to ``latest``, both included, as the filter ``interval`` prints them."""

    earliest: date
    latest: date
    granularity: str = "range"


def days_of(window: Window, column: int) -> Days:
    """The days of one column."""
    first, after = window.edges[column], window.edges[column + 1]
    granularity = "range" if window.zoom is Zoom.WEEK else window.zoom.value
    return Days(first, after - timedelta(days=1), granularity)


def words(days: Days) -> str:
    """Days in words, without markup."""
    return calendar.interval(days.earliest, days.latest, days.granularity, display.current().style)


@dataclass(frozen=True, slots=True)
class Axis:
    """Turns shares of a window (0 the oldest edge) into percent from the left of the drawing."""

    window: Window
    newest_at: Literal["left", "right"]

    def x(self, left: float, width: float = 0.0) -> str:
        return percent(left if self.newest_at == "right" else 1 - left - width)


def axis_of(window: Window) -> Axis:
    return Axis(window, "right" if get_language_bidi() else "left")


def percent(share: float) -> str:
    return f"{share * 100:.3f}%"


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a histogram, ``y`` and ``height`` in pixels from the top."""

    days: Days
    count: int
    x: str
    middle: str
    width: str
    y: str
    height: str
    label: str
    context: str
    edge: str
    first: bool = False
    """Whether it is the oldest, whose words would run over the edge if they stood in its middle."""
    last: bool = False
    """Whether it is the newest, whose words would run over the other edge."""
    sparse: bool = False
    """Whether it keeps its label where there is room for four alone."""
    spare: bool = False
    """Whether its context gives way where the drawing is narrow."""
    href: str = ""
    selected: bool = False

    @property
    def words(self) -> str:
        return words(self.days)


def columns(
    window: Window,
    counts: Sequence[int],
    tallest: int,
    href: Callable[[Days], str] = lambda days: "",
    selected: Days | None = None,
) -> list[Column]:
    """The histogram of ``counts``, oldest first."""
    axis = axis_of(window)
    drawn = []
    quarter = window.zoom.columns // 4
    opening = [place for place, tick in enumerate(ticks(window)) if tick.opens]
    # Two names of months side by side would run into each other: the one cut off by the edge gives way.
    crowded = opening[1:2] != [] and opening[1] <= quarter
    spare = _spare(opening, quarter * 3 // 2)
    for place, (tick, height) in enumerate(zip(ticks(window), heights(counts, tallest), strict=True)):
        days = days_of(window, place)
        inset = tick.width * 0.08
        drawn.append(
            Column(
                days=days,
                count=counts[place],
                x=axis.x(tick.left + inset, tick.width - 2 * inset),
                middle=axis.x(tick.left + tick.width / 2),
                width=percent(tick.width - 2 * inset),
                y=f"{tallest - height:.1f}",
                height=f"{height:.1f}",
                label=_label(tick, window.zoom),
                context=_context(tick, window.zoom) if tick.opens and not (crowded and place == 0) else "",
                edge=axis.x(tick.left),
                first=place == 0,
                last=place == window.zoom.columns - 1,
                sparse=place % quarter == quarter // 2,
                spare=place in spare,
                href=href(days),
                selected=selected is not None and _overlap(days, selected),
            )
        )
    return drawn


def grid(drawn: Sequence[Column]) -> SafeString:
    """A line at the older edge of each column: every lane has the same."""
    lines = (("grid grid-strong" if column.context else "grid", column.edge, column.edge) for column in drawn)
    return format_html_join("", '<line class="{}" x1="{}" x2="{}" y1="0" y2="400"/>', lines)


def _spare(opening: Sequence[int], apart: int) -> set[int]:
    """The openings that stand less than ``apart`` columns from a newer one that stays."""
    spare: set[int] = set()
    last = None
    for place in reversed(opening):
        if last is not None and last - place < apart:
            spare.add(place)
        else:
            last = place
    return spare


def _overlap(one: Days, other: Days) -> bool:
    return one.earliest <= other.latest and other.earliest <= one.latest


def _label(tick: Tick, zoom: Zoom) -> str:
    style = display.current().style
    match zoom:
        case Zoom.YEAR:
            return calendar.digits(tick.day.year, style)
        case Zoom.QUARTER:
            return _("Q%(number)s") % {"number": calendar.digits((tick.day.month + 2) // 3, style)}
        case Zoom.MONTH:
            return _month(tick.day)
    return calendar.digits(tick.day.day, style)


def _context(tick: Tick, zoom: Zoom) -> str:
    if zoom is Zoom.YEAR:
        return ""
    year = calendar.digits(tick.day.year, display.current().style)
    return f"{_month(tick.day)} {year}" if zoom in (Zoom.DAY, Zoom.WEEK) else year


def _month(day: date) -> str:
    """A month's name; where the reader asks for both, the shorter family alone: there is no room for two."""
    style = display.current().style
    return calendar.month_name(day.month, replace(style, months="gulf") if style.months == "both" else style)

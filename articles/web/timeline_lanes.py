"""The swimlanes of a timeline: dots and bars of each lane with their places, words and addresses."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from uuid import UUID

from django.db.models import Model
from django.utils.html import format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import ngettext

from ..analysis.timeline import Bar, Window, lay_bars, radius
from ..models import Source, Story
from ..queries.timeline import Asked, Clock, Density, Dot, Interval, intervals
from ..templatetags.display import digits
from .drawing import Axis, Days, axis_of, days_of, percent, words
from .timeline_state import TimelineState

SHOWN = 8
"""Lanes drawn; the rest are reached through the filters."""
ROWS = 3
_DOTS, _BAR, _GAP = 26, 7, 3
_BAR_CLASS, _BAR_FILL = ("bar", "bar bar-soft"), ("", mark_safe(' fill="url(#about)"'))  # by whether it is soft
_SOFT = frozenset({"quarter", "season", "year", "decade"})


@dataclass(frozen=True, slots=True)
class DrawnDot:
    cx: str
    r: str
    x: str
    width: str
    count: int
    words: str
    href: str
    key: str


@dataclass(frozen=True, slots=True)
class DrawnBar:
    x: str
    y: int
    width: str
    count: int
    words: str
    href: str
    key: str
    soft: bool
    """Whether its ends fade, because the time is only about this."""


@dataclass(frozen=True, slots=True)
class Lane:
    """One swimlane; ``dots_at`` and ``height`` in pixels."""

    of: Model
    count: int
    href: str
    dots: list[DrawnDot]
    bars: list[DrawnBar]
    left_out: int
    dots_at: int
    height: int

    @property
    def marks(self) -> SafeString:
        """Bars and dots, each a link; put together here, because a template takes long over hundreds of them."""
        bars = format_html_join(
            "",
            '<a href="{}" tabindex="-1" data-key-of="{}" data-count="{}" aria-label="{}"><title>{}</title>'
            '<rect class="{}" x="{}" y="{}" width="{}" height="7" rx="3.5"{}/></a>',
            (
                (b.href, b.key, b.count, b.words, b.words, _BAR_CLASS[b.soft], b.x, b.y, b.width, _BAR_FILL[b.soft])
                for b in self.bars
            ),
        )
        dots = format_html_join(
            "",
            '<a href="{}" tabindex="-1" data-key-of="{}" data-count="{}" aria-label="{}"><title>{}</title>'
            '<circle class="dot-mark" cx="{}" cy="{}" r="{}"/></a>',
            ((dot.href, dot.key, dot.count, dot.words, dot.words, dot.cx, self.dots_at, dot.r) for dot in self.dots),
        )
        return bars + dots


@dataclass(frozen=True, slots=True)
class Lanes:
    lanes: list[Lane]
    more: bool
    """Whether there are lanes that are not drawn."""


def draw_lanes(asked: Asked, state: TimelineState, window: Window, density: Density) -> Lanes:
    """The first ``SHOWN`` lanes of ``density``, in two queries."""
    found = density.lanes
    shown = [lane for lane, _count in found[:SHOWN]]
    if not shown:
        return Lanes([], more=False)
    model = Source if asked.lanes == "source" else Story
    named: Mapping[UUID, Model] = model._default_manager.in_bulk(shown)
    all_bars = intervals(asked, window, shown)
    drawn = []
    for lane, count in found[:SHOWN]:
        here = _narrowed(state, lane).selecting(None).address()
        mine = [dot for dot in density.dots if dot.lane == lane]
        bars, left_out = _bars([bar for bar in all_bars if bar.lane == lane], here, window)
        rows = max((1 + (bar.y - _GAP) // (_BAR + _GAP) for bar in bars), default=0)
        drawn.append(
            Lane(
                of=named[lane],
                count=count,
                href=here,
                dots=[_dot(dot, here, state.clock, window) for dot in mine],
                bars=bars,
                left_out=left_out,
                dots_at=rows * (_BAR + _GAP) + _DOTS // 2,
                height=rows * (_BAR + _GAP) + (_DOTS if mine or not rows else 2 * _GAP),
            )
        )
    return Lanes(drawn, more=len(found) > SHOWN)


def dot_key(lane: object, column: int) -> str:
    """What links a dot to its rows in the table."""
    return f"{lane}.{column}"


def bar_key(lane: object, days: Interval | Days) -> str:
    return f"{lane}.{days.earliest.isoformat()}.{days.latest.isoformat()}"


def _narrowed(state: TimelineState, lane: UUID) -> TimelineState:
    if state.lanes == "story":
        return replace(state, story=lane)
    return replace(state, filters=replace(state.filters, sources=(lane,)))


def _dot(dot: Dot, here: str, clock: Clock, window: Window) -> DrawnDot:
    axis, days = axis_of(window), days_of(window, dot.column)
    left, right = (window.position(edge) for edge in window.edges[dot.column : dot.column + 2])
    return DrawnDot(
        cx=axis.x((left + right) / 2),
        r=f"{radius(dot.count):.1f}",
        x=axis.x(left, right - left),
        width=percent(right - left),
        count=dot.count,
        words=f"{words(days)}: {said(dot.count, clock)}",
        href=_selecting(here, days),
        key=dot_key(dot.lane, dot.column),
    )


def _selecting(here: str, days: Days) -> str:
    """The address ``here`` with days selected; put together by hand, because hundreds of marks each have one."""
    return f"{here}&after={days.earliest.isoformat()}&before={days.latest.isoformat()}#table"


def said(count: int, clock: Clock) -> str:
    """A number of articles, or of references to times, in words."""
    if clock == "published":
        text = ngettext("%(count)s article", "%(count)s articles", count)
    else:
        text = ngettext("named %(count)s time", "named %(count)s times", count)
    return text % {"count": digits(count)}


def _bars(found: Sequence[Interval], here: str, window: Window) -> tuple[list[DrawnBar], int]:
    """The bars that find room, the most named first, and how many references found none."""
    axis = axis_of(window)
    places = lay_bars([(bar.earliest, bar.latest) for bar in found], window, ROWS)
    drawn = [_bar(bar, place, axis, here) for bar, place in zip(found, places, strict=True) if place]
    left_out = sum(bar.count for bar, place in zip(found, places, strict=True) if place is None)
    return drawn, left_out


def _bar(bar: Interval, place: Bar, axis: Axis, here: str) -> DrawnBar:
    days = Days(bar.earliest, bar.latest, bar.granularity)
    return DrawnBar(
        x=axis.x(place.left, place.width),
        y=_GAP + place.row * (_BAR + _GAP),
        width=percent(place.width),
        count=bar.count,
        words=f"{words(days)}: {said(bar.count, 'happened')}",
        href=_selecting(here, days),
        key=bar_key(bar.lane, bar),
        soft=bar.granularity in _SOFT,
    )

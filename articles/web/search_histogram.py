"""The histogram over the hits: numbers and words that a template can print, each bar an address that narrows to it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from django.utils.translation import get_language_bidi

from ..analysis.histogram import Histogram, histogram
from ..analysis.timeline import Zoom, heights
from ..language import calendar
from ..queries.facets import Beside
from ..templatetags import display
from .drawing import Days, percent, words
from .search_address import SearchAddress

TALLEST = 56
_APART = 0.12
"""Share of the width that two labels below the bars keep apart; half as much again from one that stands at the edge."""


@dataclass(frozen=True, slots=True)
class Bar:
    """One column: ``x`` and ``width`` in percent from the left, ``y`` and ``height`` in pixels from the top."""

    days: Days
    count: int
    x: str
    width: str
    y: str
    height: str
    address: str
    label: str
    at: str
    anchor: str
    spare: bool
    """Whether the label gives way on a narrow screen."""

    @property
    def words(self) -> str:
        return words(self.days)


@dataclass(frozen=True, slots=True)
class ShownHistogram:
    """``clear`` is the address without a chosen time, empty where none is chosen; ``address`` that of any time, for a
    script to set ``after`` and ``before`` in."""

    bars: tuple[Bar, ...]
    about: bool
    clear: str
    address: str
    newest_at: str
    tallest: int = TALLEST


def shown_histogram(beside: Beside, address: SearchAddress) -> ShownHistogram | None:
    filters = address.search.filters
    drawn = histogram(beside.days, filters.after, filters.before)
    if drawn is None:
        return None
    anytime = address.of(filters=replace(filters, after=None, before=None))
    return ShownHistogram(
        tuple(_bars(drawn, address)),
        beside.about,
        anytime if filters.after or filters.before else "",
        anytime,
        "right" if get_language_bidi() else "left",
    )


def _bars(drawn: Histogram, address: SearchAddress) -> Iterator[Bar]:
    """Oldest first; the newest stands at the start of the page's direction, as in the timeline."""
    many = len(drawn.counts)
    labels = {place: (label, bool(number % 2)) for number, (place, label) in enumerate(_labels(drawn))}
    for place, height in enumerate(heights(drawn.counts, TALLEST)):
        first, last = drawn.days(place)
        left = place if get_language_bidi() else many - 1 - place
        label, spare = labels.get(place, ("", False))
        yield Bar(
            Days(first, last, "range" if drawn.zoom is Zoom.WEEK else drawn.zoom.value),
            drawn.counts[place],
            percent((left + 0.1) / many),
            percent(0.8 / many),
            f"{TALLEST - height:.1f}",
            f"{height:.1f}",
            address.of(filters=replace(address.search.filters, after=first, before=last)),
            label,
            percent((left + 0.5) / many),
            _anchor((left + 0.5) / many),
            spare,
        )


def _anchor(at: float) -> str:
    """Words near an edge stand inside it. They run as the page does: in Arabic they start at their right."""
    if 0.06 <= at <= 0.94:
        return "middle"
    return "start" if (at < 0.5) is not get_language_bidi() else "end"


def _labels(drawn: Histogram) -> Iterator[tuple[int, str]]:
    """Columns that begin something (a year; a month, where columns are weeks; a week, where they are days), no two of
    them too close."""
    edges: Sequence[date] = drawn.edges[:-1]
    last = None
    for place, edge in reversed(list(enumerate(edges))):
        if not _opens(edge, edges[place - 1] if place else None, drawn.zoom):
            continue
        apart = _APART if place and (last is None or last < len(edges) - 1) else 1.5 * _APART
        if last is None or (last - place) / len(edges) >= apart:
            yield place, _label(edge, drawn.zoom, with_year=last is None or edges[last].year != edge.year)
            last = place


def _opens(edge: date, before: date | None, zoom: Zoom) -> bool:
    if before is None or zoom is Zoom.YEAR:
        return True
    if zoom is Zoom.DAY:
        return edge.weekday() == 0
    if zoom is Zoom.WEEK:
        return (edge.year, edge.month) != (before.year, before.month)
    return edge.year != before.year


def _label(edge: date, zoom: Zoom, *, with_year: bool) -> str:
    style = display.current().style
    shorter = replace(style, months="gulf") if style.months == "both" else style
    year = calendar.digits(edge.year, style)
    if zoom not in (Zoom.DAY, Zoom.WEEK):
        return year
    month = calendar.month_name(edge.month, shorter)
    named = f"{calendar.digits(edge.day, style)} {month}" if zoom is Zoom.DAY else month
    return f"{named} {year}" if with_year else named

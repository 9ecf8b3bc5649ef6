"""How much each of the compared sources publishes over time: small drawings to one scale, and their table."""

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.translation import get_language_bidi

from ..analysis.histogram import Histogram, histogram
from ..analysis.timeline import Zoom, heights
from .drawing import Days, percent, words

TALLEST = 48


@dataclass(frozen=True, slots=True)
class Bar:
    """``x`` and ``width`` in percent from the left, ``y`` and ``height`` in pixels from the top."""

    days: Days
    count: int
    x: str
    width: str
    y: str
    height: str

    @property
    def words(self) -> str:
        return words(self.days)


@dataclass(frozen=True, slots=True)
class Row:
    days: Days
    counts: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class DrawnVolume:
    """``drawings`` one a source, oldest bar first, all as tall as ``most`` articles allow; ``rows`` newest first."""

    drawings: tuple[tuple[Bar, ...], ...]
    rows: tuple[Row, ...]
    most: int
    newest_at: str
    tallest: int = TALLEST


def draw_volume(days: Sequence[Mapping[date, int]], first: date, last: date) -> DrawnVolume | None:
    """None where everything lies in one column, or there is nothing."""
    together: Counter[date] = Counter()
    for counts in days:
        together.update(counts)
    common = histogram(together, first, last)
    if common is None:
        return None
    gathered = [_gathered(counts, common.edges) for counts in days]
    most = max(max(counts) for counts in gathered)
    drawings = tuple(tuple(_bars(counts, common, most)) for counts in gathered)
    columns = reversed(range(len(common.counts)))
    rows = tuple(Row(_days(common, place), tuple(counts[place] for counts in gathered)) for place in columns)
    return DrawnVolume(
        drawings, tuple(row for row in rows if any(row.counts)), most, "right" if get_language_bidi() else "left"
    )


def _gathered(days: Mapping[date, int], edges: Sequence[date]) -> list[int]:
    counts = [0] * (len(edges) - 1)
    for day, count in days.items():
        place = bisect_right(edges, day) - 1
        if 0 <= place < len(counts):
            counts[place] += count
    return counts


def _bars(counts: Sequence[int], common: Histogram, most: int) -> Iterator[Bar]:
    """The newest stands at the start of the page's direction, as in every drawing of the desk."""
    many = len(counts)
    # The tallest of all sources is drawn along, so that all have one scale.
    for place, height in enumerate(heights([*counts, most], TALLEST)[:-1]):
        left = place if get_language_bidi() else many - 1 - place
        yield Bar(
            _days(common, place),
            counts[place],
            percent((left + 0.1) / many),
            percent(0.8 / many),
            f"{TALLEST - height:.1f}",
            f"{height:.1f}",
        )


def _days(common: Histogram, place: int) -> Days:
    first, last = common.days(place)
    return Days(first, last, "range" if common.zoom is Zoom.WEEK else common.zoom.value)

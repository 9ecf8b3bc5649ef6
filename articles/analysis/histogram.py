"""Days with their counts, gathered into the columns of a histogram. Pure."""

from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from .timeline import Zoom, floor, step

MOST = 60
"""Columns of a histogram."""
LEAST = 24
"""Columns that a histogram of more than a handful of days has at least."""


@dataclass(frozen=True, slots=True)
class Histogram:
    """``edges``: the first days of the columns, oldest first, and the day after the last: one more than ``counts``."""

    zoom: Zoom
    edges: tuple[date, ...]
    counts: tuple[int, ...]

    def days(self, column: int) -> tuple[date, date]:
        """First and last day of a column."""
        return self.edges[column], self.edges[column + 1] - timedelta(days=1)


def histogram(days: Mapping[date, int], first: date | None = None, last: date | None = None) -> Histogram | None:
    """The finest histogram of ``days`` that has at most 60 columns (of years as many as there are).

    It covers ``first`` to ``last``, by default what there is, with columns before it where there are fewer than 24.
    None where nothing is to be drawn: no hits, or all in a single column of a time that was asked for.
    """
    if not days:
        return None
    start, end = first or min(days), last or max(days)
    zoom = next((zoom for zoom in reversed(list(Zoom)) if _columns(start, end, zoom) <= MOST), Zoom.YEAR)
    begin = floor(start, zoom)
    if first is None:
        begin = min(begin, step(floor(end, zoom), zoom, 1 - LEAST))
    edges = [begin]
    while edges[-1] <= end:
        edges.append(step(edges[-1], zoom, 1))
    counts = [0] * (len(edges) - 1)
    for day, count in days.items():
        place = bisect_right(edges, day) - 1
        if 0 <= place < len(counts):
            counts[place] += count
    return Histogram(zoom, tuple(edges), tuple(counts)) if len(counts) > 1 else None


def _columns(first: date, last: date, zoom: Zoom) -> int:
    """How many columns ``first`` to ``last`` take, about: what decides is not off by more than one."""
    days = {Zoom.DAY: 1, Zoom.WEEK: 7, Zoom.MONTH: 30.44, Zoom.QUARTER: 91.31, Zoom.YEAR: 365.25}[zoom]
    return round((floor(last, zoom) - floor(first, zoom)).days / days) + 1

"""The state of the timeline as it stands in its address."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import cast
from uuid import UUID

from django.http import QueryDict

from ..analysis.timeline import FIRST, LAST, Window, Zoom, window_for, window_from, window_of_newest, window_up_to
from ..models import User
from ..queries.article_filters import ArticleFilter, read_filter
from ..queries.timeline import Asked, Clock, LaneKind, newest_times
from .drawing import Days

CLOCKS = ("published", "happened")
LANES = ("source", "story")


@dataclass(frozen=True, slots=True)
class TimelineState:
    """``after`` and ``before`` select days on the clock that is shown; the filters say nothing of publication."""

    clock: Clock = "published"
    zoom: Zoom | None = None
    start: date | None = None
    lanes: LaneKind = "source"
    story: UUID | None = None
    after: date | None = None
    before: date | None = None
    filters: ArticleFilter = field(default_factory=ArticleFilter)

    @property
    def narrowed(self) -> bool:
        return bool(self.filters) or self.story is not None

    @property
    def selected(self) -> Days | None:
        first, last = self.after or self.before, self.before or self.after
        return Days(min(first, last), max(first, last)) if first and last else None

    def asked(self, user: User) -> Asked:
        return Asked(user, self.clock, self.filters, self.lanes, self.story)

    def showing(self, window: Window) -> "TimelineState":
        """This state with its window said in full."""
        return replace(self, zoom=window.zoom, start=window.start)

    def selecting(self, days: Days | None) -> "TimelineState":
        return replace(self, after=days.earliest if days else None, before=days.latest if days else None)

    def address(self) -> str:
        """The state as a query string that begins with ``?``; what is as it is by itself is left out."""
        values = {
            "clock": self.clock if self.clock != "published" else "",
            "lanes": self.lanes if self.lanes != "source" else "",
            "zoom": self.zoom.value if self.zoom else "",
            "from": self.start.isoformat() if self.start else "",
            "story": str(self.story or ""),
            "after": self.after.isoformat() if self.after else "",
            "before": self.before.isoformat() if self.before else "",
        }
        return f"?{self.filters.address(**values)}"


def read_state(parameters: QueryDict) -> TimelineState:
    """The state in an address. What cannot be read is as if it were not there."""
    filters = read_filter(parameters)
    return TimelineState(
        clock=cast(Clock, _one_of(CLOCKS, parameters, "clock")),
        zoom=next((zoom for zoom in Zoom if zoom == parameters.get("zoom")), None),
        start=_day(parameters.get("from", "")),
        lanes=cast(LaneKind, _one_of(LANES, parameters, "lanes")),
        story=_uuid(parameters.get("story", "")),
        after=_day(parameters.get("after", "")),
        before=_day(parameters.get("before", "")),
        filters=replace(filters, after=None, before=None, state="", ignored=()),
    )


def window_of(state: TimelineState, asked: Asked) -> Window | None:
    """The window that the state names; else one around the selection, or where the newest material is.

    None where there is no material at all.
    """
    if state.start:
        return window_from(state.start, state.zoom or Zoom.DAY)
    if state.selected:
        window = window_for(state.selected.earliest, state.selected.latest)
        return window.zoomed(state.zoom) if state.zoom else window
    times = newest_times(asked)
    if not times:
        return None
    return window_up_to(times[0][0], state.zoom) if state.zoom else window_of_newest(times)


def _one_of(values: tuple[str, ...], parameters: Mapping[str, str], name: str) -> str:
    value = parameters.get(name, "")
    return value if value in values else values[0]


def _day(text: str) -> date | None:
    try:
        return min(max(date.fromisoformat(text.strip()), FIRST), LAST)
    except ValueError:
        return None


def _uuid(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None

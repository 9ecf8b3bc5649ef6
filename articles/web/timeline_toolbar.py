"""What the timeline offers to change: each choice with the address of the timeline that has it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from django.http import QueryDict
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from ..analysis.timeline import Window, Zoom, window_for, window_from, window_up_to
from ..models import Story
from ..queries.timeline import COUNTED, Beyond, Clock, LaneKind
from ..templatetags.display import digits
from .drawing import Days, words
from .filter_chips import filter_chips
from .timeline_state import TimelineState

_ZOOMS = {
    Zoom.YEAR: pgettext_lazy("zoom", "Years"),
    Zoom.QUARTER: pgettext_lazy("zoom", "Quarters"),
    Zoom.MONTH: pgettext_lazy("zoom", "Months"),
    Zoom.WEEK: pgettext_lazy("zoom", "Weeks"),
    Zoom.DAY: pgettext_lazy("zoom", "Days"),
}
_CLOCKS: dict[Clock, Promise] = {
    "published": gettext_lazy("When published"),
    "happened": gettext_lazy("When it happened"),
}
_LANES: dict[LaneKind, Promise] = {"source": gettext_lazy("By source"), "story": gettext_lazy("By story")}


@dataclass(frozen=True, slots=True)
class Choice:
    label: str | Promise
    href: str
    on: bool


@dataclass(frozen=True, slots=True)
class Chip:
    """One thing that narrows the timeline, and the address without it."""

    text: str
    href: str
    excluded: bool = False


def clocks(state: TimelineState) -> list[Choice]:
    """The other clock starts where its own newest material is."""
    fresh = replace(state, start=None, zoom=None, after=None, before=None)
    return [
        Choice(label, replace(fresh, clock=clock).address(), clock == state.clock) for clock, label in _CLOCKS.items()
    ]


def lane_kinds(state: TimelineState) -> list[Choice]:
    return [
        Choice(label, replace(state, lanes=lanes).address(), lanes == state.lanes) for lanes, label in _LANES.items()
    ]


def moves(state: TimelineState, window: Window, counts: Sequence[int]) -> dict[str, Any]:
    """Zooming and panning: in to where most is (``counts`` by column), half a window at a time to either side."""

    def zoomed(zoom: Zoom) -> str:
        inwards = list(Zoom).index(zoom) > list(Zoom).index(window.zoom)
        return state.showing(window.zoomed_into(zoom, counts) if inwards else window.zoomed(zoom)).address()

    half = window.zoom.columns // 2
    finer, coarser = window.zoom.finer, window.zoom.coarser
    return {
        "zooms": [
            Choice(label, state.showing(window).address() if zoom is window.zoom else zoomed(zoom), zoom is window.zoom)
            for zoom, label in _ZOOMS.items()
        ],
        "zoom_in": zoomed(finer) if finer else "",
        "zoom_out": zoomed(coarser) if coarser else "",
        "newer": state.showing(window.moved(half)).address(),
        "older": state.showing(window.moved(-half)).address(),
        "newest": replace(state, start=None).address(),
    }


def column_address(state: TimelineState, window: Window, days: Days) -> str:
    """What a column of the histogram leads to: its days one unit finer, or, at days, the rows of that day."""
    finer = window.zoom.finer
    if finer is None:
        return f"{state.showing(window).selecting(days).address()}#table"
    inside = window_for(days.earliest, days.latest)
    if inside.zoom is window.zoom:
        inside = window_from(days.earliest, finer)
    return state.selecting(None).showing(inside).address()


def beyond(state: TimelineState, window: Window, side: Beyond, *, before: bool) -> dict[str, str] | None:
    """The pointer to what lies past one edge: its words and the window where the nearest of it is."""
    if not side.count or side.nearest is None:
        return None
    count = digits(COUNTED) + "+" if side.more else digits(side.count)
    edge = words(Days(window.start, window.start, "day") if before else Days(window.last, window.last, "day"))
    text = _("%(count)s before %(day)s") if before else _("%(count)s after %(day)s")
    there = window_up_to(side.nearest, window.zoom) if before else window_from(side.nearest, window.zoom)
    return {"text": text % {"count": count, "day": edge}, "href": state.selecting(None).showing(there).address()}


def chips(state: TimelineState) -> list[Chip]:
    """What narrows the timeline; four queries at most."""
    found = [
        Chip(chip.label, replace(state, filters=chip.left).address(), chip.excluded)
        for chip in filter_chips(state.filters)
    ]
    if state.story:
        story = Story.objects.filter(pk=state.story).first()
        found.append(Chip(story.title if story else "؟", replace(state, story=None).address()))
    if state.selected:
        found.append(Chip(words(_named(state.selected)), state.selecting(None).address()))
    return found


def _named(days: Days) -> Days:
    return Days(days.earliest, days.latest, "day") if days.earliest == days.latest else days


def hidden_fields(state: TimelineState, *, but: Iterable[str]) -> list[tuple[str, str]]:
    """The state as fields of a form that itself asks for the parameters in ``but``."""
    asked = QueryDict(state.address().removeprefix("?"))
    return [(name, value) for name, values in asked.lists() if name not in but for value in values]

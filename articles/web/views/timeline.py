"""When it was published, and when it happened: swimlanes over a table of the same."""

from dataclasses import dataclass, replace
from functools import partial
from typing import Any

from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_safe

from ...analysis.timeline import Window
from ...language.normalise import name_key
from ...models import Alias, Article, Entity, Source, TimeReference
from ...queries.tag_branches import tag_tree
from ...queries.timeline import COUNTED, Asked, density, earlier, later, longer_than_window
from ...queries.timeline_table import articles_between, references_between
from ...templatetags.display import digits
from .. import timeline_toolbar as toolbar
from ..access import DeskRequest, reads
from ..drawing import Days, axis_of, columns, grid
from ..rendering import page
from ..timeline_lanes import SHOWN, bar_key, dot_key, draw_lanes
from ..timeline_state import TimelineState, read_state, window_of

_TALLEST = 64
_ASKED_BY_FORM = ("source", "tag", "name", "older", "newer")


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the table: an article by its publication, or a time that its text names."""

    article: Article
    key: str
    reference: TimeReference | None = None

    @property
    def iso(self) -> str:
        """The days that the text names, as precisely as it names them: ``2017-12``, ``2020-05-07``."""
        if self.reference is None:
            return ""
        first, last = self.reference.earliest.isoformat(), self.reference.latest.isoformat()
        written = {"day": first, "month": first[:7], "year": first[:4]}
        return written.get(self.reference.granularity) or f"{first}/{last}"


@require_safe
@reads
def timeline(request: DeskRequest) -> HttpResponse:
    """Either clock, in the window that the address names or where the newest material is."""
    state = read_state(request.GET)
    name = request.GET.get("name", "").strip()
    entity = _entity_called(name)
    if entity:
        state = replace(state, filters=replace(state.filters, entities=(*state.filters.entities, entity.pk)))
        return HttpResponseRedirect(reverse("timeline") + state.address())
    asked = state.asked(request.user)
    window = window_of(state, asked)
    shown = state.showing(window) if window else state
    context: dict[str, Any] = {
        "state": shown,
        "window": window,
        "clocks": toolbar.clocks(state),
        "lane_kinds": toolbar.lane_kinds(shown),
        "chips": toolbar.chips(shown),
        "hidden": toolbar.hidden_fields(shown, but=_ASKED_BY_FORM),
        "sources": Source.objects.in_order(),
        "tags": tag_tree(),
        "unknown_name": name,
        "here": shown.address().removeprefix("?"),
        "unselected": shown.selecting(None).address(),
    }
    if window:
        context |= _drawn(asked, shown, window) | _table(request, asked, shown, window)
    return page(request, "articles/timeline.html", context)


def _entity_called(name: str) -> Entity | None:
    """The entity of this name, or with this written form; None where there is none."""
    key = name_key(name)
    if not key:
        return None
    found = Entity.objects.standing().filter(key=key).order_by("kind").first()
    alias = Alias.objects.filter(key=key, entity__merged_into=None).select_related("entity").order_by("pk")
    return found or next((form.entity for form in alias[:1]), None)


def _drawn(asked: Asked, state: TimelineState, window: Window) -> dict[str, Any]:
    found = density(asked, window, SHOWN + 1)
    longer = longer_than_window(asked, window)
    axis = axis_of(window)
    drawn = columns(
        window, found.columns, _TALLEST, partial(toolbar.column_address, state, window), selected=state.selected
    )
    return toolbar.moves(state, window, found.columns) | {
        "shown_days": Days(window.start, window.last),
        "columns": drawn,
        "grid": grid(drawn),
        "tallest": _TALLEST,
        "lanes": draw_lanes(asked, state, window, found),
        "total": found.total,
        "longer": f"{digits(COUNTED)}+" if longer > COUNTED else longer and digits(longer),
        "earlier": toolbar.beyond(state, window, earlier(asked, window), before=True),
        "later": toolbar.beyond(state, window, later(asked, window), before=False),
        "newest_at": axis.newest_at,
    }


def _table(request: DeskRequest, asked: Asked, state: TimelineState, window: Window) -> dict[str, Any]:
    days = state.selected or Days(window.start, window.last)
    cursors = {"older": request.GET.get("older", ""), "newer": request.GET.get("newer", "")}
    if state.clock == "published":
        listed = articles_between(asked, days.earliest, days.latest, **cursors)
        rows = [Row(article, _article_key(article, state, window)) for article in listed.articles]
        return {"rows": rows, "listed": listed}
    longest = max(window.days, (days.latest - days.earliest).days + 1)
    found = references_between(asked, days.earliest, days.latest, longest=longest, **cursors)
    rows = [Row(one.article, _reference_key(one, state, window), one) for one in found.references]
    return {"rows": rows, "listed": found}


def _article_key(article: Article, state: TimelineState, window: Window) -> str:
    column = window.column(article.published_day)
    return dot_key(_lane(article, state), column) if column is not None else ""


def _reference_key(reference: TimeReference, state: TimelineState, window: Window) -> str:
    lane = _lane(reference.article, state)
    if reference.granularity != TimeReference.Granularity.DAY:
        return bar_key(lane, Days(reference.earliest, reference.latest))
    column = window.column(reference.earliest)
    return dot_key(lane, column) if column is not None else ""


def _lane(article: Article, state: TimelineState) -> object:
    return article.story_id if state.lanes == "story" else article.source_id

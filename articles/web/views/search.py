from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.http import HttpResponse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from ...language.query_syntax import MAX_CHARACTERS, parse
from ...language.query_tree import Not, Query, Reason
from ...queries.article_filters import ArticleFilter, read_filter
from ...queries.facets import COUNTED, NAMED, Facet, facets
from ...queries.search import RANKED, Search, Sort, within_time
from ...queries.search_advice import advice
from ...queries.search_hits import hits
from ...templatetags.display import day
from ..access import DeskRequest, reads
from ..rendering import page

_REASONS: dict[Reason, Promise] = {
    Reason.QUOTE: gettext_lazy("a quotation mark without its partner"),
    Reason.BRACKET: gettext_lazy("a bracket without its partner"),
    Reason.OPERATOR: gettext_lazy("nothing stands beside it to join or leave out"),
    Reason.COMMON: gettext_lazy("too common a word to search for"),
    Reason.SHORT: gettext_lazy("the beginning of a word needs two letters"),
    Reason.EMPTY: gettext_lazy("holds no word"),
    Reason.LONG: gettext_lazy("only the first 2,000 characters are read"),
    Reason.MANY: gettext_lazy("only the first 64 words are read"),
    Reason.DEEP: gettext_lazy("brackets within too many brackets"),
}
_FILTERS: dict[str, Promise] = {
    "source": gettext_lazy("Source"),
    "tag": gettext_lazy("Tag"),
    "entity": gettext_lazy("Name"),
    "after": gettext_lazy("From"),
    "before": gettext_lazy("Until"),
    "state": gettext_lazy("Reading state"),
}
_FACETS: dict[str, Promise] = {
    "source": gettext_lazy("Sources"),
    "person": gettext_lazy("People"),
    "organisation": gettext_lazy("Organisations"),
    "place": gettext_lazy("Places"),
    "tag": gettext_lazy("Tags"),
    "month": gettext_lazy("Months"),
    "state": gettext_lazy("Reading state"),
}
_STATES: dict[str, Promise] = {
    "todo": gettext_lazy("To do"),
    "unread": gettext_lazy("Unread"),
    "read": gettext_lazy("Read"),
    "important": gettext_lazy("Important"),
    "done": gettext_lazy("Done"),
}
_EXAMPLES = (
    ("العراق", gettext_lazy("also والعراق, بالعراق, للعراق and every spelling")),
    ("«وزارة الدفاع»", gettext_lazy("these words side by side; any quotation marks will do")),
    ("سوريا أو لبنان", gettext_lazy("one of the two; OR will do as well")),
    ("حدود -تركيا", gettext_lazy("the first word without the second")),
    ("سوري*", gettext_lazy("whatever begins so")),
)


@dataclass(frozen=True, slots=True)
class Chip:
    """One thing that was understood, and the address of the search without it."""

    kind: str
    label: str
    without: str


@dataclass(frozen=True, slots=True)
class _Address:
    """Writes addresses of this screen; the first page unless told otherwise."""

    query: Query
    filters: ArticleFilter
    sort: str

    def of(self, query: str | None = None, filters: ArticleFilter | None = None, **other: str) -> str:
        asked = self.query.text if query is None else query
        chosen = self.filters if filters is None else filters
        return "?" + chosen.address(**{"q": asked, "sort": self.sort, **other})


@require_safe
@reads
def search(request: DeskRequest) -> HttpResponse:
    """Box, chips, hits and facets; everything that was chosen is in the address."""
    asked = parse(request.GET.get("q", "")[: MAX_CHARACTERS + 1].replace("\x00", " ").strip())
    filters = read_filter(request.GET)
    sort = "relevance" if request.GET.get("sort") == "relevance" else ""
    address = _Address(asked, filters, sort)
    context = {
        "query": asked,
        "filters": filters,
        "sort": sort,
        "sorts": [("", _("Newest"), address.of(sort="")), ("relevance", _("Relevance"), address.of(sort="relevance"))],
        "chips": list(_chips(address)),
        "ignored": [(part.text, _REASONS[part.reason]) for part in asked.ignored],
        "ignored_filters": [_FILTERS[name] for name in dict.fromkeys(filters.ignored)],
        "examples": [(example, meaning, address.of(query=example)) for example, meaning in _EXAMPLES],
        "ranked": RANKED,
        **_found(Search(asked, filters, request.user, Sort(sort or "newest")), address, request),
    }
    return page(request, "articles/search.html", context)


def _found(search: Search, address: _Address, request: DeskRequest) -> dict[str, Any]:
    older, newer = request.GET.get("older", ""), request.GET.get("newer", "")
    with within_time():
        count = search.count()
        listed = search.page(count, older=older, newer=newer)
        found = {
            "asks": search.asks,
            "count": count,
            "hits": hits(listed.articles, search.query, search.user),
            "older": address.of(older=listed.older) if listed.older else "",
            "newer": address.of(newer=listed.newer) if listed.newer else "",
            "facets": [_shown(facet, address) for facet in facets(search, count)] if search.asks else [],
            "facets_of": COUNTED if count.number > COUNTED else 0,
            "names_of": NAMED if count.number > NAMED else 0,
            "advice": list(_advice(search, address)) if search.asks and not count else [],
        }
    return found | {"late": search.late}


def _shown(facet: Facet, address: _Address) -> dict[str, Any]:
    """A facet with the addresses of its choices, for the template."""
    return {
        "name": facet.name,
        "heading": _FACETS[facet.name],
        "chosen": any(choice.chosen for choice in facet.choices),
        "choices": [
            {
                "key": getattr(choice.value, "pk", choice.value),
                "label": _STATES.get(choice.value, "") if facet.name == "state" else str(choice.value),
                "value": choice.value,
                "count": choice.count,
                "chosen": choice.chosen,
                "address": address.of(filters=choice.filters),
            }
            for choice in facet.choices
        ],
    }


def _chips(address: _Address) -> Iterator[Chip]:
    query, filters = address.query, address.filters
    for part in query.parts:
        kind = "without" if isinstance(part, Not) else "word"
        written = query.text[part.child.start if isinstance(part, Not) else part.start : part.end]
        yield Chip(kind, written, address.of(query=query.without(part)))
    for name, value, left in filters.chips():
        yield Chip(str(_FILTERS[name]), value, address.of(filters=left))
    for name, label in _dates_and_state(filters):
        yield Chip(str(_FILTERS[name]), label, address.of(filters=filters.without(name)))


def _dates_and_state(filters: ArticleFilter) -> Iterator[tuple[str, str]]:
    if filters.after:
        yield "after", day(filters.after)
    if filters.before:
        yield "before", day(filters.before)
    if filters.state:
        yield "state", str(_STATES[filters.state])


def _advice(search: Search, address: _Address) -> Iterator[dict[str, Any]]:
    labels = dict(_dates_and_state(search.filters))
    for one in advice(search):
        yield {
            "kind": "" if one.kind == "word" else _FILTERS[one.kind],
            "dropped": labels.get(one.kind, one.dropped),
            "count": one.count,
            "address": address.of(query=one.query, filters=one.filters),
        }

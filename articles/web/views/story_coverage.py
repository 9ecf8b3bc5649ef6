"""What each outlet of a story has of what the story says, and its quotations as each prints them."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import pgettext_lazy
from django.views.decorators.http import require_safe

from ...analysis.coverage import Fact, by_disagreement, told_within
from ...models import Article, Camp, Story
from ...queries.stories import story_of_member
from ...queries.story_coverage import MOST_ARTICLES, StoryCoverage, outlets_of, row_beside, story_coverage
from ...templatetags.covered import SIGNS, sign_names
from ..access import DeskRequest, reads
from ..coverage_exports import PARTS, exported_coverage
from ..rendering import page
from ..row_window import ALL, ROWS, row_window

_MOST_QUOTED = 40
_SORTS = {
    "disagreement": pgettext_lazy("order of facts", "Disagreement first"),
    "order": pgettext_lazy("order of facts", "As first told"),
}


@require_safe
@reads
def coverage(request: DeskRequest, pk: UUID) -> HttpResponse:
    """Facts against outlets, a part at a time, or all of it as a file (``as``); ``outlet`` names those that are shown.
    A story's former id leads to the story that its member is in now."""
    found = Story.objects.filter(pk=pk).first()
    if found is None:
        moved = story_of_member(pk)
        if moved is None:
            raise Http404
        return redirect("story_coverage", pk=moved.pk)
    if "beside" in request.GET:
        return _side_by_side(request, found)
    outlets = outlets_of(found)
    asked = set(request.GET.getlist("outlet"))
    chosen = [outlet.pk for outlet in outlets if str(outlet.pk) in asked]
    covered = story_coverage(found, chosen)
    if not covered.articles:
        raise Http404
    if export := exported_coverage(found, covered, request.GET.get("as", "")):
        return export
    context = _context(request, found, covered)
    return page(request, "articles/story_coverage.html", context | {"outlets": outlets, "chosen": chosen})


def _side_by_side(request: DeskRequest, found: Story) -> HttpResponse:
    """The comparison of the article ``base`` with ``beside``, at the row that has the passage ``at`` of the first."""
    ids = [request.GET.get(name, "") for name in ("base", "beside")]
    members = {str(pk) for pk in Article.objects.filter(story=found).values_list("pk", flat=True)}
    if not members.issuperset(ids):
        raise Http404
    articles = Article.objects.only("id", "text", "sentences").in_bulk(ids)
    base, other = (articles[UUID(pk)] for pk in ids)
    at = request.GET.get("at", "")
    row = row_beside(base, other, int(at)) if at.isdecimal() and len(at) < 8 else None
    address = f"{reverse('compare')}?a={base.pk}&a={other.pk}"
    if row is None:
        return redirect(address)
    return redirect(f"{address}&rows={row}#row-{row}" if row > ROWS else f"{address}#row-{row}")


def _context(request: DeskRequest, found: Story, covered: StoryCoverage) -> dict[str, Any]:
    part = _one_of(PARTS, request.GET.get("part", ""))
    sort = _one_of(_SORTS, request.GET.get("sort", ""))
    facts: tuple[Fact, ...] = getattr(covered.facts, part)
    here = request.GET.copy()
    here.pop("as", None)
    camps = _camps(covered.articles, facts)
    only = next((camp for camp in camps if str(camp.value.pk) == request.GET.get("only")), None)
    facts = only.facts if only else facts
    window = row_window(request.GET, len(facts), append=False)
    shared = sorted(
        (one for one in covered.quoted if len(one.forms) > 1),
        key=lambda one: (not one.differs, not one.is_direct_and_reported),
    )
    shown = len(shared) if request.GET.get("rows") == ALL else _MOST_QUOTED
    return {
        "story": found,
        "covered": covered,
        "columns": covered.articles,
        "part": part,
        "parts": [(name, label, len(getattr(covered.facts, name))) for name, label in PARTS.items()],
        "sort": sort,
        "sorts": _SORTS,
        "signs": [(sign, SIGNS[sign], name) for sign, name in sign_names().items()],
        "camps": camps,
        "only": only,
        "facts": (by_disagreement(facts) if sort == "disagreement" else facts)[: window.last],
        "window": window,
        "shared": shared[:shown],
        "shared_left": max(0, len(shared) - shown),
        "shared_total": len(shared),
        "differing": sum(one.differs for one in shared),
        "most": MOST_ARTICLES,
        "here": here.urlencode(),
    }


@dataclass(frozen=True, slots=True)
class OfCamp:
    """The facts that none but outlets of a camp have."""

    value: Camp
    facts: tuple[Fact, ...]


def _camps(articles: Sequence[Article], facts: Sequence[Fact]) -> list[OfCamp]:
    """Camps of which some outlets have the story, and not all that have it are theirs; those are all of any camp."""
    found = []
    for camp in Camp.objects.in_order().prefetch_related("sources"):
        members = {source.pk for source in camp.sources.all()}
        columns = {number for number, article in enumerate(articles) if article.source_id in members}
        if 0 < len(columns) < len(articles):
            found.append(OfCamp(camp, tuple(told_within(facts, columns))))
    return found


def _one_of(choices: dict[str, Any], asked: str) -> str:
    """What is asked for; the first choice where it is none of them."""
    return asked if asked in choices else next(iter(choices))

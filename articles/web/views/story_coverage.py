"""What each outlet of a story has of what the story says, and its quotations as each prints them."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from django.views.decorators.http import require_safe

from ...analysis.coverage import Fact, by_disagreement
from ...analysis.quotation_variants import Form, Quoted
from ...models import Article, Story
from ...queries.stories import story_of_member
from ...queries.story_coverage import MOST_ARTICLES, StoryCoverage, story_coverage
from ...templatetags.covered import SIGNS, sign_names
from ..access import DeskRequest, reads
from ..rendering import page
from ..row_window import ALL, row_window

_MOST_QUOTED = 40
_PARTS = {
    "sentences": pgettext_lazy("part of a coverage", "Sentences"),
    "names": _("Names"),
    "dates": _("Dates and numbers"),
    "quotations": _("Quotations"),
}
_SORTS = {
    "disagreement": pgettext_lazy("order of facts", "Disagreement first"),
    "order": pgettext_lazy("order of facts", "As first told"),
}
_VARIANTS = {
    "whole": pgettext_lazy("how a quotation is printed", "Whole"),
    "cut": pgettext_lazy("how a quotation is printed", "Cut"),
    "changed": pgettext_lazy("how a quotation is printed", "Changed"),
    "ascribed": pgettext_lazy("how a quotation is printed", "Ascribed to another"),
}


@dataclass(frozen=True, slots=True)
class _Printed:
    """A quotation as ``article`` prints it, in words: who said it, what is missing, what stands instead of what."""

    article: Article
    variants: list[tuple[str, Any]]
    speaker: str
    direct: bool
    missing: list[str]
    changed: list[tuple[str, str]]
    is_fullest: bool


@dataclass(frozen=True, slots=True)
class _Variants:
    """A quotation that several outlets have: its fullest form, and how each prints it."""

    article: Article
    text: str
    printed: list[_Printed]


@require_safe
@reads
def coverage(request: DeskRequest, pk: UUID) -> HttpResponse:
    """Facts against outlets, a part at a time; a story's former id leads to the story that its member is in now."""
    found = Story.objects.filter(pk=pk).first()
    if found is None:
        moved = story_of_member(pk)
        if moved is None:
            raise Http404
        return redirect("story_coverage", pk=moved.pk)
    covered = story_coverage(found)
    if not covered.articles:
        raise Http404
    return page(request, "articles/story_coverage.html", _context(request, found, covered))


def _context(request: DeskRequest, found: Story, covered: StoryCoverage) -> dict[str, Any]:
    part = _one_of(_PARTS, request.GET.get("part", ""))
    sort = _one_of(_SORTS, request.GET.get("sort", ""))
    facts: tuple[Fact, ...] = getattr(covered.facts, part)
    window = row_window(request.GET, len(facts), append=False)
    shared = sorted((one for one in covered.quoted if len(one.forms) > 1), key=lambda one: not one.differs)
    shown = len(shared) if request.GET.get("rows") == ALL else _MOST_QUOTED
    return {
        "story": found,
        "covered": covered,
        "columns": covered.articles,
        "part": part,
        "parts": [(name, label, len(getattr(covered.facts, name))) for name, label in _PARTS.items()],
        "sort": sort,
        "sorts": _SORTS,
        "signs": [(sign, SIGNS[sign], name) for sign, name in sign_names().items()],
        "facts": (by_disagreement(facts) if sort == "disagreement" else facts)[: window.last],
        "window": window,
        "shared": [_variants(covered, one) for one in shared[:shown]],
        "shared_left": max(0, len(shared) - shown),
        "shared_total": len(shared),
        "differing": sum(one.differs for one in shared),
        "most": MOST_ARTICLES,
        "here": request.GET.urlencode(),
    }


def _one_of(choices: dict[str, Any], asked: str) -> str:
    """What is asked for; the first choice where it is none of them."""
    return asked if asked in choices else next(iter(choices))


def _variants(covered: StoryCoverage, one: Quoted) -> _Variants:
    article = covered.articles[one.fullest.said.column]
    whole = article.text[slice(*one.fullest.span)]
    return _Variants(article, whole, [_printed(covered, one, form) for form in one.forms])


def _printed(covered: StoryCoverage, one: Quoted, form: Form) -> _Printed:
    fullest, article = covered.articles[one.fullest.said.column], covered.articles[form.said.column]
    quote = covered.quotes[form.said.index]
    return _Printed(
        article,
        [(variant, _VARIANTS[variant]) for variant in form.variants],
        quote.said_by,
        quote.direct,
        [fullest.text[slice(*span)] for span in form.missing],
        list(_replaced(fullest, article, form)),
        form.said.column == one.fullest.said.column,
    )


def _replaced(fullest: Article, article: Article, form: Form) -> Iterator[tuple[str, str]]:
    for left, right in form.changed:
        yield fullest.text[slice(*left)] if left else "", article.text[slice(*right)]

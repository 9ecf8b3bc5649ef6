"""Two to four articles side by side; without them, the page where they are chosen."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy
from django.views.decorators.http import require_safe

from ...analysis.comparison import ComparedRow, count_stops
from ...models import Article, Story
from ...queries.compared_texts import MOST_SENTENCES
from ...queries.comparison import (
    MOST_ARTICLES,
    Comparison,
    CoverageRow,
    articles_by_id,
    compare_articles,
    coverage_of,
    find_articles,
)
from ...queries.stories import spreads_of
from ...templatetags.display import digits
from ..access import DeskRequest, reads
from ..rendering import page, wants_fragment
from ..row_window import row_window

_MOST_READ = 20
_STORIES_OFFERED = 6

KINDS = {
    "fact": (gettext_lazy("Changed fact"), pgettext_lazy("letter that marks a changed fact", "F")),
    "attribution": (gettext_lazy("Attribution"), pgettext_lazy("letter that marks another attribution", "S")),
    "wording": (gettext_lazy("Choice of words"), pgettext_lazy("letter that marks a choice of words", "W")),
    "omitted": (gettext_lazy("Left out"), pgettext_lazy("letter that marks words left out", "O")),
    "added": (gettext_lazy("Added"), pgettext_lazy("letter that marks added words", "A")),
    "moved": (gettext_lazy("Moved"), pgettext_lazy("letter that marks moved words", "M")),
    "equivalent": (gettext_lazy("Same thing, other words"), pgettext_lazy("letter that marks the same thing", "=")),
    "spelling": (gettext_lazy("Spelling"), pgettext_lazy("letter that marks another spelling", "~")),
}
_HIDDEN_AT_FIRST = ["spelling"]
_SHOWN = {
    "": gettext_lazy("Everything"),
    "different": gettext_lazy("Only what differs"),
    "only": gettext_lazy("Only what one has"),
}


@dataclass(frozen=True, slots=True)
class _Asked:
    """What the address asks for: articles that exist in its order, and what is wrong with it, if anything."""

    articles: list[Article]
    problem: str = ""
    status: int = 200


@require_safe
@reads
def compare(request: DeskRequest) -> HttpResponse:
    """The articles named by ``a``, around ``base``; the page where they are chosen while they are not two to four."""
    asked = _asked(request.GET.getlist("a"))
    if asked.problem or len(asked.articles) < 2 or "choose" in request.GET:
        return page(request, "articles/compare_choose.html", _choice(request, asked), status=asked.status)
    base = _base(request.GET.get("base", ""), asked.articles)
    comparison = compare_articles(asked.articles, base)
    if "after" in request.GET and wants_fragment(request):
        return page(request, "articles/compare_rows.html", _rows(request, comparison, append=True))
    context = _rows(request, comparison) | _around(request, comparison) | {"coverage": _coverage(asked.articles)}
    return page(request, "articles/compare.html", context)


def _asked(given: Sequence[str]) -> _Asked:
    ids = _read_ids(given[:_MOST_READ])
    distinct = list(dict.fromkeys(ids))
    articles = articles_by_id(distinct)
    if len(articles) < len(distinct) or len(ids) < len(given[:_MOST_READ]):
        return _Asked(articles, _("One of the articles asked for is not at this desk. Choose another."), 404)
    if len(distinct) > MOST_ARTICLES:
        text = _("At most %(most)s articles can be compared at once. Take some away.")
        return _Asked(articles, text % {"most": digits(MOST_ARTICLES)}, 400)
    if len(distinct) == 1 < len(given):
        return _Asked(articles, _("The same article was chosen twice. Choose another one to compare it with."), 400)
    return _Asked(articles)


def _read_ids(given: Sequence[str]) -> list[UUID]:
    ids = []
    for text in given:
        try:
            ids.append(UUID(text))
        except ValueError:
            continue
    return ids


def _base(text: str, articles: Sequence[Article]) -> int:
    """The number of the article that the address names as the base; the first where it names none of them."""
    return next((number for number, article in enumerate(articles) if str(article.pk) == text), 0)


def _rows(request: DeskRequest, comparison: Comparison, *, append: bool = False) -> dict[str, Any]:
    """The window of rows that the address asks for; with ``append`` only those that the page does not have yet."""
    hidden = _hidden(request)
    show = request.GET.get("show", "")
    rows = [row for row in comparison.compared.rows if _is_shown(row, show, hidden)]
    window = row_window(request.GET, len(rows), append=append)
    return {
        "columns": comparison.columns,
        "rows": rows[window.first : window.last],
        "window": window,
        "next_row": rows[window.last].number + 1 if window.has_more else None,
        "stops": count_stops(rows, hidden),
        "letters": {kind: str(letter) for kind, (_name, letter) in KINDS.items()},
        "hidden": hidden,
        "show": show,
        "here": _here(request),
        "appended": append,
    }


def _hidden(request: DeskRequest) -> list[str]:
    """The kinds that are switched off: spelling, until the address says otherwise."""
    if "hide" not in request.GET:
        return _HIDDEN_AT_FIRST
    return [kind for kind in request.GET.get("hide", "").split(",") if kind in KINDS]


def _around(request: DeskRequest, comparison: Comparison) -> dict[str, Any]:
    """What stands around the rows and speaks of all of them."""
    hidden = _hidden(request)
    counted: dict[str, int] = dict(comparison.compared.kinds.items())
    return {
        "comparison": comparison,
        "kinds": [
            (kind, name, letter, counted[kind], kind in hidden, _toggled(hidden, kind))
            for kind, (name, letter) in KINDS.items()
        ],
        "only_rows": sum(comparison.compared.only.values()),
        "differences": sum(count for kind, count in counted.items() if kind not in hidden),
        "shown": _SHOWN,
        "most_sentences": MOST_SENTENCES,
    }


def _coverage(articles: Sequence[Article]) -> list[tuple[str, Any, list[CoverageRow]]]:
    """``(kind, heading, rows)`` for the tables below the sentences."""
    found = coverage_of(articles)
    return [
        ("entities", _("Names"), found.entities),
        ("dates", _("Dates"), found.dates),
        ("quotations", _("Quotations"), found.quotations),
        ("credits", _("Agencies credited"), found.credits),
    ]


def _is_shown(row: ComparedRow, show: str, hidden: Sequence[str]) -> bool:
    if show == "only":
        return row.only is not None
    if show == "different":
        return row.only is not None or bool(row.kinds - set(hidden))
    return True


def _toggled(hidden: Sequence[str], kind: str) -> str:
    """The value of ``hide`` after switching ``kind``; none hides nothing."""
    return ",".join(k for k in KINDS if (k in hidden) != (k == kind)) or "none"


def _here(request: DeskRequest) -> str:
    """The address of this comparison, without what only the choosing page reads."""
    query = request.GET.copy()
    query.setlist("a", list(dict.fromkeys(query.getlist("a"))))
    for name in ("q", "choose", "after"):
        query.pop(name, None)
    return query.urlencode()


def _choice(request: DeskRequest, asked: _Asked) -> dict[str, Any]:
    """What the choosing page offers: matches of the search, the rest of the chosen article's story, stories."""
    chosen = asked.articles
    words = request.GET.get("q", "")
    return {
        "problem": asked.problem,
        "chosen": [(article, _without(chosen, article)) for article in chosen],
        "words": words,
        "found": find_articles(words, [article.pk for article in chosen]),
        "same_story": _same_story(chosen),
        "stories": [] if chosen else spreads_of(list(Story.objects.newest_first()[:_STORIES_OFFERED])),
        "most": MOST_ARTICLES,
    }


def _without(chosen: Sequence[Article], article: Article) -> list[UUID]:
    return [other.pk for other in chosen if other != article]


def _same_story(chosen: Sequence[Article]) -> list[Article]:
    stories = {article.story_id for article in chosen if article.story_id}
    if not stories:
        return []
    others = Article.objects.for_lists().defer("text").filter(story__in=stories)
    return list(others.exclude(pk__in=[article.pk for article in chosen]).order_by("published_at", "id")[:10])

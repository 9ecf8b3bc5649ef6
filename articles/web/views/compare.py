"""Two to six articles side by side; without them, the page where they are chosen."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from ...models import Article, Story
from ...queries.comparison import (
    MOST_ARTICLES,
    articles_by_id,
    compare_articles,
    find_articles,
)
from ...queries.stories import spreads_of
from ...templatetags.address import query
from ...templatetags.display import digits
from ..access import DeskRequest, reads
from ..comparison_exports import exported
from ..comparison_page import rows_shown, whole_page
from ..rendering import page, wants_fragment

_MOST_READ = 20
_STORIES_OFFERED = 6


@dataclass(frozen=True, slots=True)
class _Asked:
    """What the address asks for: articles that exist in its order, and what is wrong with it, if anything."""

    articles: list[Article]
    problem: str = ""
    status: int = 200


@require_safe
@reads
def compare(request: DeskRequest) -> HttpResponse:
    """The articles named by ``a``, around ``base``; the page where they are chosen while they are not two to six."""
    asked = _asked(request.GET.getlist("a"))
    if asked.problem or len(asked.articles) < 2 or "choose" in request.GET:
        return page(request, "articles/compare_choose.html", _choice(request, asked), status=asked.status)
    comparison = compare_articles(asked.articles, _base(request.GET.get("base", ""), asked.articles))
    if export := exported(comparison, request.GET):
        return export
    if "after" in request.GET and wants_fragment(request):
        return page(request, "articles/compare_rows.html", rows_shown(comparison, request.GET, append=True))
    context = whole_page(comparison, request.GET)
    return page(request, "articles/compare.html", context | {"change": query(context["here"], choose="1")})


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

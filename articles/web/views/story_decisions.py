"""Arranging stories by hand: what is moved, taken out, merged and renamed stays so, and can be taken back."""

from collections.abc import Callable, Sequence
from functools import partial
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from ...actions.story_decisions import merge_stories, move_article, rename_story, take_out
from ...models import Article, Change, Story
from ...models.article import ArticleQuerySet
from ...queries.comparison import find_articles
from ...queries.stories import MOST_MEMBERS, spreads_of, stories_beside, story_of_member
from ..access import DeskRequest, annotates
from ..rendering import notice, page

_LONGEST = 300
_MOST_MOVED = 20
Act = Callable[[DeskRequest, Story, Sequence[Article]], None]


@require_http_methods(["GET", "HEAD", "POST"])
@annotates
def arrange(request: DeskRequest, pk: UUID) -> HttpResponse:
    """Where articles ``a`` of a story belong instead; without them, what belongs to the story as well.

    ``q`` searches. POST ``act``: ``take_out`` or ``move`` (to the story ``other``) the articles ``a``, ``add`` them to
    this story, or ``merge`` the story ``other`` into this one.
    """
    story = get_object_or_404(Story, pk=pk)
    if request.method == "POST":
        return _arranged(request, story)
    text = request.GET.get("q", "").strip()[:_LONGEST]
    chosen = list(_articles(request.GET.getlist("a")).filter(story=story))
    if "chosen" in request.GET and not chosen:
        messages.warning(request, _("Choose articles of the story first."))
        return redirect("story", pk=pk)
    members = Article.objects.filter(story=story).values_list("pk", flat=True)
    context = {
        "story": story,
        "spread": spreads_of([story])[0],
        "chosen": chosen,
        "text": text,
        "beside": stories_beside(story, text),
        "found": find_articles(text, members) if text and not chosen else [],
    }
    return page(request, "articles/arrange_story.html", context)


@require_POST
@annotates
def rename(request: DeskRequest, pk: UUID) -> HttpResponse:
    """Give a story a title that stays; an empty one gives it that of its first article again."""
    story = get_object_or_404(Story, pk=pk)
    title = " ".join(request.POST.get("title", "").split())
    if title != story.title:
        _attempt(request, partial(rename_story, story, title, request.user, timezone.now()))
    return redirect("story", pk=pk)


def _arranged(request: DeskRequest, story: Story) -> HttpResponse:
    acts: dict[str, Act] = {"take_out": _take_out, "move": _move, "add": _add, "merge": _merge}
    act = acts.get(request.POST.get("act", ""))
    if act is None:
        return HttpResponse(status=400)
    members = list(Article.objects.filter(story=story).values_list("pk", flat=True)[:MOST_MEMBERS])
    act(request, story, list(_articles(request.POST.getlist("a"))))
    return _back_to(story.pk, members)


def _back_to(former: UUID, members: Sequence[UUID]) -> HttpResponseRedirect:
    """To the story, or to the one that most of its first members are in now, or to all stories."""
    if Story.objects.filter(pk=former).exists():
        return redirect("story", pk=former)
    found = next(filter(None, map(story_of_member, members[:_MOST_MOVED])), None)
    return redirect("story", pk=found.pk) if found else redirect("stories")


def _take_out(request: DeskRequest, story: Story, articles: Sequence[Article]) -> None:
    chosen = [article for article in articles if article.story_id == story.pk]
    _attempt(request, partial(take_out, chosen, request.user, timezone.now()))


def _move(request: DeskRequest, story: Story, articles: Sequence[Article]) -> None:
    _put(request, [article for article in articles if article.story_id == story.pk], _other(request))


def _add(request: DeskRequest, story: Story, articles: Sequence[Article]) -> None:
    _put(request, articles, story)


def _put(request: DeskRequest, articles: Sequence[Article], target: Story) -> None:
    """Move articles one by one: a story's id is its smallest member's, and so may change with each."""
    for article in articles[:_MOST_MOVED]:
        now = Story.objects.filter(pk=target.pk).first() or story_of_member(target.pk) or target
        _attempt(request, partial(move_article, article, now, request.user, timezone.now()))


def _merge(request: DeskRequest, story: Story, articles: Sequence[Article]) -> None:
    del articles
    other = _other(request)
    _attempt(request, partial(merge_stories, [other], story, request.user, timezone.now()))


def _attempt(request: DeskRequest, act: Callable[[], Change]) -> None:
    """Say what was done, with Undo, or why it cannot be done."""
    try:
        change = act()
    except ValueError as problem:
        messages.warning(request, str(problem))
    else:
        notice(request, change.summary, change)


def _articles(given: Sequence[str]) -> ArticleQuerySet:
    ids = []
    for text in given[:MOST_MEMBERS]:
        try:
            ids.append(UUID(text))
        except ValueError:
            continue
    return Article.objects.for_lists().filter(pk__in=ids).order_by("published_at", "id")


def _other(request: DeskRequest) -> Story:
    try:
        return get_object_or_404(Story, pk=UUID(request.POST.get("other", "")))
    except ValueError:
        raise Http404 from None

"""What an analyst says of the marks in a text: adding one, and correcting those that rules put there."""

from collections.abc import Callable
from datetime import date
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseBadRequest
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from ... import jobs
from ...actions.correct_finding import change_speaker, confirm_finding, mend_interval, reject_finding, take_up
from ...actions.mark_name import Marking, Target, add_mention, change_mention, first_place
from ...models import Article, Change, Kind, Mention, Quotation, SetAside, TimeReference
from ...queries.candidates import articles_holding, candidates
from ..access import DeskRequest, annotates, reads
from ..rendering import notice
from .back import back_to

_LONGEST = 300


@require_safe
@reads
def targets(request: DeskRequest) -> HttpResponse:
    """Buttons for whom the words ``q`` may mean, of one ``kind`` where it is given, and for a new name of that kind."""
    text = " ".join(request.GET.get("q", "").split())[:_LONGEST]
    kind = request.GET.get("kind", "")
    kind = kind if kind in Kind.values else ""
    found = candidates(text, kind)
    named_so = any(one.exact for one in found)
    context = {"targets": found, "new": text if kind and not named_so else "", "asked": text}
    return render(request, "articles/_targets.html", context)


@require_POST
@annotates
def add(request: DeskRequest, pk: UUID) -> HttpResponse:
    """Mark ``text`` of an article, at ``start`` to ``end`` or where it first stands, as ``entity`` or as a name."""
    article = get_object_or_404(Article.objects.only("pk", "text"), pk=pk)
    text = request.POST.get("text", "")

    def act() -> Marking:
        start, end = _number(request, "start"), _number(request, "end")
        span = first_place(article.text, text) if start is None or end is None else (start, end)
        words = text if start is not None else text.strip()
        return add_mention(article.pk, span, words, _target(request, text.strip()), request.user, timezone.now())

    return _marked(request, article, act)


@require_POST
@annotates
def mention(request: DeskRequest, pk: int) -> HttpResponse:
    """Say that a mention names another ``entity``, another ``name`` of a ``kind``, or that its name is of another
    ``kind``."""
    found = get_object_or_404(Mention.objects.select_related("entity", "article"), pk=pk)

    def act() -> Marking:
        return change_mention(found, _target(request, found.entity.name), request.user, timezone.now())

    return _marked(request, found.article, act)


@require_POST
@annotates
def quotation(request: DeskRequest, pk: int) -> HttpResponse:
    """``act``: confirm or reject; without it the speaker is changed to ``entity`` or to ``name`` of a ``kind``."""
    found = get_object_or_404(Quotation.objects.select_related("article"), pk=pk)
    speaks: Callable[[], Change] = lambda: change_speaker(found, _target(request), request.user, timezone.now())  # noqa: E731
    return _corrected(request, found, {"": speaks}, f"#q{pk}")


@require_POST
@annotates
def time_reference(request: DeskRequest, pk: int) -> HttpResponse:
    """``act``: confirm or reject; without it the days are set to ``earliest`` and ``latest``."""
    found = get_object_or_404(TimeReference.objects.select_related("article"), pk=pk)
    days: Callable[[], Change] = lambda: mend_interval(found, *_days(request), request.user)  # noqa: E731
    return _corrected(request, found, {"": days}, f"#t{pk}")


@require_POST
@annotates
def set_aside(request: DeskRequest, pk: int) -> HttpResponse:
    """Let a rejected date or quotation stand again; forget a correction whose words the text has lost."""
    found = get_object_or_404(SetAside.objects.select_related("article"), pk=pk)
    return _done(request, found.article, lambda: take_up(found, request.user), "")


def read_anew(form: str, *, without: UUID | None = None) -> int:
    """Have the articles that hold ``form`` analysed again; how many. Call it in the transaction of the act."""
    articles = articles_holding(form).exclude(pk=without) if without else articles_holding(form)
    ids = list(articles.values_list("pk", flat=True))
    jobs.defer_analysis(ids)
    return len(ids)


def _marked(request: DeskRequest, article: Article, act: Callable[[], Marking]) -> HttpResponse:
    try:
        with transaction.atomic():
            marking = act()
            others = read_anew(marking.learnt, without=article.pk) if marking.learnt else 0
    except ValueError as problem:
        return _refused(request, article, problem)
    said = marking.change.summary
    if others:
        anew = ngettext(
            "%(n)d other article with these words is read anew.",
            "%(n)d other articles with these words are read anew.",
            others,
        )
        said = f"{said} {anew % {'n': others}}"
    notice(request, said, marking.change)
    return _back(request, article, f"#m{marking.mention}")


def _corrected(
    request: DeskRequest, found: Quotation | TimeReference, acts: dict[str, Callable[[], Change]], place: str
) -> HttpResponse:
    acts |= {
        "confirm": lambda: confirm_finding(found, request.user),
        "reject": lambda: reject_finding(found, request.user),
    }
    act = acts.get(request.POST.get("act", ""))
    if act is None:
        return HttpResponseBadRequest(_("This decision is not known."))
    return _done(request, found.article, act, place)


def _done(request: DeskRequest, article: Article, act: Callable[[], Change], place: str) -> HttpResponse:
    try:
        change = act()
    except ValueError as problem:
        return _refused(request, article, problem)
    notice(request, change.summary, change)
    return _back(request, article, place)


def _refused(request: DeskRequest, article: Article, problem: ValueError) -> HttpResponse:
    messages.warning(request, str(problem))
    return _back(request, article, "")


def _back(request: HttpRequest, article: Article, place: str) -> HttpResponse:
    if request.headers.get("HX-Request"):
        return HttpResponse(status=204, headers={"HX-Refresh": "true"})
    response = back_to(request, article.get_absolute_url())
    response["Location"] += place
    return response


def _target(request: HttpRequest, name: str = "") -> Target:
    """Whom the form means; a ``kind`` alone means ``name`` as that kind."""
    given: dict[str, Any] = {"kind": request.POST.get("kind", ""), "name": request.POST.get("name", "") or name}
    try:
        return Target(entity=UUID(request.POST.get("entity", "")), **given)
    except ValueError:
        return Target(**given)


def _number(request: HttpRequest, field: str) -> int | None:
    text = request.POST.get(field, "")
    return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else None


def _days(request: HttpRequest) -> tuple[date, date]:
    """ValueError, in words for the reader: these are no days."""
    try:
        earliest = date.fromisoformat(request.POST.get("earliest", ""))
        return earliest, date.fromisoformat(request.POST.get("latest", "") or earliest.isoformat())
    except ValueError:
        raise ValueError(_("Give the days as year, month, day: 2026-03-04.")) from None

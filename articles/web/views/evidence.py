"""Cards: for each mark in a text, what was found, by which rule, how surely, and what can be done about it."""

from django.contrib import messages
from django.http import HttpResponse, HttpResponseBadRequest, HttpResponseForbidden
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from ...actions.decide_mention import decide_mention
from ...models import Kind, Mention, Quotation, Right, TimeReference
from ...queries.candidates import candidates, likely_speakers, likely_targets
from ..access import DeskRequest, reads
from ..rendering import notice, page
from .back import back_to

_ELSEWHERE = 5


@require_http_methods(["GET", "HEAD", "POST"])
@reads
def mention(request: DeskRequest, pk: int) -> HttpResponse:
    """The card of a mention; POST ``decision`` (confirmed, rejected or empty) by those who may annotate."""
    found = get_object_or_404(Mention.objects.select_related("entity", "article__source", "decided_by"), pk=pk)
    if request.method == "POST":
        return _decide(request, found)
    elsewhere = Mention.objects.standing().filter(entity=found.entity).exclude(article=found.article)
    text = request.GET.get("q", "").strip()[:300]
    context = {
        "mention": found,
        "kinds": Kind.choices,
        "text": text,
        "targets": candidates(text) if text else likely_targets(found),
        "in_article": Mention.objects.filter(article=found.article, entity=found.entity).count(),
        "elsewhere": elsewhere.select_related("article__source")
        .newest_first()
        .distinct("published_at", "article_id")[:_ELSEWHERE],
        "may_annotate": request.user.may(Right.ANNOTATE),
    }
    return page(request, "articles/mention.html", context)


def _decide(request: DeskRequest, found: Mention) -> HttpResponse:
    if not request.user.may(Right.ANNOTATE):
        return HttpResponseForbidden(_("Your role does not allow this."))
    decision = request.POST.get("decision", "")
    if decision not in Mention.Decision.values:
        return HttpResponseBadRequest(_("This decision is not known."))
    try:
        change = decide_mention(found, decision, request.user)
    except ValueError as problem:
        messages.warning(request, str(problem))
    else:
        notice(request, change.summary, change)
    response = back_to(request, found.article.get_absolute_url())
    if request.htmx:
        return HttpResponse(status=204, headers={"HX-Refresh": "true"})
    return response


@require_safe
@reads
def quotation(request: DeskRequest, pk: int) -> HttpResponse:
    found = get_object_or_404(Quotation.objects.select_related("speaker_entity", "article__source"), pk=pk)
    others = Quotation.objects.none()
    if found.speaker_entity_id:
        same = Quotation.objects.filter(speaker_entity=found.speaker_entity_id).exclude(pk=pk)
        others = same.select_related("article__source").order_by("-article__published_at", "pk")[:_ELSEWHERE]
    text = request.GET.get("q", "").strip()[:300]
    context = {
        "quotation": found,
        "others": others,
        "text": text,
        "targets": candidates(text) if text else likely_speakers(found),
        "may_annotate": request.user.may(Right.ANNOTATE),
    }
    return page(request, "articles/quotation.html", context)


@require_safe
@reads
def time_reference(request: DeskRequest, pk: int) -> HttpResponse:
    found = get_object_or_404(TimeReference.objects.select_related("article__source"), pk=pk)
    return page(
        request, "articles/time_reference.html", {"reference": found, "may_annotate": request.user.may(Right.ANNOTATE)}
    )

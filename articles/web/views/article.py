from typing import Any
from uuid import UUID

from django.http import HttpResponse, QueryDict
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from ...actions.reading_state import mark_opened
from ...models import Article, Kind, Original, Right, Tag
from ...queries.article_page import ArticlePage
from ..access import DeskRequest, reads
from ..marking import Mark, mark_paragraphs
from ..rendering import page, wants_fragment

_NOT_SHOWN = ("search", "sentences", "original__content")

KINDS = {
    "person": _("People"),
    "organisation": _("Organisations"),
    "place": _("Places"),
    "date": _("Dates"),
    "quotation": _("Quotations"),
}


@require_safe
@reads
def article(request: DeskRequest, pk: UUID) -> HttpResponse:
    """One article with everything found in it marked; ``hide`` lists kinds of marks that are not shown."""
    articles = Article.objects.select_related("source", "story", "original").defer(*_NOT_SHOWN)
    found = get_object_or_404(articles, pk=pk)
    mark_opened(request.user, found.pk)
    context = reader_context(request, ArticlePage(found, request.user))
    if wants_fragment(request) and "pane" in request.GET:
        return page(request, "articles/reader.html", context)
    return page(request, "articles/article.html", context)


@require_safe
@reads
def original(request: DeskRequest, pk: UUID) -> HttpResponse:
    """The bytes as received, as a download: never rendered by the browser, whatever they claim to be."""
    kept = get_object_or_404(Original, articles__pk=pk)
    response = HttpResponse(bytes(kept.content), content_type="application/octet-stream")
    response["Content-Disposition"] = f'attachment; filename="{kept.digest[:16]}.original"'
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    return response


def reader_context(request: DeskRequest, found: ArticlePage) -> dict[str, Any]:
    here = request.GET.get("here", "")
    hidden = [kind for kind in request.GET.get("hide", "").split(",") if kind in KINDS]
    return {
        "found": found,
        "article": found.article,
        "paragraphs": mark_paragraphs(found.article.text, _marks(found)),
        "kinds": [(kind, name, kind in hidden, _toggled(hidden, kind)) for kind, name in KINDS.items()],
        "hidden": " ".join(hidden),
        "here": here,
        "return_to": _address(request, found.article),
        "mark_kinds": Kind.choices,
        "may_annotate": request.user.may(Right.ANNOTATE),
        "may_curate": request.user.may(Right.CURATE),
        "all_tags": Tag.objects.in_order() if request.user.may(Right.ANNOTATE) else [],
    }


def _address(request: DeskRequest, article: Article) -> str:
    """Where a form of the reader leads back to: the page around the pane, not the pane itself."""
    if "pane" not in request.GET:
        return request.get_full_path()
    query = QueryDict(request.GET.get("here", ""), mutable=True)
    query["open"] = str(article.pk)
    return f"{reverse('inbox')}?{query.urlencode()}"


def _toggled(hidden: list[str], kind: str) -> str:
    """The value of ``hide`` after switching ``kind``."""
    return ",".join(k for k in KINDS if (k in hidden) != (k == kind))


def _marks(found: ArticlePage) -> list[Mark]:
    mention, quotation, time = _card("mention"), _card("quotation"), _card("time_reference")
    marks = [Mark(m.start, m.end, m.entity.kind, f"m{m.pk}", mention % m.pk, m.entity.name) for m in found.mentions]
    marks += [Mark(q.start, q.end, "quotation", f"q{q.pk}", quotation % q.pk, q.speaker) for q in found.quotations]
    marks += [
        Mark(t.start, t.end, "date", f"t{t.pk}", time % t.pk, t.earliest.isoformat()) for t in found.time_references
    ]
    return marks


def _card(name: str) -> str:
    """The address of a card with ``%d`` for its number, so that hundreds of marks resolve three addresses."""
    before, _number, after = reverse(name, args=[0]).rpartition("0")
    return f"{before}%d{after}"

"""The outlets, agencies and others that publish."""

from uuid import UUID

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_safe

from ...models import Right, Source
from ...queries.article_filters import read_filter
from ...queries.reuse_by_source import EARLIEST, NEWEST, reuse_by_source
from ...queries.sources import NAMES_OF, SourcePage, source_list
from ..access import DeskRequest, curates, reads
from ..drawing import columns
from ..rendering import notice, page
from ..source_form import SourceForm
from .entities import KINDS

_TALLEST = 64
_ORDERS = {"": gettext_lazy("Name"), "articles": gettext_lazy("Articles"), "last": gettext_lazy("Last article")}
_LINES = 50


@require_safe
@reads
def sources(request: DeskRequest) -> HttpResponse:
    """All sources in an ``order``; each ``source`` of the address stands ticked, to be compared with others."""
    order = request.GET.get("order", "")
    order = order if order in _ORDERS else ""
    chosen = read_filter(request.GET).sources
    context = {"sources": source_list(order or "name"), "order": order, "orders": _ORDERS, "chosen": chosen}
    return page(request, "articles/sources.html", context)


@require_safe
@reads
def source(request: DeskRequest, pk: UUID) -> HttpResponse:
    """One source: how much it publishes, whom it names and credits, what it had first, and what it takes from others:
    all of the time, or from ``after`` to ``before``."""
    asked = SourcePage(get_object_or_404(Source, pk=pk))
    names, period = asked.names(), read_filter(request.GET)
    opened, opened_count = asked.opened()
    context = {
        "source": asked.source,
        "asked": asked,
        "totals": asked.totals,
        "columns": columns(asked.window, asked.volume(), _TALLEST) if asked.window else [],
        "tallest": _TALLEST,
        "reuse": reuse_by_source(asked.source, *period.interval()),
        "period": period,
        "newest_reused": NEWEST,
        "earliest_beside": EARLIEST,
        "names": [(kind, label, names[kind]) for kind, label in KINDS.items() if kind in names],
        "names_of": NAMES_OF,
        "credits": asked.credits(),
        "opened": opened,
        "opened_count": opened_count,
        "newest": asked.newest(),
        "lines": asked.source.lines.order_by("kind", "-articles", "pk")[:_LINES],
        "may_curate": request.user.may(Right.CURATE),
    }
    return page(request, "articles/source.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@curates
def edit(request: DeskRequest, pk: UUID) -> HttpResponse:
    """What the desk knows of a source, changed by hand."""
    found = get_object_or_404(Source, pk=pk)
    form = SourceForm(request.POST or None, instance=found)
    if request.method == "POST" and form.is_valid():
        saved = form.save()
        notice(request, _("%(name)s saved.") % {"name": saved.name})
        return HttpResponseRedirect(reverse("source", args=[pk]))
    context = {"source": Source.objects.get(pk=pk), "form": form}
    return page(request, "articles/edit_source.html", context, status=422 if form.errors else 200)

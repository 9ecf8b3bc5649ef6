"""Camps: the groups of sources that analysts compare."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.http import HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from ...actions.camps import CampError, change_camp, delete_camp, make_camp
from ...models import Camp, Change, Right, Source
from ..access import DeskRequest, annotates, reads
from ..camps import PROBLEMS, CampForm, filled_with, lots_of
from ..rendering import notice, page

_WRITES = ["GET", "HEAD", "POST"]


@require_safe
@reads
def camps(request: DeskRequest) -> HttpResponse:
    listed = Camp.objects.in_order().prefetch_related("sources").select_related("made_by")
    context = {"camps": listed, "may_annotate": request.user.may(Right.ANNOTATE)}
    return page(request, "articles/camps.html", context)


@require_http_methods(_WRITES)
@annotates
def new(request: DeskRequest) -> HttpResponseBase:
    """A new camp; ``country`` or ``owner`` in the address chooses all sources of one, and names it so."""

    def keep(name: str, sources: list[UUID], colour: str) -> Change:
        said = _("Camp “%(name)s” saved.") % {"name": name}
        return make_camp(request.user, name, sources, said, colour)[1]

    name = request.GET.get("owner", "") or request.GET.get("country", "")
    return _edit(request, None, {"name": name, "sources": []}, keep)


@require_http_methods(_WRITES)
@annotates
def edit(request: DeskRequest, pk: int) -> HttpResponseBase:
    """Another name, other sources, another colour; ``country`` or ``owner`` in the address adds all sources of one."""
    camp = get_object_or_404(Camp, pk=pk)

    def keep(name: str, sources: list[UUID], colour: str) -> Change:
        said = _("Camp “%(name)s” saved.") % {"name": name}
        return change_camp(request.user, camp, name, sources, said, colour)

    chosen = [str(key) for key in camp.sources.values_list("pk", flat=True)]
    return _edit(request, camp, {"name": camp.name, "colour": camp.colour, "sources": chosen}, keep)


def _edit(
    request: DeskRequest, camp: Camp | None, initial: dict[str, Any], keep: Callable[[str, list[UUID], str], Change]
) -> HttpResponseBase:
    sources = list(Source.objects.in_order())
    filled = filled_with(sources, request.GET.get("country", ""), request.GET.get("owner", ""))
    initial["sources"] = [*initial["sources"], *filled]
    form = CampForm(request.POST or None, sources=sources, initial=initial)
    if request.method == "POST" and form.is_valid():
        kept = form.cleaned_data
        try:
            change = keep(kept["name"], [UUID(key) for key in kept["sources"]], kept["colour"])
        except CampError as problem:
            form.add_error("name" if problem.code in ("empty", "taken") else "sources", str(PROBLEMS[problem.code]))
        else:
            notice(request, change.summary, change)
            return HttpResponseRedirect(reverse("camps"))
    context = {"form": form, "camp": Camp.objects.get(pk=camp.pk) if camp else None, "lots": lots_of(sources)}
    return page(request, "articles/edit_camp.html", context, status=422 if form.errors else 200)


@require_POST
@annotates
def delete(request: DeskRequest, pk: int) -> HttpResponse:
    camp = get_object_or_404(Camp, pk=pk)
    said = _("Camp “%(name)s” deleted") % {"name": camp.name}
    notice(request, said, delete_camp(request.user, camp, said))
    return HttpResponseRedirect(reverse("camps"))

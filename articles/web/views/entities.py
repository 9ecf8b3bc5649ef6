"""The people, organisations and places that the articles name."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from ...actions.merge_entities import merge_entities, preview_merge
from ...actions.name_entity import add_form, rename_entity
from ...models import Entity, Kind, Right
from ...queries.entities import names_by_count, names_in_order, names_matching, similar_names
from ...queries.entity_page import COMPANY_OF, EntityPage
from ..access import DeskRequest, annotates, curates, reads
from ..drawing import columns
from ..rendering import notice, page

_TALLEST = 64
_ROLES = 12
_MOST_ROLES = 500
_LONGEST = 300
KINDS = {
    Kind.PERSON.value: gettext_lazy("People"),
    Kind.ORGANISATION.value: gettext_lazy("Organisations"),
    Kind.PLACE.value: gettext_lazy("Places"),
}


@require_safe
@reads
def entities(request: DeskRequest) -> HttpResponse:
    """Names by kind, those in most articles first or by letter; ``q`` searches names and their forms."""
    kind, order = request.GET.get("kind", ""), request.GET.get("order", "")
    kind = kind if kind in Kind.values else ""
    text, after = request.GET.get("q", "").strip()[:_LONGEST], request.GET.get("after", "")
    found = names_matching(text, kind)
    context = {
        "names": names_in_order(found, after) if order == "name" else names_by_count(found, after, few=bool(text)),
        "kind": kind,
        "kinds": KINDS.items(),
        "order": "name" if order == "name" else "",
        "text": text,
        "after": after,
        "here": request.GET.urlencode(),
    }
    return page(request, "articles/entities.html", context)


@require_safe
@reads
def entity(request: DeskRequest, pk: UUID) -> HttpResponse:
    """One name; a merged one leads to what it was merged into."""
    found = get_object_or_404(Entity, pk=pk)
    if found.merged_into_id:
        return redirect("entity", pk=found.merged_into_id)
    asked = EntityPage(found)
    shown = _MOST_ROLES if request.GET.get("roles") == "all" else _ROLES
    roles = asked.roles(shown + 1)
    context = {
        "entity": found,
        "asked": asked,
        "roles": roles[:shown],
        "more_roles": len(roles) > shown == _ROLES,
        "totals": asked.totals,
        "columns": columns(asked.window, asked.volume(), _TALLEST) if asked.window else [],
        "tallest": _TALLEST,
        "listed": asked.in_context(older=request.GET.get("older", ""), newer=request.GET.get("newer", "")),
        "company_of": COMPANY_OF,
        "may_annotate": request.user.may(Right.ANNOTATE),
        "may_curate": request.user.may(Right.CURATE),
    }
    return page(request, "articles/entity.html", context)


@require_POST
@annotates
def add(request: DeskRequest, pk: UUID) -> HttpResponse:
    """One more written form of a name."""
    found = get_object_or_404(Entity.objects.standing(), pk=pk)
    text = " ".join(request.POST.get("text", "").split())[:_LONGEST]
    try:
        change = add_form(found, text, request.user)
    except ValueError as problem:
        messages.warning(request, str(problem))
    else:
        said = change.summary if change else _("%(form)s is a form of this name already.") % {"form": text}
        notice(request, said, change)
    return HttpResponseRedirect(found.get_absolute_url())


@require_POST
@curates
def rename(request: DeskRequest, pk: UUID) -> HttpResponse:
    found = get_object_or_404(Entity.objects.standing(), pk=pk)
    name = " ".join(request.POST.get("name", "").split())[:_LONGEST]
    try:
        change = rename_entity(found, name, request.user)
    except ValueError as problem:
        messages.warning(request, str(problem))
    else:
        notice(request, change.summary, change)
    return HttpResponseRedirect(found.get_absolute_url())


@require_http_methods(["GET", "HEAD", "POST"])
@curates
def merge(request: DeskRequest, pk: UUID) -> HttpResponse:
    """Choose another name (``q`` searches), see what merging the two would change (``other``), and merge.

    ``keep=other`` keeps the other name instead of this one.
    """
    here = get_object_or_404(Entity.objects.standing(), pk=pk)
    if request.method == "POST":
        return _merge(request, here)
    text = request.GET.get("q", "").strip()[:_LONGEST]
    context: dict[str, Any] = {"entity": here, "text": text}
    other = _other(request.GET.get("other", ""), here)
    if other:
        into, merged = (other, here) if request.GET.get("keep") == "other" else (here, other)
        context |= {"other": other, "preview": preview_merge([merged], into)}
    elif text:
        names = names_matching(text).exclude(pk=here.pk)
        context["candidates"] = names_by_count(names, few=True).rows
    else:
        context["candidates"] = similar_names(here)
    return page(request, "articles/merge_entity.html", context)


def _merge(request: DeskRequest, here: Entity) -> HttpResponse:
    other = _other(request.POST.get("other", ""), here)
    if other is None:
        messages.warning(request, _("Choose another name to merge."))
        return redirect("merge_entity", pk=here.pk)
    into, merged = (other, here) if request.POST.get("keep") == "other" else (here, other)
    try:
        change = merge_entities([merged], into, request.user)
    except ValueError as problem:
        messages.warning(request, str(problem))
        return redirect("merge_entity", pk=here.pk)
    notice(request, change.summary, change)
    return HttpResponseRedirect(into.get_absolute_url())


def _other(text: str, here: Entity) -> Entity | None:
    try:
        pk = UUID(text)
    except ValueError:
        return None
    return Entity.objects.standing().filter(pk=pk).exclude(pk=here.pk).first()

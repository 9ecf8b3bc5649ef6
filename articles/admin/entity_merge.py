"""The action that makes one name of several: first a page that says what it would change, then the deed."""

from typing import Any
from uuid import UUID

from django.contrib import admin, messages
from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.db.models import Count, QuerySet
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from ..actions.merge_entities import merge_entities, preview_merge
from ..models import Entity, Mention
from ..web.rendering import notice
from .articles import tell_of_earlier_articles

MOST = 30


@admin.action(description=_("Merge…"), permissions=["change"])
def merge_selected(admin_: Any, request: HttpRequest, entities: QuerySet[Entity]) -> HttpResponse | None:
    """Says what merging would change; ``merge`` does it. Without ``into`` the name with most mentions stays."""
    chosen = list(entities.order_by("sort_key", "id")[: MOST + 1])
    problem = _problem_of(chosen)
    if problem:
        messages.error(request, problem)
        return None
    counts = _mentions_of(chosen)
    into = _target(request.POST.get("into", ""), chosen) or max(chosen, key=lambda entity: counts.get(entity.pk, 0))
    if "merge" in request.POST:
        _merge(request, chosen, into)
        return None
    context = {
        **admin_.admin_site.each_context(request),
        "title": gettext("Merge names"),
        "opts": admin_.opts,
        "names": [(entity, counts.get(entity.pk, 0)) for entity in chosen],
        "into": into,
        "preview": preview_merge(chosen, into),
        "checkbox": ACTION_CHECKBOX_NAME,
        "media": admin_.media,
    }
    return TemplateResponse(request, "admin/articles/entity/merge.html", context)


def _merge(request: HttpRequest, chosen: list[Entity], into: Entity) -> None:
    try:
        change = merge_entities(chosen, into, request.user)  # type: ignore[arg-type]
    except ValueError as problem:  # somebody merged one of them meanwhile
        messages.error(request, str(problem))
        return
    notice(request, change.summary, change)
    tell_of_earlier_articles(request)


def _problem_of(chosen: list[Entity]) -> str:
    if len(chosen) < 2:
        return gettext("Choose two names or more.")
    if len(chosen) > MOST:
        return gettext("Choose at most %(most)d names.") % {"most": MOST}
    merged = next((entity for entity in chosen if entity.merged_into_id), None)
    return gettext("%(name)s was merged into another name before.") % {"name": merged.name} if merged else ""


def _target(text: str, chosen: list[Entity]) -> Entity | None:
    return next((entity for entity in chosen if str(entity.pk) == text), None)


def _mentions_of(chosen: list[Entity]) -> dict[UUID, int]:
    counted = Mention.objects.filter(entity__in=chosen).order_by().values("entity").annotate(n=Count("pk"))
    return dict(counted.values_list("entity", "n"))

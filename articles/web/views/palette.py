from collections.abc import Iterator
from typing import TypedDict

from django.http import JsonResponse
from django.urls import reverse
from django.utils.translation import get_language_bidi
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from ...language.normalise import name_key
from ...models import Entity, SavedSearch, Source, User
from ...templatetags.display import direction
from ...templatetags.frame import SCREENS
from ..access import DeskRequest, reads

MOST_OF_A_KIND = 8


class Place(TypedDict):
    """Somewhere to go: ``kind`` is its word for the reader, ``dir`` the direction of ``label``."""

    kind: str
    label: str
    url: str
    dir: str


@require_GET
@reads
def palette(request: DeskRequest) -> JsonResponse:
    """Screens, then saved searches, names and sources, that hold the words of ``q``; all screens where it is empty."""
    key = name_key(request.GET.get("q", ""))
    places = list(_screens(key))
    if key:
        places += _saved_searches(request.user, key)
        places += _entities(key)
        places += _sources(key)
    return JsonResponse({"places": places})


def _screens(key: str) -> Iterator[Place]:
    own = "rtl" if get_language_bidi() else "ltr"
    for screen in SCREENS:
        # The English name finds a screen in either language.
        if key in name_key(str(screen.label)) or key in screen.name:
            yield Place(kind=_("screen"), label=str(screen.label), url=screen.url, dir=own)
    others = (
        ("search", _("Search")),
        ("saved_searches", _("Saved searches")),
        ("add", _("Add articles")),
        ("settings", _("Settings")),
    )
    for name, label in others:
        if key in name_key(label) or key in name:
            yield Place(kind=_("screen"), label=label, url=reverse(name), dir=own)


def _saved_searches(user: User, key: str) -> list[Place]:
    found = SavedSearch.objects.of(user).filter(key__contains=key).in_order()[:MOST_OF_A_KIND]
    return [
        Place(kind=_("saved search"), label=saved.name, url=saved.get_absolute_url(), dir=direction(saved.name))
        for saved in found
    ]


def _entities(key: str) -> list[Place]:
    found = Entity.objects.standing().filter(key__contains=key).in_order()[:MOST_OF_A_KIND]
    return [
        Place(
            kind=entity.get_kind_display(), label=entity.name, url=entity.get_absolute_url(), dir=direction(entity.name)
        )
        for entity in found
    ]


def _sources(key: str) -> list[Place]:
    found = Source.objects.filter(key__contains=key).in_order()[:MOST_OF_A_KIND]
    return [
        Place(kind=_("source"), label=source.name, url=reverse("source", args=[source.pk]), dir=direction(source.name))
        for source in found
    ]

"""One template for a page and for the part of it that htmx asks for."""

from collections.abc import Mapping
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.cache import patch_vary_headers

from ..models import Change
from .access import DeskRequest

_VARY = ("HX-Request", "HX-Boosted", "HX-History-Restore-Request")


def wants_fragment(request: HttpRequest) -> bool:
    htmx: Any = getattr(request, "htmx", None)
    return bool(htmx) and not htmx.boosted and not htmx.history_restore_request


def page(request: DeskRequest, template: str, context: Mapping[str, Any], *, status: int = 200) -> HttpResponse:
    """Render ``articles/list.html``, or ``articles/_list.html`` where htmx asks for the part it will swap."""
    if wants_fragment(request):
        folder, _slash, name = template.rpartition("/")
        template = f"{folder}/_{name}"
    response = render(request, template, dict(context), status=status)
    patch_vary_headers(response, _VARY)
    return response


def notice(request: HttpRequest, text: str, change: Change | None = None) -> None:
    """Say ``text`` on the notice strip of the next page, with an Undo button where there is a change to take back."""
    messages.success(request, text, extra_tags=f"undo-{change.pk}" if change else "")

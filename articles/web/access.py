"""Who may call a view. Every view of the desk wears exactly one of ``reads``, ``annotates`` and ``curates``.

Signed out: to the sign-in page (an htmx request is told to go there). Signed in without the right: 403.
"""

from collections.abc import Callable
from functools import wraps
from typing import Any, TypeAlias

from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import resolve_url

from ..models import Right, User


class DeskRequest(HttpRequest):
    """A request of somebody who is signed in."""

    user: User
    htmx: Any


View: TypeAlias = Callable[..., HttpResponseBase]


def _sign_in_first(request: HttpRequest) -> HttpResponseBase:
    if request.headers.get("HX-Request"):
        return HttpResponse(status=401, headers={"HX-Redirect": resolve_url("account_login")})
    return redirect_to_login(request.get_full_path())


def requires(right: Right) -> Callable[[View], View]:
    def decorate(view: View) -> View:
        @wraps(view)
        def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
            if not request.user.is_authenticated:
                return _sign_in_first(request)
            if not request.user.may(right):
                raise PermissionDenied
            return view(request, *args, **kwargs)

        guarded.right = right  # type: ignore[attr-defined]
        return guarded

    return decorate


reads = requires(Right.READ)
annotates = requires(Right.ANNOTATE)
curates = requires(Right.CURATE)

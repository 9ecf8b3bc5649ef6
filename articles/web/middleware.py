from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import translation
from django.utils.cache import patch_vary_headers

from ..language.calendar import Style
from ..models import User
from ..templatetags import display
from ..templatetags.display import Display


def language_of(request: HttpRequest) -> str:
    """The profile's language, else the cookie's, else Arabic. Never what the browser asks for."""
    chosen = request.user.language if isinstance(request.user, User) else _cookie(request)
    return chosen if chosen in dict(settings.LANGUAGES) else settings.LANGUAGE_CODE


def _cookie(request: HttpRequest) -> str:
    return request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME, "")


def display_of(user: User, language: str) -> Display:
    """What a user's settings say about how the desk looks."""
    return Display(
        style=Style(language=language, digits=user.digits, months=user.months, hijri=user.hijri),
        theme=user.theme,
        text_size=user.text_size,
        density=user.density,
        shortcuts=user.shortcuts,
    )


class PreferencesMiddleware:
    """Lets the reader's language and display hold while their request is answered, error pages included."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        language = language_of(request)
        # ``request.user`` is lazy: this resolves it, once.
        known = request.user if isinstance(request.user, User) else None
        shown = display_of(known, language) if known else Display(style=Style(language=language))
        with translation.override(language), display.override(shown):
            response = self.get_response(request)
        response.headers.setdefault("Content-Language", language)
        patch_vary_headers(response, ("Cookie",))
        return response

from datetime import date, timedelta
from types import SimpleNamespace

from django import forms
from django.conf import settings as site
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from ...models import User
from ...templatetags import display
from ..access import DeskRequest, reads
from ..middleware import display_of
from ..rendering import notice, wants_fragment

FIELDS = ("language", "digits", "months", "hijri", "theme", "text_size", "density", "shortcuts")
YEAR = 365 * 24 * 3600


class PreferencesForm(forms.ModelForm):  # type: ignore[type-arg]
    """How the desk looks to one person. Every field has a value, so that a preview never fails on a missing one."""

    class Meta:
        model = User
        fields = FIELDS


@require_http_methods(["GET", "HEAD", "POST"])
@reads
def settings(request: DeskRequest) -> HttpResponse:
    """The reader's own settings. An htmx GET carries the form as it stands and gets the sample line alone."""
    if request.method == "POST":
        form = PreferencesForm(request.POST, instance=request.user)
        if form.is_valid():
            form.save()
            return _saved(request)
        return render(request, "articles/settings.html", {"form": form, **_sample()}, status=422)
    if wants_fragment(request):
        return _preview(request)
    return render(request, "articles/settings.html", {"form": PreferencesForm(instance=request.user), **_sample()})


def _saved(request: DeskRequest) -> HttpResponse:
    with translation.override(request.user.language):
        notice(request, _("Settings saved."))
    response = redirect("settings")
    _keep_language(response, request.user.language)
    return response


def _preview(request: DeskRequest) -> HttpResponse:
    form = PreferencesForm(request.GET, instance=User.objects.get(pk=request.user.pk))
    if not form.is_valid():
        return HttpResponse(status=422)
    chosen = form.instance
    with translation.override(chosen.language), display.override(display_of(chosen, chosen.language)):
        return render(request, "articles/_sample.html", _sample())


def _sample() -> dict[str, object]:
    """What the sample line shows: now, a moment ago, a day, an interval and a number."""
    now = timezone.now()
    summer = SimpleNamespace(earliest=date(2026, 6, 1), latest=date(2026, 8, 31), granularity="season")
    return {
        "now": now,
        "earlier": now - timedelta(hours=3),
        "day": timezone.localdate(),
        "season": summer,
        "quantity": 15042,
    }


@require_POST
def language(request: HttpRequest) -> HttpResponse:
    """Turns the interface to the other language for somebody who has not signed in, by a cookie."""
    chosen = request.POST.get("language", "")
    back = request.POST.get("next", "")
    if not url_has_allowed_host_and_scheme(back, {request.get_host()}, require_https=request.is_secure()):
        back = reverse("account_login")
    if chosen not in dict(site.LANGUAGES):
        return HttpResponse(status=400)
    if isinstance(request.user, User):
        User.objects.filter(pk=request.user.pk).update(language=chosen)
    response = HttpResponseRedirect(back)
    _keep_language(response, chosen)
    return response


def _keep_language(response: HttpResponse, language: str) -> None:
    response.set_cookie(
        site.LANGUAGE_COOKIE_NAME, language, max_age=YEAR, samesite="Lax", secure=site.SESSION_COOKIE_SECURE
    )

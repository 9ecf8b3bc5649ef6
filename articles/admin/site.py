"""The administration as a whole: who enters, how they sign in, and what its first page lists."""

from collections.abc import Callable
from functools import cache, wraps
from typing import Any

from django.contrib import admin, auth
from django.contrib.auth import REDIRECT_FIELD_NAME
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseBase, HttpResponseNotAllowed
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from ..templatetags import display

# The models of the first page and of the side bar, as an editor looks for them.
_SECTIONS = (
    ("texts", _("Articles"), ("Article", "Story", "Note", "Revision", "Original")),
    ("names", _("Names"), ("Entity", "Alias", "Concept")),
    ("origins", _("Sources"), ("Source", "Feed", "Camp")),
    ("labels", _("Tags"), ("Tag",)),
    ("findings", _("What was found"), ("Mention", "Quotation", "TimeReference")),
    ("house", _("People and machine"), ("User", "SavedSearch", "ImportRun", "Job", "Change")),
)


class DeskAdminSite(admin.AdminSite):
    site_header = _("newsdesk administration")
    site_title = _("newsdesk")
    index_title = _("Set-up and repair")
    empty_value_display = "—"

    def register(self, model_or_iterable: Any, admin_class: Any = None, **options: Any) -> None:
        """The desk's own models only: groups and the like of other packages mean nothing here."""
        models = model_or_iterable if isinstance(model_or_iterable, list | tuple) else [model_or_iterable]
        ours = [model for model in models if model._meta.app_label == "articles"]
        super().register(ours, admin_class, **options)

    def admin_view(self, view: Callable[..., Any], cacheable: bool = False) -> Any:
        """Signed out: to the desk's sign-in page. Signed in without the right: 403."""
        guarded = super().admin_view(view, cacheable)

        @wraps(guarded)
        def entered(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
            if request.user.is_authenticated and not self.has_permission(request):
                raise PermissionDenied
            response: HttpResponseBase = guarded(request, *args, **kwargs)
            return response

        return entered

    def login(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> HttpResponse:
        if request.user.is_authenticated and not self.has_permission(request):
            raise PermissionDenied
        home = reverse("admin:index")
        if request.user.is_authenticated:
            return redirect(home)
        return redirect_to_login(request.GET.get(REDIRECT_FIELD_NAME) or home)

    def logout(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> Any:
        if request.method != "POST":
            return HttpResponseNotAllowed(["POST"])
        auth.logout(request)
        return redirect("account_login")

    def password_change(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> Any:
        return redirect("account_change_password")

    def each_context(self, request: HttpRequest) -> dict[str, Any]:
        theme = display.current().theme
        scheme = {"light": "only light", "dark": "only dark"}.get(theme, "light dark")
        return {**super().each_context(request), "color_scheme": scheme}

    def get_app_list(self, request: HttpRequest, app_label: str | None = None) -> list[Any]:
        apps = super().get_app_list(request, app_label)
        if app_label:
            return apps
        models = {model["object_name"]: model for app in apps for model in app["models"]}
        return [
            {"app_label": label, "name": name, "app_url": "", "has_module_perms": True, "models": shown}
            for label, name, names in _SECTIONS
            if (shown := [models[known] for known in names if known in models])
        ]


@cache
def desk_admin() -> DeskAdminSite:
    """The one site: importing this package registers models while Django is still making it."""
    return DeskAdminSite()

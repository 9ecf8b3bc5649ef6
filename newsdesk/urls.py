from typing import NoReturn

from django.contrib import admin
from django.http import Http404, HttpRequest
from django.urls import include, path, re_path


def closed(request: HttpRequest) -> NoReturn:
    """Pages of allauth that send mail, which a desk does not. Their names stay, for its other pages ask for them."""
    raise Http404


urlpatterns = [
    path("", include("articles.web.urls")),
    re_path(r"^account/(?:password/reset|email|confirm-email|login/code|phone)/", closed),
    path("account/", include("allauth.account.urls")),
    path("admin/", admin.site.urls),
]

"""Every address of the desk, asked by somebody signed out."""

from uuid import uuid4

import pytest
from django.test import Client
from django.urls import URLPattern, reverse

from articles.models import Right
from articles.web.urls import urlpatterns

OPEN_TO_ALL = {"feed", "health", "language"}


def address(pattern: URLPattern) -> str:
    values = {"uuid": str(uuid4()), "int": "1", "str": "x"}
    kinds = {
        name: type(converter).__name__.removesuffix("Converter").lower()
        for name, converter in pattern.pattern.converters.items()
    }
    return reverse(
        pattern.name or "", kwargs={name: values[kind.replace("string", "str")] for name, kind in kinds.items()}
    )


@pytest.mark.django_db
@pytest.mark.parametrize("pattern", [p for p in urlpatterns if p.name not in OPEN_TO_ALL], ids=lambda p: p.name)
def test_nothing_is_shown_or_changed_before_sign_in(client: Client, pattern: URLPattern) -> None:
    for response in (client.get(address(pattern)), client.post(address(pattern))):
        assert response.status_code in (302, 405)
        if response.status_code == 302:
            assert response["Location"].startswith(reverse("account_login"))


@pytest.mark.parametrize("pattern", [p for p in urlpatterns if p.name not in OPEN_TO_ALL], ids=lambda p: p.name)
def test_every_view_says_which_right_it_asks_for(pattern: URLPattern) -> None:
    assert pattern.callback.right in Right


@pytest.mark.django_db
def test_an_htmx_request_is_told_to_sign_in(client: Client) -> None:
    response = client.get(reverse("inbox"), headers={"HX-Request": "true"})
    assert response.status_code == 401
    assert response["HX-Redirect"] == reverse("account_login")


@pytest.mark.django_db
def test_health_answers_everybody(client: Client) -> None:
    assert client.get(reverse("health")).json() == {"status": "ok"}

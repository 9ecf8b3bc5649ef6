from collections.abc import Callable

import pytest
from django.test import Client
from django.utils import translation

from articles.models import User
from articles.templatetags import display

ClientOf = Callable[[User], Client]
SIGN_IN = "/account/login/"


@pytest.mark.django_db
def test_somebody_unknown_gets_arabic_whatever_the_browser_asks_for(client: Client) -> None:
    response = client.get(SIGN_IN, headers={"accept-language": "en-GB,en;q=0.9"})
    assert response.headers["Content-Language"] == "ar"
    assert '<html lang="ar" dir="rtl"' in response.content.decode()


@pytest.mark.django_db
def test_the_cookie_of_the_device_is_taken_where_nobody_signed_in(client: Client) -> None:
    client.cookies["django_language"] = "en"
    response = client.get(SIGN_IN)
    assert '<html lang="en" dir="ltr"' in response.content.decode()
    assert "Cookie" in response.headers["Vary"]


@pytest.mark.django_db
@pytest.mark.parametrize("cookie", ["fr", "", "../ar", "en-GB"])
def test_a_cookie_with_a_language_that_the_desk_lacks_means_arabic(client: Client, cookie: str) -> None:
    client.cookies["django_language"] = cookie
    assert client.get(SIGN_IN).headers["Content-Language"] == "ar"


def test_the_profile_goes_before_the_cookie(reader: User, client_of: ClientOf) -> None:
    client = client_of(reader)
    client.cookies["django_language"] = "en"
    assert client.get("/settings/").headers["Content-Language"] == "ar"


def test_the_page_says_how_its_reader_wants_it(reader: User, client_of: ClientOf) -> None:
    User.objects.filter(pk=reader.pk).update(theme="dark", text_size="large", density="compact", shortcuts=False)
    html = client_of(reader).get("/settings/").content.decode()
    assert 'data-theme="dark" data-text-size="large" data-density="compact" data-shortcuts="off"' in html


def test_dates_follow_the_reader_s_digits_on_every_page(reader: User, client_of: ClientOf) -> None:
    User.objects.filter(pk=reader.pk).update(digits="arabic")
    assert "١٥٬٠٤٢" in client_of(reader).get("/settings/").content.decode()


def test_an_error_page_is_in_the_reader_s_language_and_theme(reader: User, client_of: ClientOf) -> None:
    User.objects.filter(pk=reader.pk).update(language="en", theme="dark")
    response = client_of(reader).get("/no/such/page/")
    html = response.content.decode()
    assert response.status_code == 404
    assert '<html lang="en" dir="ltr" data-theme="dark"' in html
    assert "Not found" in html


def test_nothing_of_one_reader_is_left_for_the_next(reader: User, client_of: ClientOf) -> None:
    User.objects.filter(pk=reader.pk).update(language="en", digits="arabic", theme="dark")
    before, language = display.current(), translation.get_language()
    client_of(reader).get("/settings/")
    assert display.current() == before
    assert translation.get_language() == language

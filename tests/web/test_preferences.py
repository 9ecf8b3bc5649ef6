from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse

from articles.models import User

ClientOf = Callable[[User], Client]
CHOICES = {
    "language": "en",
    "digits": "arabic",
    "months": "both",
    "hijri": "on",
    "theme": "dark",
    "text_size": "huge",
    "density": "compact",
}
HTMX = {"HX-Request": "true"}


def test_the_screen_shows_what_is_chosen_now(reader: User, client_of: ClientOf) -> None:
    html = client_of(reader).get(reverse("settings")).content.decode()
    assert 'name="language" value="ar" checked' in html
    assert 'name="digits" value="latin" checked' in html
    assert 'id="sample"' in html


def test_a_reader_saves_every_setting_and_comes_back_in_the_new_language(reader: User, client_of: ClientOf) -> None:
    client = client_of(reader)
    response = client.post(reverse("settings"), CHOICES)
    assert response.status_code == 302
    reader.refresh_from_db()
    kept = {name: getattr(reader, name) for name in CHOICES}
    assert kept == {**CHOICES, "hijri": True}
    assert reader.shortcuts is False  # an unchecked box is not sent
    assert response.cookies["django_language"].value == "en"
    html = client.get(response.url).content.decode()  # type: ignore[attr-defined]
    assert "Settings saved." in html
    assert '<html lang="en" dir="ltr"' in html


def test_a_preview_shows_the_sample_and_keeps_nothing(reader: User, client_of: ClientOf) -> None:
    response = client_of(reader).get(reverse("settings"), {**CHOICES, "language": "ar"}, headers=HTMX)
    html = response.content.decode()
    assert "<html" not in html
    assert 'id="sample"' in html
    assert "١٥٬٠٤٢" in html
    assert "هـ" in html
    reader.refresh_from_db()
    assert reader.digits == "latin"


def test_a_preview_speaks_the_language_that_is_chosen_in_it(reader: User, client_of: ClientOf) -> None:
    html = client_of(reader).get(reverse("settings"), CHOICES, headers=HTMX).content.decode()
    assert 'lang="en" dir="ltr"' in html
    assert "3 hours ago" in html


@pytest.mark.parametrize(("field", "value"), [("language", "fr"), ("theme", "pink"), ("digits", "")])
def test_an_unknown_choice_is_refused_and_nothing_kept(
    reader: User, client_of: ClientOf, field: str, value: str
) -> None:
    client = client_of(reader)
    assert client.post(reverse("settings"), {**CHOICES, field: value}).status_code == 422
    assert client.get(reverse("settings"), {**CHOICES, field: value}, headers=HTMX).status_code == 422
    reader.refresh_from_db()
    assert (reader.language, reader.theme, reader.digits) == ("ar", "auto", "latin")


def test_settings_touch_neither_the_role_nor_anybody_else(reader: User, analyst: User, client_of: ClientOf) -> None:
    client_of(reader).post(reverse("settings"), {**CHOICES, "role": "administrator", "username": "root"})
    reader.refresh_from_db()
    analyst.refresh_from_db()
    assert (reader.role, reader.username) == ("reader", "rima")
    assert analyst.language == "ar"


def test_settings_are_for_those_who_signed_in(client: Client, db: None) -> None:
    assert client.get(reverse("settings")).status_code == 302
    assert client.post(reverse("settings"), CHOICES).status_code == 302


def test_the_wrong_verb_is_refused(reader: User, client_of: ClientOf) -> None:
    client = client_of(reader)
    assert client.delete(reverse("settings")).status_code == 405
    assert client.get(reverse("language")).status_code == 405


@pytest.mark.django_db
def test_the_language_turns_before_signing_in_and_the_page_is_kept(client: Client) -> None:
    page = "/account/login/?next=/tags/"
    response = client.post(reverse("language"), {"language": "en", "next": page})
    assert response.headers["Location"] == page
    assert "Sign in" in client.get(page).content.decode()


@pytest.mark.django_db
def test_turning_the_language_leads_to_no_other_site(client: Client) -> None:
    response = client.post(reverse("language"), {"language": "en", "next": "https://elsewhere.example/"})
    assert response.headers["Location"] == reverse("account_login")


@pytest.mark.django_db
def test_a_language_that_the_desk_lacks_is_a_bad_request(client: Client) -> None:
    assert client.post(reverse("language"), {"language": "fr"}).status_code == 400


def test_turning_the_language_while_signed_in_changes_the_profile(reader: User, client_of: ClientOf) -> None:
    client_of(reader).post(reverse("language"), {"language": "en", "next": "/"})
    reader.refresh_from_db()
    assert reader.language == "en"

from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse

from articles.models import User
from tests.conftest import PASSWORD

ClientOf = Callable[[User], Client]


def test_somebody_signs_in_and_out_with_the_pages_alone(reader: User, client: Client) -> None:
    response = client.post(reverse("account_login"), {"login": "rima", "password": PASSWORD, "next": "/settings/"})
    assert response.headers["Location"] == "/settings/"
    first = client.get("/settings/")
    assert first.status_code == 200
    assert 'class="notice"' not in first.content.decode().partition('id="notices"')[2].partition("<main")[0]
    assert client.get(reverse("account_logout")).status_code == 200
    client.post(reverse("account_logout"))
    assert client.get("/settings/").status_code == 302


def test_a_wrong_password_says_so_and_keeps_the_name(reader: User, client: Client) -> None:
    html = client.post(reverse("account_login"), {"login": "rima", "password": "wrong"}).content.decode()
    assert 'value="rima"' in html
    assert 'role="alert"' in html
    assert "اسم المستخدم أو كلمة المرور غير صحيح." in html
    assert "wrong" not in html


def test_a_password_is_changed_from_the_settings(reader: User, client_of: ClientOf) -> None:
    client = client_of(reader)
    new = "a longer horse than before"
    assert client.get(reverse("account_change_password")).status_code == 200
    client.post(reverse("account_change_password"), {"oldpassword": PASSWORD, "password1": new, "password2": new})
    reader.refresh_from_db()
    assert reader.check_password(new)


@pytest.mark.django_db
def test_nobody_signs_up(client: Client) -> None:
    html = client.get(reverse("account_signup")).content.decode()
    assert "المدير هو من ينشئ الحسابات" in html
    client.post(reverse("account_signup"), {"username": "nuha", "password1": PASSWORD, "password2": PASSWORD})
    assert not User.objects.exists()


@pytest.mark.django_db
@pytest.mark.parametrize("name", ["account_login", "account_signup"])
def test_a_page_before_signing_in_keeps_the_strict_policy(client: Client, name: str) -> None:
    response = client.get(reverse(name))
    html = response.content.decode()
    policy = response.headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert "style=" not in html
    assert "<script>" not in html
    assert " onclick" not in html


@pytest.mark.django_db
@pytest.mark.parametrize("name", ["account_reset_password", "account_email", "account_reset_password_done"])
def test_pages_that_would_promise_a_mail_are_closed(client: Client, reader: User, name: str) -> None:
    client.force_login(reader, "allauth.account.auth_backends.AuthenticationBackend")
    assert client.get(reverse(name)).status_code == 404
    assert client.post(reverse(name), {"email": "x@desk.example"}).status_code == 404

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from articles.models import Change, Role, User
from tests.admin.conftest import SignIn
from tests.conftest import PASSWORD

LIST = reverse("admin:articles_user_changelist")
ADD = reverse("admin:articles_user_add")
SECRET = "a lighthouse of paper and salt"


def page_of(user: User, verb: str = "change") -> str:
    return reverse(f"admin:articles_user_{verb}", args=[user.pk])


def form_of(user: User, **values: Any) -> dict[str, Any]:
    names = ("username", "name", "email", "role", "language", "digits", "months", "theme", "text_size", "density")
    sent = {name: getattr(user, name) for name in names} | {"is_active": "on", "shortcuts": "on"} | values
    return {name: value for name, value in sent.items() if value is not None}


def new_person(**values: str) -> dict[str, str]:
    person = {"username": "noor", "name": "نور", "email": "", "role": "analyst", "usable_password": "true"}
    return {**person, "password1": SECRET, "password2": SECRET, **values}


def test_a_person_is_added_and_can_sign_in(client_of: SignIn, administrator: User, client: Client) -> None:
    there = client_of(administrator).post(ADD, new_person())
    made = User.objects.get(username="noor")
    assert there["Location"] == page_of(made)
    assert (made.role, made.name) == ("analyst", "نور")
    assert client.login(username="noor", password=SECRET)


@pytest.mark.parametrize(
    "values",
    [
        {"username": ""},
        {"username": "adam"},
        {"username": "نور الدين"},
        {"password2": "another"},
        {"password1": "123", "password2": "123"},
        {"role": "emperor"},
    ],
)
def test_a_bad_person_comes_back(client_of: SignIn, administrator: User, values: dict[str, str]) -> None:
    page = client_of(administrator).post(ADD, new_person(**values))
    assert page.context["errors"]
    assert User.objects.count() == 1


def test_a_role_is_changed(client_of: SignIn, administrator: User, reader: User) -> None:
    assert client_of(administrator).post(page_of(reader), form_of(reader, role="editor")).status_code == 302
    reader.refresh_from_db()
    assert reader.role == Role.EDITOR
    assert reader.check_password(PASSWORD)


def test_a_password_is_set_and_ends_the_persons_sessions(
    client_of: SignIn, administrator: User, reader: User, client: Client
) -> None:
    theirs = client_of(reader)
    address = reverse("admin:auth_user_password_change", args=[reader.pk])
    sent = {"password1": SECRET, "password2": SECRET, "usable_password": "true", "set-password": "1"}
    assert client_of(administrator).get(address).status_code == 200
    assert client_of(administrator).post(address, sent).status_code == 302
    assert client.login(username="rima", password=SECRET)
    assert theirs.get(reverse("inbox")).status_code == 302


@pytest.mark.parametrize("values", [{"role": "editor"}, {"is_active": None}])
def test_the_last_administrator_stays_one(client_of: SignIn, administrator: User, values: dict[str, Any]) -> None:
    page = client_of(administrator).post(page_of(administrator), form_of(administrator, **values))
    assert page.context["errors"]
    administrator.refresh_from_db()
    assert (administrator.role, administrator.is_active) == (Role.ADMINISTRATOR, True)


def test_one_administrator_of_two_may_step_down(client_of: SignIn, administrator: User) -> None:
    User.objects.create_user("amal", role=Role.ADMINISTRATOR)
    client_of(administrator).post(page_of(administrator), form_of(administrator, role="editor"))
    administrator.refresh_from_db()
    assert administrator.role == Role.EDITOR


def test_an_administrator_who_may_not_sign_in_does_not_count(client_of: SignIn, administrator: User) -> None:
    User.objects.create_user("amal", role=Role.ADMINISTRATOR, is_active=False)
    page = client_of(administrator).post(page_of(administrator), form_of(administrator, role="editor"))
    assert page.context["errors"]


def test_nobody_deletes_themselves_nor_many_at_once(client_of: SignIn, administrator: User, reader: User) -> None:
    client = client_of(administrator)
    assert client.post(page_of(administrator, "delete"), {"post": "yes"}).status_code == 403
    client.post(LIST, {"action": "delete_selected", "_selected_action": [reader.pk], "post": "yes"})
    assert User.objects.count() == 2


def test_a_person_is_deleted_after_being_told_what_goes_along(
    client_of: SignIn, administrator: User, reader: User
) -> None:
    Change.objects.create(user=reader, verb="merge entities", summary="دمج", inverse={})
    client = client_of(administrator)
    page = client.get(page_of(reader, "delete"))
    assert (str(Change._meta.verbose_name_plural), 1) in [(str(name), n) for name, n in page.context["model_count"]]
    assert client.post(page_of(reader, "delete"), {"post": "yes"}).status_code == 302
    assert list(User.objects.all()) == [administrator]


def test_editors_neither_see_nor_make_people(client_of: SignIn, editor: User, reader: User) -> None:
    client = client_of(editor)
    for address in (LIST, ADD, page_of(reader), reverse("admin:auth_user_password_change", args=[reader.pk])):
        assert client.get(address).status_code == 403
        assert client.post(address, form_of(reader, role="administrator")).status_code == 403
    reader.refresh_from_db()
    assert reader.role == Role.READER


def test_no_password_is_ever_a_filter(client_of: SignIn, administrator: User) -> None:
    assert client_of(administrator).get(LIST, {"password__startswith": "pbkdf2"}).status_code == 400

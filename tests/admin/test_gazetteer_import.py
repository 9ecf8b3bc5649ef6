import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from articles.ingest.gazetteer_csv import LARGEST
from articles.models import Entity, User
from tests.admin.conftest import SignIn
from tests.factories import make_entity

IMPORT = reverse("admin:articles_entity_import")
TABLE = "name,kind,aliases,description\nشاهين الدرويش,person,أبو ليث,قبطان\nسالم الراوي,person,,\nالفنار,سفينة,,\n"


def upload(client: Client, content: bytes) -> tuple[int, str]:
    response = client.post(IMPORT, {"file": SimpleUploadedFile("names.csv", content)})
    return response.status_code, response.content.decode()


def test_the_preview_names_what_is_new_known_and_bad_by_line_and_keeps_nothing(client_of: SignIn, editor: User) -> None:
    make_entity("سالم الراوي")
    response = client_of(editor).post(IMPORT, {"file": SimpleUploadedFile("names.csv", TABLE.encode("windows-1256"))})
    assert response.status_code == 200
    result = response.context["result"]
    assert (result.new, result.known) == (1, 1)
    assert [(line, detail) for line, _problem, detail in response.context["bad"]] == [(4, "سفينة")]
    assert Entity.objects.count() == 1


def test_what_was_previewed_is_then_imported_and_told(client_of: SignIn, editor: User) -> None:
    client = client_of(editor)
    shown = client.post(IMPORT, {"file": SimpleUploadedFile("names.csv", TABLE.encode())})
    done = client.post(IMPORT, {"text": shown.context["confirm"]["text"].value()}, follow=True)
    assert done.redirect_chain == [(reverse("admin:articles_entity_changelist"), 302)]
    assert set(Entity.objects.values_list("name", "confirmed")) == {("شاهين الدرويش", True), ("سالم الراوي", True)}
    assert len(list(done.context["messages"])) == 2


def test_line_breaks_as_a_browser_sends_them_change_nothing(client_of: SignIn, editor: User) -> None:
    client_of(editor).post(IMPORT, {"text": TABLE.replace("\n", "\r\n")})
    assert Entity.objects.filter(confirmed=True).count() == 2


@pytest.mark.parametrize(
    "content",
    [b"", b"no,columns\n1,2\n", b"PK\x03\x04", b"x" * (LARGEST + 1), b"name,kind\n\x00\x01\x02\x03\x04\x05\x06"],
)
def test_a_bad_file_comes_back_with_the_reason(client_of: SignIn, editor: User, content: bytes) -> None:
    status, page = upload(client_of(editor), content)
    assert status == 422
    assert "errorlist" in page


@pytest.mark.parametrize("text", ["", "name\nالفنار\n", "x" * (LARGEST + 1)])
def test_a_bad_confirmation_is_refused(client_of: SignIn, editor: User, text: str) -> None:
    assert client_of(editor).post(IMPORT, {"text": text}).status_code == 422
    assert not Entity.objects.exists()


def test_a_form_without_a_file_is_refused(client_of: SignIn, editor: User) -> None:
    assert client_of(editor).post(IMPORT, {}).status_code == 422


def test_other_verbs_are_refused(client_of: SignIn, editor: User) -> None:
    assert client_of(editor).put(IMPORT).status_code == 405


def test_an_analyst_gets_403(client_of: SignIn, analyst: User) -> None:
    client = client_of(analyst)
    assert client.get(IMPORT).status_code == client.post(IMPORT, {"text": TABLE}).status_code == 403
    assert not Entity.objects.exists()


def test_the_list_of_names_leads_here(client_of: SignIn, editor: User) -> None:
    page = client_of(editor).get(reverse("admin:articles_entity_changelist")).content.decode()
    assert f'href="{IMPORT}"' in page

"""Camps and concepts in the administration: shown, found, and changed at the desk alone."""

import pytest
from django.test import Client
from django.urls import reverse

from articles.models import Camp, Concept, User
from tests.admin.conftest import SignIn
from tests.factories import make_source


@pytest.fixture
def camp(db: None) -> Camp:
    made = Camp.objects.create(name="البحر")
    made.sources.set([make_source("المرفأ"), make_source("Harbour <b>")])
    return made


def at(model: str, *row: int) -> str:
    return reverse(f"admin:articles_{model}_{'change' if row else 'changelist'}", args=row)


def test_a_camp_is_listed_with_the_number_of_its_sources_and_found_by_one_of_them(
    client_of: SignIn, editor: User, camp: Camp
) -> None:
    Camp.objects.create(name="الجبل")
    client = client_of(editor)
    html = client.get(at("camp")).content.decode()
    assert '<td class="field-source_count">2</td>' in html
    assert html.count('<td class="field-colour">رمادي</td>') == 2
    assert "الجبل" not in client.get(at("camp"), {"q": "المرفأ"}).content.decode().partition("<tbody>")[2]


def test_the_page_of_a_camp_names_its_sources_and_leads_to_the_desk(
    client_of: SignIn, editor: User, camp: Camp
) -> None:
    html = client_of(editor).get(at("camp", camp.pk)).content.decode()
    assert "رمادي" in html
    assert '<bdi dir="ltr">Harbour &lt;b&gt;</bdi>، <bdi dir="rtl">المرفأ</bdi>' in html
    assert f"{reverse('camps')}#camp-{camp.pk}" in html


def test_a_concept_is_shown_with_its_words(client_of: SignIn, editor: User) -> None:
    concept = Concept.objects.create(name="من يحملون السلاح", forms=["مسلحون", "ثوار"])
    client = client_of(editor)
    words = '<bdi dir="rtl">مسلحون</bdi>، <bdi dir="rtl">ثوار</bdi>'
    assert words in client.get(at("concept")).content.decode()
    page = client.get(at("concept", concept.pk)).content.decode()
    assert words in page
    assert concept.get_absolute_url() in page


def test_nobody_changes_them_here(client_of: SignIn, administrator: User, camp: Camp) -> None:
    client = client_of(administrator)
    concept = Concept.objects.create(name="من يحملون السلاح", forms=["مسلحون", "ثوار"])
    for model, row in (("camp", camp), ("concept", concept)):
        assert client.get(reverse(f"admin:articles_{model}_add")).status_code == 403
        assert client.post(at(model, row.pk), {"name": "اسم آخر"}).status_code == 403
        assert client.post(reverse(f"admin:articles_{model}_delete", args=[row.pk]), {"post": "yes"}).status_code == 403
    assert Camp.objects.get().name == "البحر"
    assert Concept.objects.get().forms == ["مسلحون", "ثوار"]


def test_readers_do_not_enter(client_of: SignIn, reader: User, client: Client, camp: Camp) -> None:
    assert client_of(reader).get(at("camp", camp.pk)).status_code == 403
    assert client.get(at("camp")).status_code == 302

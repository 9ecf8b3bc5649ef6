"""The page that says who calls it what, and the concepts that are kept."""

from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse

from articles.actions.concepts import keep_concept
from articles.language.stems import index_document
from articles.models import Change, Concept, Source, User
from articles.templatetags.wordings import cell_address
from tests.factories import make_article, make_camp, make_entity, make_source

SignIn = Callable[[User], Client]
PAGE = reverse("wording")


@pytest.fixture
def concept(analyst: User) -> Concept:
    return keep_concept(analyst, "من يحملون السلاح", ["مسلحون", "إرهابيون"])


def make(text: str, source: str = "المرفأ") -> None:
    make_article("عنوان", text, search=index_document("عنوان", text), source=make_source(source))


def test_the_page_lists_concepts_and_asks_for_words(client_of: SignIn, reader: User, concept: Concept) -> None:
    response = client_of(reader).get(PAGE)
    assert concept.name in response.content.decode()
    assert response.context["matrix"] is None


@pytest.mark.parametrize("by", ["", "month", "camp", "nonsense"])
def test_a_concept_opens_as_a_table_whose_cells_are_searches(
    client_of: SignIn, reader: User, concept: Concept, by: str
) -> None:
    make("هاجم مسلحون القرية")
    response = client_of(reader).get(PAGE, {"concept": str(concept.pk), "by": by})
    page = response.content.decode()
    assert response.context["matrix"].all[0].count == 1
    assert f"{reverse('search')}?" in page
    found = client_of(reader).get(reverse("search"), {"q": "مسلحون"})
    assert found.context["count"].number == 1


def test_rows_by_camp_are_offered_once_there_is_one(client_of: SignIn, reader: User, concept: Concept) -> None:
    make("هاجم مسلحون القرية")
    asked = {"concept": str(concept.pk), "by": "camp"}
    assert "by=camp" not in client_of(reader).get(PAGE, asked | {"by": ""}).content.decode()
    camp = make_camp("الشاطئ", Source.objects.get())
    page = client_of(reader).get(PAGE, asked).content.decode()
    assert f'href="{reverse("camps")}#camp-{camp.pk}"' in page
    assert "by=camp" in client_of(reader).get(PAGE, asked | {"by": ""}).content.decode()


@pytest.mark.parametrize("by", ["source", "month"])
def test_every_cell_leads_to_as_many_articles_as_it_says(client_of: SignIn, reader: User, by: str) -> None:
    make("أعلن تنظيم الدولة ذلك", "المرفأ")
    make("أعلن تنظيم الدولة الإسلامية ذلك", "المرفأ")
    make("أعلن تنظيم الدولة الإسلامية أن تنظيم الدولة باق", "الساحل")
    make("أعلن داعش وتنظيم الدولة ذلك", "الساحل")
    client = client_of(reader)
    words = "تنظيم الدولة | تنظيم الدولة الإسلامية | داعش | الدولة"
    response = client.get(PAGE, {"words": words, "by": by})
    matrix = response.context["matrix"]
    cells = [cell for row in [*matrix.rows, matrix] for cell in getattr(row, "cells", matrix.all)]
    assert [cell.count for cell in matrix.all] == [2, 2, 1, 0]
    for cell in cells:
        assert client.get(cell_address(cell)).context["count"].number == cell.count
    assert "المقال الذي فيه الأطول" in response.content.decode()


def test_words_of_which_none_stands_in_another_say_nothing_of_it(client_of: SignIn, reader: User) -> None:
    make("هاجم مسلحون القرية")
    html = client_of(reader).get(PAGE, {"words": "مسلحون | ثوار"}).content.decode()
    assert "المقال الذي فيه الأطول" not in html


def test_typed_words_and_the_names_of_somebody_are_compared_too(client_of: SignIn, reader: User) -> None:
    make("هاجم مسلحون القرية")
    typed = client_of(reader).get(PAGE, {"words": "مسلحون | ثوار"})
    assert [cell.count for cell in typed.context["matrix"].all] == [1, 0]
    entity = make_entity("سالم")
    named = client_of(reader).get(PAGE, {"of": str(entity.pk)})
    assert named.context["asked"].entity == entity


@pytest.mark.parametrize(
    "parameters",
    [
        {"concept": "9" * 40},
        {"concept": "x"},
        {"of": "x"},
        {"words": "|"},
        {"words": "واحد"},
        {"words": "\u0000 | '"},
        {"words": "أ | ب", "after": "2026-02-31"},
        {"words": "( | )", "source": "x"},
        {"words": "ب" * 5_000 + " | ت"},
    ],
)
def test_what_cannot_be_read_is_no_error(client_of: SignIn, reader: User, parameters: dict[str, str]) -> None:
    assert client_of(reader).get(PAGE, parameters).status_code == 200


def test_an_analyst_keeps_words_as_a_concept(client_of: SignIn, analyst: User) -> None:
    response = client_of(analyst).post(PAGE, {"name": "من قُتلوا", "words": "قتلى | شهداء"})
    kept = Concept.objects.get()
    assert kept.forms == ["قتلى", "شهداء"]
    assert response["Location"] == kept.get_absolute_url()


@pytest.mark.parametrize("values", [{"name": "", "words": "أ | ب"}, {"name": "اسم", "words": "أ"}, {}])
def test_a_bad_concept_comes_back_with_the_reason(client_of: SignIn, analyst: User, values: dict[str, str]) -> None:
    assert client_of(analyst).post(PAGE, values).status_code == 422
    assert not Concept.objects.exists()


def test_an_analyst_changes_and_deletes_a_concept_and_takes_it_back(
    client_of: SignIn, analyst: User, concept: Concept
) -> None:
    client = client_of(analyst)
    client.post(reverse("edit_concept", args=[concept.pk]), {"name": "المسلحون", "words": "مسلحون\nثوار"})
    assert Concept.objects.get().forms == ["مسلحون", "ثوار"]
    client.post(reverse("delete_concept", args=[concept.pk]))
    assert not Concept.objects.exists()
    client.post(reverse("undo", args=[Change.objects.get().pk]))
    assert Concept.objects.get().name == "المسلحون"


def test_a_reader_keeps_changes_and_deletes_nothing(client_of: SignIn, reader: User, concept: Concept) -> None:
    client = client_of(reader)
    assert client.post(PAGE, {"name": "اسم", "words": "أ | ب"}).status_code == 403
    assert client.get(reverse("edit_concept", args=[concept.pk])).status_code == 403
    assert client.post(reverse("delete_concept", args=[concept.pk])).status_code == 403
    assert Concept.objects.get() == concept


def test_deleting_is_no_link_and_nobody_unknown_reads(
    client: Client, client_of: SignIn, analyst: User, concept: Concept
) -> None:
    assert client_of(analyst).get(reverse("delete_concept", args=[concept.pk])).status_code == 405
    assert client.get(PAGE).status_code == 302
    assert client_of(analyst).get(reverse("edit_concept", args=[77_777])).status_code == 404

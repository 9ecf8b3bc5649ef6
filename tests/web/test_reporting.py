"""The page that says who says and who claims."""

from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse

from articles.models import Camp, Quotation, User
from tests.factories import make_article, make_camp, make_entity, make_quotation, make_source

SignIn = Callable[[User], Client]
PAGE = reverse("reporting")


@pytest.fixture
def claimed(db: None) -> Quotation:
    article = make_article(source=make_source("المرفأ"))
    make_camp("الشاطئ", article.source)
    return make_quotation(article, cue="زعم", stance="doubting", speaker="سالم", speaker_entity=make_entity("سالم"))


@pytest.mark.parametrize("by", ["", "speaker", "camp", "nonsense"])
def test_the_table_shows_counts_and_verbs(client_of: SignIn, reader: User, claimed: Quotation, by: str) -> None:
    page = client_of(reader).get(PAGE, {"by": by}).content.decode()
    assert "زعم" in page
    assert "#opened" in page


def test_a_cell_opens_its_sentences(client_of: SignIn, reader: User, claimed: Quotation) -> None:
    asked = {"row": str(claimed.article.source_id), "stance": "doubting", "speaker": str(claimed.speaker_entity_id)}
    response = client_of(reader).get(PAGE, asked)
    assert response.context["opened"] == [claimed]
    assert claimed.article.get_absolute_url() in response.content.decode()


def test_a_cell_of_a_camp_opens_the_sentences_of_its_sources(
    client_of: SignIn, reader: User, claimed: Quotation
) -> None:
    asked = {"by": "camp", "row": str(Camp.objects.get().pk), "stance": "doubting"}
    assert client_of(reader).get(PAGE, asked).context["opened"] == [claimed]
    for row in ("9" * 12, "x", str(claimed.article.source_id)):
        assert client_of(reader).get(PAGE, asked | {"row": row}).context["opened"] == []


@pytest.mark.parametrize(
    "parameters",
    [{"row": "x", "stance": "doubting"}, {"speaker": "\u0000"}, {"row": "", "stance": "loud"}, {"after": "9999-99-99"}],
)
def test_what_cannot_be_read_is_no_error(
    client_of: SignIn, reader: User, claimed: Quotation, parameters: dict[str, str]
) -> None:
    response = client_of(reader).get(PAGE, parameters)
    assert response.status_code == 200
    assert response.context["opened"] == []


def test_it_is_read_by_those_who_are_signed_in_and_takes_no_post(
    client: Client, client_of: SignIn, reader: User
) -> None:
    assert client.get(PAGE).status_code == 302
    assert client_of(reader).post(PAGE).status_code == 405

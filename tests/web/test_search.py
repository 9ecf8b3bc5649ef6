from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any
from urllib.parse import quote

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from articles.language.stems import index_document
from articles.models import Article, User
from tests.factories import make_article, make_entity, make_mention, make_source, make_tag, tag_article

pytestmark = pytest.mark.django_db

ADDRESS = "/search/"


@pytest.fixture
def client(reader: User, client_of: Callable[[User], Client]) -> Client:
    return client_of(reader)


def make(title: str = "عنوان", text: str = "خبر عن بغداد", **fields: Any) -> Article:
    return make_article(title, text, search=index_document(title, text), **fields)


def get(client: Client, **parameters: str) -> str:
    response = client.get(reverse("search"), parameters)
    assert response.status_code == 200
    return response.content.decode()


def test_who_is_signed_out_is_sent_to_sign_in() -> None:
    assert Client().get(ADDRESS).status_code == 302


def test_a_search_is_only_ever_read(client: Client) -> None:
    assert client.post(ADDRESS).status_code == 405


def test_an_empty_box_shows_how_to_ask_and_no_articles(client: Client) -> None:
    make(title="افتتاح الجسر")
    page = get(client)
    assert "search-examples" in page
    assert "افتتاح الجسر" not in page


def test_hits_are_marked_in_headline_and_passage_and_say_why(client: Client) -> None:
    make("زيارة للعراق", "وصل الوفد بالعراق ليلا.")
    page = get(client, q="العراق")
    assert '<mark data-kind="hit">للعراق</mark>' in page
    assert '<mark data-kind="hit">بالعراق</mark>' in page
    assert '<bdi dir="rtl">بالعراق</bdi>' in page


def test_what_was_understood_is_a_chip_that_can_be_taken_off(client: Client) -> None:
    make()
    page = get(client, q="«خبر عن» بغداد -دمشق")
    assert f'href="?q={quote("«خبر عن» بغداد")}"'.replace("%20", "+") in page
    assert f'href="?q={quote("بغداد -دمشق")}"'.replace("%20", "+") in page
    assert page.count('class="chip"') == 3


def test_what_was_not_understood_is_named(client: Client) -> None:
    make()
    page = get(client, q='بغداد " من')
    assert page.count("search-ignored") == 2
    assert '<bdi dir="rtl">من</bdi>' in page
    assert "hit-why" in page


@pytest.mark.parametrize(
    "query",
    [
        '"', "((((", "- - -", "OR", "أو", "*", "\x00", "🙂", "'; drop table articles_article; --", "\\", "a" * 2500,
        "ب " * 10_000, "<script>alert(1)</script>", "%s %d {} {{ }}", "ا:* & !", "\ud7ff\ue000", "-بغداد",
        "(a OR (b -c", "''", ":*", "<->",
    ],
)  # fmt: skip
def test_no_query_is_an_error(query: str, client: Client) -> None:
    make()
    page = get(client, q=query)
    assert "<script>alert" not in page
    assert Article.objects.count() == 1


@pytest.mark.parametrize(
    "parameters",
    [
        {"source": "x"}, {"tag": "x"}, {"tag": "99999999999999999999"}, {"entity": "' or 1=1"}, {"after": "2026-02-30"},
        {"before": "yesterday"}, {"state": "x"}, {"older": "x"}, {"newer": "9" * 40}, {"sort": "x"},
        {"sort": "relevance", "older": "1.x"}, {"source": "00000000-0000-0000-0000-000000000000"},
    ],
)  # fmt: skip
def test_no_parameter_is_an_error(parameters: dict[str, str], client: Client) -> None:
    make()
    get(client, q="بغداد", **parameters)


def test_a_filter_that_cannot_be_read_is_named_and_the_search_goes_on(client: Client) -> None:
    make()
    page = get(client, q="بغداد", after="2026-02-30")
    assert page.count("search-ignored") == 1
    assert "hit-why" in page


def test_facets_toggle_in_the_address(client: Client) -> None:
    source, tag, entity = make_source("صحيفة المرفأ"), make_tag("موانئ"), make_entity("سالم الراوي")
    article = make(source=source, published_at=datetime(2026, 10, 5, tzinfo=UTC))
    tag_article(article, tag)
    make_mention(article, entity)
    page = get(client, q="بغداد")
    q = quote("بغداد")
    for toggle in (f"source={source.pk}", f"tag={tag.pk}", f"entity={entity.pk}", "state=unread"):
        assert f'href="?{toggle}&amp;q={q}"' in page
    assert f'href="?after=2026-10-01&amp;before=2026-10-31&amp;q={q}"' in page
    page = get(client, q="بغداد", source=str(source.pk))
    assert f'id="facet-source-{source.pk}" href="?q={q}" aria-current="true"' in page


def test_pages_are_linked_both_ways_with_the_search_in_their_address(client: Client) -> None:
    for _number in range(45):
        make()
    first = client.get(reverse("search"), {"q": "بغداد"})
    assert first.context["newer"] == ""
    assert f"q={quote('بغداد')}" in first.context["older"]
    second = client.get(reverse("search") + first.context["older"])
    assert len(second.context["hits"]) == 20
    back = client.get(reverse("search") + second.context["newer"])
    assert [hit.row.article.pk for hit in back.context["hits"]] == [hit.row.article.pk for hit in first.context["hits"]]


def test_relevance_says_how_many_it_ranks(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("articles.queries.search.RANKED", 2)
    monkeypatch.setattr("articles.web.views.search.RANKED", 2)
    for _number in range(3):
        make()
    response = client.get(reverse("search"), {"q": "بغداد", "sort": "relevance"})
    assert len(response.context["hits"]) == 2
    assert response.context["ranked"] < response.context["count"].number
    assert 'class="help"' in response.content.decode()


def test_no_hits_say_which_word_to_drop_and_what_that_brings(client: Client) -> None:
    make()
    page = get(client, q="بغداد كركوك")
    assert f'href="?q={quote("بغداد")}"' in page
    assert "search-advice" in page


def test_a_filter_alone_lists_its_articles(client: Client) -> None:
    article = make()
    assert article.title in get(client, source=str(article.source_id))


def test_reading_states_are_the_users_own(client: Client, analyst: User) -> None:
    article = make()
    article.readings.create(user=analyst, state="done")
    assert "hit-why" in get(client, q="بغداد", state="unread")
    assert "hit-why" not in get(client, q="بغداد", state="done")


def test_htmx_gets_the_part_that_it_swaps(client: Client) -> None:
    make()
    response = client.get(ADDRESS, {"q": "بغداد"}, headers={"HX-Request": "true"})
    assert b"<html" not in response.content
    assert b"hit-why" in response.content
    assert "HX-Request" in response.headers["Vary"]


def test_text_of_an_article_is_escaped_between_its_marks(client: Client) -> None:
    make("<b>بغداد</b>", "<script>بغداد</script>")
    page = get(client, q="بغداد")
    assert "<script>بغداد" not in page
    assert '&lt;b&gt;<mark data-kind="hit">بغداد</mark>' in page


def test_three_hits_cost_no_more_queries_than_one(client: Client) -> None:
    def queries() -> int:
        with CaptureQueriesContext(connection) as captured:
            get(client, q="بغداد")
        return len(captured)

    def add() -> None:
        article = make(source=make_source(f"مصدر {Article.objects.count()}"))
        tag_article(article, make_tag(f"وسم {article.pk}"))
        make_mention(article, make_entity(f"اسم {article.pk}"))

    add()
    queries()
    one = queries()
    add()
    add()
    assert queries() == one

import html
import re
from collections.abc import Callable

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from articles.language.stems import index_document
from articles.models import Article, User
from tests.factories import make_article, make_source

pytestmark = pytest.mark.django_db


@pytest.fixture
def client(reader: User, client_of: Callable[[User], Client]) -> Client:
    return client_of(reader)


def make(text: str, **fields: object) -> Article:
    return make_article("عنوان", text, search=index_document("عنوان", text), **fields)


def get(client: Client, **parameters: str) -> str:
    response = client.get(reverse("search"), parameters)
    assert response.status_code == 200
    return response.content.decode()


def test_an_empty_result_offers_what_may_have_been_meant_and_the_offer_finds_it(client: Client) -> None:
    make("وصل الوفد إلى العراق")
    page = get(client, q="العرااق", strength="family")
    offer = re.search(r'id="near-1" href="([^"]+)"><bdi dir="rtl">([^<]+)</bdi>', page)
    assert offer
    assert offer[2] == "العراق"
    followed = client.get("/search/" + html.unescape(offer[1])).content.decode()
    assert "العراق</mark>" in followed
    assert "strength=family" in offer[1]


def test_the_offer_keeps_filters_and_what_else_was_asked(client: Client) -> None:
    article = make("وصل الوفد إلى العراق")
    page = html.unescape(get(client, q='"إلى العرااق"', source=str(article.source_id)))
    assert f"source={article.source_id}" in page.partition('id="near-1"')[2][:300]
    assert '>"إلى العراق"<' in page


def test_a_search_that_finds_something_offers_nothing(client: Client) -> None:
    make("وصل الوفد إلى العراق")
    assert "near-1" not in get(client, q="العراق")


def test_where_nothing_is_near_the_page_says_how_to_find_more(client: Client) -> None:
    make("وصل الوفد")
    page = get(client, q="زيمبابوي")
    assert "near-1" not in page
    assert "سوري*" in page


def test_what_was_typed_is_shown_as_text(client: Client) -> None:
    make("وصل الوفد إلى العراق")
    assert "<b>" not in get(client, q="<b>العرااق</b>").partition("<main")[2]


def test_a_search_in_one_script_finds_and_marks_the_name_in_the_other(client: Client) -> None:
    make("نقلت رويترز عن الوزير")
    make("(Reuters) وصل الوفد")
    page = get(client, q="Reuters")
    assert '<mark data-kind="hit">رويترز</mark>' in page
    assert '<mark data-kind="hit">Reuters</mark>' in page


def test_a_source_that_is_not_there_is_named_with_the_nearest(client: Client) -> None:
    make_source("رويترز")
    assert "رويترز" in get(client, q="زيمبابوي source:Reuters").partition("<main")[2]
    assert "رويترز" not in get(client, q="زيمبابوي source:BBC").partition("<main")[2]


def test_the_questions_are_as_many_whatever_the_desk_holds(client: Client) -> None:
    make("العراق")
    get(client, q="عرااق")
    with CaptureQueriesContext(connection) as one:
        get(client, q="عرااق")
    for number in range(3):
        make(f"العراق {number}")
    with CaptureQueriesContext(connection) as several:
        get(client, q="عرااق")
    assert len(one) == len(several)

"""The page that lists the articles behind a number of whose texts a source prints."""

import re
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from articles.actions.camps import make_camp
from articles.models import Article, Source, User
from tests.factories import NOON, make_article, make_source, make_story

SignIn = Callable[[User], Client]
COMPARED, PAGE = reverse("compare_sources"), reverse("column_texts")


def publish(name: str, minutes: int = 0, **fields: Any) -> Article:
    return make_article(source=make_source(name), published_at=NOON + timedelta(minutes=minutes), **fields)


def keys(*names: str) -> list[str]:
    return [str(make_source(name).pk) for name in names]


@pytest.fixture
def two(db: None) -> list[str]:
    make_story(publish("المرفأ", 1, title="من الوكالة", credits=["رويترز"]), publish("الساحل", 2))
    publish("المرفأ", 3, title="خاصة أولى")
    publish("المرفأ", 4, title="خاصة ثانية")
    return keys("المرفأ", "الساحل")


def linked(client: Client, **asked: Any) -> list[tuple[str, int]]:
    """Every number of the first table that leads to this page, with its address."""
    html = client.get(COMPARED, asked).content.decode()
    table = html.partition('id="glance"')[2].partition("</table>")[0]
    found = re.findall(rf'href="({PAGE}[^"]+)".*?>(?:<meter.*?<span class="count">)?(\d+)<', table)
    return [(address.replace("&amp;", "&"), int(number)) for address, number in found]


def test_every_number_of_texts_leads_to_as_many_articles(client_of: SignIn, reader: User, two: list[str]) -> None:
    client = client_of(reader)
    numbers = linked(client, source=two)
    assert [number for _address, number in numbers] == [2, 1, 1, 1]
    for address, number in numbers:
        found = client.get(address).context["found"]
        assert found.number == len(found.shown) == number


def test_an_article_leads_to_its_page_and_its_story(client_of: SignIn, reader: User, two: list[str]) -> None:
    html = client_of(reader).get(PAGE, {"source": two, "of": "1", "text": "wire"}).content.decode()
    article = Article.objects.get(title="من الوكالة")
    assert f'href="{reverse("article", args=[article.pk])}"' in html
    assert f'href="{reverse("story", args=[article.story_id])}"' in html
    assert "نصوص وكالات لدى المرفأ 1" in " ".join(re.sub("<[^>]+>", "", html).split())
    assert "رويترز" in html.partition("<tbody>")[2]


def test_of_a_camp_each_article_names_its_source(client_of: SignIn, analyst: User, two: list[str]) -> None:
    camp, _change = make_camp(analyst, "البحر", [Source.id_for("المرفأ"), Source.id_for("الساحل")], "made")
    html = client_of(analyst).get(PAGE, {"camp": str(camp.pk), "of": "1", "text": "own"}).content.decode()
    assert html.partition("<tbody>")[2].count("المرفأ") == 2


def test_a_kind_without_articles_says_so_and_leads_back(client_of: SignIn, reader: User, two: list[str]) -> None:
    html = client_of(reader).get(PAGE, {"source": two, "of": "1", "text": "taken"}).content.decode()
    assert "لا مقالات هنا" in html
    assert f'class="button" href="?source={two[0]}' in html


def test_sources_without_articles_are_empty(client_of: SignIn, reader: User, db: None) -> None:
    response = client_of(reader).get(PAGE, {"source": keys("صامت", "أصم"), "of": "1", "text": "own"})
    assert response.context["found"].number == 0


def test_pages_are_reached_by_links(client_of: SignIn, reader: User, db: None) -> None:
    for number in range(41):
        publish("المرفأ", number)
    client = client_of(reader)
    html = client.get(PAGE, {"source": keys("المرفأ", "الساحل"), "of": "1", "text": "own"}).content.decode()
    older = re.search(r'rel="next" href="([^"]+)"', html)
    assert older
    assert len(client.get(PAGE + older[1].replace("&amp;", "&")).context["found"].shown) == 1


@pytest.mark.parametrize(
    "asked",
    [{}, {"of": "1"}, {"of": "0", "text": "own"}, {"of": "3", "text": "own"}, {"of": "1", "text": "x\u0000"}],
)
def test_a_number_that_is_not_there_is_not_found(
    client_of: SignIn, reader: User, two: list[str], asked: dict[str, str]
) -> None:
    assert client_of(reader).get(PAGE, {"source": two, **asked}).status_code == 404


def test_an_agency_that_nobody_knows_is_shown_as_text(client_of: SignIn, reader: User, two: list[str]) -> None:
    response = client_of(reader).get(PAGE, {"source": two, "of": "1", "agency": "<script>alert(1)</script>"})
    assert response.status_code == 200
    assert "<script>alert" not in response.content.decode()


def test_it_is_read_by_those_who_are_signed_in_and_takes_no_post(
    client: Client, client_of: SignIn, reader: User, two: list[str]
) -> None:
    asked = {"source": two, "of": "1", "text": "own"}
    assert client.get(PAGE, asked).status_code == 302
    assert client_of(reader).post(f"{PAGE}?source={two[0]}&of=1&text=own").status_code == 405


def test_it_costs_the_same_with_more_articles(client_of: SignIn, reader: User) -> None:
    client = client_of(reader)

    def cost() -> int:
        with CaptureQueriesContext(connection) as queries:
            asked = {"source": keys("المرفأ", "الساحل"), "of": "1", "text": "own"}
            assert client.get(PAGE, asked).status_code == 200
        return len(queries)

    publish("المرفأ")
    cost()
    one = cost()
    for minute in range(3):
        publish("المرفأ", minute)
    assert cost() == one

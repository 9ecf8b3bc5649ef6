"""The page that lists the stories behind a number of the comparison of sources."""

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
from tests.factories import NOON, make_article, make_entity, make_mention, make_source, make_story

SignIn = Callable[[User], Client]
COMPARED, PAGE = reverse("compare_sources"), reverse("told_stories")


def publish(name: str, minutes: int = 0, **fields: Any) -> Article:
    return make_article(source=make_source(name), published_at=NOON + timedelta(minutes=minutes), **fields)


def keys(*names: str) -> list[str]:
    return [str(make_source(name).pk) for name in names]


@pytest.fixture
def three(db: None) -> list[str]:
    make_story(publish("المرفأ", 5, title="الأولى"), publish("الساحل", 2))
    make_story(publish("المرفأ", 20, title="الثانية"), publish("الساحل", 60), publish("الجبل", 70))
    publish("المرفأ", 100, title="الرابعة")
    return keys("المرفأ", "الساحل", "الجبل")


def cells(client: Client, **asked: Any) -> list[tuple[str, int]]:
    """Every number of the table of shared stories that leads on, with its address."""
    html = client.get(COMPARED, asked).content.decode()
    table = html.partition('id="overlap"')[2].partition("</table>")[0]
    linked = re.findall(r'<a(?: class="wording-cell")? href="([^"]+of=[^"]+)".*?>(\d+)(?:</span>)?</a>', table)
    return [(address.replace("&amp;", "&"), int(number)) for address, number in linked]


def test_every_number_of_the_table_leads_to_as_many_stories(client_of: SignIn, reader: User, three: list[str]) -> None:
    client = client_of(reader)
    linked = cells(client, source=three)
    assert [number for _address, number in linked] == [3, 2, 1, 1, 2, 2, 1, 1, 1, 1]
    for address, number in linked:
        told = client.get(address).context["found"]
        assert told.number == len(told.shown) == number


def test_who_was_first_leads_to_the_stories_with_the_first_of_the_others(
    client_of: SignIn, reader: User, three: list[str]
) -> None:
    client = client_of(reader)
    html = client.get(COMPARED, {"source": three}).content.decode()
    table = html.partition('id="glance"')[2].partition("</table>")[0]
    linked = re.findall(r'href="([^"]+with=(?:first|timed|later))">([^<]+)</a>', table)
    assert [number for _address, number in linked] == [
        *("1", "2", "1", "2", "0", "1"),
        *("3 دقائق", "40 دقيقة", "50 دقيقة"),
    ]
    port = client.get(linked[0][0].replace("&amp;", "&"))
    assert [story.title for story in port.context["found"].shown] == ["الثانية"]
    row = " ".join(re.sub("<[^>]+>", " ", port.content.decode().partition("<tbody>")[2]).split())
    assert "الساحل بعد 40 دقيقة" in row
    late = client.get(linked[6][0].replace("&amp;", "&"))
    assert [story.title for story in late.context["found"].shown] == ["الأولى"]


def test_what_nobody_else_on_the_desk_tells_is_listed(client_of: SignIn, reader: User, three: list[str]) -> None:
    make_story(publish("المرفأ", 7, title="في مكان آخر"), publish("غريب", 8))
    client = client_of(reader)
    page = client.get(COMPARED, {"source": three}).content.decode().partition('id="only"')[2]
    address = re.search(r'href="([^"]+with=alone)"', page)
    assert address
    told = client.get(address[1].replace("&amp;", "&")).context["found"]
    assert [story.title for story in told.shown] == ["الرابعة"]


def test_a_story_leads_to_its_page_and_both_articles_side_by_side(
    client_of: SignIn, reader: User, three: list[str]
) -> None:
    html = client_of(reader).get(PAGE, {"source": three, "of": "1", "with": "2"}).content.decode()
    first = Article.objects.get(title="الأولى")
    coast = Article.objects.get(story=first.story, source__name="الساحل")
    assert reverse("story", args=[first.story_id]) in html
    assert f'href="/compare/?a={coast.pk}&amp;a={first.pk}"' in html
    row = html.partition("الأولى")[2].partition("</tr>")[0]
    assert "بعد 3 دقائق" in " ".join(re.sub("<[^>]+>", " ", row).split())
    assert "قصص مشتركة بين المرفأ والساحل" in re.sub("<[^>]+>", "", html)


def test_what_one_alone_tells_is_listed_whole(client_of: SignIn, reader: User, three: list[str]) -> None:
    for number in range(12):
        publish("المرفأ", 200 + number)
    client = client_of(reader)
    page = client.get(COMPARED, {"source": three}).content.decode().partition('id="only"')[2]
    address = re.search(r'href="([^"]+with=none)"', page)
    assert address
    told = client.get(address[1].replace("&amp;", "&")).context["found"]
    assert told.number == len(told.shown) == 13


def test_a_camp_stands_as_a_column(client_of: SignIn, analyst: User, three: list[str]) -> None:
    camp, _change = make_camp(analyst, "البحر", [Source.id_for("المرفأ"), Source.id_for("الساحل")], "made")
    asked = {"camp": str(camp.pk), "source": keys("الجبل"), "of": "1", "with": "2"}
    response = client_of(analyst).get(PAGE, asked)
    assert [story.title for story in response.context["found"].shown] == ["الثانية"]
    assert "المرفأ" in response.content.decode().partition("<tbody>")[2]


def test_days_and_names_narrow_the_list_as_they_narrow_the_table(
    client_of: SignIn, reader: User, three: list[str]
) -> None:
    somebody = make_entity()
    for article in Article.objects.filter(story__title="الأولى"):
        make_mention(article, somebody)
    client = client_of(reader)
    for asked in ({"entity": str(somebody.pk)}, {"after": "2026-11-10", "before": "2026-11-10"}):
        for address, number in cells(client, source=three, **asked):
            assert client.get(address).context["found"].number == number
    long_ago = {"source": three, "after": "2001-01-01", "before": "2001-02-01", "of": "1", "with": "all"}
    assert client.get(PAGE, long_ago).context["found"].number == 0


def test_a_list_without_an_article_that_says_when_is_empty(client_of: SignIn, reader: User) -> None:
    response = client_of(reader).get(PAGE, {"source": keys("صامت", "أصم"), "of": "1", "with": "2"})
    assert response.context["found"].number == 0
    assert "لا قصص هنا" in response.content.decode()


def test_pages_are_reached_by_links(client_of: SignIn, reader: User, db: None) -> None:
    for number in range(41):
        publish("المرفأ", number)
    publish("الساحل")
    client, asked = client_of(reader), {"source": keys("المرفأ", "الساحل"), "of": "1", "with": "none"}
    html = client.get(PAGE, asked).content.decode()
    older = re.search(r'rel="next" href="([^"]+)"', html)
    assert older
    rest = client.get(PAGE + older[1].replace("&amp;", "&"))
    assert len(rest.context["found"].shown) == 1
    assert 'rel="prev"' in rest.content.decode()


@pytest.mark.parametrize(
    "numbers",
    [
        *({}, {"of": "1"}, {"of": "0", "with": "2"}, {"of": "4", "with": "1"}, {"of": "1", "with": "1"}, {"of": "x"}),
        *({"of": "1", "with": "5"}, {"of": "١", "with": "2"}, {"of": "1", "with": "\u0000"}),
    ],
)
def test_a_number_that_is_not_there_is_not_found(
    client_of: SignIn, reader: User, three: list[str], numbers: dict[str, str]
) -> None:
    assert client_of(reader).get(PAGE, {"source": three, **numbers}).status_code == 404


def test_titles_are_shown_as_text(client_of: SignIn, reader: User, db: None) -> None:
    publish("<b>المرفأ", title="<script>alert(1)</script>")
    asked = {"source": keys("<b>المرفأ", "الساحل"), "of": "1", "with": "none"}
    html = client_of(reader).get(PAGE, asked).content.decode()
    assert "<script>alert" not in html
    assert "<b>المرفأ" not in html


def test_it_is_read_by_those_who_are_signed_in_and_takes_no_post(
    client: Client, client_of: SignIn, reader: User, three: list[str]
) -> None:
    asked = {"source": three, "of": "1", "with": "2"}
    assert client.get(PAGE, asked).status_code == 302
    assert client_of(reader).post(f"{PAGE}?source={three[0]}&of=1&with=all").status_code == 405


def test_it_costs_the_same_with_more_stories(client_of: SignIn, reader: User) -> None:
    client = client_of(reader)

    def cost() -> int:
        asked = {"source": keys("المرفأ", "الساحل"), "of": "1", "with": "2"}
        with CaptureQueriesContext(connection) as queries:
            assert client.get(PAGE, asked).status_code == 200
        return len(queries)

    make_story(publish("المرفأ"), publish("الساحل"))
    cost()
    one = cost()
    for minute in range(3):
        make_story(publish("المرفأ", minute), publish("الساحل", minute))
    assert cost() == one

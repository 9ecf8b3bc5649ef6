"""The page on which sources and camps stand side by side."""

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
from tests.factories import (
    NOON,
    make_article,
    make_entity,
    make_mention,
    make_quotation,
    make_source,
    make_story,
    make_tag,
    tag_article,
)

SignIn = Callable[[User], Client]
PAGE = reverse("compare_sources")


def publish(name: str, *, day: int = 0, **fields: Any) -> Article:
    return make_article(source=make_source(name), published_at=NOON + timedelta(days=day, minutes=1), **fields)


def keys(*names: str) -> list[str]:
    return [str(make_source(name).pk) for name in names]


@pytest.fixture
def two(db: None) -> list[str]:
    """Two sources that share one story; the port names somebody whom the coast does not name."""
    first, second = publish("المرفأ", day=-1), publish("الساحل")
    make_story(first, second)
    somebody = make_entity("سالم")
    for _number in range(8):
        make_mention(publish("المرفأ", credits=["رويترز"]), somebody)
        make_quotation(publish("الساحل"), cue="زعم", stance="doubting")
    return keys("المرفأ", "الساحل")


def test_two_sources_stand_side_by_side(client_of: SignIn, reader: User, two: list[str]) -> None:
    response = client_of(reader).get(PAGE, {"source": two})
    port, coast = response.context["shown"]
    assert (port.articles, coast.articles) == (9, 9)
    assert (port.texts.wire, coast.texts.wire) == (8, 0)
    assert [name.found.value.name for name in port.names] == ["سالم"]
    assert port.overlaps[1].shared == 1
    page = response.content.decode()
    assert "رويترز" in page
    assert "زعم" in page
    assert page.count('<svg class="sources-volume"') == 2


def test_a_name_leads_to_the_search_that_opens_its_articles(client_of: SignIn, reader: User, two: list[str]) -> None:
    client = client_of(reader)
    name = client.get(PAGE, {"source": two}).context["shown"][0].names[0]
    assert client.get(name.address).context["count"].number == name.found.here == 8
    assert name.elsewhere == ""


def test_a_number_of_the_volume_leads_to_the_search_for_its_days(
    client_of: SignIn, reader: User, two: list[str]
) -> None:
    client = client_of(reader)
    page = client.get(PAGE, {"source": two}).content.decode().partition('class="sources-multiples"')[2]
    numbers = re.findall(r'<td class="number"><a href="([^"]+)">(\d+)</a>', page.partition("</table>")[0])
    assert sorted(int(number) for _address, number in numbers) == [1, 8, 9]
    for address, number in numbers:
        assert client.get(address.replace("&amp;", "&")).context["count"].number == int(number)


def test_the_verbs_of_a_camp_lead_to_its_quotations(client_of: SignIn, analyst: User, two: list[str]) -> None:
    camp, _change = make_camp(analyst, "البحر", [Source.id_for("المرفأ"), Source.id_for("الساحل")], "made")
    client = client_of(analyst)
    page = client.get(PAGE, {"camp": str(camp.pk)}).content.decode().partition('id="verbs"')[2]
    address = re.search(r'href="([^"]+stance=doubting)#opened"', page)
    assert address
    assert "زعم" in client.get(address[1].replace("&amp;", "&")).content.decode().partition('id="opened"')[2]


def test_what_one_alone_tells_leads_to_it(client_of: SignIn, reader: User, two: list[str]) -> None:
    response = client_of(reader).get(PAGE, {"source": two})
    only = response.context["shown"][0].only
    assert (only.number, only.alone) == (8, 8)
    assert reverse("article", args=[only.shown[0].article]) in response.content.decode()


def test_a_camp_counts_as_all_its_sources(client_of: SignIn, analyst: User, two: list[str]) -> None:
    publish("الجبل")
    camp, _change = make_camp(analyst, "البحر", [Source.id_for("المرفأ"), Source.id_for("الساحل")], "made")
    response = client_of(analyst).get(PAGE, {"camp": [str(camp.pk)], "source": keys("الجبل")})
    sea, mountain = response.context["shown"]
    assert (sea.articles, mountain.articles) == (18, 1)
    assert sea.only.alone == 17
    html = response.content.decode()
    named = "البحر</bdi></span></a>"
    assert html.count(f'{named} <span class="badge">معسكر</span>') == html.count(named) > 3
    assert 'الجبل</bdi></a> <span class="badge">' not in html


def test_a_source_on_its_own_is_taken_out_of_its_camp(client_of: SignIn, analyst: User, two: list[str]) -> None:
    camp, _change = make_camp(analyst, "البحر", [Source.id_for("المرفأ"), Source.id_for("الساحل")], "made")
    response = client_of(analyst).get(PAGE, {"camp": [str(camp.pk)], "source": keys("المرفأ")})
    sea, port = response.context["shown"]
    assert [source.name for source in sea.column.apart] == ["المرفأ"]
    assert (sea.articles, port.articles) == (9, 9)


def test_the_time_is_the_newest_thirty_days_unless_chosen(client_of: SignIn, reader: User, two: list[str]) -> None:
    publish("المرفأ", day=-29)
    publish("المرفأ", day=-30)
    client = client_of(reader)
    assert client.get(PAGE, {"source": two}).context["shown"][0].articles == 10
    day = f"{NOON:%Y-%m-%d}"
    chosen = client.get(PAGE, {"source": two, "after": day, "before": day})
    assert chosen.context["shown"][0].articles == 8
    earlier = client.get(PAGE, {"source": two, "before": f"{NOON - timedelta(days=2):%Y-%m-%d}"})
    assert earlier.context["shown"][0].articles == 2


def test_a_tag_and_a_name_narrow_it(client_of: SignIn, reader: User, two: list[str]) -> None:
    tag = make_tag()
    article = publish("الساحل")
    tag_article(article, tag)
    make_mention(article, make_entity("ريم"))
    tagged = client_of(reader).get(PAGE, {"source": two, "tag": [str(tag.pk)]})
    assert [one.articles for one in tagged.context["shown"]] == [0, 1]
    named = client_of(reader).get(PAGE, {"source": two, "entity": str(make_entity("منى").pk)})
    assert named.context["nothing"]


def test_without_a_choice_it_asks_for_one_and_without_sources_for_articles(client_of: SignIn, reader: User) -> None:
    assert reverse("add") in client_of(reader).get(PAGE).content.decode()
    make_source()
    response = client_of(reader).get(PAGE)
    assert "compared" not in response.context
    assert '<details class="sources-choose" open>' in response.content.decode()


def test_one_source_alone_is_shown_and_asked_for_company(client_of: SignIn, reader: User, two: list[str]) -> None:
    response = client_of(reader).get(PAGE, {"source": two[:1]})
    assert len(response.context["shown"]) == 1
    assert '<details class="sources-choose" open>' in response.content.decode()
    assert 'id="overlap"' not in response.content.decode()


def test_a_source_without_articles_and_a_time_without_any_say_so(
    client_of: SignIn, reader: User, two: list[str]
) -> None:
    assert client_of(reader).get(PAGE, {"source": keys("صامت", "أصم")}).context["nothing"]
    long_ago = {"source": two, "after": "2001-01-01", "before": "2001-02-01"}
    assert client_of(reader).get(PAGE, long_ago).context["nothing"]


def test_of_more_than_six_the_first_six_are_compared(client_of: SignIn, reader: User) -> None:
    names = [f"مصدر {number}" for number in range(8)]
    for name in names:
        publish(name)
    response = client_of(reader).get(PAGE, {"source": keys(*names)})
    assert [one.column.value.name for one in response.context["shown"]] == names[:6]
    assert response.context["asked"].left_out == 2


@pytest.mark.parametrize(
    "parameters",
    [
        {"source": "x"},
        {"camp": "9" * 40},
        {"camp": "\u0000"},
        {"source": str(Source.id_for("nobody"))},
        {"tag": "-1", "entity": "x"},
        {"after": "2026-02-31", "before": "9999-12-31"},
        {"after": "2030-01-01", "before": "2020-01-01"},
    ],
)
def test_what_cannot_be_read_is_no_error(
    client_of: SignIn, reader: User, two: list[str], parameters: dict[str, str]
) -> None:
    assert client_of(reader).get(PAGE, parameters).status_code == 200
    assert client_of(reader).get(PAGE, {"source": two, **parameters}).status_code == 200


def test_it_is_read_by_those_who_are_signed_in_and_takes_no_post(
    client: Client, client_of: SignIn, reader: User
) -> None:
    assert client.get(PAGE).status_code == 302
    assert client_of(reader).post(PAGE).status_code == 405


def test_it_costs_the_same_with_more_rows_and_more_sources(client_of: SignIn, reader: User) -> None:
    client = client_of(reader)
    names = [f"مصدر {number}" for number in range(6)]

    def fill(rows: int) -> None:
        for name in names:
            for _number in range(rows):
                article = publish(name, credits=["رويترز"])
                make_mention(article, make_entity(f"{name} {article.pk}"))
                make_quotation(article)

    def cost(*asked: str) -> int:
        chosen = keys(*asked)
        with CaptureQueriesContext(connection) as queries:
            assert client.get(PAGE, {"source": chosen}).status_code == 200
        return len(queries)

    fill(1)
    cost(*names)
    few = cost(*names[:2])
    assert cost(*names) == few
    fill(3)
    assert cost(*names) == few

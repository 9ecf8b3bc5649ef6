"""Arranging stories by hand: who may, what it does, how it is taken back."""

import re
from collections.abc import Callable
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from articles.actions.group_stories import group_stories
from articles.language.stems import index_document
from articles.models import Article, Story, StoryDecision, User
from tests.actions.test_group_stories import LATER, add, stories
from tests.analysis.wires import COPY, THIRD, UNRELATED, WIRE
from tests.factories import make_article, make_story

ClientOf = Callable[[User], Client]
FIRST, SECOND = UUID(int=1), UUID(int=7)

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def two_stories(db: None) -> None:
    """Copies 1, 2, 3 of a wire, 7 and 8 of another text, and 9 in no story."""
    for number, text in ((1, WIRE), (2, COPY), (3, THIRD), (7, UNRELATED), (8, UNRELATED), (9, "خبر وحده.")):
        add(number, text)
    group_stories(LATER)


@pytest.fixture
def desk(client_of: ClientOf, analyst: User) -> Client:
    return client_of(analyst)


def arrange(client: Client, story: UUID = FIRST, **fields: object) -> str:
    """What the page says after an act."""
    response = client.post(reverse("arrange_story", args=[story]), fields, follow=True)
    assert response.status_code == 200
    return response.content.decode()


def key(number: int) -> str:
    return str(UUID(int=number))


def groups() -> list[list[int]]:
    return sorted(stories().values())


def undo(client: Client, html: str) -> None:
    button = re.search(r'action="(/undo/[^"]+)"', html)
    assert button
    client.post(button[1])


def test_an_article_is_taken_out_and_put_back(desk: Client) -> None:
    html = arrange(desk, act="take_out", a=[key(3)])
    assert groups() == [[1, 2], [7, 8]]
    undo(desk, html)
    assert groups() == [[1, 2, 3], [7, 8]]


def test_several_that_are_taken_out_are_a_story_of_their_own(desk: Client) -> None:
    arrange(desk, act="take_out", a=[key(2), key(3)])
    assert groups() == [[2, 3], [7, 8]]


def test_of_a_story_that_is_no_more_its_members_are_followed(desk: Client) -> None:
    response = desk.post(reverse("arrange_story", args=[SECOND]), {"act": "take_out", "a": [key(7)]})
    assert response["Location"] == reverse("stories")
    response = desk.post(reverse("arrange_story", args=[FIRST]), {"act": "take_out", "a": [key(1)]})
    assert response["Location"] == reverse("story", args=[UUID(int=2)])


def test_chosen_articles_are_moved_to_another_story(desk: Client) -> None:
    html = arrange(desk, act="move", a=[key(2), key(3)], other=str(SECOND))
    assert groups() == [[2, 3, 7, 8]]
    assert html.count('action="/undo/') == 2


def test_an_article_of_no_story_is_added_to_one(desk: Client) -> None:
    html = arrange(desk, act="add", a=[key(9)])
    assert groups() == [[1, 2, 3, 9], [7, 8]]
    undo(desk, html)
    assert groups() == [[1, 2, 3], [7, 8]]


def test_another_story_is_merged_into_this_one_whose_title_stays(desk: Client) -> None:
    title = Story.objects.get(pk=SECOND).title
    html = arrange(desk, SECOND, act="merge", other=str(FIRST))
    assert groups() == [[1, 2, 3, 7, 8]]
    assert Story.objects.get().title == title
    undo(desk, html)
    assert groups() == [[1, 2, 3], [7, 8]]


def test_a_story_is_renamed_and_gets_its_title_back(desk: Client) -> None:
    address, former = reverse("rename_story", args=[FIRST]), Story.objects.get(pk=FIRST).title
    html = desk.post(address, {"title": "  جنوح   ناقلة "}, follow=True).content.decode()
    assert Story.objects.get(pk=FIRST).title == "جنوح ناقلة"
    undo(desk, html)
    assert Story.objects.get(pk=FIRST).title == former


def test_the_title_that_it_has_already_is_no_act(desk: Client) -> None:
    title = Story.objects.get(pk=FIRST).title
    desk.post(reverse("rename_story", args=[FIRST]), {"title": title})
    assert not StoryDecision.objects.exists()


@pytest.mark.parametrize(
    "fields",
    [
        pytest.param({"act": "take_out"}, id="nothing chosen"),
        pytest.param({"act": "take_out", "a": key(7)}, id="an article of another story"),
        pytest.param({"act": "take_out", "a": "not an id"}, id="no id"),
        pytest.param({"act": "move", "a": key(7), "other": str(SECOND)}, id="moved from where it is not"),
        pytest.param({"act": "move", "a": key(1), "other": str(FIRST)}, id="moved to where it is"),
        pytest.param({"act": "add", "a": key(1)}, id="added to where it is"),
        pytest.param({"act": "merge", "other": str(FIRST)}, id="merged with itself"),
    ],
)
def test_what_makes_no_sense_changes_nothing(desk: Client, fields: dict[str, Any]) -> None:
    arrange(desk, **fields)
    assert groups() == [[1, 2, 3], [7, 8]]
    assert not StoryDecision.objects.exists()


@pytest.mark.parametrize("other", ["", "x", "6ff66151-d962-470e-afa8-edacc9d91e22"])
def test_a_story_that_is_not_there_is_404(desk: Client, other: str) -> None:
    address = reverse("arrange_story", args=[FIRST])
    assert desk.post(address, {"act": "merge", "other": other}).status_code == 404
    assert desk.post(address, {"act": "move", "a": key(1), "other": other}).status_code == 404
    assert desk.get(reverse("arrange_story", args=[uuid4()])).status_code == 404
    assert desk.post(reverse("rename_story", args=[uuid4()]), {"title": "x"}).status_code == 404


@pytest.mark.parametrize("act", ["", "delete"])
def test_an_act_that_is_not_known_is_refused(desk: Client, act: str) -> None:
    assert desk.post(reverse("arrange_story", args=[FIRST]), {"act": act}).status_code == 400


def test_a_reader_may_not_arrange_and_is_not_offered_to(client_of: ClientOf, reader: User) -> None:
    client = client_of(reader)
    address = reverse("arrange_story", args=[FIRST])
    assert client.get(address).status_code == 403
    assert client.post(address, {"act": "take_out", "a": key(1)}).status_code == 403
    assert client.post(reverse("rename_story", args=[FIRST]), {"title": "x"}).status_code == 403
    assert "/arrange/" not in client.get(reverse("story", args=[FIRST])).content.decode()
    assert groups() == [[1, 2, 3], [7, 8]]


def test_renaming_takes_no_get_and_arranging_no_put(desk: Client) -> None:
    assert desk.get(reverse("rename_story", args=[FIRST])).status_code == 405
    assert desk.put(reverse("arrange_story", args=[FIRST])).status_code == 405


def test_a_story_offers_an_analyst_to_arrange_it(desk: Client) -> None:
    html = desk.get(reverse("story", args=[FIRST])).content.decode()
    assert f'formaction="{reverse("arrange_story", args=[FIRST])}"' in html
    assert f'action="{reverse("rename_story", args=[FIRST])}"' in html


def test_the_token_of_a_form_never_gets_into_the_address_of_a_comparison(desk: Client) -> None:
    html = desk.get(reverse("story", args=[FIRST])).content.decode()
    form = re.search(rf'<form action="{reverse("compare")}">.*?</form>', html, re.DOTALL)
    assert form
    assert "csrfmiddlewaretoken" not in form[0]


def test_choosing_nothing_says_what_to_do(desk: Client) -> None:
    response = desk.get(reverse("arrange_story", args=[FIRST]), {"chosen": "1"}, follow=True)
    assert response.redirect_chain[0][0] == reverse("story", args=[FIRST])
    assert "اختر مقالات من القصة أولًا" in response.content.decode()


def test_the_page_offers_stories_of_the_same_days_or_those_that_match(desk: Client) -> None:
    address = reverse("arrange_story", args=[FIRST])
    make_story(make_article("معرض الكتاب"), make_article("معرض الكتاب"))
    shown = desk.get(address, {"a": key(2)}).context
    assert [article.pk for article in shown["chosen"]] == [UUID(int=2)]
    others = Story.objects.exclude(pk=FIRST)
    assert {spread.story.pk for spread in shown["beside"]} == set(others.values_list("pk", flat=True))


def test_a_search_finds_stories_and_articles_that_belong_here_too(desk: Client) -> None:
    for number in (3, 7, 9):
        found = Article.objects.get(pk=UUID(int=number))
        Article.objects.filter(pk=found.pk).update(search=index_document("منارة", found.text))
    address = reverse("arrange_story", args=[FIRST])
    shown = desk.get(address, {"q": "المنارة"}).context
    assert [spread.story.pk for spread in shown["beside"]] == [SECOND]
    assert {article.pk for article in shown["found"]} == {SECOND, UUID(int=9)}
    moving = desk.get(address, {"q": "المنارة", "a": key(2)}).context
    assert [spread.story.pk for spread in moving["beside"]] == [SECOND]
    assert moving["found"] == []
    assert desk.get(address, {"q": '"'}).context["beside"] == []


def test_the_number_of_queries_does_not_grow_with_what_is_offered(desk: Client) -> None:
    address = reverse("arrange_story", args=[FIRST])

    def count() -> int:
        with CaptureQueriesContext(connection) as caught:
            assert desk.get(address, {"a": key(2)}).status_code == 200
        return len(caught)

    one = count()
    for _ in range(3):
        make_story(make_article(), make_article())
    assert count() == one

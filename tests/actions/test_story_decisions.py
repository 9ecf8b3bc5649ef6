from collections.abc import Iterable
from datetime import timedelta
from uuid import UUID

import pytest

from articles.actions.group_stories import group_stories
from articles.actions.story_decisions import merge_stories, move_article, rename_story, take_out
from articles.actions.undo import take_back
from articles.models import Article, Story, StoryDecision, User
from tests.analysis.wires import COPY, THIRD, UNRELATED, WIRE
from tests.factories import NOON

from .test_group_stories import LATER, add, stories

pytestmark = pytest.mark.django_db
EVENING = NOON + timedelta(hours=6)


@pytest.fixture
def two_stories() -> tuple[Story, Story]:
    """Copies 1, 2, 3 of a wire and 7, 8 of another text."""
    for number, text in ((1, WIRE), (2, COPY), (3, THIRD), (7, UNRELATED), (8, UNRELATED)):
        add(number, text)
    group_stories(LATER)
    return Story.objects.get(pk=UUID(int=1)), Story.objects.get(pk=UUID(int=7))


def article(number: int) -> Article:
    return Article.objects.get(pk=UUID(int=number))


def groups() -> list[list[int]]:
    return sorted(stories().values())


def group_all_again() -> None:
    Article.objects.update(story_checked_at=None)
    group_stories(EVENING, batch=2)


def test_an_article_that_was_moved_is_in_the_other_story_and_stays_there(
    analyst: User, two_stories: tuple[Story, Story]
) -> None:
    move_article(article(3), two_stories[1], analyst, EVENING)
    assert groups() == [[1, 2], [3, 7, 8]]
    group_all_again()
    assert groups() == [[1, 2], [3, 7, 8]]
    assert Story.objects.get(pk=UUID(int=3)).article_count == 3
    decision = StoryDecision.objects.get()
    assert (decision.made_by, decision.made_at) == (analyst, EVENING)


def test_an_article_cannot_be_moved_where_it_is(analyst: User, two_stories: tuple[Story, Story]) -> None:
    with pytest.raises(ValueError, match="أصلًا"):
        move_article(article(3), two_stories[0], analyst, EVENING)
    assert not StoryDecision.objects.exists()


def test_nothing_is_moved_to_a_story_that_is_gone(analyst: User, two_stories: tuple[Story, Story]) -> None:
    Story.objects.filter(pk=two_stories[1].pk).delete()
    with pytest.raises(ValueError, match="لم تعد"):
        move_article(article(3), two_stories[1], analyst, EVENING)


def test_an_article_that_was_taken_out_stays_out_when_a_copy_of_it_comes(
    analyst: User, two_stories: tuple[Story, Story]
) -> None:
    take_out([article(2)], analyst, EVENING)
    assert groups() == [[1, 3], [7, 8]]
    add(4, COPY)
    group_stories(EVENING)
    assert groups() == [[1, 3, 4], [7, 8]]
    assert article(2).story is None


def test_a_story_that_loses_all_but_one_is_no_more(analyst: User, two_stories: tuple[Story, Story]) -> None:
    take_out([article(8)], analyst, EVENING)
    assert groups() == [[1, 2, 3]]
    assert not Story.objects.filter(pk=UUID(int=7)).exists()


def test_several_that_are_taken_out_together_are_a_story_of_their_own(
    analyst: User, two_stories: tuple[Story, Story]
) -> None:
    take_out([article(2), article(3)], analyst, EVENING)
    take_out([article(8)], analyst, EVENING)
    assert groups() == [[2, 3]]
    group_all_again()
    assert groups() == [[2, 3]]


def test_an_article_of_no_story_cannot_be_taken_out(analyst: User) -> None:
    add(1, WIRE)
    group_stories(LATER)
    with pytest.raises(ValueError, match="من قصة"):
        take_out([article(1)], analyst, EVENING)


def test_stories_that_were_merged_stay_one_with_the_title_of_the_first(
    analyst: User, two_stories: tuple[Story, Story]
) -> None:
    merge_stories([two_stories[0]], two_stories[1], analyst, EVENING)
    assert groups() == [[1, 2, 3, 7, 8]]
    group_all_again()
    assert groups() == [[1, 2, 3, 7, 8]]
    assert Story.objects.get().title == two_stories[1].title == "خبر 7"


def test_a_story_is_not_merged_with_itself(analyst: User, two_stories: tuple[Story, Story]) -> None:
    with pytest.raises(ValueError, match="قصة أخرى"):
        merge_stories([two_stories[0]], two_stories[0], analyst, EVENING)


def test_merged_stories_stay_one_when_the_article_that_tied_them_is_taken_out(
    analyst: User, two_stories: tuple[Story, Story]
) -> None:
    merge_stories([two_stories[0]], two_stories[1], analyst, EVENING)
    take_out([article(1), article(7)], analyst, EVENING + timedelta(minutes=1))
    assert groups() == [[1, 7], [2, 3, 8]]
    group_all_again()
    assert groups() == [[1, 7], [2, 3, 8]]


def test_those_that_were_moved_to_an_article_stay_when_it_goes(analyst: User, two_stories: tuple[Story, Story]) -> None:
    move_article(article(3), two_stories[1], analyst, EVENING)
    take_out([article(7)], analyst, EVENING + timedelta(minutes=1))
    assert groups() == [[1, 2], [3, 8]]


def test_a_story_keeps_the_title_that_it_was_given(analyst: User, two_stories: tuple[Story, Story]) -> None:
    rename_story(two_stories[0], "  جنوح   ناقلة قمح ", analyst, EVENING)
    assert Story.objects.get(pk=UUID(int=1)).title == "جنوح ناقلة قمح"
    add(4, WIRE, published_at=NOON - timedelta(days=3))
    group_all_again()
    assert Story.objects.get(pk=UUID(int=1)).title == "جنوح ناقلة قمح"
    rename_story(Story.objects.get(pk=UUID(int=1)), "", analyst, EVENING)
    assert Story.objects.get(pk=UUID(int=1)).title == "خبر 4"


def test_a_title_that_is_too_long_is_cut(analyst: User, two_stories: tuple[Story, Story]) -> None:
    rename_story(two_stories[0], "ناقلة " * 200, analyst, EVENING)
    assert len(Story.objects.get(pk=UUID(int=1)).title) == 500


@pytest.mark.parametrize("act", ["move", "take out", "split", "merge", "rename"])
def test_every_act_can_be_taken_back_once(act: str, analyst: User, two_stories: tuple[Story, Story]) -> None:
    before = groups(), list(Story.objects.order_by("pk").values())
    one, other = two_stories
    change = {
        "move": lambda: move_article(article(3), other, analyst, EVENING),
        "take out": lambda: take_out([article(2)], analyst, EVENING),
        "split": lambda: take_out([article(2), article(3)], analyst, EVENING),
        "merge": lambda: merge_stories([one], other, analyst, EVENING),
        "rename": lambda: rename_story(one, "جنوح", analyst, EVENING),
    }[act]()
    assert (groups(), list(Story.objects.order_by("pk").values())) != before
    assert take_back(change.pk, analyst, EVENING)
    assert (groups(), list(Story.objects.order_by("pk").values())) == before
    assert not StoryDecision.objects.exists()
    assert take_back(change.pk, analyst, EVENING) is None


def test_taking_back_brings_the_former_decision_back(analyst: User, two_stories: tuple[Story, Story]) -> None:
    move_article(article(3), two_stories[1], analyst, EVENING)
    change = take_out([article(3)], analyst, EVENING + timedelta(minutes=1))
    assert groups() == [[1, 2], [7, 8]]
    take_back(change.pk, analyst, EVENING)
    assert groups() == [[1, 2], [3, 7, 8]]


def test_an_act_whose_articles_are_gone_is_taken_back_as_far_as_can_be(
    analyst: User, two_stories: tuple[Story, Story]
) -> None:
    move_article(article(3), two_stories[1], analyst, EVENING)
    change = take_out([article(3)], analyst, EVENING + timedelta(minutes=1))
    numbers: Iterable[int] = (7, 8)
    Article.objects.filter(pk__in=[UUID(int=number) for number in numbers]).delete()
    take_back(change.pk, analyst, EVENING)
    assert groups() == [[1, 2, 3]]

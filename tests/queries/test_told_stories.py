"""The stories behind the numbers of the comparison of sources."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from articles.models import Article, Camp
from articles.queries import source_articles
from articles.queries.article_filters import ArticleFilter
from articles.queries.compared_sources import compared_sources
from articles.queries.source_columns import Column, columns_of
from articles.queries.told_stories import OF_TIMES, Beside, ToldStories, told_stories
from tests.factories import NOON, make_article, make_source, make_story

pytestmark = pytest.mark.django_db
DAY = NOON.date()
ALL = ArticleFilter(after=DAY - timedelta(days=9), before=DAY)
NAMES = ("المرفأ", "الساحل", "الجبل")


def publish(name: str, minutes: int = 0, **fields: Any) -> Article:
    return make_article(source=make_source(name), published_at=NOON + timedelta(minutes=minutes), **fields)


def columns() -> list[Column]:
    return columns_of([], [make_source(name) for name in NAMES])


def told(of: int, beside: Beside, **asked: Any) -> ToldStories:
    return told_stories(columns(), ALL, of, beside, **asked)


def desk_of_stories() -> None:
    """The port shares two stories with the coast, one of them with the mountain too, and tells two alone."""
    make_story(publish("المرفأ", 5, title="الأولى"), publish("الساحل", 2), publish("غريب"))
    make_story(
        publish("المرفأ", 20, title="الثانية"), publish("الساحل", 60), publish("الجبل", 70), publish("المرفأ", 80)
    )
    make_story(publish("المرفأ", 90, title="الثالثة"), publish("غريب", 95))
    publish("المرفأ", 100, title="الرابعة")
    publish("الجبل", 110, title="الخامسة")


def test_each_list_has_as_many_stories_as_its_number() -> None:
    desk_of_stories()
    found = compared_sources(columns(), ALL)
    for one in range(3):
        assert told(one, "all").number == found.stories.stories[one]
        assert told(one, "none").number == found.only[one].number
        assert told(one, "alone").number == found.only[one].alone
        speed = found.stories.speeds[one]
        assert told(one, "timed").number == speed.timed
        assert told(one, "first").number == speed.first
        assert told(one, "later").number == speed.timed - speed.first
        for other in range(3):
            if overlap := found.stories.overlaps[one][other]:
                assert told(one, other).number == overlap.shared == len(told(one, other).shown)


def test_shared_stories_stand_newest_first_with_the_first_article_of_both() -> None:
    desk_of_stories()
    second, first = told(0, 1).shown
    assert (second.title, first.title) == ("الثانية", "الأولى")
    assert [one.first.source.name for one in (second, first)] == ["المرفأ", "المرفأ"]
    assert [one.other.source.name for one in (second, first) if one.other] == ["الساحل", "الساحل"]
    assert (first.behind, first.ahead) == (timedelta(minutes=3), None)
    assert (second.behind, second.ahead) == (None, timedelta(minutes=40))
    assert (second.told, first.told) == (4, 3)


def test_a_time_that_is_not_known_to_the_minute_says_nothing_of_who_was_first() -> None:
    day = Article.Precision.DAY
    make_story(publish("المرفأ", 90, published_precision=day), publish("الساحل"))
    (story,) = told(0, 1).shown
    assert (story.behind, story.ahead, story.first.exact) == (None, None, False)


def test_stories_told_first_and_later_stand_beside_the_first_of_all_others() -> None:
    desk_of_stories()
    (second,) = told(0, "first").shown
    assert (second.title, second.other and second.other.source.name) == ("الثانية", "الساحل")
    assert (second.behind, second.ahead) == (None, timedelta(minutes=40))
    (first,) = told(0, "later").shown
    assert (first.title, first.behind) == ("الأولى", timedelta(minutes=3))
    assert [story.title for story in told(0, "timed").shown] == ["الثانية", "الأولى"]


def test_of_two_that_come_in_one_minute_both_are_first() -> None:
    make_story(publish("المرفأ", 5), publish("الساحل", 5))
    assert [told(one, "first").number for one in range(2)] == [1, 1]


def test_what_came_by_day_alone_is_neither_first_nor_later() -> None:
    make_story(publish("المرفأ", 5, published_precision=Article.Precision.DAY), publish("الساحل", 9))
    assert [told(0, beside).number for beside in OF_TIMES] == [0, 0, 0]


def test_an_article_without_its_minute_is_passed_over_for_the_next_of_its_column() -> None:
    day = Article.Precision.DAY
    make_story(publish("المرفأ", 1, published_precision=day), publish("المرفأ", 9), publish("الساحل", 5))
    (story,) = told(0, "later").shown
    assert story.behind == timedelta(minutes=4)


def test_what_none_of_the_others_tells_may_still_be_told_elsewhere_on_the_desk() -> None:
    desk_of_stories()
    fourth, third = told(0, "none").shown
    assert [(one.title, one.alone, one.other) for one in (fourth, third)] == [
        *(("الرابعة", True, None), ("الثالثة", False, None))
    ]
    assert fourth.story is None


def test_of_a_camp_the_first_of_its_sources_is_named() -> None:
    sea = Camp.objects.create(name="البحر")
    sea.sources.set([make_source("المرفأ"), make_source("الساحل")])
    make_story(publish("المرفأ", 9), publish("الساحل", 3), publish("الجبل", 5))
    asked = columns_of([sea], [make_source("الجبل")])
    (story,) = told_stories(asked, ALL, 0, 1).shown
    assert (story.first.source.name, story.ahead) == ("الساحل", timedelta(minutes=2))


def test_pages_meet_without_a_gap_and_lead_back() -> None:
    for minute in range(5):
        make_story(publish("المرفأ", minute), publish("الساحل", minute))
    whole = [story.story for story in told(0, 1).shown]
    first = told(0, 1, size=2)
    second = told(0, 1, size=2, older=first.older)
    third = told(0, 1, size=2, older=second.older)
    assert [story.story for page in (first, second, third) for story in page.shown] == whole
    assert (first.newer, third.older, third.number) == ("", "", 5)
    assert told(0, 1, size=2, newer=third.newer).shown == second.shown
    assert told(0, 1, size=2, newer=second.newer) == first


@pytest.mark.parametrize("cursor", ["x", "1.x", "9" * 40, "\u0000"])
def test_a_cursor_that_says_nothing_is_the_first_page(cursor: str) -> None:
    desk_of_stories()
    assert told(0, 1, older=cursor, newer=cursor) == told(0, 1)


def test_where_the_time_is_cut_the_list_is_cut_alike(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(source_articles, "READ_ARTICLES", 9)
    for minute in range(5):
        make_story(publish("المرفأ", minute), publish("الساحل", minute))
    found = compared_sources(columns(), ALL)
    overlap = found.stories.overlaps[0][1]
    assert overlap is not None
    assert told(0, 1).number == overlap.shared == 3
    assert told(0, 1).since == found.since == DAY


def test_it_costs_three_queries_with_one_row_and_with_three() -> None:
    for rows in (1, 3):
        for minute in range(rows):
            make_story(publish("المرفأ", minute), publish("الساحل", minute))
            publish("المرفأ", minute)
        asked = columns()
        with CaptureQueriesContext(connection) as caught:
            told_stories(asked, ALL, 0, "all")
        assert len(caught) == 3

from datetime import UTC, date, datetime

import pytest

from articles.analysis.timeline import Window, Zoom
from articles.models import Article, User
from articles.queries.article_filters import ArticleFilter
from articles.queries.timeline import (
    Asked,
    Clock,
    density,
    earlier,
    intervals,
    later,
    longer_than_window,
    newest_times,
)
from articles.queries.timeline_table import articles_between, references_between
from tests.factories import make_article, make_source, make_story, make_time_reference

NOVEMBER = Window(Zoom.DAY, date(2026, 11, 1))


def at(day: date, hour: int = 9, source: str = "صحيفة المرفأ") -> Article:
    moment = datetime(day.year, day.month, day.day, hour, tzinfo=UTC)
    return make_article(published_at=moment, source=make_source(source))


def refer(article: Article, earliest: date, latest: date | None = None, granularity: str = "day") -> None:
    start = article.time_references.count() * 4
    make_time_reference(
        article, start, start + 3, earliest=earliest, latest=latest or earliest, granularity=granularity
    )


def asked(user: User, clock: Clock, **other: object) -> Asked:
    return Asked(user, clock, ArticleFilter(), **other)  # type: ignore[arg-type]


def test_articles_fall_on_the_day_of_the_desk_and_not_of_greenwich(reader: User) -> None:
    at(date(2026, 11, 1), hour=22)  # one in the morning of the second, in Baghdad
    assert density(asked(reader, "published"), NOVEMBER, 5).columns[:3] == [0, 1, 0]


def test_density_counts_columns_lanes_and_dots_alike(reader: User) -> None:
    for day in (2, 2, 3):
        at(date(2026, 11, day))
    other = at(date(2026, 11, 3), source="وكالة السهل")
    at(date(2026, 10, 31))
    found = density(asked(reader, "published"), NOVEMBER, 5)
    assert found.total == sum(found.columns) == 4
    assert found.columns[1:3] == [2, 2]
    assert [count for _lane, count in found.lanes] == [3, 1]
    assert sum(dot.count for dot in found.dots) == 4
    assert [(dot.column, dot.count) for dot in found.dots if dot.lane == other.source_id] == [(2, 1)]


def test_only_the_busiest_lanes_are_told_apart_but_all_are_counted(reader: User) -> None:
    for name in ("أ", "ب", "ج"):
        at(date(2026, 11, 2), source=f"صحيفة {name}")
    found = density(asked(reader, "published"), NOVEMBER, 2)
    assert (len(found.lanes), len(found.dots), found.total) == (2, 2, 3)


def test_an_interval_counts_in_each_column_that_it_touches_and_once_in_all(reader: User) -> None:
    article = at(date(2026, 11, 10))
    refer(article, date(2026, 10, 30), date(2026, 11, 2), "range")
    refer(article, date(2026, 11, 2))
    found = density(asked(reader, "happened"), NOVEMBER, 5)
    assert found.columns[:4] == [1, 2, 0, 0]
    assert found.total == 2
    assert [(dot.column, dot.count) for dot in found.dots] == [(1, 1)]
    bars = intervals(asked(reader, "happened"), NOVEMBER, [article.source_id])
    assert [(bar.earliest, bar.latest, bar.count) for bar in bars] == [(date(2026, 10, 30), date(2026, 11, 2), 1)]


def test_equal_intervals_of_a_lane_are_one_bar(reader: User) -> None:
    for _article in range(2):
        refer(at(date(2026, 11, 10)), date(2026, 11, 1), date(2026, 11, 7), "week")
    bars = intervals(asked(reader, "happened"), NOVEMBER, [make_source().pk])
    assert [bar.count for bar in bars] == [2]


def test_what_is_as_long_as_the_window_or_longer_is_only_counted(reader: User) -> None:
    article = at(date(2026, 11, 10))
    refer(article, date(2026, 11, 1), date(2026, 11, 28), "range")
    refer(article, date(2026, 1, 1), date(2026, 12, 31), "year")
    refer(article, date(2020, 1, 1), date(2020, 12, 31), "year")
    question = asked(reader, "happened")
    assert density(question, NOVEMBER, 5).total == 1
    assert longer_than_window(question, NOVEMBER) == 1
    assert longer_than_window(asked(reader, "published"), NOVEMBER) == 0


def test_what_lies_beyond_is_counted_with_the_nearest_day(reader: User) -> None:
    article = at(date(2026, 11, 10))
    for day in (date(1934, 1, 1), date(2026, 10, 31), date(2026, 11, 29), date(2200, 1, 1)):
        refer(article, day)
    question = asked(reader, "happened")
    before, after = earlier(question, NOVEMBER), later(question, NOVEMBER)
    assert (before.count, before.nearest) == (2, date(2026, 10, 31))
    assert (after.count, after.nearest) == (2, date(2026, 11, 29))
    nothing = earlier(asked(reader, "published"), NOVEMBER)
    assert (nothing.count, nothing.nearest) == (0, None)


def test_newest_times_leave_out_far_futures_and_long_spans(reader: User) -> None:
    article = at(date(2026, 11, 10))
    refer(article, date(2026, 12, 1))
    refer(article, date(2027, 6, 1))
    refer(article, date(2024, 1, 1), date(2026, 12, 31), "range")
    assert newest_times(asked(reader, "happened")) == [(date(2026, 12, 1), date(2026, 12, 1))]
    assert newest_times(asked(reader, "published")) == [(date(2026, 11, 10), date(2026, 11, 10))]


def test_no_material_is_no_time(reader: User) -> None:
    assert newest_times(asked(reader, "happened")) == []
    assert density(asked(reader, "happened"), NOVEMBER, 5).total == 0


def test_lanes_by_story_leave_out_articles_of_no_story(reader: User) -> None:
    member, alone = at(date(2026, 11, 2)), at(date(2026, 11, 2))
    story = make_story(member)
    found = density(asked(reader, "published", lanes="story"), NOVEMBER, 5)
    assert found.lanes == [(story.pk, 1)]
    assert found.total == 2
    assert density(asked(reader, "published", story=story.pk), NOVEMBER, 5).total == 1
    assert alone.story is None


@pytest.mark.parametrize(("first", "last", "rows"), [(1, 1, 1), (2, 2, 1), (1, 30, 2), (3, 30, 0)])
def test_the_table_holds_what_touches_the_days_asked_for(reader: User, first: int, last: int, rows: int) -> None:
    article = at(date(2026, 11, 10))
    refer(article, date(2026, 10, 25), date(2026, 11, 1), "range")
    refer(article, date(2026, 11, 2))
    found = references_between(
        asked(reader, "happened"), date(2026, 11, first), date(2026, 11, last), longest=28, older="", newer=""
    )
    assert len(found.references) == rows
    assert (found.newer, found.older) == ("", "")


def test_the_table_of_articles_includes_the_last_day(reader: User) -> None:
    at(date(2026, 11, 10), hour=20)
    question = asked(reader, "published")
    assert articles_between(question, date(2026, 11, 10), date(2026, 11, 10), older="", newer="").articles
    assert not articles_between(question, date(2026, 11, 9), date(2026, 11, 9), older="", newer="").articles

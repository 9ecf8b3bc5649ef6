"""What is read of compared sources, and what is counted in it."""

import re
from datetime import date, timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.db import connection
from django.utils.timezone import localtime

from articles.models import Article, Camp, Mention, Source
from articles.queries import source_articles
from articles.queries.article_filters import ArticleFilter
from articles.queries.compared_sources import ComparedSources, compared_sources
from articles.queries.source_articles import Narrowing, read_articles, volume_by_day
from articles.queries.source_columns import Column, columns_of, expected_days
from articles.queries.source_texts import AgencyShare
from articles.queries.time_limit import within_time
from tests.factories import NOON, make_article, make_entity, make_mention, make_quotation, make_source, make_story

pytestmark = pytest.mark.django_db
DAY = NOON.date()
ALL = ArticleFilter(after=DAY - timedelta(days=9), before=DAY)


def publish(name: str, *, minutes: int = 0, day: int = 0, **fields: Any) -> Article:
    at = NOON + timedelta(days=day, minutes=minutes)
    return make_article(source=make_source(name), published_at=at, **fields)


def columns(*names: str) -> list[Column]:
    return columns_of([], [make_source(name) for name in names])


def compared(*names: str, filters: ArticleFilter = ALL) -> ComparedSources:
    return compared_sources(columns(*names), filters)


def narrowing(**also: Any) -> Narrowing:
    return Narrowing(NOON - timedelta(days=9), NOON + timedelta(days=1), **also)


def make_camp(name: str, *sources: str) -> Camp:
    camp = Camp.objects.create(name=name)
    camp.sources.set([make_source(one) for one in sources])
    return camp


def test_no_source_stands_in_two_columns() -> None:
    sea, ships = make_camp("البحر", "المرفأ", "الساحل", "المنارة"), make_camp("السفن", "الساحل", "السفينة")
    found = columns_of([sea, ships], [make_source("المنارة")])
    assert [{source.name for source in column.sources} for column in found] == [
        {"المرفأ", "الساحل"},
        {"السفينة"},
        {"المنارة"},
    ]
    assert [{source.name for source in column.apart} for column in found] == [{"المنارة"}, {"الساحل"}, set()]


def test_a_camp_of_which_nothing_is_left_is_left_out() -> None:
    assert len(columns_of([make_camp("البحر", "المرفأ"), make_camp("فارغ")], [make_source("المرفأ")])) == 1


def test_thirty_days_up_to_the_newest_article_unless_chosen() -> None:
    publish("المرفأ", day=-40)
    publish("المرفأ")
    asked = columns("المرفأ")
    assert expected_days(asked, None, None) == (DAY - timedelta(days=29), DAY)
    assert expected_days(asked, date(2026, 1, 1), None) == (date(2026, 1, 1), DAY)
    assert expected_days(asked, None, DAY - timedelta(days=1)) == (
        DAY - timedelta(days=69),
        DAY - timedelta(days=1),
    )
    assert expected_days(columns("صامت"), None, None) is None


def test_where_one_column_is_cut_all_are_read_from_the_same_moment_on(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(source_articles, "READ_ARTICLES", 4)
    for hour in range(5):
        publish("المرفأ", minutes=60 * hour)
    old, new = publish("الساحل", minutes=30), publish("الساحل", minutes=250)
    found = read_articles(columns("المرفأ", "الساحل"), narrowing())
    assert found.since == NOON + timedelta(hours=2)
    assert found.numbers(2) == [2, 1]
    read = {article.pk for article in found.articles}
    assert new.pk in read
    assert old.pk not in read


def test_only_the_newest_are_asked_for_a_name(monkeypatch: pytest.MonkeyPatch) -> None:
    somebody = make_entity()
    for hour in range(3):
        make_mention(publish("المرفأ", minutes=60 * hour), somebody)
    make_mention(publish("المرفأ"), somebody, decision=Mention.Decision.REJECTED)
    asked = narrowing(entities=(somebody.pk,))
    assert read_articles(columns("المرفأ"), asked).numbers(1) == [3]
    monkeypatch.setattr(source_articles, "WALKED", 2)
    cut = read_articles(columns("المرفأ"), asked)
    assert (cut.numbers(1), cut.since) == ([2], NOON + timedelta(hours=1))


def test_all_names_that_are_asked_for_must_stand_in_an_article() -> None:
    one, other = make_entity("سالم"), make_entity("ريم")
    both = publish("المرفأ")
    make_mention(both, one)
    make_mention(both, other, 6, 9)
    make_mention(publish("المرفأ", minutes=1), one)
    half = publish("المرفأ", minutes=2)
    make_mention(half, one)
    make_mention(half, other, 6, 9, decision=Mention.Decision.REJECTED)
    found = read_articles(columns("المرفأ"), narrowing(entities=(one.pk, other.pk)))
    assert [article.pk for article in found.articles] == [both.pk]


def test_the_articles_of_a_story_are_counted_over_the_whole_desk() -> None:
    make_story(publish("المرفأ"), publish("غريب"), publish("غريب", minutes=1))
    publish("المرفأ", minutes=2)
    found = read_articles(columns("المرفأ"), narrowing())
    assert sorted((article.tellers, article.told) for article in found.articles) == [(1, 1), (2, 3)]


def test_a_day_begins_at_midnight_of_the_desk() -> None:
    midnight = localtime(NOON).replace(hour=0)
    for minutes in (-1, 0, 1439, 1440):
        make_article(source=make_source("المرفأ"), published_at=midnight + timedelta(minutes=minutes))
    asked = Narrowing(midnight - timedelta(days=1), midnight + timedelta(days=1))
    assert volume_by_day(columns("المرفأ"), asked).days == [{DAY - timedelta(days=1): 1, DAY: 2}]


def test_days_are_counted_as_far_as_there_are_not_too_many(monkeypatch: pytest.MonkeyPatch) -> None:
    for day in (0, -1, -1, -2):
        publish("المرفأ", day=day)
    publish("الساحل", day=-2)
    asked = columns("المرفأ", "الساحل")
    yesterday, before = DAY - timedelta(days=1), DAY - timedelta(days=2)
    assert volume_by_day(asked, narrowing()).days == [{DAY: 1, yesterday: 2, before: 1}, {before: 1}]
    monkeypatch.setattr(source_articles, "COUNTED", 6)
    cut = volume_by_day(asked, narrowing())
    assert (cut.days, cut.since) == ([{DAY: 1, yesterday: 2}, {}], yesterday)


def test_text_is_own_or_of_the_wire_or_had_by_others_first() -> None:
    group, wire = uuid4(), uuid4()
    make_source("وكالة البحر", kind=Source.Kind.AGENCY)
    publish("وكالة البحر", copies=wire)
    publish("الجبل", copies=group)
    publish("المرفأ", copies=wire, minutes=5)
    publish("المرفأ", copies=group, minutes=5)
    publish("المرفأ", credits=["رويترز"])
    publish("المرفأ", credits=["وكالات"])
    publish("المرفأ", copies=group, minutes=-5, published_precision="day")
    own = compared("المرفأ", "وكالة البحر", "الجبل").texts
    assert (own[0].own, own[0].wire, own[0].taken, own[0].articles) == (1, 3, 1, 5)
    assert set(own[0].agencies) == {AgencyShare("رويترز", 1, 1), AgencyShare("وكالة البحر", 1, 0)}
    assert (own[1].own, own[2].own) == (1, 1)


def test_an_agency_that_is_named_in_the_text_alone_is_credited() -> None:
    wire = uuid4()
    make_source("وكالة البحر", kind=Source.Kind.AGENCY)
    publish("وكالة البحر", copies=wire)
    publish("المرفأ", copies=wire, minutes=5, text="قال الوزير إلى وكالة البحر إن الرصيف جاهز.")
    publish("المرفأ", copies=wire, minutes=6)
    assert compared("المرفأ", "الجبل").texts[0].agencies == (AgencyShare("وكالة البحر", 2, 1),)


def test_agencies_with_as_many_articles_stand_in_the_order_of_their_names() -> None:
    for number, agency in enumerate(("رويترز", "الأناضول", "كونا", "رويترز")):
        publish("المرفأ", minutes=number, credits=[agency])
    agencies = compared("المرفأ").texts[0].agencies
    assert [share.agency for share in agencies] == ["رويترز", "الأناضول", "كونا"]


def test_an_agency_that_credits_itself_writes_its_own_text() -> None:
    make_source("رويترز", kind=Source.Kind.AGENCY)
    publish("رويترز", credits=["رويترز"])
    assert compared("رويترز", "المرفأ").texts[0].own == 1


def test_a_name_stands_out_against_the_others_together() -> None:
    port, shared = make_entity("سالم"), make_entity("ريم")
    for number in range(10):
        one, other = publish("المرفأ", minutes=number), publish("الساحل", minutes=number)
        make_mention(one, port)
        make_mention(one, port, 6, 9)
        make_mention(one, shared)
        make_mention(other, shared)
    found = compared("المرفأ", "الساحل").names
    assert [[one.value for one in column] for column in found.columns] == [[port], []]
    assert (found.columns[0][0].here, found.columns[0][0].elsewhere, found.tests) == (10, 0, 4)
    asked = ArticleFilter(after=ALL.after, before=ALL.before, entities=(port.pk,))
    assert compared("المرفأ", "الساحل", filters=asked).names.columns[0] == ()


def test_that_an_outlet_names_itself_does_not_count() -> None:
    itself = make_entity("المرفأ", "organisation")
    for number in range(10):
        make_mention(publish("المرفأ", minutes=number), itself)
        publish("الساحل", minutes=number)
    assert compared("المرفأ", "الساحل").names.numbers == (0, 0)


def test_a_difference_that_chance_would_give_does_not_stand_out() -> None:
    somebody = make_entity()
    for number in range(6):
        article = publish("المرفأ" if number < 4 else "الساحل", minutes=number)
        if number < 3:
            make_mention(article, somebody)
    assert compared("المرفأ", "الساحل").names.numbers == (0, 0)


def test_a_story_is_one_camps_alone_if_nobody_else_on_the_desk_tells_it() -> None:
    make_story(publish("المرفأ"), publish("المنارة"))
    make_story(publish("المرفأ"), publish("المنارة"), publish("غريب"))
    make_story(publish("المرفأ"), publish("الساحل"))
    camp = make_camp("البحر", "المرفأ", "المنارة")
    found = compared_sources(columns_of([camp], [make_source("الساحل")]), ALL)
    assert (found.only[0].number, found.only[0].alone) == (2, 1)
    assert [(story.told, story.alone) for story in found.only[0].shown] == [(2, True), (3, False)]
    assert found.only[1].number == 0
    assert found.stories.overlaps[1][0] is not None
    assert found.stories.overlaps[1][0].share == 1.0


def test_quotations_count_by_the_manner_in_which_they_are_reported() -> None:
    article = publish("المرفأ")
    make_quotation(article, cue="زعم", stance="doubting")
    make_quotation(article, 11, 14, cue="قال", decision="rejected")
    port, coast = compared("المرفأ", "الساحل").reporting
    assert (port.total, coast.total) == (1, 0)
    assert [cell.count for cell in port.cells if cell.stance == "doubting"] == [1]


def test_a_verb_is_named_once_whatever_its_form() -> None:
    article = publish("المرفأ")
    for place, cue in enumerate(("وقال", "قالت", "وأضاف", "وقالت")):
        make_quotation(article, 3 * place, 3 * place + 2, cue=cue, stance="neutral")
    (cell,) = [cell for cell in compared("المرفأ").reporting[0].cells if cell.count]
    assert (cell.verbs, cell.count) == (("قال", "أضاف"), 4)


def test_a_time_without_ends_is_refused() -> None:
    with pytest.raises(ValueError, match="both ends"):
        compared("المرفأ", filters=ArticleFilter())


def test_no_table_is_read_whole() -> None:
    """Each article, story, mention and quotation is found by an index, whatever the planner believes of the tables."""
    publish("المرفأ")
    plans: list[str] = []

    def explained(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        if sql.lstrip().startswith("SELECT"):
            with context["connection"].connection.cursor() as cursor:
                cursor.execute(f"EXPLAIN {sql}", params)
                plans.append("\n".join(row[0] for row in cursor.fetchall()))
        return execute(sql, params, many, context)

    asked = columns("المرفأ", "الساحل")
    named = ArticleFilter(after=ALL.after, before=ALL.before, entities=(UUID(int=1),))
    with within_time(), connection.execute_wrapper(explained), connection.cursor() as cursor:
        cursor.execute("SET LOCAL enable_nestloop = off")
        compared_sources(asked, ALL)
        compared_sources(asked, named)
    assert len(plans) > 10
    for table in ("articles_article", "articles_mention", "articles_quotation", "articles_story"):
        whole = re.compile(rf"Scan (using \w+ )?on {table} .*\n(?!.* Cond: )")
        assert not [plan for plan in plans if whole.search(plan)]

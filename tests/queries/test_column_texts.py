"""The articles behind the numbers that say whose texts a column prints."""

from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from articles.models import Article, Camp, Source
from articles.queries.article_filters import ArticleFilter
from articles.queries.column_texts import WHOSE, AskedTexts, ColumnTexts, Whose, column_texts
from articles.queries.compared_sources import compared_sources
from articles.queries.source_columns import Column, columns_of
from tests.factories import NOON, make_article, make_source

pytestmark = pytest.mark.django_db
DAY = NOON.date()
ALL = ArticleFilter(after=DAY - timedelta(days=9), before=DAY)
NAMES = ("المرفأ", "وكالة البحر", "الجبل")


def publish(name: str, minutes: int = 0, **fields: Any) -> Article:
    return make_article(source=make_source(name), published_at=NOON + timedelta(minutes=minutes), **fields)


def columns() -> list[Column]:
    return columns_of([], [make_source(name) for name in NAMES])


def listed(asked: AskedTexts, of: int = 0, **also: Any) -> ColumnTexts:
    return column_texts(columns(), ALL, of, asked, **also)


def titles(found: ColumnTexts) -> list[str]:
    return [text.article.title for text in found.shown]


@pytest.fixture
def desk() -> None:
    """The port prints one text of its own, one that it credits, one of an agency that it does not name, one of the
    mountain."""
    group, wire = uuid4(), uuid4()
    make_source("وكالة البحر", kind=Source.Kind.AGENCY)
    publish("وكالة البحر", copies=wire)
    publish("الجبل", copies=group)
    publish("المرفأ", 5, title="صامتة", copies=wire)
    publish("المرفأ", 6, title="منقولة", copies=group)
    publish("المرفأ", 7, title="منسوبة", credits=["رويترز"])
    publish("المرفأ", 8, title="خاصة")


@pytest.mark.usefixtures("desk")
def test_each_list_has_as_many_articles_as_its_number() -> None:
    for of, texts in enumerate(compared_sources(columns(), ALL).texts):
        for whose in WHOSE:
            assert listed(AskedTexts(whose), of).number == getattr(texts, whose)
        for share in texts.agencies:
            assert listed(AskedTexts(agency=share.agency), of).number == share.articles
            assert listed(AskedTexts(agency=share.agency, credited=True), of).number == share.credited


@pytest.mark.usefixtures("desk")
@pytest.mark.parametrize(
    ("whose", "expected"), [("own", ["خاصة"]), ("wire", ["منسوبة", "صامتة"]), ("taken", ["منقولة"])]
)
def test_articles_of_a_kind_stand_newest_first(whose: Whose, expected: list[str]) -> None:
    assert titles(listed(AskedTexts(whose))) == expected


@pytest.mark.usefixtures("desk")
def test_articles_of_an_agency_say_whether_they_name_it() -> None:
    (silent,) = listed(AskedTexts(agency="وكالة البحر")).shown
    assert (silent.article.title, [share.credited for share in silent.agencies]) == ("صامتة", [0])
    assert titles(listed(AskedTexts(agency="وكالة البحر", credited=True))) == []
    assert titles(listed(AskedTexts(agency="رويترز", credited=True))) == ["منسوبة"]
    assert listed(AskedTexts(agency="وكالة لا توجد")).number == 0


@pytest.mark.usefixtures("desk")
def test_of_a_camp_the_articles_of_all_its_sources_are_listed() -> None:
    sea = Camp.objects.create(name="البحر")
    sea.sources.set([make_source("المرفأ"), make_source("الجبل")])
    found = column_texts(columns_of([sea], []), ALL, 0, AskedTexts("own"))
    assert {text.article.source.name for text in found.shown} == {"المرفأ", "الجبل"}


def test_pages_meet_without_a_gap() -> None:
    for minute in range(5):
        publish("المرفأ", minute, title=f"خبر {minute}")
    whole = titles(listed(AskedTexts("own")))
    first = listed(AskedTexts("own"), size=3)
    rest = listed(AskedTexts("own"), size=3, older=first.older)
    assert titles(first) + titles(rest) == whole
    assert (first.newer, rest.older) == ("", "")
    assert listed(AskedTexts("own"), size=3, newer=rest.newer) == first


def test_it_costs_the_same_with_one_row_and_with_three() -> None:
    costs = set()
    for rows in (1, 3):
        for minute in range(rows):
            publish("المرفأ", minute, credits=["رويترز"])
        asked = columns()
        with CaptureQueriesContext(connection) as caught:
            column_texts(asked, ALL, 0, AskedTexts("wire"))
        costs.add(len(caught))
    assert costs == {4}

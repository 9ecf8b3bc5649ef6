"""How the lineage of a story is laid out: rows by families, time as the reader reads it."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from itertools import pairwise

import pytest
from django.utils import translation

from articles.language.calendar import Style
from articles.models import Article
from articles.queries.lineage import StoryLineage, lineage_of
from articles.templatetags import display
from articles.web.lineage_graph import SHOWN, LineageGraph, draw_lineage
from tests.factories import NOON, make_article, make_source

WIRE = "أعلنت هيئة ميناء الرأس الأخضر تعليق حركة الملاحة.\nوقال مدير الميناء سالم الراوي إن فرق الإنقاذ تعوم السفينة."
OTHER = "وتقدر كلفة التعطل بنحو مليون دينار في اليوم الواحد.\nوطالبت نقابة البحارة بفتح تحقيق مستقل في الحادث."

pytestmark = pytest.mark.django_db


@contextmanager
def reading(language: str) -> Iterator[None]:
    """As somebody reads who chose ``language``."""
    with translation.override(language), display.override(display.Display(style=Style(language=language))):
        yield


def published(outlet: str, after: timedelta, text: str = WIRE, **fields: object) -> Article:
    cut = text.find("\n")
    spans = [[0, cut], [cut + 1, len(text)]] if cut > 0 else [[0, len(text)]]
    at: datetime = NOON + after
    return make_article(outlet, text, source=make_source(outlet), published_at=at, sentences=spans, **fields)


def drawn(*articles: Article) -> LineageGraph:
    graph = draw_lineage(lineage_of(articles))
    assert graph is not None
    return graph


def left(place: str) -> float:
    return float(place.removesuffix("%"))


def hours(number: float) -> timedelta:
    return timedelta(hours=number)


def test_the_oldest_stands_at_the_right_for_who_reads_arabic_and_at_the_left_for_who_reads_english() -> None:
    articles = published("الأول", hours(0)), published("الثاني", hours(2)), published("الثالث", hours(30))
    with reading("ar"):
        places = [left(row.x) for row in drawn(*articles).rows]
        assert places[0] == 100
        assert places == sorted(places, reverse=True)
    with reading("en"):
        graph = drawn(*articles)
        places = [left(row.x) for row in graph.rows]
        assert places[0] == 0
        assert places == sorted(places)
        assert graph.aside > 0


def test_who_took_stands_below_whom_it_took_from() -> None:
    names = ["رواية", "سفينة", "نسخة الرواية", "نسخة السفينة"]
    articles = [published(name, hours(n), (OTHER, WIRE)[n % 2]) for n, name in enumerate(names)]
    rows = drawn(*articles).rows
    assert [row.member.article.title for row in rows] == ["رواية", "نسخة الرواية", "سفينة", "نسخة السفينة"]
    assert [row.y for row in rows] == ["3.5rem", "6.5rem", "9.5rem", "12.5rem"]


def test_an_arrow_says_how_much_stands_there_and_opens_the_comparison() -> None:
    first, second = published("الأول", hours(0)), published("الثاني", hours(2))
    with reading("en"):
        (arrow,) = drawn(first, second).arrows
        assert arrow.words == "الثاني: 100% of its sentences stand in الأول, 2 hours earlier"
    assert (arrow.kind, arrow.share) == ("copy", "100%")
    assert arrow.href == f"/compare/?a={first.pk}&a={second.pk}"
    with reading("ar"):
        (arrow,) = drawn(first, second).arrows
        assert arrow.words == "الثاني: 100% من جمل نصها واردة في نص الأول المنشور قبله بنحو ساعتين"


def test_two_of_one_minute_are_tied_once_and_without_direction() -> None:
    (arrow,) = drawn(published("الأول", hours(0)), published("الثاني", hours(0))).arrows
    assert arrow.kind == "same"
    assert "في الوقت نفسه" in arrow.words


def test_a_copy_of_the_next_minute_still_stands_a_step_behind() -> None:
    minute = timedelta(minutes=1)
    far = published("البعيد", timedelta(days=300))
    with reading("en"):
        rows = drawn(published("الأول", hours(0)), published("الثاني", minute), far).rows
    assert left(rows[1].x) - left(rows[0].x) >= 5
    assert max(left(row.x) for row in rows) <= 100


def test_a_day_without_a_time_is_drawn_as_long_as_it_may_have_been() -> None:
    day = published("اليومية", timedelta(days=2), published_precision=Article.Precision.DAY)
    with reading("en"):
        rows = drawn(published("الأول", hours(0)), day).rows
    assert left(rows[1].from_x) < left(rows[1].x) <= left(rows[1].to_x)
    assert rows[0].from_x == rows[0].to_x


def test_marks_say_how_long_after_the_first_and_keep_apart() -> None:
    with reading("en"):
        marks = drawn(published("الأول", hours(0)), published("الثاني", timedelta(days=20))).marks
    assert [mark.words for mark in marks] == ["10 minutes", "1 hour", "6 hours", "3 days"]
    places = [left(mark.x) for mark in marks]
    assert all(b - a >= 15 for a, b in pairwise(places))
    assert not all(mark.spare for mark in marks)


def test_all_at_one_moment_has_no_marks() -> None:
    assert drawn(published("الأول", hours(0)), published("الثاني", hours(0))).marks == ()


def test_a_story_in_which_nobody_took_anything_is_not_drawn() -> None:
    assert draw_lineage(lineage_of([published("الأول", hours(0)), published("الثاني", hours(1), OTHER)])) is None
    assert draw_lineage(lineage_of([published("وحيد", hours(0))])) is None
    assert draw_lineage(StoryLineage([], None)) is None


def test_of_a_long_story_the_earliest_are_drawn_and_the_rest_counted() -> None:
    graph = drawn(*[published(f"وسيلة {n:02}", hours(n)) for n in range(SHOWN + 5)])
    assert (len(graph.rows), graph.left_out) == (SHOWN, 5)
    assert graph.rows[-1].member.article.title == f"وسيلة {SHOWN - 1:02}"

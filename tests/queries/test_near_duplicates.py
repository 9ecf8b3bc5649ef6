from datetime import timedelta
from uuid import UUID

import pytest

from articles.actions.group_stories import group_stories
from articles.analysis.clusters import MOST_HOLDERS
from articles.models import Article, Formula, Reuse
from articles.queries.near_duplicates import copies_of, sharing_with
from tests.actions.test_group_stories import LATER, add
from tests.analysis.test_similarity import numbered
from tests.analysis.wires import COPY, UNRELATED, WIRE
from tests.factories import NOON, make_source

pytestmark = pytest.mark.django_db


def pairs(*given: int) -> list[tuple[int, int]]:
    return sorted((copy.left.int, copy.right.int) for copy in copies_of([UUID(int=number) for number in given]))


def test_copies_are_found_among_the_given_and_those_grouped_before() -> None:
    add(1, WIRE)
    add(2, UNRELATED)
    group_stories(LATER)
    add(3, COPY)
    add(4, WIRE)
    assert pairs(3, 4) == [(1, 3), (1, 4), (3, 4)]


def test_an_article_that_waits_and_is_not_given_is_left_out() -> None:
    add(1, WIRE)
    add(2, COPY)
    assert pairs(2) == []


def test_the_number_of_queries_does_not_grow_with_the_articles(django_assert_max_num_queries: object) -> None:
    for number in range(1, 31):
        add(number, f"{WIRE} {numbered(number, number + 20)}")
    for given in ((1,), tuple(range(1, 31))):
        with django_assert_max_num_queries(7):  # type: ignore[operator]
            pairs(*given)


def test_a_frame_that_is_printed_every_day_becomes_a_formula() -> None:
    paper = make_source("صحيفة الرصيف")
    for day in range(1, 9):
        text = f"{numbered(0, 80)} {numbered(100 + 30 * day, 130 + 30 * day)}"
        add(day, text, source=paper, published_at=NOON + timedelta(days=day))
    assert pairs(*range(1, 9)) == []
    assert Formula.objects.filter(common=False).count() > 3
    add(9, f"{numbered(0, 80)} {numbered(390, 418)}", source=paper, published_at=NOON + timedelta(days=9))
    assert pairs(9) == []


def test_a_report_of_one_day_in_many_outlets_is_no_formula() -> None:
    for number in range(1, 9):
        add(number, WIRE, source=make_source(f"صحيفة {number}"), published_at=NOON)
    assert len(pairs(*range(1, 9))) == 28
    assert not Formula.objects.exists()


def test_a_passage_that_very_many_hold_is_remembered_and_not_looked_up_again() -> None:
    for number in range(1, MOST_HOLDERS + 3):
        add(number, WIRE, published_at=NOON)
    assert pairs(1) == []
    common = Formula.objects.filter(common=True)
    assert common.exists()
    assert not Formula.objects.filter(common=False).exists()
    pairs(2)
    assert set(common) == set(Formula.objects.all())


def test_an_article_without_a_fingerprint_copies_nothing() -> None:
    add(1, "أغلق الميناء الشرقي")
    assert pairs(1) == []
    assert copies_of([]) == []


def test_a_passage_inside_another_text_is_found_though_it_makes_no_copy() -> None:
    passage = numbered(0, 45)
    add(1, f"{passage} {numbered(100, 200)}")
    add(2, f"{numbered(200, 320)} {passage}")
    add(3, UNRELATED)
    add(4, f"{passage} {numbered(100, 190)}")
    group_stories(LATER)
    assert list(Reuse.objects.values_list("left__id", "right__id")) == [(UUID(int=1), UUID(int=4))]
    assert sharing_with(UUID(int=1), most=10) == [UUID(int=2)]
    assert sharing_with(UUID(int=3), most=10) == []
    assert set(sharing_with(UUID(int=2), most=10)) == {UUID(int=1), UUID(int=4)}
    assert len(sharing_with(UUID(int=2), most=1)) == 1
    assert Article.objects.get(pk=UUID(int=2)).copies is None

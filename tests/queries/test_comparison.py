"""What stands side by side in a comparison, and what each text has of the base."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from articles.models import Article
from articles.queries.compared_sides import MOST_SIDES, Side, sides_of_articles
from articles.queries.compared_texts import MOST_SENTENCES
from articles.queries.comparison import articles_by_id, compare_articles, compare_sides
from tests.analysis.wires import COPY, THIRD, UNRELATED, WIRE
from tests.factories import make_entity, make_mention, make_quotation, make_time_reference
from tests.web.test_compare import article

DAY = date(2026, 10, 27)


@pytest.fixture
def four(db: None) -> list[Article]:
    return [article(text) for text in (WIRE, COPY, THIRD, UNRELATED)]


def test_each_other_text_says_what_it_has_of_the_base(four: list[Article]) -> None:
    comparison = compare_articles(four, 1)
    shares = [column.overlap.share if column.overlap else None for column in comparison.columns]
    assert shares[1] is None
    assert shares[0] is not None
    assert shares[0] > 0.6
    assert shares[3] == 0.0
    assert comparison.base.side.article == four[1]
    assert [column.number for column in comparison.others] == [0, 2, 3]


def test_a_stored_article_brings_what_was_found_in_it_and_is_not_read_again(four: list[Article]) -> None:
    first = four[0]
    at = WIRE.index("سالم الراوي")
    make_mention(first, make_entity("سالم الراوي"), at, at + len("سالم الراوي"))
    make_time_reference(first, 0, 6)
    make_quotation(first)
    (side,) = sides_of_articles([first])
    kinds = {(known.kind, known.start) for known in side.compared.known}
    assert ("person", at) in kinds
    assert ("date", 0) in kinds
    assert side.compared.sentences[0].start == first.sentences[0][0]


def test_six_articles_cost_as_many_queries_as_two(four: list[Article]) -> None:
    counted = []
    for chosen in (four[:2], [*four, article(WIRE), article(COPY)]):
        read = articles_by_id([one.pk for one in chosen])
        with CaptureQueriesContext(
            connection,
        ) as caught:
            compare_articles(read)
        counted.append(len(caught))
    assert counted == [3, 3]


def test_a_text_that_is_not_stored_is_read_as_of_its_day() -> None:
    side = Side.of_text("1", "أول", WIRE, DAY)
    dates = [known.key for known in side.compared.known if known.kind == "date"]
    assert "2026-10-27/2026-10-27" in dates
    assert side.direction == "rtl"
    assert not side.is_named_by_source


def test_only_the_first_sentences_of_an_endless_text_are_compared() -> None:
    text = "".join(f"أفرغت الرافعة {number} حمولة الرصيف قبل المساء.\n" for number in range(MOST_SENTENCES + 5))
    side = Side.of_text("1", "طويل", text, DAY)
    assert side.cut
    assert len(side.compared.sentences) == MOST_SENTENCES


def test_six_texts_are_compared_around_any_of_them() -> None:
    texts = [WIRE, COPY, THIRD, UNRELATED, WIRE, COPY]
    sides = [Side.of_text(str(number), str(number), text, DAY) for number, text in enumerate(texts)]
    assert len(sides) == MOST_SIDES
    for base in range(MOST_SIDES):
        comparison = compare_sides(sides, base)
        assert [column.is_base for column in comparison.columns].index(True) == base
        assert sum(len(cell.pieces) > 0 for row in comparison.compared.rows for cell in row.cells) > 12


def test_texts_without_a_word_are_compared_to_nothing() -> None:
    sides = [Side.of_text("1", "أول", "", DAY), Side.of_text("2", "ثانٍ", " \n", DAY)]
    comparison = compare_sides(sides)
    assert comparison.compared.rows == ()
    assert comparison.columns[1].overlap is not None
    assert comparison.columns[1].overlap.share == 0.0

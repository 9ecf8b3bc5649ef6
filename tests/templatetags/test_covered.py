"""Facts and quotations as they are written."""

import re

import pytest
from django.utils.translation import override

from articles.analysis.coverage import Cell, Fact
from articles.queries.story_coverage import Number
from articles.templatetags.covered import SIGNS, fact_rows, sign_names, variant_names
from tests.factories import make_article, make_source

pytestmark = pytest.mark.django_db
TEXT = "أنقذت الفرق 12 بحاراً من <السفينة> مساء أمس."


def rows(*facts: Fact, text: str = TEXT) -> str:
    articles = [make_article(text=text, source=make_source(name)) for name in ("الرصيف", "السارية")]
    with override("en"):
        return fact_rows(facts, articles)


def test_each_sign_has_its_words_for_those_who_cannot_see_it() -> None:
    cells = (Cell(0, "present", (0, 10)), Cell(1, "absent"))
    html = rows(Fact(0, (0, 10), cells))
    assert re.findall(r'aria-hidden="true">(.)</span><span class="visually-hidden">([^<]+)<', html) == [
        ("✓", "Has it: الرصيف"),
        ("—", "Does not have it: السارية"),
    ]
    assert len(set(SIGNS.values())) == len(SIGNS) == len(set(sign_names().values()))
    assert len(set(variant_names().values())) == 4


def test_words_that_differ_and_words_that_are_missing_stand_in_the_closed_cell() -> None:
    cells = (Cell(0, "present", (0, len(TEXT))), Cell(1, "differs", (0, len(TEXT)), ((12, 14),), ((25, 34),)))
    summary = rows(Fact(0, (0, len(TEXT)), cells)).rpartition("<summary>")[2].partition("</summary>")[0]
    assert '<bdi dir="ltr">12</bdi>' in summary
    assert "Missing:" in summary
    assert "<del>" in summary
    assert "&lt;السفينة&gt;" in summary


def test_a_passage_keeps_its_letters_and_its_marks() -> None:
    html = rows(Fact(0, (0, 5), (Cell(0, "only", (0, len(TEXT)), ((12, 14), (25, 34))), Cell(1, "absent"))))
    said = html.partition("<td")[2].partition('<p class="said"')[2].partition(">")[2].partition("</p>")[0]
    assert said == TEXT.replace("<", "&lt;").replace(">", "&gt;").replace("12", "<mark>12</mark>").replace(
        "&lt;السفينة&gt;", "<mark>&lt;السفينة&gt;</mark>"
    )


def test_a_number_stands_with_what_it_counts() -> None:
    html = rows(Fact(0, (12, 14), (Cell(0, "only", (0, 20)), Cell(1, "absent")), Number("12")))
    assert '<bdi dir="rtl">12 بحاراً</bdi>' in html.partition("</th>")[0]


def test_a_passage_without_end_is_cut() -> None:
    text = "كلمة " * 1_000
    html = rows(Fact(0, (0, 5_000), (Cell(0, "only", (0, 5_000)), Cell(1, "absent"))), text=text)
    assert len(html) < 4_000
    assert "…" in html

from datetime import date

import pytest

from articles.analysis.formulas import formulas_among, is_formula, own_words
from articles.analysis.similarity import folded_words, placed_fingerprints

from .test_similarity import numbered

DAYS = [date(2027, 3, day) for day in range(1, 11)]


def test_what_each_outlet_prints_once_is_no_formula() -> None:
    assert not is_formula([(outlet, DAYS[0]) for outlet in range(40)])
    assert not is_formula([(outlet, DAYS[outlet % 2]) for outlet in range(40)])


def test_what_the_same_outlets_print_day_after_day_is_a_formula() -> None:
    assert is_formula([(outlet, day) for outlet in range(3) for day in DAYS[:2]])


def test_two_printings_on_one_day_are_one() -> None:
    assert not is_formula([(outlet, DAYS[0]) for outlet in range(5)] * 4)


def test_few_articles_make_no_formula() -> None:
    assert not is_formula([("صحيفة الرصيف", day) for day in DAYS[:4]])
    assert is_formula([("صحيفة الرصيف", day) for day in DAYS[:5]])
    assert not is_formula([])


def test_formulas_are_told_passage_by_passage() -> None:
    weather = [("صحيفة الرصيف", day) for day in DAYS]
    report = [(outlet, DAYS[0]) for outlet in range(10)]
    assert formulas_among({1: weather, 2: report}) == {1}


def own(text: str, formula: str) -> str:
    words = folded_words(text)
    hashes = {chosen.hash for chosen in placed_fingerprints(folded_words(formula))}
    return "".join("x" if flag else "." for flag in own_words(words, hashes))


def test_without_a_formula_all_words_are_the_texts_own() -> None:
    assert own(numbered(0, 50), numbered(100, 150)) == "x" * 50
    assert own("", numbered(0, 50)) == ""
    assert own("أغلق الميناء", numbered(0, 50)) == "xx"


def test_a_text_that_is_a_formula_has_no_word_of_its_own() -> None:
    assert own(numbered(0, 50), numbered(0, 50)) == "." * 50


@pytest.mark.parametrize(("before", "after"), [(60, 60), (0, 60), (60, 0)])
def test_a_formula_inside_a_text_is_cut_out_by_and_large(before: int, after: int) -> None:
    formula = numbered(200, 240)
    found = own(f"{numbered(0, before)} {formula} {numbered(100, 100 + after)}", formula)
    inside = found[before : before + 40]
    outside = found[:before] + found[before + 40 :]
    assert inside.count(".") >= 20
    assert outside.count("x") >= len(outside) - 24

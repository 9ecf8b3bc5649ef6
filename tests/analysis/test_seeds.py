"""The two seed articles for which the comparison was asked, as far as they are at hand."""

from datetime import date
from pathlib import Path

import pytest

from articles.analysis.compared_text import ComparedText, of_analysis
from articles.analysis.pairs import PairComparison, compare_pair
from articles.language.document import analyse

SEEDS = Path(__file__).resolve().parents[3] / "shared" / "seeds"

pytestmark = pytest.mark.skipif(not (SEEDS / "001.txt").exists(), reason="the seeds are not at hand")


@pytest.fixture(scope="module")
def texts() -> tuple[ComparedText, ComparedText]:
    day = date(2018, 9, 22)
    left, right = ((SEEDS / name).read_text(encoding="utf-8") for name in ("000.txt", "001.txt"))
    return of_analysis(analyse(left, today=day)), of_analysis(analyse(right, today=day))


@pytest.fixture(scope="module")
def compared(texts: tuple[ComparedText, ComparedText]) -> PairComparison:
    return compare_pair(*texts)


def found(texts: tuple[ComparedText, ComparedText], compared: PairComparison, kind: str) -> list[tuple[str, str]]:
    return [
        (texts[0].text[slice(*d.left)] if d.left else "", texts[1].text[slice(*d.right)] if d.right else "")
        for pair in compared.pairs
        for d in pair.differences
        if d.kind == kind and d.reason != "sentence"
    ]


def test_one_group_under_two_names_and_two_days_under_two_names_are_the_same(
    texts: tuple[ComparedText, ComparedText], compared: PairComparison
) -> None:
    same = found(texts, compared, "equivalent")
    assert ("تنظيم الدولة الإسلامية", 'تنظيم "داعش"') in same
    assert ("اليوم وغداً", "السبت والأحد") in same


def test_the_agency_is_another_attribution(texts: tuple[ComparedText, ComparedText], compared: PairComparison) -> None:
    assert any(
        left.endswith("فرانس برس") and "رووداو" in right for left, right in found(texts, compared, "attribution")
    )


def test_the_added_label_is_a_choice_of_words(
    texts: tuple[ComparedText, ComparedText], compared: PairComparison
) -> None:
    assert ("", "الإرهابي") in found(texts, compared, "wording")


def test_a_letter_that_was_lost_is_a_misspelling(
    texts: tuple[ComparedText, ComparedText], compared: PairComparison
) -> None:
    slips = [d for pair in compared.pairs for d in pair.differences if d.reason == "misspelling"]
    assert [texts[1].text[slice(*d.right)] for d in slips if d.right] == ["داع"]


def test_the_calls_and_the_elections_were_left_out(
    texts: tuple[ComparedText, ComparedText], compared: PairComparison
) -> None:
    alone = [texts[0].text[slice(*pair.left[0])] for pair in compared.pairs if not pair.right]
    assert any("بومبيو" in sentence for sentence in alone)
    assert any("الانتخابات البرلمانية" in sentence for sentence in alone)
    assert all(pair.differences[0].kind == "omitted" for pair in compared.pairs if not pair.right)


def test_no_fact_differs(texts: tuple[ComparedText, ComparedText], compared: PairComparison) -> None:
    assert found(texts, compared, "fact") == []

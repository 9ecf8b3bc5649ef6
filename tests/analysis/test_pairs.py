"""Two texts sentence by sentence: what a pair of sentences says of itself."""

from datetime import date

from articles.analysis.compared_text import ComparedText, of_analysis
from articles.analysis.pairs import PairComparison, compare_pair
from articles.language.document import analyse

BRIDGE = "أعلنت وزارة الإعمار إغلاق جسر الحلة أمام الشاحنات."
FLOOD = "وغمرت المياه ثلاث قرى في قضاء المسيب صباحاً."
SCHOOLS = "وعطلت مديرية التربية الدراسة في مدارس القضاء يومين."


def text(*sentences: str) -> ComparedText:
    return of_analysis(analyse("\n".join(sentences), today=date(2026, 3, 14), title="سيول بابل"))


def moved(compared: PairComparison) -> list[tuple[object, object]]:
    return [(d.left, d.right) for pair in compared.pairs for d in pair.differences if d.kind == "moved"]


def test_a_sentence_that_stands_elsewhere_says_so_with_both_its_places() -> None:
    compared = compare_pair(text(BRIDGE, FLOOD, SCHOOLS), text(FLOOD, SCHOOLS, BRIDGE))
    (pair,) = [pair for pair in compared.pairs if any(d.kind == "moved" for d in pair.differences)]
    assert moved(compared) == [(pair.left[0], pair.right[0])]
    assert [d.reason for d in pair.differences] == ["sentence"]


def test_sentences_in_their_order_are_not_moved() -> None:
    assert moved(compare_pair(text(BRIDGE, FLOOD, SCHOOLS), text(BRIDGE, SCHOOLS))) == []


def test_what_differs_in_a_moved_sentence_is_told_beside_it() -> None:
    compared = compare_pair(text(BRIDGE, FLOOD, SCHOOLS), text(FLOOD.replace("ثلاث", "أربع"), SCHOOLS, BRIDGE))
    assert len(moved(compared)) == 1
    assert [d.kind for pair in compared.pairs for d in pair.differences if d.kind != "moved"] == ["fact"]

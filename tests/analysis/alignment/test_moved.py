from articles.analysis.alignment import Pair, align
from articles.language.sentences import split_sentences

from ..wires import UNRELATED, WIRE
from .texts import pairs_of, table_of

ROAD = "أغلقت السلطات الطريق الساحلي بعد العاصفة التي اقتلعت الأشجار."
CAMP = "وزار الوزير مخيم المتطوعين في السهل الغربي برفقة المحافظ."
COST = "وقدرت غرفة التجارة الخسائر بنحو مليوني دينار في اليوم الواحد."
SCHOOL = "وعلقت المدارس الدوام يومين في القرى التي غمرتها المياه."


def text(*lines: str) -> str:
    return "\n".join(lines)


def moved_of(left: list[str], right: list[str]) -> list[Pair]:
    one, other = text(*left), text(*right)
    return [pair for pair in align(one, split_sentences(one), other, split_sentences(other)).pairs if pair.moved]


def test_a_sentence_that_moved_is_paired_where_the_left_text_has_it() -> None:
    pairs = pairs_of(text(ROAD, CAMP, COST, SCHOOL), text(ROAD, COST, SCHOOL, CAMP))
    assert pairs == [((0, 1), (0, 1)), ((1, 2), (3, 4)), ((2, 3), (1, 2)), ((3, 4), (2, 3))]
    assert moved_of([ROAD, CAMP, COST, SCHOOL], [ROAD, COST, SCHOOL, CAMP]) == [Pair((1, 2), (3, 4), 100.0, moved=True)]


def test_sentences_in_the_same_order_did_not_move() -> None:
    assert moved_of([ROAD, CAMP, COST, SCHOOL], [ROAD, CAMP, SCHOOL]) == []


def test_of_two_that_changed_places_one_moved() -> None:
    assert len(moved_of([ROAD, CAMP], [CAMP, ROAD])) == 1


def test_a_sentence_that_was_rewritten_and_moved_is_still_found() -> None:
    rewritten = "وبرفقة المحافظ زار الوزير المخيم الذي أقامه المتطوعون في السهل الغربي."
    assert [pair.right for pair in moved_of([ROAD, CAMP, COST, SCHOOL], [ROAD, COST, SCHOOL, rewritten])] == [(3, 4)]


def test_two_sentences_about_other_things_are_not_paired_out_of_order() -> None:
    other = "وزار السفير متحف الفنون في العاصمة برفقة زوجته."
    assert moved_of([ROAD, CAMP, COST, SCHOOL], [ROAD, COST, SCHOOL, other]) == []


def test_a_short_formula_that_stands_elsewhere_did_not_move() -> None:
    assert moved_of(["وأضاف:", ROAD, COST], [ROAD, COST, "وأضاف:"]) == []


def test_a_far_better_partner_elsewhere_breaks_a_pair_of_chance() -> None:
    like_camp = "وزار الوزير ملعب السهل الغربي."
    left, right = [ROAD, CAMP, COST], [CAMP, ROAD, like_camp, COST]
    assert ((1, 2), (0, 1)) in pairs_of(text(*left), text(*right))


def test_every_sentence_of_a_turned_text_is_paired_once() -> None:
    lines = WIRE.splitlines()
    pairs = pairs_of(text(*lines), text(*lines[::-1]))
    assert all(left[0] < left[1] and right[0] < right[1] for left, right in pairs)


def test_a_row_stands_where_the_base_has_it_and_says_which_texts_moved() -> None:
    first, second = text(ROAD, CAMP, COST, SCHOOL), text(ROAD, COST, SCHOOL, CAMP)
    rows = table_of(first, second, first)
    assert [row.moved for row in rows] == [(), (1,), (), ()]
    assert rows[1].cells == ((1, 2), (3, 4), (1, 2))


def test_seen_from_another_base_the_row_stands_there() -> None:
    first, second = text(ROAD, CAMP, COST, SCHOOL), text(ROAD, COST, SCHOOL, CAMP)
    rows = table_of(first, second, base=1)
    assert [row.cells[1] for row in rows] == [(n, n + 1) for n in range(4)]
    assert [row.moved for row in rows] == [(), (), (), (0,)]


def test_what_the_base_lacks_is_paired_out_of_order_among_the_others() -> None:
    base = text(ROAD, COST)
    rows = table_of(base, text(CAMP, ROAD, COST), text(ROAD, COST, CAMP))
    assert [(row.cells, row.moved) for row in rows] == [
        (((0, 0), (0, 1), (2, 3)), (2,)),
        (((0, 1), (1, 2), (0, 1)), ()),
        (((1, 2), (2, 3), (1, 2)), ()),
    ]


def test_what_can_stand_in_order_is_not_called_moved() -> None:
    rows = table_of(text(ROAD, COST), text(ROAD, COST, CAMP), text(ROAD, CAMP))
    assert [(row.cells[1:], row.moved) for row in rows if row.cells[0][0] == row.cells[0][1]] == [
        (((2, 3), (1, 2)), ()),
    ]


def test_unrelated_texts_have_nothing_that_moved() -> None:
    assert not any(row.moved for row in table_of(WIRE, UNRELATED))

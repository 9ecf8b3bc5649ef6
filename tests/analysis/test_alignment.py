import pytest

from articles.analysis.alignment import Pair, Row, align, align_all
from articles.language.sentences import Sentence, split_sentences

from .wires import COPY, THIRD, UNRELATED, WIRE


def pairs_of(left: str, right: str) -> list[tuple[tuple[int, int], tuple[int, int]]]:
    result = align(left, split_sentences(left), right, split_sentences(right))
    assert not result.coarse
    return [(pair.left, pair.right) for pair in result.pairs]


def rows_of(*texts: str, base: int = 0) -> list[tuple[tuple[int, int], ...]]:
    return [row.cells for row in align_all([(text, split_sentences(text)) for text in texts], base).rows]


def test_a_text_stands_against_itself_sentence_by_sentence() -> None:
    assert pairs_of(WIRE, WIRE) == [((n, n + 1), (n, n + 1)) for n in range(5)]


def test_two_sentences_that_a_copy_joins_stand_against_one() -> None:
    assert pairs_of(WIRE, COPY) == [
        ((0, 1), (0, 1)),
        ((1, 2), (1, 2)),
        ((2, 4), (2, 3)),
        ((4, 5), (3, 3)),
        ((5, 5), (3, 4)),
    ]


def test_one_sentence_that_a_copy_splits_stands_against_two() -> None:
    assert ((2, 3), (2, 4)) in pairs_of(COPY, WIRE)


def test_unrelated_texts_have_no_pair() -> None:
    result = align(WIRE, split_sentences(WIRE), UNRELATED, split_sentences(UNRELATED))
    assert all(pair.likeness == 0 for pair in result.pairs)
    assert len(result.pairs) == 5 + 3


def test_a_sentence_that_moved_is_not_matched_out_of_order() -> None:
    first, second = "أغلقت السلطات الطريق الساحلي بعد العاصفة.", "وزار الوزير مخيم المتطوعين في السهل الغربي."
    matched = [pair for pair in pairs_of(f"{first}\n{second}", f"{second}\n{first}") if pair[0] != pair[1]]
    both = [pair for pair in matched if pair[0][0] < pair[0][1] and pair[1][0] < pair[1][1]]
    assert len(both) == 1


def test_a_later_pair_that_reaches_more_wins_over_earlier_ones() -> None:
    lines = [f"وصلت القافلة {number} إلى مستودع السهل {number} عند الظهر." for number in range(30)]
    moved = [lines[-1], *lines[:-1]]
    matched = [pair for pair in pairs_of("\n".join(lines), "\n".join(moved)) if pair[0][0] < pair[0][1]]
    assert [pair for pair in matched if pair[1][0] < pair[1][1]] == [((n, n + 1), (n + 1, n + 2)) for n in range(29)]


def test_an_empty_text_leaves_every_sentence_alone() -> None:
    assert pairs_of(WIRE, "") == [((n, n + 1), (0, 0)) for n in range(5)]
    assert pairs_of("", "") == []


def test_sentences_without_a_word_do_no_harm() -> None:
    assert pairs_of("...", "؟") == [((0, 1), (0, 0)), ((1, 1), (0, 1))]


def test_every_sentence_of_three_texts_stands_in_exactly_one_row() -> None:
    for base in range(3):
        rows = rows_of(WIRE, COPY, THIRD, base=base)
        for number, text in enumerate((WIRE, COPY, THIRD)):
            seen = [n for cells in rows for n in range(*cells[number])]
            assert seen == list(range(len(split_sentences(text))))


def test_a_sentence_that_the_base_lacks_is_aligned_between_the_others() -> None:
    rows = rows_of(WIRE, COPY, THIRD)
    cost = [cells for cells in rows if cells[0][0] == cells[0][1]]
    assert cost == [((5, 5), (3, 4), (2, 3))]


def test_base_sentences_that_one_text_joins_share_a_row_in_all_texts() -> None:
    rows = rows_of(WIRE, WIRE, COPY)
    assert ((2, 4), (2, 4), (2, 3)) in rows


def test_the_choice_of_the_base_keeps_the_order_of_the_columns() -> None:
    assert rows_of(COPY, WIRE, base=1)[2] == ((2, 3), (2, 4))


def test_a_row_says_which_texts_have_it() -> None:
    assert Row(((0, 1), (3, 3), (2, 4))).present == (0, 2)


@pytest.mark.parametrize(("count", "base"), [(1, 0), (0, 0), (2, 2), (2, -1)])
def test_fewer_than_two_texts_or_a_base_that_is_none_of_them_is_refused(count: int, base: int) -> None:
    with pytest.raises(ValueError, match="cannot be compared"):
        align_all([(WIRE, split_sentences(WIRE))] * count, base)


def numbered(count: int, prefix: str) -> tuple[str, list[Sentence]]:
    lines = [f"{prefix} الخبر {number} عن الحي {number * 7} في المدينة." for number in range(count)]
    text, spans, at = "\n".join(lines), [], 0
    for line in lines:
        spans.append(Sentence(at, at + len(line)))
        at += len(line) + 1
    return text, spans


def test_long_texts_are_cut_at_equal_sentences_and_still_aligned() -> None:
    text, spans = numbered(250, "نشر")
    result = align(text, spans, text, spans[1:])
    assert not result.coarse
    assert result.pairs[0] == Pair((0, 1), (0, 0), 0.0)
    assert result.pairs[1:] == tuple(Pair((n, n + 1), (n - 1, n), 100.0) for n in range(1, 250))


def test_long_texts_without_an_equal_sentence_stay_unaligned_and_say_so() -> None:
    left, left_spans = numbered(250, "نشر")
    right, right_spans = numbered(250, "كتب")
    result = align(left, left_spans, right, right_spans)
    assert result.coarse
    assert len(result.pairs) == 500

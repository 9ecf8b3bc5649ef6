"""A sentence stands in a text when nearly all of its words do."""

import pytest

from articles.analysis.standing import Tally, bits, standing_sentences
from articles.language.sentences import split_sentences

SENTENCE = "أعلنت هيئة الميناء تعليق حركة الملاحة في الحوض الشرقي بعد جنوح سفينة شحن."
Found = list[list[tuple[int, set[int], set[int]]]]


def stand(*texts: str) -> Found:
    """For each text: the number of a sentence, the texts that hold it, those that hold it word for word."""
    given = [(text, [(one.start, one.end) for one in split_sentences(text)]) for text in texts]
    found = standing_sentences(given)
    return [[(one.number, set(bits(one.holders)), set(bits(one.exact))) for one in ones] for ones in found]


def test_the_same_sentence_stands_in_both_texts() -> None:
    assert stand(SENTENCE, f"قال المدير ذلك.\n{SENTENCE}") == [[(0, {1}, {1})], [(1, {0}, {0})]]


@pytest.mark.parametrize(
    "written",
    [
        pytest.param(SENTENCE.replace("أ", "ا").replace("ة", "ه"), id="without hamza and dots"),
        pytest.param(SENTENCE.replace(" تعليق", "، «تعليق»"), id="with marks"),
        pytest.param(SENTENCE.rstrip("."), id="without its stop"),
        pytest.param(f"وبحسب البيان {SENTENCE}", id="with words before it"),
        pytest.param(SENTENCE.rstrip(".") + " وغرق زورق كان يقطرها قبل الفجر.", id="joined with the next"),
    ],
)
def test_spelling_and_marks_change_nothing(written: str) -> None:
    assert stand(SENTENCE, written)[0] == [(0, {1}, {1})]


def test_a_sentence_that_the_other_cut_in_two_stands_there() -> None:
    assert stand(SENTENCE, SENTENCE.replace(" في الحوض", ".\nفي الحوض"))[0] == [(0, {1}, set())]


@pytest.mark.parametrize("word", ["هيئة", "الملاحة", "شحن"])
def test_with_one_word_changed_it_still_stands_there_though_not_word_for_word(word: str) -> None:
    assert stand(SENTENCE, SENTENCE.replace(word, "المرسى"))[0] == [(0, {1}, set())]


@pytest.mark.parametrize(
    "written",
    [
        pytest.param("أعلنت هيئة الميناء افتتاح رصيف جديد للقوارب في الحوض الغربي بعد سنة.", id="another report"),
        pytest.param(" ".join(SENTENCE.rstrip(".").split()[::-1]) + ".", id="the same words in another order"),
        pytest.param("أعلنت هيئة الميناء تعليق حركة الملاحة.", id="its beginning alone"),
        pytest.param(SENTENCE.replace("تعليق", "عودة").replace("سفينة شحن", "قارب صيد"), id="three words changed"),
        pytest.param("", id="nothing"),
    ],
)
def test_a_sentence_of_which_a_part_is_told_elsewhere_does_not_stand_there(written: str) -> None:
    assert stand(SENTENCE, written)[0] == [(0, set(), set())]


def test_a_sentence_below_five_words_is_nobodys() -> None:
    assert stand("وأضاف الوزير ذلك أمس.", "وأضاف الوزير ذلك أمس.") == [[], []]


def test_a_sentence_said_twice_in_one_text_stands_in_no_other() -> None:
    assert stand(f"{SENTENCE}\n{SENTENCE}")[0] == [(0, set(), set()), (1, set(), set())]


def test_a_tally_counts_every_bit_apart() -> None:
    tally = Tally([0b101, 0b001, 0b001, 0b111, 0b101])
    assert [tally.count(bit) for bit in range(4)] == [5, 1, 3, 0]
    assert [set(bits(tally.at_least(least))) for least in (1, 2, 3, 4, 5, 6, 9)] == [
        {0, 1, 2},
        {0, 2},
        {0, 2},
        {0},
        {0},
        set(),
        set(),
    ]


def test_a_tally_of_nothing_is_empty() -> None:
    assert (Tally([]).count(0), Tally([]).at_least(1)) == (0, 0)


def test_no_texts_have_no_sentences() -> None:
    assert standing_sentences([]) == []

import random
import time

import pytest

from articles.analysis.alignment import LONGEST, Table, align_all
from articles.language.sentences import Sentence, split_sentences

from ..wires import COPY, WIRE

LETTERS = "ابتثجحخدذرزسشصضطظعغفقكلمنهوي"


def text_of(words: int, sentence: int = 25, different: int = 5_000) -> list[str]:
    chance = random.Random(words)
    vocabulary = ["".join(chance.choices(LETTERS, k=6)) for _ in range(different)]
    return [" ".join(chance.choices(vocabulary, k=sentence)) + "." for _ in range(words // sentence)]


def timed(*texts: str) -> tuple[Table, float]:
    prepared = [(text, split_sentences(text)) for text in texts]
    before = time.process_time()
    table = align_all(prepared)
    took = time.process_time() - before
    for number, (_, sentences) in enumerate(prepared):
        assert sorted(n for row in table.rows for n in range(*row.cells[number])) == list(range(len(sentences)))
    return table, took


def test_fifty_thousand_words_are_aligned_in_full() -> None:
    lines = text_of(50_000)
    table, took = timed("\n".join(lines), "\n".join(lines[1:]))
    assert not table.coarse
    assert sum(len(row.present) == 2 for row in table.rows) == len(lines) - 1
    assert took < 15


def test_fifty_thousand_words_against_one_article() -> None:
    table, took = timed("\n".join(text_of(50_000)), WIRE)
    assert not any(len(row.present) == 2 for row in table.rows)
    assert took < 5


@pytest.mark.parametrize(
    ("sentence", "different"), [(4, 5), (4, 400), (1, 1), (25, 50)], ids=["few", "some", "one", "long"]
)
def test_repetitive_texts_take_a_bounded_time(sentence: int, different: int) -> None:
    one, other = text_of(20_000, sentence, different), text_of(20_001, sentence, different)
    _, took = timed("\n".join(one), "\n".join(other))
    assert took < 20


def test_a_sentence_said_two_thousand_times_stands_against_itself_each_time() -> None:
    text = "\n".join(["وقال الوزير إن الزيارة انتهت بنجاح."] * 2_000)
    table, took = timed(text, text)
    assert [row.cells for row in table.rows] == [((n, n + 1), (n, n + 1)) for n in range(2_000)]
    assert took < 10


def test_a_single_endless_sentence_is_aligned_and_said_to_be_coarse() -> None:
    endless = " ".join(text_of(5_000)).replace(".", "")
    table, took = timed(endless, endless, WIRE)
    assert table.coarse
    assert ((0, 1), (0, 1), (0, 0)) in [row.cells for row in table.rows]
    assert took < 5


def test_an_endless_sentence_stands_against_the_many_that_another_text_cuts_it_into() -> None:
    lines = text_of(5_000)
    table, took = timed("\n".join(lines).replace(".", "").replace("\n", " "), "\n".join(lines))
    assert [row.cells for row in table.rows] == [((0, 1), (0, 200))]
    assert took < 10


def test_a_sentence_that_a_reader_can_survey_is_not_coarse() -> None:
    text = " ".join(text_of(LONGEST - 25)).replace(".", "")
    assert not timed(text, WIRE)[0].coarse


def test_a_text_in_another_language_stands_beside_it_without_a_pair() -> None:
    english = "The harbour authority closed the eastern basin on Tuesday. Nobody was hurt."
    table, _ = timed(WIRE, english)
    assert not any(len(row.present) == 2 for row in table.rows)


def test_empty_texts_have_no_rows() -> None:
    assert timed("", "")[0] == Table((), coarse=False)
    assert timed(*[""] * 6)[0].rows == ()


def test_spans_that_leave_words_out_are_compared_by_what_they_hold() -> None:
    second = Sentence(WIRE.index("\n") + 1, WIRE.index("\n", WIRE.index("\n") + 1))
    table = align_all([(WIRE, [second]), (COPY, split_sentences(COPY))])
    assert ((0, 1), (1, 2)) in [row.cells for row in table.rows]

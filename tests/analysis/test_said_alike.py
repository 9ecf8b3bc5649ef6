"""Which sentences of a story say the same."""

import time

import pytest

from articles.analysis.compared_text import ComparedText
from articles.analysis.said_alike import said_alike
from articles.language.sentences import Sentence
from tests.analysis.wires import UNRELATED

CLOSED = "أعلنت هيئة ميناء الرأس الأخضر تعليق حركة الملاحة في الحوض الشرقي."
RAISING = "وقال مدير الميناء سالم الراوي إن فرق الإنقاذ تعمل على تعويم السفينة قبل وصول الأمواج العالية."
UNHURT = "ولم يسفر الحادث عن إصابات بين أفراد الطاقم."
STRIKE = "وطالبت نقابة البحارة بفتح تحقيق مستقل في أسباب الجنوح."


def text(*sentences: str) -> ComparedText:
    spans, written = [], ""
    for sentence in sentences:
        spans.append(Sentence(len(written), len(written) + len(sentence)))
        written += f"{sentence}\n"
    return ComparedText(written, tuple(spans))


def groups(*texts: ComparedText) -> list[list[tuple[int, int]]]:
    """``(text, sentence)`` of each telling."""
    return [[(one.column, one.first) for one in alike.tellings] for alike in said_alike(texts)]


def test_the_same_sentences_meet_in_whatever_order_they_stand() -> None:
    found = groups(text(CLOSED, RAISING, UNHURT), text(UNHURT, CLOSED), text(STRIKE, RAISING))
    assert found == [[(0, 0), (1, 1)], [(0, 1), (2, 1)], [(0, 2), (1, 0)], [(2, 0)]]


@pytest.mark.parametrize(
    "other",
    [
        "اعلنت هيئه ميناء الراس الاخضر تعليق حركة الملاحة في الحوض الشرقي",
        "وأعلنت هيئة الميناء، الثلاثاء، تعليق حركة الملاحة في الحوض الشرقي من ميناء الرأس الأخضر.",
        "هيئة ميناء الرأس الأخضر تعلق الملاحة في الحوض الشرقي.",
    ],
)
def test_a_sentence_told_otherwise_is_the_same(other: str) -> None:
    assert groups(text(CLOSED), text(other)) == [[(0, 0), (1, 0)]]


@pytest.mark.parametrize(
    "other", [RAISING, UNHURT, STRIKE, *UNRELATED.splitlines(), "وقالت الهيئة إن الحوض سيفتح غداً."]
)
def test_another_sentence_of_the_same_story_is_not(other: str) -> None:
    assert groups(text(CLOSED), text(other)) == [[(0, 0)], [(1, 0)]]


def test_a_sentence_that_says_two_things_says_both() -> None:
    (first, second) = said_alike([text(RAISING, UNHURT), text(f"{RAISING[:-1]} و{UNHURT[1:]}")])
    assert [[one.column for one in alike.tellings] for alike in (first, second)] == [[0, 1], [0, 1]]
    assert second.tellings[1].partial


def test_what_an_outlet_cut_in_two_is_one_telling() -> None:
    halves = RAISING.replace(" تعمل", " تعمل.|وأضاف أنها تعمل").split("|")
    (alike,) = said_alike([text(RAISING), text(*halves)])
    assert [(one.first, one.last) for one in alike.tellings] == [(0, 1), (0, 2)]


def test_of_an_article_that_repeats_itself_the_likest_counts() -> None:
    (first, *_) = said_alike([text(CLOSED), text(CLOSED.replace("هيئة ", ""), CLOSED)])
    assert [(one.first, one.same) for one in first.tellings] == [(0, True), (1, True)]


def test_a_telling_word_for_word_is_told_from_another() -> None:
    (alike,) = said_alike([text(CLOSED), text(CLOSED.replace("هيئة", "هيئه")), text(f"{CLOSED[:-1]} فوراً.")])
    assert [one.same for one in alike.tellings] == [True, True, False]


@pytest.mark.parametrize("texts", [(), (text(),), (text("", "كلمة", "كلمتان هنا"), text())])
def test_texts_without_sentences_of_three_words_say_nothing(texts: tuple[ComparedText, ...]) -> None:
    assert said_alike(texts) == ()


def test_many_equal_sentences_take_no_longer_than_others() -> None:
    began = time.process_time()
    said_alike([text(*[f"{CLOSED[:-1]} {n}." for n in range(60)]) for _ in range(12)])
    assert time.process_time() - began < 2

"""What the tagger learns from beside the corpus: other people in its sentences, and sentences of our own."""

from random import Random

import pytest

from articles.language.entities.tagging import conll, inventing
from articles.language.entities.tagging.invented_names import Inventor

SENTENCE = [
    ("قال", "O"), ("جون", "B-person"), ("كرافتشوك", "I-person"), ("في", "O"), ("لندن", "B-place"), ("إن", "O"),
]  # fmt: skip
LATER = [("وأضاف", "O"), ("كرافتشوك", "B-person")]


def people(labelled: conll.Labelled) -> list[str]:
    found: list[str] = []
    for (start, end), label in zip(labelled.words, labelled.labels, strict=True):
        if label == "B-person":
            found.append(labelled.text[start:end])
        elif label == "I-person":
            found[-1] += f" {labelled.text[start:end]}"
    return found


def test_another_person_takes_the_place_of_each() -> None:
    (sentence,) = inventing.with_others([SENTENCE], Inventor(Random(1)))
    words = [word for word, label in sentence if label.endswith("person")]
    assert words
    assert "كرافتشوك" not in words
    assert [pair for pair in sentence if not pair[1].endswith("person")] == [
        pair for pair in SENTENCE if not pair[1].endswith("person")
    ]


def test_who_is_named_again_keeps_the_name_drawn() -> None:
    first, second = inventing.with_others([SENTENCE, LATER], Inventor(Random(1)))
    full = [word for word, label in first if label.endswith("person")]
    assert next(word for word, label in second if label.endswith("person")) in full


def test_sentences_that_name_nobody_are_left_out() -> None:
    assert inventing.with_others([[("قال", "O"), ("نعم", "O")]], Inventor(Random(1))) == []


@pytest.mark.parametrize(
    ("word", "clitic"), [("ومحمد", "و"), ("لأحمد", "ل"), ("وليد", ""), ("وائل", ""), ("كمال", ""), ("فارس", "")]
)
def test_a_letter_joined_before_a_name_is_told_from_its_own(word: str, clitic: str) -> None:
    assert inventing.clitic_of(word) == clitic


@pytest.mark.parametrize(
    ("clitic", "word", "written"), [("ل", "الحيالي", "للحيالي"), ("و", "الحيالي", "والحيالي"), ("ل", "محمد", "لمحمد")]
)
def test_a_joined_letter_is_written_as_arabic_does(clitic: str, word: str, written: str) -> None:
    assert inventing.joined(clitic, word) == written


def test_the_same_seed_draws_the_same() -> None:
    assert inventing.invented([[SENTENCE, LATER]], 7) == inventing.invented([[SENTENCE, LATER]], 7)
    assert inventing.invented([[SENTENCE, LATER]], 7) != inventing.invented([[SENTENCE, LATER]], 8)


def test_our_own_sentences_have_people_and_words_that_are_none() -> None:
    found = inventing.ours(Inventor(Random(1)), Random(1), 1)
    assert sum(len(people(one)) for one in found) > 100
    assert any("B-person" not in one.labels[-8:] for one in found)
    assert all("{" not in one.text for one in found)

from itertools import pairwise

import pytest

from articles.analysis.similarity import (
    WINDOW,
    Fingerprint,
    containment,
    fingerprints,
    folded_words,
    jaccard,
    placed_fingerprints,
)

from .wires import COPY, UNRELATED, WIRE


def numbered(first: int, last: int) -> str:
    return " ".join(f"كلمة{chr(0x0628 + number % 20)}{chr(0x0628 + number // 20)}" for number in range(first, last))


def test_too_few_words_have_no_fingerprint() -> None:
    assert fingerprints("أغلق الميناء الشرقي") == ()
    assert fingerprints("") == ()


def test_four_words_have_one_fingerprint() -> None:
    assert len(fingerprints("أغلق الميناء الشرقي اليوم")) == 1


def test_punctuation_and_spelling_make_no_other_fingerprint() -> None:
    text, other = "قال المسؤول: إن «الهيئة» أوقفت العمل.", "قال المسئول ان الهيئه اوقفت العمل"
    assert fingerprints(text) == fingerprints(other)


def test_containment_is_measured_on_the_smaller_text() -> None:
    whole = frozenset("abcdefgh")
    assert containment(frozenset("abxy"), whole) == 0.5
    assert containment(whole, frozenset("abxy")) == 0.5
    assert jaccard(frozenset("abxy"), whole) == 0.2


def test_nothing_shares_nothing_with_nothing() -> None:
    assert containment(frozenset(), frozenset("a")) == 0.0
    assert jaccard(frozenset(), frozenset()) == 0.0


def test_stored_fingerprints_stay_comparable_with_those_made_today() -> None:
    # Another value means that all stored fingerprints have to be made again.
    assert fingerprints("أغلق الميناء الشرقي اليوم") == (-1249164997,)


def test_fingerprints_are_sorted_and_fit_the_column() -> None:
    found = fingerprints(WIRE)
    assert list(found) == sorted(set(found))
    assert all(-(2**31) <= value < 2**31 for value in found)


def test_copies_share_fingerprints_and_strangers_share_none() -> None:
    assert set(fingerprints(WIRE)) & set(fingerprints(COPY))
    assert not set(fingerprints(WIRE)) & set(fingerprints(UNRELATED))


@pytest.mark.parametrize("start", range(0, 160, 7))
def test_sixteen_words_that_stand_in_another_text_share_a_fingerprint_with_it(start: int) -> None:
    passage = numbered(start, start + WINDOW + 4)
    longer = f"{numbered(300, 340)} {passage} {numbered(350, 390)}"
    assert set(fingerprints(numbered(0, 200))) & set(fingerprints(longer))


def test_of_each_window_one_shingle_is_chosen() -> None:
    words = folded_words(numbered(0, 300))
    places = [chosen.word for chosen in placed_fingerprints(words)]
    assert places == sorted(set(places))
    assert all(later - earlier <= WINDOW for earlier, later in pairwise(places))
    assert places[0] < WINDOW
    assert places[-1] >= len(words) - 4 - WINDOW


def test_of_a_short_text_every_shingle_is_chosen_and_of_a_longer_one_fewer() -> None:
    def chosen(words: int) -> int:
        return len(placed_fingerprints(folded_words(numbered(0, words))))

    assert chosen(31) == 28
    assert 20 <= chosen(96) < 40
    assert 20 <= chosen(190) < 40
    assert 65 <= chosen(600) < 120


def test_eight_words_of_a_short_text_that_stand_in_another_short_one_share_a_fingerprint_with_it() -> None:
    for start in range(0, 70, 7):
        passage = numbered(start, start + 8)
        other = f"{numbered(300, 330)} {passage} {numbered(340, 370)}"
        assert set(fingerprints(numbered(0, 80))) & set(fingerprints(other))


@pytest.mark.parametrize("length", [30, 60, 90, 120, 160, 200, 400])
def test_the_fingerprints_of_a_long_window_are_among_those_of_a_short_one(length: int) -> None:
    words = folded_words(numbered(0, 400))
    inside = {chosen.word for chosen in placed_fingerprints(words[:length])}
    assert {chosen.word for chosen in placed_fingerprints(words) if chosen.word <= length - 16} <= inside


def test_a_passage_that_stands_twice_is_chosen_twice_and_stored_once() -> None:
    words = folded_words(f"{numbered(0, 40)} {numbered(100, 110)} {numbered(0, 40)}")
    placed = placed_fingerprints(words)
    assert len({chosen.hash for chosen in placed}) < len(placed)
    assert isinstance(placed[0], Fingerprint)

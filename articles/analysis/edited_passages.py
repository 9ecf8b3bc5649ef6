"""Which words of a text stand in another that was lightly edited.

A run of three words that two texts share may be a name or a phrase of every day. It counts where it is part of a
passage: six words and more, or fewer with another shared run near by in both texts. Around a passage single words
count that stand at about the same place in the other text: an editor puts one word for another, writes a figure in
letters or turns a clause round.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

PASSAGE_WORDS = 6
"""A shared run of so many words is a passage by itself."""

NEAR_WORDS = 20
"""A shorter one needs another within so many words, at about as many words from it in the other text."""

REACH_WORDS = 12
"""Single words count up to so far from a passage, ..."""

SLACK_WORDS = 4
"""... where the other text has them at most so many words before or after the same place."""

LEAST_LETTERS = 4
"""A shorter word is no evidence by itself: it stands everywhere."""

_MOST_PLACES = 16
"""Where a run stands more often in a text, the first places count: bounds what a text of one word would cost."""


class Words(NamedTuple):
    """A text: its words as numbers, equal for equal words and 0 for one too short to count alone, and its runs of
    ``run_words`` words as numbers, one run for each word that so many words begin with."""

    words: Sequence[int]
    runs: Sequence[int]
    run_words: int


class _Passage(NamedTuple):
    """The words from ``first`` to before ``end`` stand ``shift`` words later in the other text."""

    first: int
    end: int
    shift: int


def edited_words(one: Words, other: Words) -> bytearray:
    """For each word of ``one`` 1 where it stands in a passage of ``other`` or beside one, and 0 elsewhere.

    Linear in the lengths of both.
    """
    passages = list(_passages(list(_shared_runs(one, other))))
    taken = bytearray(len(one.words))
    for passage in passages:
        taken[passage.first : passage.end] = b"\x01" * (passage.end - passage.first)
    beside = [
        place
        for passage in passages
        for place in _around(passage, taken)
        if one.words[place] and _stands(one.words[place], place + passage.shift, other.words)
    ]
    for place in beside:
        taken[place] = 1
    return taken


def _shared_runs(one: Words, other: Words) -> Iterator[_Passage]:
    """The longest runs in the order of ``one``, no two overlapping; of equally long ones that which shifts least."""
    places: dict[int, list[int]] = defaultdict(list)
    for place, run in enumerate(other.runs):
        if len(places[run]) < _MOST_PLACES:
            places[run].append(place)
    first = shift = 0
    while first < len(one.runs):
        found = [
            (_agreement(one.runs, first, other.runs, there), -abs(there - first - shift), there)
            for there in places.get(one.runs[first], ())
        ]
        if not found:
            first += 1
            continue
        length, _, there = max(found)
        end, shift = first + length + one.run_words - 1, there - first
        yield _Passage(first, end, shift)
        first = end


def _agreement(one: Sequence[int], here: int, other: Sequence[int], there: int) -> int:
    """How many runs from ``here`` on are those of the other text from ``there`` on."""
    most = min(len(one) - here, len(other) - there)
    length = 1
    while length < most and one[here + length] == other[there + length]:
        length += 1
    return length


def _passages(runs: Sequence[_Passage]) -> Iterator[_Passage]:
    """The shared runs that are passages."""
    near = [
        following.first - run.end <= NEAR_WORDS and abs(following.shift - run.shift) <= NEAR_WORDS
        for run, following in pairwise(runs)
    ]
    for number, run in enumerate(runs):
        if run.end - run.first >= PASSAGE_WORDS or any(near[max(0, number - 1) : number + 1]):
            yield run


def _around(passage: _Passage, taken: bytearray) -> Iterator[int]:
    """The places before and behind a passage, up to the next passage."""
    for places in (
        range(passage.first - 1, max(-1, passage.first - 1 - REACH_WORDS), -1),
        range(passage.end, min(len(taken), passage.end + REACH_WORDS)),
    ):
        for place in places:
            if taken[place]:
                break
            yield place


def _stands(word: int, place: int, words: Sequence[int]) -> bool:
    first, end = max(0, place - SLACK_WORDS), place + SLACK_WORDS + 1
    return end > 0 and word in words[first:end]

"""Formulas: passages that outlets print again and again, and that say nothing about who copies whom.

Titles of princes, the frame of a weather report, the wording of a telegram. A report of an agency stands once or twice
in each outlet; a formula stands in the same outlets day after day. That tells them apart whatever the number of
outlets or articles at the desk.
"""

from collections.abc import Collection, Hashable, Iterable, Mapping, Sequence
from datetime import date
from itertools import pairwise

from .similarity import FINGERPRINT_WORDS, WINDOW, placed_fingerprints

LEAST_HOLDERS = 5
"""A passage of fewer articles is no formula."""

DAYS_A_SOURCE = 1.6
"""A passage that its outlets printed on so many days each, on average, is a formula."""

Printing = tuple[Hashable, date]
"""Which outlet printed an article, and on which day."""


def is_formula(printings: Collection[Printing]) -> bool:
    """Whether a passage is a formula, by the articles that it stands in."""
    if len(printings) < LEAST_HOLDERS:
        return False
    sources = {source for source, _ in printings}
    return len(set(printings)) / len(sources) >= DAYS_A_SOURCE


def formulas_among(holders: Mapping[int, Collection[Printing]]) -> frozenset[int]:
    """The fingerprints that are formulas, of all whose articles are given."""
    return frozenset(hash_ for hash_, printings in holders.items() if is_formula(printings))


def own_words(words: Sequence[str], formulas: Collection[int]) -> bytearray:
    """For each folded word 1 where it is the text's own and 0 where it stands in a formula.

    Only a seventh of all runs have fingerprints: a formula reaches half way to the next fingerprint that is none, and
    all the way to one that is.
    """
    own = bytearray(b"\x01") * len(words)
    if not formulas:
        return own
    placed = placed_fingerprints(words)
    if not any(chosen.hash in formulas for chosen in placed):
        return own
    marks = [(chosen.word, chosen.hash in formulas) for chosen in placed]
    for first, last in _stretches(marks, len(words)):
        own[first:last] = bytes(last - first)
    return own


def _stretches(marks: Sequence[tuple[int, bool]], words: int) -> Iterable[tuple[int, int]]:
    """Half-open ranges of words that formulas cover."""
    yield from ((place, min(place + FINGERPRINT_WORDS, words)) for place, formula in marks if formula)
    if marks[0][1]:
        yield 0, marks[0][0]
    if marks[-1][1]:
        yield marks[-1][0], words
    for (place, formula), (following, next_formula) in pairwise(marks):
        middle = (place + following) // 2
        if formula and next_formula and following - place <= WINDOW:
            yield place, following
        elif formula:
            yield place, min(middle + FINGERPRINT_WORDS - 1, words)
        elif next_formula:
            yield middle + 1, following

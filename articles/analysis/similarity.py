"""How much of one text stands in another, by runs of folded words.

Folding makes two spellings of one word equal, so that a copy whose outlet rewrote every hamza is still a copy. A text
is looked up by its fingerprints: hashes of some of its runs of four words, so chosen that two texts that have fifteen
words in a row in common, wherever they stand, have a fingerprint in common. Of a short text more are chosen: what is
left of it in a copy that was edited is short as well.
"""

from collections.abc import Sequence
from hashlib import blake2b
from typing import NamedTuple

from articles.language.tokens import forms_between

SHINGLE_WORDS = 5

FINGERPRINT_WORDS = 4
"""Runs of so many words are looked up: what an editor leaves between two changes is often no longer."""

WINDOW = 12
"""Of every so many runs in a row the one with the least hash is a fingerprint (Schleimer, Wilkerson and Aiken,
Winnowing, 2003): a seventh of all runs of a text that is not short."""

WINDOWS_A_TEXT = 16
"""The window of a text is at most this part of its words, so that a text of 30 to 200 words has twenty to thirty
fingerprints. What is the least of a longer window is that of a shorter one within it: texts of any lengths compare."""

_HASH_BYTES = 8
_STORED_BYTES = 4


class Fingerprint(NamedTuple):
    """A run that was chosen: the number of its first word, and the hash that is stored, 32 bits signed."""

    word: int
    hash: int


def folded_words(text: str) -> list[str]:
    """All words and numbers of ``text`` in order, folded."""
    return forms_between(text, 0, len(text))


def runs_of(words: Sequence[str], length: int) -> list[str]:
    """Every run of ``length`` consecutive words in order, joined by one space."""
    return [" ".join(words[first : first + length]) for first in range(len(words) - length + 1)]


def jaccard(left: frozenset[object], right: frozenset[object]) -> float:
    """What two sets share as a part of all that they hold together, 0..1; 0 where both are empty."""
    shared = len(left & right)
    together = len(left) + len(right) - shared
    return shared / together if together else 0.0


def containment(left: frozenset[object], right: frozenset[object]) -> float:
    """The part of the smaller set that stands in the other, 0..1; 0 where the smaller is empty."""
    smaller = min(len(left), len(right))
    return len(left & right) / smaller if smaller else 0.0


def fingerprints(text: str) -> tuple[int, ...]:
    """The hashes of a text under which it is looked up, each once and sorted; none below four words.

    A text has about one for each seven words, a short one up to one for each word, and each at least one.
    """
    return tuple(sorted({chosen.hash for chosen in placed_fingerprints(folded_words(text))}))


def placed_fingerprints(words: Sequence[str]) -> list[Fingerprint]:
    """The fingerprints of folded words in order, one again wherever it stands again.

    The hash depends on the words alone, whatever the machine and the version of Python.
    """
    hashes = [blake2b(run.encode(), digest_size=_HASH_BYTES).digest() for run in runs_of(words, FINGERPRINT_WORDS)]
    size = max(1, min(WINDOW, len(words) // WINDOWS_A_TEXT))
    return [Fingerprint(place, _stored(hashes[place])) for place in _least_of_windows(hashes, size)]


def _least_of_windows(hashes: Sequence[bytes], size: int) -> list[int]:
    """Where the least of each window of ``size`` stands, the last of equals; places rise."""
    if not hashes:
        return []
    least = -1
    places: list[int] = []
    for last in range(min(size, len(hashes)) - 1, len(hashes)):
        first = max(0, last - size + 1)
        if least < first:
            window = hashes[first : last + 1]
            least = last - window[::-1].index(min(window))
        elif hashes[last] <= hashes[least]:
            least = last
        if not places or places[-1] != least:
            places.append(least)
    return places


def _stored(digest: bytes) -> int:
    # The first bytes of a least hash are mostly zeros; the last are as good as chance.
    return int.from_bytes(digest[-_STORED_BYTES:], "little", signed=True)

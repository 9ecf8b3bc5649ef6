"""Which texts are copies of one another.

Candidates come from fingerprints; every candidate is then judged on the words themselves, so that nothing is called a
copy on an estimate. Words that stand in formulas (``formulas``) do not count.
"""

from array import array
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from itertools import compress, count
from typing import Generic, Protocol, Self, TypeVar

from .edited_passages import LEAST_LETTERS, Words, edited_words
from .formulas import LEAST_HOLDERS, Printing, formulas_among, own_words
from .similarity import fingerprints, folded_words, runs_of

LEAST_SHARE = 0.49
"""One text is a copy of another when half of the shorter one's own words stand in passages of the other
(``edited_passages``), with a word in fifty for what counting misses, ..."""

SAME_DAYS = 3

LATER_SHARE, LATER_WORDS = 0.54, 53
"""... and, where they are printed more days apart than that, so many words, and a little more of the text: what comes
later and has less in common is mostly a form filled in again, which is seldom longer than a few sentences. On 81 judged
pairs 0.51 to 0.54 and 50 to 55 do as well. ..."""

LATER_SHORT_SHARE = 0.8
"""... This part is enough whatever its length."""

UNCLEAR = (0.33, 0.7)
"""Only where this part of the shorter text stands in the other by runs of three, passages are looked at."""

WHOLE_SHARE = 0.6
"""Two texts are one text when at least this part of each stands in the other."""

RUN_WORDS = 3
"""Words count as shared in runs of this length: an outlet that changes every sixth word still shares most."""

FEW_WORDS = 20
"""Where fewer words are a text's own, its formulas count as well, ..."""

FEW_WORDS_SHARE = 0.8
"""... but nearly all of both texts has to be the same."""

LEAST_HITS = 0.8
"""Where two texts share formulas alone, so many of the fingerprints have to be shared for a comparison."""

MOST_HOLDERS = 200
"""A fingerprint of more texts is not looked up: bounds what thousands of equal phrases would cost."""

_READINGS_KEPT = 4096
_RUN = b"\x01" * RUN_WORDS


class Ordered(Protocol):
    """An id: hashable and sortable."""

    def __lt__(self, other: Self, /) -> bool: ...
    def __hash__(self) -> int: ...


Id = TypeVar("Id", bound=Ordered)


@dataclass(frozen=True, slots=True)
class Reading:
    """A text made ready for comparison: which of its folded words are its own, its words as numbers, 0 for short ones,
    and its runs of ``RUN_WORDS`` words."""

    own: bytes
    words: Sequence[int]
    runs: tuple[int, ...]
    known: frozenset[int]

    @property
    def size(self) -> int:
        """How many words are the text's own."""
        return self.own.count(1)


@dataclass(frozen=True, slots=True)
class Reuse:
    """Two texts: how many words each has of its own, and how many of these stand in the other as well.

    ``days_apart``: days between the two being printed, 0 where that is not known. ``in_passages``: how many of the
    shorter one's words stand in passages of the other, None where ``share`` tells without.
    """

    left: int
    right: int
    left_shared: int
    right_shared: int
    days_apart: int = 0
    with_formulas: bool = False
    """Whether words of formulas are counted as well, because one of the two has few others."""
    in_passages: int | None = None

    @property
    def left_share(self) -> float:
        """The part of the left text that stands in the right one, 0..1."""
        return self.left_shared / self.left if self.left else 0.0

    @property
    def right_share(self) -> float:
        return self.right_shared / self.right if self.right else 0.0

    @property
    def share(self) -> float:
        """The part of the shorter text that stands in the other, 0..1."""
        return self.left_share if self.left <= self.right else self.right_share

    @property
    def passages_share(self) -> float:
        """The part of the shorter text that stands in passages of the other, 0..1."""
        return self.share if self.in_passages is None else self.in_passages / min(self.left, self.right)

    @property
    def is_copy(self) -> bool:
        if self.with_formulas or min(self.left, self.right) < FEW_WORDS:
            return min(self.left_share, self.right_share) >= FEW_WORDS_SHARE
        if self.days_apart <= SAME_DAYS:
            return self.passages_share >= LEAST_SHARE
        long = self.passages_share * min(self.left, self.right) >= LATER_WORDS
        return self.passages_share >= (LATER_SHARE if long else LATER_SHORT_SHARE)

    @property
    def is_whole(self) -> bool:
        """Whether the two are one text, not one that stands inside a longer one."""
        return min(self.left_share, self.right_share) >= WHOLE_SHARE


@dataclass(frozen=True, slots=True)
class Copy(Generic[Id]):
    """Two texts of which one is a copy of the other or both of a third, ``left < right``."""

    left: Id
    right: Id
    reuse: Reuse


def read(text: str, formulas: Collection[int] = frozenset()) -> Reading:
    words = folded_words(text)
    runs = tuple(map(hash, runs_of(words, RUN_WORDS)))
    numbers = array("q", (hash(word) if len(word) >= LEAST_LETTERS else 0 for word in words))
    return Reading(bytes(own_words(words, formulas)), numbers, runs, frozenset(runs))


def measure_reuse(left: Reading, right: Reading, days_apart: int = 0) -> Reuse:
    """What two texts share, counted in words."""
    few = min(left.size, right.size) < FEW_WORDS
    if few:
        left, right = _with_formulas(left), _with_formulas(right)
    reuse = Reuse(left.size, right.size, _shared(left, right), _shared(right, left), days_apart, few)
    if few or not UNCLEAR[0] <= reuse.share < UNCLEAR[1]:
        return reuse
    shorter, longer = (left, right) if reuse.left <= reuse.right else (right, left)
    return replace(reuse, in_passages=_in_passages(shorter, longer))


def _with_formulas(reading: Reading) -> Reading:
    return replace(reading, own=b"\x01" * len(reading.own))


def _shared(one: Reading, other: Reading) -> int:
    shared = bytearray(len(one.own))
    for first in compress(count(), map(other.known.__contains__, one.runs)):
        shared[first : first + RUN_WORDS] = _RUN
    return sum(compress(shared, one.own))


def _in_passages(one: Reading, other: Reading) -> int:
    here, there = (Words(text.words, text.runs, RUN_WORDS) for text in (one, other))
    return sum(compress(edited_words(here, there), one.own))


def are_candidates(left: Collection[int], right: Collection[int], formulas: Collection[int]) -> bool:
    """Whether two texts with these fingerprints are worth a comparison."""
    shared = set(left).intersection(right)
    return not shared <= set(formulas) or len(shared) >= LEAST_HITS * min(len(left), len(right)) > 0


def find_copies(documents: Mapping[Id, str], printed: Callable[[Id], Printing] | None = None) -> list[Copy[Id]]:
    """All copies among the texts, sorted by ids; the same whatever the order of ``documents``.

    ``printed`` says who printed a text and when; without it no passage is a formula.
    """
    pairs, formulas = _looked_up(documents, printed)
    days = {key: printed(key)[1] for key in documents} if printed else {}
    return judged(pairs, lru_cache(_READINGS_KEPT)(lambda key: read(documents[key], formulas)), days)


def _looked_up(
    documents: Mapping[Id, str], printed: Callable[[Id], Printing] | None
) -> tuple[list[tuple[Id, Id]], frozenset[int]]:
    """The pairs to be compared, sorted, and the formulas. What they are told by is large, and forgotten here."""
    marks = {key: fingerprints(text) for key, text in documents.items()}
    holders: dict[int, list[Id]] = defaultdict(list)
    for key in sorted(marks):
        for hash_ in marks[key]:
            holders[hash_].append(key)
    shared = {hash_: keys for hash_, keys in holders.items() if len(keys) > 1}
    del holders
    formulas: frozenset[int] = frozenset()
    if printed:
        common = {hash_: keys for hash_, keys in shared.items() if len(keys) >= LEAST_HOLDERS}
        formulas = formulas_among({hash_: [printed(key) for key in keys] for hash_, keys in common.items()})
    return _candidates(marks, shared, formulas), formulas


def _candidates(
    marks: Mapping[Id, Collection[int]], holders: Mapping[int, Sequence[Id]], formulas: Collection[int]
) -> list[tuple[Id, Id]]:
    """The pairs to be compared, sorted."""
    pairs = []
    for left in sorted(marks):
        groups = [holders[hash_] for hash_ in marks[left] if hash_ in holders]
        others = {right for keys in groups if len(keys) <= MOST_HOLDERS for right in keys if left < right}
        pairs += [(left, right) for right in sorted(others) if are_candidates(marks[left], marks[right], formulas)]
    return pairs


def judged(pairs: Iterable[tuple[Id, Id]], reading: Callable[[Id], Reading], days: Mapping[Id, date]) -> list[Copy[Id]]:
    """The pairs that are copies by their texts. ``days``: when each was printed, as far as that is known."""
    found = []
    for left, right in pairs:
        apart = abs((days[left] - days[right]).days) if left in days and right in days else 0
        reuse = measure_reuse(reading(left), reading(right), apart)
        if reuse.is_copy:
            found.append(Copy(left, right, reuse))
    return found


def connected_groups(links: Iterable[tuple[Id, Id]]) -> list[tuple[Id, ...]]:
    """Ids that hang together through any chain of links: each group sorted, groups by their smallest id.

    The result depends on the set of links alone, never on their order or direction.
    """
    parents: dict[Id, Id] = {}

    def root(key: Id) -> Id:
        parents.setdefault(key, key)
        while parents[key] != key:
            parents[key] = parents[parents[key]]
            key = parents[key]
        return key

    for one, other in links:
        first, second = sorted((root(one), root(other)))
        parents[second] = first
    groups: dict[Id, list[Id]] = defaultdict(list)
    for key in sorted(parents):
        groups[root(key)].append(key)
    return [tuple(members) for members in groups.values()]

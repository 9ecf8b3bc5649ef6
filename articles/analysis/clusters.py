"""Which texts are copies of one another, and the groups that copies make.

Candidates come from the bands of MinHash signatures; every candidate is then judged by exact containment, so that
nothing is called a copy on an estimate.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Generic, Protocol, Self, TypeVar

from .similarity import bands, shingles, signature_of

LEAST_CONTAINMENT = 0.5
"""Two texts are near-duplicates when at least this part of the smaller stands in the other."""

LEAST_JACCARD = 0.2
"""...and at least this part of both together is shared: a round-up that quotes five reports is a copy of none, and
would otherwise chain five stories into one."""

SMALL_TEXT = 20
"""Below this number of shingles a few stock phrases make half of a text, ..."""

SMALL_TEXT_JACCARD = 0.8
"""... so that two such texts have to be nearly the same."""

BUCKET_NEIGHBOURS = 200
"""In a band key that more texts share, each is paired with this many that follow it: bounds the work that thousands
of equal texts would make, and equal texts stay connected."""

_SHINGLES_KEPT = 4096


class Ordered(Protocol):
    """An id: hashable and sortable."""

    def __lt__(self, other: Self, /) -> bool: ...
    def __hash__(self) -> int: ...


Id = TypeVar("Id", bound=Ordered)


@dataclass(frozen=True, slots=True)
class Reuse:
    """What two texts share, in numbers of distinct shingles."""

    shared: int
    left: int
    right: int

    @property
    def containment(self) -> float:
        smaller = min(self.left, self.right)
        return self.shared / smaller if smaller else 0.0

    @property
    def jaccard(self) -> float:
        together = self.left + self.right - self.shared
        return self.shared / together if together else 0.0

    @property
    def is_near_duplicate(self) -> bool:
        least = SMALL_TEXT_JACCARD if min(self.left, self.right) < SMALL_TEXT else LEAST_JACCARD
        return self.containment >= LEAST_CONTAINMENT and self.jaccard >= least


@dataclass(frozen=True, slots=True)
class NearDuplicate(Generic[Id]):
    """Two texts of which one copies the other, ``left < right``, with what they share."""

    left: Id
    right: Id
    reuse: Reuse


def measure_reuse(left: frozenset[str] | frozenset[int], right: frozenset[str] | frozenset[int]) -> Reuse:
    """What two sets of shingles share."""
    return Reuse(len(left & right), len(left), len(right))


def candidate_pairs(signatures: Mapping[Id, bytes]) -> list[tuple[Id, Id]]:
    """Pairs of ids, smaller first and sorted, whose signatures agree in at least one band."""
    buckets: dict[int, list[Id]] = defaultdict(list)
    for key in sorted(signatures):
        for band in bands(signatures[key]):
            buckets[band].append(key)
    pairs: set[tuple[Id, Id]] = set()
    for members in buckets.values():
        if len(members) > 1:
            pairs.update(_pairs_within(members))
    return sorted(pairs)


def _pairs_within(members: list[Id]) -> Iterator[tuple[Id, Id]]:
    for position, left in enumerate(members):
        for right in members[position + 1 : position + 1 + BUCKET_NEIGHBOURS]:
            yield left, right


def near_duplicate_pairs(documents: Mapping[Id, str]) -> list[NearDuplicate[Id]]:
    """All near-duplicates among the texts, sorted by ids; the same whatever the order of ``documents``.

    15,042 articles of 190 words on average take about 30 seconds of one core (docs/architecture.md).
    """
    signatures = {key: signature_of(shingles(text)) for key, text in documents.items()}

    @lru_cache(maxsize=_SHINGLES_KEPT)
    def runs(key: Id) -> frozenset[int]:
        return frozenset(map(hash, shingles(documents[key])))

    found = []
    for left, right in candidate_pairs(signatures):
        reuse = measure_reuse(runs(left), runs(right))
        if reuse.is_near_duplicate:
            found.append(NearDuplicate(left, right, reuse))
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

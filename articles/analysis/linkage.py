"""Groups joined by average linkage: the two likest first, as long as they are like enough on average.

A group is kept as the sum of its members' signs: the average cosine between the members of two groups is then one
product of two sums, however many members there are.
"""

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from heapq import heapify, heappop, heappush, nsmallest
from itertools import chain

from .reports import ONE

SURE = 2.0
"""The likeness of groups that hold copies of one text; above every cosine."""

PACE = 0.03
"""Likeness that is lost with each day between the middle of one group and that of the other."""

TOLD_ALREADY = 0.4
"""Likeness that is lost besides where all sources of one group told the other a day before or more: the weather, the
closing of a market or greetings to heads of state are told each day by the same sources in nearly the same words."""

KEYS_IN_COMMON = 3
"""Groups are compared when two of their reports share as many keys. Of pairs of real reports that are like by 0.33 and
more, 99 % share three of their 20 heaviest signs, and so does one in twelve of those that share any. Headlines of one
word share two."""

POSTED, NEAREST = 1_000, 100
"""A key that more reports have is passed over, and a report is compared with this many at most, those first that share
most keys: bounds what thousands of reports made after one pattern cost."""

_DAY = 86_400


@dataclass(slots=True)
class Group:
    """``size`` reports as the sum of their signs; ``keys`` are what each of them is looked up by, ``copies`` what makes
    two groups one.

    ``members`` are numbers that the caller gave. ``fixed`` groups are never joined with one another, ``settled`` ones
    are compared only once something new joined one of them.
    """

    members: list[int]
    size: int
    signs: dict[int, int]
    seconds: int
    """The sum of its members' times."""
    sources: set[str]
    keys: list[tuple[int, ...]]
    copies: set[Hashable]
    settled: bool = False
    fixed: bool = False
    near: set[int] = field(default_factory=set)
    """Numbers of the groups that are like enough."""

    def likeness(self, other: "Group") -> float:
        """The average cosine between a report of this and one of the other, less what time and sources tell against
        it."""
        if not self.copies.isdisjoint(other.copies):
            return SURE
        if not self.size * other.size:
            return 0.0
        shared = sum(self.signs[sign] * other.signs[sign] for sign in self.signs.keys() & other.signs.keys())
        days = abs(self.seconds / self.size - other.seconds / other.size) / _DAY
        again = len(self.sources & other.sources) / min(len(self.sources), len(other.sources))
        return shared / (self.size * other.size * ONE * ONE) - PACE * days - TOLD_ALREADY * again * min(days, 1.0)


def added(vectors: Iterable[Mapping[int, int]]) -> dict[int, int]:
    """The sum of vectors."""
    sums: dict[int, int] = {}
    for vector in vectors:
        for sign, weight in vector.items():
            sums[sign] = sums.get(sign, 0) + weight
    return sums


def join(groups: Sequence[Group], least: float) -> list[Group]:
    """What is left of ``groups`` when no two are alike by ``least``. Of equal likeness the earlier come first."""
    living = dict(enumerate(groups))
    heap = [entry for one, other in set(_candidates(groups)) if (entry := _entry(living, one, other, least))]
    heapify(heap)
    number = len(groups)
    while heap:
        _, one, other = heappop(heap)
        if one in living and other in living:
            living[number] = group = _joined(living, one, other)
            candidates, group.near = group.near, set()
            for further in candidates:
                if entry := _entry(living, further, number, least):
                    heappush(heap, entry)
            number += 1
    return list(living.values())


def _candidates(groups: Sequence[Group]) -> Iterator[tuple[int, int]]:
    """Pairs, the smaller number first, of which one at least is new, and of which two reports share enough keys or are
    copies."""
    owners = [number for number, group in enumerate(groups) for _ in group.keys]
    by_key = _posted(keys for group in groups for keys in group.keys)
    by_copy = _posted(group.copies for group in groups)
    for number, group in enumerate(groups):
        if group.settled:
            continue
        met = set(chain.from_iterable(by_copy[copy] for copy in group.copies))
        met.update(owners[report] for keys in group.keys for report in _nearest(keys, by_key))
        for other in met:
            if other < number:
                yield other, number
            elif other > number:
                yield number, other


def _nearest(keys: Iterable[int], by_key: Mapping[Hashable, Sequence[int]]) -> list[int]:
    shared = Counter(chain.from_iterable(posted for key in keys if len(posted := by_key[key]) <= POSTED))
    enough = [(-times, report) for report, times in shared.items() if times >= KEYS_IN_COMMON]
    return [report for _, report in nsmallest(NEAREST, enough)]


def _posted(keys_of: Iterable[Iterable[Hashable]]) -> dict[Hashable, list[int]]:
    """The numbers of those that have a key, by key."""
    posted: dict[Hashable, list[int]] = defaultdict(list)
    for number, keys in enumerate(keys_of):
        for key in keys:
            posted[key].append(number)
    return posted


def _entry(living: Mapping[int, Group], one: int, other: int, least: float) -> tuple[float, int, int] | None:
    """What the heap holds of two groups that may be joined; None of others."""
    left, right = living[one], living[other]
    likeness = left.likeness(right)
    if likeness < least or (left.fixed and right.fixed):
        return None
    left.near.add(other)
    right.near.add(one)
    return -likeness, one, other


def _joined(living: dict[int, Group], one: int, other: int) -> Group:
    """The two as one, near to all that either was near to: what is unlike both is unlike them together."""
    left, right = living.pop(one), living.pop(other)
    near = (left.near | right.near) & living.keys()
    for number in near:
        living[number].near -= {one, other}
    return Group(
        members=left.members + right.members,
        size=left.size + right.size,
        signs=added((left.signs, right.signs)),
        seconds=left.seconds + right.seconds,
        sources=left.sources | right.sources,
        keys=[],
        copies=left.copies | right.copies,
        fixed=left.fixed or right.fixed,
        near=near,
    )

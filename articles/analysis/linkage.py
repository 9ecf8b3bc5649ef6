"""Groups joined by average linkage: the two likest first, as long as they are like enough on average.

A group is kept as the sum of its members' vectors: the average cosine between the members of two groups is then one
product of two sums, however many members there are.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from heapq import heapify, heappop, heappush

SURE = 2.0
"""The likeness of groups that hold copies of one text; above every cosine."""

_DIGITS = 9
"""Likeness is rounded to this many decimals: the last bits of a sum follow the order of its terms."""


@dataclass(slots=True)
class Group:
    """``size`` vectors as their sum; ``keys`` are what it is looked up by, ``copies`` what makes two groups one.

    ``members`` are numbers that the caller gave. ``fixed`` groups are never joined with one another.
    """

    members: list[int]
    size: int
    sums: dict[str, float]
    keys: set[str]
    copies: set[object]
    fixed: bool = False
    settled: bool = False
    """It was there before: two such are compared only once something new joined one of them."""
    near: dict[int, float] = field(default_factory=dict)

    def likeness(self, other: "Group") -> float:
        """The average cosine between a member of this and one of the other."""
        if not self.copies.isdisjoint(other.copies):
            return SURE
        few, many = (self.sums, other.sums) if len(self.sums) <= len(other.sums) else (other.sums, self.sums)
        total = sum(weight * many[key] for key, weight in few.items() if key in many)
        return round(total / max(1, self.size * other.size), _DIGITS)


def added(vectors: Iterable[Mapping[str, float]]) -> dict[str, float]:
    """The sum of vectors."""
    sums: dict[str, float] = {}
    for vector in vectors:
        for key, weight in vector.items():
            sums[key] = sums.get(key, 0.0) + weight
    return sums


def join(groups: Sequence[Group], least: float) -> list[Group]:
    """What is left of ``groups`` when no two are alike by ``least`` on average. Equal likeness: the earlier first."""
    living = dict(enumerate(groups))
    heap = []
    for one, other in _candidates(groups):
        likeness = groups[one].likeness(groups[other])
        if likeness >= least and not (groups[one].fixed and groups[other].fixed):
            groups[one].near[other] = groups[other].near[one] = likeness
            heap.append((-likeness, one, other))
    heapify(heap)
    number = len(groups)
    while heap:
        _, one, other = heappop(heap)
        if one in living and other in living:
            living[number] = _joined(living, one, other)
            for further in _meet(living, number, least):
                heappush(heap, (-living[number].near[further], further, number))
            number += 1
    return list(living.values())


def _candidates(groups: Sequence[Group]) -> Iterator[tuple[int, int]]:
    """Pairs that share a key, of which one at least is new."""
    posted: dict[str, list[int]] = defaultdict(list)
    for number, group in enumerate(groups):
        for key in group.keys:
            posted[key].append(number)
    for number, group in enumerate(groups):
        if not group.settled:
            met = {other for key in group.keys for other in posted[key]}
            yield from ((number, other) for other in met if other < number or groups[other].settled)


def _joined(living: dict[int, Group], one: int, other: int) -> Group:
    left, right = living.pop(one), living.pop(other)
    for number in {*left.near, *right.near} & living.keys():
        living[number].near.pop(one, None)
        living[number].near.pop(other, None)
    return Group(
        members=left.members + right.members,
        size=left.size + right.size,
        sums=added((left.sums, right.sums)),
        keys=left.keys | right.keys,
        copies=left.copies | right.copies,
        fixed=left.fixed or right.fixed,
        near=dict.fromkeys(({*left.near, *right.near} - {one, other}), 0.0),
    )


def _meet(living: Mapping[int, Group], number: int, least: float) -> list[int]:
    """Groups that are still like the new one; none that was unlike both its parts can be like it now."""
    group = living[number]
    candidates, group.near = [other for other in group.near if other in living], {}
    for other in candidates:
        likeness = group.likeness(living[other])
        if likeness >= least and not (group.fixed and living[other].fixed):
            group.near[other] = living[other].near[number] = likeness
    return list(group.near)

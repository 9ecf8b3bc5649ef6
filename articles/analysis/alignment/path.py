"""Two texts' sentences against each other in order: the best path.

The path is taken that covers most words with most likeness. In it a sentence may also stand against several (outlets
join and split sentences), and two against two where the border between them moved. Sentences it leaves between two
matches are then matched if they are like enough for their place.

Only related sentences are looked at, and a path is a chain of steps, so that the time grows with their number and not
with the product of the lengths.
"""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from .likeness import Sentence, Weights
from .model import Pair, Range
from .related import Near, Related

LEAST_LIKENESS = 0.37
"""Sentences below this likeness are different sentences, unless their place speaks for them."""
LEAST_ALONE = 0.45
"""The same where no pair of the two texts is sure: then they may have nothing to do with each other."""
LEAST_IN_PLACE = 0.22
"""The same for sentences left over between sure pairs."""
SURE = 0.5
MOST_JOINED = 400
"""Sentences that may stand against one: a text without full stops is one sentence."""

_EVERY_END = 12

_MUCH_BETTER = 0.4
_MERGE_COST = 0.3
_LEAST_ADDED = 0.35
_SHORT_GAP = 2

_Likely = dict[int, dict[int, float]]
"""For sentences of the left range the likeness of those of the right range that may be matched with them."""


@dataclass(frozen=True, slots=True)
class _Step:
    """A pair, and the chain of pairs that ends with it."""

    pair: Pair
    reached: float
    before: "_Step | None"


def best_path(related: Related, one: int, left: Range, other: int, right: Range) -> list[Pair]:
    """The matches in order of two texts, given by their numbers, within ranges of their sentences; sentences that are
    like none of the other text are in no pair."""
    near = related.near(one, other)
    likely = _without_far_worse(near, related.near(other, one), left, right)
    steps = _Steps(related.texts[one], related.texts[other], related.weights, right, near, likely)
    path = _heaviest(steps, left)
    if all(pair.likeness < 100 * SURE for pair in path):
        return [pair for pair in path if pair.likeness >= 100 * LEAST_ALONE]
    return sorted([*path, *_in_place(path, likely, left, right)], key=lambda pair: pair.left)


def _without_far_worse(near: Near, turned: Near, left: Range, right: Range) -> _Likely:
    """Pairs of which neither side has a far better partner somewhere: that one moved, and this one is chance."""
    kept = {}
    for i in range(*left):
        best = max(near[i].values(), default=0.0)
        inside = ((j, like) for j, like in near[i].items() if right[0] <= j < right[1])
        kept[i] = {j: like for j, like in inside if like > max(best, *turned[j].values()) - _MUCH_BETTER}
    return kept


def _heaviest(steps: "_Steps", left: Range) -> list[Pair]:
    """The chain of steps that reaches most. ``ends`` and ``chains`` are the best chains so far by where they end in
    the right text, each reaching more than those that end before it."""
    ends: list[int] = []
    chains: list[_Step] = []
    waiting: defaultdict[int, list[_Step]] = defaultdict(list)
    for i in range(left[0], left[1] + 1):
        for step in waiting.pop(i, ()):
            _enter(step, ends, chains)
        for j in sorted(steps.near.get(i, ())):
            at = bisect_right(ends, j)
            before = chains[at - 1] if at else None
            for pair, gain in steps.starting(i, j):
                if gain > 0:
                    waiting[pair.left[1]].append(_Step(pair, gain + (before.reached if before else 0.0), before))
    path = []
    last = chains[-1] if chains else None
    while last:
        path.append(last.pair)
        last = last.before
    return path[::-1]


def _enter(step: _Step, ends: list[int], chains: list[_Step]) -> None:
    end = step.pair.right[1]
    at = bisect_right(ends, end)
    if at and chains[at - 1].reached >= step.reached:
        return
    first = at - 1 if at and ends[at - 1] == end else at
    while at < len(chains) and chains[at].reached <= step.reached:
        at += 1
    ends[first:at] = [end]
    chains[first:at] = [step]


@dataclass(frozen=True, slots=True)
class _Steps:
    """What may be matched with what. ``near`` holds the sentences of the left range alone; ``right_range`` is the part
    of the right text that may be."""

    left: Sequence[Sentence]
    right: Sequence[Sentence]
    weights: Weights
    right_range: Range
    all_near: Near
    near: _Likely

    def starting(self, i: int, j: int) -> Iterator[tuple[Pair, float]]:
        """What may start with these two, with what it gains: each alone, either with those behind it, both with one."""
        yield self._step((i, i + 1), (j, j + 1), self.near[i][j])
        for end in self._grown(self.left, i, self.right[j], lambda n: j in self.near.get(n, ())):
            yield self._step((i, end), (j, j + 1))
        for end in self._grown(self.right, j, self.left[i], lambda n: n in self.near[i]):
            yield self._step((i, i + 1), (j, end))
        inside = i + 1 in self.near and j + 1 < self.right_range[1]
        if inside and (j in self.all_near[i + 1] or j + 1 in self.all_near[i]):
            yield self._step((i, i + 2), (j, j + 2))

    def _step(self, left: Range, right: Range, likeness: float | None = None) -> tuple[Pair, float]:
        here = self.weights.joined(self.left[slice(*left)])
        there = self.weights.joined(self.right[slice(*right)])
        if likeness is None:
            likeness = self.weights.likeness(here, there)
        merged = left[1] - left[0] + right[1] - right[0] - 2
        gain = (here.weight + there.weight) * (likeness - LEAST_LIKENESS) - merged * _MERGE_COST
        return Pair(left, right, 100 * likeness), gain

    def _grown(
        self, side: Sequence[Sentence], first: int, other: Sentence, is_related: Callable[[int], bool]
    ) -> Iterator[int]:
        """The ends of runs from ``first`` on of which each sentence has its own part in ``other``: of a long run the
        first few and the last."""
        held = side[first].keys & other.keys
        weight = side[first].weight
        end = first + 1
        while end < min(len(side), first + MOST_JOINED) and is_related(end):
            sentence = side[end]
            own = sentence.keys & other.keys
            if self.weights.together(own - held) < _LEAST_ADDED * sentence.weight:
                break
            if self.weights.together(held - own) < _LEAST_ADDED * weight:
                break
            held |= own
            weight += sentence.weight
            end += 1
            if end - first <= _EVERY_END:
                yield end
        if end - first > _EVERY_END:
            yield end


def _in_place(path: Sequence[Pair], near: _Likely, left: Range, right: Range) -> Iterator[Pair]:
    """Matches of the few sentences left over between two sure matches, or between one and an end of the texts."""
    borders = [Pair(left[:1] * 2, right[:1] * 2, 100.0), *path, Pair(left[1:] * 2, right[1:] * 2, 100.0)]
    for before, after in pairwise(borders):
        here, there = (before.left[1], after.left[0]), (before.right[1], after.right[0])
        short = max(here[1] - here[0], there[1] - there[0]) <= _SHORT_GAP
        if short and min(before.likeness, after.likeness) >= 100 * SURE:
            yield from _best_between(here, there, near)


def _best_between(left: Range, right: Range, near: _Likely) -> Iterator[Pair]:
    found = [(near[i].get(j, 0.0), i, j) for i in range(*left) for j in range(*right)]
    likeness, i, j = max(found, default=(0.0, 0, 0))
    if likeness >= LEAST_IN_PLACE:
        yield Pair((i, i + 1), (j, j + 1), 100 * likeness)
        yield from _best_between((left[0], i), (right[0], j), near)
        yield from _best_between((i + 1, left[1]), (j + 1, right[1]), near)

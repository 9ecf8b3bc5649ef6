"""Two texts' sentences against each other in order: the best path.

The path is taken that covers most words with most likeness. In it a sentence may also stand against several (outlets
join and split sentences), and two against two where the border between them moved. Sentences it leaves between two
matches are then matched if they are like enough for their place.

Only related sentences are looked at, and a path is a chain of steps, so that the time grows with their number and not
with the product of the lengths.
"""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from .likeness import Sentence, Weights
from .model import Pair, Range
from .related import Near, Related

LEAST_LIKENESS = 0.37
"""Sentences below this likeness are different sentences, unless what stands around them speaks for them."""
LEAST_ALONE = 0.45
"""The same where no pair of the two texts is sure: then they may have nothing to do with each other."""
LEAST_IN_RETOLD = 0.24
"""The same where one text tells the other again: of unrelated texts hardly any three sentences in order are alike."""
LEAST_IN_PLACE = 0.2
"""The same for sentences left over between sure pairs, or between any of a text told again."""
SURE = 0.5
RETOLD = 0.5
"""What the pairs in order hold of one of two texts, by the weight of its words, where it tells the other again."""

LONGEST = 1_000
"""Words of a sentence above which an alignment by sentences says little."""
MOST_JOINED = 12
"""Sentences that may stand against one, unless that one is endless."""

_MUCH_BETTER = 0.4
_MERGE_COST = 0.3
_LEAST_ADDED, _MOST_OF_IT = 0.32, 0.6
_SHORT_GAP = 2
_SHORT = 3
"""Sentences of a text so short that two of them in order, if they are most of both, show that it is told again."""

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
    retold = is_retold(related, one, other)
    steps = _steps(related, one, left, other, right, LEAST_IN_RETOLD if retold else LEAST_LIKENESS)
    path = _heaviest(steps, left)
    if not retold and all(pair.likeness < 100 * SURE for pair in path):
        return [pair for pair in path if pair.likeness >= 100 * LEAST_ALONE]
    beside = _in_place(path, steps.near, left, right, 0.0 if retold else 100 * SURE)
    return sorted([*path, *beside], key=lambda pair: pair.left)


def is_retold(related: Related, one: int, other: int) -> bool:
    """Whether one of two texts, given by their numbers, tells most of the other again, in whatever words."""
    key = min(one, other), max(one, other)
    if key not in related.retold:
        left, right = (related.texts[number] for number in key)
        steps = _steps(related, key[0], (0, len(left)), key[1], (0, len(right)), LEAST_IN_RETOLD)
        path = _heaviest(steps, (0, len(left)))
        shares = _share(left, (pair.left for pair in path)), _share(right, (pair.right for pair in path))
        short = min(len(left), len(right)) <= _SHORT and min(shares) >= RETOLD
        related.retold[key] = len(path) > (1 if short else 2) and max(shares) >= RETOLD
    return related.retold[key]


def _share(sentences: Sequence[Sentence], ranges: Iterable[Range]) -> float:
    whole = sum(sentence.weight for sentence in sentences)
    return sum(sentences[n].weight for span in ranges for n in range(*span)) / whole if whole else 0.0


def _steps(related: Related, one: int, left: Range, other: int, right: Range, least: float) -> "_Steps":
    near = related.near(one, other)
    likely = _without_far_worse(near, related.near(other, one), left, right)
    return _Steps(related.texts[one], related.texts[other], related.weights, left, right, near, likely, least)


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
    """What may be matched with what, within the ranges; ``near`` holds the sentences of the left range alone."""

    left: Sequence[Sentence]
    right: Sequence[Sentence]
    weights: Weights
    left_range: Range
    right_range: Range
    all_near: Near
    near: _Likely
    least: float
    grown_until: dict[str, int] = field(default_factory=dict)

    def starting(self, i: int, j: int) -> Iterator[tuple[Pair, float]]:
        """What may start with these two, with what it gains: each alone, either with those behind it, both with one."""
        yield self._step((i, i + 1), (j, j + 1), self.near[i][j])
        for end in self._grown(self.left, i, self.left_range[1], self.right[j], lambda n: j in self.all_near[n]):
            yield self._step((i, end), (j, j + 1))
        for end in self._grown(self.right, j, self.right_range[1], self.left[i], lambda n: n in self.all_near[i]):
            yield self._step((i, i + 1), (j, end))
        inside = i + 1 in self.near and j + 1 < self.right_range[1]
        if inside and (j in self.all_near[i + 1] or j + 1 in self.all_near[i]) and self._cross(i, j):
            yield self._step((i, i + 2), (j, j + 2))

    def _cross(self, i: int, j: int) -> bool:
        """Whether two sentences share enough with the other two across the border between them: the lightest of the
        four could be told by it."""
        here, below, there, beneath = self.left[i], self.left[i + 1], self.right[j], self.right[j + 1]
        straight = (here.keys & there.keys) | (below.keys & beneath.keys)
        across = (here.keys & beneath.keys) | (below.keys & there.keys)
        lightest = min(here.weight, below.weight, there.weight, beneath.weight)
        return self._adds(across - straight, lightest)

    def _step(self, left: Range, right: Range, likeness: float | None = None) -> tuple[Pair, float]:
        here = self.weights.joined(self.left[slice(*left)])
        there = self.weights.joined(self.right[slice(*right)])
        if likeness is None:
            likeness = self.weights.likeness(here, there)
        merged = left[1] - left[0] + right[1] - right[0] - 2
        gain = (here.weight + there.weight) * (likeness - self.least) - merged * _MERGE_COST
        return Pair(left, right, 100 * likeness), gain

    def _grown(
        self, side: Sequence[Sentence], first: int, last: int, other: Sentence, is_related: Callable[[int], bool]
    ) -> Iterator[int]:
        """The ends, up to ``last``, of runs from ``first`` on of which each sentence has its own part in ``other``."""
        if other.words > LONGEST:
            yield from self._grown_endless(side, first, last, other)
            return
        held = side[first].keys & other.keys
        weight = side[first].weight
        for number in range(first + 1, min(last, first + MOST_JOINED)):
            sentence = side[number]
            own = sentence.keys & other.keys
            if (
                not is_related(number)
                or not self._adds(own - held, sentence.weight)
                or not self._adds(held - own, weight)
            ):
                return
            held |= own
            weight += sentence.weight
            yield number + 1

    def _grown_endless(self, side: Sequence[Sentence], first: int, last: int, other: Sentence) -> Iterator[int]:
        """The end of the longest run of which each sentence has most of its words in an endless one, where no word is
        a part of its own. A run within a longer one is none."""
        if first < self.grown_until.get(other.folded, 0):
            return
        end = first
        while end < last and self._holds_most(other, side[end]):
            end += 1
        self.grown_until[other.folded] = end
        if end > first + 1:
            yield end

    def _holds_most(self, endless: Sentence, sentence: Sentence) -> bool:
        return self.weights.together(sentence.keys & endless.keys) >= _MOST_OF_IT * sentence.weight

    def _adds(self, alone: frozenset[str], weight: float) -> bool:
        """Whether what only this part holds is enough of its ``weight``."""
        return self.weights.together(alone) >= _LEAST_ADDED * weight


def _in_place(path: Sequence[Pair], near: _Likely, left: Range, right: Range, sure: float) -> Iterator[Pair]:
    """Matches of the few sentences left over between two matches of the likeness ``sure``, or one and an end."""
    borders = [Pair(left[:1] * 2, right[:1] * 2, 100.0), *path, Pair(left[1:] * 2, right[1:] * 2, 100.0)]
    for before, after in pairwise(borders):
        here, there = (before.left[1], after.left[0]), (before.right[1], after.right[0])
        short = max(here[1] - here[0], there[1] - there[0]) <= _SHORT_GAP
        if short and min(before.likeness, after.likeness) >= sure:
            yield from _best_between(here, there, near)


def _best_between(left: Range, right: Range, near: _Likely) -> Iterator[Pair]:
    found = [(near[i].get(j, 0.0), i, j) for i in range(*left) for j in range(*right)]
    likeness, i, j = max(found, default=(0.0, 0, 0))
    if likeness >= LEAST_IN_PLACE:
        yield Pair((i, i + 1), (j, j + 1), 100 * likeness)
        yield from _best_between((left[0], i), (right[0], j), near)
        yield from _best_between((i + 1, left[1]), (j + 1, right[1]), near)

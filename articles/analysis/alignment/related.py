"""Which sentences of two texts are worth a look, and how like they are.

Most sentences of two texts have nothing to do with each other; those that have share words that are rare enough to lead
from one to the other.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from heapq import nlargest
from itertools import product

from .likeness import Sentence, Weights

MANY = 30
"""A word that stands in more sentences of a text leads to none of them."""
NEAREST = 12
"""Two sentences are compared where one is among the nearest of the other, by the rare words that they share."""

_LEAST_WEIGHT = 0.25
_OF_BOTH, _OF_SHORTER = 0.18, 0.35
"""What two sentences must share of what they hold on average, or of what the shorter one holds."""

Near = list[dict[int, float]]
"""For each sentence of one text the likeness (0..1) of those of another that are worth a look."""

_Leading = dict[str, tuple[float, list[int]]]
"""The words that lead to sentences of a text, with their weight and the numbers of those sentences."""


class Related:
    """The texts that are compared, each pair of them looked at once."""

    def __init__(self, texts: Sequence[Sequence[Sentence]], weights: Weights) -> None:
        self.texts, self.weights = texts, weights
        self._near: dict[tuple[int, int], Near] = {}
        self._leading: dict[int, _Leading] = {}
        self.retold: dict[tuple[int, int], bool] = {}

    def near(self, one: int, other: int) -> Near:
        """The related sentences of two texts, given by their numbers."""
        if (one, other) not in self._near:
            if other not in self._leading:
                self._leading[other] = _leading(self.texts[other], self.weights)
            found = _near(self.texts[one], self.texts[other], self._leading[other], self.weights)
            turned: Near = [{} for _ in self.texts[other]]
            for i, row in enumerate(found):
                for j, likeness in row.items():
                    turned[j][i] = likeness
            self._near[one, other], self._near[other, one] = found, turned
        return self._near[one, other]


def _near(left: Sequence[Sentence], right: Sequence[Sentence], leading: _Leading, weights: Weights) -> Near:
    shared = _likely(left, right, leading)
    kept = [set(_most(row)) for row in shared]
    turned: defaultdict[int, dict[int, float]] = defaultdict(dict)
    for i, row in enumerate(shared):
        for j, weight in row.items():
            turned[j][i] = weight
    for j, column in turned.items():
        for i in _most(column):
            kept[i].add(j)
    for i, j in _equal(left, right):
        kept[i].add(j)
    return [{j: weights.likeness(left[i], right[j]) for j in sorted(row)} for i, row in enumerate(kept)]


def _most(weights: dict[int, float]) -> Iterable[int]:
    return (
        weights
        if len(weights) <= NEAREST
        else nlargest(NEAREST, weights, key=lambda number: (weights[number], -number))
    )


def _leading(sentences: Sequence[Sentence], weights: Weights) -> _Leading:
    holding: defaultdict[str, list[int]] = defaultdict(list)
    for number, sentence in enumerate(sentences):
        for key in sentence.keys:
            if weights.of[key] >= _LEAST_WEIGHT:
                holding[key].append(number)
    return {key: (weights.of[key], held) for key, held in holding.items() if len(held) <= MANY}


def _likely(left: Sequence[Sentence], right: Sequence[Sentence], leading: _Leading) -> list[dict[int, float]]:
    """For each left sentence what it shares with right ones in words that lead from one to the other."""
    likely = []
    weights = [sentence.weight for sentence in right]
    for sentence in left:
        one, of_this = sentence.weight, _OF_SHORTER * sentence.weight
        shared: defaultdict[int, float] = defaultdict(float)
        for key in sentence.keys & leading.keys():
            weight, held = leading[key]
            for number in held:
                shared[number] += weight
        likely.append(
            {
                n: weight
                for n, weight in shared.items()
                if weight >= of_this
                or weight >= _OF_SHORTER * weights[n]
                or weight >= _OF_BOTH * (one + weights[n]) / 2
            }
        )
    return likely


def _equal(left: Sequence[Sentence], right: Sequence[Sentence]) -> Iterator[tuple[int, int]]:
    """Sentences that are equal word for word; of those that recur very often each with the one of its rank, counted
    from the beginning and from the end."""
    places: tuple[defaultdict[str, list[int]], ...] = defaultdict(list), defaultdict(list)
    for found, sentences in zip(places, (left, right), strict=True):
        for number, sentence in enumerate(sentences):
            if sentence.keys:
                found[sentence.folded].append(number)
    for folded in places[0].keys() & places[1].keys():
        here, there = places[0][folded], places[1][folded]
        if len(here) * len(there) <= MANY:
            yield from product(here, there)
        else:
            yield from zip(here, there, strict=False)
            yield from zip(here[::-1], there[::-1], strict=False)

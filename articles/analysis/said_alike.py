"""Sentences of several articles of one story that say the same, in groups around the sentence of the earliest.

Greedy: the articles come earliest first, and each sentence goes to the sentence of an earlier article that it is most
like, or begins a group. Their place in the text says nothing here, unlike in ``alignment``: outlets order a story anew.

Bound: a word that stands in more than thirty groups leads to none, and a sentence is compared with the eight groups
that share most with it, so that the time grows with the sum of the lengths. Measured on one core: twelve articles of 25
sentences 60 ms.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from heapq import nlargest

from .alignment.likeness import Sentence, Weights, prepare
from .compared_text import ComparedText

LEAST_LIKENESS = 0.45
MOST_OF_IT = 0.75
"""A sentence that holds so much of another, by the weight of its words, says that too, whatever else it says."""

_MANY, _NEAREST = 30, 8
_LEADING = 0.25
_SHORTEST = 3
_HEAVY = 1.5
_MUCH_MORE = 1.5


@dataclass(frozen=True, slots=True)
class Telling:
    """Sentences ``first`` to before ``last`` of article ``column`` say it; ``same`` where word for word, ``partial``
    where one of the two says much besides."""

    column: int
    first: int
    last: int
    likeness: float
    same: bool
    partial: bool = False


@dataclass(frozen=True, slots=True)
class Alike:
    """One thing that is said: its tellings, at most one an article, the earliest first."""

    tellings: tuple[Telling, ...]

    @property
    def base(self) -> Telling:
        return self.tellings[0]


@dataclass(slots=True)
class _Groups:
    """The groups so far, and where each leading word stands in their first sentences."""

    weights: Weights
    bases: list[Sentence] = field(default_factory=list)
    tellings: list[list[Telling]] = field(default_factory=list)
    holding: defaultdict[str, list[int]] = field(default_factory=lambda: defaultdict(list))
    of_words: dict[str, list[int]] = field(default_factory=dict)

    def begin(self, column: int, number: int, sentence: Sentence) -> None:
        group = len(self.bases)
        self.bases.append(sentence)
        self.tellings.append([Telling(column, number, number + 1, 1.0, same=True)])
        self.of_words.setdefault(sentence.folded, []).append(group)
        for key in sentence.keys:
            if self.weights.of[key] >= _LEADING:
                self.holding[key].append(group)

    def near(self, sentence: Sentence) -> dict[int, float]:
        """The groups worth a look, by their likeness; those of the same words alone where there are any."""
        if sentence.folded in self.of_words:
            return dict.fromkeys(self.of_words[sentence.folded], 1.0)
        shared: defaultdict[int, float] = defaultdict(float)
        for key in sentence.keys:
            if len(groups := self.holding.get(key, ())) <= _MANY:
                for group in groups:
                    shared[group] += self.weights.of[key]
        nearest = nlargest(_NEAREST, shared, key=lambda group: (shared[group], -group))
        return {group: self.weights.likeness(self.bases[group], sentence) for group in nearest}

    def holds(self, sentence: Sentence, group: int) -> bool:
        base = self.bases[group]
        return base.weight >= _HEAVY and self.weights.together(base.keys & sentence.keys) >= MOST_OF_IT * base.weight


def said_alike(texts: Sequence[ComparedText]) -> tuple[Alike, ...]:
    """The groups of sentences of ``texts``, which stand in the order of their time; each in the order in which the
    texts say it first. Sentences below three words are left out."""
    if not texts:
        return ()
    cut, weights = prepare([(one.text, one.sentences) for one in texts])
    groups = _Groups(weights)
    for column, sentences in enumerate(cut):
        _add(groups, column, sentences)
    return tuple(Alike(tuple(tellings)) for tellings in groups.tellings)


def _add(groups: _Groups, column: int, sentences: Sequence[Sentence]) -> None:
    """The sentences of one more article; they are not compared with one another."""
    best: defaultdict[int, dict[int, float]] = defaultdict(dict)
    besides: defaultdict[int, dict[int, float]] = defaultdict(dict)
    new = []
    for number, sentence in enumerate(sentences):
        if sentence.words < _SHORTEST:
            continue
        near = groups.near(sentence)
        chosen = max(near, key=lambda group: (near[group], -group), default=None)
        if chosen is None or near[chosen] < LEAST_LIKENESS:
            new.append(number)
        else:
            best[chosen][number] = near[chosen]
        for group, likeness in near.items():
            if (group != chosen or likeness < LEAST_LIKENESS) and groups.holds(sentence, group):
                besides[group][number] = likeness
    for telling, group in _tellings(groups, column, sentences, best, besides):
        groups.tellings[group].append(telling)
    for number in new:
        groups.begin(column, number, sentences[number])


def _tellings(
    groups: _Groups,
    column: int,
    sentences: Sequence[Sentence],
    best: dict[int, dict[int, float]],
    besides: dict[int, dict[int, float]],
) -> Iterator[tuple[Telling, int]]:
    for group, found in best.items():
        yield _whole(groups, column, sentences, group, found), group
    for group, found in besides.items():
        if group not in best:
            number = max(found, key=lambda n: (found[n], -n))
            yield Telling(column, number, number + 1, found[number], same=False, partial=True), group


def _whole(groups: _Groups, column: int, sentences: Sequence[Sentence], group: int, found: dict[int, float]) -> Telling:
    """The likest of an article's sentences for a group, with its neighbour where the two together are liker."""
    base = groups.bases[group]
    number = max(found, key=lambda n: (found[n], -n))
    likeness, first, last = found[number], number, number + 1
    for start in (number - 1, number):
        if {start, start + 1} <= found.keys():
            together = groups.weights.likeness(base, groups.weights.joined(sentences[start : start + 2]))
            if together > likeness:
                likeness, first, last = together, start, start + 2
    told = groups.weights.joined(sentences[first:last])
    lighter, heavier = sorted((told.weight, base.weight))
    return Telling(column, first, last, likeness, told.folded == base.folded, heavier > _MUCH_MORE * lighter)

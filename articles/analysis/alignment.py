"""Which sentences of two to four texts say the same, in the order of the texts.

Two texts: every sentence of one is compared with every sentence of the other on folded letters, and the best path
in order is taken, in which a sentence may also stand against two (outlets join and split sentences). More texts:
each is aligned to a base, and what the base lacks is aligned among the others.

Bound: the full comparison is made for up to ``CELLS`` pairs of sentences (200 against 200) and ``LETTERS`` pairs of
letters (100,000 against 100,000). Above that the texts are cut at sentences that are equal in both and occur once in
each; a stretch between two such sentences that is still too long stays unaligned, and the result says so in
``coarse``.
"""

from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain, pairwise
from typing import Protocol

from rapidfuzz import fuzz

from articles.language.tokens import forms_between

CELLS = 40_000
LETTERS = 10_000_000_000
LEAST_LIKENESS = 58.0
"""Sentences below this likeness (0..100) are different sentences: unrelated news sentences measure about 49, a
sentence and its rewritten copy 65 to 100."""

_LEAST_WORDS_SHARED = 0.25
_MERGE_COST = 0.5
_MOVES = ((1, 1), (1, 2), (2, 1))


class Spanned(Protocol):
    """Anything with a half-open span of code points."""

    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...


@dataclass(frozen=True, slots=True)
class Pair:
    """Sentences ``left[0]:left[1]`` of one text against ``right[0]:right[1]`` of the other, as half-open ranges of
    sentence numbers; one of the two may be empty. ``likeness`` is 0..100, 0 where one is empty."""

    left: tuple[int, int]
    right: tuple[int, int]
    likeness: float


_Matches = dict[int, list[Pair]]
"""The pairs of the base with each other text, by that text's number."""


@dataclass(frozen=True, slots=True)
class Alignment:
    """The pairs of two texts in order; ``coarse`` where the texts were too long for a full comparison."""

    pairs: tuple[Pair, ...]
    coarse: bool


@dataclass(frozen=True, slots=True)
class Row:
    """One range of sentence numbers for each text, in the order the texts were given; empty where a text has no
    such sentence."""

    cells: tuple[tuple[int, int], ...]

    @property
    def present(self) -> tuple[int, ...]:
        """Numbers of the texts that have a sentence in this row."""
        return tuple(number for number, (first, last) in enumerate(self.cells) if first < last)


@dataclass(frozen=True, slots=True)
class Table:
    """The rows of two to four aligned texts; every sentence of every text stands in exactly one row."""

    rows: tuple[Row, ...]
    coarse: bool


@dataclass(frozen=True, slots=True)
class _Sentence:
    """``words`` are the different words of ``folded``; ``length`` counts all of them."""

    folded: str
    words: frozenset[str]
    length: int


def align(
    left_text: str, left_sentences: Sequence[Spanned], right_text: str, right_sentences: Sequence[Spanned]
) -> Alignment:
    """The sentences of two texts against each other, in order; every sentence stands in exactly one pair."""
    return _align(_prepared(left_text, left_sentences), _prepared(right_text, right_sentences))


def align_all(texts: Sequence[tuple[str, Sequence[Spanned]]], base: int = 0) -> Table:
    """The sentences of all texts in rows; ``base`` is the number of the text to which the others are aligned.

    Raises ValueError for fewer than two texts or a base that is none of them.
    """
    if len(texts) < 2 or not 0 <= base < len(texts):
        raise ValueError(f"{len(texts)} texts with base {base} cannot be compared")
    prepared = [_prepared(text, sentences) for text, sentences in texts]
    return _rows(prepared, [(0, len(sentences)) for sentences in prepared], base)


def _prepared(text: str, sentences: Sequence[Spanned]) -> list[_Sentence]:
    prepared = []
    for sentence in sentences:
        forms = forms_between(text, sentence.start, sentence.end)
        prepared.append(_Sentence(" ".join(forms), frozenset(forms), len(forms)))
    return prepared


def _align(left: Sequence[_Sentence], right: Sequence[_Sentence]) -> Alignment:
    pairs: list[Pair] = []
    coarse = False
    done_left = done_right = 0
    anchors = _anchors(left, right) if _too_long(left, right) else []
    for at_left, at_right in [*anchors, (len(left), len(right))]:
        block = left[done_left:at_left], right[done_right:at_right]
        too_long = _too_long(*block)
        coarse = coarse or too_long
        matched = [] if too_long else _best_path(*block)
        pairs += _with_gaps(matched, (done_left, at_left), (done_right, at_right))
        if at_left < len(left):
            pairs.append(Pair((at_left, at_left + 1), (at_right, at_right + 1), 100.0))
        done_left, done_right = at_left + 1, at_right + 1
    return Alignment(tuple(pairs), coarse)


def _too_long(left: Sequence[_Sentence], right: Sequence[_Sentence]) -> bool:
    letters = sum(len(s.folded) for s in left) * sum(len(s.folded) for s in right)
    return len(left) * len(right) > CELLS or letters > LETTERS


def _with_gaps(matched: list[Pair], left: tuple[int, int], right: tuple[int, int]) -> list[Pair]:
    """Matches of a block moved to their place in the text, and each unmatched sentence as a pair of its own."""
    at_left, at_right = left[0], right[0]
    end = Pair((left[1] - at_left,) * 2, (right[1] - at_right,) * 2, 0.0)
    pairs = []
    done_left, done_right = left[0], right[0]
    for pair in [*matched, end]:
        first_left, first_right = pair.left[0] + at_left, pair.right[0] + at_right
        pairs += [Pair((n, n + 1), (done_right, done_right), 0.0) for n in range(done_left, first_left)]
        pairs += [Pair((first_left, first_left), (n, n + 1), 0.0) for n in range(done_right, first_right)]
        done_left, done_right = pair.left[1] + at_left, pair.right[1] + at_right
        if pair is not end:
            pairs.append(Pair((first_left, done_left), (first_right, done_right), pair.likeness))
    return pairs


def _best_path(left: Sequence[_Sentence], right: Sequence[_Sentence]) -> list[Pair]:
    """The matches of the path that covers most words with most likeness; sentences it leaves out are in no pair.

    ``best[i][j]`` is the best that the first ``i`` sentences can reach with the first ``j``. It never falls from left
    to right, so a row is the row above, raised where a pair reaches more; only related pairs are looked at.
    """
    related = _related(left, right)
    best = [[0.0] * (len(right) + 1)]
    steps: dict[tuple[int, int], Pair] = {}
    for i, near in enumerate(related, 1):
        here = best[-1].copy()
        for j in sorted(near):
            for high, wide in _MOVES:
                if high > i or wide > j or j not in related[i - high] or j - wide + 1 not in near:
                    continue
                gain, likeness = _gain(left[i - high : i], right[j - wide : j])
                reached = best[i - high][j - wide] + gain
                if gain > 0 and reached > here[j]:
                    until = bisect_left(here, reached, j)
                    here[j:until] = [reached] * (until - j)
                    steps[i, j] = Pair((i - high, i), (j - wide, j), likeness)
        best.append(here)
    return _trace(best, steps)


def _trace(best: list[list[float]], steps: dict[tuple[int, int], Pair]) -> list[Pair]:
    i, j = len(best) - 1, len(best[0]) - 1
    path = []
    while i and j:
        step = steps.get((i, j))
        if step:
            path.append(step)
            i, j = step.left[0], step.right[0]
        elif best[i - 1][j] >= best[i][j - 1]:
            i -= 1
        else:
            j -= 1
    return path[::-1]


def _related(left: Sequence[_Sentence], right: Sequence[_Sentence]) -> list[set[int]]:
    """For each left sentence the right ones (counted from 1) that share words enough to be measured by letters: most
    pairs of two texts have nothing to do with each other, and are never looked at one by one."""
    holding: defaultdict[str, list[int]] = defaultdict(list)
    for number, sentence in enumerate(right, 1):
        for word in sentence.words:
            holding[word].append(number)
    least = [0.0, *(_LEAST_WORDS_SHARED * len(sentence.words) for sentence in right)]
    related = []
    for sentence in left:
        enough = _LEAST_WORDS_SHARED * len(sentence.words)
        shared = Counter(chain.from_iterable(holding[word] for word in sentence.words & holding.keys()))
        related.append({number for number, count in shared.items() if count >= enough or count >= least[number]})
    return related


def _gain(left: Sequence[_Sentence], right: Sequence[_Sentence]) -> tuple[float, float]:
    likeness = fuzz.ratio(_joined(left), _joined(right), score_cutoff=LEAST_LIKENESS)
    if not likeness:
        return 0.0, 0.0
    words = sum(s.length for s in left) + sum(s.length for s in right)
    merged = len(left) + len(right) - 2
    return words * (likeness - 50) / 50 - merged * _MERGE_COST, likeness


def _joined(sentences: Sequence[_Sentence]) -> str:
    return sentences[0].folded if len(sentences) == 1 else " ".join(s.folded for s in sentences)


def _anchors(left: Sequence[_Sentence], right: Sequence[_Sentence]) -> list[tuple[int, int]]:
    """Sentences that are equal in both and occur once in each, the longest series that is in order in both."""
    once = Counter(s.folded for s in left), Counter(s.folded for s in right)
    places = {s.folded: j for j, s in enumerate(right) if once[1][s.folded] == 1}
    equal = [(i, places[s.folded]) for i, s in enumerate(left) if once[0][s.folded] == 1 and s.folded in places]
    tails: list[int] = []
    tail_at: list[int] = []
    before: list[int] = []
    for position, (_, j) in enumerate(equal):
        rank = bisect_left(tails, j)
        tails[rank : rank + 1] = [j]
        tail_at[rank : rank + 1] = [position]
        before.append(tail_at[rank - 1] if rank else -1)
    series = []
    position = tail_at[-1] if tail_at else -1
    while position >= 0:
        series.append(equal[position])
        position = before[position]
    return series[::-1]


def _rows(texts: Sequence[Sequence[_Sentence]], ranges: Sequence[tuple[int, int]], base: int) -> Table:
    """Rows for the given range of each text."""
    first, last = ranges[base]
    matches: _Matches = {}
    coarse = False
    for number, (start, end) in enumerate(ranges):
        if number != base and start < end and first < last:
            result = _align(texts[base][first:last], texts[number][start:end])
            coarse = coarse or result.coarse
            matches[number] = [_moved(pair, first, start) for pair in result.pairs if pair.likeness]
    rows: list[Row] = []
    done = [start for start, _ in ranges]
    for block, inside in [*_blocks(matches, first, last), (None, {})]:
        until = [end for _, end in ranges] if block is None else _starts(block, inside, done, base)
        between = _between(texts, [(d, max(d, u)) for d, u in zip(done, until, strict=True)], base)
        rows += between.rows
        coarse = coarse or between.coarse
        if block is not None:
            row = _row(block, inside, until, base)
            rows.append(row)
            done = [max(d, cell[1]) for d, cell in zip(done, row.cells, strict=True)]
    return Table(tuple(rows), coarse)


def _moved(pair: Pair, left: int, right: int) -> Pair:
    return Pair(
        (pair.left[0] + left, pair.left[1] + left), (pair.right[0] + right, pair.right[1] + right), pair.likeness
    )


def _blocks(matches: _Matches, first: int, last: int) -> list[tuple[tuple[int, int], _Matches]]:
    """The base cut into rows, single sentences, and more where any text has two of them as one; with each its pairs."""
    joined = {n for pairs in matches.values() for pair in pairs for n in range(pair.left[0] + 1, pair.left[1])}
    cuts = [n for n in range(first, last) if n not in joined] + [last]
    blocks: list[tuple[tuple[int, int], _Matches]] = [(block, {}) for block in pairwise(cuts)]
    for number, pairs in matches.items():
        for pair in pairs:
            blocks[bisect_right(cuts, pair.left[0]) - 1][1].setdefault(number, []).append(pair)
    return blocks


def _starts(block: tuple[int, int], inside: _Matches, done: list[int], base: int) -> list[int]:
    """Where each text goes on with this block; a text without the block stays where it is."""
    starts = list(done)
    for number, pairs in inside.items():
        starts[number] = pairs[0].right[0]
    starts[base] = block[0]
    return starts


def _row(block: tuple[int, int], inside: _Matches, starts: list[int], base: int) -> Row:
    cells = [(start, start) for start in starts]
    for number, pairs in inside.items():
        cells[number] = pairs[0].right[0], pairs[-1].right[1]
    cells[base] = block
    return Row(tuple(cells))


def _between(texts: Sequence[Sequence[_Sentence]], ranges: list[tuple[int, int]], base: int) -> Table:
    """Rows for sentences that the base lacks: the others among themselves."""
    holders = [number for number, (start, end) in enumerate(ranges) if start < end and number != base]
    if not holders:
        return Table((), coarse=False)
    ranges = [(start, start) if number == base else (start, end) for number, (start, end) in enumerate(ranges)]
    return _rows(texts, ranges, holders[0])

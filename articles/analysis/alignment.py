"""Which sentences of two to four texts say the same, in the order of the texts.

Two texts: every sentence of one is compared with every sentence of the other on folded letters, and the best path
in order is taken, in which a sentence may also stand against two (outlets join and split sentences). More texts:
each is aligned to a base, and what the base lacks is aligned among the others.

Bound: the full comparison is made for up to ``CELLS`` pairs of sentences (200 against 200) and ``LETTERS`` pairs of
letters (100,000 against 100,000). Above that the texts are cut at sentences that are equal in both and occur once in
each; a stretch between two such sentences that is still too long stays unaligned, and the result says so in
``coarse``.
"""

from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Protocol

from rapidfuzz import fuzz

from articles.language.tokens import iterate_tokens

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
    """``words`` has a bit for each word of the sentence, the same in all texts that are compared."""

    folded: str
    words: int
    distinct: int
    length: int


def align(
    left_text: str, left_sentences: Sequence[Spanned], right_text: str, right_sentences: Sequence[Spanned]
) -> Alignment:
    """The sentences of two texts against each other, in order; every sentence stands in exactly one pair."""
    bits: dict[str, int] = {}
    return _align(_prepared(left_text, left_sentences, bits), _prepared(right_text, right_sentences, bits))


def align_all(texts: Sequence[tuple[str, Sequence[Spanned]]], base: int = 0) -> Table:
    """The sentences of all texts in rows; ``base`` is the number of the text to which the others are aligned.

    Raises ValueError for fewer than two texts or a base that is none of them.
    """
    if len(texts) < 2 or not 0 <= base < len(texts):
        raise ValueError(f"{len(texts)} texts with base {base} cannot be compared")
    bits: dict[str, int] = {}
    prepared = [_prepared(text, sentences, bits) for text, sentences in texts]
    return _rows(prepared, [(0, len(sentences)) for sentences in prepared], base)


def _prepared(text: str, sentences: Sequence[Spanned], bits: dict[str, int]) -> list[_Sentence]:
    """``bits`` gives each word its bit, and learns those that are new."""
    prepared = []
    for sentence in sentences:
        forms = [token.form for token in iterate_tokens(text[sentence.start : sentence.end])]
        distinct = {bits.setdefault(form, 1 << len(bits)) for form in forms}
        prepared.append(_Sentence(" ".join(forms), sum(distinct), len(distinct), len(forms)))
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
    """The matches of the path that covers most words with most likeness; sentences it leaves out are in no pair."""
    related = [_related(one, right) for one in left]
    best = [[0.0] * (len(right) + 1) for _ in range(len(left) + 1)]
    steps: dict[tuple[int, int], Pair] = {}
    for i in range(1, len(left) + 1):
        above, here, near = best[i - 1], best[i], related[i - 1]
        for j in range(1, len(right) + 1):
            here[j] = above[j] if above[j] > here[j - 1] else here[j - 1]  # noqa: FURB136 (no call: this runs most)
            # Every move ends with this pair, and most pairs of two texts have nothing to do with each other.
            for high, wide in _MOVES if near[j - 1] else ():
                if high > i or wide > j or not (related[i - high][j - 1] and near[j - wide]):
                    continue
                gain, likeness = _gain(left[i - high : i], right[j - wide : j])
                if gain > 0 and best[i - high][j - wide] + gain > here[j]:
                    here[j] = best[i - high][j - wide] + gain
                    steps[i, j] = Pair((i - high, i), (j - wide, j), likeness)
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


def _related(one: _Sentence, others: Sequence[_Sentence]) -> list[bool]:
    """A cheap refusal: sentences that share too few words are not measured letter by letter."""
    words, distinct = one.words, one.distinct
    return [
        (words & other.words).bit_count() >= _LEAST_WORDS_SHARED * min(distinct, other.distinct) > 0 for other in others
    ]


def _gain(left: Sequence[_Sentence], right: Sequence[_Sentence]) -> tuple[float, float]:
    likeness = fuzz.ratio(
        " ".join(s.folded for s in left), " ".join(s.folded for s in right), score_cutoff=LEAST_LIKENESS
    )
    if not likeness:
        return 0.0, 0.0
    words = sum(s.length for s in left) + sum(s.length for s in right)
    merged = len(left) + len(right) - 2
    return words * (likeness - 50) / 50 - merged * _MERGE_COST, likeness


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
    matches: dict[int, list[Pair]] = {}
    coarse = False
    for number, (start, end) in enumerate(ranges):
        if number != base and start < end and first < last:
            result = _align(texts[base][first:last], texts[number][start:end])
            coarse = coarse or result.coarse
            matches[number] = [_moved(pair, first, start) for pair in result.pairs if pair.likeness]
    rows: list[Row] = []
    done = [start for start, _ in ranges]
    for block in [*_blocks(matches, first, last), None]:
        until = [end for _, end in ranges] if block is None else _starts(block, matches, done, base)
        between = _between(texts, [(d, max(d, u)) for d, u in zip(done, until, strict=True)], base)
        rows += between.rows
        coarse = coarse or between.coarse
        if block is not None:
            row = _row(block, matches, until, base)
            rows.append(row)
            done = [max(d, cell[1]) for d, cell in zip(done, row.cells, strict=True)]
    return Table(tuple(rows), coarse)


def _moved(pair: Pair, left: int, right: int) -> Pair:
    return Pair(
        (pair.left[0] + left, pair.left[1] + left), (pair.right[0] + right, pair.right[1] + right), pair.likeness
    )


def _blocks(matches: dict[int, list[Pair]], first: int, last: int) -> list[tuple[int, int]]:
    """The base cut into rows: single sentences, and more where any text has two of them as one."""
    joined = {n for pairs in matches.values() for pair in pairs for n in range(pair.left[0] + 1, pair.left[1])}
    cuts = [n for n in range(first, last) if n not in joined] + [last]
    return list(pairwise(cuts))


def _within(block: tuple[int, int], pairs: list[Pair]) -> list[Pair]:
    return [pair for pair in pairs if block[0] <= pair.left[0] < block[1]]


def _starts(block: tuple[int, int], matches: dict[int, list[Pair]], done: list[int], base: int) -> list[int]:
    """Where each text goes on with this block; a text without the block stays where it is."""
    starts = list(done)
    for number, pairs in matches.items():
        inside = _within(block, pairs)
        if inside:
            starts[number] = inside[0].right[0]
    starts[base] = block[0]
    return starts


def _row(block: tuple[int, int], matches: dict[int, list[Pair]], starts: list[int], base: int) -> Row:
    cells = [(start, start) for start in starts]
    for number, pairs in matches.items():
        inside = _within(block, pairs)
        if inside:
            cells[number] = inside[0].right[0], inside[-1].right[1]
    cells[base] = block
    return Row(tuple(cells))


def _between(texts: Sequence[Sequence[_Sentence]], ranges: list[tuple[int, int]], base: int) -> Table:
    """Rows for sentences that the base lacks: the others among themselves."""
    holders = [number for number, (start, end) in enumerate(ranges) if start < end and number != base]
    if not holders:
        return Table((), coarse=False)
    ranges = [(start, start) if number == base else (start, end) for number, (start, end) in enumerate(ranges)]
    return _rows(texts, ranges, holders[0])

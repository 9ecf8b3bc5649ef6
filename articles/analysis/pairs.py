"""Two texts against each other: their sentences in pairs, and in each pair what differs."""

from collections.abc import Sequence
from dataclasses import dataclass

from .alignment import Pair, Spanned, align
from .compared_text import ComparedText
from .differences import Difference, Span
from .wording import differences


@dataclass(frozen=True, slots=True)
class SentencePair:
    """Sentences of the left text against those of the right, as spans of their texts; one of the two may be empty.

    ``score`` is their likeness, 0 to 1, and 0 where one is empty. That they stand elsewhere in the order is their first
    difference, which spans all of them.
    """

    left: tuple[Span, ...]
    right: tuple[Span, ...]
    score: float
    differences: tuple[Difference, ...]


@dataclass(frozen=True, slots=True)
class PairComparison:
    """All pairs, in the order of the texts; every sentence stands in one. ``coarse`` where the texts were too long for
    a full comparison."""

    pairs: tuple[SentencePair, ...]
    coarse: bool


def compare_pair(left: ComparedText, right: ComparedText) -> PairComparison:
    """Two texts, sentence by sentence; the bounds are those of ``alignment`` and ``wording``."""
    aligned = align(left.text, left.sentences, right.text, right.sentences)
    return PairComparison(tuple(_compared(left, right, pair) for pair in aligned.pairs), aligned.coarse)


def _compared(left: ComparedText, right: ComparedText, pair: Pair) -> SentencePair:
    here, there = _spans(left.sentences, pair.left), _spans(right.sentences, pair.right)
    if here and there:
        moved = (Difference("moved", _whole(here), _whole(there), "sentence"),) if pair.moved else ()
        found = (*moved, *differences(left, _whole(here), right, _whole(there)))
    else:
        found = (*(Difference("omitted", span, None, "sentence") for span in here),)
        found += (*(Difference("added", None, span, "sentence") for span in there),)
    return SentencePair(here, there, round(pair.likeness / 100, 4), found)


def _spans(sentences: Sequence[Spanned], numbers: tuple[int, int]) -> tuple[Span, ...]:
    return tuple((sentence.start, sentence.end) for sentence in sentences[slice(*numbers)])


def _whole(spans: Sequence[Span]) -> Span:
    return spans[0][0], spans[-1][1]

"""How much two texts have of one another, word for word."""

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from .shared_passages import Span, shared_passages, words_of
from .similarity import containment, jaccard


@dataclass(frozen=True, slots=True)
class Overlap:
    """``jaccard`` and ``containment`` of runs of five words, 0..1; ``passages`` as spans of the two texts; ``share`` is
    the part of the right text's words that stand in these passages, 0..1."""

    jaccard: float
    containment: float
    passages: tuple[tuple[Span, Span], ...]
    share: float


def overlap_of(left: str, right: str) -> Overlap:
    """Bound: that of ``shared_passages``, linear in the lengths."""
    passages = shared_passages(left, right)
    words = words_of(right)
    shared = _words_in([token.start for token in words.tokens], (span for _, span in passages)) if passages else 0
    here, there = words_of(left).different, words.different
    share = shared / len(words.tokens) if shared else 0.0
    return Overlap(jaccard(here, there), containment(here, there), passages, share)


def _words_in(starts: Sequence[int], spans: Iterable[Span]) -> int:
    """How many of the words that begin at ``starts`` begin in one of ``spans``, of which no two overlap."""
    return sum(bisect_left(starts, end) - bisect_left(starts, start) for start, end in spans)

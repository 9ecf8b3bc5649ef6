"""How much two texts have of one another, word for word."""

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from articles.language.tokens import iterate_tokens

from .shared_passages import Span, shared_passages
from .similarity import containment, jaccard, shingles


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
    here, there = shingles(left), shingles(right)
    passages = shared_passages(left, right)
    starts = [token.start for token in iterate_tokens(right)]
    shared = _words_in(starts, (span for _, span in passages))
    return Overlap(jaccard(here, there), containment(here, there), passages, shared / len(starts) if starts else 0.0)


def _words_in(starts: Sequence[int], spans: Iterable[Span]) -> int:
    """How many of the words that begin at ``starts`` begin in one of ``spans``, of which no two overlap."""
    return sum(bisect_left(starts, end) - bisect_left(starts, start) for start, end in spans)

"""A text cut into pieces at the edges of everything found in it, ready for a template."""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise


@dataclass(frozen=True, slots=True)
class Mark:
    """Something found at ``[start, end)``: ``kind`` as in ``mark[data-kind]``, ``key`` its id, ``href`` its card."""

    start: int
    end: int
    kind: str
    key: str
    href: str
    label: str = ""


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text under the same marks; ``first`` holds those that begin with it, ``start`` is its place."""

    text: str
    quotation: Mark | None = None
    mark: Mark | None = None
    first: frozenset[str] = field(default_factory=frozenset)
    start: int = field(default=0, compare=False)

    @property
    def opens_quotation(self) -> bool:
        return self.quotation is not None and self.quotation.key in self.first

    @property
    def opens_mark(self) -> bool:
        return self.mark is not None and self.mark.key in self.first


def mark_paragraphs(text: str, marks: Iterable[Mark]) -> list[list[Piece]]:
    """The paragraphs (lines) of ``text`` as pieces. A quotation may hold names and dates; of two other marks that
    overlap the one that begins first, then the longer, is kept."""
    ordered = sorted(marks, key=lambda m: (m.start, -m.end))
    quotations = _within(_without_overlap(m for m in ordered if m.kind == "quotation"))
    inner = _within(_without_overlap(m for m in ordered if m.kind != "quotation"))
    seen: set[str] = set()
    paragraphs = []
    position = 0
    for line in text.split("\n"):
        end = position + len(line)
        if line.strip():
            paragraphs.append(_pieces(text, position, end, quotations(position, end), inner(position, end), seen))
        position = end + 1
    return paragraphs


def _without_overlap(marks: Iterable[Mark]) -> list[Mark]:
    kept: list[Mark] = []
    for mark in marks:
        if not kept or mark.start >= kept[-1].end:
            kept.append(mark)
    return kept


def _within(marks: Sequence[Mark]) -> Callable[[int, int], Sequence[Mark]]:
    """Finds those of ``marks``, which stand in order and do not overlap, that reach into ``[start, end)``."""
    starts, ends = [mark.start for mark in marks], [mark.end for mark in marks]
    return lambda start, end: marks[bisect_right(ends, start) : bisect_left(starts, end)]


def _pieces(
    text: str, start: int, end: int, quotations: Sequence[Mark], inner: Sequence[Mark], seen: set[str]
) -> list[Piece]:
    if not quotations and not inner:
        return [Piece(text[start:end], start=start)]
    edges = {start, end}
    for mark in (*quotations, *inner):
        edges.update((max(mark.start, start), min(mark.end, end)))
    cuts = sorted(edges)
    pieces = []
    for (left, right), quotation, found in zip(
        pairwise(cuts), _over(quotations, cuts), _over(inner, cuts), strict=True
    ):
        first = frozenset(m.key for m in (quotation, found) if m and m.key not in seen)
        seen |= first
        pieces.append(Piece(text[left:right], quotation, found, first, left))
    return pieces


def _over(marks: Sequence[Mark], cuts: Sequence[int]) -> Iterator[Mark | None]:
    """The mark over each stretch between two ``cuts``, which hold the edges of all ``marks``."""
    coming = iter(marks)
    mark = next(coming, None)
    for left in cuts[:-1]:
        while mark and mark.end <= left:
            mark = next(coming, None)
        yield mark if mark and mark.start <= left else None

"""A text cut into pieces at the edges of everything found in it, ready for a template."""

from collections.abc import Iterable, Sequence
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
    """A stretch of text under the same marks; ``first`` holds those that begin with this piece."""

    text: str
    quotation: Mark | None = None
    mark: Mark | None = None
    first: frozenset[str] = field(default_factory=frozenset)

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
    quotations = _without_overlap(m for m in ordered if m.kind == "quotation")
    inner = _without_overlap(m for m in ordered if m.kind != "quotation")
    seen: set[str] = set()
    paragraphs = []
    position = 0
    for line in text.split("\n"):
        if line.strip():
            paragraphs.append(_pieces(text, position, position + len(line), quotations, inner, seen))
        position += len(line) + 1
    return paragraphs


def _without_overlap(marks: Iterable[Mark]) -> list[Mark]:
    kept: list[Mark] = []
    for mark in marks:
        if not kept or mark.start >= kept[-1].end:
            kept.append(mark)
    return kept


def _pieces(
    text: str, start: int, end: int, quotations: Sequence[Mark], inner: Sequence[Mark], seen: set[str]
) -> list[Piece]:
    quotations = [m for m in quotations if m.start < end and m.end > start]
    inner = [m for m in inner if m.start < end and m.end > start]
    edges = {start, end}
    for mark in (*quotations, *inner):
        edges.update((max(mark.start, start), min(mark.end, end)))
    cuts = sorted(edges)
    pieces = []
    for left, right in pairwise(cuts):
        quotation = next((m for m in quotations if m.start <= left and right <= m.end), None)
        found = next((m for m in inner if m.start <= left and right <= m.end), None)
        first = frozenset(m.key for m in (quotation, found) if m and m.key not in seen)
        seen |= first
        pieces.append(Piece(text[left:right], quotation, found, first))
    return pieces

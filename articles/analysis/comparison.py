"""Texts laid side by side: aligned sentences in rows, with the words that differ marked in each."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

from .alignment import Row, Spanned, align_all
from .compared_text import ComparedText
from .differences import KINDS, Difference, Kind
from .pairs import PairComparison, SentencePair, compare_pair
from .wording import differences

__all__ = [
    "MISSPELLING",
    "Cell",
    "Compared",
    "ComparedRow",
    "PairComparison",
    "Piece",
    "SentencePair",
    "compare_pair",
    "compare_texts",
    "count_stops",
]

MISSPELLING = "misspelling"
"""The reason of a difference of spelling that is shown also where spelling is not."""

_RANK: dict[Kind, int] = {kind: rank for rank, kind in enumerate(KINDS)}


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of one cell. ``kind`` and ``reason`` are "" for what is the same; ``numbers`` are the differences it
    belongs to, as counted through the whole comparison, so that the two sides of a difference find each other."""

    text: str
    kind: Kind | Literal[""] = ""
    numbers: tuple[int, ...] = ()
    reason: str = ""

    def is_hidden(self, hidden: Collection[str]) -> bool:
        """Whether nothing is marked with the kinds in ``hidden`` switched off; a misspelling always is."""
        return not self.kind or (self.kind in hidden and self.reason != MISSPELLING)


@dataclass(frozen=True, slots=True)
class Cell:
    """What one text has in a row, and where; no pieces and no span where it has nothing. ``moved``: in the order of its
    text it stands elsewhere."""

    column: int
    pieces: tuple[Piece, ...]
    span: tuple[int, int] | None = None
    moved: bool = False


@dataclass(frozen=True, slots=True)
class ComparedRow:
    """One row: a cell for each text. ``only`` is the number of the text that alone has it, else None.

    ``kinds`` are all that differ in it; those in ``whole`` are about the row and not about words in it: "omitted" where
    a text lacks what the base has, "added" where the base lacks it, "moved". ``found`` is the kind and reason of each
    difference in words, by its number.
    """

    number: int
    cells: tuple[Cell, ...]
    kinds: frozenset[str]
    only: int | None
    whole: frozenset[Kind] = frozenset()
    found: Mapping[int, tuple[Kind, str]] = field(default_factory=dict)

    def differs(self, hidden: Collection[str] = ()) -> bool:
        """Whether anything is marked with the kinds in ``hidden`` switched off."""
        marked = any(not piece.is_hidden(hidden) for cell in self.cells for piece in cell.pieces)
        return marked or not self.whole <= set(hidden)


@dataclass(frozen=True, slots=True)
class Compared:
    """All rows, the number of differences of each kind, in words and of whole rows, and how many rows each text alone
    has."""

    rows: tuple[ComparedRow, ...]
    kinds: dict[Kind, int]
    only: dict[int, int]
    coarse: bool


@dataclass(frozen=True, slots=True)
class _Mark:
    start: int
    end: int
    kind: Kind
    number: int
    reason: str


def compare_texts(texts: Sequence[ComparedText], base: int = 0) -> Compared:
    """Texts compared around ``base``; see ``alignment`` and ``wording`` for the bounds.

    Seen from the base, words that another text lacks are "omitted" and words that it alone has are "added".
    """
    table = align_all([(one.text, one.sentences) for one in texts], base)
    kinds: Counter[str] = Counter()
    rows = []
    for number, row in enumerate(table.rows):
        marks = _marks(texts, row, base, sum(kinds.values()))
        rows.append(_compared(texts, row, number, marks, base))
        kinds.update({mark.number: mark.kind for _, mark in marks}.values())
        kinds.update(rows[-1].whole)
    only = Counter(row.only for row in rows if row.only is not None)
    counted = {kind: kinds[kind] for kind in _RANK}
    return Compared(tuple(rows), counted, {n: only[n] for n in range(len(texts))}, table.coarse)


def count_stops(rows: Sequence[ComparedRow], hidden: Collection[str] = ()) -> int:
    """How many places a reader is led to who steps through ``rows`` with the kinds in ``hidden`` switched off: every
    difference once, whichever side it is on, and every row that differs as a whole."""
    stops = 0
    seen: set[int] = set()
    for row in rows:
        stops += not row.whole <= set(hidden)
        for piece in (piece for cell in row.cells for piece in cell.pieces if not piece.is_hidden(hidden)):
            stops += not seen.issuperset(piece.numbers)
            seen.update(piece.numbers)
    return stops


def _compared(
    texts: Sequence[ComparedText], row: Row, number: int, marks: list[tuple[int, _Mark]], base: int
) -> ComparedRow:
    present = row.present
    cells = []
    for column, one in enumerate(texts):
        span = _span(one.sentences, row.cells[column])
        own = [mark for at, mark in marks if at == column] if span else ()
        cells.append(Cell(column, tuple(_pieces(one.text, span, own)) if span else (), span, column in row.moved))
    whole = _whole(row, base)
    kinds = whole.union(mark.kind for _, mark in marks)
    found = {mark.number: (mark.kind, mark.reason) for _, mark in marks}
    return ComparedRow(number, tuple(cells), kinds, present[0] if len(present) == 1 else None, whole, found)


def _whole(row: Row, base: int) -> frozenset[Kind]:
    """How a row differs as a whole."""
    kinds: set[Kind] = {"moved"} if row.moved else set()
    if base not in row.present:
        kinds.add("added")
    elif len(row.present) < len(row.cells):
        kinds.add("omitted")
    return frozenset(kinds)


def _span(sentences: Sequence[Spanned], numbers: tuple[int, int]) -> tuple[int, int] | None:
    first, last = numbers
    return (sentences[first].start, sentences[last - 1].end) if first < last else None


def _marks(texts: Sequence[ComparedText], row: Row, base: int, counted: int) -> list[tuple[int, _Mark]]:
    """``(text, mark)`` for both sides of each difference between the row's base and its other texts."""
    against = base if base in row.present else row.present[0]
    span = _span(texts[against].sentences, row.cells[against])
    marks: list[tuple[int, _Mark]] = []
    for column in row.present:
        other_span = _span(texts[column].sentences, row.cells[column])
        if column == against or span is None or other_span is None:
            continue
        for found in differences(texts[against], span, texts[column], other_span):
            counted += 1
            marks += _sides(found, against, column, counted)
    return marks


def _sides(found: Difference, left: int, right: int, number: int) -> Iterable[tuple[int, _Mark]]:
    for column, span in ((left, found.left), (right, found.right)):
        if span:
            yield column, _Mark(*span, found.kind, number, found.reason)


def _pieces(text: str, span: tuple[int, int], marks: Sequence[_Mark]) -> Iterable[Piece]:
    """The passage cut at the marks; marks that overlap (a base with two partners) become one."""
    position, end = span
    for mark, numbers in _without_overlap(marks):
        if mark.start > position:
            yield Piece(text[position : mark.start])
        yield Piece(text[mark.start : mark.end], mark.kind, numbers, mark.reason)
        position = mark.end
    if position < end:
        yield Piece(text[position:end])


def _without_overlap(marks: Sequence[_Mark]) -> list[tuple[_Mark, tuple[int, ...]]]:
    merged: list[tuple[_Mark, tuple[int, ...]]] = []
    for mark in sorted(marks, key=lambda m: (m.start, m.end)):
        if merged and mark.start < merged[-1][0].end:
            last, numbers = merged[-1]
            first = min(last, mark, key=lambda m: _RANK[m.kind])
            joined = _Mark(last.start, max(last.end, mark.end), first.kind, last.number, first.reason)
            merged[-1] = joined, (*numbers, mark.number)
        else:
            merged.append((mark, (mark.number,)))
    return merged

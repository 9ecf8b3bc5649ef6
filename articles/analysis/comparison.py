"""Two to four texts laid side by side: aligned sentences in rows, with the words that differ marked in each."""

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from .alignment import Row, Spanned, align_all
from .pairs import PairComparison, SentencePair, compare_pair
from .wording import Difference, Kind, differences

__all__ = [
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

_RANK: dict[Kind, int] = {"changed": 0, "omitted": 1, "added": 2}


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of one cell. ``kind`` is "" for what is the same; ``numbers`` are the differences it belongs to, as
    counted through the whole comparison, so that the two sides of a difference find each other."""

    text: str
    kind: Kind | str = ""
    numbers: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Cell:
    """What one text has in a row; no pieces where it has nothing."""

    column: int
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class ComparedRow:
    """One row: a cell for each text. ``only`` is the number of the text that alone has it, else None."""

    number: int
    cells: tuple[Cell, ...]
    kinds: frozenset[str]
    only: int | None


@dataclass(frozen=True, slots=True)
class Compared:
    """All rows, the number of differences of each kind, and how many rows each text alone has."""

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


def compare_texts(texts: Sequence[tuple[str, Sequence[Spanned]]], base: int = 0) -> Compared:
    """Texts with their sentences, compared around ``base``; see ``alignment`` and ``wording`` for the bounds.

    Seen from the base, words that another text lacks are "omitted" and words that it alone has are "added".
    """
    table = align_all(texts, base)
    kinds: Counter[str] = Counter()
    rows = []
    for number, row in enumerate(table.rows):
        marks = _marks(texts, row, base, sum(kinds.values()))
        kinds.update({mark.number: mark.kind for _, mark in marks}.values())
        rows.append(_compared(texts, row, number, marks))
    only = Counter(row.only for row in rows if row.only is not None)
    counted = {kind: kinds[kind] for kind in _RANK}
    return Compared(tuple(rows), counted, {n: only[n] for n in range(len(texts))}, table.coarse)


def count_stops(rows: Sequence[ComparedRow], hidden: Collection[str] = ()) -> int:
    """How many places a reader is led to who steps through ``rows`` with the kinds in ``hidden`` switched off: every
    difference once, whichever side it is on, and every row that one text alone has."""
    stops = 0
    seen: set[int] = set()
    for row in rows:
        stops += row.only is not None
        for piece in (piece for cell in row.cells for piece in cell.pieces if piece.kind not in ("", *hidden)):
            stops += not seen.issuperset(piece.numbers)
            seen.update(piece.numbers)
    return stops


def _compared(
    texts: Sequence[tuple[str, Sequence[Spanned]]], row: Row, number: int, marks: list[tuple[int, _Mark]]
) -> ComparedRow:
    present = row.present
    cells = []
    for column, (text, sentences) in enumerate(texts):
        span = _span(sentences, row.cells[column])
        own = [mark for at, mark in marks if at == column] if span else ()
        cells.append(Cell(column, tuple(_pieces(text, span, own)) if span else ()))
    kinds = frozenset(mark.kind for _, mark in marks)
    return ComparedRow(number, tuple(cells), kinds, present[0] if len(present) == 1 else None)


def _span(sentences: Sequence[Spanned], numbers: tuple[int, int]) -> tuple[int, int] | None:
    first, last = numbers
    return (sentences[first].start, sentences[last - 1].end) if first < last else None


def _marks(
    texts: Sequence[tuple[str, Sequence[Spanned]]], row: Row, base: int, counted: int
) -> list[tuple[int, _Mark]]:
    """``(text, mark)`` for both sides of each difference between the row's base and its other texts."""
    against = base if base in row.present else row.present[0]
    text, sentences = texts[against]
    span = _span(sentences, row.cells[against])
    marks: list[tuple[int, _Mark]] = []
    for column in row.present:
        other, other_sentences = texts[column]
        other_span = _span(other_sentences, row.cells[column])
        if column == against or span is None or other_span is None:
            continue
        for found in differences(text, span, other, other_span):
            counted += 1
            marks += [(at, mark) for at, mark in _sides(found, against, column, counted) if mark.start < mark.end]
    return marks


def _sides(found: Difference, left: int, right: int, number: int) -> Iterable[tuple[int, _Mark]]:
    yield left, _Mark(*found.left, found.kind, number)
    yield right, _Mark(*found.right, found.kind, number)


def _pieces(text: str, span: tuple[int, int], marks: Sequence[_Mark]) -> Iterable[Piece]:
    """The passage cut at the marks; marks that overlap (a base with two partners) become one."""
    position, end = span
    for mark, numbers in _without_overlap(marks):
        if mark.start > position:
            yield Piece(text[position : mark.start])
        yield Piece(text[mark.start : mark.end], mark.kind, numbers)
        position = mark.end
    if position < end:
        yield Piece(text[position:end])


def _without_overlap(marks: Sequence[_Mark]) -> list[tuple[_Mark, tuple[int, ...]]]:
    merged: list[tuple[_Mark, tuple[int, ...]]] = []
    for mark in sorted(marks, key=lambda m: (m.start, m.end)):
        if merged and mark.start < merged[-1][0].end:
            last, numbers = merged[-1]
            kind = min(last.kind, mark.kind, key=_RANK.__getitem__)
            joined = _Mark(last.start, max(last.end, mark.end), kind, last.number)
            merged[-1] = joined, (*numbers, mark.number)
        else:
            merged.append((mark, (mark.number,)))
    return merged

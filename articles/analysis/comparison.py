"""Texts laid side by side: aligned sentences in rows, with the words that differ marked in each."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal, NamedTuple

from .alignment import Row, Spanned, align_all
from .compared_text import ComparedText
from .differences import KINDS, Difference, Kind, Span
from .pairs import PairComparison, SentencePair, compare_pair
from .wording import differences

__all__ = [
    "MISSPELLING",
    "Cell",
    "Compared",
    "ComparedRow",
    "InText",
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


class InText(NamedTuple):
    """How the words of the text ``column`` (right) differ from those that its row is compared with (left)."""

    column: int
    difference: Difference


@dataclass(frozen=True, slots=True)
class ComparedRow:
    """One row: a cell for each text. ``only`` is the number of the text that alone has it, else None.

    ``kinds`` are all that differ in it; those in ``whole`` are about the row and not about words in it: "omitted" where
    a text lacks what the base has, "added" where the base lacks it, "moved". ``found`` are the differences in words by
    their number, each of a text against the text ``against``: the base, or the first that has the row.
    """

    number: int
    cells: tuple[Cell, ...]
    kinds: frozenset[str]
    only: int | None
    whole: frozenset[Kind] = frozenset()
    against: int = 0
    found: Mapping[int, InText] = field(default_factory=dict)

    def differs(self, hidden: Collection[str] = ()) -> bool:
        """Whether anything is marked with the kinds in ``hidden`` switched off."""
        marked = any(not piece.is_hidden(hidden) for cell in self.cells for piece in cell.pieces)
        return marked or not self.whole <= set(hidden)

    @property
    def differences(self) -> list[InText]:
        """Everything that differs: of whole cells, as ``compare_pair`` says it of sentences, then of words."""
        held = self.cells[self.against].span
        found: list[InText] = []
        for cell in self.cells:
            if "added" in self.whole and cell.span:
                found.append(InText(cell.column, Difference("added", None, cell.span, "sentence")))
            elif not cell.span and "omitted" in self.whole:
                found.append(InText(cell.column, Difference("omitted", held, None, "sentence")))
            if cell.moved:
                other = held if cell.column != self.against else None
                found.append(InText(cell.column, Difference("moved", other, cell.span, "sentence")))
        return [*found, *self.found.values()]


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
        rows.append(_compared(texts, row, number, sum(kinds.values()), base))
        kinds.update(one.difference.kind for one in rows[-1].found.values())
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


def _compared(texts: Sequence[ComparedText], row: Row, number: int, counted: int, base: int) -> ComparedRow:
    """``counted`` differences were found before this row."""
    present = row.present
    against = base if base in present else present[0]
    spans = [_span(one.sentences, row.cells[column]) for column, one in enumerate(texts)]
    found = dict(enumerate(_found(texts, spans, against), counted + 1))
    marks = _marks(found, against)
    cells = [
        Cell(column, tuple(_pieces(texts[column].text, span, marks[column])) if span else (), span, column in row.moved)
        for column, span in enumerate(spans)
    ]
    whole = _whole(row, base)
    kinds = whole.union(one.difference.kind for one in found.values())
    return ComparedRow(number, tuple(cells), kinds, present[0] if len(present) == 1 else None, whole, against, found)


def _whole(row: Row, base: int) -> frozenset[Kind]:
    """How a row differs as a whole."""
    kinds: set[Kind] = {"moved"} if row.moved else set()
    if base not in row.present:
        kinds.add("added")
    elif len(row.present) < len(row.cells):
        kinds.add("omitted")
    return frozenset(kinds)


def _span(sentences: Sequence[Spanned], numbers: tuple[int, int]) -> Span | None:
    first, last = numbers
    return (sentences[first].start, sentences[last - 1].end) if first < last else None


def _found(texts: Sequence[ComparedText], spans: Sequence[Span | None], against: int) -> Iterator[InText]:
    """What differs between the row's base and each of its other texts."""
    base = spans[against]
    for column, span in enumerate(spans):
        if column != against and base and span:
            for one in differences(texts[against], base, texts[column], span):
                yield InText(column, one)


def _marks(found: Mapping[int, InText], against: int) -> defaultdict[int, list[_Mark]]:
    """The marks of each text, for both sides of each difference."""
    marks: defaultdict[int, list[_Mark]] = defaultdict(list)
    for number, (column, one) in found.items():
        for at, span in ((against, one.left), (column, one.right)):
            if span:
                marks[at].append(_Mark(*span, one.kind, number, one.reason))
    return marks


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

"""What an alignment is made of: pairs of two texts, rows of several."""

from dataclasses import dataclass
from typing import Protocol

Range = tuple[int, int]
"""Sentence numbers of one text, half-open."""


class Spanned(Protocol):
    """Anything with a half-open span of code points."""

    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...


@dataclass(frozen=True, slots=True)
class Pair:
    """Sentences ``left[0]:left[1]`` of one text against ``right[0]:right[1]`` of the other, as half-open ranges of
    sentence numbers; one of the two may be empty. ``likeness`` is 0..100, 0 where one is empty; ``moved`` says that
    the sentences on the right stand elsewhere in the order of their text."""

    left: Range
    right: Range
    likeness: float
    moved: bool = False


@dataclass(frozen=True, slots=True)
class Alignment:
    """The pairs of two texts in the order of the left one; ``coarse`` where the texts were too long for a full
    comparison, or a sentence for a reader to find anything in it."""

    pairs: tuple[Pair, ...]
    coarse: bool


@dataclass(frozen=True, slots=True)
class Row:
    """One range of sentence numbers for each text, in the order the texts were given; empty where a text has no
    such sentence. ``moved`` are the numbers of the texts whose sentences stand elsewhere in the order of their text:
    the row stands where the base has it, or, where the base lacks it, the first text that has it."""

    cells: tuple[Range, ...]
    moved: tuple[int, ...] = ()

    @property
    def present(self) -> tuple[int, ...]:
        """Numbers of the texts that have a sentence in this row."""
        return tuple(number for number, (first, last) in enumerate(self.cells) if first < last)


@dataclass(frozen=True, slots=True)
class Table:
    """The rows of aligned texts; every sentence of every text stands in exactly one row."""

    rows: tuple[Row, ...]
    coarse: bool

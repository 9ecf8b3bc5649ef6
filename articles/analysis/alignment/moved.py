"""Sentences that stand elsewhere in the order: what the rows in order left alone is paired wherever it stands."""

import sys
from collections.abc import Iterator, Sequence
from itertools import combinations

from .model import Range, Row
from .related import Related

LEAST_LIKENESS = 0.5
"""Out of order a place says nothing for a pair, so that it must be more alike than in order."""
LEAST_OF_BEST = 0.38
"""The same for sentences of which neither has another partner nearly as like."""
_MARGIN = 0.12
LEAST_WEIGHT = 1.5
"""Words that two sentences must both hold: short formulas stand in many places."""


def with_moved(related: Related, rows: Sequence[Row], base: int) -> list[Row]:
    """Rows of which one has what another lacks and both say the same are one, the likest first. It stands where the
    base has it; where the base lacks it, where all its texts have it in their order, else where the first of them
    has it."""
    kept: list[Row | None] = list(rows)
    row_of = [[0] * len(text) for text in related.texts]
    for number, row in enumerate(rows):
        _enter(row_of, row.cells, number)
    joined: set[tuple[int, int]] = set()
    for one, i, other, j in _candidates(related, rows):
        stays, comes = sorted((row_of[one][i], row_of[other][j]), key=lambda n: _place(kept[n], base))
        here, there = kept[stays], kept[comes]
        if here is None or there is None or set(here.present) & set(there.present):
            continue
        if base not in here.present and not _fits(there, stays, comes, kept) and _fits(here, comes, stays, kept):
            stays, comes, here, there = comes, stays, there, here
        cells = tuple(b if b[0] < b[1] else a for a, b in zip(here.cells, there.cells, strict=True))
        kept[stays], kept[comes] = Row(cells), None
        joined = {(stays if row == comes else row, text) for row, text in joined}
        joined |= {(stays, text) for text in there.present}
        _enter(row_of, there.cells, stays)
    return list(_marked(kept, joined))


def _fits(row: Row, at: int, own: int, rows: Sequence[Row | None]) -> bool:
    """Whether ``row``, which stands at ``own``, would stand at ``at`` in the order of its texts."""
    between = rows[min(at, own) + 1 : max(at, own)]
    return not any(set(row.present) & set(other.present) for other in between if other)


def _place(row: Row | None, base: int) -> tuple[bool, int]:
    """Sorts the row that stays before the one that comes to it."""
    present = row.present if row else ()
    return base not in present, min(present, default=0)


def _enter(row_of: list[list[int]], cells: Sequence[Range], number: int) -> None:
    for numbers, (first, last) in zip(row_of, cells, strict=True):
        numbers[first:last] = [number] * (last - first)


def _candidates(related: Related, rows: Sequence[Row]) -> list[tuple[int, int, int, int]]:
    """Sentence ``i`` of one text and ``j`` of another that may be the same, the likest first."""
    found = []
    for one, other in combinations(range(len(related.texts)), 2):
        left = list(_lacking(related, rows, one, other))
        right = set(_lacking(related, rows, other, one))
        if left and right:
            near, turned = related.near(one, other), related.near(other, one)
            for i in left:
                alike = [(j, like) for j, like in near[i].items() if j in right and _alike(near[i], turned[j], like)]
                found += [(-like, one, i, other, j) for j, like in alike]
    return [(one, i, other, j) for _, one, i, other, j in sorted(found)]


def _alike(of_one: dict[int, float], of_other: dict[int, float], likeness: float) -> bool:
    """Whether two sentences are alike enough, given what is like the one and what is like the other."""
    if likeness < LEAST_OF_BEST:
        return False
    others = [*of_one.values(), *of_other.values()]
    return likeness >= LEAST_LIKENESS or sum(other > likeness - _MARGIN for other in others) == 2


def _lacking(related: Related, rows: Sequence[Row], text: int, other: int) -> Iterator[int]:
    """Sentences of ``text`` that stand in no row with the other text and weigh enough to be known again."""
    sentences = related.texts[text]
    for row in rows:
        first, last = row.cells[other]
        if first == last:
            yield from (n for n in range(*row.cells[text]) if sentences[n].weight >= LEAST_WEIGHT)


def _marked(rows: Sequence[Row | None], joined: set[tuple[int, int]]) -> Iterator[Row]:
    """The rows with the texts whose sentences, put there, stand out of their order."""
    until: dict[int, int] = {}
    following = _following(rows, joined)
    for number, row in enumerate(rows):
        if row is None:
            continue
        moved = []
        for text in row.present:
            first, last = row.cells[text]
            if (number, text) in joined and not until.get(text, 0) <= first < last <= following[number][text]:
                moved.append(text)
            else:
                until[text] = last
        yield Row(row.cells, tuple(moved))


def _following(rows: Sequence[Row | None], joined: set[tuple[int, int]]) -> list[dict[int, int]]:
    """For each row and text the first sentence that stands in its order below; more than any where none does."""
    following: list[dict[int, int]] = []
    below: dict[int, int] = {}
    for number in range(len(rows) - 1, -1, -1):
        row = rows[number]
        present = row.present if row else ()
        following.append({text: below.get(text, sys.maxsize) for text in present})
        if row:
            below.update({text: row.cells[text][0] for text in present if (number, text) not in joined})
    return following[::-1]

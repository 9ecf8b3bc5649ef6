"""Several texts in rows around a base, in the order of the texts; what the base lacks is aligned among the others."""

from bisect import bisect_right
from collections.abc import Sequence
from itertools import pairwise

from .model import Pair, Range, Row
from .path import best_path
from .related import Related

_Matches = dict[int, list[Pair]]
"""The pairs of the base with each other text, by that text's number."""


def rows_in_order(related: Related, ranges: Sequence[Range], base: int) -> list[Row]:
    """Rows for the given range of each text."""
    first, last = ranges[base]
    matches: _Matches = {}
    for number, (start, end) in enumerate(ranges):
        if number != base and start < end and first < last:
            matches[number] = best_path(related, base, (first, last), number, (start, end))
    rows: list[Row] = []
    done = [start for start, _ in ranges]
    for block, inside in _blocks(matches, first, last):
        until = _starts(block, inside, done, base)
        rows += _between(related, list(zip(done, until, strict=True)), base)
        row = _row(block, inside, until, base)
        rows.append(row)
        done = [max(d, cell[1]) for d, cell in zip(done, row.cells, strict=True)]
    return rows + _between(related, [(d, end) for d, (_, end) in zip(done, ranges, strict=True)], base)


def _blocks(matches: _Matches, first: int, last: int) -> list[tuple[Range, _Matches]]:
    """The base cut into rows, single sentences, and more where any text has two of them as one; with each its pairs."""
    joined = {n for pairs in matches.values() for pair in pairs for n in range(pair.left[0] + 1, pair.left[1])}
    cuts = [n for n in range(first, last) if n not in joined] + [last]
    blocks: list[tuple[Range, _Matches]] = [(block, {}) for block in pairwise(cuts)]
    for number, pairs in matches.items():
        for pair in pairs:
            blocks[bisect_right(cuts, pair.left[0]) - 1][1].setdefault(number, []).append(pair)
    return blocks


def _starts(block: Range, inside: _Matches, done: list[int], base: int) -> list[int]:
    """Where each text goes on with this block; a text without the block stays where it is."""
    starts = list(done)
    for number, pairs in inside.items():
        starts[number] = pairs[0].right[0]
    starts[base] = block[0]
    return starts


def _row(block: Range, inside: _Matches, starts: list[int], base: int) -> Row:
    cells = [(start, start) for start in starts]
    for number, pairs in inside.items():
        cells[number] = pairs[0].right[0], pairs[-1].right[1]
    cells[base] = block
    return Row(tuple(cells))


def _between(related: Related, ranges: list[Range], base: int) -> list[Row]:
    """Rows for sentences that the base lacks: the others among themselves."""
    ranges[base] = (ranges[base][0],) * 2
    holders = [number for number, (start, end) in enumerate(ranges) if start < end]
    return rows_in_order(related, ranges, holders[0]) if holders else []

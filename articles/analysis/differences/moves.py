"""Words that stand in both passages, in another place."""

from collections.abc import Sequence

from .model import Difference, Span
from .units import Reading


def with_moves(found: Sequence[Difference], readings: tuple[Reading, Reading]) -> list[Difference]:
    """``found``, in which words left out here and added there are one difference: they were moved."""
    added = {number: _words(readings[1], d.right) for number, d in enumerate(found) if d.kind == "added" and d.right}
    moved: dict[int, Difference] = {}
    gone: set[int] = set()
    for number, difference in enumerate(found):
        if difference.kind != "omitted" or difference.left is None:
            continue
        words = _words(readings[0], difference.left)
        partner = next((at for at, others in added.items() if others == words and at not in gone), None)
        if partner is not None and any(words):
            moved[number] = Difference("moved", difference.left, found[partner].right, "words")
            gone.add(partner)
    return [moved.get(number, difference) for number, difference in enumerate(found) if number not in gone]


def _words(reading: Reading, span: Span | None) -> tuple[str, ...]:
    """The meanings of a span's words that do not only serve others."""
    return tuple(unit.key for unit in reading.between(span) if unit.bare or unit.known) if span else ()

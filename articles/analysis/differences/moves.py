"""Words that stand in both passages, in another place."""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from .equivalents import name_words
from .model import Difference, Span, Unit, Units
from .steps import Step
from .units import Reading
from .wordings import says_nothing

_SHORTEST = 3
"""Units from which on words inside a longer phrase count as moved, two of them with a meaning of their own."""

Range = tuple[int, int]


def moved_blocks(steps: Sequence[Step], left: Units, right: Units) -> list[tuple[Range, Range]]:
    """Stretches of unmatched units that stand unmatched on the other side too, the longest first."""
    here = [step.left for step in steps if not step.relation]
    there = [step.right for step in steps if not step.relation]
    places: defaultdict[tuple[str, ...], list[int]] = defaultdict(list)
    for first, end in there:
        for at in range(first, end - _SHORTEST + 1):
            places[_keys(right, at)].append(at)
    blocks = []
    for first, end in here:
        for at in range(first, end - _SHORTEST + 1):
            for other in places.get(_keys(left, at), ()):
                limit = next(stop for start, stop in there if start <= other < stop)
                blocks.append(_grown(left, right, at, end, other, limit))
    return _apart(sorted(blocks, key=lambda block: block[0][0] - block[0][1]), left)


def _keys(units: Units, at: int) -> tuple[str, ...]:
    return tuple(unit.key for unit in units[at : at + _SHORTEST])


def _grown(left: Units, right: Units, at: int, end: int, other: int, limit: int) -> tuple[Range, Range]:
    length = _SHORTEST
    while at + length < end and other + length < limit and left[at + length].key == right[other + length].key:
        length += 1
    return (at, at + length), (other, other + length)


def _apart(blocks: Sequence[tuple[Range, Range]], left: Units) -> list[tuple[Range, Range]]:
    """Those that say something, without overlap."""
    taken: tuple[set[int], set[int]] = set(), set()
    kept = []
    for block in blocks:
        ranges = [set(range(*own)) for own in block]
        if sum(bool(unit.bare) for unit in left[slice(*block[0])]) < 2:
            continue
        if all(own.isdisjoint(seen) for own, seen in zip(ranges, taken, strict=True)):
            taken[0].update(ranges[0])
            taken[1].update(ranges[1])
            kept.append(block)
    return kept


def without_blocks(steps: Sequence[Step], blocks: Sequence[tuple[Range, Range]]) -> list[Step]:
    """The steps without the units of moved blocks; what is left of a side on both sides of a block are two steps."""
    if not blocks:
        return list(steps)
    rest: list[Step] = []
    for step in steps:
        if step.relation:
            rest.append(step)
            continue
        here = _left_over(step.left, [block[0] for block in blocks])
        there = _left_over(step.right, [block[1] for block in blocks])
        for number in range(max(len(here), len(there))):
            ends = (step.left[1],) * 2, (step.right[1],) * 2
            one = here[number] if number < len(here) else ends[0]
            other = there[number] if number < len(there) else ends[1]
            rest.append(Step(one, other, ""))
    return rest


def _left_over(own: Range, blocks: Sequence[Range]) -> list[Range]:
    pieces = []
    start = own[0]
    for first, end in sorted(block for block in blocks if own[0] <= block[0] < own[1]):
        pieces.append((start, first))
        start = end
    return [piece for piece in [*pieces, (start, own[1])] if piece[0] < piece[1]]


def with_moves(found: Sequence[Difference], readings: tuple[Reading, Reading]) -> list[Difference]:
    """``found``, in which words left out here and added there are one difference: they were moved."""
    found = list(_halved(found, readings))
    added = {n: own for n, d in enumerate(found) if not d.left and (own := _content(readings[1], d.right))}
    moved: dict[int, Difference] = {}
    gone: set[int] = set()
    for number, difference in enumerate(found):
        if difference.left is None or difference.right is not None:
            continue
        own = _content(readings[0], difference.left)
        partner = next((at for at, other in added.items() if at not in gone and _alike(own, other)), None)
        if partner is not None:
            moved[number] = Difference("moved", difference.left, found[partner].right, "words")
            gone.add(partner)
    return [moved.get(number, difference) for number, difference in enumerate(found) if number not in gone]


def _halved(found: Sequence[Difference], readings: tuple[Reading, Reading]) -> Iterator[Difference]:
    """``found``, in which two people who stand for each other are two differences where one of them stands elsewhere
    on the other side."""
    left: tuple[Units, ...] = ()
    right: tuple[Units, ...] = ()
    if any(difference.reason == "another person" for difference in found):
        left = tuple(_content(readings[0], d.left) for d in found)
        right = tuple(_content(readings[1], d.right) for d in found)
    for n, difference in enumerate(found):
        if difference.reason == "another person" and _stands_elsewhere(n, left, right):
            yield Difference("omitted", difference.left, None, "words")
            yield Difference("added", None, difference.right, "words")
        else:
            yield difference


def _stands_elsewhere(n: int, left: Sequence[Units], right: Sequence[Units]) -> bool:
    """Whether one of two people stands for nobody, or for a third, at another place."""
    places = [
        {at for at, other in enumerate(others) if at != n and _alike(own, other)}
        for own, others in ((left[n], right), (right[n], left))
    ]
    # A in the place of B and B in that of A are two changed facts.
    return any(places) and places[0] != places[1]


def _content(reading: Reading, span: Span | None) -> Units:
    """A span's units that do not only serve others or show respect."""
    units = reading.between(span) if span else ()
    return tuple(unit for unit in units if unit.known or (unit.bare and not says_nothing(unit)))


def _alike(left: Units, right: Units) -> bool:
    """Whether the meanings are the same, a person's name being longer on one side or not."""
    if len(left) != len(right):
        return False
    return all(one.key == other.key or _one_person(one, other) for one, other in zip(left, right, strict=True))


def _one_person(one: Unit, other: Unit) -> bool:
    if not all(unit.known and unit.known.kind == "person" for unit in (one, other)):
        return False
    shorter, longer = sorted((name_words(unit.key.partition(":")[2]) for unit in (one, other)), key=len)
    return len(shorter) > 1 and shorter <= longer

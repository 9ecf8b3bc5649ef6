"""Which labels a row of words may have, and how likely each name in it is.

Labels are O (no name), and for each kind B (its first word) and I (a further word). Scores are natural logarithms; here
their exponentials are multiplied.

How likely one label is to follow another is kept in factors. After O, each label has its own. After a word of a name
what follows, unless the name goes on, depends on how readily that label is left and the next one entered, and not on
the pair of them: to forget the pairs costs no measurable quality and makes a step three times as fast.
"""

from collections.abc import Iterator, Sequence
from math import exp, fsum, prod
from operator import mul
from typing import NamedTuple

KINDS = ("person", "organisation", "place", "other")
"""``other`` are names of peoples, things and events: they are learned so that they are not taken for the rest."""
LABELS = ("O", *(f"{part}-{kind}" for part in "BI" for kind in KINDS))

Vector = tuple[float, ...]
Factors = tuple[Vector, Vector]
"""e to the score of B and of I of each kind, relative to that of O."""
Shares = tuple[float, Sequence[float], Sequence[float]]
"""A number for O, for B and for I of each kind."""

LEAST = 0.08
"""Probability below which a name is not looked at."""
_LONGEST = 16
_SMALL, _LARGE = 1e-80, 1e80
_ZEROS = (0.0,) * len(KINDS)
_ONES = (1.0,) * len(KINDS)
_SIZE = len(KINDS)


class Candidate(NamedTuple):
    """Words ``first`` to ``end`` (without) are a name of this kind with this probability."""

    probability: float
    first: int
    end: int
    kind: str


class Transitions:
    """How likely one label is to follow another, relative to O after O."""

    def __init__(self, scores: Sequence[Sequence[float]]) -> None:
        """``scores[before][after]`` over ``LABELS``."""
        entered = (0, *range(1, 1 + _SIZE))
        names = range(1, len(LABELS))
        whole = fsum(scores[label][after] for label in names for after in entered) / len(names) / len(entered)
        leave = [fsum(scores[label][after] for after in entered) / len(entered) - whole for label in names]
        enter = [fsum(scores[label][after] for label in names) / len(names) - scores[0][0] for after in entered]
        self.leave_first: Vector = tuple(map(exp, leave[:_SIZE]))
        self.leave_inner: Vector = tuple(map(exp, leave[_SIZE:]))
        self.to_none = exp(enter[0])
        self.to_first: Vector = tuple(map(exp, enter[1:]))
        self.from_none: Vector = tuple(exp(scores[0][after] - scores[0][0]) for after in entered[1:])
        self.left_alone: Vector = tuple(leave * self.to_none for leave in self.leave_first)
        self.left_within: Vector = tuple(leave * self.to_none for leave in self.leave_inner)
        self.second: Vector = tuple(exp(scores[b][b + _SIZE] - scores[0][0]) for b in entered[1:])
        self.further: Vector = tuple(exp(scores[b + _SIZE][b + _SIZE] - scores[0][0]) for b in entered[1:])


def candidates(
    row: Sequence[Factors], transitions: Transitions, *, opens: bool, closes: bool, least: float = LEAST
) -> Iterator[Candidate]:
    """Every name whose probability in the row of words is ``least`` or more. A row that ``opens`` a stretch has nothing
    before it and one that ``closes`` it nothing after it; else words that are in no name stand there."""
    forward, scales = _forward(row, transitions, opens=opens)
    none, begun, inside = forward[-1]
    after_first, after_inner = _after(transitions, closes=closes)
    whole = none + sum(map(mul, begun, after_first)) + sum(map(mul, inside, after_inner))
    if prod(1 / scale for scale in scales) > (1 - least) * whole:
        return  # more likely than that there is no name at all
    backward = _backward(row, scales, transitions, closes=closes)
    for first, ((none, begun, _), (no_name, behind, _)) in enumerate(zip(forward, backward, strict=True)):
        if none * no_name > (1 - least) * whole:
            continue
        for kind in range(_SIZE):
            if begun[kind] * behind[kind] >= least * whole:
                yield from _from(first, kind, row, begun[kind] / whole, backward, scales, transitions, least)


def _from(
    first: int,
    kind: int,
    row: Sequence[Factors],
    share: float,
    backward: Sequence[Shares],
    scales: Sequence[float],
    transitions: Transitions,
    least: float,
) -> Iterator[Candidate]:
    """The names of one kind that begin at a word: each is as likely as a name that has got so far, less one that goes
    on."""
    part, step = 1, transitions.second[kind]
    for at in range(first, min(len(row), first + _LONGEST)):
        goes_on = further = 0.0
        if at + 1 < len(row):
            goes_on = share * step * row[at + 1][1][kind] / scales[at + 1]
            further = goes_on * backward[at + 1][2][kind]
        whole = share * (backward[at][1] if part == 1 else backward[at][2])[kind] - further
        if whole >= least:
            yield Candidate(min(whole, 1.0), first, at + 1, KINDS[kind])
        if further < least:
            return
        share, part, step = goes_on, 2, transitions.further[kind]


def _forward(row: Sequence[Factors], transitions: Transitions, *, opens: bool) -> tuple[list[Shares], list[float]]:
    """The weight of each label at each word given the words up to it, and what each word's weights were divided by so
    that they stay within bounds."""
    t = transitions
    none = 1.0
    begun: Sequence[float] = row[0][0] if opens else tuple(map(mul, row[0][0], t.from_none))
    inside: Sequence[float] = _ZEROS
    found: list[Shares] = [(none, begun, inside)]
    scales = [1.0]
    for first, inner in row[1:]:
        left = sum(map(mul, begun, t.leave_first)) + sum(map(mul, inside, t.leave_inner))
        scale = 1.0
        if not _SMALL < none + left < _LARGE:
            scale = none + left
            left, none = left / scale, none / scale
            begun, inside = [share / scale for share in begun], [share / scale for share in inside]
        inside = [
            factor * (share * second + more * further)
            for factor, share, more, second, further in zip(inner, begun, inside, t.second, t.further, strict=True)
        ]
        begun = [
            factor * (left * enter + none * start)
            for factor, enter, start in zip(first, t.to_first, t.from_none, strict=True)
        ]
        none += left * t.to_none
        found.append((none, begun, inside))
        scales.append(scale)
    return found, scales


def _after(transitions: Transitions, *, closes: bool) -> tuple[Vector, Vector]:
    """What the end of a row says of its last word's B and I."""
    return (_ONES, _ONES) if closes else (transitions.left_alone, transitions.left_within)


def _backward(
    row: Sequence[Factors], scales: Sequence[float], transitions: Transitions, *, closes: bool
) -> list[Shares]:
    """What the words after each word say of its label, on the scale of ``_forward``."""
    t = transitions
    none = 1.0
    begun: Sequence[float]
    inside: Sequence[float]
    begun, inside = _after(t, closes=closes)
    found: list[Shares] = [(none, begun, inside)]
    for at in range(len(row) - 1, 0, -1):
        scale = scales[at]
        ahead = list(map(mul, row[at][0], begun))
        more = list(map(mul, row[at][1], inside))
        left = (none * t.to_none + sum(map(mul, ahead, t.to_first))) / scale
        none = (none + sum(map(mul, ahead, t.from_none))) / scale
        begun = [
            left * leave + second * it / scale for leave, second, it in zip(t.leave_first, t.second, more, strict=True)
        ]
        inside = [
            left * leave + further * it / scale
            for leave, further, it in zip(t.leave_inner, t.further, more, strict=True)
        ]
        found.append((none, begun, inside))
    return found[::-1]

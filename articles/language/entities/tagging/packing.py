"""Rows of scores in single integers, so that a row is added to another by one addition.

A row has a score for each label but O, relative to that of O, in hundredths; each score has a lane of 32 bits. Sums of
thousands of such scores stay within a lane, so that no lane runs over into the next.
"""

from collections.abc import Sequence
from math import exp, floor, log, prod
from struct import Struct

from .lattice import KINDS, LABELS, Factors

SCALE = 100
"""Scores are whole hundredths."""
_LANES = len(LABELS) - 1
_BITS = 32
_MIDDLE = 1 << (_BITS - 1)
_BIAS = sum(_MIDDLE << (_BITS * lane) for lane in range(_LANES))
_STRUCT = Struct(f"<{_LANES}I")
_WIDTH = _BITS * _LANES
_HALF, _WHOLE = 1 << (_WIDTH - 1), (1 << _WIDTH) - 1
_HIGHEST = 30
NONE = sum((-_HIGHEST * SCALE) << (_BITS * lane) for lane in range(_LANES))
"""The row of a word that is in no name."""


def _lift(first: int, further: int) -> int:
    """What makes the top bit of a lane be set where the score is at least minus ``first``, or ``further``."""
    lifts = [first if lane < len(KINDS) else further for lane in range(_LANES)]
    return _BIAS + sum((lift * SCALE) << (_BITS * lane) for lane, lift in enumerate(lifts))


_OUT_OF_REACH = _lift(3, 6)
_BEHIND = _lift(1, 3)


_FIRSTS = sum(_MIDDLE << (_BITS * lane) for lane in range(len(KINDS)))


class _Factors(dict[int, float]):
    """e to the score of a lane, worked out once for each. A score beyond 30 is sure enough."""

    def __missing__(self, lane: int) -> float:
        score = (lane - _MIDDLE) / SCALE
        factor = exp(max(-_HIGHEST, min(_HIGHEST, score)))
        if abs(score) <= _HIGHEST:
            self[lane] = factor
        return factor


_FACTORS = _Factors()


def pack(scores: Sequence[int]) -> int:
    """Hundredths for each of ``LABELS``."""
    return sum((score - scores[0]) << (_BITS * lane) for lane, score in enumerate(scores[1:]))


def pair(first: int, second: int) -> int:
    """Two rows in one number; such numbers are added as rows are."""
    return first + (second << _WIDTH)


def parted(both: int) -> tuple[int, int]:
    """The rows of ``pair``."""
    first = ((both + _HALF) & _WHOLE) - _HALF
    return first, (both - first) >> _WIDTH


def factors(row: int) -> Factors:
    """e to the score of each label but O."""
    lanes = _STRUCT.unpack((row + _BIAS).to_bytes(_STRUCT.size, "little"))
    found = tuple(map(_FACTORS.__getitem__, lanes))
    return found[: len(KINDS)], found[len(KINDS) :]


def is_out_of_reach(row: int) -> bool:
    """Whether a word's own scores for B and I are so low that its neighbours would not make it a name. The bound was
    tried on held out articles: it changes no more than one name in a thousand."""
    return not (row + _OUT_OF_REACH) & _BIAS


def bar(least: float, *around: Sequence[float]) -> int:
    """For ``is_below``: where the factors of B of each kind are multiplied by these and do not come to ``least``."""
    lifts = (1 - floor(SCALE * log(least / prod(factors))) for factors in zip(*around, strict=True))
    return _BIAS + sum(lift << (_BITS * lane) for lane, lift in enumerate(lifts))


def is_below(row: int, bar: int) -> bool:
    return not (row + bar) & _FIRSTS


def is_behind(row: int) -> bool:
    """Whether a word's whole scores are so low that no name holds it; tried as above."""
    return not (row + _BEHIND) & _BIAS

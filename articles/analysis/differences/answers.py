"""Days, hours and numbers that answer each other though they stand at other places of two passages."""

from collections.abc import Callable, Iterator, Sequence

from .days import days_of
from .meanings import measures
from .model import Unit, Units
from .moves import Range
from .steps import Step

_HOUR = ":"
_FEW_DAYS = 3


def answering(
    steps: Sequence[Step], left: Units, right: Units, taken: Sequence[tuple[Range, Range]]
) -> Iterator[tuple[Range, Range]]:
    """The one day, or the one hour, that each side alone names, and numbers of the same thing, outside of what is
    ``taken``."""
    here = _alone([step.left for step in steps if not step.relation], [block[0] for block in taken])
    there = _alone([step.right for step in steps if not step.relation], [block[1] for block in taken])
    for kind in (_is_date, _is_hour):
        one, other = _told(here, left, kind), _told(there, right, kind)
        if len(one) == 1 == len(other) and (kind is _is_hour or _are_near(left[one[0]], right[other[0]])):
            yield (one[0], one[0] + 1), (other[0], other[0] + 1)
    counted = [_counted(own, units) for own, units in ((here, left), (there, right))]
    for noun in counted[0].keys() & counted[1].keys():
        one, other = counted[0][noun], counted[1][noun]
        if len(one) == 1 == len(other):
            yield (one[0], one[0] + 1), (other[0], other[0] + 1)


def _alone(unmatched: Sequence[Range], taken: Sequence[Range]) -> list[int]:
    gone = {n for own in taken for n in range(*own)}
    return [n for own in unmatched for n in range(*own) if n not in gone]


def _told(numbers: Sequence[int], units: Units, kind: Callable[[Unit], bool]) -> list[int]:
    """The places of a kind, where there are others without those that only say when somebody said it."""
    found = [n for n in numbers if kind(units[n])]
    return [n for n in found if not units[n].reports] or found


def _are_near(one: Unit, other: Unit) -> bool:
    """Whether two dates are each one day, of the same days: what was yesterday may be said of today."""
    days = [span for unit in (one, other) for span in (days_of(unit),) if span[0] == span[1]]
    return len(days) == 2 and abs((days[0][0] - days[1][0]).days) <= _FEW_DAYS


def _is_date(unit: Unit) -> bool:
    return unit.known is not None and unit.known.kind == "date"


def _is_hour(unit: Unit) -> bool:
    return unit.known is not None and unit.known.kind == "number" and _HOUR in unit.known.key


def _counted(numbers: Sequence[int], units: Units) -> dict[str, list[int]]:
    """The places of numbers by the noun behind each."""
    found: dict[str, list[int]] = {}
    for n in numbers:
        known = units[n].known
        noun = units[n + 1] if n + 1 < len(units) else None
        if (
            known
            and known.kind == "number"
            and _HOUR not in known.key
            and noun
            and noun.bare
            and noun.known is None
            and not measures(noun.bare)
        ):
            found.setdefault(noun.bare, []).append(n)
    return found

"""Names that one side holds in one span and the other beside its words: رئاسة "فيفا" and رئاسة الفيفا."""

from collections.abc import Sequence

from .equivalents import name_words
from .model import Unit, Units
from .steps import Step

_WHOLE = "whole name"
_NAMES = frozenset(("person", "organisation", "place", "agency"))


def with_whole_names(steps: Sequence[Step], left: Units, right: Units) -> list[Step]:
    """Steps in which words beside a name, that the name of the other side holds, are one step with it."""
    joined: list[Step] = []
    for step in steps:
        last = joined[-1] if joined else None
        if last and (_belongs(last, step, left, right) or _belongs(step, last, left, right)):
            joined[-1] = Step((last.left[0], step.left[1]), (last.right[0], step.right[1]), _WHOLE)
        else:
            joined.append(step)
    return [step._replace(relation="") if step.relation == _WHOLE else step for step in joined]


def _belongs(rest: Step, named: Step, left: Units, right: Units) -> bool:
    """Whether ``rest`` is what one side has alone, and the name with which the other answers in ``named`` holds it."""
    alone = left[slice(*rest.left)], right[slice(*rest.right)]
    if rest.relation or bool(alone[0]) == bool(alone[1]) or named.relation in ("", "same"):
        return False
    own, other = left[slice(*named.left)], right[slice(*named.right)]
    if alone[1]:
        own, other = other, own
    if len(other) != 1 or not _is_name(other[0]) or not all(_is_name(unit) or not unit.known for unit in own):
        return False
    words = _words(alone[0] or alone[1])
    return bool(words) and words <= name_words(other[0].form) - _words(own)


def _words(units: Units) -> set[str]:
    return {word for unit in units for word in name_words(unit.form)}


def _is_name(unit: Unit) -> bool:
    return unit.known is not None and unit.known.kind in _NAMES

"""From matched units to changes: what is equal, what is written otherwise, and what differs, in phrases."""

from collections.abc import Iterator, Sequence

from .answers import answering
from .joining import is_one
from .model import Change, Unit, Units
from .moves import Range, moved_blocks, without_blocks
from .paths import Match, match_units
from .regrouping import with_whole_names
from .steps import Step

_SUPPORTED_WITHIN = 4
"""Two facts far from any word that both sides share are compared only in a stretch of so many units."""

_ALONE_WITHIN = 12
_DOUBTFUL = frozenset(("fact", "set", "near", "shape", "title"))


def steps_of(left: Units, right: Units) -> tuple[list[Step], list[tuple[Range, Range]]]:
    """Both passages from the first unit to the last, as steps in order, and the stretches that were moved or
    answered elsewhere."""
    matches = _supported(match_units(left, right), left, right)
    steps = _steps(matches, len(left), len(right))
    moved = moved_blocks(steps, left, right)
    moved += list(answering(steps, left, right, moved))
    rest = with_whole_names(without_blocks(steps, moved), left, right)
    return _denied(_phrases(rest, left), left, right), moved


def change_of(step: Step, left: Units, right: Units) -> Change:
    """The units of a step with those beside it."""
    return Change(
        left[slice(*step.left)],
        right[slice(*step.right)],
        (_at(left, step.left[0] - 1), _at(right, step.right[0] - 1)),
        (_at(left, step.left[1]), _at(right, step.right[1])),
    )


def _denied(steps: Sequence[Step], left: Units, right: Units) -> list[Step]:
    """Steps in which a negation belongs to the changed word behind it: لم تجتمع and اجتمعت are one change."""
    joined: list[Step] = []
    for step in steps:
        last = joined[-1] if joined else None
        if last is None or (step.relation == "same" and last.relation):
            joined.append(step)
        elif is_one(last, step, left, right):
            joined[-1] = Step((last.left[0], step.left[1]), (last.right[0], step.right[1]), "")
        else:
            joined.append(step)
    return joined


def _at(units: Units, index: int) -> Unit | None:
    return units[index] if 0 <= index < len(units) else None


def _supported(matches: Sequence[Match], left: Units, right: Units) -> list[Match]:
    """Without two facts, or two verbs, that stand for each other only because nothing better did: in a phrase that was
    written anew a number need not answer a number, unless each side has one alone; nor a place a body."""
    places = {(match.left, match.right) for match in matches}
    kept = []
    for at, match in enumerate(matches):
        if match.relation not in _DOUBTFUL:
            kept.append(match)
            continue
        beside = {(match.left - 1, match.right - 1), (match.left + 1, match.right + 1)}
        edge = (match.left, match.right) == (0, 0) or (match.left, match.right) == (len(left) - 1, len(right) - 1)
        here, there = _around(matches, at, left, right)
        near = max(len(here), len(there)) <= _SUPPORTED_WITHIN
        lone = _lone(left[match.left], here, there)
        if _differ(left[match.left], right[match.right]):
            near, lone = near and lone, False
        if edge or near or lone or not beside.isdisjoint(places):
            kept.append(match)
    return kept


def _differ(one: Unit, other: Unit) -> bool:
    """Whether one is a place and the other a body, or one a number and the other a place in an order."""
    if one.known is None or other.known is None:
        return False
    if one.known.kind == "number":
        return one.key.startswith("number:#") != other.key.startswith("number:#")
    return one.known.kind != other.known.kind


def _around(matches: Sequence[Match], at: int, left: Units, right: Units) -> tuple[Units, Units]:
    """The unmatched units of both sides around a match."""
    before = matches[at - 1] if at else Match(-1, -1, "")
    own = matches[at]
    after = matches[at + 1] if at + 1 < len(matches) else Match(len(left), len(right), "")
    return (
        (*left[before.left + 1 : own.left], *left[own.left + 1 : after.left]),
        (*right[before.right + 1 : own.right], *right[own.right + 1 : after.right]),
    )


def _lone(unit: Unit, here: Units, there: Units) -> bool:
    """Whether a phrase holds no other span of the kind on either side."""
    if unit.known is None or max(len(here), len(there)) > _ALONE_WITHIN:
        return False
    return not any(other.known and other.known.kind == unit.known.kind for other in (*here, *there))


def _steps(matches: Sequence[Match], left: int, right: int) -> list[Step]:
    steps = []
    at_left = at_right = 0
    for match in [*matches, Match(left, right, "end")]:
        if match.left > at_left or match.right > at_right:
            steps.append(Step((at_left, match.left), (at_right, match.right), ""))
        at_left, at_right = match.left + 1, match.right + 1
        if match.relation != "end":
            steps.append(Step((match.left, at_left), (match.right, at_right), match.relation))
    return steps


def _phrases(steps: Sequence[Step], left: Units) -> list[Step]:
    """Steps in which words that serve others, between two rewritten phrases, belong to one phrase with them."""
    joined: list[Step] = []
    position = 0
    for run, until in _runs(steps, left):
        joined += steps[position:run]
        before, after = joined[-1] if joined else None, steps[until] if until < len(steps) else None
        if before and after and _is_weak(before, after, until - run):
            joined[-1] = Step((before.left[0], after.left[1]), (before.right[0], after.right[1]), "")
            position = until + 1
        else:
            joined += steps[run:until]
            position = until
    return [*joined, *steps[position:]]


def _runs(steps: Sequence[Step], left: Units) -> Iterator[tuple[int, int]]:
    """``(first, end)`` of each run of equal words that serve others."""
    first = None
    for number, step in enumerate(steps):
        serves = step.relation == "same" and not left[step.left[0]].bare and not left[step.left[0]].sense
        if serves and first is None:
            first = number
        elif not serves and first is not None:
            yield first, number
            first = None


def _is_weak(before: Step, after: Step, length: int) -> bool:
    """Whether fewer words are common than are rewritten on either side, and neither phrase is of one side alone."""
    if before.relation or after.relation:
        return False
    sizes = [step.left[1] - step.left[0] for step in (before, after)]
    others = [step.right[1] - step.right[0] for step in (before, after)]
    if 0 in sizes or 0 in others:
        return False
    return length < min(map(max, sizes, others))

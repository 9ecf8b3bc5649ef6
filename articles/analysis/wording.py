"""What differs between two passages that say the same, as spans of the two original texts, each with its kind.

Spans whose meaning is known are compared as one, so that a number or a name is a difference of its own also where the
words around it were written anew. The rules for the kinds stand in ``differences``, a kind of rule a file.

Bound: passages above ``WORDS`` words each are given as one difference whose reason is ``TOO_LONG``.
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from .compared_text import ComparedText
from .differences.changes import change_of, steps_of
from .differences.gaps import elsewhere, in_words, parts
from .differences.model import Change, Difference, Span, Units
from .differences.moves import with_moves
from .differences.rules import judge
from .differences.spans import joined, narrowed, span_of
from .differences.spelling import written
from .differences.steps import Step
from .differences.units import Reading, read

WORDS = 2_000
TOO_LONG = "too long"


def differences(left: ComparedText, here: Span, right: ComparedText, there: Span) -> tuple[Difference, ...]:
    """The differences between ``left.text[here]`` and ``right.text[there]``, in order."""
    if left.text[slice(*here)] == right.text[slice(*there)]:
        return ()
    readings = read(left), read(right)
    units = readings[0].between(here), readings[1].between(there)
    if max(map(len, units)) > WORDS:
        return (Difference("wording", here, there, TOO_LONG),)
    found = _between(units, readings)
    return tuple(with_moves(joined(found, readings), readings))


def _between(units: tuple[Units, Units], readings: tuple[Reading, Reading]) -> list[Difference]:
    steps, blocks = steps_of(*units)
    found = [*_of_steps(steps, units, readings), *_of_marks(steps, units, readings)]
    for here, there in blocks:
        left, right = units[0][slice(*here)], units[1][slice(*there)]
        found.append(Difference("moved", (left[0].start, left[-1].end), (right[0].start, right[-1].end), "words"))
    return found


def _of_steps(
    steps: Sequence[Step], units: tuple[Units, Units], readings: tuple[Reading, Reading]
) -> Iterator[Difference]:
    for step in steps:
        change = change_of(step, *units)
        if step.relation == "same" or (step.relation and _is_one_word(change)):
            yield from _written(change, readings)
        elif not step.relation and (words := in_words(change, readings)):
            yield from _between(words, readings)
        else:
            for part in parts(change, readings) if not step.relation else (change,):
                verdict = elsewhere(part, readings) or judge(part)
                yield Difference(verdict.kind, *narrowed(part, verdict, readings), verdict.reason)


def _is_one_word(change: Change) -> bool:
    """A word that opposes others, as من and إلى do, may be matched for that and still be the same."""
    pair = change.one_each
    return pair is not None and pair[0].form == pair[1].form


def _written(change: Change, readings: tuple[Reading, Reading]) -> Iterator[Difference]:
    """Words that are equal when folded and not as they stand."""
    one, other = change.left[0], change.right[0]
    here, there = (reading.text[unit.start : unit.end] for reading, unit in zip(readings, (one, other), strict=True))
    if reason := written(here, there):
        yield Difference("spelling", (one.start, one.end), (other.start, other.end), reason)


def _of_marks(
    steps: Sequence[Step], units: tuple[Units, Units], readings: tuple[Reading, Reading]
) -> Iterator[Difference]:
    """Punctuation between two words that both sides have."""
    for before, after in pairwise(steps):
        if before.relation and after.relation:
            gaps = [
                span_of(reading.text, own[step[0] - 1].end, own[step[0]].start)
                for reading, own, step in zip(readings, units, (after.left, after.right), strict=True)
            ]
            here, there = gaps
            if _marks(readings[0].text, here) != _marks(readings[1].text, there):
                yield Difference("spelling", here, there, "punctuation")


def _marks(text: str, span: Span | None) -> str:
    return text[slice(*span)] if span else ""

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
from .differences.model import Change, Difference, Span, Unit, Units, Verdict
from .differences.moves import with_moves
from .differences.rules import judge
from .differences.spans import joined, span_of, told
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
        change = change_of(Step(here, there, ""), *units)
        found += told(change, _elsewhere(change), readings)
    return found


def _elsewhere(change: Change) -> Verdict:
    """What a stretch that stands elsewhere on the other side is: moved, or another day or number."""
    pair = change.one_each
    verdict = judge(change) if pair and pair[0].form != pair[1].form else None
    return verdict if verdict and verdict.kind != "spelling" else Verdict("moved", "words")


def _of_steps(
    steps: Sequence[Step], units: tuple[Units, Units], readings: tuple[Reading, Reading]
) -> Iterator[Difference]:
    for step in steps:
        if step.relation and (words_equal := _one_word(step, units)):
            yield from _written(words_equal, readings)
            continue
        change = change_of(step, *units)
        if not step.relation and (words := in_words(change, readings)):
            yield from _between(words, readings)
        else:
            for part in parts(change, readings) if not step.relation else (change,):
                verdict = elsewhere(part, readings) or judge(part)
                yield from told(part, verdict, readings)


def _one_word(step: Step, units: tuple[Units, Units]) -> tuple[Unit, Unit] | None:
    """The two units of a step that are one word. A word that opposes others, as من and إلى do, may be matched for that
    and still be the same."""
    one, other = units[0][step.left[0]], units[1][step.right[0]]
    if step.relation == "same":
        return one, other
    alone = step.left[1] - step.left[0] == 1 == step.right[1] - step.right[0]
    return (one, other) if alone and one.form == other.form else None


def _written(pair: tuple[Unit, Unit], readings: tuple[Reading, Reading]) -> Iterator[Difference]:
    """Words that are equal when folded and not as they stand."""
    one, other = pair
    here, there = readings[0].text[one.start : one.end], readings[1].text[other.start : other.end]
    if here != there and (reason := written(here, there)):
        yield Difference("spelling", (one.start, one.end), (other.start, other.end), reason)


def _of_marks(
    steps: Sequence[Step], units: tuple[Units, Units], readings: tuple[Reading, Reading]
) -> Iterator[Difference]:
    """Punctuation between two words that both sides have."""
    texts = readings[0].text, readings[1].text
    for before, after in pairwise(steps):
        if before.relation and after.relation:
            one, other = (_gap(own, step[0]) for own, step in zip(units, (after.left, after.right), strict=True))
            if texts[0][slice(*one)].strip() != texts[1][slice(*other)].strip():
                yield Difference("spelling", span_of(texts[0], *one), span_of(texts[1], *other), "punctuation")


def _gap(units: Units, index: int) -> Span:
    return units[index - 1].end, units[index].start

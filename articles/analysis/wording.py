"""Which words differ between two passages that say the same, as spans of the two original texts.

Words are compared folded, so that spelling, harakat, quotation marks and spacing are no difference. What differs is
given in phrases: a stock word that happens to stand in both versions of a rewritten phrase does not cut it in two.

Bound: passages above ``WORDS`` words each are given as one change, and the result says so in ``reason``.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Literal

from rapidfuzz.distance import Indel

from articles.language.normalise import fold
from articles.language.tokens import Token, iterate_tokens
from articles.language.words import words

WORDS = 2_000

Kind = Literal["changed", "added", "omitted"]
TOO_LONG = "too long"

_PAIRED = {"(": ")", "[": "]", "«": "»", "“": "”", "‘": "’", "„": "”", '"': '"', "'": "'", "{": "}"}


@dataclass(frozen=True, slots=True)
class Difference:
    """``left_text[left[0]:left[1]]`` stands where ``right_text[right[0]:right[1]]`` stands; one of the two is an empty
    span, at the place where the words are missing, for "added" (right alone) and "omitted" (left alone).

    ``reason`` says more where more is known: ``"too long"`` for passages that were not compared word by word.
    """

    kind: Kind
    left: tuple[int, int]
    right: tuple[int, int]
    reason: str = ""


@dataclass(frozen=True, slots=True)
class _Run:
    """Words ``left[0]:left[1]`` against words ``right[0]:right[1]``."""

    equal: bool
    left: tuple[int, int]
    right: tuple[int, int]


def differences(
    left_text: str, left: tuple[int, int], right_text: str, right: tuple[int, int]
) -> tuple[Difference, ...]:
    """The differences between two passages, given as spans of their texts, in order."""
    if left_text[slice(*left)] == right_text[slice(*right)]:
        return ()
    left_words, right_words = _words(left_text, left), _words(right_text, right)
    if not left_words and not right_words:
        return ()
    if len(left_words) > WORDS or len(right_words) > WORDS:
        return (Difference("changed", left, right, TOO_LONG),)
    runs = _phrases(_runs(left_words, right_words), left_words, right_words)
    found = []
    for run in runs:
        if not run.equal and not _same_letters(run, left_words, right_words):
            spans = _span(left_text, left, left_words, run.left), _span(right_text, right, right_words, run.right)
            found.append(Difference(_kind(run), *spans))
    return tuple(found)


def _words(text: str, span: tuple[int, int]) -> list[Token]:
    start, end = span
    return [Token(t.start + start, t.end + start, t.text, t.form) for t in iterate_tokens(text[start:end])]


def _runs(left: Sequence[Token], right: Sequence[Token]) -> list[_Run]:
    """The longest common series of words, and what stands between its parts, as alternating runs."""
    steps = Indel.opcodes([token.form for token in left], [token.form for token in right])
    runs: list[_Run] = []
    for step in steps:
        run = _Run(step.tag == "equal", (step.src_start, step.src_end), (step.dest_start, step.dest_end))
        runs = _joined(runs, run) if runs and runs[-1].equal == run.equal else [*runs, run]
    return runs


def _joined(runs: list[_Run], run: _Run) -> list[_Run]:
    last = runs[-1]
    return [*runs[:-1], _Run(last.equal, (last.left[0], run.left[1]), (last.right[0], run.right[1]))]


def _phrases(runs: list[_Run], left: Sequence[Token], right: Sequence[Token]) -> list[_Run]:
    """Runs in which a stock word between two changes belongs to the changed phrase."""
    phrases: list[_Run] = []
    for position, run in enumerate(runs):
        before, after = phrases[-1:], runs[position + 1 : position + 2]
        weak = run.equal and before and after and _is_weak(run, before[0], after[0], left)
        shown = _Run(equal=False, left=run.left, right=run.right) if weak else run
        joins = phrases and not phrases[-1].equal and not shown.equal
        phrases = _joined(phrases, shown) if joins else [*phrases, shown]
    return phrases


def _is_weak(run: _Run, before: _Run, after: _Run, left: Sequence[Token]) -> bool:
    """Stock words between two rewritten phrases, when no more of them are common than rewritten on either side."""
    between = left[run.left[0] : run.left[1]]
    if any(_has_one_side(change) for change in (before, after)):
        return False
    stock = all(token.form in _function_words() for token in between)
    return stock and len(between) <= min(_size(before), _size(after))


def _has_one_side(run: _Run) -> bool:
    return run.left[0] == run.left[1] or run.right[0] == run.right[1]


def _size(run: _Run) -> int:
    return max(run.left[1] - run.left[0], run.right[1] - run.right[0])


def _same_letters(run: _Run, left: Sequence[Token], right: Sequence[Token]) -> bool:
    """Whether only spacing differs: و روسيا and وروسيا."""
    here, there = left[slice(*run.left)], right[slice(*run.right)]
    return "".join(t.form for t in here) == "".join(t.form for t in there)


def _kind(run: _Run) -> Kind:
    if run.left[0] == run.left[1]:
        return "added"
    return "omitted" if run.right[0] == run.right[1] else "changed"


def _span(text: str, passage: tuple[int, int], words: Sequence[Token], run: tuple[int, int]) -> tuple[int, int]:
    first, last = run
    if first == last:
        place = words[first - 1].end if first else passage[0]
        return place, place
    return _with_marks(text, passage, words[first].start, words[last - 1].end)


def _with_marks(text: str, passage: tuple[int, int], start: int, end: int) -> tuple[int, int]:
    """The span with the bracket or quotation mark just outside it that pairs with one in it, or with one just outside
    its other end."""
    opens = text[start - 1] if start > passage[0] else ""
    closes = text[end] if end < passage[1] else ""
    inside = text[start:end]
    mate = _PAIRED.get(opens, "")
    if mate and mate == closes:
        return start - 1, end + 1
    if mate and inside.count(mate) > (inside.count(opens) if opens != mate else 0):
        return start - 1, end
    if any(mark == closes and inside.count(opener) > inside.count(mark) for opener, mark in _PAIRED.items()):
        return start, end + 1
    return start, end


@cache
def _function_words() -> frozenset[str]:
    return frozenset(map(fold, words("function_words")))

"""What the rules of differences hand to one another."""

from dataclasses import dataclass
from typing import Literal, NamedTuple

from ..compared_text import Known

Kind = Literal["fact", "attribution", "wording", "omitted", "added", "moved", "equivalent", "spelling"]
KINDS: tuple[Kind, ...] = ("fact", "attribution", "wording", "omitted", "added", "moved", "equivalent", "spelling")
"""All kinds, the weightiest first."""

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Difference:
    """``left`` of the left text against ``right`` of the right text; None where that text has no such words, which is
    so of "added" (right alone) and "omitted" (left alone). ``reason`` is a short code for why it is of its kind."""

    kind: Kind
    left: Span | None
    right: Span | None
    reason: str


class Unit(NamedTuple):
    """What is compared as one: a word, or all words ``text[start:end]`` of a span whose meaning is known.

    ``form`` is folded as written, ``bare`` the same word without what is joined before it ("" for a word that only
    serves others), ``key`` is equal where the meaning is. ``sense`` is "not" or "may" of a word that denies or doubts.
    ``reports``: it stands where a text says whose words follow. ``titles``: the words that may stand for a name, the
    noun first.
    """

    start: int
    end: int
    form: str
    bare: str
    key: str
    known: Known | None
    sense: str
    reports: bool
    titles: tuple[str, ...] = ()


Units = tuple[Unit, ...]


@dataclass(frozen=True, slots=True)
class Change:
    """Units of the left against units of the right, one of which may be none. ``before`` is the unit of each side that
    stands before them in the passage, ``after`` the one behind."""

    left: Units
    right: Units
    before: tuple[Unit | None, Unit | None]
    after: tuple[Unit | None, Unit | None]

    @property
    def only(self) -> Units:
        """The units of a change that has one side; none where it has two."""
        return () if self.left and self.right else self.left or self.right

    @property
    def one_each(self) -> tuple[Unit, Unit] | None:
        """The two units where each side is one."""
        return (self.left[0], self.right[0]) if len(self.left) == 1 == len(self.right) else None


class Verdict(NamedTuple):
    kind: Kind
    reason: str

"""What the entity rules give back."""

from dataclasses import dataclass
from typing import Literal

Kind = Literal["person", "organisation", "place"]


@dataclass(frozen=True, slots=True)
class EntityMention:
    """A name in the text. ``text[start:end]`` is the name as written, without و ب ل and titles.

    ``name`` is its canonical form, ``rule`` what found it, ``role`` a person's office as written ("وزير الدفاع
    العراقي") or "", ``certainty`` 0 to 1.
    """

    start: int
    end: int
    text: str
    kind: Kind
    name: str
    rule: str
    role: str
    certainty: float


@dataclass(frozen=True, slots=True)
class Span:
    """A name in words ``first`` to ``end`` (without) of a reading; ``cut`` code points of the first word are clitics.

    ``last`` is how many of the words are the part by which the name is used for short (العبادي).
    """

    first: int
    end: int
    cut: int
    kind: Kind
    name: str
    rule: str
    certainty: float
    role: str = ""
    last: int = 0
    close: int = 0

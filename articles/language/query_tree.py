"""What a query means: words, phrases and how they combine, each with its span in what was typed."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TypeAlias


class Reason(StrEnum):
    """Why a part of a query was left out."""

    QUOTE = "quotation mark without its partner"
    BRACKET = "bracket without its partner"
    OPERATOR = "nothing beside the operator"
    COMMON = "word too common to search for"
    SHORT = "prefix shorter than two letters"
    EMPTY = "no word to search for"
    LONG = "only the first 2,000 characters were read"
    MANY = "only the first 64 words were read"
    DEEP = "brackets nested too deeply"


@dataclass(frozen=True, slots=True)
class Ignored:
    text: str
    reason: Reason


@dataclass(frozen=True, slots=True)
class Word:
    """One word: any of ``forms`` will do, or whatever begins with one where ``prefix``. The same word typed twice is
    equal."""

    start: int = field(compare=False)
    end: int = field(compare=False)
    forms: tuple[str, ...]
    prefix: bool = False


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words at fixed places: ``offsets[i]`` is the distance of ``words[i]`` from the first, stop words counted."""

    start: int = field(compare=False)
    end: int = field(compare=False)
    words: tuple[Word, ...]
    offsets: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Not:
    start: int
    end: int
    child: "Node"


@dataclass(frozen=True, slots=True)
class All:
    start: int
    end: int
    children: tuple["Node", ...]


@dataclass(frozen=True, slots=True)
class OneOf:
    start: int
    end: int
    children: tuple["Node", ...]


Node: TypeAlias = Word | Phrase | Not | All | OneOf


@dataclass(frozen=True, slots=True)
class Query:
    """What was understood (``root``, None for nothing) and what was left out."""

    text: str
    root: Node | None = None
    ignored: tuple[Ignored, ...] = ()

    def __bool__(self) -> bool:
        return self.root is not None

    @property
    def parts(self) -> tuple[Node, ...]:
        """What all must hold, each with its span in ``text``."""
        if self.root is None:
            return ()
        return self.root.children if isinstance(self.root, All) else (self.root,)

    @property
    def wanted(self) -> tuple[Word | Phrase, ...]:
        """The words and phrases that a hit may hold: those not under a minus."""
        return tuple(_wanted(self.root)) if self.root else ()

    def without(self, part: Node) -> str:
        """The query as typed, less one part."""
        return " ".join((self.text[: part.start] + " " + self.text[part.end :]).split())


def _wanted(node: Node) -> Iterator[Word | Phrase]:
    if isinstance(node, Word | Phrase):
        yield node
    elif not isinstance(node, Not):
        for child in node.children:
            yield from _wanted(child)

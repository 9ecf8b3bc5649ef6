"""What a query means: words, phrases, fields and how they combine, each with its span in what was typed."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum
from typing import Any, TypeAlias


class Strength(StrEnum):
    """How far a word may differ from what was typed."""

    EXACT = "exact"
    """The letters as typed, hamza and clitics included; only vowel signs do not count."""
    WORD = "word"
    """The same word: any spelling, clitic, number and gender."""
    FAMILY = "family"
    """Also what is derived from its stem: العراق, عراقي, عراقيون."""


class FieldName(StrEnum):
    """What a field asks about; words in the headline are a ``Title``."""

    SOURCE = "source"
    TAG = "tag"
    ENTITY = "entity"
    SPEAKER = "speaker"
    AFTER = "after"
    BEFORE = "before"
    STORY = "story"
    STATE = "state"


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
    VALUE = "field without a value"
    DATE = "not a date that exists"
    STATE = "not a reading state"
    FAR = "words are looked for at most 20 places apart"
    MANY_NEAR = "only a few words that stand near each other can be asked for at once"
    NO_SOURCE = "no source has this name"
    NO_TAG = "no tag has this name"
    NO_ENTITY = "no name like this is known"
    NO_STORY = "no story like this is known"


@dataclass(frozen=True, slots=True)
class Ignored:
    """A part that was left out; ``suggestions`` are names that may have been meant."""

    text: str
    reason: Reason
    suggestions: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Word:
    """One word: any of ``forms`` will do, or whatever begins with one where ``prefix``. With ``exact`` the text must
    also have these very letters. The same word typed twice is equal."""

    start: int = field(compare=False)
    end: int = field(compare=False)
    forms: tuple[str, ...]
    prefix: bool = False
    exact: str = ""


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words at fixed places: ``offsets[i]`` is the distance of ``words[i]`` from the first, stop words counted. With
    ``near`` each word must stand at most so many places from the next, before or after it."""

    start: int = field(compare=False)
    end: int = field(compare=False)
    words: tuple[Word, ...]
    offsets: tuple[int, ...]
    near: int = 0


@dataclass(frozen=True, slots=True)
class Title:
    """Words or a phrase of the headline."""

    start: int
    end: int
    child: Word | Phrase


@dataclass(frozen=True, slots=True)
class Field:
    """``name:value``. ``day`` is the first day of a time; ``names`` are those on the desk that ``value`` names, found
    by their ``ids``: both empty until ``queries.named_fields`` has looked them up."""

    start: int
    end: int
    name: FieldName
    value: str
    day: date | None = None
    ids: tuple[Any, ...] = ()
    names: tuple[str, ...] = ()


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


Node: TypeAlias = Word | Phrase | Title | Field | Not | All | OneOf


@dataclass(frozen=True, slots=True)
class Query:
    """What was understood (``root``, None for nothing) and what was left out."""

    text: str
    root: Node | None = None
    ignored: tuple[Ignored, ...] = ()
    strength: Strength = Strength.WORD

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
        """The words and phrases that a hit may hold anywhere: those not under a minus."""
        return tuple(node for node in _wanted(self.root) if not isinstance(node, Title))

    @property
    def wanted_in_title(self) -> tuple[Word | Phrase, ...]:
        """As ``wanted``, with those that only the headline may hold."""
        return tuple(node.child if isinstance(node, Title) else node for node in _wanted(self.root))

    def without(self, part: Node) -> str:
        """The query as typed, less one part."""
        return " ".join((self.text[: part.start] + " " + self.text[part.end :]).split())


def _wanted(node: Node | None) -> Iterator[Word | Phrase | Title]:
    if isinstance(node, Word | Phrase | Title):
        yield node
    elif isinstance(node, All | OneOf):
        for child in node.children:
            yield from _wanted(child)


def leaves(node: Node | None) -> Iterator[Word | Phrase | Title | Field]:
    """All words, phrases and fields below ``node``, also those under a minus."""
    if isinstance(node, All | OneOf):
        for child in node.children:
            yield from leaves(child)
    elif isinstance(node, Not):
        yield from leaves(node.child)
    elif node is not None:
        yield node


def rewritten(node: Node | None, change: Callable[[Word | Phrase | Title | Field], Node | None]) -> Node | None:
    """The tree with each leaf as ``change`` gives it; without those of which it gives None."""
    if node is None:
        return None
    if isinstance(node, All | OneOf):
        children = [child for child in (rewritten(child, change) for child in node.children) if child]
        return as_one(type(node), children)
    if isinstance(node, Not):
        inner = rewritten(node.child, change)
        return replace(node, child=inner) if inner else None
    return change(node)


def as_one(kind: type[All] | type[OneOf], nodes: list[Node]) -> Node | None:
    """``nodes`` joined: None of none, the node itself of one, flat where an All stands in an All."""
    if len(nodes) < 2:
        return nodes[0] if nodes else None
    children: list[Node] = []
    for node in nodes:
        children += node.children if kind is All and isinstance(node, All) else (node,)
    return kind(nodes[0].start, nodes[-1].end, tuple(children))

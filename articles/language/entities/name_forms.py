"""The shorter forms by which one full name may go: its given name, its family, both without what stands between."""

from functools import cache, lru_cache
from typing import NamedTuple

from .lexicon import NameWord, is_foreign, listed, name_word, roles
from .mention import Span
from .reading import Reading

Words = tuple[str, ...]

_PARTICLES = frozenset(
    [
        "عبد",
        "ام",
        "اب",
        "بو",
        "وا",
        "منت",
        "ود",
        "بت",
        "اغ",
        "حاج",
        "قس",
        "قره",
        "تير",
        "تين",
        "فن",
        "ديل",
        "ديلا",
        "دل",
        "دلا",
        "لا",
        "سان",
        "سانت",
        "ماك",
        "اوت",
        "زو",
        "تسو",
    ]
)
_LONGEST = 8
"""Words of the longest name that is cut into forms."""


class Unit(NamedTuple):
    """One part of a name: ``عبد الله``, ``فان دير هوفن``, ``سيف الدين`` are one."""

    first: int
    end: int


class Forms(NamedTuple):
    """Short forms, as folded words: the first part, first and others (``حسام الجبالي``), last parts (``تير شتيغن``)."""

    given: Words
    partial: frozenset[Words]
    tails: frozenset[Words]


@cache
def particles() -> frozenset[str]:
    """Folded words that are part of the next: بن, ولد, فان."""
    return _PARTICLES | roles("name_parts")["joint"] | roles("name_parts")["kunya"]


def units(words: Words) -> list[Unit]:
    """The parts of a name."""
    found: list[Unit] = []
    at = 0
    while at < len(words):
        end = at
        while end < len(words) - 1 and words[end] in particles():
            end += 1
        end += 1
        if end < len(words) and words[end] in ("الله", "الدين"):
            end += 1
        found.append(Unit(at, end))
        at = end
    return found


@lru_cache(maxsize=5_000)
def forms_of(words: Words) -> Forms | None:
    """None where the name has one part only, or too many words."""
    parts = units(words)
    if len(parts) < 2 or len(words) > _LONGEST:
        return None
    first, size = parts[0], len(words)
    given = words[: first.end]
    starts = [part.first for part in parts[1:]]
    partial = {given + words[at:] for at in starts[1:]} | {words[:at] for at in starts[1:]}
    tails = {words[at:] for at in starts if size - at > 1 and may_lead(words[at])} | {words[parts[-1].first :]}
    return Forms(given, frozenset(partial), frozenset(tails))


def may_lead(word: str) -> bool:
    """Whether last parts that begin with a word stand for the whole: ``فهد بوعباس`` is the father of دعيج فهد بوعباس,
    and ``المسودي الغازي`` is سناء المسودي الغازي."""
    foreign = is_foreign(word) and word not in listed("given_names")
    return word in particles() or foreign or name_word(word) is not NameWord.GIVEN


def is_shortened(key: Words, whole: Words) -> bool:
    """Whether a name of several parts is a longer one with later parts left out: حسام الجبالي is حسام شوقي الجبالي."""
    if not 1 < len(key) < len(whole):
        return False
    left, right = units(key), units(whole)
    if len(left) < 2 or key[: left[0].end] != whole[: right[0].end]:
        return False
    rest = iter([whole[part.first : part.end] for part in right[1:]])
    return all(any(key[part.first : part.end] == other for other in rest) for part in left[1:])


def words_of(reading: Reading, span: Span) -> Words:
    """The folded words of a name in the text, without letters joined before it."""
    first = reading.forms[span.first]
    if span.cut:
        first = next((form for form, cut in reading.cuts(span.first) if cut == span.cut), first)
    return (first, *reading.forms[span.first + 1 : span.end])

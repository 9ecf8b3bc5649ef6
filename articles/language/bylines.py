"""By-lines: who wrote a text and from where, as lines of their own or glued before the first words."""

import re

from .normalise import fold
from .tokens import tokenise
from .words import entries, words

_DASHES = re.compile(r"\s*[-–—ـ/|،:]+\s*")
_QUOTES = '«»“”"()[] '
_GLUED = re.compile(r"^[^\n.؟!«“\"]{2,60}?\s?:\s+(?=\S)")
_MAX_LINE = 70


def key_of(line: str) -> str:
    """The words of a line, folded, one space between: two lines with one key say the same."""
    return " ".join(token.form for token in tokenise(line))


def _keys(*subjects: str) -> frozenset[str]:
    return frozenset(key_of(word) for subject in subjects for word in words(subject))


class _Lists:
    """Folded once, at first use."""

    def __init__(self) -> None:
        self.desks = _keys("agencies", "outlets") | _keys("byline_desks")
        self.places = _keys("places_in_headlines")
        self.openers = tuple(sorted((fold(opener) for opener in words("byline_openers")), key=len, reverse=True))
        self.reporting = frozenset(fold(verb) for entry in entries("reporting_verbs") for verb in entry)


_lists: list[_Lists] = []


def _known() -> _Lists:
    if not _lists:
        _lists.append(_Lists())
    return _lists[0]


def is_byline(line: str, source: str = "", title_known: bool = False) -> bool:
    """Whether a line near the top of an article is a by-line: ``كتب: سالم``, ``بغداد - رويترز``, ``(واس)``.

    With ``title_known`` a short line of a name, a dash and a place counts too; else it could be the headline.
    """
    if len(line) > _MAX_LINE or line.endswith((".", "؟", "!", "…")):
        return False
    known = _known()
    folded = fold(line)
    if folded.startswith(known.openers):
        return True
    parts = [key_of(part) for part in _DASHES.split(line.strip(_QUOTES + ":")) if key_of(part)]
    if not parts or len(parts) > 4:
        return False
    desk = key_of(source)
    named = [part for part in parts if part in known.desks or (desk and part == desk)]
    if len(parts) == 1:
        return (bool(named) and (line.startswith("(") or line.endswith(":"))) or parts[0] in _keys("byline_desks")
    short = all(len(part.split()) <= 4 for part in parts)
    if named and short:
        return True
    return (
        title_known
        and short
        and any(part in known.places for part in parts)
        and re.search(r"[-–—ـ/]", line) is not None
    )


def names_a_place(head: str) -> bool:
    """Whether what is glued before a text says where it was written: ``تل نوار - وكالات:``. A part that is neither a
    desk nor a writer's name of three words is read as the place, if it stands first and a desk follows."""
    parts = [key_of(part) for part in _DASHES.split(head.strip(_QUOTES + ":")) if key_of(part)]
    known = _known()
    if any(part in known.places for part in parts):
        return True
    return len(parts) == 2 and parts[0] not in known.desks and parts[1] in known.desks


def without_opener(line: str) -> str:
    """The by-line's own content: ``كتب: سالم العلي`` gives ``سالم العلي``."""
    text = line.strip()
    for opener in words("byline_openers"):
        text = text.removeprefix(opener)
    return text.strip(" :-–—()[]")


def glued_byline(paragraph: str, source: str = "") -> int:
    """Length of a by-line glued before ``paragraph`` (``سالم العلي - صحيفة - بغداد: أعلنت ...``), or 0."""
    match = _GLUED.match(paragraph)
    if match is None:
        return 0
    head = match.group().rstrip(" :")
    if _places_a_desk(head, source) or is_byline(head + " :", source):
        return match.end()
    return match.end() if _names_a_writer(head, paragraph[match.end() :]) else 0


def _places_a_desk(head: str, source: str) -> bool:
    """``صحيفة من مدينة``, the outlet being known."""
    desk, middle, place = head.partition(" من ")
    known = _known()
    return (
        bool(middle)
        and (key_of(desk) in known.desks or key_of(desk) == key_of(source) != "")
        and len(place.split()) <= 3
    )


def _names_a_writer(head: str, rest: str) -> bool:
    """Two or three bare words and a colon before a reporting verb: speakers do not report themselves."""
    names = head.split()
    if not 2 <= len(names) <= 3 or any(name.startswith(("ال", "و", "«")) or not name.isalpha() for name in names):
        return False
    first = rest.split(maxsplit=1)[:1]
    return bool(first) and fold(first[0]) in _known().reporting and len(rest) > 80

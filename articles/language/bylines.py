"""By-lines: who wrote a text and from where, as lines of their own or glued before the first words."""

import re
from collections.abc import Callable
from functools import cache

from .datelines import dateline_of, is_desk, read_head
from .line_keys import key_of
from .names_in_lines import has_initial, is_name, is_place
from .normalise import fold
from .words import entries, folded, words

_DASHES = re.compile(r"\s*[-–—_/|،:]+\s*|\s+ـ+\s+")
_QUOTES = '«»“”"()[] '
_GLUED = re.compile(r"^[^\n.؟!«“\"]{2,60}?\s?:\s+(?=\S)")
_BEFORE_DESK = re.compile(r"^[^\n.؟!«“\":،]{4,40}?\s?[-–—]\s?")
_WROTE = re.compile(r"^(?:كتبت?|أعدته|أعده|بقلم|إعداد|حررته|حرره)\s+(?!ال)\S+(?:\s+\S+){1,2}\s*:?$")
_BRACKETS = re.compile(r"\(تصوير[^()]{0,40}\)\s*:?\s*")
_WORD = r"[^\W\d_]+"
_TWO_CALENDARS = re.compile(
    rf"\s\d{{1,2}} {_WORD}(?: {_WORD})? \d{{4}} ?هـ?\s+الموافق\s+\d{{1,2}} {_WORD} \d{{4}} ?م?\s"
)
_MAX_LINE = 70


@cache
def _places() -> frozenset[str]:
    return frozenset(key_of(word) for word in words("places_in_headlines"))


@cache
def _bare_desks() -> frozenset[str]:
    return frozenset(key_of(word) for word in words("byline_desks"))


@cache
def _openers() -> tuple[str, ...]:
    return tuple(sorted((fold(opener) for opener in words("byline_openers")), key=len, reverse=True))


@cache
def _reporting() -> frozenset[str]:
    return frozenset(fold(verb) for entry in entries("reporting_verbs") for verb in entry)


def is_byline(line: str, source_key: str = "", title_known: bool = False) -> bool:
    """Whether a line near the top of an article is a by-line: ``كتب: سالم``, ``بغداد - رويترز``, ``(واس)``.

    With ``title_known`` a short line of a name, a dash and a place counts too; else it could be the headline.
    """
    if len(line) > _MAX_LINE or line.endswith((".", "؟", "!", "…")):
        return False
    if fold(line).startswith(_openers()) or _WROTE.match(line):
        return True
    if title_known and _is_dateline(line, source_key):
        return True
    parts = [part for part in _DASHES.split(line.strip(_QUOTES + ":")) if key_of(part)]
    if not parts or len(parts) > 4:
        return False
    if len(parts) == 1:
        alone = is_desk(parts[0], source_key) and (line.startswith("(") or line.endswith(":"))
        signed = title_known and (has_initial(parts[0]) or _desk_from_place(parts[0], source_key))
        return alone or key_of(parts[0]) in _bare_desks() or signed
    if not all(len(part.split()) <= 4 for part in parts):
        return False
    if any(is_desk(part.strip(_QUOTES), source_key) for part in parts):
        return True
    return title_known and re.search(r"[-–—ـ/]", line) is not None and _names_place_or_person(parts)


def _is_dateline(line: str, source_key: str) -> bool:
    """``بغداد 20 يوليو (رويترز) -``, ``بغداد 15 شوال 1436 هـ الموافق 31 يوليو 2015 م واس``, ``بغداد: سالم العلي``."""
    dateline = read_head(_TWO_CALENDARS.sub(" - ", line).rstrip(" -–:"), source_key)
    place, colon, name = line.partition(":")
    return bool(dateline and dateline.place and dateline.agencies) or (
        bool(colon) and is_place(place.strip()) and is_name(name.strip())
    )


def _names_place_or_person(parts: list[str]) -> bool:
    if any(key_of(part) in _places() for part in parts):
        return True
    return len(parts) == 2 and (is_name(parts[0]) or (is_place(parts[1]) and parts[0].replace(" ", "").isalpha()))


def _desk_from_place(line: str, source_key: str) -> bool:
    desk, middle, place = line.partition(" من ")
    return bool(middle) and is_desk(desk, source_key) and len(place.split()) <= 3


def names_a_place(head: str, source_key: str = "") -> bool:
    """Whether what is glued before a text says where it was written: ``تل نوار - وكالات:``."""
    found = read_head(head, source_key)
    parts = _DASHES.split(head.strip(_QUOTES + ":"))
    return bool(found and found.place) or any(key_of(part) in _places() for part in parts)


def without_opener(line: str) -> str:
    """The by-line's own content: ``كتب: سالم العلي`` gives ``سالم العلي``."""
    text = line.strip()
    for opener in words("byline_openers"):
        text = text.removeprefix(opener)
    return text.strip(" :-–—()[]/*")


def glued_byline(paragraph: str, source_key: str = "") -> int:
    """Length of a by-line glued before ``paragraph`` (``سالم العلي - صحيفة - بغداد: أعلنت ...``), or 0."""
    dateline = dateline_of(paragraph, source_key)
    if dateline:
        return dateline.length
    match = _GLUED.match(paragraph)
    if match is not None:
        head = match.group().rstrip(" :")
        if is_byline(head + " :", source_key):
            return match.end()
        return match.end() if _names_a_writer(head, paragraph[match.end() :]) else 0
    return _before_desk(paragraph, source_key)


def _before_desk(paragraph: str, source_key: str) -> int:
    """``سالم العلي – صحيفة كذا أعلنت``: a writer, a dash and an outlet that is known, with no colon after it."""
    match = _BEFORE_DESK.match(paragraph)
    writer = match.group().rstrip(" -–—") if match else ""
    known = is_name(writer) or is_desk(writer, source_key)
    if match is None or not (known or is_place(writer)):
        return 0
    following = paragraph[match.end() : match.end() + 60].split(" ")
    before_verb = _before_verb(following, is_place if known else is_name)
    if before_verb or not known:
        return match.end() + before_verb if before_verb else 0
    for count in range(min(3, len(following) - 1), 0, -1):
        if is_desk(" ".join(following[:count]), source_key):
            return match.end() + len(" ".join(following[:count])) + 1
    return 0


def _before_verb(following: list[str], is_other: Callable[[str], bool]) -> int:
    """``سالم العلي – بغداد أعلنت``: length of the words up to a verb of the past that are a place, or a name."""
    for count in range(min(4, len(following) - 2), 0, -1):
        verb = fold(following[count])
        if (verb in _telling() or verb.removesuffix("ت") in _telling()) and is_other(" ".join(following[:count])):
            return len(" ".join(following[:count])) + 1
    return 0


@cache
def _telling() -> frozenset[str]:
    """Verbs of the past with which reports open."""
    entries_of = (folded("past_verbs"), folded("opening_verbs"), folded("reporting_verbs"))
    return frozenset(verb for entry in entries_of for form in entry for verb in form.split() if len(verb) > 2)


def _names_a_writer(head: str, rest: str) -> bool:
    """Two or three bare words and a colon before a reporting verb: speakers do not report themselves."""
    names = head.split()
    if not 2 <= len(names) <= 3 or any(name.startswith(("ال", "و", "«")) or not name.isalpha() for name in names):
        return False
    first = rest.split(maxsplit=1)[:1]
    return bool(first) and fold(first[0]) in _reporting() and len(rest) > 80

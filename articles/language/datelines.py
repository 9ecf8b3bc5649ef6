"""Datelines: where a text was written and which agency or desk sent it, glued before the first words.

``بغداد - رويترز:``, ``عدن (أ ف ب) -``, ``أبوظبي في 3 ديسمبر/ وام /``, ``إيلاف من لندن:``, ``القدس المحتلة - منعت``.
The forms are those of Arab agencies and papers.
"""

import re
from dataclasses import dataclass
from functools import cache

from .credits import agency_named
from .line_keys import key_of
from .names_in_lines import is_name, is_place
from .normalise import fold
from .words import entries, words

_LONGEST = 90
_END = re.compile(r"\)\s?[-–—:]+\s|/\s?[-–—:]*\s(?=\S)|\s?:(?:\s+|(?=[ء-ي]))|\s?[-–—]+\s+|[-–—]\s")
# A tatweel with spaces around it is a dash; after a letter it is none (لـ«رويترز»).
_STEPS = re.compile(r"\s*[-–—/|،:()\[\]*]+\s*|\s+ـ+\s+")
_QUOTES = '«»“”" '
_DATE = re.compile(r"(?:في )?\d{1,2} ?[^\W\d_]+(?: [^\W\d_]+)?(?:/[^\W\d_]+)?(?: \d{4})?")
_SENTENCE = frozenset(".؟!")


@dataclass(frozen=True, slots=True)
class Dateline:
    """The head of a paragraph up to ``length``. ``place`` and ``writer`` as written, agencies in standard form."""

    length: int
    place: str
    agencies: tuple[str, ...] = ()
    writer: str = ""


@cache
def _desks() -> frozenset[str]:
    return frozenset(key_of(name) for subject in ("outlets", "byline_desks", "media") for name in words(subject))


@cache
def _months() -> frozenset[str]:
    return frozenset(fold(name.split()[0]) for row in entries("months") for name in row[1:])


def is_desk(part: str, source_key: str = "") -> bool:
    """Whether ``part`` names an agency, an outlet, the source itself or a desk (``متابعات``)."""
    key = key_of(part)
    return bool(key) and (key == source_key or key in _desks() or bool(agency_named(part)))


def read_head(head: str, source_key: str = "") -> Dateline | None:
    """The dateline that ``head`` is, whole: parts that are each a place, date, agency, desk or writer.

    One part must be an agency or a desk.
    """
    place, writer, agencies, desk = "", "", list[str](), False
    parts = [part for part in (part.strip(_QUOTES) for part in _STEPS.split(head)) if part]
    if not 1 <= len(parts) <= 5:
        return None
    for index, part in enumerate(parts):
        if _is_date(part):
            continue
        before, middle, after = part.partition(" من ")
        if middle and is_desk(before, source_key) and len(after.split()) <= 3:
            place, desk = after, True
            agencies += agency_named(before) or ()
        elif is_desk(part, source_key):
            desk = True
            agencies += agency_named(part) or ()
        elif part.startswith("من ") and index and len(part.split()) <= 4:
            writer = part.removeprefix("من ")
        elif is_place(where := _without_date(part)):
            place = place or where
        elif is_name(part) or (index == 0 and len(part.split()) <= 4 and part.replace(" ", "").isalpha()):
            place, writer = (part, writer) if agency_named(parts[1] if len(parts) == 2 else "") else (place, part)
        elif desk and head.rstrip().endswith(":") and len(part.split()) <= 3 and part.replace(" ", "").isalpha():
            place = place or part
        else:
            return None
    return Dateline(len(head), place, tuple(dict.fromkeys(agencies)), writer) if desk else None


def _is_date(part: str) -> bool:
    match = _DATE.fullmatch(part)
    return bool(match) and any(fold(word) in _months() for word in re.split(r"[ /]", part))


def _without_date(part: str) -> str:
    match = re.search(r"\s(?:في\s)?\d{1,2}\s.*$", part)
    return part[: match.start()] if match and _is_date(match.group().strip()) else part


def dateline_of(paragraph: str, source_key: str = "") -> Dateline | None:
    """The dateline at the beginning of ``paragraph``, the longest there is."""
    best = None
    for end in _END.finditer(paragraph, 2, _LONGEST):
        if any(sign in _SENTENCE for sign in paragraph[: end.start()].replace("أ.ف.ب", "").replace("د.ب.أ", "")):
            break
        head = paragraph[: end.end()]
        rest = paragraph[end.end() :]
        if not rest.strip():
            break
        found = read_head(head, source_key)
        if found and (found.place or ":" in head or ")" in head or "/" in head or found.writer):
            best = found
        elif best is None and ":" not in head:
            best = _place_alone(head, rest)
    return best


def _place_alone(head: str, rest: str) -> Dateline | None:
    """``القدس المحتلة - منعت``: a known place, a dash with spaces, and a verb."""
    place = head.strip(" -–—")
    verb = fold(rest.split(maxsplit=1)[0])
    if not head.startswith(place) or not is_place(place) or len(rest) < 80 or "/" in head:
        return None
    known = verb in _past() or (verb.endswith("ت") and verb[:-1] in _past())
    return Dateline(len(head), place) if known else None


@cache
def _past() -> frozenset[str]:
    plain = frozenset(fold(verb) for entry in words("past_verbs") for verb in entry.split())
    return plain | frozenset(fold(verb) for entry in entries("reporting_verbs") for verb in entry)

"""Outlets by their bare name in quotation marks: «إيلاف», ل«الحياة»; everyday words need a word that says so."""

from functools import cache

from ..normalise import fold
from ..tokens import tokenise
from ..words import entries, folded
from .gazetteer import Key
from .lexicon import is_common, listed
from .mention import Span
from .reading import QUOTES, Reading

_LEADS = frozenset(
    ["ل", "لـ", "صحيفه", "جريده", "مجله", "قناه", "موقع", "وكاله", "تلفزيون", "اذاعه", "مراسل", "خصت", "بحسب", "وفق"]
)
_LONGEST = 3
_OPENING = QUOTES | set("([")
_CLOSING = QUOTES | set(")]")


@cache
def _names() -> dict[Key, str]:
    return {tuple(token.form for token in tokenise(form)): names[0] for names in entries("outlets") for form in names}


def find(reading: Reading) -> list[Span]:
    """Quoted names of listed outlets."""
    found: list[Span] = []
    for index in range(reading.size):
        start = reading.tokens[index].start
        if reading.text[start - 1 : start] not in QUOTES or not start:
            continue
        for length in range(1, min(_LONGEST, reading.size - index) + 1):
            end = reading.tokens[index + length - 1].end
            name = _names().get(tuple(reading.forms[index : index + length]))
            if name and reading.text[end : end + 1] in QUOTES and end < len(reading.text):
                if length == 1 and is_common(reading.forms[index]) and reading.form(index - 1) not in _LEADS:
                    continue
                found.append(Span(index, index + length, 0, "organisation", name, "outlet.quoted", 0.95))
    return found


def receivers(reading: Reading) -> list[Span]:
    """Whoever received a statement, in marks: بيان تلقته «دجلة برس», تصريح لـ"أخبار المحافظات"; and agencies whose
    short name is a word, in brackets or marks: (سونا)."""
    found: list[Span] = []
    for index in range(reading.size):
        start = reading.tokens[index].start
        mark = reading.text[start - 1 : start]
        if not mark or mark not in _OPENING:
            continue
        end = _marked_end(reading, index)
        if not end:
            continue
        agency = _short_agencies().get(tuple(reading.forms[index:end]))
        if agency:
            found.append(Span(index, end, 0, "organisation", agency, "outlet.agency_in_marks", 0.9))
        elif mark in QUOTES and _receives(reading, index):
            found.append(Span(index, end, 0, "organisation", reading.written(index, end), "outlet.receiver", 0.75))
    return found


def _marked_end(reading: Reading, index: int) -> int:
    """The end of one to three words that fill marks or brackets; 0 where the marks hold more."""
    for end in range(index + 1, min(index + 1 + _LONGEST, reading.size + 1)):
        close = reading.tokens[end - 1].end
        if reading.text[close : close + 1] in _CLOSING and close < len(reading.text):
            return end
        if not reading.joined(end - 1):
            return 0
    return 0


def _receives(reading: Reading, index: int) -> bool:
    """Whether what stands before the marks hands a statement to whom they name."""
    before = reading.form(index - 1)
    if before in listed("statement_receipts"):
        return True
    near = reading.forms[max(0, index - 8) : index]
    return before == "ل" and any(word.removeprefix("و") in listed("statement_leads") for word in near)


@cache
def _short_agencies() -> dict[Key, str]:
    short = folded("agencies_not_alone")
    return {
        tuple(token.form for token in tokenise(form)): names[0]
        for names in entries("agencies")
        for form in names
        if fold(form) in short
    }

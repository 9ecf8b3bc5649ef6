"""Outlets by their bare name in quotation marks: «إيلاف», ل«الحياة»; everyday words need a word that says so."""

import re
from bisect import bisect_left
from functools import cache

from ..normalise import fold
from ..tokens import tokenise
from ..words import entries, folded
from .gazetteer import Key
from .lexicon import NameWord, is_common, listed
from .mention import Span
from .reading import QUOTES, Reading

_LEADS = frozenset(
    ["ل", "لـ", "صحيفه", "جريده", "مجله", "قناه", "موقع", "وكاله", "تلفزيون", "اذاعه", "مراسل", "خصت", "بحسب", "وفق"]
)
_LONGEST = 3
_NOUNS = frozenset(["صحيفه", "جريده", "مجله", "قناه", "اذاعه", "لصحيفه", "لقناه", "لاذاعه", "لمجله", "لجريده", "منصه"])
_PAPERS = frozenset(["صحيفه", "جريده", "لصحيفه", "لجريده", "اذاعه", "لاذاعه"])
_ON = frozenset(["علي", "عبر"])
_QUOTE = re.compile(f"[{''.join(sorted(QUOTES))}]")
_BEFORE_WORD = re.compile(rf"[{''.join(sorted(QUOTES))}(\[]")
_CLOSING = QUOTES | set(")]")


def after_quotes(reading: Reading) -> list[int]:
    """Words right after a quotation mark."""
    return _after(reading, _QUOTE)


def _after(reading: Reading, marks: re.Pattern[str]) -> list[int]:
    """Words right after one of the marks."""
    tokens = reading.tokens
    places = (mark.end() for mark in marks.finditer(reading.text))
    found = ((bisect_left(tokens, (start,)), start) for start in places)
    return [index for index, start in found if index < reading.size and tokens[index].start == start]


@cache
def _names() -> dict[Key, str]:
    return {tuple(token.form for token in tokenise(form)): names[0] for names in entries("outlets") for form in names}


def find(reading: Reading) -> list[Span]:
    """Quoted names of listed outlets."""
    found: list[Span] = []
    for index in after_quotes(reading):
        for length in range(1, min(_LONGEST, reading.size - index) + 1):
            end = reading.tokens[index + length - 1].end
            name = _names().get(tuple(reading.forms[index : index + length]))
            if name and reading.text[end : end + 1] in QUOTES and end < len(reading.text):
                if length == 1 and is_common(reading.forms[index]) and reading.form(index - 1) not in _LEADS:
                    continue
                found.append(Span(index, index + length, 0, "organisation", name, "outlet.quoted", 0.95))
    return found


def after_nouns(reading: Reading) -> list[Span]:
    """Outlets without marks: صحيفة المساء, إذاعة موزاييك, قناة المسيرة; and agencies whose short name is a word, after
    a verb of telling: ذكرت سانا."""
    found: list[Span] = []
    leads = _NOUNS | _ON | listed("telling_agencies")
    for index, before in enumerate(reading.forms[:-1], start=1):
        if before not in leads or not reading.joined(index - 1):
            continue
        if before in _ON and reading.form(index) != "اكس":
            continue
        span = _listed_at(reading, index) if before in _NOUNS or before in _ON else _agency_at(reading, index)
        span = span or (_unlisted_at(reading, index) if before in _PAPERS else None)
        if span:
            found.append(span)
    return found


def _listed_at(reading: Reading, index: int) -> Span | None:
    for length in range(_LONGEST, 0, -1):
        name = _names().get(tuple(reading.forms[index : index + length]))
        if name and all(reading.joined(at) for at in range(index, index + length - 1)):
            return Span(index, index + length, 0, "organisation", name, "outlet.after_noun", 0.96)
    return None


def _agency_at(reading: Reading, index: int) -> Span | None:
    for form, cut in reading.cuts(index):
        name = _short_agencies().get((form,))
        if name and (not cut or reading.forms[index] == "ل" + form):
            return Span(index, index + 1, cut, "organisation", name, "outlet.agency", 0.85)
    return None


def _unlisted_at(reading: Reading, index: int) -> Span | None:
    """A definite noun, or a word that Arabic does not know: no adjective of a paper (المحلية, اليومية)."""
    form = reading.form(index)
    noun = form.startswith("ال") and len(form) > 4 and not form.endswith(("يه", "ي", "ات", "ين"))
    if form in listed("words_after_names") or not (noun or reading.kind(index) is NameWord.UNKNOWN):
        return None
    return Span(index, index + 1, 0, "organisation", reading.written(index, index + 1), "outlet.after_noun", 0.7)


def receivers(reading: Reading) -> list[Span]:
    """Whoever received a statement, in marks: بيان تلقته «دجلة برس», تصريح لـ"أخبار المحافظات"; and agencies whose
    short name is a word, in brackets or marks: (سونا)."""
    found: list[Span] = []
    marked: list[tuple[int, int]] = []
    for index in _after(reading, _BEFORE_WORD):
        mark = reading.text[reading.tokens[index].start - 1]
        end = marked_end(reading, index)
        if not end:
            continue
        agency = _short_agencies().get(tuple(reading.forms[index:end]))
        if agency:
            found.append(Span(index, end, 0, "organisation", agency, "outlet.agency_in_marks", 0.9))
        elif mark in QUOTES and (_receives(reading, index) or reading.form(index - 1) in listed("group_leads")):
            found.append(Span(index, end, 0, "organisation", reading.written(index, end), "outlet.receiver", 0.75))
        elif mark in QUOTES:
            marked.append((index, end))
    return found + _marked_again(reading, found, marked)


def _marked_again(reading: Reading, found: list[Span], marked: list[tuple[int, int]]) -> list[Span]:
    """The same words in marks elsewhere in the article."""
    names = {tuple(reading.forms[span.first : span.end]): span.name for span in found}
    again = ((index, end, names.get(tuple(reading.forms[index:end]))) for index, end in marked)
    return [Span(index, end, 0, "organisation", name, "outlet.receiver", 0.7) for index, end, name in again if name]


def marked_end(reading: Reading, index: int) -> int:
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
        if fold(form) in short and names[0] != "وكالات"
    }

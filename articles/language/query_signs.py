"""A query cut into its signs: words, quotation marks, brackets, operators and fields."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from .normalise import fold, fold_digits
from .query_fields import WrittenField, fields_in
from .stems import Term, terms

NEAR_UNSAID = 5
_QUOTES = {'"': '"”“„＂', "＂": '"”“„＂', "“": '"”“„＂', "”": '"”“„＂', "„": '"”“„＂', "«": "»", "»": "«»"}
_MINUS = "-−–"
_NEAR = re.compile(r"[~～](\d{0,4})")
_OR, _AND = {"or", "او"}, {"and", "و"}


@dataclass(frozen=True, slots=True)
class Sign:
    kind: Literal["word", "quote", "open", "close", "not", "or", "and", "field"]
    start: int
    end: int
    term: Term | None = None
    field: WrittenField | None = None


def signs_of(text: str) -> list[Sign]:
    """The query cut into fields, words and the signs between them; other punctuation only separates."""
    signs: list[Sign] = []
    last = 0
    for written in fields_in(text):
        signs += _plain_signs(text, last, written.start)
        signs.append(Sign("field", written.start, written.end, field=written))
        last = written.end
    return [*signs, *_plain_signs(text, last, len(text))]


def _plain_signs(text: str, start: int, end: int) -> Iterator[Sign]:
    last = start
    for term in terms_at(text, start, end):
        if _says_near(text, term.start):
            continue
        yield from _between(text, last, term.start)
        last = term.end
        written = fold(text[term.start : term.end])
        if written in _OR and text[term.end : term.end + 1] != "*":
            yield Sign("or", term.start, term.end, term)
        else:
            yield Sign("and" if written in _AND else "word", term.start, term.end, term)
    yield from _between(text, last, end)


def _says_near(text: str, at: int) -> bool:
    """Whether the number at ``at`` belongs to the quotation mark before it: "..."~5."""
    return text[at - 1 : at] in ("~", "～") and text[at - 2 : at - 1] in _QUOTES


def terms_at(text: str, start: int, end: int) -> Iterator[Term]:
    for term in terms(text[start:end]):
        yield Term(term.start + start, term.end + start, term.forms)


def _between(text: str, start: int, end: int) -> Iterator[Sign]:
    for at in range(start, end):
        letter = text[at]
        if letter in _QUOTES:
            near = _NEAR.match(text, at + 1)
            yield Sign("quote", at, near.end() if near else at + 1)
        elif letter == "(":
            yield Sign("open", at, at + 1)
        elif letter == ")":
            yield Sign("close", at, at + 1)
        elif letter == "|":
            yield Sign("or", at, at + 1)
        elif letter in _MINUS and _begins_something(text, at):
            yield Sign("not", at, at + 1)


def _begins_something(text: str, at: int) -> bool:
    before, after = text[at - 1 : at], text[at + 1 : at + 2]
    return (not before or before.isspace() or before in "(|") and bool(after) and not after.isspace()


def pair_quotes(text: str, signs: list[Sign]) -> dict[int, int]:
    """For each quotation mark the number of the next one that can close it."""
    pairs: dict[int, int] = {}
    next_of: dict[str, int] = {}
    for number in range(len(signs) - 1, -1, -1):
        if signs[number].kind == "quote":
            mark = text[signs[number].start]
            closing = [next_of[closer] for closer in _QUOTES[mark] if closer in next_of]
            if closing:
                pairs[number] = min(closing)
            next_of[mark] = number
    return pairs


def places_said(text: str, close: Sign) -> int:
    """How near the words of a phrase must be ("..."~5), 0 where they are to stand side by side."""
    said = _NEAR.search(text, close.start, close.end)
    return max(1, int(fold_digits(said[1]) if said[1] else NEAR_UNSAID)) if said else 0

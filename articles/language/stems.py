"""The search index of one article: words under the forms that a search looks for, written as a tsvector by us.

Postgres' own Arabic configuration misses a quarter of what it should find (docs/architecture.md), so the analyser is
ours on both sides: ``index_article`` writes the vector, ``query_syntax`` reads queries through the same ``terms``.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from .clitics import readings
from .normalise import fold
from .tokens import Token, iterate_tokens

MAX_POSITION = 16_380
"""Postgres keeps 14 bits for a position (16,383); the last few are left free, so that no phrase matches there."""

_BEYOND = 16_383
_GAP = 10
"""Places left between headline and text, so that no phrase runs from one into the other."""

_LEAD = 60
"""Words of the text that weigh as its lead (weight B)."""

_POSITIONS_PER_WORD = 255
_MAX_LETTERS = 250
"""Letters of a word that are indexed; a lexeme must stay under 2 KB and a letter can take 4 bytes."""

_MAX_BYTES = 1_000_000
"""A tsvector must stay under 1 MB; the rest is left for what Postgres adds."""


_SERVANT_OF = {"عبد", "وعبد", "لعبد", "بعبد", "فعبد"}


class Term(NamedTuple):
    """One place of a text: ``text[start:end]`` and the forms it is found under, none for a stop word."""

    start: int
    end: int
    forms: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class IndexedArticle:
    vector: str
    """A literal for ``%s::tsvector``."""
    complete: bool
    """False where the article is so long that some words, or some of their places, were left out."""


def terms(text: str) -> Iterator[Term]:
    """The words of ``text`` in order, one for each position. عبد الله and عبدالله are one word."""
    waiting: Token | None = None
    for token in iterate_tokens(text):
        if waiting is not None:
            joined = _joined(waiting, token, text)
            yield joined or _term(waiting)
            waiting = None
            if joined:
                continue
        if token.form in _SERVANT_OF:
            waiting = token
        else:
            yield _term(token)
    if waiting is not None:
        yield _term(waiting)


def _joined(first: Token, second: Token, text: str) -> Term | None:
    if not second.form.startswith("ال") or len(second.form) < 4 or text[first.end : second.start] != " ":
        return None
    whole = "عبد" + second.form
    return Term(first.start, second.end, (whole, "عبد", *readings(second.text)))


def _term(token: Token) -> Term:
    return Term(token.start, token.end, forms_of(token.text))


@lru_cache(maxsize=100_000)
def forms_of(written: str) -> tuple[str, ...]:
    """The forms of a word or number that stands alone."""
    if written[0].isdigit():
        return (plain_number(fold(written)),)
    if len(written) > _MAX_LETTERS:
        return (fold(written)[:_MAX_LETTERS],)
    return readings(written)


def joins_the_next(written: str) -> bool:
    """Whether a word may be one with the word after it: عبد الله."""
    return fold(written) in _SERVANT_OF


def plain_number(folded: str) -> str:
    """2,500 and 2٬500 as 2500; 3٫5 as 3.5."""
    folded = folded.replace("٬", ",").replace("٫", ".")[:_MAX_LETTERS]
    groups = folded.split(",")
    if len(groups) > 1 and all(len(group.partition(".")[0]) == 3 for group in groups[1:]):
        return "".join(groups)
    return folded


def index_document(title: str, text: str) -> str:
    """The tsvector literal of an article: headline weight A, lead B, the rest C, what lies beyond the limits D."""
    return index_article(title, text).vector


def index_article(title: str, text: str) -> IndexedArticle:
    """As ``index_document``, and whether all of it found room."""
    places: dict[str, list[str]] = {}
    complete = True
    room = _MAX_BYTES
    for position, forms in _positions(title, text):
        for form in forms:
            found = places.get(form)
            cost = 2 if found else len(form.encode()) + 8
            if (found and len(found) >= _POSITIONS_PER_WORD) or room < cost:
                complete = False
                continue
            room -= cost
            if found is None:
                places[form] = [position]
            elif position != found[-1]:
                found.append(position)
        complete = complete and position != f"{_BEYOND}D"
    return IndexedArticle(" ".join(f"'{_escape(form)}':{','.join(found)}" for form, found in places.items()), complete)


def _positions(title: str, text: str) -> Iterator[tuple[str, tuple[str, ...]]]:
    last = 0
    for last, term in enumerate(terms(title), 1):
        yield _position(last, "A"), term.forms
    first = last + _GAP
    for number, term in enumerate(terms(text)):
        yield _position(first + number, "B" if number < _LEAD else "C"), term.forms


def _position(number: int, weight: str) -> str:
    return f"{number}{weight}" if number <= MAX_POSITION else f"{_BEYOND}D"


def _escape(form: str) -> str:
    return form.replace("\\", "\\\\").replace("'", "''")

"""What a search that found nothing may have meant: the nearest spellings of its words that no article holds.

Candidates are the words of known names (by trigram) and every form one slip away from what was typed. Which of those
exist the text index is asked, all in one statement: 5 to 40 ms at 15,000 articles as at 300,000, with nothing stored. A
trigram index on headlines would take 120 bytes an article and up to 0.7 s a question at a million of them, and would
know only the words of headlines.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import partial
from math import log10

from django.db import connection
from rapidfuzz.distance import OSA

from ..language.clitics import readings
from ..language.inflection import same_word
from ..language.misspellings import near_forms, other_keyboard
from ..language.normalise import fold, name_key, spellings_of
from ..language.query_syntax import parse
from ..language.query_tree import Phrase, Query, Word
from ..language.stems import forms_of, terms
from .asked_search import read_query
from .nearest_names import SET_LEAST
from .search import Search
from .search_advice import count_few
from .search_counts import Count

MOST = 5

_WORDS = 8
"""Words of a query that are asked whether anything holds them."""

_UNKNOWN = 3
"""Words for which spellings are looked for."""

_EXAMPLES = 3
_SAMPLE = 500
_NAMES = 40
_LEAST_ALIKE = 0.4
_OF_A_NAME = 0.9
"""A step towards a name counts less than one towards any word: who is searched for is mostly somebody."""

_OTHER_KEYBOARD = 0.2
_COMMONNESS = 0.15
"""What a word that ten times as many articles hold may be farther away. One in a single article is often a slip too."""

_FARTHER = 0.5
"""What is that much farther away than the nearest is not meant."""


@dataclass(frozen=True, slots=True)
class Near:
    """With ``suggestion`` in place of ``written`` the query reads ``query`` and has ``count`` hits."""

    written: str
    suggestion: str
    query: str
    count: Count


@dataclass(frozen=True, slots=True)
class _Unknown:
    """A word of the query, ``text[start:end]``, that no article holds."""

    start: int
    end: int
    written: str
    form: str


_NO_WORDS: list[_Unknown] = []
_NO_SPELLINGS: list[str] = []


def near_spellings(search: Search) -> list[Near]:
    """At most five, the nearest first, each tried. Ask inside ``with within_time()``; of what takes too long nothing.

    Where several words are unknown, each suggestion comes with the nearest spellings of the others.
    """
    spellings: dict[_Unknown, list[str]] = {}
    for word in search.in_time("advice", partial(_unknown, search.query), _NO_WORDS):
        spellings[word] = search.in_time("advice", partial(_spellings, word), _NO_SPELLINGS)
    best = {word: found[0] for word, found in spellings.items() if found}
    tried = [_tried(search, word, {**best, word: one}) for word, found in spellings.items() for one in found]
    return list({near.query: near for near in tried if near.count}.values())[:MOST]


def _tried(search: Search, word: _Unknown, spelled: Mapping[_Unknown, str]) -> Near:
    text = search.query.text
    for other in sorted(spelled, key=lambda one: -one.start):
        text = text[: other.start] + spelled[other] + text[other.end :]
    asked = replace(search, query=read_query(text, search.query.strength), counted={})
    return Near(word.written, spelled[word], text, count_few(asked))


def _unknown(query: Query) -> list[_Unknown]:
    """The words asked for that no article holds; none where there are more than three."""
    words = list(_words(query))[:_WORDS]
    if not words:
        return []
    forms = {form for _place, word in words for form in word.forms}
    held = set(_how_many(forms))
    unknown = dict.fromkeys(place for place, word in words if held.isdisjoint(word.forms))
    return list(unknown) if len(unknown) <= _UNKNOWN else []


def _words(query: Query) -> Iterator[tuple[_Unknown, Word]]:
    """The words that a hit must or may hold, as they were typed, before other names were added to them."""
    typed = parse(query.text, query.strength)
    for leaf in typed.wanted_in_title:
        for word in leaf.words if isinstance(leaf, Phrase) else (leaf,):
            place = None if word.prefix else _place(query.text, word)
            if place:
                yield place, word


def _place(text: str, word: Word) -> _Unknown | None:
    """Where the word itself stands: a word may span its quotation marks or the field before it."""
    for term in terms(text[word.start : word.end]):
        if term.forms and term.forms[0] == word.forms[0]:
            start, end = word.start + term.start, word.start + term.end
            return _Unknown(start, end, text[start:end], term.forms[0])
    return None


def _spellings(word: _Unknown) -> list[str]:
    """The nearest words that some article holds, as articles write them: of the forms of one word the nearest alone."""
    near = near_forms(word.form)
    if switched := other_keyboard(word.written):
        near.update(dict.fromkeys(forms_of(switched)[:1], _OTHER_KEYBOARD))
    for form, cost in _words_of_names(word.form):
        near[form] = min(cost, near.get(form, cost))
    far = {form: near[form] - _COMMONNESS * log10(number) for form, number in _how_many(near).items()}
    chosen: list[str] = []
    for form in sorted(far, key=lambda form: (far[form], form)):
        if len(chosen) == MOST or far[form] > far[chosen[0] if chosen else form] + _FARTHER:
            break
        if not any(form in same_word(other) or other in same_word(form) for other in chosen):
            chosen.append(form)
    written = _as_written(chosen, definite=fold(word.written).startswith("ال"))
    return [written.get(form, form) for form in chosen]


def _words_of_names(form: str) -> Iterator[tuple[str, float]]:
    """Words of names on the desk at most a third of whose letters are others than those of ``form``."""
    if not form.isalpha():
        return
    with connection.cursor() as cursor:
        cursor.execute(SET_LEAST, {"alike": _LEAST_ALIKE, "inside": _LEAST_ALIKE})
        cursor.execute(
            "SELECT name FROM articles_entity WHERE %s <%% key AND merged_into_id IS NULL"
            " ORDER BY word_similarity(%s, key) DESC, confirmed DESC, id LIMIT %s",
            [form, form, _NAMES],
        )
        names = [name for (name,) in cursor.fetchall()]
    for other in {other for name in names for part in name_key(name).split() for other in readings(part)[:1]}:
        steps = OSA.distance(form, other)
        if 0 < steps <= len(form) // 3:
            yield other, steps * _OF_A_NAME


def _how_many(forms: Iterable[str]) -> dict[str, int]:
    """Those of ``forms`` that articles hold, and by how many of them, counted to a hundred."""
    asked = [(form, "'" + form.replace("\\", "\\\\").replace("'", "''") + "'") for form in forms]
    if not asked:
        return {}
    with _probing(), connection.cursor() as cursor:
        cursor.execute(_HELD, [[form for form, _query in asked], [query for _form, query in asked]])
        return dict(cursor.fetchall())


_HELD = """
    SELECT asked.form, held.number FROM unnest(%s::text[], %s::text[]) AS asked (form, query)
     CROSS JOIN LATERAL (SELECT count(*) FROM (
           SELECT FROM articles_article WHERE search @@ asked.query::tsquery LIMIT 100) AS few) AS held (number)
     WHERE held.number > 0
"""


@contextmanager
def _probing() -> Iterator[None]:
    """Keeps the planner on the text index, of which a sample answers whether a word is there at all."""
    settings = {"enable_indexscan": "off", "enable_indexonlyscan": "off", "gin_fuzzy_search_limit": str(_SAMPLE)}
    with connection.cursor() as cursor:
        cursor.execute("; ".join(f"SET LOCAL {name} = {value}" for name, value in settings.items()))
        yield
        cursor.execute("; ".join(f"SET LOCAL {name} TO DEFAULT" for name in settings))


def _as_written(forms: Sequence[str], *, definite: bool) -> dict[str, str]:
    """Each form as some article writes it: with its hamza and ta marbuta, with the article only where ``definite``."""
    if not forms:
        return {}
    queries = ["'" + form.replace("'", "''") + "'" for form in forms]
    with _probing(), connection.cursor() as cursor:
        cursor.execute(_HOLDERS, [list(forms), queries, _EXAMPLES])
        rows = cursor.fetchall()
    found: dict[str, Counter[str]] = {form: Counter() for form in forms}
    for form, title, text in rows:
        found[form].update(_in_any_spelling(form).findall(f"{title} {text}"))
    return {form: _commonest(seen, definite) for form, seen in found.items() if seen}


def _in_any_spelling(form: str) -> re.Pattern[str]:
    letters = "".join(f"[{re.escape(spellings_of(letter))}]" for letter in form)
    return re.compile(rf"\b(?:ال)?{letters}\b", re.IGNORECASE)


def _commonest(seen: Counter[str], definite: bool) -> str:
    return max(seen, key=lambda word: (word.startswith("ال") == definite, seen[word], word))


_HOLDERS = """
    SELECT asked.form, held.title, held.text FROM unnest(%s::text[], %s::text[]) AS asked (form, query)
     CROSS JOIN LATERAL (
           SELECT title, text FROM articles_article WHERE search @@ asked.query::tsquery LIMIT %s) AS held
"""

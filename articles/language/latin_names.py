"""Names that Arabic news writes in Latin letters too, from either script to the other (``words/latin_names.txt``).

A name is compared by its words as the analyser reads them, so that للأمم المتحدة is الأمم المتحدة; Latin words without
accents and without al, so that al-Sisi is Sisi and Erdoğan is Erdogan.
"""

import unicodedata
from collections import defaultdict
from collections.abc import Iterable
from functools import cache

from .normalise import fold
from .stems import Term, terms
from .words import entries

NameKey = tuple[str, ...]
"""The words of a name as names are compared here."""

_ARTICLES = {"al", "el"}
_FEWEST_LETTERS = 3
"""A single Latin word of fewer letters is no name to look for: UN is a French article, AP the two letters of a code."""


def key_of(name: str) -> NameKey:
    """The key of a name as written."""
    return key_of_terms(name, terms(name))


def key_of_terms(text: str, places: Iterable[Term]) -> NameKey:
    """The key of some words of ``text``; empty where they are no name that could be looked for."""
    key = tuple(_word(text[place.start : place.end], place) for place in places)
    bare = tuple(word for word in key if word not in _ARTICLES) or key
    return bare if len(bare) > 1 or any(map(_is_long_enough, bare)) else ()


def other_names(key: NameKey) -> tuple[str, ...]:
    """The names in the other script of whoever ``key`` names, in the order of the list; none for a name not in it."""
    return _listed().get(key, ())


def script_of(name: str) -> str:
    """``arabic``, ``latin``, or nothing for a name in both scripts or in neither."""
    arabic = any("\u0600" <= letter <= "\u06ff" for letter in name)
    latin = any(letter.isalpha() and letter < "\u0250" for letter in name)
    return "" if arabic == latin else "arabic" if arabic else "latin"


def can_be_found(name: str) -> bool:
    """Whether the index can tell ``name`` from other words. Of بي بي سي it holds only سي: the rest is stop words."""
    places = list(terms(name))
    kept = [place.forms[0] for place in places if place.forms]
    if len(kept) == 1 and script_of(name) == "latin":
        return len(kept[0]) >= _FEWEST_LETTERS
    if len(kept) < len(places):
        return len(kept) > 2 or (len(kept) == len(places) - 1 and any(len(form) > _FEWEST_LETTERS for form in kept))
    return bool(kept)


def _is_long_enough(word: str) -> bool:
    return not word.isascii() or (len(word) >= _FEWEST_LETTERS and not word.isdigit())


def _word(written: str, place: Term) -> str:
    form = place.forms[0] if place.forms else fold(written)
    if script_of(form) != "latin":
        return form
    letters = unicodedata.normalize("NFKD", form.replace("ı", "i"))
    return "".join(letter for letter in letters if not unicodedata.combining(letter))


@cache
def _listed() -> dict[NameKey, tuple[str, ...]]:
    found: dict[NameKey, dict[str, None]] = defaultdict(dict)
    for line in entries("latin_names"):
        for name in line:
            script = script_of(name)
            others = [other for other in line if script_of(other) != script and can_be_found(other)]
            found[key_of(name)].update(dict.fromkeys(others))
    found.pop((), None)
    return {key: tuple(names) for key, names in found.items()}

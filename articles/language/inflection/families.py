"""The derived words of one stem, for the wider search: عراق, عراقي; اقتصاد, اقتصادي; سياسة, سياسي; سوريا, سوري."""

from functools import cache

from ..normalise import fold
from ..words import folded, words
from . import lexicon
from .guesses import inflected as guessed
from .guesses import is_known

_SHORTEST = 3


def relatives(form: str) -> tuple[str, ...]:
    """First forms of the words of origin in ي and of quality in ية that belong to ``form``, and of what they belong to.

    A stem is what is left without ة, ي, ية; alef is taken off and added for countries alone (سوريا, but سور stays).
    """
    first = next(iter(lexicon.inflected(form) or guessed(form)), form)
    found: dict[str, None] = {}
    for word in dict.fromkeys((form, first)):
        found.update(dict.fromkeys((*_of_a_country(word), *_of_a_word(word))))
    return tuple(other for other in found if other != form)


def _of_a_country(word: str) -> tuple[str, ...]:
    own = _origins().get(word) or _origins().get(word.removesuffix("ه") if word.endswith("يه") else word)
    return own or ()


@cache
def _origins() -> dict[str, tuple[str, str]]:
    """Country and its adjective, under both: سوريا and سوري."""
    adjectives = {fold(word) for word in words("demonyms")}
    table: dict[str, tuple[str, str]] = {}
    for written in words("countries"):
        country = fold(written).removeprefix("ال")
        stem = country.removesuffix("ا").removesuffix("ي").removesuffix("ه")
        if stem + "ي" in adjectives:
            table.setdefault(stem + "ي", (country, stem + "ي"))
            table[country] = (country, stem + "ي")
    return table


def _of_a_word(word: str) -> tuple[str, ...]:
    if word in lexicon.own_endings() and not word.endswith("ي"):
        return (word + "ي",) if is_known(word + "ي") else ()
    for ending in ("يه", "ي", "ه"):
        stem = word.removesuffix(ending)
        if stem != word and len(stem) >= _SHORTEST:
            bare = ending != "ه" or stem in folded("persons_without_feminine")
            return tuple(other for other in _words_on(stem, bare=bare) if is_known(other))
    return tuple(other for other in (word + "ي", word + "يه") if len(word) >= _SHORTEST and is_known(other))


def _words_on(stem: str, *, bare: bool) -> tuple[str, ...]:
    """مدرسة and مدرس are of one stem, مدينة and مدين are not."""
    return (*((stem,) if bare else ()), stem + "ه", stem + "ي", stem + "يه")

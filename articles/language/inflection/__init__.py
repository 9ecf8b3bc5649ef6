"""The forms of a word: what else than the word as asked a search for it finds.

The index holds words without article and clitics but with their endings; which of them are one word is decided here,
when a search is read. All forms are those of ``clitics.readings``: folded.
"""

from functools import lru_cache

from ..clitics import readings
from ..words import frequencies
from . import families, foreign, guesses, lexicon, numerals, verbs
from .guesses import is_known

MOST_FORMS = 20
MOST_OF_A_FAMILY = 48
_SHORTEST_ENGLISH = 4
_RARE = 5e-7
"""Assumed for a word that the frequencies do not hold, as in ``clitics``."""
_OFTEN_CLITICS = frozenset("بلوس")

_COUNTED = frozenset(("واحد", "مئه", "الف", "مليون"))
"""Numbers that are nouns besides: millions are found by a million, twenty is not found by ten."""


@lru_cache(maxsize=20_000)
def same_word(form: str) -> tuple[str, ...]:
    """The forms of the same word in any spelling, number and gender: ``form`` first, at most 20.

    مسؤول gives مسؤولين and مسؤوله, وزير gives وزراء, حكومه gives حكومات and حكومتها, 3 gives ثلاثه.
    """
    if form.isascii():
        return _limited((form, *numerals.of(form)), MOST_FORMS)
    same = numerals.of(form)
    own = () if same and form not in _COUNTED else _inflected(form)
    spelled = (other for one in own for other in foreign.listed(one))
    bare = (other for rest in _without_clitic(form) for other in same_word(rest))
    return _limited((form, *same, *foreign.spellings(form), *own, *spelled, *verbs.persons_of(form), *bare), MOST_FORMS)


def _without_clitic(form: str) -> tuple[str, ...]:
    """What a doubtful clitic is written before, where that is a commoner word: لتحقيق, تحقيق."""
    if form[:1] not in _OFTEN_CLITICS or lexicon.inflected(form):
        return ()
    own = frequencies().get(form, _RARE)
    return tuple(rest for rest in readings(form)[1:] if len(rest) > 2 and frequencies().get(rest, 0) >= own)


def _inflected(form: str) -> tuple[str, ...]:
    return lexicon.inflected(form) or (() if foreign.is_name(form) else guesses.inflected(form))


@lru_cache(maxsize=20_000)
def same_family(form: str) -> tuple[str, ...]:
    """The forms of the words of one stem, those of ``same_word`` first, at most 48: عراق gives عراقي and عراقيون."""
    own = same_word(form)
    if form.isascii():
        return _limited((*own, *_english_number(form)), MOST_OF_A_FAMILY)
    found = dict.fromkeys(own)
    for other in families.relatives(form):
        found.update(dict.fromkeys(same_word(other)))
    return _limited(tuple(found), MOST_OF_A_FAMILY)


def _english_number(form: str) -> tuple[str, ...]:
    """hostages for hostage, and the other way; a code or a short word has no plural."""
    if len(form) < _SHORTEST_ENGLISH or not form.isalpha() or form.endswith(("ss", "us", "is")):
        return ()
    return (form.removesuffix("s"),) if form.endswith("s") else (form + "s",)


def _limited(forms: tuple[str, ...], most: int) -> tuple[str, ...]:
    """The first form, then those that frequencies know, as far as the limit goes."""
    first, *others = dict.fromkeys(forms)
    if len(others) >= most:
        others.sort(key=lambda form: not is_known(form))
    return (first, *others[: most - 1])

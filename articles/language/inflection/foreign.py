"""Foreign names that print spells in more than one way, beyond those that share one index form already.

What is certain for every foreign name is told by rule: غ and ج for the sound g, and in a long name a short vowel that
is written or not. A word that takes the article is no foreign name and has no other spelling.
"""

from collections.abc import Iterator
from functools import cache

from ..clitics import canonical
from ..normalise import fold
from ..words import entries, frequencies, words

_SHORTEST = 5
_LONG = 9
"""Letters of the longer spelling from which a vowel more is no other name: مارتينز and مارتينيز are two."""

_VOWELS = frozenset("اوي")
_OTHER_G = {"غ": "ج", "ج": "غ"}


def spellings(form: str) -> tuple[str, ...]:
    """Other spellings of a foreign name or word; none for a word of Arabic."""
    if len(form) < _SHORTEST or not _may_be_foreign(form):
        return listed(form)
    return (*listed(form), *_with_the_other_g(form), *_with_a_vowel_more(form), *_with_a_vowel_less(form))


def listed(form: str) -> tuple[str, ...]:
    """The spellings that stand on one line with ``form``, itself among them."""
    return _listed().get(form, ())


@cache
def _listed() -> dict[str, tuple[str, ...]]:
    table: dict[str, tuple[str, ...]] = {}
    for line in entries("foreign_spellings"):
        forms = tuple(dict.fromkeys(canonical(fold(spelling)) for spelling in line))
        table.update(dict.fromkeys(forms, forms))
    return table


@cache
def _names() -> frozenset[str]:
    """Names of other peoples and places, folded."""
    people = (name for line in words("given_names_of_others") | words("families_of_others") for name in line.split())
    others = (name for line in words("foreign_given_names") for name in line.split())
    places = (name for name in words("places_of_the_world") if " " not in name)
    return frozenset((*people, *map(fold, (*others, *places))))


def is_name(form: str) -> bool:
    """Whether ``form`` is a listed name that no word of Arabic is written like."""
    return form in _names() and "ال" + form not in frequencies()


def _may_be_foreign(form: str) -> bool:
    """A listed name, or a word so rare that only a name would be it."""
    return "ال" + form not in frequencies() and (form in _names() or form not in frequencies())


def _with_the_other_g(form: str) -> Iterator[str]:
    """بلومبرغ gives بلومبرج, غريغوري gives جريجوري: all of them at once, or one alone."""
    places = [at for at, letter in enumerate(form) if letter in _OTHER_G]
    if not places or len(places) > 3:
        return
    whole = "".join(_OTHER_G.get(letter, letter) for letter in form)
    for other in (whole, *(form[:at] + _OTHER_G[form[at]] + form[at + 1 :] for at in places)):
        if _may_be_foreign(other):
            yield canonical(other)


def _with_a_vowel_more(form: str) -> Iterator[str]:
    """جوهانسبرغ gives جوهانسبورغ: only names that are listed, and no vowel beside another."""
    for at in range(1, len(form) if len(form) >= _LONG - 1 else 0):
        if _VOWELS.isdisjoint(form[at - 1 : at + 1]):
            yield from (other for vowel in _VOWELS if (other := form[:at] + vowel + form[at:]) in _names())


def _with_a_vowel_less(form: str) -> Iterator[str]:
    for at in range(1, len(form) - 1 if len(form) >= _LONG else 0):
        shorter = form[:at] + form[at + 1 :]
        if form[at] in _VOWELS and _VOWELS.isdisjoint((form[at - 1], form[at + 1])) and shorter in _names():
            yield shorter

"""Foreign names that print spells in more than one way, beyond those that share one index form already."""

from functools import cache

from ..clitics import canonical
from ..normalise import fold
from ..words import entries, frequencies

_SHORTEST = 5
_HARD_G = "غجكق"
"""How the sound g of a foreign name is written; گ is read as ك."""


def spellings(form: str) -> tuple[str, ...]:
    """Other spellings of a foreign name; none for a word that takes the article or that frequencies know otherwise."""
    return (*_listed().get(form, ()), *_with_another_g(form))


@cache
def _listed() -> dict[str, tuple[str, ...]]:
    table: dict[str, tuple[str, ...]] = {}
    for line in entries("foreign_spellings"):
        forms = tuple(dict.fromkeys(canonical(fold(spelling)) for spelling in line))
        table.update(dict.fromkeys(forms, forms))
    return table


def _with_another_g(form: str) -> tuple[str, ...]:
    """بلومبرغ gives بلومبرج: only words that are rare or without an article, and nothing that is a common word."""
    if len(form) < _SHORTEST or "ال" + form in frequencies():
        return ()
    places = [at for at, letter in enumerate(form) if letter in "غج"]
    if len(places) != 1:
        return ()
    at = places[0]
    others = (form[:at] + letter + form[at + 1 :] for letter in ("ج" if form[at] == "غ" else "غ"))
    return tuple(canonical(other) for other in others if other not in frequencies())

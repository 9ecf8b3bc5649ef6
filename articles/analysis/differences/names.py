"""Rules of names that nobody found: told by the noun before them, or by their look."""

from functools import cache

from articles.language.normalise import fold
from articles.language.words import folded, frequencies, words

from .model import Change, Unit, Units, Verdict
from .wordings import labels

_NAMES = frozenset(("person", "organisation", "place", "agency"))
_LONGEST = 3
_LISTS = (
    "given_names_of_arabs",
    "given_names_by_hand",
    "families_of_arabs",
    "given_names_of_others",
    "families_of_others",
)


def another_behind_noun(change: Change) -> Verdict | None:
    """Two words behind a noun that a name stands behind: حي النور and حي السلام."""
    pair = change.one_each
    heads = change.before
    if pair is None or not heads[0] or not heads[1] or heads[0].bare != heads[1].bare:
        return None
    if heads[0].form.startswith("ال") or heads[0].bare not in folded("nouns_before_names"):
        return None
    if any(unit.known and unit.known.kind not in _NAMES for unit in pair) or any(map(_describes, pair)):
        return None
    return Verdict("fact", "another name")


def _describes(unit: Unit) -> bool:
    """صغيرة, نائية: an adjective, or a word that serves others."""
    return not unit.bare or not folded("qualities").isdisjoint((unit.bare, unit.bare.removesuffix("ه")))


def another_unknown(change: Change) -> Verdict | None:
    """Two names that no list of entities holds, or one that is known and one that is not."""
    sides = (change.left, change.right)
    if not all(sides) or max(map(len, sides)) > _LONGEST or labels(change.left[0].bare) & labels(change.right[0].bare):
        return None
    return Verdict("fact", "another name") if all(map(_is_name, sides)) else None


def _is_name(units: Units) -> bool:
    return all((unit.known and unit.known.kind in _NAMES) or _looks_like_name(unit) for unit in units)


def _looks_like_name(unit: Unit) -> bool:
    """A listed name that is no word, or a word that print hardly has."""
    if unit.known or not unit.bare or not unit.form.isalpha() or len(unit.form) < 3:
        return False
    listed = unit.form in _listed() or unit.bare in _listed()
    return listed and "ال" + unit.bare not in frequencies()


@cache
def _listed() -> frozenset[str]:
    subjects = (
        "given_names_of_arabs",
        "given_names_by_hand",
        "families_of_arabs",
        "given_names_of_others",
        "families_of_others",
    )
    people = {fold(name) for subject in subjects for line in words(subject) for name in line.split()}
    places = {fold(name) for subject in ("places_of_arab_lands", "places_of_the_world") for name in words(subject)}
    return frozenset(people | places) - folded("given_names_also_words")

"""Rules of fact about numbers: another, one and two, exactly and about."""

from collections.abc import Sequence

from articles.language.words import folded

from .amounts import bound_of
from .meanings import is_two_of
from .model import Change, Unit, Verdict

_SHORT = 4
_FRACTIONS = frozenset(("number:1/2", "number:1/3", "number:1/4"))


def bound(change: Change) -> Verdict | None:
    """Before a number: أكثر من 30, نحو 30, أقل من 30, 30."""
    if bound_of(change.only) == "at least" or _bounds_number(change):
        return Verdict("fact", "bound")
    if not any(unit and (_is_number(unit) or unit.form == "من") for unit in change.after):
        return None
    here, there = bound_of(change.left), bound_of(change.right)
    if here == there or len(change.left) > 2 or len(change.right) > 2:
        return None
    alone = not change.left or not change.right
    return Verdict("fact", "bound") if alone or (here and there) else None


def _bounds_number(change: Change) -> bool:
    """ما يقارب 20: words of one side beside a number that do nothing but bound it."""
    beside = any(unit and _is_number(unit) for unit in (*change.before, *change.after))
    if not change.only or not beside or len(change.only) > _SHORT or not bound_of(change.only):
        return False
    return all(bound_of((unit,)) or not unit.bare for unit in change.only)


def _is_number(unit: Unit) -> bool:
    return unit.known is not None and unit.known.kind == "number"


def vague(change: Change) -> Verdict | None:
    """A number on one side, عدد من or بعض on the other."""
    for counted, other in ((change.left, change.right), (change.right, change.left)):
        if any(map(_is_number, counted)) and not any(unit.known for unit in other) and any(map(_is_vague, other)):
            return Verdict("fact", "vague number")
    return None


def _is_vague(unit: Unit) -> bool:
    return not folded("vague_amounts").isdisjoint((unit.form, unit.bare))


def counted(change: Change) -> Verdict | None:
    """A noun counted on one side alone: رجل and ثلاثة رجال, شخص and شخصان, خمس سنوات and المؤبد, 28 شركة and شركتي."""
    sides = [[unit for unit in side if unit.form != "و"] for side in (change.left, change.right)]
    if not all(sides) or max(map(len, sides)) > 2:
        return None
    units = (*sides[0], *sides[1])
    numbers = [unit for unit in units if _is_number(unit)]
    if len(numbers) != 1 or any(unit.known and not _is_number(unit) for unit in units):
        return None
    one = numbers[0].key in ("number:1", "number:#1")
    return None if one and not _has_dual(sides) else Verdict("fact", "another number")


def _has_dual(sides: Sequence[Sequence[Unit]]) -> bool:
    nouns = [[unit.bare for unit in side if unit.bare and not unit.known] for side in sides]
    return any(
        two in (one + "ين", one + "ان") or is_two_of(two, one)
        for ones, twos in (nouns, nouns[::-1])
        for one in ones
        for two in twos
    )


def part_of(change: Change) -> Verdict | None:
    """نصف النهائي and النهائي: a fraction on one side alone."""
    only = change.only
    fraction = len(only) == 1 and only[0].key in _FRACTIONS
    return Verdict("fact", "another number") if fraction else None


def two_of(change: Change) -> Verdict | None:
    """One and two: مليون and مليوني, شركة and شركتين."""
    pair = change.one_each
    if pair is None or pair[0].key == pair[1].key:
        return None
    nouns = [unit.bare.split()[-1] for unit in pair if unit.bare]
    two = len(nouns) == 2 and any(is_two_of(one, other) for one, other in (nouns, nouns[::-1]))
    return Verdict("fact", "another number") if two else None

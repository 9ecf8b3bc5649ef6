"""Rules of fact about numbers: another, one and two, exactly and about."""

from collections.abc import Sequence

from articles.language.inflection import same_word
from articles.language.words import folded, frequencies

from .amounts import bound_of
from .meanings import is_definite, is_past, is_present, is_two_of, is_two_of_several, measures
from .model import Change, Unit, Verdict

_SHORT = 4
_STEM = 3
_ALWAYS_COUNT = frozenset(("مؤبد", "اثنين", "اثنان", "اثنتين", "اثنتان"))
_IN_ORDER = frozenset(("تالي", "تاليه", "اخر", "اخري", "جديد", "جديده", "حالي", "حاليه"))
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
        short = max(len(counted), len(other)) <= _SHORT
        if (
            short
            and any(map(_is_number, counted))
            and not any(unit.known for unit in other)
            and any(map(_is_vague, other))
        ):
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
    if not numbers or any(unit.known and not _is_number(unit) for unit in units):
        return None
    if len(numbers) == 2:
        keys = [[unit.key for unit in side if _is_number(unit)] for side in sides]
        return Verdict("fact", "another number") if all(keys) and keys[0] != keys[1] else None
    if len(numbers) > 2:
        return None
    if len({unit.bare.removeprefix("ال") for unit in units}) < len(units):
        return None
    if numbers[0].key in ("number:1", "number:#1"):
        return Verdict("fact", "another number") if _has_dual(sides) else None
    behind = [*sides[0], change.after[0]], [*sides[1], change.after[1]]
    pairs = [(one, other) for n in (0, 1) for one in sides[n] for other in behind[1 - n] if other]
    same = any(_is_same_thing(one, other) for one, other in pairs) or _is_other_thing(*sides)
    return Verdict("fact", "another number") if same else None


def _is_same_thing(one: Unit, other: Unit) -> bool:
    """One noun in two of its forms: رجل and رجال, الحالتين and حالات, سنوات and what lasts for ever."""
    words = [unit.bare.split()[-1].removeprefix("ال").removesuffix("ا") for unit in (one, other) if unit.bare]
    if len(words) < 2 or any(map(_is_verb, words)):
        return False
    alike = words[1] in same_word(words[0]) or words[0][:_STEM] == words[1][:_STEM]
    return alike or not _ALWAYS_COUNT.isdisjoint(words)


def _has_dual(sides: Sequence[Sequence[Unit]]) -> bool:
    nouns = [[unit.bare for unit in side if unit.bare and not unit.known] for side in sides]
    return any(
        two in (one + "ين", one + "ان") or is_two_of(two, one)
        for ones, twos in (nouns, nouns[::-1])
        for one in ones
        for two in twos
    )


def _is_other_thing(left: Sequence[Unit], right: Sequence[Unit]) -> bool:
    """One thing against several, of another or of none: رجل and ثلاثة جنود, رجل and ثلاثة."""
    for one, several in ((left, right), (right, left)):
        if not _is_number(several[0]) or (len(several) == 1 and (len(one) > 1 or is_definite(one[0].form))):
            continue
        words = [unit.bare for unit in (one[0], *(several[1:] or several))]
        alike = len({measures(word) for word in words}) == 1 or len(several) == 1
        return all(words) and alike and not any(map(_is_verb, words))
    return False


def _is_verb(word: str) -> bool:
    """A noun without its article may look like one: مسلحاً, امرأة."""
    bare = word.removesuffix("ا")
    if word in ("امراه", "اثنين") or word.endswith(("ان", "تي", "ين")) or f"ال{bare}" in frequencies():
        return False
    return is_present(word) or is_past(word) or word.endswith("وا")


def another_place(change: Change) -> Verdict | None:
    """Behind one noun, a place in an order and another word: الدور الثالث and الدور الأرضي."""
    pair = change.one_each
    heads = change.before
    if pair is None or not heads[0] or not heads[1] or heads[0].key != heads[1].key or not heads[0].bare:
        return None
    for one, other in (pair, pair[::-1]):
        if one.key.startswith("number:#") and one.key != "number:#1" and not other.known and is_definite(other.form):
            return None if other.bare in _IN_ORDER else Verdict("fact", "another number")
    return None


def part_of(change: Change) -> Verdict | None:
    """نصف النهائي and النهائي: a fraction on one side alone."""
    only = change.only
    fraction = len(only) == 1 and only[0].key in _FRACTIONS
    return Verdict("fact", "another number") if fraction else None


def _is_two(unit: Unit | None) -> bool:
    """Whether two are named, which an adjective behind them only follows: فرقتين إسعافيتين."""
    return unit is not None and unit.form.endswith(("تين", "تان"))


def two_of(change: Change) -> Verdict | None:
    """One and two: مليون and مليوني, شركة and شركتين."""
    pair = change.one_each
    if pair is None or pair[0].key == pair[1].key or any(map(_is_two, change.before)):
        return None
    nouns = [unit.bare.split()[-1] for unit in pair if unit.bare]
    two = len(nouns) == 2 and any(
        is_two_of(one, other) or is_two_of_several(one, other) for one, other in (nouns, nouns[::-1])
    )
    return Verdict("fact", "another number") if two else None

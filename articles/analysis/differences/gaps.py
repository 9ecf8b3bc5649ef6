"""Phrases that no word of the other side stands for: cut where a part of them has a counterpart after all."""

from collections.abc import Sequence

from articles.language.words import folded

from .amounts import bound_of
from .cuts import cut, unlike
from .equivalents import name_words, without_style
from .meanings import is_definite, lemma_of
from .model import Change, Unit, Units, Verdict
from .units import Reading, words_of
from .wordings import is_courtesy, judges

_NAMES = frozenset(("person", "organisation", "place", "agency"))
_LINKS = frozenset(("وذلك", "كما", "حيث", "وكان", "وكانت", "كذلك", "ايضا"))
_OF_NAMES = frozenset(("بن", "ابن", "بنت", "ال"))
Beside = tuple[Unit | None, Unit | None]


def in_words(change: Change, readings: tuple[Reading, Reading]) -> tuple[Units, Units] | None:
    """Both sides of a change as single words, where a known span of one holds words that the other has beside other
    words: مستشفى الشفاء and مستشفى الشفاء الكبير. None where none does."""
    if not change.left or not change.right:
        return None
    names = [any(" " in unit.form for unit in side) for side in (change.left, change.right)]
    one_alone = (len(change.left) == 1) != (len(change.right) == 1)
    if not any(names) or (all(names) and not one_alone):
        return None
    left, right = words_of(readings[0].text, change.left), words_of(readings[1].text, change.right)
    left, right = _plain(left, right), _plain(right, left)
    shared = {unit.form for unit in left if unit.bare} & {unit.form for unit in right if unit.bare} - _OF_NAMES
    finer = (left, right) != (change.left, change.right)
    return (left, right) if shared and finer else None


def _plain(units: Units, others: Units) -> Units:
    """``units``, in which a name of one word is a word where the other side has it as one."""
    words = {word for unit in others if not unit.known for word in name_words(unit.form)}
    return tuple(
        unit._replace(known=None, key=next(iter(name_words(unit.form)), unit.form))
        if unit.known and unit.known.kind in _NAMES and name_words(unit.form) <= words
        else unit
        for unit in units
    )


def elsewhere(change: Change, readings: tuple[Reading, Reading]) -> Verdict | None:
    """What one side alone says, and the other has said elsewhere."""
    return _understood(change, readings) or _continued(change, readings)


def _understood(change: Change, readings: tuple[Reading, Reading]) -> Verdict | None:
    """A person whom one side names and the other, which has named him elsewhere, leaves to be understood."""
    units = change.only[without_style(change.only) :]
    own = [unit for unit in units if unit.known or not (is_courtesy(unit) or unit.form in folded("ranks"))]
    if len(own) != 1 or own[0].known is None or own[0].known.kind != "person" or own[0].form.startswith("و"):
        return None
    other = readings[1] if change.left else readings[0]
    if own[0].key not in other.keys:
        return None
    return Verdict("equivalent", "speaker understood" if own[0].reports else "person understood")


def _continued(change: Change, readings: tuple[Reading, Reading]) -> Verdict | None:
    """The rest of a body's name: الجامعة الإلكترونية and الجامعة, where one of the texts names such a body."""
    count = _of_name(change, readings)
    return Verdict("equivalent", "longer name") if count and count == len(change.only) else None


def _of_name(change: Change, readings: tuple[Reading, Reading]) -> int:
    """How many of the first units of one side belong to the name of a body that the noun before them begins."""
    noun = change.before[0 if change.left else 1]
    if noun is None or noun.known or not is_definite(noun.form):
        return 0
    words = {word for reading in readings for name in reading.bodies if name[0] == noun.bare for word in name[1:]}
    return next((n for n, unit in enumerate(change.only) if unit.known or unit.bare not in words), len(change.only))


def parts(change: Change, readings: tuple[Reading, Reading]) -> list[Change]:
    """The change, cut where a side tells something of its own, goes on behind a comma or names an agency that the
    other does not."""
    if not change.left or not change.right:
        count = _of_name(change, readings) or _judging(change.only) or _linking(change.only)
        end = _before_source(change) if not count else len(change.only)
        pieces = [change.only[:count], change.only[count:end], change.only[end:]]
        return [_part(change, *((own, ()) if change.left else ((), own))) for own in pieces if own]
    return [
        part
        for sides in cut(change.left, change.right)
        for part in _clauses(_part(change, *sides) if sides != (change.left, change.right) else change, readings)
    ]


def _judging(units: Units) -> int:
    """How many units at the head judge, where a phrase of its own follows: الشهيرة في عددها الأخير."""
    count = next((n for n, unit in enumerate(units) if not judges(unit)), len(units))
    return count if count < len(units) and not units[count].bare else 0


def _linking(units: Units) -> int:
    """How many words at the head only go on, where a phrase follows: وذلك بالقرب من المركز."""
    count = next((n for n, unit in enumerate(units) if unit.form not in _LINKS), len(units))
    return count if count < len(units) else 0


def _before_source(change: Change) -> int:
    """Where what one side alone says ends in front of a verb of saying whose words both have: ...، مشيراً إلى أن."""
    units = change.only
    start = next((n for n in range(len(units), 0, -1) if not units[n - 1].reports and units[n - 1].bare), 0)
    after = change.after[0 if change.left else 1]
    signs = folded("bare_connectors", "pronoun_connectors")
    told = any(unit and unit.form in signs for unit in (units[-1], after))
    verbs = [n for n in range(max(start, 1), len(units)) if units[n].reports and lemma_of(units[n].form)]
    return verbs[0] if told and verbs else len(units)


def _clauses(change: Change, readings: tuple[Reading, Reading]) -> list[Change]:
    """The change, cut at a comma or before an agency."""
    if not change.left or not change.right:
        return [change]
    cuts = _comma(readings[0].text, change.left), _comma(readings[1].text, change.right)
    if not any(cuts):
        return _without_bound(change) or _apart(change) or _without_noun(change) or _without_agency(change)
    left = change.left[: cuts[0]], change.left[cuts[0] :]
    right = change.right[: cuts[1]], change.right[cuts[1] :]
    if all(cuts):
        return [_part(change, left[0], right[0]), _part(change, left[1], right[1])]
    # What one side has alone stands on the side of the comma where the other words do not go on alike.
    second = _goes_on(left[1] or left[0]) and _goes_on(right[1] or right[0])
    if cuts[0]:
        pairs = [(left[0], ()), (left[1], change.right)] if second else [(left[0], change.right), (left[1], ())]
    else:
        pairs = [((), right[0]), (change.left, right[1])] if second else [(change.left, right[0]), ((), right[1])]
    return [_part(change, *pair) for pair in pairs]


def _part(change: Change, left: Units, right: Units) -> Change:
    """A part with the units beside it, as far as both sides have them in the change or around it."""
    return Change(left, right, *_beside(change, left, right))


def _beside(change: Change, left: Units, right: Units) -> tuple[Beside, Beside]:
    sides = tuple(
        _around((before, *whole, after), own)
        for before, whole, after, own in (
            (change.before[0], change.left, change.after[0], left),
            (change.before[1], change.right, change.after[1], right),
        )
    )
    return (sides[0][0], sides[1][0]), (sides[0][1], sides[1][1])


def _around(units: Sequence[Unit | None], own: Units) -> tuple[Unit | None, Unit | None]:
    if not own:
        return units[0], units[-1]
    first, last = units.index(own[0]), units.index(own[-1])
    return units[first - 1], units[last + 1]


def _goes_on(units: Units) -> bool:
    """Whether a phrase goes on with و."""
    return units[0].form.startswith("و") and not units[0].form.startswith(("وزير", "وكال", "وزار"))


def _apart(change: Change) -> list[Change]:
    """A word, and a clause that does not stand for it; none where the two may say one thing."""
    if not unlike(change.left, change.right) and not _of_other_kinds(change):
        return []
    return [_part(change, change.left, ()), _part(change, (), change.right)]


def _of_other_kinds(change: Change) -> bool:
    """Whether a place stands against a body or a person, and behind another word than that."""
    pair = change.one_each
    kinds = {unit.known.kind for unit in pair or () if unit.known and unit.known.kind in _NAMES}
    beside = (change.before, change.after)
    alike = any(one is not None and other is not None and one.key == other.key for one, other in beside)
    return len(kinds) == 2 and "place" in kinds and not alike


def _without_bound(change: Change) -> list[Change]:
    """على الأقل behind a number, where the other side goes on without it; none where neither does."""
    bounds = [side[:2] for side in (change.left, change.right) if bound_of(side[:2]) == "at least"]
    if len(bounds) != 1 or "" not in (bound_of(change.left), bound_of(change.right)):
        return []
    if change.left[:2] == bounds[0]:
        return [_part(change, bounds[0], ()), _part(change, change.left[2:], change.right)]
    return [_part(change, (), bounds[0]), _part(change, change.left, change.right[2:])]


def _without_noun(change: Change) -> list[Change]:
    """A noun that one side alone puts before a name: وكان نادي and ويعتبر, behind which الفتح stands."""
    after = [unit.form.split()[-1:] for unit in change.after if unit]
    if len(after) != 2 or after[0] != after[1] or change.left[-1].bare == change.right[-1].bare:
        return []
    for number, side in enumerate((change.left, change.right)):
        if (
            len(side) > 1
            and side[-1].bare in folded("nouns_of_bodies", "nouns_of_places")
            and not is_definite(side[-1].form)
        ):
            rest, noun = side[:-1], side[-1:]
            pairs = [(change.left, rest), ((), noun)] if number else [(rest, change.right), (noun, ())]
            return [_part(change, *pair) for pair in pairs]
    return []


def _without_agency(change: Change) -> list[Change]:
    """An agency behind a phrase that the other side ends without: عرضة للزلازل (رويترز)."""
    for number, side in enumerate((change.left, change.right)):
        other = (change.right, change.left)[number]
        if len(side) > 1 and _is_agency(side[-1]) and not any(map(_is_agency, other)):
            rest, agency = side[:-1], side[-1:]
            if number:
                return [_part(change, change.left, rest), _part(change, (), agency)]
            return [_part(change, rest, change.right), _part(change, agency, ())]
    return [change]


def _is_agency(unit: Unit) -> bool:
    return unit.known is not None and unit.known.kind == "agency"


def _comma(text: str, units: Units) -> int:
    """The index of the unit behind the first comma between ``units``; 0 where there is none."""
    for index in range(1, len(units)):
        if "،" in text[units[index - 1].end : units[index].start]:
            return index
    return 0

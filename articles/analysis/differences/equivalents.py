"""Rules of equivalence: the same day, number, person or body in other words."""

from collections.abc import Sequence
from datetime import date
from functools import cache

from articles.language.inflection import same_word
from articles.language.normalise import fold, fold_digits
from articles.language.quantities import is_dual
from articles.language.words import entries, folded

from ..compared_text import Known
from .amounts import bound_of, period_part
from .meanings import is_definite
from .model import Change, Unit, Verdict

_WEEK = 7
_EDGE = 6
"""Days from the beginning or end of a month that are its beginning or end."""

_UNITS = {"ساع": 60, "دقي": 1, "يوم": 1440, "ايا": 1440, "اسب": 10_080, "اسا": 10_080}
"""Minutes of a unit of time, by the first three letters of its noun."""

_MOST_WORDS = 3
"""Words of an office that may stand for its bearer: الوزير النرويجي."""

_CODES = {"person": "same person", "organisation": "same body", "agency": "same agency", "place": "same place"}


def same_meaning(change: Change) -> Verdict | None:
    """Equal keys: ثلاثين and 30, اليوم and السبت, داعش and تنظيم الدولة الإسلامية."""
    if not change.left or not change.right:
        return None
    here, there = _known(change.left), _known(change.right)
    if not here or not there or _keys(here) != _keys(there):
        return None
    pair = change.one_each
    if pair and all(is_dual(unit.form) for unit in pair) and pair[1].bare not in same_word(pair[0].bare):
        return Verdict("fact", "two of another")
    if all(span.kind == "number" for span in here) and _in_digits(change.left) and _in_digits(change.right):
        return Verdict("spelling", "digits")
    return Verdict("equivalent", _code(here))


def same_ordinal(change: Change) -> Verdict | None:
    """A number and its ordinal: 52 عاماً and الثانية والخمسين."""
    pair = change.one_each
    if pair is None or not all(unit.known and unit.known.kind == "number" for unit in pair):
        return None
    values = [unit.key.removeprefix("number:") for unit in pair]
    same = values[0] != values[1] and values[0].removeprefix("#") == values[1].removeprefix("#")
    return Verdict("equivalent", "same number") if same and len(values[0].strip("#")) > 1 else None


def same_length(change: Change) -> Verdict | None:
    """One length of time in other units: يومين and 48 ساعة."""
    pair = change.one_each
    if pair is None:
        return None
    minutes = [_minutes(unit, after) for unit, after in zip(pair, change.after, strict=True)]
    return Verdict("equivalent", "same length of time") if minutes[0] and minutes[0] == minutes[1] else None


def _minutes(unit: Unit, after: Unit | None) -> int:
    """The length of a counted unit of time; 0 where it is none."""
    if unit.known is None or unit.known.kind != "number" or not unit.known.key.isdigit():
        return 0
    noun = unit.bare.split()[-1] if is_dual(unit.form) else after.bare if after else ""
    return int(unit.known.key) * _UNITS.get(noun[:3], 0)


def same_bound(change: Change) -> Verdict | None:
    """نحو and قرابة before a number."""
    if not change.left or not change.right or not any(unit and unit.key.startswith("number:") for unit in change.after):
        return None
    bounds = bound_of(change.left), bound_of(change.right)
    return Verdict("equivalent", "same bound") if bounds[0] and bounds[0] == bounds[1] else None


def same_part_of_month(change: Change) -> Verdict | None:
    """The end of a month and one of its last days: نهاية حزيران and 30 يونيو."""
    pair = change.one_each
    if pair is None or not all(unit.known and unit.known.kind == "date" for unit in pair):
        return None
    for whole, part in (pair, pair[::-1]):
        day = _day(part)
        first, _, last = whole.key.partition(":")[2].partition("/")
        if day is None or first == last or not first <= day.isoformat() <= last:
            continue
        where = period_part(whole)
        if (where == 0 and day.day <= _EDGE) or (where == 2 and (date.fromisoformat(last) - day).days < _EDGE):
            return Verdict("equivalent", "same date")
    return None


def capital(change: Change) -> Verdict | None:
    """A country and its capital, which speaks for it: العراق and بغداد."""
    pair = change.one_each
    if pair is None or not all(unit.known and unit.known.kind == "place" for unit in pair):
        return None
    names = [unit.key.removeprefix("place:") for unit in pair]
    same = any(_capitals().get(one) == other for one, other in (names, names[::-1]))
    return Verdict("equivalent", "capital for country") if same else None


@cache
def _capitals() -> dict[str, str]:
    return {fold(country): fold(capital) for country, capital in entries("capitals")}


def noun_of_name(change: Change) -> Verdict | None:
    """The noun of a body that one side leaves out: وزارة التربية and التربية."""
    only = change.only
    named = any(unit and unit.known and unit.known.kind in _CODES for unit in change.after)
    noun = len(only) == 1 and only[0].bare in folded("nouns_of_bodies")
    return Verdict("equivalent", "noun of name") if noun and named else None


def same_weekday(change: Change) -> Verdict | None:
    """A day by its name, and a date that is such a day a week away: which السبت is meant is not always told."""
    pair = change.one_each
    if pair is None or not all(unit.known and unit.known.kind == "date" for unit in pair):
        return None
    first, second = map(_day, pair)
    if first is None or second is None or abs((first - second).days) != _WEEK:
        return None
    return Verdict("equivalent", "same date") if any(map(_is_weekday, pair)) else None


def _day(unit: Unit) -> date | None:
    """The day of a unit that is one day."""
    first, _, last = unit.key.partition(":")[2].partition("/")
    return date.fromisoformat(first) if first == last else None


def _is_weekday(unit: Unit) -> bool:
    return any(word.removeprefix("و") in folded("weekdays") for word in unit.form.split())


def _known(units: Sequence[Unit]) -> list[Known]:
    """What is known of units that hold nothing else but words that serve others."""
    if any(unit.bare and not unit.known for unit in units):
        return []
    return [unit.known for unit in units if unit.known]


def _keys(known: Sequence[Known]) -> list[tuple[str, str]]:
    return [("name" if span.kind in _CODES else span.kind, span.key) for span in known]


def _code(known: Sequence[Known]) -> str:
    return _CODES.get(known[0].kind, f"same {known[0].kind}")


def _in_digits(units: Sequence[Unit]) -> bool:
    written = (fold_digits(unit.form) for unit in units)
    return all(form[:1].isdigit() and " " not in form for form in written)


def noun_for_name(change: Change) -> Verdict | None:
    """A body by the noun that its name begins with, a person by the office: التنظيم for تنظيم الدولة, الوزير for its
    bearer."""
    for named, noun in ((change.left, change.right), (change.right, change.left)):
        if len(named) != 1 or not noun or len(noun) > _MOST_WORDS or any(word.known for word in noun):
            continue
        titles = named[0].titles
        if is_definite(noun[0].form) and noun[0].bare in titles[:1] and {word.bare for word in noun} <= set(titles):
            return Verdict("equivalent", "noun for name")
    return None

"""Rules of equivalence: the same day, number, person or body in other words."""

from collections.abc import Sequence
from datetime import date

from articles.language.inflection import same_word
from articles.language.normalise import fold_digits
from articles.language.quantities import is_dual
from articles.language.words import folded

from ..compared_text import Known
from .model import Change, Unit, Verdict

_WEEK = 7
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
        if _definite(noun[0]) and noun[0].bare in titles[:1] and {word.bare for word in noun} <= set(titles):
            return Verdict("equivalent", "noun for name")
    return None


def _definite(unit: Unit) -> bool:
    return unit.form.removeprefix("و").removeprefix("ب").startswith(("ال", "لل"))

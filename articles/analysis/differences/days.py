"""Rules of equivalence about days: the same one by its name, in another calendar, or as a part of a period."""

from datetime import date, timedelta

from articles.language.words import folded

from .amounts import period_part
from .model import Change, Unit, Verdict

Days = tuple[date, date]
"""The first and the last."""

_WEEK = 7
_RELATIVE = frozenset(("اليوم", "امس", "غدا"))
_OF_DATES = frozenset(("الموافق", "بتاريخ", "تاريخ", "يوم"))
_WEEKS = range(5, 9)
_PERIODS = range(4, 31)
_YEAR, _MUCH = 350, 150
_DAY = timedelta(days=1)
_EDGE = 5
"""The beginning of a period is its first fifth, its end the last."""


def same_part(change: Change) -> Verdict | None:
    """The end of a month and one of its last days, the end of a year and the beginning of the next, two weeks that
    overlap: نهاية حزيران and 30 يونيو."""
    pair = change.one_each
    if pair is None or not all(unit.known and unit.known.kind == "date" for unit in pair):
        return None
    one, other = map(_meant, pair)
    lengths = [(last - first).days + 1 for first, last in (days_of(unit) for unit in pair)]
    weeks = all(length in _WEEKS for length in lengths)
    if all(length >= _YEAR for length in lengths) and (one, other) == tuple(map(days_of, pair)):
        return Verdict("equivalent", "same date") if _in_two_calendars(one, other) else None
    narrowed = (one, other) != tuple(map(days_of, pair)) or weeks
    near = one[0] <= other[1] + _DAY and other[0] <= one[1] + _DAY
    return Verdict("equivalent", "same date") if narrowed and near else None


def _in_two_calendars(one: Days, other: Days) -> bool:
    """Whether two years, one of them of the Hijra, share much of their days: عام 1436هـ and العام الجاري."""
    shared = (min(one[1], other[1]) - max(one[0], other[0])).days
    return shared > _MUCH and [(first.day, first.month) for first, _ in (one, other)].count((1, 1)) == 1


def day_within(change: Change) -> Verdict | None:
    """A week or a month, and a day in it: الشهر الحالي and 15 يوليو."""
    pair = change.one_each
    if pair is None or not all(unit.known and unit.known.kind == "date" for unit in pair):
        return None
    day, period = sorted(map(_meant, pair), key=lambda days: days[1] - days[0])
    within = period[0] <= day[0] == day[1] <= period[1]
    return Verdict("equivalent", "same date") if within and (period[1] - period[0]).days in _PERIODS else None


def days_of(unit: Unit) -> Days:
    """The first and the last day of a date."""
    first, _, last = unit.key.partition(":")[2].partition("/")
    return date.fromisoformat(first), date.fromisoformat(last)


def _meant(unit: Unit) -> Days:
    """The days of a date, of which its words may name the beginning or the end alone."""
    first, last = days_of(unit)
    edge = (last - first) // _EDGE
    match period_part(unit):
        case 0:
            return first, first + edge
        case 2:
            return last - edge, last
    return first, last


def same_weekday(change: Change) -> Verdict | None:
    """A day by its name, and a date that is such a day a week away: which السبت is meant is not always told."""
    pair = change.one_each
    if pair is None or not all(unit.known and unit.known.kind == "date" for unit in pair):
        return None
    first, second = map(_day, pair)
    if first is None or second is None or abs((first - second).days) != _WEEK:
        return None
    return Verdict("equivalent", "same date") if any(map(_is_weekday, pair)) else None


def same_relative_day(change: Change) -> Verdict | None:
    """أمس and أمس الاثنين: the same word for the day, which one side names besides."""
    pair = change.one_each
    if pair is None or not all(unit.known and unit.known.kind == "date" for unit in pair):
        return None
    shorter, longer = sorted((set(unit.form.split()) for unit in pair), key=len)
    told = shorter <= longer and not shorter.isdisjoint(_RELATIVE)
    return Verdict("equivalent", "same date") if told and longer - shorter <= folded("weekdays") else None


def same_day_again(change: Change) -> Verdict | None:
    """أمس and أمس الموافق 10-10-1436هـ: one side says the day in another calendar besides."""
    days = [unit.key for unit in change.only if unit.form not in _OF_DATES]
    beside = [unit.key if unit and _is_date(unit) else "" for unit in change.before]
    return Verdict("equivalent", "same date") if len(days) == 1 and days * 2 == beside else None


def _is_date(unit: Unit) -> bool:
    return unit.known is not None and unit.known.kind == "date"


def _day(unit: Unit) -> date | None:
    """The day of a unit that is one day."""
    first, _, last = unit.key.partition(":")[2].partition("/")
    return date.fromisoformat(first) if first == last else None


def _is_weekday(unit: Unit) -> bool:
    return all(word.removeprefix("و") in folded("weekdays") or word in ("يوم", "اليوم") for word in unit.form.split())

"""The first or last months or days of a period: ``الأشهر التسعة الأولى من 2025``, ``أول عشرة أيام من شباط``."""

from datetime import date, timedelta

from . import gregorian, hijri, periods
from .arithmetic import Interval, add_months, month_interval, months_interval
from .mention import LIKELY, SURE, Found
from .pieces import count_at, unit_at, year_at
from .reading import Reading

_ENDS = {"الاولي": 1, "الاوائل": 1, "الاخيره": -1, "الاواخر": -1}
_BEFORE = {"اول": 1, "اخر": -1}
_LARGEST = {"month": 12, "day": 31}


def read(reading: Reading, index: int, today: date) -> Found | None:
    counted = _counted(reading, index)
    if counted is None:
        return _end_of_year(reading, index, today)
    unit, count, side, at = counted
    if reading.word(at) != "من" or not reading.joined(at - 1) or not reading.joined(at):
        return None
    whole = _whole(reading, at + 1, today, unit)
    days = _part((whole.earliest, whole.latest), unit, count * side) if whole else None
    if whole is None or days is None:
        return None
    return Found(whole.end, *days, "range", f"firsts.{unit}s", whole.close, whole.certainty)


def _end_of_year(reading: Reading, index: int, today: date) -> Found | None:
    """``أول أيام العام 2026``, ``آخر أيام السنة الماضية``."""
    side = _BEFORE.get(reading.word(index), 0)
    if not side or reading.word(index + 1) not in ("ايام", "يوم") or not reading.joined(index):
        return None
    at = index + 2 + (reading.word(index + 2) == "من")
    whole = _whole(reading, at, today, "year") if reading.joined(at - 1) else None
    if whole is None or whole.granularity != "year":
        return None
    day = whole.earliest if side > 0 else whole.latest
    return Found(whole.end, day, day, "day", "firsts.day_of_year", whole.close, min(whole.certainty, LIKELY))


def _counted(reading: Reading, index: int) -> tuple[str, int, int, int] | None:
    """Unit, count, 1 for the first and -1 for the last ones, and the index after them."""
    if not reading.joined(index):
        return None
    unit, form = unit_at(reading, index)
    side = _BEFORE.get(reading.word(index), 0)
    number = count_at(reading, index + 1 + (not side and reading.word(index + 1) == "ال"))
    if number is None or not reading.joined(number[1] - 1):
        return None
    count, at = number
    if side:
        unit, form = unit_at(reading, at)
        known = form in ("one", "many")
    else:
        side = _ENDS.get(reading.word(at), 0)
        known = form == "the_many"
    if not known or not side or not 2 <= count <= _LARGEST.get(unit, 0):
        return None
    return unit, count, side, at + 1


def _whole(reading: Reading, at: int, today: date, unit: str) -> Found | None:
    """The year or month at ``at``."""
    told = periods.read(reading, at, today)
    if told and told.granularity in ("year", "month"):
        return told
    if unit == "day":
        at += unit_at(reading, at) == ("month", "one") and reading.joined(at)
        month = gregorian.read_month_at(reading, at, today) or hijri.read_month_at(reading, at, today)
        return month if month and month.granularity == "month" else None
    named = unit_at(reading, at)
    at += named[0] == "year" and reading.joined(at)
    year = year_at(reading, at)
    if year is None or year.hijri or not 1900 <= year.number <= 2099:
        return this_year(at, today) if named == ("year", "the") else None
    first = date(year.number, 1, 1)
    return Found(year.end, first, date(year.number, 12, 31), "year", "", certainty=SURE)


def this_year(at: int, today: date) -> Found:
    """A bare ``العام``: this one, most likely."""
    return Found(at, date(today.year, 1, 1), date(today.year, 12, 31), "year", "", certainty=LIKELY)


def _part(whole: Interval, unit: str, count: int) -> Interval | None:
    """The first ``count`` units of ``whole``, the last ones where it is below zero."""
    first, last = whole
    if unit == "day":
        days = timedelta(days=abs(count) - 1)
        return (first, min(first + days, last)) if count > 0 else (max(last - days, first), last)
    if (last - first).days < 360:
        return None
    if count > 0:
        return months_interval(first.year, first.month, count)
    start = add_months(first, 12 + count)
    month = month_interval(start.year, start.month) if start else None
    return (month[0], last) if month else None

"""Hijri days, months and years (Umm al-Qura, 1343 to 1500), turned into Gregorian days."""

from datetime import date, timedelta
from functools import lru_cache

from hijridate import Gregorian, Hijri

from .arithmetic import Interval
from .mention import Found
from .months import MonthCalendar, read_days, read_month, read_named_month
from .pieces import Year
from .reading import Reading
from .vocabulary import HIJRI

_FIRST, _LAST = 1343, 1500
_EPOCH = date(622, 7, 19).toordinal()
_CAREFUL = frozenset(("محرم", "المحرم", "صفر", "رجب", "شعبان", "رمضان", "شوال"))


def year_of(day: date) -> int:
    """The Hijri year of a day; a near guess outside the tables, for which no interval will be found."""
    try:
        return int(Gregorian(day.year, day.month, day.day).to_hijri().year)
    except (OverflowError, ValueError):
        return round((day.year - 622) * 1.0307)


@lru_cache(maxsize=4096)
def interval(year: int, month: int, day: int) -> Interval | None:
    """Gregorian days of a Hijri day, or of a whole month where ``day`` is 0; None outside the tables."""
    try:
        first = Hijri(year, month, day or 1)
        start = date(*first.to_gregorian().datetuple())
        return (start, start + timedelta(days=first.month_length() - 1)) if not day else (start, start)
    except (OverflowError, ValueError):
        return None


def year_interval(year: int) -> Interval | None:
    """First and last day; before the tables begin by the arithmetic calendar, which is at most two days off."""
    first, last = interval(year, 1, 0), interval(year, 12, 0)
    if first and last:
        return first[0], last[1]
    return (_new_year(year), _new_year(year + 1) - timedelta(days=1)) if 1 <= year < _FIRST else None


def _new_year(year: int) -> date:
    return date.fromordinal(_EPOCH + (year - 1) * 354 + (3 + 11 * year) // 30)


def _years(year: Year, month: int, _day: int, _today: date) -> list[int]:
    """Hijri years that a written year may mean beside a Hijri month: itself, or those that touch a Gregorian year."""
    if _FIRST <= year.number <= _LAST and (year.hijri or not year.marked):
        return [year.number]
    if year.hijri or not 1900 <= year.number <= 2100:
        return []
    guess = round((year.number - 622) * 1.0307)
    near = [(found, days) for found in range(guess - 2, guess + 3) if (days := interval(found, month, 0))]
    return [found for found, days in near if days[0].year == year.number]


CALENDAR = MonthCalendar("hijri", HIJRI, _CAREFUL, year_of, interval, _years)


def read(reading: Reading, index: int, today: date) -> Found | None:
    return read_days(reading, index, today, CALENDAR) or read_month(reading, index, today, CALENDAR)


def read_month_at(reading: Reading, index: int, today: date) -> Found | None:
    """The month named at ``index``, for a rule that has read the words before it."""
    return read_named_month(reading, index, today, CALENDAR)

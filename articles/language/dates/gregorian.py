"""Gregorian days and months under all their Arabic names."""

from datetime import date

from .arithmetic import Interval, day_interval, month_interval
from .mention import Found
from .months import MonthCalendar, read_days, read_month, read_named_month
from .pieces import Year
from .reading import Reading
from .vocabulary import GREGORIAN

_CAREFUL = frozenset(("مارس", "اب", "نيسان", "جوان", "ماي", "اوت", "غشت", "تموز", "يوليه"))


def _interval(year: int, month: int, day: int) -> Interval | None:
    return day_interval(year, month, day) if day else month_interval(year, month)


def _years(year: Year, _month: int, _day: int, _today: date) -> list[int]:
    return [] if year.hijri or not 1000 <= year.number <= 2999 else [year.number]


CALENDAR = MonthCalendar("gregorian", GREGORIAN, _CAREFUL, lambda today: today.year, _interval, _years)


def read(reading: Reading, index: int, today: date) -> Found | None:
    return read_days(reading, index, today, CALENDAR) or read_month(reading, index, today, CALENDAR)


def read_month_at(reading: Reading, index: int, today: date) -> Found | None:
    """The month named at ``index``, for a rule that has read the words before it."""
    return read_named_month(reading, index, today, CALENDAR)

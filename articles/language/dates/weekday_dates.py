"""A weekday with its date: ``السبت 8 سبتمبر/أيلول 2018``, ``الجمعة الموافق 9 محرم``, ``الخميس الأول من أيار``.

The date says which weekday is meant; the weekday says which year, where none was written, and which of two days a moon
that was seen a day early or late began with.
"""

from dataclasses import replace
from datetime import date

from . import gregorian, hijri
from .arithmetic import add_days, day_interval
from .mention import DOUBTFUL, LIKELY, SURE, Found
from .pieces import direction_at
from .reading import Reading
from .vocabulary import ORDINALS, WEEKDAYS
from .weekdays import is_a_name

_TIES = frozenset(("الموافق", "يوم", "المصادف", "بتاريخ"))


def read(reading: Reading, index: int, today: date) -> Found | None:
    if reading.word(index) not in WEEKDAYS or not reading.joined(index, "،,(") or is_a_name(reading, index):
        return None
    after = index + 1
    for _ in range(3):
        if (reading.word(after) in _TIES or direction_at(reading, after)) and reading.joined(after, "،,("):
            after += 1
    found = gregorian.read(reading, after, today) or hijri.read(reading, after, today)
    if found is None or found.granularity != "day":
        return None
    found = replace(found, rule=found.rule.replace("day_month", "weekday_day_month"))
    return _agreed(reading, after, found, WEEKDAYS[reading.word(index)])


def _agreed(reading: Reading, after: int, found: Found, weekday: int) -> Found | None:
    day = found.earliest
    if day.weekday() == weekday:
        return replace(found, certainty=SURE)
    if found.rule.startswith("hijri"):
        off = (weekday - day.weekday() + 3) % 7 - 3
        moved = add_days(day, off) if abs(off) == 1 else None
        return replace(found, earliest=moved or day, latest=moved or day, certainty=LIKELY if moved else DOUBTFUL)
    other = _in_another_year(day, weekday) if found.inferred else None
    if other:
        return replace(found, earliest=other, latest=other, certainty=LIKELY)
    if ORDINALS.get(reading.word(after), 9) <= 4:
        nth = _nth_of_month(day, weekday, ORDINALS[reading.word(after)])
        return replace(found, earliest=nth, latest=nth, rule="gregorian.nth_weekday", certainty=LIKELY)
    return replace(found, certainty=DOUBTFUL)


def _in_another_year(day: date, weekday: int) -> date | None:
    """The same day of the year before or after, where it falls on the weekday."""
    for year in (day.year - 1, day.year + 1):
        days = day_interval(year, day.month, day.day)
        if days and days[0].weekday() == weekday:
            return days[0]
    return None


def _nth_of_month(day: date, weekday: int, count: int) -> date:
    first = day.replace(day=1)
    return day.replace(day=1 + (weekday - first.weekday()) % 7 + 7 * (count - 1))

"""A day of a month that is told from today: ``الرابع من الشهر الماضي``, ``25 الجاري``, ``15 من هذا الشهر``,
``من 5 إلى 8 من الشهر الجاري``."""

from datetime import date

from .arithmetic import unit_interval
from .mention import Found
from .months import last_day
from .periods import offset_at
from .pieces import LAST_DAY, day_at, direction_at, unit_at
from .reading import Reading
from .vocabulary import context

_COUNTS_NO_DAY = context("before_ordinal")


def read(reading: Reading, index: int, today: date) -> Found | None:
    found = day_at(reading, index)
    if found is None or not reading.joined(found[1] - 1) or reading.word(index - 1) in _COUNTS_NO_DAY:
        return None
    day, end = found
    last, end = last_day(reading, day, end) if day != LAST_DAY else (day, end)
    if direction_at(reading, end) == "this" and reading.number(end - 1) is not None:
        offset: int | None = 0
        end += 1
    else:
        tied = reading.word(end) == "من" and reading.joined(end)
        if not tied and reading.number(end - 1) is not None:
            return None  # قتل 20 الشهر الماضي
        end += tied
        if tied and direction_at(reading, end) == "this":
            return _exact(today, day, last, end + 1, 0)  # الثامن من الجاري
        this = reading.word(end) == "هذا" and reading.joined(end)
        end += this
        if unit_at(reading, end) != ("month", "the"):
            return None
        offset, end = (0, end + 1) if this else offset_at(reading, end + 1)
    return _exact(today, day, last, end, offset) if offset is not None else None


def _exact(today: date, day: int, last: int, end: int, offset: int) -> Found | None:
    """Days ``day`` to ``last`` of the month ``offset`` months from this one."""
    month = unit_interval("month", today, offset)
    if month is None:
        return None
    day, last = (month[1].day, month[1].day) if day == LAST_DAY else (day, last)
    if last > month[1].day:
        return None
    first, until = month[0].replace(day=day), month[0].replace(day=last)
    if first == until:
        return Found(end, first, first, "day", "days_of_month.day")
    return Found(end, first, until, "range", "days_of_month.days")

"""A part of a month: ``النصف الأول من آذار``, ``الأسبوع الأخير من تموز 2017``, ``العشر الأواخر من رمضان``.

Halves break after the 15th, thirds after the 10th and 20th, weeks after each 7th day; the last week is the last 7 days.
"""

from datetime import date, timedelta

from . import gregorian, hijri
from .arithmetic import Interval, unit_interval
from .mention import LIKELY, Found
from .pieces import direction_at, unit_at
from .reading import Reading

_NUMBERS = {
    "الاول": 1, "الاولي": 1, "الثاني": 2, "الثانيه": 2, "الثالث": 3, "الثالثه": 3, "الرابع": 4,
    "الاخير": -1, "الاخيره": -1, "الاواخر": -1, "الاوائل": 1, "الاواسط": 2,
}  # fmt: skip
_BOUNDS = {"النصف": (0, 15), "الثلث": (0, 10, 20), "الاسبوع": (0, 7, 14, 21), "العشر": (0, 10, 20)}
STARTS = frozenset(_BOUNDS)


def read(reading: Reading, index: int, today: date) -> Found | None:
    part, number = reading.word(index), _NUMBERS.get(reading.word(index + 1), 0)
    if part not in _BOUNDS or not number or not reading.joined(index) or not reading.joined(index + 1):
        return None
    month = month_after(reading, index + 2, today) if reading.word(index + 2) == "من" else None
    days = _part(part, number, (month.earliest, month.latest)) if month else None
    if month is None or days is None:
        return None
    certainty = min(month.certainty, LIKELY) if part == "الاسبوع" else month.certainty
    granularity = "week" if part == "الاسبوع" else "range"
    return Found(month.end, *days, granularity, "month_parts.part", month.close, certainty)


def month_after(reading: Reading, before: int, today: date) -> Found | None:
    """The month after the word ``before`` (من), by its name or as ``الشهر الماضي``."""
    if not reading.joined(before):
        return None
    at = before + 1
    this = reading.word(at) == "هذا" and reading.joined(at)
    if unit_at(reading, at + this) == ("month", "the"):
        direction = "this" if this else direction_at(reading, at + 1)
        offset = {"past": -1, "this": 0, "next": 1}.get(direction)
        days = unit_interval("month", today, offset) if offset is not None else None
        return Found(at + 2, *days, "month", "") if days else None
    at += unit_at(reading, at) == ("month", "one") and reading.joined(at)
    found = gregorian.read_month_at(reading, at, today) or hijri.read_month_at(reading, at, today)
    return found if found and found.granularity == "month" else None


def _part(part: str, number: int, month: Interval) -> Interval | None:
    bounds = _BOUNDS[part]
    if number > len(bounds):
        return None
    first, last = month
    if part == "الاسبوع" and number == -1:
        return last - timedelta(days=6), last
    start = first + timedelta(days=bounds[number - 1 if number > 0 else -1])
    ends = number in (-1, len(bounds)) and part != "الاسبوع"
    end = last if ends else first + timedelta(days=(*bounds, 28)[number] - 1)
    return start, end

"""Weeks, months, years and decades beside today: ``الأسبوع الماضي``, ``هذا الشهر``, ``العام قبل الماضي``."""

from datetime import date

from . import hijri
from .arithmetic import unit_interval, year_interval
from .mention import DOUBTFUL, SURE, Found
from .pieces import direction_at, points_elsewhere, unit_at, year_at
from .reading import Reading
from .vocabulary import PARTS_OF_PERIOD, PREPOSITIONS, context

_HOLY = frozenset(("المبارك", "الكريم", "الفضيل", "الحرام"))
_OFFICES = context("before_general")
_LATEST = frozenset(("الاخير", "الاخيره"))
"""The last one before this or the one that ends now (في العام الأخير)."""
_OFFSETS = {"past": -1, "this": 0, "next": 1}


def read(reading: Reading, index: int, today: date) -> Found | None:
    """``الأسبوع الماضي``, ``هذا الشهر``, ``العام قبل الماضي``, ``نهاية العام``."""
    this = reading.word(index) in ("هذا", "هذه") and reading.joined(index)
    at = index + this
    unit, form = unit_at(reading, at)
    if form != "the" or unit == "day" or (unit == "month" and _has_day(reading, index)):
        return None
    if _is_no_unit(reading, index, at, unit):
        return None
    offset, end = offset_at(reading, at + 1)
    weekend = offset is None and unit == "week" and not this
    if this and (reading.word(at + 1) in _HOLY or reading.word(index - 1) == "مثل"):
        return None
    if offset == -1 and reading.word(end - 1).startswith("الاخير") and (this or reading.word(end) == "من"):
        offset, end = (0, end) if this else (None, end)
    elif offset is None and (this or _part_of_period(reading, at)):
        offset, end = 0, at + 1
    if unit == "year" and offset is not None and (named := _named_year(reading, end, today, offset)):
        return named
    interval = unit_interval(unit, today, offset) if offset is not None else None
    vague = reading.word(end - 1) in _LATEST and end > at + 1
    certainty = DOUBTFUL if weekend or vague or (unit == "decade" and offset == 0) else SURE
    return Found(end, *interval, unit, f"periods.{unit}", certainty=certainty) if interval else None


def _named_year(reading: Reading, end: int, today: date, offset: int) -> Found | None:
    """``العام الماضي 1435هـ``: what is written says which year, unless it lies elsewhere (العام الماضي 1959 طالبا)."""
    year = year_at(reading, end) if end and reading.joined(end - 1) else None
    this = hijri.year_of(today) if year and year.hijri else today.year
    if year is None or abs(year.number - this - offset) > 1:
        return None
    interval = hijri.year_interval(year.number) if year.hijri else year_interval(year.number)
    return Found(year.end, *interval, "year", "periods.named_year") if interval else None


def _is_no_unit(reading: Reading, index: int, at: int, unit: str) -> bool:
    """``الأمين العام الحالي`` is an office, ``بهذا العقد`` a contract."""
    before = reading.word(index - 1) if reading.joined(index - 1) else ""
    if unit == "year":
        return before in _OFFICES and reading.form(at) == "العام"
    if unit != "decade" or before in PREPOSITIONS or before in PARTS_OF_PERIOD or before == "من":
        return False
    return direction_at(reading, at + 1) not in ("past", "next")


def _has_day(reading: Reading, index: int) -> bool:
    """``31 من الشهر الجاري``: the rule of days has read it, or has found no such day."""
    number = reading.number(index - 2) if reading.word(index - 1) == "من" and reading.joined(index - 1) else None
    return number is not None and number <= 31 and reading.joined(index - 2)


def offset_at(reading: Reading, index: int) -> tuple[int | None, int]:
    """How many units from this one (الماضي is -1, بعد المقبل 2) and the index after; None where nothing says it."""
    if not reading.joined(index - 1):
        return None, index
    at = index + (reading.word(index) == "ما" and reading.joined(index))
    twice = {"قبل": "past", "بعد": "next"}.get(reading.word(at))
    if twice and reading.joined(at) and direction_at(reading, at + 1) == twice:
        return 2 * _OFFSETS[twice], at + 2
    direction = direction_at(reading, index)
    return (_OFFSETS[direction], index + 1) if direction else (None, index)


def _part_of_period(reading: Reading, at: int) -> bool:
    """``بنهاية العام`` means this year's end, unless the year is another kind of year (الدراسي)."""
    if reading.word(at - 1) not in PARTS_OF_PERIOD or not reading.joined(at - 1):
        return False
    after = reading.word(at + 1)
    return not (reading.joined(at) and (after.startswith("ال") or reading.number(at + 1) is not None)) and not (
        points_elsewhere(reading, at + 1)
    )

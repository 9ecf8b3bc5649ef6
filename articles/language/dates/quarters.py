"""Quarters, thirds and halves of a year: ``الربع الأول من العام الجاري``, ``النصف الثاني من عام 2018``."""

from datetime import date

from .arithmetic import months_interval
from .mention import DOUBTFUL, LIKELY, SURE, Found
from .pieces import direction_at, unit_at, year_at
from .reading import Reading

_NUMBERS = {"الاول": 1, "الثاني": 2, "الثالث": 3, "الرابع": 4, "الاخير": 4}
_SIZES = {"الربع": 3, "النصف": 6, "الثلث": 4, "الفصل": 3}
"""Months; الفصل is a quarter in the Levant and the Maghreb."""
_OF_SCHOOL = frozenset(("الدراسي", "الجامعي", "التشريعي"))
_OFFSETS = {"past": -1, "this": 0, "next": 1}


def read(reading: Reading, index: int, today: date) -> Found | None:
    whole = reading.word(index)
    number = _NUMBERS.get(reading.word(index + 1))
    if whole not in _SIZES or number is None or not reading.joined(index):
        return None
    at = index + 2 + (reading.word(index + 2) == "من" and reading.joined(index + 2))
    told = _year(reading, at, today) if reading.joined(index + 1) else None
    if told is None:
        return _bare(reading, index, number, today) if whole == "الربع" else None
    year, end = told
    size = _SIZES[whole]
    number = 12 // size if reading.word(index + 1) == "الاخير" else number
    interval = months_interval(year, (number - 1) * size + 1, size) if number * size <= 12 else None
    granularity = "quarter" if size == 3 else "range"
    if whole == "الفصل" and reading.word(end) in _OF_SCHOOL and reading.joined(end - 1):
        return None
    certainty = LIKELY if whole == "الفصل" else SURE
    rule = f"quarters.{granularity}_of_year"
    return Found(end, *interval, granularity, rule, certainty=certainty) if interval else None


def _bare(reading: Reading, index: int, number: int, today: date) -> Found | None:
    """``في الربع الثاني``: of the year in which it lies nearest; doubtful, because a match has quarters too."""
    of_something = reading.word(index + 2) in ("من", "ل") or reading.form(index + 2).startswith(("لل", "ال"))
    if reading.form(index - 1) not in ("في", "خلال") or (of_something and reading.joined(index + 1)):
        return None
    near = [days for year in (today.year - 1, today.year) if (days := months_interval(year, 3 * number - 2, 3))]
    begun = [days for days in near if days[0] <= today]
    return Found(index + 2, *begun[-1], "quarter", "quarters.bare", certainty=DOUBTFUL) if begun else None


def _year(reading: Reading, at: int, today: date) -> tuple[int, int] | None:
    if reading.word(at) == "هذا" and unit_at(reading, at + 1) == ("year", "the") and reading.joined(at):
        return today.year, at + 2
    unit = unit_at(reading, at)
    at += unit[0] == "year" and reading.joined(at)
    year = year_at(reading, at)
    if year and not year.hijri:
        return year.number, year.end
    direction = direction_at(reading, at) if unit == ("year", "the") else ""
    return (today.year + _OFFSETS[direction], at + 1) if direction else None

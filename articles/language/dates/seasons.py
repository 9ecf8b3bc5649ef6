"""Seasons: ``صيف 2015``, ``الشتاء الماضي``, ``صيف العام المقبل``, ``هذا الربيع``.

Months of the weather: spring is March to May. Winter takes the name of the year in which it ends.
"""

from datetime import date

from .arithmetic import months_interval
from .mention import LIKELY, SURE, Found
from .pieces import direction_at, unit_at, year_at
from .reading import Reading
from .vocabulary import SEASONS

_OFFSETS = {"past": -1, "this": 0, "next": 1}


def read(reading: Reading, index: int, today: date) -> Found | None:
    this = reading.word(index) == "هذا" and reading.joined(index)
    at = index + this
    month = SEASONS.get(reading.word(at))
    if month is None:
        return None
    if this:
        return _beside(month, "this", today, at + 1) if reading.word(at).startswith("ال") else None
    if not reading.joined(index):
        return None
    direction = direction_at(reading, index + 1) if reading.word(index).startswith("ال") else ""
    if direction:
        return _beside(month, direction, today, index + 2)
    told = _year(reading, index + 1, today)
    if told is None:
        return None
    year, end, certainty = told
    both = year_at(reading, end) if reading.joined(end - 1, "-–/") and reading.gap(end - 1).strip() else None
    if both and both.number == year + 1:  # شتاء 2024 - 2025
        year, end = year + (month == 12), both.end
    interval = months_interval(year - (month == 12), month, 3)
    return Found(end, *interval, "season", "seasons.of_year", certainty=certainty) if interval else None


def _year(reading: Reading, at: int, today: date) -> tuple[int, int, float] | None:
    """Year, index after it and certainty: ``2015``, ``عام 2015``, ``العام الماضي``, ``هذا العام``."""
    at += reading.word(at) == "من" and reading.joined(at)
    if reading.word(at) == "هذا" and unit_at(reading, at + 1) == ("year", "the") and reading.joined(at):
        return today.year, at + 2, SURE
    unit = unit_at(reading, at)
    named = unit[0] == "year" and reading.joined(at)
    direction = direction_at(reading, at + 1) if named and unit[1] == "the" else ""
    if direction:
        return today.year + _OFFSETS[direction], at + 2, SURE
    year = year_at(reading, at + named)
    if year is None or year.hijri or not 1500 <= year.number <= 2999:
        return None
    return year.number, year.end, SURE


def _beside(month: int, direction: str, today: date, end: int) -> Found | None:
    found = [season for year in range(today.year - 2, today.year + 3) if (season := months_interval(year, month, 3))]
    if direction == "past":
        chosen = [season for season in found if season[1] < today][-1:]
    elif direction == "next":
        chosen = [season for season in found if season[0] > today][:1]
    else:
        chosen = [season for season in found if season[0] <= today <= season[1]]
        if not chosen:  # said of a summer that has just ended, or is about to begin
            chosen = sorted(found, key=lambda days: min(abs((days[0] - today).days), abs((days[1] - today).days)))[:1]
            return Found(end, *chosen[0], "season", "seasons.this", certainty=LIKELY) if chosen else None
    return Found(end, *chosen[0], "season", f"seasons.{direction}") if chosen else None

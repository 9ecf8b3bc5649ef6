"""Years: ``عام 2014``, ``منذ 2014``, ``بين عامي 2014 و2017``, ``1439هـ``."""

from datetime import date

from . import hijri
from .arithmetic import Interval, year_interval, years_interval
from .mention import Found
from .pieces import Year, unit_at, year_at
from .reading import Reading
from .vocabulary import PARTS_OF_PERIOD, PREPOSITIONS, context

_TOLD = frozenset(("عام", "سنه", "العام", "السنه", "عامي", "سنتي", "العامين", "موسم"))
_COUNTED = context("counted")


def read(reading: Reading, index: int, today: date) -> Found | None:
    """A year at ``index``, with the word عام before it where there is one."""
    told = reading.word(index) in _TOLD and reading.joined(index)
    at = index + told
    year = year_at(reading, at)
    if year is None:
        return None
    if not told and not year.marked and not _stands_as_year(reading, at, year):
        return None
    if not told and year.marked and not year.hijri and year.number % 100 == 0:
        return None
    return _years(reading, at, year, told, today) or _one(year, today)


def is_hijri(year: Year, today: date) -> bool:
    """Whether a year is Hijri: it says so, or it lies within a lifetime before today's Hijri year."""
    if year.marked:
        return year.hijri
    this = hijri.year_of(today)
    return this - 60 <= year.number <= this + 10


def _interval(year: Year, today: date) -> Interval | None:
    return hijri.year_interval(year.number) if is_hijri(year, today) else year_interval(year.number)


def _one(year: Year, today: date) -> Found | None:
    interval = _interval(year, today)
    if interval is None or interval[0].year > 2200:
        return None
    return Found(year.end, *interval, "year", "hijri.year" if is_hijri(year, today) else "years.year")


def _years(reading: Reading, at: int, year: Year, told: bool, today: date) -> Found | None:
    """Two years that are the ends of one stretch."""
    end = year.end
    joined_by_sign = reading.joined(end - 1, "-–/") and bool(reading.gap(end - 1).strip())
    if joined_by_sign:
        other = year_at(reading, end)
    elif (
        reading.joined(end - 1)
        and reading.word(end) in ("و", "الي", "حتي", "وحتي", "والي")
        and reading.joined(end, "\"'")
    ):
        other = year_at(reading, end + 1 + (reading.word(end + 1) in _TOLD))
    else:
        return None
    if other is None or not year.number < other.number <= year.number + 120:
        return None
    first, last = _interval(year, today), _interval(Year(other.number, 0, other.hijri, year.marked), today)
    if first is None or last is None or not (told or joined_by_sign or reading.word(at - 1) in ("من", "بين", "منذ")):
        return None
    if reading.word(end) == "و" and reading.word(at - 1) not in ("بين", "عامي", "سنتي", "العامين"):
        return None
    days = (first[0], last[1]) if first[0] < last[1] else years_interval(year.number, other.number)
    return Found(other.end, *days, "range", "years.range") if days else None


def _stands_as_year(reading: Reading, at: int, year: Year) -> bool:
    """A bare number after في or منذ is a year only if it looks like one and counts nothing."""
    if not reading.joined(at - 1):
        return False
    before, after = reading.word(at - 1), reading.word(at + 1)
    if before not in PREPOSITIONS and before not in PARTS_OF_PERIOD and before not in ("من", "بين"):
        return False
    follows = after if reading.joined(at) else ""
    if follows in _COUNTED or unit_at(reading, at + 1)[0]:
        return False
    second = year_at(reading, year.end if not follows else at + 2)
    if before in ("من", "بين"):
        return 1900 <= year.number <= 2099 and second is not None and follows in ("", "و", "الي", "حتي")
    return 1900 <= year.number <= 2099 and year.number % 100 != 0

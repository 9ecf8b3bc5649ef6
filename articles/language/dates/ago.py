"""So long ago: ``قبل ثلاثة أيام``, ``منذ نحو عامين``. A length of time alone is no date."""

from datetime import date

from .arithmetic import shift, unit_interval
from .mention import Found
from .pieces import about_at, count_at, unit_at
from .reading import Reading
from .vocabulary import GREGORIAN, HIJRI, WEEKDAYS, context

STARTS = frozenset(("قبل", "منذ"))
_LARGEST = {"day": 400, "week": 200, "month": 200, "year": 200, "decade": 30}
_NOW = frozenset(("الان", "اليوم", "الآن"))
_CONTRACTS = context("after_contract")


def read(reading: Reading, index: int, today: date) -> Found | None:
    if reading.word(index) not in STARTS or not reading.joined(index):
        return None
    length = _length_at(reading, about_at(reading, index + 1))
    if length is None:
        return None
    unit, count, end = length
    if unit == "decade" and reading.joined(end - 1) and reading.word(end) in _CONTRACTS:
        return None
    if _counts_from_elsewhere(reading, end) or count > _LARGEST[unit]:
        return None
    day = shift(unit, today, -count)
    interval = unit_interval(unit, day, 0) if day else None
    return Found(end, *interval, unit, f"ago.{unit}") if interval else None


def _length_at(reading: Reading, index: int) -> tuple[str, int, int] | None:
    """Unit, count and the index after: ``عامين``, ``3 أيام``, ``خمسة عشر يوماً``, ``أسبوع``."""
    unit, form = unit_at(reading, index)
    if form == "two":
        return unit, 2, index + 1
    if form == "one":
        return None if _names_a_time(reading, index + 1) else (unit, 1, index + 1)
    counted = count_at(reading, index)
    if counted is None or not reading.joined(counted[1] - 1):
        return None
    unit, form = unit_at(reading, counted[1])
    return (unit, counted[0], counted[1] + 1) if form in ("one", "many") and counted[0] else None


def _names_a_time(reading: Reading, index: int) -> bool:
    """``منذ عام 2003``, ``قبل شهر رمضان``, ``قبل يوم الأحد``: the unit belongs to what follows."""
    if not reading.joined(index - 1):
        return False
    word = reading.word(index)
    if reading.number(index) is not None or word in WEEKDAYS or word in ("غد", "الغد", "امس", "ال"):
        return True
    return any((word, *rest) in names for names in (GREGORIAN, HIJRI) for rest in ((), (reading.word(index + 1),)))


def _counts_from_elsewhere(reading: Reading, end: int) -> bool:
    """``قبل يومين من الانتخابات`` is counted from the election."""
    if reading.word(end) in ("واحد", "واحده", "فقط", "تقريبا"):
        end += 1
    return reading.word(end) == "من" and reading.joined(end - 1) and reading.word(end + 1) not in _NOW

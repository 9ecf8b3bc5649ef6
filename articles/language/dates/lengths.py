"""Lengths of time as they are counted: ``عامين``, ``خمسة عشر يوماً``, ``عام ونصف``, ``ربع قرن``, ``48 ساعة``.

A length is no date by itself; ``ago`` and ``after`` count it from the day of publication.
"""

from dataclasses import dataclass

from .pieces import count_at, unit_at
from .reading import Reading
from .vocabulary import GREGORIAN, HIJRI, WEEKDAYS

_HOURS = frozenset(("ساعه", "الساعات"))
_PARTS_OF_CENTURY = {"ربع": 25, "نصف": 50}
_HALF = {"year": ("month", 6), "decade": ("year", 5), "month": ("day", 15), "week": ("day", 3)}


@dataclass(frozen=True, slots=True)
class Length:
    """``count`` of ``unit`` (day, week, month, year, decade); ``end`` is the index after; ``rough`` where no exact
    length was said (نصف, ربع قرن)."""

    unit: str
    count: int
    end: int
    rough: bool = False


def length_at(reading: Reading, index: int) -> Length | None:
    """The length that begins at ``index``."""
    plain = _counted(reading, index)
    if plain is None:
        return _of_century(reading, index)
    return _and_half(reading, plain) or _and_one(reading, plain)


def _counted(reading: Reading, index: int) -> Length | None:
    unit, form = unit_at(reading, index)
    if form == "two":
        return Length(unit, 2, index + 1)
    if form == "one":
        owned = unit == "day" and reading.word(index + 1).startswith("ال") and reading.joined(index)
        return None if owned or _names_a_time(reading, index + 1) else Length(unit, 1, index + 1)
    counted = count_at(reading, index)
    if counted is None or not reading.joined(counted[1] - 1):
        return None
    number, end = counted
    if reading.word(end) in _HOURS:
        return Length("day", number // 24, end + 1) if number in (24, 48, 72) else None
    unit, form = unit_at(reading, end)
    return Length(unit, number, end + 1) if form in ("one", "many") and number else None


def _names_a_time(reading: Reading, index: int) -> bool:
    """``منذ عام 2003``, ``قبل شهر رمضان``, ``قبل يوم الأحد``: the unit belongs to what follows."""
    if not reading.joined(index - 1):
        return False
    word = reading.word(index)
    if reading.number(index) is not None or word in WEEKDAYS or word in ("غد", "الغد", "امس", "ال"):
        return True
    return any((word, *rest) in names for names in (GREGORIAN, HIJRI) for rest in ((), (reading.word(index + 1),)))


def _and_half(reading: Reading, plain: Length) -> Length | None:
    """``عام ونصف`` is eighteen months; ``ونصف العام`` and ``ونصف عام`` say the unit again."""
    if reading.form(plain.end) != "ونصف" or not reading.joined(plain.end - 1) or plain.unit not in _HALF:
        return None
    unit, half = _HALF[plain.unit]
    whole = {"year": 12, "decade": 10, "month": 30, "week": 7}[plain.unit]
    again = unit_at(reading, plain.end + 1)[0] == plain.unit and reading.joined(plain.end)
    return Length(unit, plain.count * whole + half, plain.end + 1 + again, rough=True)


def _and_one(reading: Reading, plain: Length) -> Length:
    """``يوم واحد``, ``عامين اثنين``."""
    words = {1: ("واحد", "واحده"), 2: ("اثنين", "اثنتين")}.get(plain.count, ())
    said = reading.word(plain.end) in words and reading.joined(plain.end - 1)
    return Length(plain.unit, plain.count, plain.end + said)


def _of_century(reading: Reading, index: int) -> Length | None:
    """``ربع قرن``, ``نصف قرن``, ``قرن``, ``قرنين``."""
    years = _PARTS_OF_CENTURY.get(reading.word(index), 0)
    if years and reading.joined(index) and reading.form(index + 1) == "قرن":
        return Length("year", years, index + 2, rough=True)
    whole = {"قرن": 100, "قرنين": 200}.get(reading.form(index), 0)
    return Length("year", whole, index + 1, rough=True) if whole else None

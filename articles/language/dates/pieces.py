"""Parts that several dialects read: counts, days of the month, years, which-one words."""

from dataclasses import dataclass

from .reading import Reading
from .vocabulary import ABOUT, DIRECTIONS, NUMBERS, ORDINALS, UNITS

_TENS = {"العشرين": 20, "العشرون": 20, "الثلاثين": 30, "الثلاثون": 30}
_TEEN = ("عشر", "عشره")
_FIRST_OF_COMPOUND = {"الحادي": 1}
_AD = ("م", "ميلادي", "ميلاديه", "للميلاد")
_AH = ("ه", "هجري", "هجريه", "للهجره")
_SAME = ("نفسه", "ذاته", "عينه", "المذكور", "التالي", "السابق", "نفسها", "ذاتها", "التاليه", "السابقه")


@dataclass(frozen=True, slots=True)
class Year:
    """A year as written at a place, before it is known which calendar it belongs to."""

    number: int
    end: int
    hijri: bool
    marked: bool


def count_at(reading: Reading, index: int) -> tuple[int, int] | None:
    """A count in digits or words (up to 999) and the index after it."""
    number = reading.number(index)
    if number is not None:
        return (number, index + 1) if number < 1000 else None
    units = NUMBERS.get(reading.word(index))
    if units is None:
        return None
    if units < 10 and reading.joined(index):
        after = reading.word(index + 1)
        if after in _TEEN:
            return units + 10, index + 2
        tens = NUMBERS.get(after, 0)
        if 20 <= tens <= 90 and reading.form(index + 1).startswith("و"):
            return units + tens, index + 2
    return units, index + 1


def about_at(reading: Reading, index: int) -> int:
    """The index after نحو, أكثر من and their like; ``index`` where there are none."""
    for phrase in ABOUT:
        if reading.at(index, phrase) and reading.joined(index + len(phrase) - 1):
            return index + len(phrase)
    return index


def day_at(reading: Reading, index: int) -> tuple[int, int] | None:
    """A day of the month, in digits (also الـ30) or as a spelled ordinal to 31, and the index after it."""
    if reading.word(index) == "ال" and reading.gap(index) in ("", " ", "-"):
        index += 1
    number = reading.number(index)
    if number is not None:
        return (number, index + 1) if len(reading.word(index)) <= 2 else None
    return _spelled_day(reading, index)


def _spelled_day(reading: Reading, index: int) -> tuple[int, int] | None:
    word = reading.word(index)
    if not reading.joined(index):
        return (ORDINALS[word], index + 1) if word in ORDINALS else None
    units = _FIRST_OF_COMPOUND.get(word) or ORDINALS.get(word, 0)
    after = reading.word(index + 1)
    if 0 < units < 10:
        if after == "عشر":
            return units + 10, index + 2
        if after in _TENS and reading.form(index + 1).startswith("و"):
            return units + _TENS[after], index + 2
    return (ORDINALS[word], index + 1) if word in ORDINALS else None


def year_at(reading: Reading, index: int) -> Year | None:
    """A year of four digits with its م or هـ, if one follows."""
    number = reading.number(index)
    if number is None or len(reading.word(index)) != 4 or number < 1000:
        return None
    if len(reading.gap(index)) <= 1 or reading.joined(index):
        after = reading.word(index + 1)
        if after in _AH:
            return Year(number, index + 2, hijri=True, marked=True)
        if after in _AD:
            return Year(number, index + 2, hijri=False, marked=True)
    return Year(number, index + 1, hijri=False, marked=False)


def direction_at(reading: Reading, index: int) -> str:
    """past, this, next, or empty."""
    return DIRECTIONS.get(reading.word(index), "")


def points_elsewhere(reading: Reading, index: int) -> bool:
    """Whether the word says that the time is counted from another time of the text (نفسه، التالي)."""
    return reading.word(index) in _SAME


def unit_at(reading: Reading, index: int) -> tuple[str, str]:
    """Unit and form of the time word at ``index``; empty strings where there is none."""
    found = UNITS.get(reading.word(index))
    return (found[0], found[1]) if found else ("", "")

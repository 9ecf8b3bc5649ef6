"""Parts that several dialects read: counts, days of the month, years, which-one words."""

from dataclasses import dataclass

from .reading import Reading
from .vocabulary import ABOUT, DIRECTIONS, NUMBERS, ORDINALS, UNITS

_TENS = {"العشرين": 20, "العشرون": 20, "الثلاثين": 30, "الثلاثون": 30}
_TEEN = ("عشر", "عشره")
_FIRST_OF_COMPOUND = {"الحادي": 1, "الواحد": 1}
_FEMININE = frozenset(f"{word}ه" for word, number in ORDINALS.items() if number < 10) | {"الحاديه", "الاولي"}
_CENTURY = 1900
_CLITICS = frozenset("وفبلك")
_UNTIL = frozenset(("الي", "حتي", "وحتي", "والي", "لغايه", "ولغايه"))
_ABOUT = {phrase[0]: tuple(other for other in ABOUT if other[0] == phrase[0]) for phrase in ABOUT}
LAST_DAY = 32
"""Stands for the last day of a month, whose number the month decides (سلخ رمضان)."""
_FIRST = frozenset(("فاتح", "غره", "اول"))
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
    for phrase in _ABOUT.get(reading.word(index), ()):
        if reading.at(index, phrase) and reading.joined(index + len(phrase) - 1):
            return index + len(phrase)
    return index


def day_at(reading: Reading, index: int) -> tuple[int, int] | None:
    """A day of the month and the index after it: in digits (also الـ30), as a spelled ordinal to 31, as غرة or سلخ."""
    if reading.word(index) == "ال" and reading.gap(index) in ("", " ", "-"):
        index += 1
    number = reading.number(index)
    if number is not None:
        return (number, index + 1) if len(reading.word(index)) <= 2 and 1 <= number <= 31 else None
    return _spelled_day(reading, index) or _named_day(reading, index)


def ordinal_at(reading: Reading, index: int) -> tuple[int, int] | None:
    """A spelled ordinal to 31 (التاسع عشر, الحادي والعشرين) and the index after it."""
    return _spelled_day(reading, index)


def _spelled_day(reading: Reading, index: int) -> tuple[int, int] | None:
    word = reading.word(index)
    if (word not in ORDINALS and word not in _FIRST_OF_COMPOUND) or _ends_a_compound(reading, index):
        return None
    if not reading.joined(index):
        return (ORDINALS[word], index + 1) if word in ORDINALS else None
    units = _FIRST_OF_COMPOUND.get(word) or ORDINALS.get(word, 0)
    after = reading.word(index + 1)
    if 0 < units < 10:
        if after == "عشر":
            return units + 10, index + 2
        if after in _TENS and reading.form(index + 1).startswith("و"):
            day = units + _TENS[after]
            return (day, index + 2) if day <= 31 else None
    return (ORDINALS[word], index + 1) if word in ORDINALS else None


def _ends_a_compound(reading: Reading, index: int) -> bool:
    """``الثاني والثلاثين``: the tens are no day of their own."""
    if reading.word(index) not in _TENS or reading.form(index) == reading.word(index) or not reading.joined(index - 1):
        return False
    before = reading.word(index - 1)
    return before in _FIRST_OF_COMPOUND or before in _FEMININE or ORDINALS.get(before, 10) < 10


def _named_day(reading: Reading, index: int) -> tuple[int, int] | None:
    """``فاتح ماي``, ``غرة رمضان``, ``أول يوم من``, ``سلخ شعبان``, ``آخر أيام``."""
    word = reading.word(index)
    if not reading.joined(index):
        return None
    days = reading.word(index + 1) in ("يوم", "ايام") and reading.joined(index + 1)
    if word in _FIRST:
        return 1, index + 1 + days
    if word == "سلخ" or (word == "اخر" and days):
        return LAST_DAY, index + 1 + days
    return None


def short_year_at(reading: Reading, index: int) -> "Year | None":
    """A year of the last century in two digits (حزيران 67); what counts something is none."""
    word = reading.word(index)
    if len(word) != 2 or not word.isdecimal() or not 40 <= int(word) <= 99 or word != reading.form(index):
        return None
    gap = reading.gap(index)
    stands = not gap.strip(" ") if len(gap) > 8 else gap[:1] in (".", "،", ",", ")", "»", '"', "؛", "\n")
    return Year(_CENTURY + int(word), index + 1, hijri=False, marked=False) if stands else None


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


def marked_year_at(reading: Reading, index: int) -> Year | None:
    """A year of one to three digits, which only its هـ or م makes one (61 هـ, 636 م)."""
    number = reading.number(index)
    if not number or number > 999 or not (len(reading.gap(index)) <= 1 or reading.joined(index)):
        return None
    after = reading.word(index + 1)
    if after in _AH or after in _AD:
        return Year(number, index + 2, hijri=after in _AH, marked=True)
    return None


def direction_at(reading: Reading, index: int) -> str:
    """past, this, next, or empty."""
    return DIRECTIONS.get(reading.word(index), "")


def points_elsewhere(reading: Reading, index: int) -> bool:
    """Whether the word says that the time is counted from another time of the text (نفسه، التالي)."""
    return reading.word(index) in _SAME


def until_at(reading: Reading, index: int) -> int:
    """The index after إلى, حتى, إلى غاية at ``index``; ``index`` itself where none of them stands there."""
    if reading.word(index) not in _UNTIL or not reading.joined(index):
        return index
    return index + 1 + (reading.word(index + 1) == "غايه" and reading.joined(index + 1))


def led_by(reading: Reading, index: int, words: frozenset[str]) -> bool:
    """Whether word ``index``, with or without a clitic (ثورة, لثورة), is one of ``words``."""
    word = reading.word(index)
    return word in words or (word[:1] in _CLITICS and word[1:] in words)


def unit_at(reading: Reading, index: int) -> tuple[str, str]:
    """Unit and form of the time word at ``index``; empty strings where there is none."""
    found = UNITS.get(reading.word(index))
    return (found[0], found[1]) if found else ("", "")

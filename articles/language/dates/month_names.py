"""The name of a month in a text, under one or two of its names: ``أيار``, ``ديسمبر/كانون الأول``, ``حزيران (يونيو)``.

Also whether a name alone means the month: many are names of people (رجب), cars (نيسان) or verbs (مارس).
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from .arithmetic import Interval
from .pieces import Year, unit_at
from .reading import Reading
from .tense import SAYING
from .vocabulary import ORDINALS, PARTS_OF_PERIOD, PREPOSITIONS, context

ANNIVERSARY = context("anniversary")
NAMED = ANNIVERSARY | context("before_month_name")
_EVERY_YEAR = context("every_year")
_AROUND = frozenset(("قبل", "بعد", "وقبل", "وبعد"))
_WOMEN = frozenset(("ماي", "جوان"))
_BEFORE_RAMADAN = context("before_ramadan")


@dataclass(frozen=True, slots=True)
class MonthCalendar:
    """What the month rules need of a calendar. ``interval(year, month, day)`` takes day 0 for the whole month and
    answers None for a day that does not exist."""

    name: str
    months: dict[tuple[str, ...], int]
    careful: frozenset[str]
    year_of: Callable[[date], int]
    interval: Callable[[int, int, int], Interval | None]
    years: Callable[[Year, int, int, date], list[int]]


@dataclass(frozen=True, slots=True)
class Month:
    """A month's number; ``end`` is the index after its names, ``close`` where a closing bracket belongs to them."""

    number: int
    end: int
    close: int = 0
    doubled: bool = False


def month_at(reading: Reading, index: int, calendar: MonthCalendar) -> Month | None:
    """A month's name, with the same month's other name after a slash, in brackets, or one blank away."""
    first = _name_at(reading, index, calendar)
    if first is None:
        return None
    number, end = first
    other = _name_at(reading, end, calendar)
    if (
        other is None
        or other[0] != number
        or reading.word(end) == reading.word(index)
        or not reading.joined(end - 1, "/\\-–(،")
    ):
        return Month(number, end)
    close = 0
    if "(" in reading.gap(end - 1):
        after = reading.tokens[other[1] - 1].end
        if reading.text[after : after + 1] != ")":
            return Month(number, end)
        close = after + 1
    return Month(number, other[1], close, doubled=True)


def _name_at(reading: Reading, index: int, calendar: MonthCalendar) -> tuple[int, int] | None:
    word = reading.word(index)
    two = calendar.months.get((word, reading.word(index + 1)))
    if two and reading.joined(index) and reading.form(index + 1) == reading.word(index + 1):
        return two, index + 2
    if word == "اب" and reading.text[reading.starts[index]] == "إ":
        return None  # the town
    one = calendar.months.get((word,))
    return (one, index + 1) if one else None


def day_stands_before(reading: Reading, index: int) -> bool:
    """Whether a number stands right before the month (31 شباط): then the day rule has already said no."""
    before = index - 1
    if reading.word(before) == "من" and reading.joined(before):
        before -= 1
    word = reading.word(before)
    if not reading.joined(before, "/-"):
        return False
    return reading.number(before) is not None or word in ("ال", "فاتح", "غره", "سلخ") or word in ORDINALS


def stands_as_month(reading: Reading, index: int, calendar: MonthCalendar) -> bool:
    """Whether a month's name alone means the month."""
    before = reading.word(index - 1)
    if not reading.joined(index - 1):
        before = ""
    if unit_at(reading, index - 1) == ("month", "one"):
        return not (reading.form(index - 2) in _EVERY_YEAR and reading.joined(index - 2))
    if before in PARTS_OF_PERIOD:
        return True
    if before in _BEFORE_RAMADAN and reading.word(index) == "رمضان":
        return True
    if before in _AROUND and calendar.name == "gregorian" and reading.word(index) not in _WOMEN:
        return _spelled(reading, index)
    if reading.word(index) in calendar.careful:
        return (
            before in PREPOSITIONS and reading.starts[index] == reading.tokens[index].start and _spelled(reading, index)
        )
    speaks = reading.form(index - 1) in SAYING and reading.form(index + 1) in ("ان", "انه", "انها")
    return before not in NAMED and not speaks and not reading.quoted(index, index + 1)


def _spelled(reading: Reading, index: int) -> bool:
    """آب without its madda is أب."""
    return reading.word(index) != "اب" or reading.text[reading.starts[index]] == "آ"

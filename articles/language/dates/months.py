"""Days and months by name, in any calendar: ``7 أيار/ مايو``, ``الرابع من محرم``, ``ديسمبر الماضي``, ``آذار 2018``."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from .arithmetic import Interval
from .mention import Found
from .pieces import Year, day_at, direction_at, points_elsewhere, unit_at, year_at
from .reading import Reading
from .vocabulary import ORDINALS, PARTS_OF_PERIOD, PREPOSITIONS, context

_YEAR_WORDS = frozenset(("عام", "سنه", "العام", "السنه"))
_ANNIVERSARY = context("anniversary")
_COUNTS_NO_DAY = context("before_ordinal")


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
class _Which:
    """How the year was told: a direction, the years that are possible, and where the telling ends."""

    end: int
    direction: str = ""
    years: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class _Month:
    number: int
    end: int
    close: int = 0
    doubled: bool = False


def read_days(reading: Reading, index: int, today: date, calendar: MonthCalendar) -> Found | None:
    """``7 أيار``, ``من 5 إلى 8 أيار``, ``5 و8 أيار`` at ``index``."""
    first = day_at(reading, index)
    if first is None or (reading.joined(index - 1) and reading.word(index - 1) in _COUNTS_NO_DAY):
        return None
    last, end = _second_day(reading, *first)
    if not reading.joined(end - 1):
        return None
    end += reading.word(end) == "من" and reading.joined(end)
    end += unit_at(reading, end) == ("month", "one") and reading.joined(end)
    month = _month_at(reading, end, calendar)
    if month is None or (which := _which_year(reading, month, today, calendar)) is None:
        return None
    if not which.years and _is_anniversary(reading, index, month.end):
        return None
    which = _since(reading, index, which)
    interval = _resolve(calendar, month.number, first[0], which, today)
    if interval is None:
        return None
    close = month.close if which.end == month.end else 0
    if last == first[0]:
        return Found(which.end, *interval, "day", f"{calendar.name}.day_month", close)
    until = _resolve(calendar, month.number, last, which, today)
    if until is None or not interval[0] < until[0]:
        return None
    return Found(which.end, interval[0], until[0], "range", f"{calendar.name}.days_month", close)


def read_month(reading: Reading, index: int, today: date, calendar: MonthCalendar) -> Found | None:
    """A month without a day: ``ديسمبر/كانون الأول الماضي``, ``شهر أيار``, ``آذار 2018``."""
    month = _month_at(reading, index, calendar)
    if month is None or _has_day_before(reading, index):
        return None
    which = _which_year(reading, month, today, calendar)
    if which is None or not (which.end > month.end or month.doubled or _stands_as_month(reading, index, calendar)):
        return None
    interval = _resolve(calendar, month.number, 0, _since(reading, index, which), today)
    close = month.close if which.end == month.end else 0
    return Found(which.end, *interval, "month", f"{calendar.name}.month", close) if interval else None


def _second_day(reading: Reading, day: int, end: int) -> tuple[int, int]:
    """The other end of a stretch of days within one month; the same day where there is none."""
    if not reading.joined(end - 1, "-–"):
        return day, end
    sign = bool(reading.gap(end - 1).strip())
    tied = reading.word(end) in ("الي", "حتي", "و") and (reading.joined(end) or not reading.gap(end))
    if not sign and not tied and reading.form(end) == reading.word(end):
        return day, end
    second = day_at(reading, end + tied)
    return second if second and second[0] > day else (day, end)


def _is_anniversary(reading: Reading, index: int, end: int) -> bool:
    """``ثورة 25 يناير``, ``«25 يناير»``: a name, not that day of this year."""
    before = index - 1
    if reading.word(before) == "ال":
        before -= 1
    return reading.quoted(index, end) or (reading.word(before) in _ANNIVERSARY and reading.joined(before, "\"'«“"))


def _since(reading: Reading, index: int, which: "_Which") -> "_Which":
    """What lasts since a month began in the past; what will be by a month is to come."""
    before = reading.word(index - 1)
    if before in PARTS_OF_PERIOD or unit_at(reading, index - 1) == ("month", "one"):
        before = reading.word(index - 2)
    implied = {"منذ": "past", "بحلول": "next"}.get(before)
    if implied and not which.years and not which.direction:
        return _Which(which.end, implied)
    return which


def _name_at(reading: Reading, index: int, calendar: MonthCalendar) -> tuple[int, int] | None:
    word = reading.word(index)
    two = calendar.months.get((word, reading.word(index + 1)))
    if two and reading.joined(index) and reading.form(index + 1) == reading.word(index + 1):
        return two, index + 2
    one = calendar.months.get((word,))
    return (one, index + 1) if one else None


def _month_at(reading: Reading, index: int, calendar: MonthCalendar) -> _Month | None:
    """A month's name, with the same month's other name after a slash, in brackets, or one blank away."""
    first = _name_at(reading, index, calendar)
    if first is None:
        return None
    number, end = first
    other = _name_at(reading, end, calendar)
    if other is None or other[0] != number or not reading.joined(end - 1, "/\\-–(،"):
        return _Month(number, end)
    close = 0
    if "(" in reading.gap(end - 1):
        after = reading.tokens[other[1] - 1].end
        if reading.text[after : after + 1] != ")":
            return _Month(number, end)
        close = after + 1
    return _Month(number, other[1], close, doubled=True)


def _which_year(reading: Reading, month: _Month, today: date, calendar: MonthCalendar) -> _Which | None:
    """The year or direction after a month; None where the text counts from a time that is not known here."""
    end = month.end
    if not reading.joined(end - 1, ")،,/"):
        return _Which(end)
    if direction := direction_at(reading, end):
        later = _which_year(reading, _Month(month.number, end + 1), today, calendar) if direction == "this" else None
        return later if later and later.years else _Which(end + 1, direction)
    if points_elsewhere(reading, end) or reading.at(end, ("من", "كل")):
        return None
    after = end + (reading.word(end) == "من" and reading.joined(end))
    after += reading.word(after) in ("هذا", "هذه") and reading.joined(after)
    this = after > end and reading.word(after - 1) in ("هذا", "هذه")
    if reading.word(after) in _YEAR_WORDS and reading.joined(after):
        return _told_year(reading, after, this, end, calendar, month.number, today)
    year = year_at(reading, end)
    return _known_year(year, end, calendar, month.number, today) if year else _Which(end)


def _told_year(
    reading: Reading, at: int, this: bool, end: int, calendar: MonthCalendar, month: int, today: date
) -> _Which | None:
    """``من العام الماضي``, ``من هذا العام``, ``عام 2018``."""
    if this:
        return _Which(at + 1, years=(calendar.year_of(today),))
    if points_elsewhere(reading, at + 1):
        return None
    if direction := direction_at(reading, at + 1):
        offset = {"past": -1, "this": 0, "next": 1}[direction]
        return _Which(at + 2, years=(calendar.year_of(today) + offset,))
    year = year_at(reading, at + 1)
    return _known_year(year, end, calendar, month, today) if year else _Which(end)


def _known_year(year: Year, end: int, calendar: MonthCalendar, month: int, today: date) -> _Which:
    years = tuple(calendar.years(year, month, 0, today))
    return _Which(year.end, years=years) if years else _Which(end)


def _resolve(calendar: MonthCalendar, month: int, day: int, which: _Which, today: date) -> Interval | None:
    if which.years:
        return next((found for year in which.years if (found := calendar.interval(year, month, day))), None)
    this_year = calendar.year_of(today)
    if which.direction == "this":
        return calendar.interval(this_year, month, day)
    candidates = [
        found for year in range(this_year - 8, this_year + 9) if (found := calendar.interval(year, month, day))
    ]
    if which.direction == "past":
        candidates = [found for found in candidates if found[1] < today]
    elif which.direction == "next":
        candidates = [found for found in candidates if found[0] > today]
    return min(candidates, key=lambda found: _distance(found, today), default=None)


def _distance(interval: Interval, today: date) -> int:
    """Days from today, the future counted twice: news tells what was more often than what will be."""
    if interval[1] < today:
        return (today - interval[1]).days
    return max(2 * (interval[0] - today).days, 0)


def _has_day_before(reading: Reading, index: int) -> bool:
    """Whether a number stands right before the month (31 شباط): then the day rule has already said no."""
    before = index - 1
    if reading.word(before) == "من" and reading.joined(before):
        before -= 1
    word = reading.word(before)
    return reading.joined(before) and (reading.number(before) is not None or word == "ال" or word in ORDINALS)


def _stands_as_month(reading: Reading, index: int, calendar: MonthCalendar) -> bool:
    """Whether a month's name alone means the month: many are names of people, cars, or ordinary verbs."""
    before = reading.word(index - 1)
    if not reading.joined(index - 1):
        before = ""
    if unit_at(reading, index - 1) == ("month", "one") or before in PARTS_OF_PERIOD:
        return True
    if reading.word(index) in calendar.careful:
        return (
            before in PREPOSITIONS and reading.starts[index] == reading.tokens[index].start and _spelled(reading, index)
        )
    return before not in _ANNIVERSARY and not reading.quoted(index, index + 1)


def _spelled(reading: Reading, index: int) -> bool:
    """آب without its madda is أب."""
    return reading.word(index) != "اب" or reading.text[reading.starts[index]] == "آ"

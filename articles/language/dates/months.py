"""Days and months by name, in any calendar: ``7 أيار/ مايو``, ``الرابع من محرم``, ``ديسمبر الماضي``, ``آذار 2018``.

Stretches too: ``من 5 إلى 8 أيار``, ``بين 28 شباط و3 آذار``, ``من تشرين الأول إلى شباط 2017``. Where several are told in
a row and only the last has a year or a direction, it counts for all.
"""

from dataclasses import dataclass, replace
from datetime import date

from .mention import Found
from .month_names import NAMED, Month, MonthCalendar, day_stands_before, month_at, stands_as_month
from .pieces import day_at, led_by, unit_at, until_at
from .reading import Reading
from .vocabulary import PARTS_OF_PERIOD, context
from .which_year import Resolved, Which, resolve, resolve_in, since, which_year

__all__ = ["MonthCalendar", "read_days", "read_month", "read_named_month"]

_COUNTS_NO_DAY = context("before_ordinal")
_MAKES = context("make_of_car")
_PLACES = context("named_place")
_LONGEST_ROW = 4


@dataclass(frozen=True, slots=True)
class _Told:
    """A month as told, with its days (both 0 for the whole month)."""

    first: int
    last: int
    month: Month
    which: Which

    @property
    def end(self) -> int:
        return self.which.end


def read_days(reading: Reading, index: int, today: date, calendar: MonthCalendar) -> Found | None:
    """``7 أيار``, ``من 5 إلى 8 أيار``, ``5 أيار - 8 حزيران`` at ``index``."""
    told = _days_at(reading, index, today, calendar)
    if told is None:
        return None
    if not told.which.years and _is_anniversary(reading, index, told.month.end):
        return None
    if reading.joined(index - 1) and led_by(reading, index - 1, _PLACES):
        return None
    if _until_habit(reading, told.end, calendar):
        return None
    if _lists_days(reading, index, told):
        return _first_of_list(reading, index, told, today, calendar)
    return _found(reading, index, _since(reading, index, told), today, calendar)


def _until_habit(reading: Reading, end: int, calendar: MonthCalendar) -> bool:
    """The first of ``من 15 أبريل إلى 15 حزيران من كل سنة``."""
    until = day_at(reading, until_at(reading, end)) if until_at(reading, end) > end else None
    month = month_at(reading, until[1], calendar) if until else None
    return month is not None and (reading.at(month.end, ("من", "كل")) or reading.at(month.end, ("كل",)))


def read_month(reading: Reading, index: int, today: date, calendar: MonthCalendar) -> Found | None:
    """A month without a day: ``ديسمبر/كانون الأول الماضي``, ``شهر أيار``, ``آذار 2018``, ``آذار - أيار 2018``."""
    told = _month_alone(reading, index, today, calendar)
    if told is None or day_stands_before(reading, index):
        return None
    if reading.word(index) in calendar.careful and _is_other_name(reading, index, told):
        return None
    month = told.month
    named = told.end > month.end or month.doubled or stands_as_month(reading, index, calendar)
    if not named and not _in_a_row(reading, index, told, today, calendar):
        return None
    return _found(reading, index, _since(reading, index, told), today, calendar)


def _is_other_name(reading: Reading, index: int, told: _Told) -> bool:
    """``الشيخ رجب``, ``سيارة نيسان 2019``."""
    before = reading.word(index - 1)
    return before in _MAKES or (not told.which.years and led_by(reading, index - 1, NAMED))


def read_named_month(reading: Reading, index: int, today: date, calendar: MonthCalendar) -> Found | None:
    """A month that something before it marks as one (the first half of May, the feast of May)."""
    told = _month_alone(reading, index, today, calendar)
    return _alone(reading, index, told, today, calendar) if told else None


def _days_at(reading: Reading, index: int, today: date, calendar: MonthCalendar) -> _Told | None:
    first = day_at(reading, index)
    if first is None or (reading.joined(index - 1) and reading.word(index - 1) in _COUNTS_NO_DAY):
        return None
    last, end = last_day(reading, *first)
    dated = reading.word(end) not in calendar.careful or "/" in reading.gap(end)
    if not reading.joined(end - 1, "/-" if dated else ""):
        return None
    end += reading.word(end) == "من" and reading.joined(end)
    end += unit_at(reading, end) == ("month", "one") and reading.joined(end)
    month = month_at(reading, end, calendar)
    which = which_year(reading, month, today, calendar) if month else None
    return _Told(first[0], last, month, which) if month and which else None


def _month_alone(reading: Reading, index: int, today: date, calendar: MonthCalendar) -> _Told | None:
    month = month_at(reading, index, calendar)
    which = which_year(reading, month, today, calendar) if month else None
    return _Told(0, 0, month, which) if month and which else None


def last_day(reading: Reading, day: int, end: int) -> tuple[int, int]:
    """The last of the days that share one month, and the index after it: ``3 إلى 7``, ``3 و4 و5``."""
    until, after = _second_day(reading, day, end)
    if after == end:
        return day, end
    for _ in range(_LONGEST_ROW):
        further = _second_day(reading, until, after)
        if further[1] == after:
            break
        until, after = further
    return until, after


def _lists_days(reading: Reading, index: int, told: _Told) -> bool:
    """``5 و8 أيار`` are two days with others between them; ``بين 5 و8 أيار`` and ``3 و4 أيار`` are stretches."""
    if told.last - told.first < 2 or "بين" in (reading.word(index - 1), reading.word(index - 2)):
        return False
    at = day_at(reading, index)
    end = at[1] if at else index
    second = reading.word(end) == "و" or (reading.form(end) != reading.word(end) and reading.form(end)[:1] == "و")
    following = day_at(reading, end + (reading.word(end) == "و"))
    return (second or "،" in reading.gap(end - 1)) and following is not None and following[0] - told.first > 1


def _second_day(reading: Reading, day: int, end: int) -> tuple[int, int]:
    if not reading.joined(end - 1, "-–،"):
        return day, end
    sign = bool(reading.gap(end - 1).strip())
    tied = reading.word(end) == "و" and (reading.joined(end) or not reading.gap(end))
    at = end + 1 if tied else until_at(reading, end)
    at += at > end and reading.word(at) == "يوم" and reading.joined(at)
    if not sign and at == end and reading.form(end) == reading.word(end):
        return day, end
    second = day_at(reading, at)
    return second if second and second[0] > day else (day, end)


def _is_anniversary(reading: Reading, index: int, end: int) -> bool:
    """``ثورة 25 يناير``, ``«25 يناير»``: a name, not that day of this year."""
    before = index - 1
    if reading.word(before) == "ال":
        before -= 1
    return reading.quoted(index, end) or (led_by(reading, before, NAMED) and reading.joined(before, "\"'«“"))


def _since(reading: Reading, index: int, told: _Told) -> _Told:
    return replace(told, which=since(reading, index, told.which))


def _next_in_row(reading: Reading, told: _Told, today: date, calendar: MonthCalendar) -> tuple[_Told, bool] | None:
    """What is told right after (``و7 نيسان``, ``إلى 7 نيسان``, ``- أيار``), and whether it ends a stretch."""
    end = told.end
    if not reading.joined(end - 1, "-–،"):
        return None
    gap = reading.gap(end - 1)
    word, clitic = reading.word(end), reading.form(end) != reading.word(end) and reading.form(end).startswith("و")
    at = until_at(reading, end)
    until = "-" in gap or "–" in gap or at > end
    if not until and not clitic and "،" not in gap and word not in ("و", "او"):
        return None
    at += word in ("و", "او")
    for _ in range(2):
        skipped = unit_at(reading, at)[1] == "one" or reading.word(at) in PARTS_OF_PERIOD
        at += skipped and reading.joined(at)
    other = _days_at(reading, at, today, calendar) or _month_alone(reading, at, today, calendar)
    return (other, until) if other else None


def _in_a_row(reading: Reading, index: int, told: _Told, today: date, calendar: MonthCalendar) -> bool:
    """``من آذار إلى أيار``, ``بين تموز وأيلول``: a second month makes the first one a month."""
    following = _next_in_row(reading, told, today, calendar)
    led = reading.word(index - 1) in ("من", "بين") and reading.joined(index - 1)
    return following is not None and led


def _found(reading: Reading, index: int, told: _Told, today: date, calendar: MonthCalendar) -> Found | None:
    following = _next_in_row(reading, told, today, calendar)
    if following:
        other, until = following
        between = reading.word(index - 1) == "بين" or reading.word(index - 2) == "بين"
        turned = not told.first and not until and other.which.years and told.month.number > other.month.number
        if (until or between) and not turned and bool(told.first) >= bool(other.first):
            stretch = _stretch(reading, index, told, other, today, calendar)
            if stretch:
                return stretch
        told = _inheriting(reading, told, today, calendar)
    return _alone(reading, index, told, today, calendar)


def _inheriting(reading: Reading, told: _Told, today: date, calendar: MonthCalendar) -> _Told:
    """``آذار ونيسان 2017``: the year that stands after the last belongs to the first as well."""
    last: _Told = told
    for _ in range(_LONGEST_ROW):
        following = None if last.which.told else _next_in_row(reading, last, today, calendar)
        if following is None:
            break
        last = following[0]
    if told.which.told or not last.which.told:
        return told
    return replace(told, which=replace(last.which, end=told.end, close=0))


def _alone(reading: Reading, index: int, told: _Told, today: date, calendar: MonthCalendar) -> Found | None:
    month, which = told.month, told.which
    first = resolve_in(reading, index, calendar, month.number, told.first, which, today)
    if first is None:
        return None
    close = which.close or (month.close if which.end == month.end else 0)
    inferred = not which.years
    if told.first == told.last:
        granularity, rule = ("day", "day_month") if told.first else ("month", "month")
        return Found(which.end, *first.days, granularity, f"{calendar.name}.{rule}", close, first.certainty, inferred)
    last = resolve_in(reading, index, calendar, month.number, told.last, which, today)
    if last is None or not first.days[0] < last.days[0]:
        return None
    rule = f"{calendar.name}.days_month"
    return Found(which.end, first.days[0], last.days[1], "range", rule, close, first.certainty, inferred)


def _first_of_list(reading: Reading, index: int, told: _Told, today: date, calendar: MonthCalendar) -> Found | None:
    found = _alone(reading, index, replace(told, last=told.first), today, calendar)
    day = day_at(reading, index)
    return replace(found, end=day[1], close=0) if found and day else None


def _stretch(
    reading: Reading, index: int, told: _Told, other: _Told, today: date, calendar: MonthCalendar
) -> Found | None:
    """From the first to the second; a side without a year takes the one that keeps them in order."""
    if told.which.told and not other.which.told:
        first = resolve(calendar, told.month.number, told.first, told.which, today)
        last = _beside(calendar, other, first, today, after=True)
    elif other.which.told:
        last = resolve(calendar, other.month.number, other.last, other.which, today)
        own = told.which.told
        first = resolve(calendar, told.month.number, told.first, told.which, today) if own else None
        first = first or _beside(calendar, told, last, today, after=False)
    else:
        first = resolve_in(reading, index, calendar, told.month.number, told.first, told.which, today)
        last = _beside(calendar, other, first, today, after=True)
    if first is None or last is None or not first.days[0] < last.days[1]:
        return None
    close = other.which.close or (other.month.close if other.end == other.month.end else 0)
    rule = f"{calendar.name}.{'days' if told.first else 'months'}_to_{'days' if told.first else 'months'}"
    certainty = min(first.certainty, last.certainty)
    return Found(other.end, first.days[0], last.days[1], "range", rule, close, certainty)


def _beside(
    calendar: MonthCalendar, told: _Told, known: Resolved | None, today: date, *, after: bool
) -> Resolved | None:
    """The nearest such day on the far side of ``known``."""
    if known is None:
        return None
    year = calendar.year_of(known.days[0])
    day = told.last if after else told.first
    for guess in (year, year + 1) if after else (year, year - 1):
        days = calendar.interval(guess, told.month.number, day)
        if days and (days[0] > known.days[0] if after else days[0] < known.days[0]):
            return Resolved(days, known.certainty)
    return None

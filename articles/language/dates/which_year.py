"""Which year a month without one belongs to: the year or direction written after it, else the nearest one.

``which_year`` reads what is written; ``resolve`` turns it into days and says how sure it is.
"""

from dataclasses import dataclass
from datetime import date

from .arithmetic import Interval
from .mention import DOUBTFUL, LIKELY, SURE
from .month_names import Month, MonthCalendar
from .pieces import LAST_DAY, direction_at, led_by, marked_year_at, points_elsewhere, short_year_at, unit_at, year_at
from .reading import Reading
from .spelled_years import spelled_year_at
from .tense import Lean, lean
from .vocabulary import FAMOUS_DAYS, NUMBERS, PARTS_OF_PERIOD, context

_YEAR_WORDS = frozenset(("عام", "سنه", "العام", "السنه"))
_COUNTED = context("counted")
_EVENTS = context("event_of_a_day")
_STORY = 30
_RECENT = 60
"""Days past that stay sure beside a verb of the future."""
_FRESH = 45
"""Days around which a famous day without a year is more likely to be this year's (see famous_days.txt)."""
_CLEAR = 1.6
"""How many times farther the second nearest year must lie for the nearest to be beyond doubt."""


@dataclass(frozen=True, slots=True)
class Which:
    """How the year was told: a direction, the years that are possible, and where the telling ends. ``lean`` is what the
    sentence says where nothing was told; ``implied``: a word before the month gave the direction (منذ), which may
    be this month."""

    end: int
    direction: str = ""
    years: tuple[int, ...] = ()
    close: int = 0
    lean: str = ""
    implied: bool = False
    certainty: float = SURE

    @property
    def told(self) -> bool:
        return bool(self.years or self.direction)


@dataclass(frozen=True, slots=True)
class Resolved:
    """Days, and how sure the year is."""

    days: Interval
    certainty: float


def which_year(reading: Reading, month: Month, today: date, calendar: MonthCalendar) -> Which | None:
    """The year or direction after a month; None where the text counts from a time that is not known here."""
    end = month.end
    if not reading.joined(end - 1, ")،,/-("):
        return Which(end)
    if "(" in reading.gap(end - 1):
        return _bracketed(reading, month, today, calendar)
    if direction := direction_at(reading, end):
        later = which_year(reading, Month(month.number, end + 1), today, calendar)
        return later if later and _agrees(later, direction, calendar.year_of(today)) else Which(end + 1, direction)
    if points_elsewhere(reading, end) or reading.at(end, ("من", "كل")) or reading.at(end, ("قبل", "الماضي")):
        return None
    after = end + (reading.word(end) == "من" and reading.joined(end))
    after += reading.word(after) in ("هذا", "هذه") and reading.joined(after)
    this = after > end and reading.word(after - 1) in ("هذا", "هذه")
    if reading.word(after) in _YEAR_WORDS and reading.joined(after):
        return _told_year(reading, after, this, end, calendar, month.number, today)
    if this and reading.word(after) in _YEAR_WORDS:
        return Which(after + 1, years=(calendar.year_of(today),))
    return _written(reading, end, end, calendar, month.number, today)


def _agrees(later: Which, direction: str, this_year: int) -> bool:
    """``أيار الماضي 2018``; in أيار الماضي 1959 فرعا a number follows that is no year."""
    nearest = {"past": (-1, 0), "this": (0, 0), "next": (0, 1)}[direction]
    return any(nearest[0] - 1 <= year - this_year <= nearest[1] + 1 for year in later.years)


def _bracketed(reading: Reading, month: Month, today: date, calendar: MonthCalendar) -> Which:
    """``7 أيار (2018)``."""
    found = _written(reading, month.end, month.end, calendar, month.number, today)
    if found is None or not found.years:
        return Which(month.end)
    close = reading.tokens[found.end - 1].end
    closed = reading.text[close : close + 1] == ")"
    return Which(found.end, years=found.years, close=close + 1) if closed else Which(month.end)


def _told_year(
    reading: Reading, at: int, this: bool, end: int, calendar: MonthCalendar, month: int, today: date
) -> Which | None:
    """``من العام الماضي``, ``من هذا العام``, ``عام 2018``."""
    if this:
        return Which(at + 1, years=(calendar.year_of(today),))
    if points_elsewhere(reading, at + 1):
        return None
    if direction := direction_at(reading, at + 1):
        offset = {"past": -1, "this": 0, "next": 1}[direction]
        return Which(at + 2, years=(calendar.year_of(today) + offset,))
    if spelled := spelled_year_at(reading, at + 1):
        return Which(spelled[1], years=(spelled[0],))
    if marked_year_at(reading, at + 1) or reading.word(at + 1) in NUMBERS:
        return None  # عام 61 هـ, عام ستة وخمسين
    return _written(reading, at + 1, end, calendar, month, today)


def _written(reading: Reading, at: int, end: int, calendar: MonthCalendar, month: int, today: date) -> Which | None:
    """The year in digits at ``at``; None where it lies outside what the calendar knows."""
    year = year_at(reading, at)
    if year is None:
        short = short_year_at(reading, at)
        return Which(short.end, years=(short.number,), certainty=LIKELY) if short else Which(end)
    if not year.marked and reading.joined(year.end - 1) and _is_counted(reading, year.end):
        return Which(end)
    years = tuple(calendar.years(year, month, 0, today))
    if years:
        return Which(year.end, years=years)
    return None if year.marked or not reading.joined(year.end - 1) else Which(end)


def _is_counted(reading: Reading, index: int) -> bool:
    return reading.word(index) in _COUNTED or bool(unit_at(reading, index)[0])


def since(reading: Reading, index: int, which: Which) -> Which:
    """What lasts since a month began in the past; what will be by a month is to come."""
    before = reading.word(index - 1)
    if before in PARTS_OF_PERIOD or unit_at(reading, index - 1) == ("month", "one"):
        before = reading.word(index - 2)
    implied = {"منذ": "past", "بحلول": "next"}.get(before)
    return Which(which.end, implied, implied=True) if implied and not which.told else which


def resolve_in(
    reading: Reading, index: int, calendar: MonthCalendar, month: int, day: int, which: Which, today: date
) -> Resolved | None:
    """``resolve``, and where two years are possible the verbs around word ``index`` choose."""
    found = _resolve_in(reading, index, calendar, month, day, which, today)
    famous = (
        found and (which.implied or not which.told) and calendar.name == "gregorian" and (month, day) in FAMOUS_DAYS
    )
    if found and famous and abs((found.days[0] - today).days) > _FRESH:
        return Resolved(found.days, DOUBTFUL)
    return found


def _resolve_in(
    reading: Reading, index: int, calendar: MonthCalendar, month: int, day: int, which: Which, today: date
) -> Resolved | None:
    found = resolve(calendar, month, day, which, today)
    if found is None or which.told:
        return found
    if found.days[1] < today and _up_to(reading, index):
        ahead = resolve(calendar, month, day, Which(which.end, "next"), today)
        return Resolved(ahead.days, DOUBTFUL) if ahead else found
    around = lean(reading, index, which.end)
    if found.certainty > DOUBTFUL:
        if _may_be_older(reading, index, found.days[0].year):
            return Resolved(found.days, DOUBTFUL)
        told_in = "في" in (reading.word(index - 1), reading.word(index - 2))
        return Resolved(found.days, DOUBTFUL) if _contradicts(found, around, today, told_in=told_in) else found
    if around.certainty <= DOUBTFUL:
        return found
    return resolve(calendar, month, day, Which(which.end, lean=around.direction), today)


def _contradicts(found: Resolved, around: Lean, today: date, *, told_in: bool) -> bool:
    """Whether a verb speaks for the year on the other side of today: سيتم قبل نوفمبر, said in May. What was done in a
    month (``told_in``) was done in one past, what was put off to one was not."""
    if around.certainty < SURE:
        return False
    if around.direction == "past":
        return told_in and found.days[0] > today
    return around.direction == "next" and (today - found.days[1]).days > _RECENT


def _may_be_older(reading: Reading, index: int, year: int) -> bool:
    """Whether another year was written shortly before, or an event named (هجوم 7 أيار): the nearest may be wrong."""
    if led_by(reading, index - 1 - (reading.word(index - 1) in ("ال", "يوم")), _EVENTS):
        return True
    for before in range(index - 1, max(index - _STORY, -1), -1):
        if "\n" in reading.gap(before):
            return False
        told = reading.number(before)
        if told is not None and 1900 <= told <= 2099:
            return told != year
    return False


def _up_to(reading: Reading, index: int) -> bool:
    """``حتى نهاية أيلول`` is more often to come."""
    at = index - 1
    while at > index - 4 and (reading.word(at) in PARTS_OF_PERIOD or unit_at(reading, at)[1] == "one"):
        at -= 1
    return reading.word(at) in ("حتي", "لغايه", "غايه") and reading.joined(at)


def resolve(calendar: MonthCalendar, month: int, day: int, which: Which, today: date) -> Resolved | None:
    """Days of a month's day (of the month where ``day`` is 0) in the year that was told, or the nearest one."""
    if which.years:
        days = next((found for year in which.years if (found := _days(calendar, year, month, day))), None)
        return Resolved(days, which.certainty) if days else None
    this_year = calendar.year_of(today)
    if which.direction == "this":
        days = _days(calendar, this_year, month, day)
        return Resolved(days, SURE) if days else None
    near = [found for year in range(this_year - 8, this_year + 9) if (found := _days(calendar, year, month, day))]
    if which.direction == "past":
        near = [found for found in near if (found[0] if which.implied else found[1]) < today]
    elif which.direction == "next":
        near = [found for found in near if (found[1] if which.implied else found[0]) > today]
    return _nearest(near, which, today)


def _days(calendar: MonthCalendar, year: int, month: int, day: int) -> Interval | None:
    if day != LAST_DAY:
        return calendar.interval(year, month, day)
    whole = calendar.interval(year, month, 0)
    return (whole[1], whole[1]) if whole else None


def _nearest(near: list[Interval], which: Which, today: date) -> Resolved | None:
    ranked = sorted(near, key=lambda found: _distance(found, today))
    if not ranked:
        return None
    if which.direction or len(ranked) == 1 or _distance(ranked[1], today) >= _CLEAR * _distance(ranked[0], today):
        return Resolved(ranked[0], SURE)
    if which.lean:
        past = which.lean == "past"
        agreeing = [found for found in ranked[:3] if (found[0] <= today if past else found[1] >= today)]
        return Resolved(agreeing[0], LIKELY) if agreeing else Resolved(ranked[0], DOUBTFUL)
    return Resolved(ranked[0], DOUBTFUL)


def _distance(interval: Interval, today: date) -> int:
    """Days from today, the future counted twice: news tells what was more often than what will be."""
    if interval[1] < today:
        return (today - interval[1]).days
    return max(2 * (interval[0] - today).days, 0)

"""Sums with days that answer None where the calendar ends, and never raise."""

from calendar import monthrange
from datetime import date, timedelta

Interval = tuple[date, date]


def add_days(day: date, count: int) -> date | None:
    try:
        return day + timedelta(days=count)
    except OverflowError:
        return None


def add_months(day: date, count: int) -> date | None:
    """The same day of the month ``count`` months on, or the month's last day where it is shorter."""
    months = day.year * 12 + day.month - 1 + count
    year, month = divmod(months, 12)
    if not 1 <= year <= 9999:
        return None
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def day_interval(year: int, month: int, day: int) -> Interval | None:
    try:
        found = date(year, month, day)
    except (ValueError, OverflowError):
        return None
    return found, found


def month_interval(year: int, month: int) -> Interval | None:
    if not (1 <= year <= 9999 and 1 <= month <= 12):
        return None
    return date(year, month, 1), date(year, month, monthrange(year, month)[1])


def months_interval(year: int, month: int, count: int) -> Interval | None:
    """``count`` whole months from the first of ``month``."""
    first = month_interval(year, month)
    last = add_months(first[0], count - 1) if first else None
    end = month_interval(last.year, last.month) if last else None
    return (first[0], end[1]) if first and end else None


def year_interval(year: int) -> Interval | None:
    return (date(year, 1, 1), date(year, 12, 31)) if 1 <= year <= 9999 else None


def years_interval(first: int, last: int) -> Interval | None:
    if not 1 <= first <= last <= 9999:
        return None
    return date(first, 1, 1), date(last, 12, 31)


def week_interval(day: date) -> Interval | None:
    """The ISO week (Monday to Sunday) that holds ``day``."""
    monday = add_days(day, -day.weekday())
    sunday = add_days(monday, 6) if monday else None
    return (monday, sunday) if monday and sunday else None


def unit_interval(unit: str, today: date, offset: int) -> Interval | None:
    """The day, week, month, year or decade ``offset`` units from the one that holds ``today``."""
    if unit == "day":
        day = add_days(today, offset)
        return (day, day) if day else None
    if unit == "week":
        day = add_days(today, 7 * offset)
        return week_interval(day) if day else None
    if unit == "month":
        day = add_months(today, offset)
        return month_interval(day.year, day.month) if day else None
    if unit == "year":
        return year_interval(today.year + offset)
    first = today.year // 10 * 10 + 10 * offset
    return years_interval(first, first + 9)


def shift(unit: str, today: date, count: int) -> date | None:
    """``today`` moved by ``count`` units."""
    if unit in ("day", "week"):
        return add_days(today, count * (7 if unit == "week" else 1))
    return add_months(today, count * {"month": 1, "year": 12, "decade": 120}[unit])

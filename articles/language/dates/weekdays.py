"""Days of the week: the most recent one (today too), الماضي before today, المقبل after it, and coordinated days."""

from datetime import date

from . import gregorian, hijri
from .arithmetic import add_days
from .mention import Found
from .pieces import direction_at
from .reading import Reading
from .vocabulary import WEEKDAYS, context

_LONGEST_CHAIN = 7
_NOT_AFTER = context("before_weekday")
_NOT_BEFORE = context("after_weekday")


def read(reading: Reading, index: int, today: date) -> Found | None:
    if reading.word(index) not in WEEKDAYS or _is_a_name(reading, index):
        return None
    first = _chain_start(reading, index)
    if first == index and (explicit := _explicit(reading, index, today)):
        return explicit
    direction, after = _chain_direction(reading, first)
    if reading.at(after, ("من", "كل")) or reading.at(after, ("كل",)):
        return None
    day = _pick(WEEKDAYS[reading.word(first)], direction, today)
    for position in range(first + 1, index + 1):
        day = _following(WEEKDAYS[reading.word(position)], day) if day else None
    if day is None:
        return None
    rule = "weekdays.pair" if first < index or after - first > 2 else "weekdays.day"
    end = after if after - (1 if direction else 0) == index + 1 else index + 1
    return Found(end, day, day, "day", f"{rule}_{direction}" if direction else rule)


def near(reading: Reading, index: int, day: date) -> date | None:
    """The day nearest to ``day`` (three days at most) that is the weekday named at ``index``."""
    if reading.word(index) not in WEEKDAYS:
        return None
    difference = (WEEKDAYS[reading.word(index)] - day.weekday() + 3) % 7 - 3
    return add_days(day, difference)


def _is_a_name(reading: Reading, index: int) -> bool:
    before = reading.word(index - 1) if reading.joined(index - 1) else ""
    after = reading.word(index + 1) if reading.joined(index) else ""
    led = before in _NOT_AFTER or before.removeprefix("و") in _NOT_AFTER
    return led or after in _NOT_BEFORE or reading.quoted(index, index + 1)


def _explicit(reading: Reading, index: int, today: date) -> Found | None:
    """``السبت 8 سبتمبر/أيلول 2018``: the date says which Saturday."""
    if not reading.joined(index, "،,("):
        return None
    after = index + 1
    while (reading.word(after) in ("الموافق", "يوم") or direction_at(reading, after)) and reading.joined(after, "،,("):
        after += 1
    found = gregorian.read(reading, after, today) or hijri.read(reading, after, today)
    if found is None or found.granularity != "day":
        return None
    rule = found.rule.replace("day_month", "weekday_day_month")
    return Found(found.end, found.earliest, found.latest, "day", rule, found.close)


def _chain_start(reading: Reading, index: int) -> int:
    """The first of weekdays that are tied by و; ``index`` itself where it stands alone."""
    first = index
    while (
        index - first < _LONGEST_CHAIN
        and reading.form(first).startswith("و")
        and reading.word(first - 1) in WEEKDAYS
        and reading.joined(first - 1)
        and not _is_a_name(reading, first - 1)
    ):
        first -= 1
    return first


def _chain_direction(reading: Reading, first: int) -> tuple[str, int]:
    """The direction that stands after the whole chain, and the index after it."""
    end = first + 1
    while (
        end - first < _LONGEST_CHAIN
        and reading.joined(end - 1)
        and reading.word(end) in WEEKDAYS
        and reading.form(end).startswith("و")
    ):
        end += 1
    direction = direction_at(reading, end) if reading.joined(end - 1) else ""
    return direction, end + bool(direction)


def _pick(weekday: int, direction: str, today: date) -> date | None:
    back = (today.weekday() - weekday) % 7
    if direction == "past":
        return add_days(today, -(back or 7))
    if direction == "next":
        return add_days(today, 7 - back)
    if direction == "this":
        return add_days(today, weekday - today.weekday())
    return add_days(today, -back)


def _following(weekday: int, day: date) -> date | None:
    return add_days(day, (weekday - day.weekday() - 1) % 7 + 1)

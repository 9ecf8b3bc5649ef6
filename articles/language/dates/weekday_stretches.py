"""From one weekday to another: ``من الأحد إلى الخميس``, ``بين الأحد والثلاثاء الماضيين``, ``ليل السبت - الأحد``.

A night is named by both days that it joins; both belong to the interval.
"""

from datetime import date

from .arithmetic import add_days
from .mention import LIKELY, Found
from .pieces import unit_at, until_at
from .reading import Reading
from .vocabulary import PARTS_OF_DAY, WEEKDAYS
from .weekdays import direction_after, following, is_a_name, is_habit, pick

_MOVING = ("اجل", "تاجل", "تاجيل", "ارجا", "ارجئ", "ارجاء", "نقل", "تغيير")
_REACH = 8
_NIGHT = frozenset(("ليل", "ليله", "مساء", "فجر"))


def read(reading: Reading, index: int, today: date) -> Found | None:
    if reading.word(index) not in WEEKDAYS:
        return None
    second = _second(reading, index)
    if second is None or _is_moved(reading, index) or reading.word(second) == reading.word(index):
        return None
    direction, end = direction_after(reading, second + 1)
    if is_habit(reading, end):
        return None
    if direction:
        last, certainty = pick(reading, second, end, direction, today)
        back = (WEEKDAYS[reading.word(second)] - WEEKDAYS[reading.word(index)]) % 7
        first = add_days(last, -back) if last else None
    else:
        first, certainty = pick(reading, index, end, "", today)
        last = following(WEEKDAYS[reading.word(second)], first) if first else None
    if first and last and direction == "next" and first <= today:
        first, last, certainty = add_days(first, 7), add_days(last, 7), LIKELY  # both are to come
    if first is None or last is None:
        return None
    rule = "weekdays.night" if reading.word(index - 1) in _NIGHT else "weekdays.stretch"
    return Found(end, first, last, "range", rule, certainty=certainty)


def _is_moved(reading: Reading, index: int) -> bool:
    """``أجلت من الأربعاء إلى الخميس``: two days and no stretch."""
    return reading.word(index - 1) == "من" and any(
        reading.form(at).startswith(_MOVING) for at in range(max(index - _REACH, 0), index - 1)
    )


def _second(reading: Reading, index: int) -> int | None:
    """The index of the weekday that ends the stretch."""
    gap = reading.gap(index)
    at = index + 1
    night = reading.word(index - 1) in _NIGHT and reading.joined(index - 1)
    if reading.joined(index, "-–/") and gap.strip() and reading.word(at) in WEEKDAYS:
        return at if night or "/" not in gap else None
    if not reading.joined(index):
        return None
    if reading.word(at) in WEEKDAYS and reading.form(at) == reading.word(at):
        return at if night else None
    if reading.word(at) in WEEKDAYS and _between(reading, index):
        return at
    after = at + 1 if night and reading.word(at) == "علي" and reading.joined(at) else until_at(reading, at)
    if after > at:
        at = after
        for _ in range(2):
            within = unit_at(reading, at) == ("day", "one") or reading.word(at) in PARTS_OF_DAY
            at += within and reading.joined(at)
        return at if reading.word(at) in WEEKDAYS and (night or not is_a_name(reading, index)) else None
    return None


def _between(reading: Reading, index: int) -> bool:
    """``بين الأحد والثلاثاء``, ``بين يومي الأحد والثلاثاء``."""
    at = index - 1 - (reading.word(index - 1) == "يومي")
    return reading.word(at) == "بين" and reading.joined(at)

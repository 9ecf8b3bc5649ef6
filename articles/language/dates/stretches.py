"""Counted stretches that end or begin today: ``الأشهر الثلاثة الأخيرة``, ``اليومين المقبلين``, ``آخر 24 ساعة``.

Whether whole months are meant, and whether today's is one of them, is never said, so that none but hours are sure.
"""

from datetime import date

from .arithmetic import add_days, shift
from .mention import LIKELY, SURE, Found
from .pieces import about_at, count_at, direction_at, unit_at
from .reading import Reading

_HOURS = frozenset(("ساعه", "الساعات", "ساعات"))
_LONGEST = 400


def read(reading: Reading, index: int, today: date) -> Found | None:
    return (
        _unit_then_count(reading, index, today)
        or _count_then_unit(reading, index, today)
        or _last(reading, index, today)
    )


def _unit_then_count(reading: Reading, index: int, today: date) -> Found | None:
    """``اليومين الماضيين``, ``السنوات الـ10 المقبلة``, ``الساعات الـ24 الماضية``."""
    unit, form = unit_at(reading, index)
    if form == "the_two":
        count, end = 2, index + 1
    elif (form == "the_many" or reading.word(index) == "الساعات") and reading.joined(index):
        counted = count_at(reading, index + 1 + (reading.word(index + 1) == "ال"))
        if counted is None:
            return None
        count, end = counted
    else:
        return None
    direction = direction_at(reading, end) if reading.joined(end - 1) else ""
    if _belongs_elsewhere(reading, end + 1):
        return None
    return _stretch(unit or "hour", count, direction, end + 1, today)


def _count_then_unit(reading: Reading, index: int, today: date) -> Found | None:
    """``الـ24 ساعة الماضية``, ``الثلاثة أشهر المقبلة``."""
    counted = count_at(reading, index + (reading.word(index) == "ال"))
    if counted is None or not reading.joined(counted[1] - 1):
        return None
    count, at = counted
    unit, form = unit_at(reading, at)
    hours = reading.word(at) in _HOURS
    if (form not in ("one", "many") and not hours) or not reading.joined(at):
        return None
    return _stretch("hour" if hours else unit, count, direction_at(reading, at + 1), at + 2, today)


def _last(reading: Reading, index: int, today: date) -> Found | None:
    """``آخر عامين``, ``آخر 24 ساعة``."""
    if reading.word(index) != "اخر" or not reading.joined(index):
        return None
    at = about_at(reading, index + 1)
    unit, form = unit_at(reading, at)
    if form == "two":
        if _belongs_elsewhere(reading, at + 1):
            return None
        return _stretch(unit, 2, "past", at + 1, today)
    counted = count_at(reading, at)
    if counted is None or not reading.joined(counted[1] - 1):
        return None
    count, at = counted
    unit, form = unit_at(reading, at)
    hours = reading.word(at) in _HOURS
    if (form not in ("one", "many") and not hours) or _belongs_elsewhere(reading, at + 1):
        return None
    return _stretch("hour" if hours else unit, count, "past", at + 1, today)


def _belongs_elsewhere(reading: Reading, end: int) -> bool:
    """``الأيام العشرة الأخيرة من رمضان``, ``آخر يومين من المعرض``."""
    return reading.form(end) == "من" and reading.joined(end - 1)


def _stretch(unit: str, count: int, direction: str, end: int, today: date) -> Found | None:
    if direction not in ("past", "next") or not 0 < count < _LONGEST:
        return None
    sign = 1 if direction == "next" else -1
    if unit == "hour":
        other = add_days(today, sign * (count // 24)) if count in (24, 48, 72) else None
    else:
        other = shift(unit, today, sign * count)
    if other is None:
        return None
    earliest, latest = sorted((other, today))
    certainty = SURE if unit == "hour" else LIKELY
    return Found(end, earliest, latest, "range", f"stretches.{direction}_{unit}s", certainty=certainty)

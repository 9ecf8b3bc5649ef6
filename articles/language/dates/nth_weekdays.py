"""A weekday counted within a month: ``الجمعة الأخيرة من رمضان``, ``أول أحد من تموز المقبل``."""

from datetime import date, timedelta

from .mention import LIKELY, Found
from .month_parts import month_after
from .reading import Reading
from .vocabulary import WEEKDAYS

_NUMBERS = {
    "الاول": 1, "الاولي": 1, "الثاني": 2, "الثانيه": 2, "الثالث": 3, "الثالثه": 3, "الرابع": 4, "الرابعه": 4,
    "الاخير": -1, "الاخيره": -1,
}  # fmt: skip
_BEFORE = {"اول": 1, "ثاني": 2, "ثالث": 3, "اخر": -1}


def read(reading: Reading, index: int, today: date) -> Found | None:
    named = _named(reading, index)
    if named is None:
        return None
    weekday, number, end = named
    month = month_after(reading, end, today)
    day = _nth(month.earliest, month.latest, weekday, number) if month else None
    if month is None or day is None:
        return None
    certainty = min(month.certainty, LIKELY)
    return Found(month.end, day, day, "day", "nth_weekdays.day", month.close, certainty)


def _named(reading: Reading, index: int) -> tuple[int, int, int] | None:
    """The weekday, which one, and the index of the word after them: ``من``, or ``في``."""
    word, after = reading.word(index), reading.word(index + 1)
    if not reading.joined(index) or not reading.joined(index + 1) or reading.word(index + 2) not in ("من", "في"):
        return None
    if word in WEEKDAYS and after in _NUMBERS:
        return WEEKDAYS[word], _NUMBERS[after], index + 2
    weekday = WEEKDAYS.get(f"ال{reading.form(index + 1)}")
    return (weekday, _BEFORE[word], index + 2) if weekday is not None and word in _BEFORE else None


def _nth(first: date, last: date, weekday: int, number: int) -> date | None:
    if number < 0:
        return last - timedelta(days=(last.weekday() - weekday) % 7)
    day = first + timedelta(days=(weekday - first.weekday()) % 7 + 7 * (number - 1))
    return day if day <= last else None

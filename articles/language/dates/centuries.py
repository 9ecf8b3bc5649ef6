"""Centuries and their decades: ``القرن التاسع عشر``, ``القرن الماضي``, ``تسعينيات القرن الماضي``, ``أواخر الثمانينات``.

A century is counted from its year 1 (the twentieth is 1901 to 2000), a decade from its year 0. Bare decades are
the last century's, and doubtful; an age (في الستينات من عمره) is no time.
"""

from datetime import date

from . import hijri
from .arithmetic import Interval, years_interval
from .mention import DOUBTFUL, LIKELY, SURE, Found
from .pieces import direction_at, ordinal_at
from .reading import Reading
from .vocabulary import DECADES, PARTS_OF_PERIOD, context

_PARTS = {"النصف": 50, "الثلث": 33, "الربع": 25}
_WHICH_PART = {"الاول": 1, "الثاني": 2, "الثالث": 3, "الرابع": 4, "الاخير": -1}
_OF_TIME = frozenset(("عقد", "منذ", "خلال", "حتي", "حقبه", "فتره", "سنوات", "اعوام"))
_IN = frozenset(("في", "وفي"))
_AGED = context("aged")
_AGE = frozenset(("العمر", "عمره", "عمرها", "عمرهم", "عمري", "عمرهما"))
_LUNAR = frozenset(("الهجري", "للهجره"))
_SOLAR = frozenset(("الميلادي", "للميلاد", "الفائت"))


def read(reading: Reading, index: int, today: date) -> Found | None:
    if reading.word(index) in DECADES:
        return _decade(reading, index, today)
    if reading.word(index) == "العقد":
        return _nth_decade(reading, index, today)
    return _century(reading, index, today) if reading.word(index) == "القرن" else None


def read_part(reading: Reading, index: int, today: date) -> Found | None:
    """``النصف الثاني من القرن العشرين``: halves break after its year 50."""
    size = _PARTS.get(reading.word(index), 0)
    number = _WHICH_PART.get(reading.word(index + 1), 0)
    if not size or not number or reading.word(index + 2) != "من" or reading.word(index + 3) != "القرن":
        return None
    which = _which(reading, index + 3, today)
    count = 100 // size
    number = count if number < 0 else number
    if which is None or which[2] or number > count:
        return None
    first = 100 * (which[0] - 1) + size * (number - 1) + 1
    last = first + size - 1 if number < count else 100 * which[0]
    interval = years_interval(first, last)
    return Found(which[1], *interval, "range", "centuries.part", certainty=LIKELY) if interval else None


def _nth_decade(reading: Reading, index: int, today: date) -> Found | None:
    """``العقد الثاني من القرن الحادي والعشرين`` is 2010 to 2019."""
    ordinal = ordinal_at(reading, index + 1) if reading.joined(index) else None
    if (
        ordinal is None
        or ordinal[0] > 10
        or reading.word(ordinal[1]) != "من"
        or reading.word(ordinal[1] + 1) != "القرن"
    ):
        return None
    which = _which(reading, ordinal[1] + 1, today)
    if which is None or which[2]:
        return None
    first = 100 * (which[0] - 1) + 10 * (ordinal[0] - 1)
    interval = years_interval(max(first, 1), first + 9)
    return Found(which[1], *interval, "decade", "centuries.nth_decade") if interval else None


def _century(reading: Reading, index: int, today: date) -> Found | None:
    which = _which(reading, index, today)
    if which is None:
        return None
    number, end, lunar = which
    interval = _lunar(number) if lunar else years_interval(100 * number - 99, 100 * number)
    certainty = LIKELY if lunar else SURE
    return Found(end, *interval, "range", "centuries.century", certainty=certainty) if interval else None


def _which(reading: Reading, index: int, today: date) -> tuple[int, int, bool] | None:
    """Number of the century named at ``index``, the index after it, and whether it is Hijri."""
    if not reading.joined(index):
        return None
    direction = direction_at(reading, index + 1)
    if direction:
        number = (today.year - 1) // 100 + 1 + {"past": -1, "this": 0, "next": 1}[direction]
        return number, index + 2, False
    ordinal = ordinal_at(reading, index + 1)
    if ordinal is None or ordinal[0] > 21:
        return None
    number, end = ordinal
    marked = reading.word(end) if reading.joined(end - 1) else ""
    if marked in _LUNAR:
        return (number, end + 1, True) if number <= 15 else None
    if reading.at(end, ("قبل", "الميلاد")):
        return None
    return number, end + (marked in _SOLAR), False


def _lunar(number: int) -> Interval | None:
    first, last = hijri.year_interval(100 * number - 99), hijri.year_interval(100 * number)
    return (first[0], last[1]) if first and last else None


def _decade(reading: Reading, index: int, today: date) -> Found | None:
    start = DECADES[reading.word(index)]
    after = index + 1 + (reading.word(index + 1) == "من" and reading.joined(index + 1))
    if reading.joined(index) and reading.word(after) == "القرن" and reading.joined(after - 1):
        which = _which(reading, after, today)
        if which is None or which[2]:
            return None
        first = 100 * (which[0] - 1) + start
        interval = years_interval(first, first + 9)
        return Found(which[1], *interval, "decade", "centuries.decade_of_century") if interval else None
    return _bare(reading, index, start)


def _bare(reading: Reading, index: int, start: int) -> Found | None:
    """``أواخر الثمانينيات``, ``منذ التسعينات``."""
    before = reading.word(index - 1) if reading.joined(index - 1) else ""
    aged = reading.form(index - 2) in _AGED or reading.form(index - 3) in _AGED
    if not reading.word(index).startswith("ال") or start < 50:
        return None
    chained = before in DECADES and reading.form(index).startswith("و")
    if chained and _bare(reading, index - 1, DECADES[before]) is None:
        return None
    if not chained and before not in _OF_TIME | PARTS_OF_PERIOD and (before not in _IN or aged):
        return None
    if reading.word(index + 1) in _AGE or (reading.word(index + 1) == "من" and reading.word(index + 2) in _AGE):
        return None
    interval = years_interval(1900 + start, 1909 + start)
    certainty = DOUBTFUL if before in _IN or chained else LIKELY
    return Found(index + 1, *interval, "decade", "centuries.bare_decade", certainty=certainty) if interval else None

"""Feasts that have a fixed day, most of them Hijri: ``عيد الفطر الماضي``, ``ثاني أيام عيد الأضحى``, ``عاشوراء 1439``.

A feast alone is its first day; its days or its holiday (عطلة عيد الأضحى) are all of them. Which year follows the rule
of months. A moon that is seen a day late moves a feast, so that without a year it stays doubtful. The list is
``words/feasts.txt``.
"""

from dataclasses import dataclass
from datetime import date, timedelta

from . import gregorian, hijri
from .mention import DOUBTFUL, LIKELY, SURE, Found
from .month_names import Month
from .reading import Reading
from .vocabulary import NUMBERS, ORDINALS, Phrase, context, feasts
from .which_year import resolve_in, which_year

_CALENDARS = {"hijri": hijri.CALENDAR, "gregorian": gregorian.CALENDAR}
_PRAISE = frozenset(("المبارك", "المباركه", "السعيد", "الشريف", "المجيد", "الكبير"))
_ALL_DAYS = frozenset(("ايام", "عطله", "اجازه", "عطلتي", "اجازات"))
_COUNT = {"اول": 1, "ثاني": 2, "ثالث": 3, "رابع": 4, "خامس": 5}
_EVES = frozenset(("عشيه", "ليله"))
_OTHER = context("other_new_year")
_EASTERN = timedelta(days=20)
"""How long after Christmas the eastern churches have theirs, generously."""
_NAMES_BEFORE = frozenset(
    ("شارع", "حي", "مسجد", "جامع", "مدينه", "بلده", "قريه", "محمد", "احمد", "عمليه", "لواء", "كتيبه")
)


@dataclass(frozen=True, slots=True)
class Feast:
    """A day of a calendar's year and for how many days the feast lasts."""

    calendar: str
    month: int
    day: int
    length: int


_FEASTS: dict[str, list[tuple[Phrase, Feast]]] = {}
for _phrase, (_calendar, *_numbers) in feasts().items():
    _FEASTS.setdefault(_phrase[0], []).append((_phrase, Feast(_calendar, *map(int, _numbers))))
for _named in _FEASTS.values():
    _named.sort(key=lambda entry: -len(entry[0]))

STARTS = frozenset(_FEASTS) | _ALL_DAYS | set(_COUNT)


def read(reading: Reading, index: int, today: date) -> Found | None:
    """A feast at ``index``, with the count of its day or the word for all its days before it."""
    counted = _counted(reading, index)
    if counted is not None:
        nth, at = counted
    elif reading.word(index) in _ALL_DAYS and reading.joined(index) and not _feast_at(reading, index):
        nth, at = 0, index + 1
    else:
        nth, at = None, index
    named = _feast_at(reading, at)
    if named is None or reading.word(index - 1) in _NAMES_BEFORE or reading.quoted(at, named[1]):
        return None
    if _is_another(reading, named[1]):
        return None
    return _resolved(reading, index, *named, nth, today)


def _is_another(reading: Reading, end: int) -> bool:
    """``رأس السنة الصينية``, ``عيد الميلاد الأربعين``: of another calendar, or somebody's."""
    after = reading.word(end)
    return reading.joined(end - 1) and (after in _OTHER or after in ORDINALS or NUMBERS.get(after, 0) > 10)


def _counted(reading: Reading, index: int) -> tuple[int, int] | None:
    """``ثاني أيام``, ``ثالث يوم من``, ``اليوم الثاني من أيام``: the number, and where the feast begins."""
    word, after = reading.word(index), reading.word(index + 1)
    if not reading.joined(index) or not reading.joined(index + 1):
        return None
    if word in _COUNT and after in ("ايام", "يوم"):
        nth = _COUNT[word]
    elif word == "اليوم" and ORDINALS.get(after, 9) <= 5:
        nth = ORDINALS[after]
    else:
        return None
    at = index + 2
    for filler in ("من", "ايام"):
        at += reading.word(at) == filler and reading.joined(at)
    return nth, at


def _feast_at(reading: Reading, at: int) -> tuple[Feast, int] | None:
    named = _FEASTS.get(reading.word(at), ())
    return next(((feast, at + len(phrase)) for phrase, feast in named if reading.at(at, phrase)), None)


def _resolved(reading: Reading, index: int, feast: Feast, end: int, nth: int | None, today: date) -> Found | None:
    while reading.word(end) in _PRAISE and reading.joined(end - 1):
        end += 1
    calendar = _CALENDARS[feast.calendar]
    which = which_year(reading, Month(feast.month, end), today, calendar)
    day = feast.day + max((nth or 1) - 1, 0)
    if which is None or (nth or 0) > feast.length + 1:
        return None
    found = resolve_in(reading, index, calendar, feast.month, day, which, today)
    if found is None:
        return None
    first, last = found.days
    granularity, eve = "day", nth is None and reading.word(index - 1) in _EVES and reading.joined(index - 1)
    if eve:
        first = last = first - timedelta(days=1)
    if nth == 0 and feast.length > 1:
        last, granularity = first + timedelta(days=feast.length - 1), "range"
    certainty = SURE if (which.told or feast.calendar == "gregorian") and not eve else LIKELY
    if (feast.month, feast.day) == (12, 31) and which.years:
        certainty = LIKELY  # ليلة رأس السنة 2025: the last night of either year
    if (feast.month, feast.day) == (12, 25) and today - first < _EASTERN:
        certainty = DOUBTFUL if first < today else certainty
    rule = f"feasts.{feast.calendar}"
    return Found(which.end, first, last, granularity, rule, which.close, min(certainty, found.certainty))

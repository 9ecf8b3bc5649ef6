"""Years: ``عام 2014``, ``منذ 2014``, ``بين عامي 2014 و2017``, ``1439هـ``, ``سنة 61 هـ``, ``عام 67``."""

from dataclasses import replace
from datetime import date

from . import hijri
from .arithmetic import Interval, year_interval, years_interval
from .mention import LIKELY, SURE, Found
from .pieces import Year, marked_year_at, short_year_at, unit_at, until_at, year_at
from .reading import Reading
from .spelled_years import spelled_year_at
from .vocabulary import PARTS_OF_PERIOD, PREPOSITIONS, context

TOLD = frozenset(("عام", "سنه", "العام", "السنه", "عامي", "سنتي", "العامين", "موسم", "الاعوام", "اعوام", "السنوات"))
_KINDS = frozenset(
    ("الدراسي", "الجامعي", "المالي", "الهجري", "الميلادي", "الدراسيه", "الماليه", "الهجريه", "الميلاديه", "الايراني")
)
_STRETCHES = frozenset(("الفتره", "فتره", "للفتره", "خطه", "الموسم", "دوره", "ولايه"))
_PAIRS = frozenset(("بين", "عامي", "سنتي", "العامين", "الاعوام", "اعوام", "السنوات"))
_COUNTED = context("counted")
_COUNTED |= {f"{word}ا" for word in _COUNTED if len(word) > 3 and word[-1] != "ه"}
_AFTER_YEAR = context("accusative_after_year")
_SOLAR = frozenset(("الايراني", "الايرانيه", "الشمسي", "الشمسيه", "الفارسي", "الفارسيه"))
_SOLAR_HIJRI = 621
_EVENTS = context("year_event")
_LONGEST_ROW = 12
_TANWIN = ("اً", "ًا")


def read(reading: Reading, index: int, today: date) -> Found | None:
    """A year at ``index``, with the word عام before it where there is one."""
    told = reading.word(index) in TOLD and reading.joined(index)
    at = index + told
    if not told and len(reading.word(at)) < 4:
        return _marked(reading, at, today)
    if told and reading.word(at) in _SOLAR and reading.joined(at):
        return _persian(reading, at + 1)
    at += told and reading.word(at) in _KINDS and reading.joined(at)
    year = year_at(reading, at)
    if year is None:
        return _unusual(reading, at, today) if told else None
    if before_christ(reading, year.end):
        return None
    if not told and not year.marked and not _stands_as_year(reading, at, year):
        return None
    if not told and year.marked and ((not year.hijri and year.number % 100 == 0) or _ends_a_date(reading, at)):
        return None
    found = _years(reading, at, year, told, today) or _one(year, today)
    if found and not told and not year.marked and _may_be_counted(reading, found.end):
        return replace(found, certainty=min(found.certainty, LIKELY))
    return found


def _ends_a_date(reading: Reading, at: int) -> bool:
    """``11/1436ه``: what the rule of digits has not read is no year of its own."""
    return "/" in reading.gap(at - 1) and reading.number(at - 1) is not None and len(reading.word(at - 1)) <= 2


def before_christ(reading: Reading, end: int) -> bool:
    """``ق.م``, ``قبل الميلاد``: before the first day that a calendar of ours knows."""
    written = reading.word(end) == "ق" and reading.word(end + 1) == "م" and reading.joined(end, ".")
    return reading.joined(end - 1) and (written or reading.at(end, ("قبل", "الميلاد")))


def _persian(reading: Reading, at: int) -> Found | None:
    """``السنة الإيرانية 1404`` begins with the spring of 2025; which day it begins with is not reckoned here."""
    year = year_at(reading, at)
    if year is None or not 1200 <= year.number <= 1500:
        return None
    first = year.number + _SOLAR_HIJRI
    return Found(year.end, date(first, 3, 21), date(first + 1, 3, 20), "range", "years.persian", certainty=LIKELY)


def _may_be_counted(reading: Reading, end: int) -> bool:
    """``في 2026 مركزاً``, ``من 1998 إلى 2045 مستفيداً``: an accusative after the number may be what it counts."""
    if not reading.joined(end - 1) or end >= len(reading.tokens):
        return False
    token = reading.tokens[end]
    return token.text.endswith(_TANWIN) and token.form not in _AFTER_YEAR


def is_hijri(year: Year, today: date) -> bool:
    """Whether a year is Hijri: it says so, or it lies within a lifetime before today's Hijri year."""
    if year.marked:
        return year.hijri
    this = hijri.year_of(today)
    return this - 60 <= year.number <= this + 10


def _interval(year: Year, today: date) -> Interval | None:
    return hijri.year_interval(year.number) if is_hijri(year, today) else year_interval(year.number)


def _one(year: Year, today: date) -> Found | None:
    interval = _interval(year, today)
    if interval is None or interval[0].year > 2200:
        return None
    lunar = is_hijri(year, today)
    certainty = LIKELY if lunar and not year.marked else SURE
    return Found(year.end, *interval, "year", "hijri.year" if lunar else "years.year", certainty=certainty)


def _marked(reading: Reading, at: int, today: date) -> Found | None:
    """``61 هـ`` without the word for a year is one only after في or its like."""
    year = marked_year_at(reading, at)
    return _one(year, today) if year and year.hijri and reading.word(at - 1) in PREPOSITIONS else None


def _unusual(reading: Reading, at: int, today: date) -> Found | None:
    """After the word for a year: ``61 هـ``, ``636 م``, ``67``, or a year in words."""
    marked = marked_year_at(reading, at)
    if marked:
        return _one(marked, today)
    spelled = spelled_year_at(reading, at)
    if spelled:
        return Found(spelled[1], *_whole(spelled[0]), "year", "years.spelled")
    short = short_year_at(reading, at)
    if short:
        return Found(short.end, *_whole(short.number), "year", "years.short", certainty=LIKELY)
    return None


def _whole(year: int) -> Interval:
    return date(year, 1, 1), date(year, 12, 31)


def _years(reading: Reading, at: int, year: Year, told: bool, today: date) -> Found | None:
    """Two years or more that are one stretch."""
    last, by_sign, tied = year, False, ""
    for _ in range(_LONGEST_ROW):
        step = _next_year(reading, last, told)
        if step is None:
            break
        other, sign, word = step
        if not last.number < other.number <= year.number + 120:
            break
        last, by_sign, tied = other, by_sign or sign, tied or word
    if last is year or not (told or by_sign or reading.word(at - 1) in ("من", "بين", "منذ")):
        return None
    if tied == "و" and not _PAIRS & {reading.word(at - 1), reading.word(at - 2)}:
        return None
    lunar = last.hijri or year.hijri
    first_days = _interval(Year(year.number, 0, lunar, year.marked or last.marked), today)
    last_days = _interval(Year(last.number, 0, lunar, year.marked or last.marked), today)
    if first_days is None or last_days is None:
        return None
    days = (first_days[0], last_days[1]) if first_days[0] < last_days[1] else years_interval(year.number, last.number)
    return Found(last.end, *days, "range", "years.range") if days else None


def _next_year(reading: Reading, year: Year, told: bool) -> tuple[Year, bool, str] | None:
    """The year that is tied to ``year``: by a sign, by و, by إلى; the last value is the word that ties."""
    end = year.end
    if reading.joined(end - 1, "-–/") and reading.gap(end - 1).strip():
        other = year_at(reading, end) or _following_in_two_digits(reading, end, year)
        return (other, True, "") if other else None
    at = end + 1 if reading.word(end) == "و" and reading.joined(end, "\"'") else until_at(reading, end)
    and_told = reading.word(end) in TOLD and reading.form(end) == f"و{reading.word(end)}"
    if reading.joined(end - 1) and (at > end or and_told):
        word = "و" if and_told else reading.word(end)
        other = year_at(reading, at + (reading.word(at) in TOLD))
        return (other, False, word) if other else None
    if told and reading.joined(end - 1, "،") and reading.gap(end - 1).strip():
        other = year_at(reading, end + (reading.word(end) == "و"))
        return (other, False, "و") if other else None
    return None


def _following_in_two_digits(reading: Reading, index: int, year: Year) -> Year | None:
    """``2024-25``."""
    after = (year.number + 1) % 100
    same = len(reading.word(index)) == 2 and reading.number(index) == after and after
    return Year(year.number + 1, index + 1, hijri=year.hijri, marked=False) if same else None


def _stands_as_year(reading: Reading, at: int, year: Year) -> bool:
    """A bare number after في or منذ is a year only if it looks like one and counts nothing."""
    before, after = reading.word(at - 1), reading.word(at + 1)
    if _is_stretch(reading, at, year, before):
        return True
    if before == "و":
        return _follows_year(reading, at, year)
    if not reading.joined(at - 1):
        return False
    if before not in PREPOSITIONS | PARTS_OF_PERIOD | _EVENTS and before not in ("من", "بين"):
        return False
    follows = after if reading.joined(at) else ""
    if follows in _COUNTED or unit_at(reading, at + 1)[0]:
        return False
    if before in ("من", "بين"):
        second_at = at + 2 if follows == "و" else until_at(reading, year.end)
        second = year_at(reading, second_at) if second_at > year.end or not follows else None
        known = 1900 <= year.number <= 2099 or (1800 <= year.number < 1900 and year.number % 100)
        return bool(known) and second is not None and not _is_counted(reading, second.end)
    return 1900 <= year.number <= 2099 and year.number % 100 != 0


def _follows_year(reading: Reading, at: int, year: Year) -> bool:
    """``في 2023 و2024``."""
    first = year_at(reading, at - 2)
    if first is None or first.end != at - 1 or not reading.joined(at - 2) or not first.number < year.number <= 2099:
        return False
    return _stands_as_year(reading, at - 2, first) and not _is_counted(reading, year.end)


def _is_counted(reading: Reading, index: int) -> bool:
    return reading.joined(index - 1) and (reading.word(index) in _COUNTED or bool(unit_at(reading, index)[0]))


def _is_stretch(reading: Reading, at: int, year: Year, before: str) -> bool:
    """``(2011-2014)``, ``للفترة 2011 - 2014``: two years with a sign between them."""
    if not reading.joined(year.end - 1, "-–/") or not reading.gap(year.end - 1).strip():
        return False
    other = year_at(reading, year.end)
    if other is not None and other.hijri and not year.marked and year.number < other.number <= year.number + 120:
        return True
    if other is None or not 1800 <= year.number < other.number <= 2100:
        return False
    if other.end < len(reading.tokens) and reading.gap(other.end - 1)[:1] in ("-", "/", "."):
        return False
    return before in _STRETCHES or "(" in reading.gap(at - 1)

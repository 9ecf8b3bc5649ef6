"""Times that an Arabic text names, each resolved to a first and a last day.

One dialect a file; every dialect says which words may begin one of its times and reads from there. Where two times
overlap the longer one stays.
"""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date

from . import ago, gregorian, hijri, numeric, periods, relative, weekdays, years
from .mention import DateMention, Found
from .pieces import unit_at
from .reading import Reading
from .vocabulary import DECADES, ORDINALS, PARTS_OF_DAY, PARTS_OF_PERIOD, SEASONS, UNITS, WEEKDAYS

__all__ = ["DateMention", "find_dates"]

Dialect = Callable[[Reading, int, date], Found | None]

_NUMBERED: tuple[Dialect, ...] = (gregorian.read, hijri.read, periods.read, years.read)
_BY_WORD: dict[str, tuple[Dialect, ...]] = {}


def _register(words: frozenset[str] | set[str], *dialects: Dialect) -> None:
    for word in words:
        known = _BY_WORD.get(word, ())
        _BY_WORD[word] = known + tuple(dialect for dialect in dialects if dialect not in known)


_register({phrase[0] for phrase in gregorian.CALENDAR.months}, gregorian.read)
_register({phrase[0] for phrase in hijri.CALENDAR.months}, hijri.read)
_register({*ORDINALS, "الحادي", "ال"}, gregorian.read, hijri.read, periods.read)
_register(set(WEEKDAYS), weekdays.read)
_register(relative.STARTS, relative.read)
_register(ago.STARTS, ago.read)
_register({*UNITS, *SEASONS, *DECADES, "هذا", "هذه", "الربع", "النصف"}, periods.read)
_register({"عام", "سنه", "العام", "السنه", "عامي", "سنتي", "العامين", "موسم"}, years.read)
_register({"الساعات"}, periods.recent_hours)


def find_dates(text: str, today: date) -> list[DateMention]:
    """Times of ``text`` in order, none overlapping. ``today`` is the day of publication; never raises on any text."""
    reading = Reading(text)
    candidates = [*_candidates(reading, today), *numeric.find(text, today)]
    candidates.sort(key=lambda mention: (mention.start - mention.end, mention.start))
    taken: list[DateMention] = []
    covered = bytearray(len(text))
    for mention in candidates:
        if not any(covered[mention.start : mention.end]):
            covered[mention.start : mention.end] = b"\x01" * (mention.end - mention.start)
            taken.append(mention)
    return _merged(text, sorted(taken, key=lambda mention: mention.start))


def _merged(text: str, mentions: list[DateMention]) -> list[DateMention]:
    """``الأحد 08/09/2018`` is one time: the weekday before a day in digits belongs to it."""
    merged: list[DateMention] = []
    for mention in mentions:
        before = merged[-1] if merged else None
        if before and before.rule.startswith("weekdays.day") and mention.rule.startswith("numeric"):
            gap = text[before.end : mention.start]
            if len(gap) <= 12 and gap.strip(" \t،,(") in ("", "الموافق", "بتاريخ"):
                merged[-1] = replace(mention, start=before.start, text=text[before.start : mention.end])
                continue
        merged.append(mention)
    return merged


def _candidates(reading: Reading, today: date) -> Iterator[DateMention]:
    for index, word in enumerate(reading.words):
        dialects = _BY_WORD.get(word) or (_NUMBERED if word[:1].isdecimal() else ())
        for dialect in dialects:
            found = dialect(reading, index, today)
            if found:
                yield _mention(reading, index, found, today)


def _mention(reading: Reading, index: int, found: Found, today: date) -> DateMention:
    start = reading.starts[_lead_in(reading, index, found.granularity)]
    end = max(found.close, reading.tokens[found.end - 1].end)
    return DateMention(
        start, end, reading.text[start:end], found.earliest, found.latest, found.granularity, found.rule, today
    )


def _lead_in(reading: Reading, index: int, granularity: str) -> int:
    """Where the wording begins: ``مساء يوم`` before a day, ``أواخر شهر`` before a month belong to it."""
    first = index
    while index - first < 3 and first and reading.joined(first - 1):
        before = reading.word(first - 1)
        of_day = granularity == "day" and (before in PARTS_OF_DAY or before in ("يوم", "منتصف"))
        of_period = granularity in ("month", "year", "week", "decade", "season", "quarter") and (
            before in PARTS_OF_PERIOD or unit_at(reading, first - 1) in (("month", "one"), ("year", "one"))
        )
        if not (of_day or of_period):
            break
        first -= 1
    return first

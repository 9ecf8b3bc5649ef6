"""Times that an Arabic text names, each resolved to a first and a last day.

One dialect a file; a table says which words may begin a time of which dialects, and these read from there. Where two
times overlap the longer one stays.
"""

from collections.abc import Callable, Iterator
from datetime import date

from . import (
    after,
    ago,
    centuries,
    days_of_month,
    feasts,
    firsts,
    gregorian,
    hijri,
    month_parts,
    nth_weekdays,
    numeric,
    periods,
    quarters,
    relative,
    same,
    seasons,
    stretches,
    weekday_dates,
    weekday_stretches,
    weekdays,
    years,
)
from .equals import merged
from .mention import DateMention, Found
from .pieces import unit_at
from .pointing import doubted
from .reading import Reading
from .vocabulary import (
    DECADES,
    DIRECTIONS,
    MONTH_WORDS,
    NUMBERS,
    ORDINALS,
    PARTS_OF_DAY,
    PARTS_OF_PERIOD,
    SEASONS,
    UNITS,
    WEEKDAYS,
)

__all__ = ["DateMention", "find_dates"]

Dialect = Callable[[Reading, int, date], Found | None]

_BY_WORD: dict[str, tuple[Dialect, ...]] = {}


def _register(words: frozenset[str] | set[str], *dialects: Dialect) -> None:
    for word in words:
        known = _BY_WORD.get(word, ())
        _BY_WORD[word] = known + tuple(dialect for dialect in dialects if dialect not in known)


_register({phrase[0] for phrase in gregorian.CALENDAR.months}, gregorian.read)
_register({phrase[0] for phrase in hijri.CALENDAR.months}, hijri.read)
_register(set(WEEKDAYS), weekdays.read, weekday_dates.read, weekday_stretches.read)
_register(relative.STARTS, relative.read)
_register(ago.STARTS, ago.read)
_register({"بعد"}, after.read)
_register({word for word, unit in UNITS.items() if unit[1] == "the"} | {"هذا", "هذه"}, periods.read)
_register({word for word, unit in UNITS.items() if unit[1].startswith("the_")} | {"الساعات"}, stretches.read)
_register({*SEASONS, "هذا"}, seasons.read)
_register(feasts.STARTS | {"اليوم"}, feasts.read)
_register({"الربع", "النصف", "الثلث", "الفصل"}, quarters.read)
_register({"الربع", "النصف", "الثلث"}, centuries.read_part)
_register({"الاشهر", "الشهور", "الايام", "اول", "اخر"}, firsts.read)
_register({"الجمعه", "الاحد", "السبت", "الخميس", "الاثنين", "الثلاثاء", "الاربعاء", "اول", "اخر"}, nth_weekdays.read)
_register(month_parts.STARTS, month_parts.read)
_register({*DECADES, "القرن", "العقد"}, centuries.read)
_register(years.TOLD, years.read)


# What counts days or units begins a time only where a month or a unit follows it.
_DAYS: tuple[Dialect, ...] = (gregorian.read, hijri.read, days_of_month.read, stretches.read)
_COUNTS = {*ORDINALS, *NUMBERS, "الحادي", "الواحد", "ال", "فاتح", "غره", "سلخ", "اول", "اخر"}
_COUNTED = MONTH_WORDS | UNITS.keys() | DIRECTIONS.keys() | {"ساعه", "ساعات"}
_REACH = 9
_DIGITS = frozenset("0123456789")
_BY_TODAY = ("relative", "weekdays")
_STARTS = _BY_WORD.keys() | _COUNTS | same.WORDS.keys()


def find_dates(text: str, today: date) -> list[DateMention]:
    """Times of ``text`` in order, none overlapping. ``today`` is the day of publication; never raises on any text."""
    reading = Reading(text)
    starts = [index for index, word in enumerate(reading.words) if word in _STARTS or word[0] in _DIGITS]
    told = _longest(text, [found for index in starts for found in _at(reading, index, today)])
    places = [index for index in starts if reading.words[index] in same.WORDS] if told else []
    if places:
        told = _longest(text, [*told, *same.find(reading, places, told, _at)])
    return doubted(text, merged(text, told))


def _longest(text: str, candidates: list[DateMention]) -> list[DateMention]:
    """The candidates in order; where two overlap the longer one stays."""
    taken: list[DateMention] = []
    covered = bytearray(len(text))
    for mention in sorted(candidates, key=lambda mention: (mention.start - mention.end, mention.start)):
        if not any(covered[mention.start : mention.end]):
            covered[mention.start : mention.end] = b"\x01" * (mention.end - mention.start)
            taken.append(mention)
    return sorted(taken, key=lambda mention: mention.start)


def _at(reading: Reading, index: int, today: date) -> Iterator[DateMention]:
    """What each dialect finds at word ``index``."""
    word = reading.words[index]
    dialects = _BY_WORD.get(word, ())
    number = word[0] in _DIGITS
    if number:
        digits = numeric.find(reading, index, today)
        if digits:
            yield digits
        dialects = (years.read,)
    if (number or word in _COUNTS) and not _COUNTED.isdisjoint(reading.words[index + 1 : index + _REACH]):
        dialects += _DAYS
    for dialect in dialects:
        found = dialect(reading, index, today)
        mention = _mention(reading, index, found, today) if found else None
        if mention:
            yield mention


def _mention(reading: Reading, index: int, found: Found, today: date) -> DateMention | None:
    first = _lead_in(reading, index, found)
    if found.rule.startswith(_BY_TODAY) and reading.quoted(first, found.end):
        return None  # برنامج «صباح اليوم», ديوان «الخميس الأخير»
    start = reading.starts[first]
    end = max(found.close, reading.tokens[found.end - 1].end)
    return DateMention(
        start,
        end,
        reading.text[start:end],
        found.earliest,
        found.latest,
        found.granularity,
        found.rule,
        today,
        found.certainty,
    )


def _lead_in(reading: Reading, index: int, found: Found) -> int:
    """Where the wording begins: ``مساء يوم`` before a day, ``أواخر شهر`` before a month belong to it."""
    first, granularity = index, found.granularity
    days = granularity == "day" or found.rule == "weekdays.night"
    while index - first < 3 and first and reading.joined(first - 1):
        before = reading.word(first - 1)
        of_day = days and (before in PARTS_OF_DAY or before in ("يوم", "منتصف"))
        of_period = granularity in ("month", "year", "week", "decade", "season", "quarter") and (
            before in PARTS_OF_PERIOD or unit_at(reading, first - 1) in (("month", "one"), ("year", "one"))
        )
        pointed = before == "هذا" and found.rule.endswith("_this")
        if not (of_day or of_period or pointed):
            break
        first -= 1
    return first

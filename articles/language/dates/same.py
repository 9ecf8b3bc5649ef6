"""Times counted from another time of the text: ``العام نفسه``, ``الربع الأخير من العام ذاته``, ``اليوم التالي``.

The anchor is the last day of the time told before, at most two sentences or so back; what is counted from it is read
as if the text had been published then (نفسه is الجاري, التالي is المقبل, السابق is الماضي). Never sure: which time is
meant is a guess.
"""

from bisect import bisect_left
from collections.abc import Callable, Iterator
from datetime import date

from .arithmetic import add_days, day_interval
from .mention import LIKELY, DateMention
from .pieces import day_at
from .reading import Reading
from .vocabulary import UNITS, WEEKDAYS

WORDS = {
    **dict.fromkeys(("نفسه", "ذاته", "عينه", "نفسها", "ذاتها"), "الجاري"),
    **dict.fromkeys(("التالي", "التاليه", "اللاحق"), "المقبل"),
    **dict.fromkeys(("السابق", "السابقه"), "الماضي"),
    "منه": "",
}
_LUNAR = ("hijri", "feasts")
_STEPS = {"الجاري": 0, "المقبل": 1, "الماضي": -1}
_SPANS = {
    "day": frozenset(("day",)),
    "week": frozenset(("day", "week")),
    "month": frozenset(("day", "week", "month")),
    "year": frozenset(("day", "week", "month", "quarter", "season", "year")),
}
_FARTHEST = 400
_WIDEST = 9
_BESIDE = 24
"""A weekday so near before it (الأربعاء 14 من الشهر نفسه) belongs to the time itself."""
_NEAREST = 8

Rules = Callable[[Reading, int, date], Iterator[DateMention]]


def find(reading: Reading, places: list[int], told: list[DateMention], rules: Rules) -> list[DateMention]:
    """Times at ``places`` (indices of ``WORDS``), given the times ``told`` in order and the ``rules`` for one word."""
    found: list[DateMention] = []
    starts = [mention.start for mention in told]
    for place in places:
        unit = _unit(reading, place)
        if reading.word(place) == "منه":
            mention = _of_month(reading, place, told)
            found += [mention] if mention else []
            continue
        if not unit:
            continue
        count = bisect_left(starts, reading.tokens[place].start)
        near = told[max(count - _NEAREST, 0) : count] + found[-1:]
        before = _antecedent(reading.tokens[place].start, unit, near)
        if before is None:
            continue
        mention = _day(reading, place, before) if unit == "day" else _period(reading, place, before, rules)
        if mention:
            found.append(mention)
    return found


def _of_month(reading: Reading, place: int, told: list[DateMention]) -> DateMention | None:
    """``من 5 شباط حتى 15 منه``: the 15th of the month told before."""
    for index in (place - 1, place - 2, place - 3):
        day = day_at(reading, index) if reading.joined(index) else None
        if day and day[1] == place and reading.form(place) == "منه":
            break
    else:
        return None
    before = _antecedent(reading.tokens[place].start, "month", told)
    if before is None or before.rule.startswith(_LUNAR):
        return None
    days = day_interval(before.latest.year, before.latest.month, day[0])
    if days is None or days[0] <= before.earliest:
        return None
    start, end = reading.starts[index], reading.tokens[place].end
    return DateMention(start, end, reading.text[start:end], *days, "day", "same.of_month", before.latest, LIKELY)


def _unit(reading: Reading, place: int) -> str:
    word = reading.word(place - 1)
    if not reading.joined(place - 1):
        return ""
    if word in WEEKDAYS:
        return "day" if reading.word(place).startswith("ال") and word != "اليوم" else ""
    if word == "اليوم":
        return "day"
    unit, form = UNITS.get(word, ("", ""))
    return unit if form == "the" and unit in _SPANS else ""


def _antecedent(start: int, unit: str, told: list[DateMention]) -> DateMention | None:
    near = [
        mention
        for mention in told
        if mention.end < start - _BESIDE * mention.rule.startswith("weekdays")
        and start - mention.end <= _FARTHEST
        and mention.granularity in _SPANS[unit]
    ]
    return max(near, key=lambda mention: mention.start, default=None)


def _day(reading: Reading, place: int, before: DateMention) -> DateMention | None:
    """``اليوم نفسه``, ``اليوم التالي``, ``الأحد التالي``."""
    step = _STEPS[WORDS[reading.word(place)]]
    weekday = WEEKDAYS.get(reading.word(place - 1))
    if weekday is not None:
        step = (
            (weekday - before.latest.weekday() - 1) % 7 + 1 if step > 0 else -((before.latest.weekday() - weekday) % 7)
        )
    day = add_days(before.latest, step)
    if day is None:
        return None
    start, end = reading.starts[place - 1], reading.tokens[place].end
    return DateMention(start, end, reading.text[start:end], day, day, "day", "same.day", before.latest, LIKELY)


def _period(reading: Reading, place: int, before: DateMention, rules: Rules) -> DateMention | None:
    """The longest time that ends with the word at ``place``, read from the day of ``before``."""
    written = reading.words[place]
    reading.words[place] = WORDS[written]
    end = reading.tokens[place].end
    found = [
        mention
        for index in range(max(place - _WIDEST, 0), place)
        for mention in rules(reading, index, before.latest)
        if mention.end == end
    ]
    reading.words[place] = written
    if not found:
        return None
    longest = min(found, key=lambda mention: mention.start)
    return DateMention(
        longest.start,
        longest.end,
        longest.text,
        longest.earliest,
        longest.latest,
        longest.granularity,
        f"same.{longest.rule}",
        before.latest,
        min(LIKELY, longest.certainty),
    )

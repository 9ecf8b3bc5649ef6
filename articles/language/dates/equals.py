"""Two ways to say one day, told side by side, are one time: ``الأحد 8/9/2018``, ``9 ذو الحجة الموافق 20 آب 2018``.

What is told beside a date settles what it leaves open: a weekday which of two numbers is the month, a date with its
year the year of the other calendar's date. Where the two contradict each other the time stays, and is doubtful.
"""

from dataclasses import replace

from .arithmetic import add_days, day_interval
from .mention import DOUBTFUL, SURE, DateMention

_LONGEST_GAP = 16
_DATED = ("numeric", "days_of_month", "same.days_of_month")
_SAME = frozenset(("", "الموافق", "الموافق ل", "الموافق لـ", "بتاريخ", "المصادف", "أي", "الموافق يوم"))


def merged(text: str, mentions: list[DateMention]) -> list[DateMention]:
    """``mentions`` (in order, none overlapping) with those that say one day twice made one."""
    result: list[DateMention] = []
    for mention in mentions:
        one = _as_one(text, result[-1], mention) if result else None
        if one:
            result[-1] = one
            _take_chain(text, result)
        else:
            result.append(mention)
    return result


def _take_chain(text: str, result: list[DateMention]) -> None:
    """``الأربعاء والخميس 11 و12 مارس``: the weekdays before the last belong to the days as well."""
    while len(result) > 1 and result[-1].rule.endswith("days_month"):
        before, last = result[-2:]
        if not before.rule.startswith("weekdays.pair") or text[before.end : last.start].strip() != "و":
            return
        result[-2:] = [_spanning(text, before, last)]


def _as_one(text: str, before: DateMention, mention: DateMention) -> DateMention | None:
    gap = text[before.end : mention.start]
    if before.rule.startswith("weekdays.pair") and mention.rule.endswith("days_month") and gap in (" ", " الموافق "):
        agrees = before.earliest.weekday() == mention.latest.weekday()
        return _spanning(text, before, mention if agrees else replace(mention, certainty=DOUBTFUL))
    if mention.granularity != "day" or before.granularity != "day" or len(gap) > _LONGEST_GAP or "\n" in gap:
        return None
    tie = gap.strip(" \t،,(/-–=")
    if tie not in _SAME:
        return None
    if before.rule.startswith("weekdays.day") and mention.rule.startswith(_DATED):
        return _spanning(text, before, _with_weekday(before, mention))
    if _calendar(before) != _calendar(mention) and (tie or "(" in gap or "/" in gap):
        return _both(text, before, mention)
    return None


def _calendar(mention: DateMention) -> str:
    return "hijri" if "hijri" in mention.rule else "gregorian" if mention.rule[:4] in ("greg", "nume") else ""


def _spanning(text: str, before: DateMention, mention: DateMention) -> DateMention:
    end = mention.end
    opened = text[before.end : mention.start].count("(") > 0 and text[end : end + 1] == ")"
    return replace(mention, start=before.start, end=end + opened, text=text[before.start : end + opened])


def _with_weekday(weekday: DateMention, mention: DateMention) -> DateMention:
    """A weekday is one of seven: digits that agree with it are read rightly, else with day and month the other way."""
    wanted, day = weekday.earliest.weekday(), mention.earliest
    if day.weekday() == wanted:
        return replace(mention, certainty=SURE)
    if mention.rule == "numeric.hijri":
        near = next((other for step in (-1, 1) if (other := add_days(day, step)) and other.weekday() == wanted), None)
        return replace(mention, earliest=near or day, latest=near or day, certainty=DOUBTFUL)
    turned = day_interval(day.year, day.day, day.month) if mention.rule == "numeric.day" else None
    if turned and turned[0].weekday() == wanted and mention.certainty < SURE:
        return replace(mention, earliest=turned[0], latest=turned[0], rule="numeric.month_first")
    return replace(mention, certainty=DOUBTFUL)


def _both(text: str, before: DateMention, mention: DateMention) -> DateMention | None:
    """One of the two is the Gregorian day, which no moon moves."""
    if {_calendar(before), _calendar(mention)} != {"hijri", "gregorian"}:
        return None
    solar = mention if _calendar(mention) == "gregorian" else before
    lunar = before if solar is mention else mention
    apart = abs((solar.earliest - lunar.earliest).days)
    certainty = SURE if apart <= 2 else solar.certainty
    return _spanning(
        text,
        before,
        replace(solar, start=mention.start, end=mention.end, rule=f"equals.{solar.rule}", certainty=certainty),
    )

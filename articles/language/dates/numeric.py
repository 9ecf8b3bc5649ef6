"""Dates in digits alone: 08/09/2018 (day first), 2018-09-08, 25/10/1439هـ, 8/9/18, 3-5/8/2015.

Arabic news writes the day first; where both numbers could be a month only a weekday beside the date (``equals``) takes
the doubt away. 8/9 without a year counts only after a word that asks for a day (يوم, بتاريخ, a weekday).
"""

import re
from dataclasses import dataclass
from datetime import date

from . import hijri
from .arithmetic import Interval, day_interval
from .mention import DOUBTFUL, LIKELY, SURE, DateMention
from .reading import Reading
from .vocabulary import WEEKDAYS

_DATE = re.compile(
    r"(?<![\d./\-\\])(\d{1,4}) ?([/.\-\\ـ–]) ?(\d{1,2}) ?\2 ?(\d{4}|\d{1,2})(?![\d]|[/\-.\\]\d)( ?هـ?(?!\w)| ?م(?!\w))?"
)
_DAYS = re.compile(
    r"(?<![\d./\-\\])(\d{1,2}) ?[-–] ?(\d{1,2}) ?/ ?(\d{1,2}) ?/ ?(\d{4})(?![\d]|[/\-.\\]\d)( ?هـ?(?!\w)| ?م(?!\w))?"
)
_DAY_MONTH = re.compile(r"(?<![\d./\-\\])(\d{1,2})[/\\\-](\d{1,2})(?![\d%]|[/\-.\\,]\d)")
_SIGNS = frozenset("/.-\\ـ–")
_ASKING = frozenset(("يوم", "بتاريخ", "الموافق", "تاريخ", "ليوم", "ويوم", "المصادف")) | WEEKDAYS.keys()


@dataclass(frozen=True, slots=True)
class _Read:
    days: Interval
    rule: str
    certainty: float


def find(reading: Reading, index: int, today: date) -> DateMention | None:
    """The date whose first number is word ``index``."""
    text, start, end = reading.text, reading.tokens[index].start, reading.tokens[index].end
    if text[end : end + 2].strip(" ")[:1] not in _SIGNS and "." not in text[start:end]:
        return None
    if match := _DAYS.match(text, start):
        return _stretch(text, match, today)
    if match := _DATE.match(text, start):
        found = _resolve(match[1], match[3], match[4], match[5] or "", match[2])
        return _mention(text, *match.span(), found, today) if found else None
    match = _DAY_MONTH.match(text, start)
    if match is None or not 1 <= int(match[2]) <= 12:
        return None
    asked = reading.form(index - 1) in _ASKING or reading.word(index - 1) in _ASKING
    found = _near(int(match[1]), int(match[2]), today) if asked and reading.joined(index - 1, "(،,") else None
    weekday = WEEKDAYS.get(reading.word(index - 1))
    if found and weekday is not None and "-" in match[0] and found.days[0].weekday() != weekday:
        return None  # فاز السبت 3-1
    return _mention(text, *match.span(), found, today) if found else None


def _stretch(text: str, match: re.Match[str], today: date) -> DateMention | None:
    """``1-5/11/1436هـ``: two days of one month."""
    first, last = (_resolve(match[day], match[3], match[4], match[5] or "", "/") for day in (1, 2))
    if first is None or last is None or not first.days[0] < last.days[0] or first.rule != last.rule:
        return None
    start, end = match.span()
    days, certainty = (first.days[0], last.days[0]), min(first.certainty, last.certainty)
    rule = "numeric.hijri_days" if last.rule == "numeric.hijri" else "numeric.days"
    return DateMention(start, end, text[start:end], *days, "range", rule, today, certainty)


def _mention(text: str, start: int, end: int, found: _Read, today: date) -> DateMention:
    return DateMention(start, end, text[start:end], *found.days, "day", found.rule, today, found.certainty)


def _resolve(first: str, middle: str, last: str, mark: str, sign: str) -> _Read | None:
    certainty = SURE
    if len(first) == 4 and len(last) <= 2:
        year, month, day = int(first), int(middle), int(last)
    elif len(last) == 4 and len(first) <= 2:
        day, month, year = int(first), int(middle), int(last)
        certainty = LIKELY if day <= 12 and month <= 12 and day != month else SURE
    elif sign == "/" and len(first) <= 2 and len(last) == 2:
        day, month, year, certainty = int(first), int(middle), _century(int(last)), DOUBTFUL
    else:
        return None
    if "ه" in mark or 1343 <= year <= 1500:
        interval = hijri.interval(year, month, day) if month and day else None
        return _Read(interval, "numeric.hijri", SURE) if interval else None
    if not 1800 <= year <= 2200:
        return None
    if month > 12 >= day and len(first) <= 2:
        month, day, rule, certainty = day, month, "numeric.month_first", LIKELY
    else:
        rule = "numeric.day"
    interval = day_interval(year, month, day)
    return _Read(interval, rule, certainty) if interval else None


def _century(short: int) -> int:
    return 2000 + short if short < 50 else 1900 + short


def _near(day: int, month: int, today: date) -> _Read | None:
    """The day of the year that lies nearest to today."""
    near = [days for year in (today.year - 1, today.year, today.year + 1) if (days := day_interval(year, month, day))]
    near.sort(key=lambda days: abs((days[0] - today).days))
    return _Read(near[0], "numeric.day_month", DOUBTFUL if day <= 12 and day != month else LIKELY) if near else None

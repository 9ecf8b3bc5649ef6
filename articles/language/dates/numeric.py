"""Dates in digits alone: 08/09/2018 (day first), 2018-09-08, 25/10/1439هـ."""

import re
from collections.abc import Iterator
from datetime import date

from ..normalise import fold_digits
from . import hijri
from .arithmetic import Interval, day_interval
from .mention import DateMention

_DATE = re.compile(r"(?<![\d./\-])(\d{1,4}) ?([/.\-]) ?(\d{1,2}) ?\2 ?(\d{4}|\d{1,2})(?![\d]|[/\-.]\d)( ?هـ?(?!\w))?")


def find(text: str, today: date) -> Iterator[DateMention]:
    for match in _DATE.finditer(fold_digits(text)):
        found = _resolve(match[1], match[3], match[4], hijri_mark=bool(match[5]))
        if found:
            (earliest, latest), rule = found
            start, end = match.span()
            yield DateMention(start, end, text[start:end], earliest, latest, "day", rule, today)


def _resolve(first: str, middle: str, last: str, hijri_mark: bool) -> tuple[Interval, str] | None:
    if len(first) == 4 and len(last) <= 2:
        year, month, day = int(first), int(middle), int(last)
    elif len(last) == 4 and len(first) <= 2:
        day, month, year = int(first), int(middle), int(last)
    else:
        return None
    if hijri_mark or 1343 <= year <= 1500:
        interval = hijri.interval(year, month, day) if month and day else None
        return (interval, "numeric.hijri") if interval else None
    if not 1800 <= year <= 2200:
        return None
    if month > 12 >= day:
        interval, rule = day_interval(year, day, month), "numeric.month_first"
    else:
        interval, rule = day_interval(year, month, day), "numeric.day"
    return (interval, rule) if interval else None

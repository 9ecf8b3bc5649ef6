"""Time stamps: a line near the top that says when it was published and how often it was read, and nothing else.

A chronicle has such lines as headings; where there are several, all stay.
"""

import re
from functools import cache

from ..page import Page
from ..tokens import tokenise
from ..words import entries, folded

_LONGEST = 90
_TOP = 6
_LOOKED_AT, _MOST = 60, 2
_NUMERIC = re.compile(r"\d{1,4}[/.\-]\d{1,2}[/.\-]\d{1,4}")
_CLOCK = re.compile(r"\d{1,2}:\d{2}")


@cache
def _dates() -> frozenset[str]:
    names = {name for subject in ("months", "months_hijri", "weekdays") for row in entries(subject) for name in row[1:]}
    return frozenset(token.form for name in names for token in tokenise(name))


@cache
def _words() -> frozenset[str]:
    return folded("time_stamps")


def is_time_stamp(line: str) -> bool:
    """Nothing but numbers, names of days and months and words of time stamps; a day or a reading among them."""
    if len(line) > _LONGEST or line.endswith((".", ":", "؟")) or not any(c.isdigit() for c in line):
        return False
    tokens = tokenise(line)
    words = [token.form for token in tokens if not token.form[0].isdigit()]
    if not all(form in _dates() or form in _words() for form in words):
        return False
    dated = bool(_NUMERIC.search(line)) or (sum(f in _dates() for f in words) > 0 and len(tokens) - len(words) > 1)
    return any(form in _words() for form in words if len(form) > 3) or (dated and bool(_CLOCK.search(line) or words))


def take(page: Page) -> None:
    if len(page) < 2:
        return
    found = [index for index, line in enumerate(page.texts(0, _TOP)) if is_time_stamp(line)]
    if found and sum(map(is_time_stamp, page.texts(_TOP, _LOOKED_AT))) + len(found) <= _MOST:
        for index in reversed(found):
            page.drop(index, "time stamp")

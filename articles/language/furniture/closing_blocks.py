"""Contact and link blocks that end an article, and may begin in the middle of a line (``للتواصل مع الكاتب``)."""

import re
from functools import cache

from ..page import Page
from ..words import words

_LONGEST = 600


@cache
def _openers() -> re.Pattern[str]:
    return re.compile("|".join(re.escape(line) for line in words("furniture_tails")))


def take(page: Page) -> None:
    left = 0
    for index in range(len(page) - 1, -1, -1):
        line = page.text(index)
        match = _openers().search(line, max(0, len(line) - _LONGEST))
        if match and left + len(line) - match.start() <= _LONGEST:
            for last in range(len(page) - 1, index, -1):
                page.drop(last, "closing block")
            page.cut_end(index, match.start(), "closing block")
            return
        left += len(line)
        if left > _LONGEST:
            return

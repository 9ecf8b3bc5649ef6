"""Lists of other articles' headlines: after a heading, nothing but short lines without a full stop."""

from functools import cache

from ..line_keys import key_of
from ..page import Page
from ..words import words
from .fixed_lines import LONGEST_LINK, is_furniture

_LONGEST_HEADING = 60
_FULL_STOP = (".", "؟", "!", "…", ":")


@cache
def _headings() -> frozenset[str]:
    return frozenset(key_of(line) for line in words("related_headings"))


def take(page: Page) -> None:
    for index in range(len(page) - 1, 0, -1):
        line = page.text(index)
        if len(line) <= _LONGEST_HEADING and key_of(line) in _headings():
            for last in range(len(page) - 1, index - 1, -1):
                is_link = last > index and not is_furniture(page.text(last))
                page.drop(last, "related articles" if is_link else "site furniture")
            return
        if len(line) > LONGEST_LINK or line.endswith(_FULL_STOP):
            return

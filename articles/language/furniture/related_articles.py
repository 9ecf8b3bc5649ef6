"""Lists of other articles' headlines: after a heading, nothing but short lines without a full stop."""

import re
from functools import cache

from ..line_keys import key_of
from ..page import Page
from ..words import words
from .fixed_lines import LONGEST_LINK, is_furniture

_LONGEST_HEADING = 60
_INSTALMENT = re.compile(r"^([^()\d.:]{8,60}?)\s*\((\d{1,2})\)\s*:")
_FEWEST_INSTALMENTS = 3
_FULL_STOP = (".", "؟", "!", "…", ":")


@cache
def _headings() -> frozenset[str]:
    return frozenset(key_of(line) for line in words("related_headings"))


def take(page: Page) -> None:
    _take_instalments(page)
    for index in range(len(page) - 1, 0, -1):
        line = page.text(index)
        if len(line) <= _LONGEST_HEADING and key_of(line) in _headings():
            for last in range(len(page) - 1, index - 1, -1):
                is_link = last > index and not is_furniture(page.text(last))
                page.drop(last, "related articles" if is_link else "site furniture")
            return
        if len(line) > LONGEST_LINK or line.endswith(_FULL_STOP):
            return


def _take_instalments(page: Page) -> None:
    """Links to the parts of a series that came before, below its last part: one name, numbers in a row."""
    first, expected, name = len(page), -1, ""
    while first > 1 and (link := _INSTALMENT.match(page.text(first - 1)[:LONGEST_LINK])):
        number = int(link.group(2))
        if name and (number != expected or link.group(1) != name):
            break
        first, expected, name = first - 1, number - 1, link.group(1)
    told = set(key_of(page.title).split())
    is_series = len(page) - first >= _FEWEST_INSTALMENTS and len(name.split()) > 1 and told >= set(key_of(name).split())
    for last in range(len(page) - 1, first - 1, -1) if is_series else ():
        page.drop(last, "related articles")

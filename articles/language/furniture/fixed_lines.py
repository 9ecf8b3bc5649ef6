"""Lines that a site's template writes word for word, links that open in a known way, and rows of signs."""

import re
from functools import cache

from ..line_keys import key_of
from ..normalise import fold
from ..page import Page
from ..words import words

LONGEST_LINK = 160
_LONGEST = 60
_SLIDER = re.compile(r"^(?:Next\s+Previous|Previous\s+Next)\s+")


@cache
def _exact() -> frozenset[str]:
    return frozenset(key_of(line) for line in words("furniture"))


@cache
def _openers() -> tuple[str, ...]:
    return tuple(fold(line) for line in words("furniture_openers"))


def is_furniture(line: str) -> bool:
    if len(line) > LONGEST_LINK:
        return False
    if len(line) <= _LONGEST and (not any(c.isalnum() for c in line) or key_of(line) in _exact()):
        return True
    return fold(line).startswith(_openers())


def take_sliders(page: Page) -> None:
    for index in range(len(page) - 1, -1, -1):
        line = page.text(index)
        if line[0] in "NP" and (slider := _SLIDER.match(line)):
            page.cut_start(index, slider.end(), "site furniture")

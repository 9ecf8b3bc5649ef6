"""Breadcrumbs: where a page stands in its site, above the headline (``الرئيسية / محليات / طاقة``)."""

import re
from functools import cache

from ..line_keys import key_of
from ..page import Page
from ..words import words

_LONGEST = 80
_TOP = 3
_STEPS = re.compile(r"\s*[»›>]\s*|\s+[/|]\s+")
_ARROWS = re.compile(r"[^»›>\s][^»›>]*\s[»›>]\s")


@cache
def _sections() -> frozenset[str]:
    return frozenset(key_of(section) for section in words("sections"))


def is_breadcrumb(line: str, source_key: str) -> bool:
    """Two steps or more, the first the home page or the outlet and another a section, or all of them sections."""
    if len(line) > _LONGEST or "«" in line or line.endswith((".", "؟", "!", ":")):
        return False
    steps = [key_of(step) for step in _STEPS.split(line)]
    if len(steps) < 2 or not all(1 <= len(step.split()) <= 3 for step in steps):
        return False
    known = [step in _sections() for step in steps]
    home = steps[0] == source_key != "" or steps[0] == key_of("الرئيسية")
    return all(known) or (home and (any(known[1:]) or bool(_ARROWS.match(line)) or steps[0] == key_of("الرئيسية")))


def take(page: Page) -> None:
    for index in range(min(_TOP, len(page) - 1) - 1, -1, -1):
        line = page.text(index)
        if any(sign in line for sign in "»›>/|") and is_breadcrumb(line, page.source_key):
            page.drop(index, "site furniture")

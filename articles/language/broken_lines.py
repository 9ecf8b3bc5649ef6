"""Lines that were broken where a page was narrow, joined again; paragraphs stay apart.

A line that ends without a stop is joined to the next where that one cannot open a paragraph, and all lines are where a
text was wrapped throughout: most lines nearly as long as the longest, none longer than a page is wide.
"""

from functools import cache

from .page import Page
from .words import words

_WIDEST = 120
_NARROWEST = 45
_FEWEST = 6
_STOPS = tuple('.؟!…:»”"؛)*]}')
_JOINING = ("،", ",", "-")


@cache
def _continuing() -> frozenset[str]:
    return words("line_continuers")


@cache
def _leading() -> frozenset[str]:
    return words("line_leaders")


def join_broken_lines(page: Page) -> None:
    if len(page) < 2:
        return
    wrapped = _is_wrapped(page.texts())
    for index in range(len(page) - 2, -1, -1):
        line, following = page.text(index), page.text(index + 1)
        if _is_open(line) and ((wrapped and len(line) >= _NARROWEST) or _goes_on(line, following)):
            page.lines[index].text = f"{line} {following}"
            del page.lines[index + 1]


def _is_open(line: str) -> bool:
    return len(line) <= _WIDEST and not line.endswith(_STOPS)


def _goes_on(line: str, following: str) -> bool:
    """Whether the break stands inside a clause: the first line ends with a word that leads to another, or is long and
    the next opens with one that follows."""
    if len(line) < _NARROWEST:
        return False
    last = line.rsplit(maxsplit=1)[-1]
    first, second, *_rest = (*following.split(maxsplit=2), "")
    if last in _leading():
        return True
    if first in ("إلى", "الى") and second.rstrip("،:") in ("ذلك", "هذا", "جانب"):
        return False
    accusative = len(first) > 4 and first.endswith("ا") and first[:2] != "ال" and first[0] not in "وف"
    return first in _continuing() or (accusative and second in ("على", "من", "إلى", "الى", "في", "عن", "بسبب"))


def _is_wrapped(lines: list[str]) -> bool:
    """Wrapped throughout: stops stand within lines, and lines without a stop at their end are as long as the rest."""
    if len(lines) < _FEWEST:
        return False
    widest = max(map(len, lines))
    if not _NARROWEST <= widest <= _WIDEST:
        return False
    open_lines = [line for line in lines if _is_open(line)]
    full = sum(len(line) >= 0.75 * widest for line in open_lines)
    within = sum(". " in line for line in lines)
    return len(open_lines) >= 0.5 * len(lines) and full >= 0.9 * len(open_lines) and within >= 2

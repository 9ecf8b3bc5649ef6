"""The second headline of a long report, which some papers leave between its first paragraphs and its first sub-heading:
a line without a stop that has no paragraph of its own, since the sub-heading follows it at once."""

from ..names_in_lines import is_name
from ..page import Page
from .labels import is_label

_LONGEST, _FEWEST_WORDS = 100, 5
_PARAGRAPH = 100
_MOST_WORDS_OF_HEADING = 4
_FEWEST_HEADINGS = 2
_DEEPEST = 6
_STOPS = (".", "؟", "!", "»", "”", '"')
_NO_HEADLINE = (*_STOPS, ":", "،", "؛", "…", ",", "-")


def take(page: Page) -> None:
    """Of an article whose headline is known, with two sub-headings at least."""
    if not page.title_given:
        return
    first = next((index for index, line in enumerate(page.texts(0, _DEEPEST)) if len(line) < _PARAGRAPH), 0)
    if 0 < first < len(page) - 2 and _is_second_headline(page, first):
        page.drop(first, "kicker")


def _is_second_headline(page: Page, index: int) -> bool:
    line = page.text(index)
    if len(line.split()) < _FEWEST_WORDS or ":" in line or line.endswith(_NO_HEADLINE) or not line[0].isalpha():
        return False
    headings = [at for at in range(index + 1, len(page) - 1) if _is_sub_heading(page.text(at), page.text(at + 1))]
    return page.text(index - 1).endswith(_STOPS) and headings[:1] == [index + 1] and len(headings) >= _FEWEST_HEADINGS


def _is_sub_heading(line: str, below: str) -> bool:
    short = len(line.split()) <= _MOST_WORDS_OF_HEADING and not is_name(line)
    return short and is_label(line.rstrip(".؟!")) and len(below) >= _PARAGRAPH

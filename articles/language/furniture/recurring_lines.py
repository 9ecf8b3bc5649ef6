"""Lines that recur across the articles of a source, as ``analysis.recurring_lines`` learned them."""

from ..line_keys import shape_of
from ..line_rules import RECURRING
from ..page import Page

LONGEST = 120
TOP, END = 3, 4


def is_edge(index: int, count: int) -> bool:
    """Whether line ``index`` of ``count`` stands where templates write: the learner looks at no others."""
    return index < TOP or index >= count - END


def take(page: Page, recurring: frozenset[str]) -> None:
    """The last line that is left is never taken."""
    count = len(page)
    for index in range(count - 1, -1, -1):
        line = page.text(index)
        if is_edge(index, count) and len(line) <= LONGEST and len(page) > 1 and shape_of(line) in recurring:
            page.drop(index, RECURRING)

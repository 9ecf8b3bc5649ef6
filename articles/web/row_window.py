"""The part of a long table that a page shows: its first rows, and how to ask for more."""

from dataclasses import dataclass

from django.http import QueryDict

ROWS = 120
"""Rows of one window: two articles of which 99 in 100 are shorter, and four of which 95 in 100 are, stand whole."""
ALL = "all"


@dataclass(frozen=True, slots=True)
class RowWindow:
    """Rows ``[first:last]`` of ``total``. ``first`` is 0 on a page, and what the page already has where more is asked
    for by htmx."""

    first: int
    last: int
    total: int

    @property
    def has_more(self) -> bool:
        return self.last < self.total

    @property
    def next(self) -> int:
        """How many rows the page shows after one more window."""
        return self.last + ROWS


def row_window(asked: QueryDict, total: int, *, append: bool) -> RowWindow:
    """What the address asks for: ``rows``, a number or "all", and with ``append`` only those beyond ``after``."""
    last = total if asked.get("rows") == ALL else max(ROWS, _number(asked.get("rows", "")))
    first = _number(asked.get("after", "")) if append else 0
    return RowWindow(min(first, total), min(max(first, last), total), total)


def _number(text: str) -> int:
    """A whole number in either script of digits; 0 for everything else."""
    return int(text) if text.isdecimal() and len(text) < 8 else 0

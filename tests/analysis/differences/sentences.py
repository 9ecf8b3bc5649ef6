"""Two sentences compared with all that the language rules know of them."""

from datetime import date

from articles.analysis.compared_text import of_analysis
from articles.analysis.wording import differences
from articles.language.document import analyse

DAY = date(2026, 3, 14)
"""A Saturday."""


def reasons(left: str, right: str) -> set[str]:
    """``kind: reason`` of every difference of two sentences."""
    here, there = (of_analysis(analyse(f"{sentence}.", today=DAY)) for sentence in (left, right))
    found = differences(here, (0, len(here.text)), there, (0, len(there.text)))
    return {f"{difference.kind}: {difference.reason}" for difference in found}


def words(left: str, right: str, kind: str) -> list[tuple[str, str]]:
    """The words of both sides of each difference of a kind."""
    here, there = (of_analysis(analyse(f"{sentence}.", today=DAY)) for sentence in (left, right))
    found = differences(here, (0, len(here.text)), there, (0, len(there.text)))
    return [
        (here.text[slice(*d.left)] if d.left else "", there.text[slice(*d.right)] if d.right else "")
        for d in found
        if d.kind == kind
    ]

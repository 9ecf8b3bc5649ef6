"""Datelines of the reports that a digest gathers, each before its own paragraph: ``* الساحل - رويترز: أعلنت ...``."""

from ..datelines import dateline_of
from ..page import Page

_PARAGRAPH = 80


def take(page: Page) -> None:
    """A place and who sent the report from there, with a dash between and a colon behind, before a paragraph."""
    for index in range(len(page) - 1, 0, -1):
        line = page.text(index)
        if len(line) < _PARAGRAPH or ":" not in line[:_PARAGRAPH]:
            continue
        found = dateline_of(line, page.source_key)
        head = line[: found.length] if found else ""
        if found and " - " in head and head.rstrip().endswith(":") and (found.place or head.startswith("*")):
            page.cut_start(index, found.length, "dateline")

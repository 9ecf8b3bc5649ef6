"""The list of tags that some sites write after the last words of an article (``سمات بغداد تفجير``)."""

import re

from ..page import Page

_GLUED = re.compile(r"(?:(?<=[.؟!»”\")])\s*|(?<=[a-zA-Z])\s+|(?<=[a-zA-Z]/)\s+)سمات\s+[^؟!:،\n]{2,150}$")
_ALONE = re.compile(r"^[\u200e\u200f\s]*(?:سمات|الوسوم|كلمات دلالية)\s*:?\s+[^؟!\n]{2,150}$")


def take(page: Page) -> None:
    if not len(page):
        return
    last = page.text(-1)
    if last.endswith((".", "؟", "!")):
        return
    if len(page) > 1 and _ALONE.match(last):
        page.drop(len(page) - 1, "list of tags")
    elif tags := _GLUED.search(last, max(0, len(last) - 200)):
        page.cut_end(len(page) - 1, tags.start(), "list of tags")

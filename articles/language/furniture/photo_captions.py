"""Captions of photographs, told by a mark of their own: ``تصوير:``, ``(أرشيف)``, ``جانب من الحضور``."""

import re
from functools import cache

from ..normalise import fold
from ..page import Page
from ..words import words

_LONGEST = 130
_ENDS_LIKE_TEXT = (".", "؟", "!", "…", ":", "،", "؛")
_CREDIT = re.compile(r"\((?:تصوير|صورة|الصورة|صور|عدسة|بعدسة|كاميرا)\s*[:/\-–].{2,40}\)$")


@cache
def _openers() -> tuple[str, ...]:
    return tuple(fold(opener) for opener in words("caption_openers"))


@cache
def _marks() -> re.Pattern[str]:
    marks = "|".join(sorted((re.escape(mark) for mark in words("photo_credits")), key=len, reverse=True))
    return re.compile(rf"(?:\s[-–—|/]\s*|\(\s*)(?:{marks})\s*\)?$")


def has_mark(line: str) -> bool:
    """Whether a short line says that it is a photograph's."""
    if len(line) > _LONGEST or line.endswith(_ENDS_LIKE_TEXT):
        return False
    return bool(_CREDIT.search(line) or _marks().search(line)) or opens_as_caption(line)


def opens_as_caption(line: str) -> bool:
    return len(line) <= _LONGEST and fold(line).startswith(_openers()) and len(line.split()) <= 14


def take(page: Page) -> None:
    """Anywhere in an article, but never all of its lines."""
    if any(has_mark(line) for line in page.texts()) and not all(has_mark(line) for line in page.texts()):
        page.drop_each(lambda line: "photo caption" if has_mark(line) else "", _LONGEST)

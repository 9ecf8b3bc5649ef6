"""Share bars: lines of nothing but networks and buttons (``شارك: فيسبوك | تويتر``, ``A+ A- طباعة إرسال``)."""

from functools import cache

from ..line_keys import key_of
from ..words import folded

_LONGEST = 90


@cache
def _strong() -> frozenset[str]:
    return folded("share_words")


@cache
def _weak() -> frozenset[str]:
    return folded("share_fillers")


def is_share_bar(line: str) -> bool:
    """Two words or more, all of share bars, and one of them a network or an act of sharing."""
    if len(line) > _LONGEST or line.endswith((".", "؟", "!")):
        return False
    forms = key_of(line).casefold().split()
    if len(forms) < 2 or not all(form in _strong() or form in _weak() for form in forms):
        return False
    return any(form in _strong() for form in forms)

"""What a writer is, in the few words that stand below an article: ``مستشار في شؤون الموانئ``."""

from collections.abc import Sequence
from functools import cache

from ..line_keys import key_of
from ..words import folded

_MOST_WORDS = 14
_ENDS_LIKE_TEXT = (".", "؟", "!", "…", ":", "،", "؛")


@cache
def _heads() -> frozenset[str]:
    return folded("writers_roles", "role_heads")


@cache
def _of_sentences() -> frozenset[str]:
    return folded("not_in_writers_roles", "past_verbs", "reporting_verbs")


def opens_an_office(forms: Sequence[str]) -> bool:
    """Whether folded words begin with an office and none of them is of those that only a sentence has."""
    if not 1 <= len(forms) <= _MOST_WORDS:
        return False
    head = forms[0] if forms[0] in _heads() else forms[0].removeprefix("ال")
    return head in _heads() and not _of_sentences() & frozenset(forms[1:])


def is_office(words: str, told: str) -> bool:
    """Whether ``words`` are an office that the text (``told``, its key with spaces around it) does not speak of."""
    if words.endswith(_ENDS_LIKE_TEXT) or ":" in words:
        return False
    forms = key_of(words).split()
    return opens_an_office(forms) and f" {' '.join(forms[:2])} " not in told

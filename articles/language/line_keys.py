"""What two lines must share to say the same."""

import re
from functools import lru_cache

from .tokens import forms_between

_SHORT = 200  # headlines and by-lines are asked for again and again
_NUMBER = re.compile(r"\d+(?:[.,٫٬]\d+)*")


def key_of(line: str) -> str:
    """The words of a line, folded, one space between: two lines with one key say the same."""
    return _short_key(line) if len(line) <= _SHORT else _key(line)


@lru_cache(maxsize=2048)
def _short_key(line: str) -> str:
    return _key(line)


def _key(line: str) -> str:
    return " ".join(forms_between(line, 0, len(line)))


def shape_of(line: str) -> str:
    """The key of a line with every number as 0, so that counters do not tell lines apart; of a line without words its
    characters."""
    return _NUMBER.sub("0", key_of(line)) or "".join(line.split())

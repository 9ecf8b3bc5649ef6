"""Words and numbers of a text, each with its span in the original."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from .normalise import MARKS, fold

_MARK_CLASS = "".join(re.escape(mark) for mark in sorted(MARKS))
# A number keeps its inner separators (3.5, 2,500), a Latin code its digits (K1); a word is letters with the marks
# between and after them.
_WORD = re.compile(rf"\d+(?:[.,٫٬]\d+)*|[A-Za-z]+\d[A-Za-z\d]*|[^\W\d_](?:[^\W\d_]|[{_MARK_CLASS}])*")


@dataclass(frozen=True, slots=True)
class Token:
    """One word or number: ``text[start:end]`` is as written, ``form`` is folded."""

    start: int
    end: int
    text: str
    form: str


def iterate_tokens(text: str) -> Iterator[Token]:
    for match in _WORD.finditer(text):
        word = match.group()
        # A tatweel that stands alone is a dash to its writer: no letter is left, and an empty form is no search term.
        if form := fold(word):
            yield Token(match.start(), match.end(), word, form)


def tokenise(text: str) -> list[Token]:
    """All words and numbers of ``text`` in order; spans are half-open code points of ``text`` itself."""
    return list(iterate_tokens(text))

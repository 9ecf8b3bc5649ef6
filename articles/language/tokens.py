"""Words and numbers of a text, each with its span in the original."""

import re
from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from .normalise import MARKS, fold

_MARK_CLASS = "".join(re.escape(mark) for mark in sorted(MARKS))
# A number keeps its inner separators (3.5, 2,500), a Latin code its digits (K1); a word is letters with the marks
# between and after them.
_LETTER = r"[^\W\d_]"
_FURTHER = rf"(?:{_LETTER}|[{_MARK_CLASS}])*"
# What begins with an Arabic letter comes first, as most words do: that halves the time.
_WORD = re.compile(rf"[ء-غف-ي]+{_FURTHER}|\d+(?:[.,٫٬]\d+)*|[A-Za-z]+\d[A-Za-z\d]*|{_LETTER}{_FURTHER}")
_KEPT_CHARACTERS = range(400, 100_001)  # a name is cut faster than it is kept; six of the longest take 18 MB


class Token(NamedTuple):
    """One word or number: ``text[start:end]`` is as written, ``form`` is folded."""

    start: int
    end: int
    text: str
    form: str


_made: Callable[[type[Token], tuple[int, int, str, str]], Token] = tuple.__new__
"""Makes a token in half the time that its class needs: a text has hundreds."""


def iterate_tokens(text: str) -> Iterator[Token]:
    """The tokens of ``tokenise`` one after the other."""
    return iter(_kept(text) if len(text) in _KEPT_CHARACTERS else _cut(text))


def tokenise(text: str) -> list[Token]:
    """All words and numbers of ``text`` in order; spans are half-open code points of ``text`` itself."""
    return list(iterate_tokens(text))


def written_words(text: str, start: int = 0) -> Iterator[re.Match[str]]:
    """Where the words and numbers of ``text`` stand from ``start`` on, for whoever needs few of them as tokens."""
    return _WORD.finditer(text, start)


def forms_between(text: str, start: int, end: int) -> list[str]:
    """The folded words and numbers of ``text[start:end]`` in order, for whoever does not ask where they stand."""
    return [form for word in _WORD.findall(text, start, end) if (form := fold(word))]


def gap_after(text: str, tokens: Sequence[Token], index: int) -> str:
    """What stands between token ``index`` and the next one; a line's end where there is no next."""
    if not 0 <= index < len(tokens) - 1:
        return "\n"
    return text[tokens[index].end : tokens[index + 1].start]


def is_joint(gap: str, between: str = "", longest: int = 8) -> bool:
    """Whether a gap joins its words: only blanks, and at most one of the characters ``between``."""
    if gap == " ":
        return True
    if len(gap) > longest or "\n" in gap:
        return False
    seen = "".join(character for character in gap if not character.isspace() and character not in MARKS)
    return not seen or (len(seen) == 1 and seen in between)


def _cut(text: str) -> Iterator[Token]:
    for match in _WORD.finditer(text):
        word = match.group()
        # A tatweel that stands alone is a dash to its writer: no letter is left, and an empty form is no search term.
        if form := fold(word):
            yield _made(Token, (match.start(), match.end(), word, form))


@lru_cache(maxsize=6)
def _kept(text: str) -> tuple[Token, ...]:
    """The last texts' tokens: names, dates, quotations, terms and the signature are each found in the same text, and
    up to six texts are compared."""
    return tuple(_cut(text))

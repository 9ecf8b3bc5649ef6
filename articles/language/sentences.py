"""Sentences of a cleaned text, with spans.

A paragraph is one line. A sentence ends with the paragraph or at a full stop, question mark, exclamation mark or
ellipsis; closing quotation marks and brackets that touch the stop stay with it. Stops inside numbers (3.5) and after
one-letter abbreviations (د. محمد, أ. ف. ب) do not end a sentence.
"""

import re
from dataclasses import dataclass
from functools import lru_cache

from .normalise import MARKS, strip_marks
from .words import words

_KEPT_CHARACTERS = 100_000
_STOP_RUN = re.compile(r"[.؟?!…]+[.؟?!…\"»”’'\)\]\}]*")


@dataclass(frozen=True, slots=True)
class Sentence:
    """``text[start:end]`` is one sentence without the space around it."""

    start: int
    end: int


def split_sentences(text: str) -> list[Sentence]:
    """All sentences of ``text`` in order; every character that is not space belongs to exactly one."""
    return list(_kept(text)) if len(text) <= _KEPT_CHARACTERS else _split(text)


@lru_cache(maxsize=4)
def _kept(text: str) -> tuple[Sentence, ...]:
    """The last few texts' sentences: quotations are found in the sentences that an article is cut into."""
    return tuple(_split(text))


def _split(text: str) -> list[Sentence]:
    sentences: list[Sentence] = []
    position = 0
    while position < len(text):
        newline = text.find("\n", position)
        paragraph_end = len(text) if newline < 0 else newline
        _split_paragraph(text, position, paragraph_end, sentences)
        position = paragraph_end + 1
    return sentences


def _split_paragraph(text: str, start: int, end: int, into: list[Sentence]) -> None:
    sentence_start = start
    quotes_seen_to, quotes = start, 0
    for match in _STOP_RUN.finditer(text, start, end):
        stop = match.end()
        quotes += text.count('"', quotes_seen_to, match.start())
        quotes_seen_to = match.start()
        if quotes % 2 == 0 and '"' in match.group() and (cut := match.group().index('"')) + match.start() < end - 1:
            # An even number of straight marks before this one: it opens the next sentence's quotation.
            stop = match.start() + cut
        if _ends_sentence(text, match.start(), stop, end):
            _append(text, sentence_start, stop, into)
            sentence_start = stop
    _append(text, sentence_start, end, into)


def _append(text: str, start: int, end: int, into: list[Sentence]) -> None:
    piece = text[start:end]
    trimmed = piece.strip()
    if not trimmed:
        return
    start += len(piece) - len(piece.lstrip())
    if into and not any(character.isalnum() for character in trimmed) and "\n" not in text[into[-1].end : start]:
        into[-1] = Sentence(into[-1].start, start + len(trimmed))
        return
    into.append(Sentence(start, start + len(trimmed)))


def _ends_sentence(text: str, start: int, stop: int, paragraph_end: int) -> bool:
    if stop >= paragraph_end or stop - start > 1 or text[start] != ".":
        return True
    following = text[stop]
    before = text[start - 1] if start else " "
    if following.isspace():
        return not _abbreviates(text, start) and not _numbers_an_item(text, start)
    if before.isdigit() and following.isdigit():
        return False
    if following.isascii() and following.isalnum():
        return False
    return following.isalpha() and before.isalpha() and not before.isascii() and not _abbreviates(text, start)


def _word_before(text: str, position: int) -> tuple[int, str]:
    start = position
    # Longer words are never abbreviations: a bounded walk keeps the whole split linear.
    while start > 0 and position - start < 12 and (text[start - 1].isalpha() or text[start - 1] in MARKS):
        start -= 1
    return start, strip_marks(text[start:position])


def _abbreviates(text: str, position: int) -> bool:
    start, word = _word_before(text, position)
    if word in _abbreviations():
        return True
    if len(word) != 1:
        return False
    if position + 1 < len(text) and not text[position + 1].isspace():
        return True
    # 1436 هـ. and 1976 م. end a sentence, د. محمد does not.
    return not text[max(0, start - 2) : start].strip().isdigit()


def _numbers_an_item(text: str, position: int) -> bool:
    start = position
    while start > 0 and position - start < 4 and text[start - 1].isdigit():
        start -= 1
    return start < position and (start == 0 or text[start - 1] == "\n")


def _abbreviations() -> frozenset[str]:
    return words("abbreviations")

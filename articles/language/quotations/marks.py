"""Quotation marks of every kind, nested, reversed, and never closed."""

import re
from collections import deque
from collections.abc import Iterator
from dataclasses import replace

from ..normalise import fold
from .model import MarkedSpan
from .word_forms import verb_forms

_MARK = re.compile("[«»“”„\"″‘’'‹›]")
_GUILLEMETS = "«»"
_SINGLE = "‘’'‹›"
_SINGLES = re.compile(f"[{_SINGLE}]")
_PUNCTUATION = "،,.؛;:؟?!…)]}»”&"
_BEFORE_OPENING = "([{،,:؛-–ـ«“"
_STOP = re.compile(r"[.؟!…]+[\"»”]?\s+(?=\S)")
_SHARED_CLOSE = re.compile(r"\s*[،.]*\s*(?:و?حسبما|و?بحسب|و?حسب|و?وفق|و?طبقا|و?نقلا|كما |على حد|$)")


class _Reader:
    """One paragraph; a span is reported when its outermost mark closes."""

    def __init__(self, text: str, start: int, end: int) -> None:
        self.text = text
        self.start = start
        self.end = end
        self.reversed = False
        self.stack: list[tuple[str, int]] = []
        self.open_count = {"g": 0, "d": 0}
        self.inner_closes: list[int] = []
        self.inner: list[MarkedSpan] = []
        self.found: list[MarkedSpan] = []

    def read(self) -> list[MarkedSpan]:
        self.reversed = self._is_reversed()
        singles = deque(self._pairs_of_singles())
        for match in _MARK.finditer(self.text, self.start, self.end):
            position = match.start()
            mark = match.group()
            if mark in _SINGLE:
                self._single(position, singles)
                continue
            family = "g" if mark in _GUILLEMETS else "d"
            if self._opens(mark, position, family):
                self._open(family, position)
            elif self.open_count[family]:
                self._close(family, position)
        if self.stack:
            self._end_unclosed()
        return self.found

    def _pairs_of_singles(self) -> Iterator[tuple[int, int]]:
        """Single marks in pairs; one without its partner is an apostrophe or a foot."""
        opened = -1
        for match in _SINGLES.finditer(self.text, self.start, self.end):
            position = match.start()
            before = self.text[position - 1] if position > self.start else " "
            after = self.text[position + 1] if position + 1 < self.end else " "
            if (before.isspace() or before in _BEFORE_OPENING + '"”') and not after.isspace():
                opened = position if opened < 0 else opened
            elif opened >= 0 and (after.isspace() or after in _PUNCTUATION + '"”'):
                yield opened, position
                opened = -1

    def _single(self, position: int, pairs: deque[tuple[int, int]]) -> None:
        """A pair of single marks is one speech; inside other marks it is an inner one."""
        while pairs and pairs[0][1] < position:
            pairs.popleft()
        if not pairs or pairs[0][1] != position:
            return
        opened, closed = pairs.popleft()
        if not self.stack:
            self._report(opened, closed, closed + 1, closed=True)
            self._forget()
        elif opened > self.stack[-1][1]:
            self._add_inner(opened, closed)

    def _is_reversed(self) -> bool:
        """Whether the paragraph writes »...« throughout."""
        first = self.text.find("»", self.start, self.end)
        if first < 0 or 0 <= self.text.find("«", self.start, self.end) < first:
            return False
        opens = first == self.start or self.text[first - 1] in " :"
        counts = [self.text.count(mark, self.start, self.end) for mark in _GUILLEMETS]
        return opens and counts[0] == counts[1]

    def _opens(self, mark: str, position: int, family: str) -> bool:
        before = self.text[position - 1] if position > self.start else " "
        after = self.text[position + 1] if position + 1 < self.end else " "
        opening_form = (
            (before.isspace() or before in _BEFORE_OPENING) and not after.isspace() and after not in _PUNCTUATION
        )
        closing_form = not before.isspace() and (after.isspace() or after in _PUNCTUATION)
        if mark in "«»" and self.reversed:
            return mark == "»"
        if mark in "«„":
            return True
        if mark == "»":
            return False
        if mark == "“":
            return not (self.open_count["d"] and closing_form)
        if mark == "”":
            return not self.open_count["d"] and opening_form
        return opening_form if self.open_count[family] else not closing_form

    def _open(self, family: str, position: int) -> None:
        if self.stack and self.open_count[family] and (stop := self._restarts(position)):
            self._report(self.stack[0][1], stop, stop, closed=False)
            self._forget()
        self.stack.append((family, position))
        self.open_count[family] += 1

    def _close(self, family: str, position: int) -> None:
        while self.stack:
            opened, start = self.stack.pop()
            self.open_count[opened] -= 1
            if opened == family:
                break
        if self.stack:
            self.inner_closes.append(position)
            self._add_inner(start, position)
        else:
            self._report(start, position, position + 1, closed=True)
            self._forget()

    def _restarts(self, position: int) -> int:
        """Where the open quotation ended unmarked (a stop, a reporting verb, then this new opening), else 0."""
        window_start = max(self.stack[0][1] + 1, position - 90)
        stops = list(_STOP.finditer(self.text, window_start, position))
        if not stops:
            return 0
        following = self.text[stops[-1].end() : position].split(maxsplit=1)
        return stops[-1].start() + 1 if following and fold(following[0]) in verb_forms() else 0

    def _end_unclosed(self) -> None:
        """At the inner mark that closed both, if speech is attributed right after it; else with the paragraph."""
        for close in self.inner_closes:
            if _SHARED_CLOSE.match(self.text, close + 1, self.end):
                self._report(self.stack[0][1], close, close + 1, closed=True)
                return
        self._report(self.stack[0][1], self.end, self.end, closed=False)

    def _report(self, opening: int, end: int, after: int, closed: bool) -> None:
        if span := self._span(opening, end, after, closed):
            self.found.append(replace(span, inner=tuple(self.inner)))

    def _add_inner(self, opening: int, closing: int) -> None:
        if span := self._span(opening, closing, closing + 1, closed=True):
            self.inner.append(span)

    def _span(self, opening: int, end: int, after: int, closed: bool) -> MarkedSpan | None:
        start = opening + 1
        inner = self.text[start:end]
        trimmed = inner.strip()
        if not trimmed:
            return None
        start += len(inner) - len(inner.lstrip())
        return MarkedSpan(start, start + len(trimmed), after, closed, len(trimmed.split()))

    def _forget(self) -> None:
        self.stack.clear()
        self.inner_closes.clear()
        self.inner.clear()
        self.open_count = {"g": 0, "d": 0}


def find_marked(text: str, start: int, end: int) -> list[MarkedSpan]:
    """Outermost marked spans of the paragraph ``text[start:end]``, terms and titles in marks included."""
    return _Reader(text, start, end).read() if _MARK.search(text, start, end) else []

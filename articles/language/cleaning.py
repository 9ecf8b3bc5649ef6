"""From what a site delivered to what a journalist wrote.

Site furniture, repeated headlines, by-lines and stray characters leave the text; each is kept with its reason, and
nothing of the body is ever dropped. The headline comes from the first line where none is given.
"""

import re
from dataclasses import dataclass

from .bylines import glued_byline, is_byline, key_of, names_a_place, without_opener
from .characters import Removed, repair
from .furniture import take_furniture
from .headlines import derive_title, kicker_before, looks_like_headline, split_glued, without_source
from .words import words

__all__ = ["Cleaned", "Removed", "clean"]

_AMPERSANDS = re.compile(r"&(?:\s*&)*")
_BEFORE_STRAY = frozenset('.؟!»”"،؛:')
_PLACE_OF_TITLE = 4
_PLACE_OF_COPIES = 6


@dataclass(frozen=True, slots=True)
class Cleaned:
    """An article's parts. ``text`` has a paragraph a line; a derived title is the beginning of the text as well."""

    title: str
    title_derived: bool
    kicker: str
    byline: str
    text: str
    removed: tuple[Removed, ...]


class _Draft:
    """The lines that are left, and what has been taken so far."""

    def __init__(self, lines: list[str], removed: list[Removed], title: str, source: str) -> None:
        self.lines = lines
        self.removed = removed
        self.title = title
        self.source = source
        self.kicker = ""
        self.byline = ""

    def drop(self, index: int, reason: str) -> str:
        line = self.lines.pop(index)
        self.removed.append(Removed(line, reason))
        return line


def clean(raw: str, title: str = "", source: str = "") -> Cleaned:
    """Clean ``raw``; ``title`` and ``source`` are what is already known of them, as written by the site."""
    text, removed = repair(raw)
    given = " ".join(repair(title)[0].split())
    lines, stray = _without_stray([line.strip() for line in text.split("\n")])
    lines, furniture = take_furniture(lines)
    draft = _Draft(lines, [*removed, *stray, *furniture], given, source)
    _take_source_line(draft)
    _take_title(draft)
    _take_repeated_headlines(draft)
    _take_bylines(draft)
    derived = not draft.title and bool(draft.lines)
    if derived:
        draft.title = derive_title(draft.lines[0])
    return Cleaned(draft.title, derived, draft.kicker, draft.byline, "\n".join(draft.lines), tuple(draft.removed))


def _without_stray(lines: list[str]) -> tuple[list[str], list[Removed]]:
    kept: list[str] = []
    removed: list[Removed] = []
    for original in lines:
        line = original
        if "&" in line:
            pieces, position = [], 0
            for match in _AMPERSANDS.finditer(line):
                if _is_stray(line, match.start(), match.end()):
                    removed.append(Removed(match.group(), "stray character"))
                    pieces.append(line[position : match.start()])
                    position = match.end()
            line = " ".join("".join((*pieces, line[position:])).split())
        if line:
            kept.append(line)
    return kept, removed


def _is_stray(line: str, start: int, end: int) -> bool:
    """An ampersand that joins nothing: several, at either end of a line, or behind a stop. (R & D joins.)"""
    before, after = (
        line[:start].rstrip()[-1:] if start < 200 else line[start - 20 : start].rstrip()[-1:],
        line[end : end + 1],
    )
    if not before or not after or end - start > 1:
        return True
    return before in _BEFORE_STRAY and after.isspace()


def _take_source_line(draft: _Draft) -> None:
    """The outlet's own name alone on the first line."""
    if len(draft.lines) < 2:
        return
    key = key_of(draft.lines[0])
    known = {key_of(outlet) for outlet in words("outlets")} if len(key) < 30 else set()
    if key and (key == key_of(draft.source) or key in known) and key != key_of(draft.title):
        draft.drop(0, "source name")


def _take_title(draft: _Draft) -> None:
    lines = draft.lines
    if draft.title:
        _take_kicker_of_known_title(draft)
        return
    if len(lines) > 1 and is_byline(lines[0], draft.source, title_known=True):
        draft.byline = without_opener(draft.drop(0, "by-line"))
    if len(lines) < 2 or not looks_like_headline(lines[0], lines[1]):
        return
    source, first = without_source(lines.pop(0), draft.source)
    if source:
        draft.removed.append(Removed(source, "source name"))
    copy = next((index for index, line in enumerate(lines[:_PLACE_OF_TITLE]) if kicker_before(first, line)), -1)
    if copy >= 0:
        draft.title = draft.drop(copy, "repeated headline")
        draft.kicker = kicker_before(first, draft.title)
    else:
        draft.kicker, draft.title = split_glued(first, "\n".join(lines[:2]))


def _take_kicker_of_known_title(draft: _Draft) -> None:
    for index, line in enumerate(draft.lines[:_PLACE_OF_TITLE]):
        kicker = kicker_before(line, draft.title)
        if kicker:
            draft.kicker = kicker
            draft.drop(index, "repeated headline")
            return


def _take_repeated_headlines(draft: _Draft) -> None:
    """The headline's own line again, near the top or the end: a page's title, heading and share bar hold it."""
    key = key_of(draft.title)
    if not key:
        return
    glued = key_of(f"{draft.kicker} {draft.title}")
    index = 0
    while index < len(draft.lines):
        if index == _PLACE_OF_COPIES and len(draft.lines) - 2 > index:
            index = len(draft.lines) - 2  # a refrain in the middle of a text is text
        line = draft.lines[index]
        if (
            len(line) <= len(draft.title) + len(draft.kicker) + 20
            and key_of(line) in (key, glued)
            and len(draft.lines) > 1
        ):
            draft.drop(index, "repeated headline")
        else:
            index += 1


def _take_bylines(draft: _Draft) -> None:
    for index in range(min(2, len(draft.lines) - 1), -1, -1):
        if len(draft.lines) > 1 and is_byline(draft.lines[index], draft.source, title_known=True):
            line = draft.drop(index, "by-line")
            draft.byline = without_opener(line)
    for index, line in enumerate(draft.lines[:3]):
        length = glued_byline(line, draft.source)
        if length:
            glued = line[:length].strip()
            draft.removed.append(Removed(glued, "dateline" if names_a_place(glued) else "by-line"))
            known = key_of(draft.byline)
            draft.byline = " - ".join(part for part in (draft.byline, without_opener(glued)) if part)
            if known and known in key_of(without_opener(glued)):
                draft.byline = without_opener(glued)
            draft.lines[index] = line[length:]
            return
    last = draft.lines[-1] if len(draft.lines) > 1 else ""
    if last.startswith(("(", "[", "*")) and is_byline(last.strip("* "), draft.source):
        draft.byline = draft.byline or without_opener(draft.drop(-1, "by-line"))

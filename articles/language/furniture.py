"""Site furniture: what a template writes around an article (share bars, related links, contact blocks)."""

import re
from functools import cache

from .bylines import key_of
from .characters import Removed
from .normalise import fold
from .words import words

_LONGEST = 60
_LONGEST_LINK = 160
_LONGEST_TAIL = 600
_SLIDER = re.compile(r"^(?:Next\s+Previous|Previous\s+Next)\s+")
_TAG_LIST = re.compile(r"(?<=[.؟!»”\")])\s*سمات\s+[^.؟!:،\n]{2,150}$")
_FULL_STOP = (".", "؟", "!", "…", ":", "»", "”", '"')


@cache
def _exact() -> frozenset[str]:
    return frozenset(key_of(line) for line in words("furniture"))


@cache
def _related() -> frozenset[str]:
    return frozenset(key_of(line) for line in words("related_headings"))


@cache
def _openers() -> tuple[str, ...]:
    return tuple(fold(line) for line in words("furniture_openers"))


@cache
def _tails() -> re.Pattern[str]:
    return re.compile("|".join(re.escape(line) for line in words("furniture_tails")))


def take_furniture(lines: list[str]) -> tuple[list[str], list[Removed]]:
    """``lines`` without furniture, and what was taken. The last line that is left is never taken."""
    removed: list[Removed] = []
    kept = _without_tail(lines, removed)
    kept = _without_related(kept, removed)
    result: list[str] = []
    for original in kept:
        line = original
        slider = _SLIDER.match(line)
        if slider:
            removed.append(Removed(slider.group().strip(), "site furniture"))
            line = line[slider.end() :]
        if _is_furniture(line):
            removed.append(Removed(line, "site furniture"))
        elif line:
            result.append(line)
    if result and (tags := _TAG_LIST.search(result[-1], max(0, len(result[-1]) - 200))):
        removed.append(Removed(tags.group().strip(), "list of tags"))
        result[-1] = result[-1][: tags.start()]
    return result, removed


def _is_furniture(line: str) -> bool:
    if len(line) > _LONGEST_LINK:
        return False
    if len(line) <= _LONGEST and (key_of(line) in _exact() or not any(c.isalnum() for c in line)):
        return True
    return fold(line).startswith(_openers())


def _without_tail(lines: list[str], removed: list[Removed]) -> list[str]:
    """Without a contact or link block at the end, which may begin in the middle of a line."""
    left = 0
    for index in range(len(lines) - 1, -1, -1):
        line = lines[index]
        match = _tails().search(line, max(0, len(line) - _LONGEST_TAIL))
        if match and left + len(line) - match.start() <= _LONGEST_TAIL:
            removed += [Removed(piece, "closing block") for piece in (line[match.start() :], *lines[index + 1 :])]
            rest = line[: match.start()].strip()
            return [*lines[:index], rest] if rest else lines[:index]
        left += len(line)
        if left > _LONGEST_TAIL:
            break
    return lines


def _without_related(lines: list[str], removed: list[Removed]) -> list[str]:
    """Without a list of other articles' headlines: after a heading, nothing but short lines with no full stop."""
    for index in range(len(lines) - 1, 0, -1):
        line = lines[index]
        if len(line) <= _LONGEST and key_of(line) in _related():
            removed += [Removed(link, "related articles") for link in lines[index + 1 :] if not _is_furniture(link)]
            removed += [Removed(link, "site furniture") for link in lines[index:] if _is_furniture(link)]
            return lines[:index]
        if len(line) > _LONGEST_LINK or line.endswith(_FULL_STOP):
            break
    return lines

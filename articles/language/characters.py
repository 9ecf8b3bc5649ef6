"""Characters that no reader sees and no database keeps, and what stands for them in a cleaned text."""

import html
import re

from .removed import Removed

_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z]{2,31}\d{0,2});")
_BREAKS = "\r\u2028\u2029\x0b\x0c\x85\x1a"
_LINE_BREAK = re.compile(r"\r\n?|[\u2028\u2029\x0b\x0c\x85\x1a]")
# Control characters, lone surrogates, noncharacters, and direction marks that could leak beyond their line.
_UNSEEN = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u00ad\u200b\u202a-\u202e\u2060\u2066-\u2069\ufeff\ufffe\uffff\ud800-\udfff]"
)
# Three spaces after a full stop are what is left of a paragraph whose line break was lost.
_WIDE = ("  ", "\u00a0", "\t", "\u2003")
_LOST_BREAK = re.compile(r"(?<=[.؟!»”\"])[^\S\n]{3,}(?=\S)")


def repair(raw: str) -> tuple[str, list[Removed]]:
    """``raw`` with one kind of line break, single spaces and no invisible characters; what went is returned beside it.

    HTML entities become the characters that they stand for. Control characters are reported once each, by code point,
    since they cannot be shown (nor, some of them, stored).
    """
    unseen = sorted(set(_UNSEEN.findall(raw)))
    removed = [Removed(f"U+{ord(c):04X}", "control character") for c in unseen]
    if "\x1a" in raw:
        removed.append(Removed("U+001A", "control character"))
    text = raw
    if "&" in text:
        removed += [Removed(entity, "character entity") for entity in dict.fromkeys(_ENTITY.findall(text))]
        text = _ENTITY.sub(_unescape, text)
    if any(sign in text for sign in _BREAKS):
        text = _LINE_BREAK.sub("\n", text)
    text = _UNSEEN.sub("", text) if unseen or "&" in raw else text
    if any(space in text for space in _WIDE):
        text = _LOST_BREAK.sub("\n", text)
    return "\n".join(" ".join(line.split()) for line in text.split("\n")), removed


def _unescape(match: "re.Match[str]") -> str:
    # A number that names no character (&#0; or a surrogate) unescapes to one that is dropped or replaced here.
    return html.unescape(match.group())

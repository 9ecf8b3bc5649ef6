"""The marks of the annotated articles, the days that a value names, and a text without what is marked as removed."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

KINDS = {"p": "person", "o": "organisation", "l": "place"}
ATTRIBUTES = {
    "p": {"n", "r"},
    "o": {"n"},
    "l": {"n"},
    "d": {"v"},
    "q": {"by", "r", "direct"},
    "x": {"why"},
    "t": set[str](),
}


@dataclass(frozen=True, slots=True)
class Mark:
    """One mark: its element's name, its attributes, its span in the text it belongs to, its line in the file."""

    tag: str
    attributes: dict[str, str]
    start: int
    end: int
    line: int = 0


def interval(value: str) -> tuple[date, date]:
    """First and last day of ``2018``, ``2018-09``, ``2018-09-08``, ``2018-W36`` or two of these joined by a slash."""
    first, slash, last = value.partition("/")
    if slash:
        earliest, latest = _single(first)[0], _single(last)[1]
        if earliest > latest:
            raise ValueError(f"{value} ends before it begins")
        return earliest, latest
    return _single(value)


def _single(value: str) -> tuple[date, date]:
    if week := re.fullmatch(r"(\d{4})-W(\d\d)", value):
        monday = date.fromisocalendar(int(week[1]), int(week[2]), 1)
        return monday, monday + timedelta(days=6)
    if not re.fullmatch(r"\d{4}(-\d\d){0,2}", value):
        raise ValueError(f"“{value}” is not YYYY, YYYY-MM, YYYY-MM-DD, YYYY-Www or two of these with a slash")
    if len(value) == 4:
        return date(int(value), 1, 1), date(int(value), 12, 31)
    if len(value) == 7:
        year, month = int(value[:4]), int(value[5:])
        first = date(year, month, 1)
        return first, (first + timedelta(days=31)).replace(day=1) - timedelta(days=1)
    day = date.fromisoformat(value)
    return day, day


def without_removed(raw: str, marks: Iterable[Mark]) -> tuple[str, dict[int, int]]:
    """``raw`` without its x and t parts, a paragraph a line, single spaces; and where each kept code point went.

    An x that holds a line break and otherwise white space joins the two lines with a space.
    """
    gone = bytearray(len(raw))
    for mark in marks:
        if mark.tag in ("x", "t"):
            gone[mark.start : mark.end] = b"\x01" * (mark.end - mark.start)
            part = raw[mark.start : mark.end]
            if mark.tag == "x" and "\n" in part and not part.strip():
                gone[mark.start] = 2
    text: list[str] = []
    places: dict[int, int] = {}
    for index, letter in enumerate(raw):
        if gone[index] == 1:
            continue
        kept = " " if gone[index] == 2 or (letter.isspace() and letter != "\n") else letter
        _append(text, kept, places, index)
    while text and text[-1].isspace():
        text.pop()
    return "".join(text), places


def _append(text: list[str], letter: str, places: dict[int, int], index: int) -> None:
    if letter == "\n":
        while text and text[-1] == " ":
            text.pop()
        if not text or text[-1] == "\n":
            return
    elif letter == " " and (not text or text[-1].isspace()):
        return
    places[index] = len(text)
    text.append(letter)

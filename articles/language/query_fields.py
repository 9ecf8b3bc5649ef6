"""The fields of a query (مصدر:إيلاف, after:2015): their names in Arabic and English, where they stand and what they
say."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from .dates import find_dates
from .normalise import fold, fold_digits
from .query_tree import FieldName

TITLE = "title"

_NAMES: dict[str, FieldName | str] = {
    **dict.fromkeys(("مصدر", "المصدر", "source"), FieldName.SOURCE),
    **dict.fromkeys(("وسم", "الوسم", "tag"), FieldName.TAG),
    **dict.fromkeys(("كيان", "الكيان", "اسم", "entity", "name"), FieldName.ENTITY),
    **dict.fromkeys(("متحدث", "المتحدث", "قاءل", "قائل", "speaker"), FieldName.SPEAKER),
    **dict.fromkeys(("عنوان", "العنوان", "title"), TITLE),
    **dict.fromkeys(("بعد", "منذ", "after", "since"), FieldName.AFTER),
    **dict.fromkeys(("قبل", "before"), FieldName.BEFORE),
    **dict.fromkeys(("قصه", "القصه", "story"), FieldName.STORY),
    **dict.fromkeys(("حاله", "الحاله", "state"), FieldName.STATE),
}
_STATES = {
    **dict.fromkeys(("unread", "غير مقروء", "غير مقروءه", "جديد", "جديده"), "unread"),
    **dict.fromkeys(("read", "مقروء", "مقروءه"), "read"),
    **dict.fromkeys(("important", "مهم", "مهمه", "هام", "هامه"), "important"),
    **dict.fromkeys(("done", "منجز", "منجزه", "منتهي", "منتهيه"), "done"),
    **dict.fromkeys(("todo", "لم ينجز", "غير منجز", "غير منجزه", "باق", "باقيه"), "todo"),
}
_COLON = ":：﹕"
_STRAIGHT = '"“”„＂'
_QUOTED = rf"[{_STRAIGHT}](?P<straight>[^{_STRAIGHT}]*)[{_STRAIGHT}]|[«»](?P<angled>[^«»]*)[«»]"
_NAME = rf"[^\W\d_]{{2,9}}[{_COLON}]"
_BARE = rf"(?!{_NAME})(?P<bare>[^\s()|{_STRAIGHT}«»]+)"
_FIELD = re.compile(
    rf"(?<!\w)(?P<name>{_NAME}) ?(?:{_QUOTED}|{_BARE})?"
    rf"|[{_STRAIGHT}][^{_STRAIGHT}]*[{_STRAIGHT}]|[«»][^«»]*[«»]"
)
_YEAR = re.compile(r"\d{4}")
_MONTH = re.compile(r"(\d{4})[-/.](\d{1,2})")
_DAY = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})")
_DAY_FIRST = re.compile(r"(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})")


@dataclass(frozen=True, slots=True)
class WrittenField:
    """``text[start:end]`` is a field; its value stands at ``text[first:last]``, without its quotation marks."""

    start: int
    end: int
    name: FieldName | str
    value: str
    first: int
    last: int
    quoted: bool


def fields_in(text: str) -> Iterator[WrittenField]:
    """The fields of a query in order; what stands in quotation marks is no field."""
    for match in _FIELD.finditer(text):
        name = _NAMES.get(fold(match["name"][:-1])) if match["name"] else None
        if name is None:
            continue
        group = next((group for group in ("straight", "angled", "bare") if match[group] is not None), None)
        first, last = match.span(group) if group else (match.end(), match.end())
        while group == "bare" and last > first and text[last - 1] in ",،;؛.؟?!":
            last -= 1
        end = match.end() if group != "bare" else last
        yield WrittenField(match.start(), end, name, text[first:last].strip(), first, last, group != "bare")


def values_of(written: WrittenField) -> list[str]:
    """Several names with commas between them: مصدر:إيلاف،الحياة."""
    if written.quoted:
        return [written.value] if written.value else []
    return [value.strip() for value in re.split("[,،]", written.value) if value.strip()]


def read_state(value: str) -> str | None:
    """The reading state that ``value`` names; None for another word."""
    return _STATES.get(fold(" ".join(value.replace("_", " ").split())))


def read_day(value: str, today: date | None) -> date | None:
    """The first day of what ``value`` names: a year, a month, a day, or a time in words (آذار 2015, أمس) where
    ``today`` is known. None for what is no time, does not exist or lies beyond 1900..2200."""
    written = fold_digits(value).strip()
    try:
        day = _plain_day(written)
    except ValueError:
        return None
    if day is None and today:
        named = [found for found in find_dates(value, today) if (found.start, found.end) == (0, len(value))]
        day = named[0].earliest if named else None
    return day if day and 1900 <= day.year <= 2200 else None


def _plain_day(written: str) -> date | None:
    if _YEAR.fullmatch(written):
        return date(int(written), 1, 1)
    if match := _MONTH.fullmatch(written):
        return date(int(match[1]), int(match[2]), 1)
    if match := _DAY.fullmatch(written):
        return date(int(match[1]), int(match[2]), int(match[3]))
    if match := _DAY_FIRST.fullmatch(written):
        return date(int(match[3]), int(match[2]), int(match[1]))
    return None

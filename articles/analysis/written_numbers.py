"""Numbers of which the digits alone do not say what they mean: the hour of a clock, and decimals that were typed
from right to left."""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from articles.language.normalise import fold_digits
from articles.language.tokens import Token
from articles.language.words import folded

_POINTED = re.compile(r"(?<!\d)(\d+)ر(\d+)(?!\d)")
_MARKED = re.compile("(?<![\\d.,])(\\d+)\\.\u200f(\\d+)(?![\\d.,])")
"""88.52: a mark of direction behind the point shows that the digits before it stand behind it."""

_MINUTES = re.compile(r"\d{1,2}")

_OF_HOURS = frozenset(("الساعه", "ساعه", "بالساعه", "للساعه", "تمام"))
_MORNING = frozenset(("صباحا", "صباح", "فجرا", "فجر", "ضحي"))
_AFTERNOON = frozenset(("ظهرا", "ظهر", "الظهر", "عصرا", "عصر", "مساء", "ليلا", "ليل"))
_PARTS = {"والنصف": 30, "ونصف": 30, "والربع": 15, "وربع": 15, "والثلث": 20, "وثلث": 20}
_NOON, _NIGHT_ENDS = 12, 5
_HOUR = 60


class WrittenNumber(NamedTuple):
    """``text[start:end]`` means ``key``: "9:30" of an hour whose part of the day is not told, "21:30h" of one whose
    is."""

    start: int
    end: int
    key: str


def with_points(text: str) -> str:
    """The text with 48.2 for 2ر48 and 052.88 for 88.52, as agencies type a decimal from right to left; every place
    stays where it was."""
    text = _POINTED.sub(r"\2.\1", text)
    return _MARKED.sub(r"0\2.\1", text) if "\u200f" in text else text


def hours(text: str, tokens: Sequence[Token]) -> Iterator[WrittenNumber]:
    """Times of day: الساعة الثامنة والنصف صباحاً, الساعة 0830, 8.30 مساء."""
    for index, token in enumerate(tokens):
        said = index > 0 and tokens[index - 1].form in _OF_HOURS
        if not (token.form[0].isdecimal() or token.form in _ordinals()):
            continue
        if found := _hour(text, tokens, index):
            minutes, end = found
            part, behind = _part(tokens, end)
            if said or part:
                first, last = token.start, tokens[behind - 1].end
                yield WrittenNumber(first, last, _key(minutes, part))


def _hour(text: str, tokens: Sequence[Token], index: int) -> tuple[int, int] | None:
    """Minutes since midnight or noon, and the index behind what says them."""
    form = fold_digits(tokens[index].form)
    if form in _ordinals():
        value, end = _ordinals()[form], index + 1
        if end < len(tokens) and tokens[end].form == "عشره":
            value, end = value + 10, end + 1
        return _with_part(tokens, value * _HOUR, end)
    if form.isdecimal() and len(form) == 4:
        return _clock(form[:2], form[2:], index + 1)
    if match := re.fullmatch(r"(\d{1,2})[.,](\d{2})", form):
        return _clock(match[1], match[2], index + 1)
    if not form.isdecimal() or len(form) > 2:
        return None
    behind = tokens[index + 1] if index + 1 < len(tokens) else None
    if behind and text[tokens[index].end : behind.start].strip() == ":" and _MINUTES.fullmatch(behind.form):
        return _clock(form, fold_digits(behind.form), index + 2)
    found = _clock(form, "00", index + 1)
    return _with_part(tokens, *found) if found else None


def _clock(hour: str, minute: str, end: int) -> tuple[int, int] | None:
    value, past = int(hour), int(minute)
    return (value * _HOUR + past, end) if value < 25 and past < _HOUR else None


def _with_part(tokens: Sequence[Token], minutes: int, end: int) -> tuple[int, int]:
    """والنصف, إلا ربعاً."""
    forms = [token.form for token in tokens[end : end + 2]]
    if forms and forms[0] in _PARTS:
        return minutes + _PARTS[forms[0]], end + 1
    if len(forms) == 2 and forms[0] == "الا" and forms[1] in ("ربعا", "الربع", "ربع"):
        return minutes - 15, end + 2
    if len(forms) == 2 and forms[0] == "الا" and forms[1] in ("ثلثا", "الثلث", "ثلث"):
        return minutes - 20, end + 2
    return minutes, end


def _part(tokens: Sequence[Token], end: int) -> tuple[str, int]:
    """The part of the day behind an hour, and the index behind it where it is one with the hour: of الثامنة من مساء
    السبت the evening belongs to the day."""
    behind = [token.form for token in tokens[end : end + 2]]
    if behind and behind[0] in _MORNING | _AFTERNOON:
        alone = behind[0].endswith("ا") or behind[0] == "مساء"
        named = len(behind) > 1 and (behind[1] in folded("weekdays") or behind[1] in ("اليوم", "امس", "الامس"))
        return behind[0], end + (1 if alone and not named else 0)
    if len(behind) == 2 and behind[0] in ("من", "بعد") and behind[1] in _MORNING | _AFTERNOON:
        return behind[1], end
    return "", end


def _key(minutes: int, part: str) -> str:
    hour, minute = divmod(minutes, _HOUR)
    hour %= 24
    if part in _AFTERNOON and hour < _NOON and not (part in ("ليلا", "ليل") and hour <= _NIGHT_ENDS):
        # An hour before noon may be told of noon: الحادية عشرة ظهراً.
        hour += 0 if part in ("ظهرا", "ظهر", "الظهر") and hour > 9 else _NOON
    elif part in (*_MORNING, "ليلا", "ليل") and hour == _NOON:
        hour = 0
    told = "h" if part or hour > _NOON or hour == 0 else ""
    return f"{hour}:{minute:02}{told}"


@cache
def _ordinals() -> dict[str, int]:
    """الواحدة, الثانية … الثانية عشرة, as an hour is named."""
    hours = ("الواحده", "الثانيه", "الثالثه", "الرابعه", "الخامسه", "السادسه", "السابعه", "الثامنه", "التاسعه")
    return {form: n for n, form in enumerate((*hours, "العاشره"), start=1)} | {"الحاديه": 1}

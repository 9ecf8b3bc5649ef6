"""What an article itself calls its people: the long form that it writes, and a second name that it says is theirs."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from ..normalise import name_key
from .full_names import with_full_names
from .mention import Span
from .name_forms import units
from .reading import QUOTES, Reading

_OWN = "gazetteer.own"
_NAME = frozenset(["اسمه", "اسمها", "اسمهما"])
_REAL = frozenset(["الحقيقي", "الاصلي", "الكامل", "المدني", "الرسمي", "الفني", "المستعار", "الحركي", "الاول"])
_CALLED = frozenset(["المسجل", "المعروف", "الملقب", "المكني", "المكنا", "الشهير", "المشهور", "المدعو"])
_BY = frozenset(["باسم", "باسمه", "باسمها", "بلقب", "بكنيه", "ب", "رسميا", "فنيا", "شعبيا", "ايضا", "اكثر"])
_KUNYA = frozenset(["ابو", "ابي", "ابا", "ام"])
_BETWEEN = frozenset(" \u00a0،,:(-–—\u200f\u200e") | QUOTES
_LONGEST_CUE = 4


def with_own_names(reading: Reading, spans: Sequence[Span]) -> list[Span]:
    """The same spans in order, people under the names that the article gives them."""
    named = with_full_names([_as_written(reading, span) for span in spans])
    second = _second_names(reading, sorted(named, key=lambda span: span.first))
    return [
        replace(span, name=second[span.name])
        if span.kind == "person" and span.name in second and span.rule != _OWN
        else span
        for span in named
    ]


def _as_written(reading: Reading, span: Span) -> Span:
    """Whom a list knows by a shorter name under the longer one that the article writes; whom it knows by a longer one,
    or in another spelling, as the list writes it."""
    if span.kind != "person" or span.rule == _OWN or not span.rule.startswith("gazetteer."):
        return span
    written = reading.written(span.first, span.end, span.cut)
    longer = _size(written) > _size(span.name)
    return replace(span, name=written) if longer else span


def _size(name: str) -> int:
    return len(units(tuple(name_key(name).replace("-", " ").split())))


def _second_names(reading: Reading, spans: Sequence[Span]) -> dict[str, str]:
    """Names with the name of the person whose second name each is: the one right before it in the text."""
    found: dict[str, str] = {}
    for one, other in pairwise(spans):
        same_kind = one.kind == other.kind == "person"
        if same_kind and one.name != other.name and _is_second(reading, one, other):
            found.setdefault(other.name, found.get(one.name, one.name))
    return found


def _is_second(reading: Reading, one: Span, other: Span) -> bool:
    """``زهرة الجبل، واسمها الحقيقي خديجة بوراوي``, ``عز الدين الغزاوي (أبو العز)``."""
    gaps = [reading.gap(at) for at in range(one.end - 1, other.first)]
    if len(gaps) > _LONGEST_CUE + 1 or any(set(gap) - _BETWEEN for gap in gaps):
        return False
    cue = [form.removeprefix("و") for form in reading.forms[one.end : other.first]]
    if not cue:
        return "(" in gaps[0] and reading.form(other.first) in _KUNYA and ")" in reading.gap(other.end - 1)
    if cue[0] in _NAME:
        return len(cue) > 1 and set(cue[1:]) <= _REAL
    called = cue[0] in _CALLED or cue[0].removesuffix("ه") in _CALLED
    led = bool(set(cue[1:]) & _BY) or other.cut > 0 or cue[0].startswith("المكن")
    return called and led and set(cue[1:]) <= _BY

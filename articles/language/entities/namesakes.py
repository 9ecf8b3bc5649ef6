"""Which of two places of one spelling an article means: عمّان or عُمان, طرابلس الشام or that of Libya."""

from dataclasses import dataclass, replace
from functools import cache

from ..normalise import fold
from ..words import entries
from .mention import Span
from .reading import Reading

_SHADDA = "\u0651"


@dataclass(frozen=True, slots=True)
class _Namesake:
    """The place that is not the listed one, and folded words that speak for it and for the listed one."""

    name: str
    words: frozenset[str]
    listed: frozenset[str]


@cache
def _namesakes() -> dict[str, _Namesake]:
    found: dict[str, _Namesake] = {}
    for spelling, name, *words in entries("place_namesakes"):
        cut = words.index("+")
        here, there = (frozenset(fold(word) for word in part) for part in (words[:cut], words[cut + 1 :]))
        found[fold(spelling)] = _Namesake(name, here, there)
    return found


def settled(reading: Reading, spans: list[Span]) -> list[Span]:
    """The spans, those of the other place under its name."""
    return [_settled(reading, span) for span in spans]


def _settled(reading: Reading, span: Span) -> Span:
    if span.kind != "place" or span.end - span.first > 1 or span.rule == "gazetteer.own":
        return span
    other = _namesakes().get(fold(reading.tokens[span.first].text[span.cut :]))
    if other is None:
        return span
    if _SHADDA in reading.tokens[span.first].text and _SHADDA in other.name:
        return replace(span, name=other.name)
    bare = [form.removeprefix("و") for form in reading.forms]
    speak, against = (sum(form in words for form in bare) for words in (other.words, other.listed))
    return replace(span, name=other.name) if speak > against else span

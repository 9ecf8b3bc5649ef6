"""Clubs whose name is another word: ``الشرطة``, ``الشباب``, ``دهوك``, in articles about sport alone."""

from collections.abc import Iterable
from functools import cache

from ..tokens import tokenise
from ..words import entries
from .gazetteer import Key
from .lexicon import listed, origins, roles
from .mention import Span
from .reading import Reading

_WORDS_OF_SPORT = 5
_RULE = "club.in_sport"
_OF_CLUBS = frozenset(["نادي", "فريق", "مدرب", "لاعب", "لاعبي", "ضيفه", "مضيفه", "نظيره", "غريمه"])


@cache
def _names() -> dict[str, dict[Key, str]]:
    """Canonical names by first word and key."""
    found: dict[str, dict[Key, str]] = {}
    for names in entries("club_names"):
        for form in names:
            key = tuple(token.form for token in tokenise(form))
            found.setdefault(key[0], {})[key] = names[0]
    return found


def find(reading: Reading, known: list[Span]) -> list[Span]:
    """Listed clubs that a word leads to somewhere in the article; and cities that stand for their club."""
    if len(listed("match_words").intersection(reading.forms)) < _WORDS_OF_SPORT:
        return []
    candidates = list(_candidates(reading))
    led = {span.name for span in candidates if _is_led(reading, span.first)}
    clubs = [span for span in candidates if span.name in led and not _is_described(reading, span)]
    return clubs + _cities(reading, known, {span.end for span in clubs})


def _candidates(reading: Reading) -> Iterable[Span]:
    names = _names()
    end = 0
    for index in range(reading.size):
        for form, cut in reading.cuts(index) if index >= end else ():
            keys = names.get(form)
            span = _at(reading, index, form, cut, keys) if keys else None
            if span:
                end = span.end
                yield span
                break


def _at(reading: Reading, index: int, form: str, cut: int, keys: dict[Key, str]) -> Span | None:
    for length in (3, 2, 1):
        name = keys.get((form, *reading.forms[index + 1 : index + length]))
        if name and all(reading.joined(at) for at in range(index, index + length - 1)):
            return Span(index, index + length, cut, "organisation", name, _RULE, 0.8)
    return None


def _is_led(reading: Reading, index: int) -> bool:
    """Whether a word that leads to a club stands before; not على الشباب, which needs a match in its sentence."""
    if not reading.joined(index - 1):
        return False
    leads, contexts = listed("club_leads"), roles("club_contexts")
    playing = contexts["play"] | contexts["opponent"]
    return any(form in leads or form in playing for form, _ in reading.cuts(index - 1))


def _is_described(reading: Reading, span: Span) -> bool:
    """``الاتحاد الأوروبي``, ``النادي``: another body, whose name only begins so."""
    following = reading.form(span.end) if reading.joined(span.end - 1) else ""
    before = reading.form(span.first - 1) if reading.joined(span.first - 1) else ""
    if reading.form(span.first) in origins() and before.startswith(("ال", "لل")):
        return True  # المنتخب المصري
    bodies = following.startswith(("ال", "لل")) and following.endswith(("ي", "يه"))
    return span.end - span.first == 1 and bodies and following not in ("الرياضي", "السعودي", "العراقي", "المصري")


def _cities(reading: Reading, known: list[Span], after_clubs: set[int]) -> list[Span]:
    """``فريق دهوك``, and the other side of a match after a club: ``الزوراء ودهوك``."""
    found: list[Span] = []
    for span in known:
        if span.kind != "place" or not reading.joined(span.first - 1):
            continue
        led = any(form in _OF_CLUBS for form, _ in reading.cuts(span.first - 1)) and not span.cut
        tied = span.first in after_clubs and reading.forms[span.first].startswith("و") and span.cut == 1
        if led or tied:
            name = reading.written(span.first, span.end, span.cut)
            found.append(Span(span.first, span.end, span.cut, "organisation", name, _RULE, 0.96))
    return found

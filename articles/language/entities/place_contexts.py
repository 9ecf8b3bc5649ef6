"""Places that no list has, by where they stand: ``في كنكوصة``, ``قائمقام هيت``, the rest of a list that holds a known
place (``بمومباسا ونوسي بي``), the ends of a route (``طريق عبري - الرستاق``)."""

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache

from ..clitics import is_stop_word
from .lexicon import NameWord, is_common, is_word, listed, name_word, origins, roles
from .marks import Mark
from .mention import Span
from .named_places import is_definite_name
from .offices import is_title
from .places import PARTICIPLE
from .reading import Reading
from .titles import looks_foreign

_MOST_WORDS = 3
_PARTICLES = frozenset(["دي", "دو", "ديل", "دل", "لا", "لو", "دا", "ان", "سور", "اف", "داس", "دوس"])
_VERBAL_NOUN = re.compile("ا.ت?.ا.|ان..ا.|است..ا.|..ا.[يو].")
_MOST_ELEMENTS = 12
_SHORTEST = 3
_BEFORE_FAMILY = (NameWord.GIVEN, NameWord.DOUBTFUL)
_FAMILY = (NameWord.FAMILY, NameWord.DEFINITE)
_RARE, _USUAL = 3e-6, 1.5e-5
_ROUTES = frozenset(["طريق", "خط", "قطار", "انبوب", "الطريق", "محور", "رحله", "مسار", "سكه", "مترو"])


def find(reading: Reading, known: Iterable[Span]) -> list[Span]:
    """Places beside what leads to them, and in lists with these and with ``known`` places."""
    taken = {at: span for span in known for at in range(span.first, span.end)}
    found: list[Span] = []
    for index in reading.having(Mark.PREPOSITION):
        at = index + 1
        if at < reading.size and _is_strange(reading, at) and reading.joined(index) and at not in taken:
            found += _after_preposition(reading, index)
    for index in reading.having(Mark.GOVERNOR):
        if reading.joined(index) and index + 1 not in taken:
            found += _governed(reading, index)
    places = {span.end: span for span in (*taken.values(), *found) if span.kind == "place"}
    return found + _listed(reading, places, taken)


def _after_preposition(reading: Reading, index: int) -> list[Span]:
    if reading.forms[index] not in roles("place_leads_by_rule")["preposition"]:
        return []
    at = index + 1
    end = _unknown_end(reading, at)
    alone = end == at + 1 and _is_annexed(reading, at)
    return [_span(reading, at, end, 0, "place.after_preposition", 0.6)] if end and not alone else []


def _governed(reading: Reading, index: int) -> list[Span]:
    at = index + 1
    if reading.kind(index) in _BEFORE_FAMILY and reading.kind(at) in _FAMILY:
        return []  # حاكم الساعدي
    end = _unknown_end(reading, at) or (at + 1 if _may_be_governed(reading, index, at) else 0)
    return [_span(reading, at, end, 0, "place.governed", 0.65)] if end else []


def _span(reading: Reading, first: int, end: int, cut: int, rule: str, sure: float) -> Span:
    return Span(first, end, cut, "place", reading.written(first, end, cut), rule, sure)


def _unknown_end(reading: Reading, at: int) -> int:
    """The end of words that Arabic does not know, with the small words of foreign names between; 0 where there are
    none."""
    if at >= reading.size or not _is_strange(reading, at):
        return 0
    end = at + 1
    while end - at < _MOST_WORDS and end < reading.size and reading.joined(end - 1):
        form = reading.forms[end]
        if form in _PARTICLES and reading.joined(end) and not is_stop_word(reading.form(end + 1)):
            end += 2
        elif is_stop_word(form) or is_word(form) or form.startswith(("ال", "و", "ي", "ت", "ب", "ل", "م")):
            break
        else:
            end += 1
    return end


def _is_annexed(reading: Reading, at: int) -> bool:
    """``قناطر الدلتا``: a noun and what it belongs to."""
    following = reading.form(at + 1) if reading.joined(at) else ""
    return following.startswith("ال") and following not in origins() and not following.endswith(("ي", "يه"))


def _is_strange(reading: Reading, at: int) -> bool:
    token = reading.tokens[at]
    return _strange(token.text, token.form)


@lru_cache(maxsize=50_000)
def _strange(written: str, form: str) -> bool:
    """A word that Arabic does not know, has no shape of a verbal noun (إخضاع) and is no dual (ضفتي)."""
    return (
        len(form) > _SHORTEST
        and not form.startswith(("ال", "وال", "ي", "ت", "م"))
        and not form.isdecimal()
        and name_word(written) is NameWord.UNKNOWN
        and looks_foreign(written)
        and not _VERBAL_NOUN.fullmatch(form)
        and not PARTICIPLE.fullmatch(form)
        and not (form.endswith("ي") and is_word(form[:-1]))
    )


def _may_be_governed(reading: Reading, index: int, at: int) -> bool:
    """A definite word after a governor that names what he governs: not the adjective of his office."""
    form = reading.form(at)
    if reading.form(index).startswith("ال") or form in listed("place_adjectives"):
        return False
    if not form.startswith("ال"):
        unknown = reading.kind(at) is NameWord.UNKNOWN and form.endswith("ه") and len(form) > _SHORTEST
        return unknown and not PARTICIPLE.fullmatch(form)
    definite = is_definite_name(reading, at)
    return definite and not is_title(form) and not is_common(form, _USUAL) and not form.endswith(("ين", "ون", "ات"))


def _listed(reading: Reading, places: Mapping[int, Span], taken: Mapping[int, Span]) -> list[Span]:
    """Words tied to a place by و or a comma, or by a dash on a route, one after the other."""
    found: list[Span] = []
    for end in places:
        at = end
        for _ in range(_MOST_ELEMENTS):
            span = _tied(reading, at) if at < reading.size and at not in taken else None
            if span is None or (at in places and at != end):
                break
            found.append(span)
            at = span.end
    return found


def _tied(reading: Reading, at: int) -> Span | None:
    gap = reading.gap(at - 1).strip()
    form = reading.form(at)
    if not gap and form.startswith("و") and len(form) > _SHORTEST:
        end = _element_end(reading, at, 1)
        return _span(reading, at, end, 1, "place.in_list", 0.65) if end else None
    if gap in ("،", ",") and not form.startswith("و"):
        end = _element_end(reading, at, 0)
        more = end and end < reading.size and reading.form(end).startswith("و") and reading.joined(end - 1)
        return _span(reading, at, end, 0, "place.in_list", 0.6) if end and more else None
    if gap in ("-", "–", "ـ", "—") and _on_route(reading, at):
        end = _element_end(reading, at, 0)
        return _span(reading, at, end, 0, "place.route", 0.7) if end else None
    return None


def _on_route(reading: Reading, end: int) -> bool:
    return any(form in _ROUTES for at in range(max(0, end - 5), end) for form, _ in reading.cuts(at))


def _element_end(reading: Reading, at: int, cut: int) -> int:
    """The end of one element of a list of places; 0 where the word is an ordinary one."""
    form = reading.forms[at][cut:]
    if reading.covered[at] or not _may_stand(reading, at, form, cut):
        return 0
    opener = form in listed("place_name_openers")
    if opener:
        return at + 2 if reading.joined(at) and not reading.covered[at + 1] else 0
    end = at + 1
    if reading.joined(at) and end < reading.size and _is_strange(reading, end) and not form.startswith("ال"):
        end += 1
    return end


def _may_stand(reading: Reading, at: int, form: str, cut: int) -> bool:
    if len(form) < _SHORTEST or is_stop_word(form) or is_title(form) or form in origins() or form.isdecimal():
        return False
    if form in listed("place_name_openers"):
        return True
    if form.startswith("ال"):
        return len(form) > 4 and not is_common(form, _RARE) and not form.endswith(("ين", "ون", "ات"))
    kind = reading.kind(at, cut)
    shaped = form.endswith("ه") or looks_foreign(reading.tokens[at].text[cut:])
    return kind is NameWord.UNKNOWN and shaped and form[0] not in "يتلب"

"""Places of several words that a noun opens: ``شارع العروبة``, ``وادي السحتن``, ``سيدي مخلوف``, ``كفر شكر``."""

from collections.abc import Mapping
from functools import cache

from ..clitics import is_stop_word
from ..words import folded
from .lexicon import NameWord, is_common, listed, nations, origins, roles
from .marks import Mark
from .mention import Span
from .offices import is_title
from .person_names import name_at
from .places import PARTICIPLE
from .reading import Reading
from .titles import looks_foreign

_LONGEST = 3
_SHORTEST_DEFINITE = 4
_COMMON = 4e-6
_SECOND = frozenset(
    ["الصالح", "الحمراء", "الابيض", "الاحمر", "الاخضر", "البيضاء", "السوداء", "الزرقاء", "الاسود", "الخضراء"]
)
_SURE = {"street": 0.75, "site": 0.7, "room": 0.65, "terrain": 0.7, "town": 0.65, "honour": 0.7}
_NAMES = (NameWord.GIVEN, NameWord.FAMILY, NameWord.DEFINITE, NameWord.UNKNOWN, NameWord.DOUBTFUL)
_OPENERS = frozenset(
    ["ابو", "ابي", "ام", "بن", "ابن", "بني", "عبد", "ال", "عين", "سيدي", "مولاي", "مار", "سانت", "ايت"]
)


def find(reading: Reading, known: list[Span]) -> list[Span]:
    """Places with their noun. ``known`` are the gazetteer's spans, which may lie inside them."""
    known_at = {span.first: span for span in known}
    rules = _rules()
    found: list[Span] = []
    for index in reading.having(Mark.SITE):
        if not reading.joined(index):
            continue
        for form, cut in reading.cuts(index):
            rule = next((rule for rule in rules.get(form, ()) if _may(reading, index, cut, rule)), "")
            if rule:
                end = _end(reading, index + 1, known_at, rule)
                if end:
                    name = reading.written(index, end, cut)
                    found.append(Span(index, end, cut, "place", name, f"place.{rule}", _SURE[rule]))
                break
    return [*found, *_later(reading, found)]


def _later(reading: Reading, found: list[Span]) -> list[Span]:
    """``الفرسان`` after معبر الفرسان: a definite word that the article introduced with the noun of a crossing."""
    gates = roles("place_leads_by_rule")["gate"]
    full = {
        reading.forms[span.first + 1]: span
        for span in found
        if span.end - span.first == 2 and reading.forms[span.first][span.cut :] in gates
    }
    if not full or full.keys().isdisjoint(reading.forms):
        return []
    bare: list[Span] = []
    for at, form in enumerate(reading.forms):
        span = full.get(form)
        if span and at > span.end and form.startswith("ال") and reading.forms[at - 1] not in gates:
            bare.append(Span(at, at + 1, 0, "place", span.name, "place.later_bare", 0.6))
    return bare


@cache
def _rules() -> dict[str, tuple[str, ...]]:
    """The rules that each noun may open, the surer first."""
    leads = roles("place_leads_by_rule")
    forms = {form for rule in _SURE for form in leads[rule]}
    return {form: tuple(rule for rule in _SURE if form in leads[rule]) for form in forms}


def _may(reading: Reading, index: int, cut: int, rule: str) -> bool:
    """Towns and honours only after what leads to a place: أم and سيدي open people's names as well."""
    if "\u0651" in reading.tokens[index].text or (cut and reading.kind(index) is NameWord.GIVEN):
        return False  # عيّن, فراس
    if rule not in ("town", "honour"):
        return "أ" not in reading.tokens[index].text[:-1]  # وأدى
    if cut and reading.forms[index].startswith("ب"):
        return True
    return reading.joined(index - 1) and leads_to_place(reading, index - 1) and not cut


def leads_to_place(reading: Reading, index: int) -> bool:
    """Whether the word before a name says that a place is named."""
    leads = roles("place_leads_by_rule")
    if reading.form(index) in leads["preposition"]:
        return True
    return index >= 0 and any(form in leads["governor"] for form, _ in reading.cuts(index))


def _end(reading: Reading, at: int, known: Mapping[int, Span], rule: str) -> int:
    """Where the name ends whose first word after the noun is ``at``; 0 where there is none."""
    form = reading.form(at)
    span = known.get(at)
    if span and not span.cut and rule != "town":
        return _with_adjectives(reading, span.end) if span.kind == "place" else span.end
    if form.isdecimal() and rule in ("street", "site"):
        month = reading.joined(at) and reading.form(at + 1) in folded("months")
        return at + 2 if month else (at + 1 if rule == "street" else 0)
    if form.startswith("ال") and form not in ("ال", "الي"):
        plain = rule == "room" and is_common(form, _COMMON)
        if plain or not is_definite_name(reading, at):
            return 0
        further = rule == "street" and reading.joined(at) and _goes_on(reading, at + 1, first=False)
        return _with_adjectives(reading, at + 1 + further)
    name = name_at(reading, at)
    if name and len(name.parts) > 1 and rule in ("street", "site"):
        return _with_adjectives(reading, name.end)
    end = at
    while end - at < _LONGEST and reading.joined(end - 1) and _goes_on(reading, end, first=end == at):
        end += 1 + (reading.form(end) in _OPENERS)
        if reading.form(end - 1).startswith("ال"):
            break
    alike = end == at + 1 and form.endswith("ه") and reading.form(at - 1).endswith("ه")  # حديقة جميلة
    return _with_adjectives(reading, end) if end > at and not alike else 0


def _goes_on(reading: Reading, at: int, *, first: bool) -> bool:
    form, kind = reading.form(at), reading.kind(at)
    if form in _OPENERS:
        return reading.joined(at) and not is_stop_word(reading.form(at + 1))
    if is_stop_word(form) or form in origins() or "\u064b" in reading.tokens[at].text:
        return False
    if kind is NameWord.UNKNOWN and PARTICIPLE.fullmatch(form):
        return False
    if kind is NameWord.UNKNOWN and not first:
        return looks_foreign(reading.tokens[at].text) and form[0] not in "اتيم"
    return kind in _NAMES and not (not first and is_title(form))


def is_definite_name(reading: Reading, at: int) -> bool:
    """Whether a definite word can close a place's name."""
    form = reading.form(at)
    return (
        len(form) > _SHORTEST_DEFINITE
        and form not in origins()
        and form not in listed("words_after_names")
        and form not in listed("not_names_of_bodies")
        and form not in listed("place_adjectives")
        and not is_stop_word(form)
    )


def _with_adjectives(reading: Reading, end: int) -> int:
    first = end
    while end - first < 2 and reading.joined(end - 1) and _is_adjective(reading.form(end)):
        end += 1
    return end


def _is_adjective(form: str) -> bool:
    return (
        form in _SECOND
        or form in listed("place_adjectives")
        or (form in nations() and form.startswith("ال") and form.endswith("ي"))
    )

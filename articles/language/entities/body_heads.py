"""Bodies whose noun no list of heads has, or whose name no pattern has: ``مدرسة خديجة``, ``شركة كامكو إنفست``,
``رابطة خبز وملح``, ``جامعة السابع من أبريل``, ``شرطة السواحل``."""

from collections.abc import Mapping
from functools import cache

from ..clitics import is_stop_word
from ..words import folded
from .lexicon import NameWord, is_common, is_word, listed, nations, origins, roles
from .marks import Mark
from .mention import Span
from .named_places import is_definite_name
from .offices import is_title
from .organisation_extents import purpose_end
from .person_names import name_at
from .places import PARTICIPLE
from .reading import Reading

_LONGEST = 3
_COMMON = 2e-5
_SURE = {"house": 0.75, "firm": 0.7, "society": 0.65, "movement": 0.65, "service": 0.65}
_NAMES = (NameWord.GIVEN, NameWord.FAMILY, NameWord.DEFINITE, NameWord.UNKNOWN, NameWord.DOUBTFUL)
_OPENERS = frozenset(
    ["ابو", "ابي", "ام", "بن", "ابن", "بني", "عبد", "ال", "عين", "سيدي", "مولاي", "مار", "سانت", "بنت"]
)


def find(reading: Reading, known: list[Span]) -> list[Span]:
    """Bodies with their noun. ``known`` are the gazetteer's spans, which may lie inside them."""
    known_at = {span.first: span for span in known}
    found: list[Span] = []
    for index in reading.having(Mark.BODY):
        if reading.joined(index):
            span = _at(reading, index, known_at)
            if span:
                found.append(span)
    return found


def _at(reading: Reading, index: int, known: Mapping[int, Span]) -> Span | None:
    for form, cut in reading.cuts(index):
        role = _roles().get(form, "")
        if not role or reading.tokens[index].text == "مكتبه" or (cut and reading.kind(index) is NameWord.GIVEN):
            continue
        if role != "service":
            dated = _dated_end(reading, index + 1)
            if dated:
                return _span(reading, index, dated, cut, "organisation.dated", 0.85)
        if role in ("society", "movement"):
            pair = _pair_end(reading, index + 1)
            if pair:
                return _span(reading, index, pair, cut, "organisation.pair", 0.6)
        if role == "dated":
            continue
        annexed = _annexed_end(reading, index + 1) if role in ("society", "firm", "movement") else 0
        if annexed:
            return _span(reading, index, annexed, cut, "organisation.annexed", 0.65)
        end = _service_end(reading, index + 1) if role == "service" else _end(reading, index + 1, known, role)
        return _span(reading, index, end, cut, f"organisation.{role}", _SURE[role]) if end else None
    return None


@cache
def _roles() -> dict[str, str]:
    leads = roles("body_leads")
    return {form: role for role in ("dated", *reversed(_SURE)) for form in leads[role]}


def _span(reading: Reading, first: int, end: int, cut: int, rule: str, sure: float) -> Span:
    return Span(first, end, cut, "organisation", reading.written(first, end, cut), rule, sure)


def _dated_end(reading: Reading, at: int) -> int:
    """``14 تموز``, ``الثامن ماي``, ``السابع من أبريل``: a day that a body is named after. Its end, or 0."""
    form = reading.form(at)
    if not (form.isdecimal() or form in listed("ordinals")) or not reading.joined(at):
        return 0
    month = at + 1 + (reading.form(at + 1) == "من")
    return month + 1 if reading.form(month) in folded("months") and reading.joined(month - 1) else 0


def _pair_end(reading: Reading, at: int) -> int:
    """``خبز وملح``: two indefinite nouns of which the second stands for the rest of the name. The end, or 0."""
    first, second = reading.form(at), reading.form(at + 1)
    if not reading.joined(at) or not second.startswith("و") or second.startswith("وال") or len(second) < 4:
        return 0
    plain = reading.kind(at) is NameWord.NONE and reading.kind(at + 1, 1) is NameWord.NONE
    if not plain or first.startswith(("ال", "ل", "ب")) or len(first) < 3 or _stops(reading, at) or first in origins():
        return 0
    rest = second[1:]
    usual = is_common(rest, 1e-6) and not is_stop_word(rest) and not rest.endswith(("ت", "ه", "ا", "وا"))
    return at + 2 if usual and not is_common(second, 5e-7) and not first.endswith("ه") else 0


def _annexed_end(reading: Reading, at: int) -> int:
    """``محرري الصحافة``, ``مطاحن الدقيق``: an indefinite noun and what makes it definite. The end, or 0."""
    form, following = reading.form(at), reading.form(at + 1)
    if not reading.joined(at) or form.startswith(("ال", "ل", "ب", "و", "ي")) or len(form) < 3 or _stops(reading, at):
        return 0
    if (
        form.endswith(("ها", "ت"))
        or not following.startswith("ال")
        or len(following) < 5
        or not is_definite_name(reading, at + 1)
    ):
        return 0
    if (
        reading.kind(at) in (NameWord.GIVEN, NameWord.FAMILY)
        or form in listed("reporting_verbs")
        or is_title(following)
    ):
        return 0
    end = at + 2
    while end - at < 4 and reading.joined(end - 1) and (_describes(reading.form(end)) or _is_nation(reading, end)):
        end += 1
    return purpose_end(reading, end)


def _is_nation(reading: Reading, at: int) -> bool:
    return reading.form(at) in nations() and reading.form(at).startswith("ال")


def _service_end(reading: Reading, at: int) -> int:
    form = reading.form(at)
    if not form.startswith("ال") or not is_definite_name(reading, at) or is_title(form):
        return 0
    end = at + 1
    if reading.joined(at) and reading.form(end) in nations() and reading.form(end).startswith("ال"):
        end += 1
    return end


def _end(reading: Reading, at: int, known: Mapping[int, Span], role: str) -> int:
    """Where the name ends whose first word after the noun is ``at``; 0 where there is none."""
    span, form = known.get(at), reading.form(at)
    if span and not span.cut:
        return _with_more(reading, span.end)
    if form.startswith("ال") and form not in ("ال", "الي"):
        if role == "movement":
            return 0
        usual = is_common(form, _COMMON) or form.endswith(("ين", "ون")) or form in listed("body_adjectives")
        proper = is_definite_name(reading, at) and not is_title(form) and (role == "house" or not usual)
        more = _with_more(reading, at + 1)
        return more if proper and (not usual or more > at + 1) else 0
    name = name_at(reading, at)
    if name and len(name.parts) > 1 and role != "firm":
        return _with_more(reading, name.end) if role == "house" else 0
    end = at
    while end - at < _LONGEST and reading.joined(end - 1) and _goes_on(reading, end, first=end == at):
        end += 1 + (reading.form(end) in _OPENERS)
        if reading.form(end - 1).startswith("ال"):
            break
    if end == at + 1 and _agrees(reading, at):
        return 0
    return _with_more(reading, end) if end > at else 0


def _agrees(reading: Reading, at: int) -> bool:
    """``مستشفى ميداني``, ``شركة قابضة``: an adjective of the noun before it."""
    form = reading.form(at)
    if reading.form(at - 1).endswith("ه"):
        return form.endswith("ه") and (is_word(form) or reading.kind(at) is NameWord.UNKNOWN)
    return form.endswith("ي")


def _goes_on(reading: Reading, at: int, *, first: bool) -> bool:
    form, kind = reading.form(at), reading.kind(at)
    if form in _OPENERS:
        return reading.joined(at) and not is_stop_word(reading.form(at + 1))
    if _stops(reading, at) or PARTICIPLE.fullmatch(form) or form.startswith("لل") or form.endswith(("هم", "ها", "تم")):
        return False
    if first:
        return kind in _NAMES
    return kind in (NameWord.UNKNOWN, NameWord.NONE) and not is_word(form) and not form.startswith(("و", "ال"))


def _stops(reading: Reading, at: int) -> bool:
    form = reading.form(at)
    return is_stop_word(form) or is_title(form) or form in origins() or "\u064b" in reading.tokens[at].text


def _with_more(reading: Reading, end: int) -> int:
    """Adjectives of bodies, then what the body is for."""
    first = end
    while end - first < 3 and reading.joined(end - 1) and _describes(reading.form(end)):
        end += 1
    return purpose_end(reading, end)


def _describes(form: str) -> bool:
    return (
        form in listed("facility_adjectives")
        or form in listed("body_adjectives")
        or (form.startswith("ال") and form.endswith(("يه", "ي")) and form not in origins() and len(form) > 5)
        or form in ("القابضه", "المحدوده")
    )

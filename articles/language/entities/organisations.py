"""Bodies that are named by what they are: ``وزارة الدفاع العراقية``, ``جامعة بغداد``, ``تحالف "سائرون"``."""

from collections.abc import Mapping
from dataclasses import replace

from ..normalise import fold
from .lexicon import NameWord, listed, nations, origins, roles
from .marks import Mark
from .mention import Span
from .organisation_extents import Extent, extent
from .reading import QUOTES, Reading

_SHORT = "organisation.short_ministry"


def _said(rule: str) -> frozenset[str]:
    return roles("organisation_rules")[rule]


def find(reading: Reading, known: list[Span]) -> list[Span]:
    """Patterned names. ``known`` are the gazetteer's spans, which may lie inside them."""
    known_at = {span.first: span for span in known}
    found: list[Span] = []
    end = 0
    for index in reading.having(Mark.ORGANISATION):
        span = _at(reading, index, known_at) if index >= end else None
        if span and _adds_to(reading, span, known_at):
            found.append(span)
            end = span.end
    return found


def _adds_to(reading: Reading, span: Span, known_at: Mapping[int, Span]) -> bool:
    """Whether a pattern says more than the known body at the same place: مجلس النواب العراقي does, حزب الله اللبناني
    does not."""
    inside = known_at.get(span.first)
    if inside is None or inside.kind != "organisation":
        return True
    if inside.end - inside.first < 2:
        return span.end > inside.end
    return (
        reading.form(span.end - 1) in nations()
        and span.end == inside.end + 1
        and fold(inside.name.split()[0]) in _said("per_country")
    )


def _at(reading: Reading, index: int, known: Mapping[int, Span]) -> Span | None:
    heads = roles("organisation_heads")
    for form, cut in reading.cuts(index):
        strength = next((key for key in ("strong", "weak", "outlet", "definite", "national") if form in heads[key]), "")
        if strength:
            return _named(reading, index, cut, form, strength, known)
        if form in listed("short_ministries"):
            return _ministry(reading, index, cut)
    return None


def _named(reading: Reading, index: int, cut: int, form: str, strength: str, known: Mapping[int, Span]) -> Span | None:
    if form in _said("led_by") and reading.forms[index].removeprefix("و")[0] == "ب":
        return None
    if strength == "national":
        return _national(reading, index, cut, form)
    if strength != "definite" and form != "ديوان":  # ديوان «...» is a book of poems
        quoted = _quoted(reading, index, cut)
        if quoted:
            return None if form in _said("named_acts") else _inside(reading, quoted)
    if strength == "outlet" and form != "وكاله":
        return None
    found = extent(reading, index, form, known)
    if found.end == index + 1 or not _is_enough(reading, index, form, strength, found):
        return None
    rule = "organisation.of_place" if found.place and not found.annexed else "organisation.pattern"
    first, cut = (index + 1, 0) if form == "فريق" and not found.place else (index, cut)
    return _span(reading, first, found.end, cut, rule, 0.85 if strength == "strong" else 0.7)


def _is_enough(reading: Reading, index: int, form: str, strength: str, found: Extent) -> bool:
    """Whether head and extent make one body's name."""
    if found.body or (found.annexed and strength != "definite"):
        return form != "فريق" and _is_annexed_body(reading.form(index + 1), form, found)
    if found.place:
        return _is_placed(index, form, strength, found)
    if found.end == index + 2 and reading.form(index + 1) in listed("not_names_of_bodies"):
        return False
    if strength == "definite":
        return _is_definite_name(reading, index, found)
    return strength == "strong" or _weak_is_enough(reading, index, found.end, form)


def _is_annexed_body(following: str, form: str, found: Extent) -> bool:
    """``إدارة مكافحة المخدرات``, but not ``إدارة شؤون المدينة``, nor ``مركز محافظة الأنبار``, its town."""
    if form == "اداره" and not found.body:
        return following in _said("managed")
    return not (form == "مركز" and following == "محافظه")


def _is_placed(index: int, form: str, strength: str, found: Extent) -> bool:
    """``جامعة بغداد``, ``منتخب العراق``, ``سوق أبوظبي للأوراق المالية``; but not ``إدارة بايدن``, ``مجلس بغداد``."""
    if (strength == "strong" and form != "مصلحه") or form in _said("placed_alone"):
        return True
    if form not in _said("placed"):
        return False
    return found.for_what or found.end > index + 2 or form not in _said("placed_with_more")


def _weak_is_enough(reading: Reading, index: int, end: int, form: str) -> bool:
    forms = frozenset(reading.forms[index + 1 : end])
    if form in _said("of_nations"):
        return bool(forms & nations())
    if form in _said("units"):
        return reading.form(end - 1) in roles("name_parts")["ordinal"] or bool(forms & nations())
    if _says_which(reading, index + 1) or (end - index >= 3 and form in _said("by_two_words")):
        return True
    return end - index >= 3 and bool(forms & (nations() | _said("rank")))


def _is_definite_name(reading: Reading, index: int, found: Extent) -> bool:
    """``المجلس الأعلى للقضاء``, ``المحكمة الاتحادية``: one definite word must make it this one body."""
    forms = reading.forms[index + 1 : found.end]
    if reading.cuts(index)[-1][0] in _said("definite_units"):
        return bool(listed("unit_ordinals") & set(forms))
    sure = bool({"الاتحاديه", "العليا", "المركزي", "الدستوريه", "الابتدائيه"} & set(forms))
    sure = sure or (bool(nations() & set(forms)) and reading.cuts(index)[-1][0] in _said("one_per_country"))
    sure = sure or (bool(nations() & set(forms)) and reading.form(index) in _said("one_per_country"))
    highest = {"الاعلي", "العامه", "الوطنيه", "الوطني", "الملكيه", "العام", "الشعبي", "الدوليه", "الدولي"} & set(forms)
    return sure or (found.for_what and len(forms) >= 2) or bool(highest and len(forms) >= 2)


def _says_which(reading: Reading, index: int) -> bool:
    form = reading.form(index)
    return (
        form in _said("known_bodies")
        or form in origins()
        or form.startswith("لل")
        or reading.kind(index) is NameWord.DEFINITE
    )


def _national(reading: Reading, index: int, cut: int, form: str) -> Span | None:
    """``الجيش العراقي``, ``الخارجية الأميركية`` (the ministry)."""
    following = reading.form(index + 1)
    if not reading.joined(index) or following not in origins() or not following.startswith("ال"):
        return None
    feminine = form.endswith("ه") or form in ("المخابرات", "الاستخبارات")
    if following not in nations() or following.endswith("ه") != feminine:
        return None
    name = reading.written(index, index + 2, cut)
    return Span(index, index + 2, cut, "organisation", name, "organisation.national", 0.8)


def _ministry(reading: Reading, index: int, cut: int) -> Span | None:
    """``الدفاع الروسية`` and «الداخلية», a ministry by its field alone; never in وزير الدفاع or الأوراق المالية."""
    before = reading.form(index - 1)
    if _in_marks(reading, index, index + 1):
        return Span(index, index + 1, 0, "organisation", f"وزارة {reading.written(index, index + 1)}", _SHORT, 0.75)
    if reading.joined(index - 1) and (before.startswith("ال") or before in roles("people_titles")["office"]):
        return None
    nation = reading.form(index + 1)
    if not reading.joined(index) or nation not in nations() or not (nation.startswith("ال") and nation.endswith("ه")):
        return None
    return Span(index, index + 2, cut, "organisation", f"وزارة {reading.written(index, index + 2, cut)}", _SHORT, 0.8)


def _in_marks(reading: Reading, index: int, end: int) -> bool:
    start, close = reading.tokens[index].start, reading.tokens[end - 1].end
    return start > 0 and reading.text[start - 1] in QUOTES and reading.text[close : close + 1] in set(QUOTES)


def _quoted(reading: Reading, index: int, cut: int) -> Span | None:
    """A head and its name in quotation marks, of four words at most; an adjective of creed may follow."""
    gap = reading.gap(index)
    start = reading.tokens[index].start
    if start and reading.text[start - 1] in QUOTES:
        return None
    if not gap.strip() or len(gap) > 4 or not set(gap.strip()) <= QUOTES:
        return None
    for end in range(index + 2, min(index + 6, reading.size + 1)):
        after = reading.text[reading.tokens[end - 1].end : reading.tokens[end - 1].end + 1]
        if after in QUOTES and after:
            name = reading.written(index, end, cut)
            close = reading.tokens[end - 1].end + 1
            return Span(index, end, cut, "organisation", name, "organisation.quoted", 0.85, close=close)
        if not reading.joined(end - 1):
            return None
    return None


def _inside(reading: Reading, quoted: Span) -> Span:
    """The name alone: صحيفة «النخيل» is named by النخيل, جمعية «الأرز» by الأرز."""
    first = quoted.first + 1
    return replace(quoted, first=first, cut=0, name=reading.written(first, quoted.end), close=0)


def _span(reading: Reading, index: int, end: int, cut: int, rule: str, certainty: float) -> Span:
    return Span(index, end, cut, "organisation", reading.written(index, end, cut), rule, certainty)

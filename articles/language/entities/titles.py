"""People after their titles: ``وزير الدفاع العراقي عرفان الحيالي``; offices after names: ``إياد علاوي نائب الرئيس``."""

import re
from dataclasses import replace

from ..normalise import strip_marks
from .lexicon import NameWord, listed, nations, origins, roles
from .marks import Mark
from .mention import Span
from .person_names import Name, certainty, name_at
from .reading import Reading

_LONGEST_ROLE = 14
_NESTED_TITLES = 4
_ROLE_PREPOSITIONS = frozenset(("في", "لدي", "عن", "لشؤون", "باسم", "من", "و", "بين", "لدى", "المسؤول_"))
_LED_BY = frozenset(["برئاسه", "بقياده", "بزعامه", "بحضور", "برفقه", "بمشاركه", "يقوده", "يراسه", "يتراسه"])
_SPACES = re.compile(r"[\s،,]+")


def is_title(form: str) -> bool:
    titles = roles("people_titles")
    return form in titles["rank"] or form in titles["office"]


def find(reading: Reading, known: dict[int, Span]) -> list[Span]:
    """Titled people. ``known`` are the spans of people whom the gazetteer names, by first word: those that follow a
    title are replaced by the same span with its role."""
    found: list[Span] = []
    end = 0
    for index in reading.having(Mark.TITLE):
        span = _at(reading, index, known) if index >= end and reading.free(index, index + 1) else None
        if span:
            end = span.end
            found.append(span)
            reading.cover(span.first, span.end)
    return found


def _at(reading: Reading, index: int, known: dict[int, Span]) -> Span | None:
    title = next(((form, cut) for form, cut in reading.cuts(index) if is_title(form)), None)
    if title is None:
        return None
    bare, nested = True, 0
    for at in range(index + 1, min(index + 1 + _LONGEST_ROLE, reading.size)):
        dot = "." if len(reading.form(at - 1)) < 3 else ""
        comma = not reading.joined(at - 1, dot) and reading.joined(at - 1, "،,")
        if not comma and not reading.joined(at - 1, dot):
            return None
        nested += is_title(reading.form(at))
        if nested > _NESTED_TITLES:
            return None
        if at in known:
            if known[at].cut:
                return None
            known[at] = replace(known[at], role=_role(reading, index, title[1], at, known[at].end))
            return None
        if reading.form(at) in _ROLE_PREPOSITIONS:
            bare = False
            continue
        name = name_at(reading, at) if reading.free(at, at + 1) else None
        called = bare and (
            reading.form(at - 1).startswith("ال") or reading.form(at - 1) in roles("people_titles")["rank"]
        )
        if name and reading.free(name.first, name.end) and (sure := _certainty(reading, name, called, comma)):
            return _span(reading, index, title[1], name, sure)
        if (comma and not is_title(reading.form(at))) or _ends_role(reading, at):
            return None
        bare = bare and reading.form(at) in roles("people_titles")["rank"]
    return None


_NOT_BEFORE_ONE = frozenset(
    ["الفريق", "الحكم", "المعارضه", "الممثلين", "النجم", "الطالب", "اللاعب", "المدافع", "المهاجم", "الحارس", "المتهم"]
)


def _certainty(reading: Reading, name: Name, bare: bool, comma: bool) -> float:
    """How surely the run of name words after a title is the titled person."""
    kinds = [part.kind for part in name.parts]
    if reading.form(name.first) in roles("people_titles")["rank"] or _is_office(reading, name.first):
        return 0.0
    if kinds[0] is NameWord.UNKNOWN and not (
        _set_off(reading, name) if comma else _after_definite(reading, name.first - 1)
    ):
        return 0.0
    if len(kinds) > 1:
        return _of_several(reading, name, kinds, bare)
    if reading.form(name.first - 1) in _NOT_BEFORE_ONE and name.end - name.first == 1:
        return 0.0
    if comma or name.end - name.first > 1:
        return 0.85 if name.end - name.first > 1 and kinds[0] is NameWord.GIVEN and not comma else 0.0
    if kinds[0] in (NameWord.GIVEN, NameWord.FAMILY):
        return 0.75
    if kinds[0] is NameWord.DEFINITE and bare and reading.form(name.first).endswith("ي"):
        return 0.6
    return 0.6 if bare and kinds[0] in (NameWord.UNKNOWN, NameWord.DOUBTFUL) else 0.0


def _of_several(reading: Reading, name: Name, kinds: list[NameWord], bare: bool) -> float:
    alone = certainty(reading, name)
    if alone:
        return min(alone + 0.08, 0.97)
    if kinds[0] is NameWord.DEFINITE or kinds[0] is NameWord.ORIGIN:
        return 0.0
    if kinds[0] is NameWord.DOUBTFUL:
        return 0.75 if bare or kinds[1] is NameWord.DEFINITE else 0.0
    return 0.8


def _set_off(reading: Reading, name: Name) -> bool:
    """Whether a name of two words stands between commas."""
    return len(name.parts) == 2 and reading.gap(name.end - 1).strip()[:1] in ("،", ",")


def _after_definite(reading: Reading, index: int) -> bool:
    """Whether a role can end here: a definite word, an adjective of origin, a place."""
    form = reading.form(index)
    return form.startswith("ال") or form in origins() or bool(reading.covered[index])


def _is_office(reading: Reading, index: int) -> bool:
    return (
        reading.form(index) in roles("people_titles")["office"]
        and reading.kind(index) is not NameWord.GIVEN
        and not (
            reading.kind(index) is NameWord.DOUBTFUL and reading.kind(index + 1) in (NameWord.DEFINITE, NameWord.FAMILY)
        )
    )


def _ends_role(reading: Reading, index: int) -> bool:
    """Verbs, pronouns, and words that open something else."""
    form = reading.form(index)
    if form in _LED_BY or form in roles("name_parts")["joint"]:
        return True
    if form in _ROLE_PREPOSITIONS or form.startswith("ال"):
        return (
            form in listed("words_after_names") and not is_title(form) and form not in ("السابق", "السابقه", "الجديد")
        )
    return form in listed("speaker_stops") or form in listed("reporting_verbs") or form.isdecimal()


def _span(reading: Reading, index: int, cut: int, name: Name, sure: float) -> Span:
    role = _role(reading, index, cut, name.first, name.end)
    name = _with_ordinal(reading, name, reading.form(name.first - 1))
    return Span(
        name.first, name.end, 0, "person", reading.written(name.first, name.end), "title.before_name", sure, role,
        name.last,
    )  # fmt: skip


def _role(reading: Reading, index: int, cut: int, first: int, end: int) -> str:
    role = clean_role(reading.text[reading.tokens[index].start + cut : reading.tokens[first].start])
    if role.startswith("لل"):
        role = "ا" + role[1:]
    return (office_after(reading, end) or role) if _only_ranks(reading, index, first) else role


def _with_ordinal(reading: Reading, name: Name, title: str) -> Name:
    """``الملك عبدالله الثاني``."""
    royal = title in ("الملك", "الملكه", "البابا", "ملك", "السلطان")
    if royal and reading.joined(name.end - 1) and reading.form(name.end) in roles("name_parts")["ordinal"]:
        return Name(name.first, name.end + 1, name.cut, name.parts)
    return name


def _only_ranks(reading: Reading, first: int, end: int) -> bool:
    ranks = roles("people_titles")["rank"] | {"اول", "الاول"}
    return all(reading.form(at) in ranks for at in range(first, end))


def clean_role(written: str) -> str:
    role = _SPACES.sub(" ", strip_marks(written)).strip(" .،,:«»\"“”'()")
    return role if len(role) <= 120 else role[:120].rsplit(" ", 1)[0]


def office_after(reading: Reading, end: int) -> str:
    """The office that follows a name directly or after a comma; empty where none does."""
    if not reading.joined(end - 1, "،,") or reading.form(end) not in roles("people_titles")["office"]:
        return ""
    last = end + 1
    while last - end < 9 and reading.joined(last - 1) and _belongs_to_office(reading, last):
        last += 1
        if reading.form(last - 1) in nations() and reading.form(last) not in origins():
            break
    if last == end + 1 and not reading.form(end).startswith("ال"):
        return ""
    return clean_role(reading.text[reading.tokens[end].start : reading.tokens[last - 1].end])


def with_office_after(reading: Reading, span: Span) -> Span:
    """A known person with the office that follows the name, where none stands before it."""
    return replace(span, role=office_after(reading, span.end)) if span.kind == "person" and not span.role else span


def _belongs_to_office(reading: Reading, index: int) -> bool:
    form = reading.form(index)
    if form in listed("words_after_names") and not is_title(form):
        return False
    if form.startswith(("ال", "لل", "وال")):
        return True
    heads = roles("organisation_heads")
    return (
        form in origins()
        or form in ("عام", "اول", "هيئه", "اركان")
        or any(form in heads[key] for key in ("strong", "weak"))
    )

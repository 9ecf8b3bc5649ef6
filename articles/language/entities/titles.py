"""People after their titles: ``وزير الدفاع العراقي عرفان الحيالي``; offices after names: ``إياد علاوي نائب الرئيس``."""

from dataclasses import replace

from ..normalise import fold
from .lexicon import NameWord, is_common, is_from_elsewhere, listed, origins, roles
from .marks import Mark
from .mention import Span
from .name_ends import extended, written
from .offices import ROLE_PREPOSITIONS, ends_role, is_title, opens_something, role_before
from .person_names import Name, Part, certainty, name_at
from .reading import QUOTES, Reading

_LONGEST_ROLE = 14
_NESTED_TITLES = 4
_STATES = frozenset(
    ["مصاب", "مريض", "مريضه", "غايب", "غائب", "حاضر", "موقوف", "مشغول", "متهم", "مرهق", "معتقل", "مفقود"]
)
"""What the sentence says of a man, not his name: والكابتن هيثم مصاب، فلن يلعب."""
_TAKES_PLACE_OF_NAME = frozenset(["الملك", "الملكه", "الامير", "الاميره", "سمو", "الخليفه", "السلطان"])


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
    if title is None or (title[0] == "ممثله" and reading.form(index + 1) == "في"):
        return None
    bare, nested = True, 0
    for at in range(index + 1, min(index + 1 + _LONGEST_ROLE, reading.size)):
        dot = "." if len(reading.form(at - 1)) < 3 else ""
        comma = not reading.joined(at - 1, dot) and reading.joined(at - 1, "،,")
        if not comma and not reading.joined(at - 1, dot) and not _about_marks(reading, at):
            return None
        nested += is_title(reading.form(at))
        if nested > _NESTED_TITLES:
            return None
        if at in known:
            _give_role(reading, index, title[1], at, known)
            return None
        if reading.covered[at] or reading.form(at) in ROLE_PREPOSITIONS:
            bare = False
            continue
        name = name_at(reading, at) if reading.free(at, at + 1) else None
        called = bare and (
            reading.form(at - 1).startswith("ال") or reading.form(at - 1) in roles("people_titles")["rank"]
        )
        if name and (sure := _certainty(reading, name, called, comma)):
            name, how = extended(reading, _with_plain_family(reading, _with_family(reading, name)))
            return _span(reading, index, title[1], name, sure, how)
        after_preposition = name is not None and reading.form(at - 1) in ROLE_PREPOSITIONS
        if after_preposition or (comma and not is_title(reading.form(at))) or ends_role(reading, at):
            return None
        bare = bare and reading.form(at) in roles("people_titles")["rank"]
    return None


def _about_marks(reading: Reading, at: int) -> bool:
    """Whether only a quotation mark parts a word from a body in marks beside it: عضو مكتب «الإرادة» صبحي."""
    gap = reading.gap(at - 1).strip()
    return len(gap) == 1 and gap in QUOTES and bool(reading.covered[at] or reading.covered[at - 1])


def _give_role(reading: Reading, index: int, cut: int, at: int, known: dict[int, Span]) -> None:
    """The outermost title comes first; those within it change nothing."""
    person = known[at]
    if not person.cut and not person.role:
        known[at] = replace(person, role=role_before(reading, index, cut, at, person.end))


_NOT_BEFORE_ONE = frozenset(
    ["الفريق", "الحكم", "المعارضه", "الممثلين", "النجم", "الطالب", "اللاعب", "المدافع", "المهاجم", "الحارس", "المتهم"]
)


def _certainty(reading: Reading, name: Name, bare: bool, comma: bool) -> float:
    """How surely the run of name words after a title is the titled person."""
    kinds = [part.kind for part in name.parts]
    if reading.form(name.first - 1) in ROLE_PREPOSITIONS or not reading.free(name.first, name.end):
        return 0.0
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
    return _of_one(reading, name, kinds[0], bare)


def _of_one(reading: Reading, name: Name, kind: NameWord, bare: bool) -> float:
    """A single word right after a title."""
    before, form = reading.form(name.first - 1).removeprefix("و"), reading.form(name.first)
    if form.startswith(("ال", "لل")):
        named = reading.kind(name.first - 1) is NameWord.GIVEN and not before.startswith("ال")
        return 0.0 if named or form.startswith("لل") else _of_definite(before, form, kind, bare)
    if kind is NameWord.FAMILY:
        described = before in roles("people_titles")["office"] and is_common(form, 3e-6) and not is_from_elsewhere(form)
        return 0.0 if described else 0.75  # المدير غائب
    kin = reading.tokens[name.first - 1].text.endswith("ه")
    if before in roles("people_titles")["office"] and not before.startswith("ال") and not kin:
        return 0.0  # مرشح فريد, مسؤول تركي: an indefinite noun and its adjective
    if kind is NameWord.GIVEN:
        return 0.75
    if kind is NameWord.UNKNOWN:
        return 0.6 if bare and looks_foreign(reading.tokens[name.first].text) else 0.0
    return 0.6 if bare and kind is NameWord.DOUBTFUL and before in roles("people_titles")["rank"] else 0.0


def _of_definite(before: str, form: str, kind: NameWord, bare: bool) -> float:
    """الدكتور اليامي, الرئيس التونسي السبسي; but الرئيس الفخري and الإعلام الحربي are a noun and its adjective."""
    titles = roles("people_titles")
    personal = before in titles["rank"] and before not in listed("ranks_with_adjectives")
    agrees = form.endswith("ي") and before.startswith("ال") and not (before.endswith("ه") or before in origins())
    if kind is NameWord.FAMILY:
        return 0.0 if agrees and not personal and before not in titles["office"] else 0.75
    if kind is NameWord.GIVEN:
        return 0.75 if personal else 0.0
    return 0.6 if kind is NameWord.DEFINITE and personal and bare and form.endswith("ي") else 0.0


def looks_foreign(written: str) -> bool:
    """Whether a word that nothing knows has no shape of an Arabic verb, participle or noun with a suffix."""
    form = fold(written)
    verbal = written.startswith("أ") and len(form) == 4
    return not (
        verbal
        or form.endswith(("ته", "ها", "هم", "وا", "ات", "ون", "ين", "ه", "نا", "ت"))
        or form.startswith(("مت", "مست", "من", "است", "كا"))
        or (len(form) == 5 and form[0] == "م" and form[3] == "و")
        or (len(form) == 4 and form[1:3] == "ائ")
        or (len(form) > 4 and form[0] in "بلفكس" and is_common(form[1:], 6e-6))
        or (len(form) == 6 and form[:2] == "بم" and form[4] == "و")
        or (form.endswith("ا") and "\u064b" in written)
    )


def _with_family(reading: Reading, name: Name) -> Name:
    """``وزير الخارجية وليد المعلم``: a definite word right after a titled given name that stands alone is the family
    name, though no list has it; kings and princes go by their given names."""
    at = name.end
    form = reading.form(at)
    if len(name.parts) != 1 or name.parts[0].kind is not NameWord.GIVEN or not reading.joined(at - 1):
        return name
    before = reading.form(name.first - 1)
    if not (
        before.startswith(("ال", "وال", "بال", "لل")) or before == "عام" or before in origins() or is_title(before)
    ):
        return name
    if before in _TAKES_PLACE_OF_NAME or not form.startswith("ال") or len(form) < 5:
        return name
    title = is_title(form) and form != "القاضي"
    if title or form in origins() or form in listed("words_after_names") or form in listed("speaker_stops"):
        return name
    if form.endswith(("يه", "ين", "ون", "ات")) or form in listed("not_families") or is_common(form, 6e-5):
        return name
    return Name(name.first, at + 1, name.cut, (*name.parts, Part(NameWord.DEFINITE, at + 1)))


def _with_plain_family(reading: Reading, name: Name) -> Name:
    """``عضو اللجنة ثائر مخيف شكك``, ``العميد يحيى سريع، في بيان``: an indefinite word that closes a titled person's
    name, because a verb of speech, أن or a comma follows it."""
    at = name.end
    form = reading.form(at)
    if not form or form.startswith("ال") or not reading.joined(at - 1) or not reading.free(at, at + 1):
        return name
    if len(form) < 3 or name.parts[-1].kind not in (NameWord.GIVEN, NameWord.FAMILY, NameWord.UNKNOWN):
        return name
    if opens_something(reading, at) or not _is_closed(reading, at):
        return name
    if len(name.parts) == 1 and form in _STATES:
        return name
    return Name(name.first, at + 1, name.cut, (*name.parts, Part(NameWord.UNKNOWN, at + 1)))


def _is_closed(reading: Reading, at: int) -> bool:
    gap = reading.gap(at).strip()
    if gap:
        return gap[:1] in "،,(" and len(gap) == 1
    following = reading.form(at + 1)
    return following in ("ان", "بان", "انه", "انها", "بانه") or following in listed("reporting_verbs")


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
    rank = form in roles("people_titles")["rank"]
    return rank or form.startswith("ال") or form in origins() or bool(reading.covered[index])


def _is_office(reading: Reading, index: int) -> bool:
    return (
        reading.form(index) in roles("people_titles")["office"]
        and reading.kind(index) is not NameWord.GIVEN
        and not (
            reading.kind(index) is NameWord.DOUBTFUL and reading.kind(index + 1) in (NameWord.DEFINITE, NameWord.FAMILY)
        )
    )


def _span(reading: Reading, index: int, cut: int, name: Name, sure: float, how: str) -> Span:
    role = role_before(reading, index, cut, name.first, name.end)
    name = _with_ordinal(reading, name, reading.form(name.first - 1))
    rule = f"title.{how or 'before_name'}"
    return Span(name.first, name.end, 0, "person", written(reading, name), rule, sure, role, name.last)


def _with_ordinal(reading: Reading, name: Name, title: str) -> Name:
    """``الملك عبدالله الثاني``."""
    royal = title in ("الملك", "الملكه", "البابا", "ملك", "السلطان")
    if royal and reading.joined(name.end - 1) and reading.form(name.end) in roles("name_parts")["ordinal"]:
        return Name(name.first, name.end + 1, name.cut, name.parts)
    return name

"""Offices as written: where one begins, what belongs to it, where it ends."""

import re
from dataclasses import replace

from ..clitics import is_stop_word
from ..normalise import strip_marks
from ..words import frequencies
from .lexicon import is_common, listed, nations, origins, roles, splits
from .mention import Span
from .reading import Reading

ROLE_PREPOSITIONS = frozenset(("في", "لدي", "عن", "لشؤون", "باسم", "من", "و", "بين", "لدى", "المسؤول_"))
_LONGEST_OFFICE = 12
_SHORTEST_VERB = 2
_OFFICE_PREPOSITIONS = frozenset(["باسم", "في", "لدي", "لشؤون"])
_HONOURS = frozenset(["معالي", "سعاده", "فخامه", "سمو", "صاحب", "جلاله", "سماحه", "فضيله"])
_LED_BY = frozenset(["برئاسه", "بقياده", "بزعامه", "بحضور", "برفقه", "بمشاركه", "يقوده", "يراسه", "يتراسه"])
_SPACES = re.compile(r"[\s،,]+")


def is_title(form: str) -> bool:
    titles = roles("people_titles")
    return form in titles["rank"] or form in titles["office"]


def with_office_after(reading: Reading, span: Span) -> Span:
    """A known person with the office that follows the name, where none stands before it."""
    return replace(span, role=office_after(reading, span.end)) if span.kind == "person" and not span.role else span


def office_after(reading: Reading, end: int) -> str:
    """The office that follows a name directly or after a comma; empty where none does."""
    if not reading.joined(end - 1, "،,") or reading.form(end) not in roles("people_titles")["office"]:
        return ""
    last = end + 1
    while last - end < _LONGEST_OFFICE and reading.joined(last - 1) and _belongs_to_office(reading, last):
        last += 1
        if reading.form(last - 1) in nations() and reading.form(last) not in origins():
            break
    if last == end + 1 and not reading.form(end).startswith("ال"):
        return ""
    return clean_role(reading.text[reading.tokens[end].start : reading.tokens[last - 1].end])


def _is_annexed(reading: Reading, index: int) -> bool:
    """An indefinite noun before what makes it definite: مدير أمن المنيا."""
    form = reading.form(index)
    following = reading.joined(index) and (
        reading.form(index + 1).startswith("ال") or (index + 1 < reading.size and reading.covered[index + 1])
    )
    return form.startswith("ال") or (form in listed("annexed_nouns") and bool(following))


def _belongs_to_office(reading: Reading, index: int) -> bool:
    form = reading.form(index)
    if reading.covered[index]:
        return not (form.startswith("و") and splits(form, form[1:]))
    if form in listed("words_after_names") and not is_title(form) and form not in ("السابق", "السابقه"):
        return False
    if form.startswith(("ال", "لل", "وال")):
        return True
    if form in _OFFICE_PREPOSITIONS:
        return reading.joined(index) and (bool(reading.covered[index + 1]) or _is_annexed(reading, index + 1))
    if _is_annexed(reading, index):
        return True
    heads = roles("organisation_heads")
    return (
        form in origins()
        or form in ("عام", "اول", "هيئه", "اركان")
        or any(form in heads[key] for key in ("strong", "weak"))
    )


def role_before(reading: Reading, index: int, cut: int, first: int, end: int) -> str:
    index, cut = _last_opening(reading, index, cut, first)
    role = clean_role(reading.text[reading.tokens[index].start + cut : reading.tokens[first].start])
    if role.startswith("لل"):
        role = "ا" + role[1:]
    return (office_after(reading, end) or role) if _only_ranks(reading, index, first) else role


def _only_ranks(reading: Reading, first: int, end: int) -> bool:
    ranks = roles("people_titles")["rank"] | {"اول", "الاول"}
    return all(reading.form(at) in ranks for at in range(first, end))


def _last_opening(reading: Reading, index: int, cut: int, first: int) -> tuple[int, int]:
    """Where the titled person's own title begins: what a title addresses or receives (``برقية لفخامة الرئيس``), and
    whoever stands after a word that no office has, is somebody else; so is the first of بين الوزير ورئيس الحكومة."""
    between = reading.form(index - 1) == "بين"
    for at in range(index + 1, first):
        form, before = reading.form(at), reading.form(at - 1)
        received = form.startswith("ل") and form[1:] in _HONOURS
        if received or (between and form.startswith("و") and is_title(form[1:])):
            index, cut = at, 1
        elif before in listed("not_in_roles") and (form in _HONOURS or is_title(form)):
            index, cut = at, 0
    return index, cut


def clean_role(written: str) -> str:
    role = _SPACES.sub(" ", strip_marks(written)).strip(" .،,:«»\"“”'()")
    opened = next((pair for pair in ("«»", "“”") if role.count(pair[0]) > role.count(pair[1])), "")
    role += opened[-1:] or ('"' if role.count('"') % 2 else "")
    return role if len(role) <= 120 else role[:120].rsplit(" ", 1)[0]


def ends_role(reading: Reading, index: int) -> bool:
    """Verbs, pronouns, and words that open something else."""
    form = reading.form(index)
    if form in _LED_BY or form in roles("name_parts")["joint"]:
        return True
    if form in ROLE_PREPOSITIONS or (form.startswith("ال") and form != "الي"):
        return (
            form in listed("words_after_names") and not is_title(form) and form not in ("السابق", "السابقه", "الجديد")
        )
    if form.startswith("و") and len(form) > 3 and not form.startswith("وال") and _opens_clause(reading, index):
        return True
    if reading.tokens[index].text.endswith(("اً", "ًا")) or form in listed("not_in_offices"):
        return True
    if form.startswith("ي") and len(form) > 3 and is_common(form, 1e-6) and form not in origins():
        return True  # a verb: الأمير يشكو
    return form in listed("speaker_stops") or form in listed("reporting_verbs") or form.isdecimal()


def _opens_clause(reading: Reading, index: int) -> bool:
    """``وغادرت``, ``وبشكل``: و and no title, office noun or first word of an annexation (``وعلاقات المرضى``)."""
    form = reading.form(index)
    rest = form[1:]
    if is_title(rest):
        return False
    return rest.startswith(("ب", "ل", "ك")) or (rest.endswith("ت") and not rest.endswith("ات"))


def opens_something(reading: Reading, at: int) -> bool:
    """Verbs, prepositions, titles, adverbs, and words with a clitic."""
    form = reading.form(at)
    if is_stop_word(form) or is_title(form) or form in origins() or form in listed("speaker_stops"):
        return True
    if form in listed("reporting_verbs") or form in listed("weak_reporting_verbs") or form in listed("headline_verbs"):
        return True
    if form.startswith("ي") and len(form) > _SHORTEST_VERB and is_common(form, 1e-6):
        return True
    if form.startswith(("سي", "ست")) and len(form) > 4 and is_common(form[1:], 1e-6):
        return True  # سيحضر
    adverb = form.endswith("ا") or "\u064b" in reading.tokens[at].text
    adverb = adverb or any(cut and rest in frequencies() and splits(form, rest) for rest, cut in reading.cuts(at))
    return adverb or form.endswith(("ته", "ها", "هم", "ين", "ون", "ات", "تين")) or not form.isalpha() or form.isascii()

"""A name that the tagger proposes, as the rules write names: without joined letters, with its role and short form."""

from typing import cast

from .gazetteer import Gazetteer
from .lexicon import NameWord, is_common, listed, name_word, origins, roles
from .mention import Kind, Span
from .offices import ROLE_PREPOSITIONS, ends_role, is_title, office_after, role_before
from .person_names import starts_no_name
from .reading import Reading
from .tagging.lattice import Candidate
from .tagging.spelling import core_of
from .titles import looks_foreign

_LONGEST_ROLE = 14
_RARE = 1e-5
_SURE = 0.85
"""Probability from which the tagger is believed against what the rules know of single words."""
_SURE_OF_LATIN = 0.97
"""The same for Latin words, which in Arabic text are more often a term or a gloss than a company."""
_PLAIN = 5e-6
_SHORT_TITLES = frozenset(["د", "م", "ا"])
_BOUND = frozenset(["عبد", "ابو", "ابي", "ابا", "ابن", "بن", "ال", "ام", "بو"])
_NAMES = (NameWord.GIVEN, NameWord.FAMILY, NameWord.DOUBTFUL)


def as_span(reading: Reading, one: Candidate, written: frozenset[str]) -> Span:
    """``written`` are the folded words of the article."""
    person = one.kind == "person"
    first = one.first - (person and _begins_before(reading, one))
    cut = letters_before(reading, first, written)
    role = _role(reading, first, one.end) if person and not cut else ""
    return Span(
        first, one.end, cut, cast(Kind, one.kind), reading.written(first, one.end, cut), f"crf.{one.kind}",
        round(one.probability, 2), role or (office_after(reading, one.end) if person else ""),
        _short(reading, first, one.end) if person else 0,
    )  # fmt: skip


def is_broken(reading: Reading, one: Candidate) -> bool:
    """Whether a comma or the like parts a person's name, a single letter ends it (``وهبه لـ``) or a shortened title
    begins it (``م. سامر``); or a noun that makes no body alone stands before a place (``مجلس بغداد``)."""
    first = reading.forms[one.first]
    if one.kind == "organisation":
        weak = one.end - one.first == 2 and first in roles("organisation_heads")["weak"]
        return weak and one.probability < _SURE and bool(reading.covered[one.end - 1])
    if one.kind != "person" or starts_no_name(reading, one.first):
        return one.kind == "person"
    inner = (reading.gap(at) for at in range(one.first, one.end - 1))
    shortened = first in _SHORT_TITLES and one.end - one.first > 1
    return (
        shortened or any(gap != "-" and gap.strip(" \u00a0.") for gap in inner) or len(reading.forms[one.end - 1]) < 2
    )


def goes_too_far(reading: Reading, one: Candidate, rule: Span) -> bool:
    """Whether what the tagger adds behind a name of the rules begins something else: a title, players, a word that
    stands after names, a definite word of the language behind a person."""
    if rule.kind != one.kind or not one.first < rule.end < one.end:
        return False
    form = reading.form(rule.end)
    if one.kind == "person" and (one.probability >= _SURE or reading.kind(rule.end) is not NameWord.NONE):
        return False
    plural = form.startswith("ال") and form.endswith(("ين", "ون"))
    described = is_title(form) or form in listed("words_after_names")
    return plural or described or (one.kind == "person" and form.startswith("ال") and is_common(form, _PLAIN))


def _begins_before(reading: Reading, one: Candidate) -> bool:
    """``المدرب آلان عون``: the word between a title and a name of one word, where it may be a name."""
    before = one.first - 1
    if one.end - one.first > 1 or before < 1 or not (reading.joined(before) and reading.joined(before - 1)):
        return False
    # Folded, آلان is the adverb الآن, which is never written so.
    named = reading.kind(before) in (*_NAMES, NameWord.UNKNOWN) or reading.tokens[before].text.startswith("آ")
    return named and reading.free(before, one.first) and any(is_title(form) for form, _ in reading.cuts(before - 1))


def is_doubtful(reading: Reading, one: Candidate, gazetteer: Gazetteer) -> bool:
    """Whether what the rules know speaks against a name that none of them found: words that a rule knows to be nobody's
    name, half a name, one word said twice, one everyday word, a place that the gazetteer knows and had reasons to pass
    over."""
    forms = reading.forms[one.first : one.end]
    if forms[-1] in _BOUND or not reading.free(one.first, one.end) or (len(forms) == 2 and forms[0] == forms[1]):
        return True
    if one.probability < _SURE_OF_LATIN and all(form.isascii() for form in forms):
        heads = roles("organisation_heads")["strong"]
        return not one.first or not any(rest in heads for rest, _ in reading.cuts(one.first - 1))
    if one.probability >= _SURE:
        return False
    if forms[0] in ("بن", "ال"):
        return True
    if len(forms) > 1:
        return _is_phrase(reading, one)
    form, written = forms[0], reading.tokens[one.first].text
    if one.kind == "person":
        return any(is_common(rest) for rest, _ in reading.cuts(one.first)) and not _role(reading, one.first, one.end)
    known = [gazetteer.get((rest,)) for rest, _ in reading.cuts(one.first)]
    if one.kind == "place" and any(entry and not entry.needs for entry in known):
        return True
    return is_common(form) or (not form.startswith("ال") and not looks_foreign(written))


def _is_phrase(reading: Reading, one: Candidate) -> bool:
    """``سهام المغرضين``, ``المدينة القديمة``, ``جبل ملاصق``: words of the language and no name."""
    forms = reading.forms[one.first : one.end]
    if one.kind == "person":
        plural = forms[-1].startswith("ال") and forms[-1].endswith(("ون", "ين", "ات"))
        return plural or reading.kind(one.end - 1) is NameWord.NONE
    if one.kind != "place":
        return False
    participle = len(forms) == 2 and len(forms[1]) == 5 and forms[1][0] == "م" and forms[1][2] == "ا"
    return participle or (forms[0].startswith("ال") and forms[0][2:] in listed("place_heads"))


def letters_before(reading: Reading, index: int, written: frozenset[str]) -> int:
    """How many code points before a name, in its first word, are و ف ب ل ك: those that what is known of words, or the
    article itself with the name written alone, says are not the name's."""
    form = reading.forms[index]
    kind = name_word(reading.tokens[index].text)
    if form in listed("own_first_letter") or kind in _NAMES:
        return 0
    core = core_of(form)
    rare = not is_common(form, _RARE)
    for rest, cut in reading.cuts(index)[1:]:
        definite = rest.startswith("ال") and len(rest) > 4
        alone = rare and len(rest) > 2 and rest in written
        if rest == core or definite or alone or (cut and name_word(reading.tokens[index].text[cut:]) in _NAMES):
            return cut
    return 0


def _role(reading: Reading, first: int, end: int) -> str:
    """The title that leads to a person's name, as written; "" where none does."""
    before = reading.form(first - 1)
    if not reading.joined(first - 1) or before in ROLE_PREPOSITIONS or not _may_end_role(reading, first - 1):
        return ""
    found: tuple[int, int] | None = None
    for at in range(first - 1, max(-1, first - 1 - _LONGEST_ROLE), -1):
        title = next((cut for form, cut in reading.cuts(at) if is_title(form)), None)
        if title is not None:
            found = (at, title)
        elif ends_role(reading, at):
            break
        if not reading.joined(at - 1):
            break
    return role_before(reading, *found, first, end) if found else ""


def _may_end_role(reading: Reading, index: int) -> bool:
    form = reading.form(index)
    rank = form in roles("people_titles")["rank"]
    return rank or form.startswith(("ال", "وال", "لل", "بال")) or form in origins() or bool(reading.covered[index])


def _short(reading: Reading, first: int, end: int) -> int:
    """How many of a person's last words stand for the whole: two in أبو بكر, عبد الله."""
    return min(end - first, 2 if end - first > 1 and reading.form(end - 2) in _BOUND else 1)

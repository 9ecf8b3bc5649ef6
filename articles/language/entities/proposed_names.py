"""A name that the tagger proposes, as the rules write names: without joined letters, with its role and short form."""

from typing import cast

from .lexicon import NameWord, is_common, listed, name_word, origins, roles
from .mention import Kind, Span
from .offices import ROLE_PREPOSITIONS, ends_role, is_title, office_after, role_before
from .person_names import starts_no_name
from .reading import Reading
from .tagging.lattice import Candidate
from .tagging.spelling import core_of

_LONGEST_ROLE = 14
_RARE = 1e-5
_SURE, _SURE_OF_LATIN = 0.85, 0.98
"""Probabilities from which the tagger is believed against what is known of words: of Latin ones too, which in Arabic
text are more often a term or a gloss than a company."""
_PARTING = frozenset("،,؛;:")
_COUNTERPARTS = frozenset(("نظيره", "نظيرها", "نظيرته", "نظيرتها", "زميله", "زميلها"))
_BEFORE_RANKS = frozenset(("برتبه", "بدرجه", "رتبه"))
_SHORT_TITLES = frozenset(["د", "م", "ا"])
_BOUND = frozenset(["عبد", "ابو", "ابي", "ابا", "ابن", "بن", "ال", "ام", "بو"])
_NAMES = (NameWord.GIVEN, NameWord.FAMILY, NameWord.DOUBTFUL)


def as_span(reading: Reading, one: Candidate, written: frozenset[str], *, follows: bool = False) -> Span:
    """``written`` are the folded words of the article; ``follows``: a name of the kind stands right before."""
    person = one.kind == "person"
    first = one.first - (person and _begins_before(reading, one))
    cut = letters_before(reading, first, written)
    if follows and not cut and _is_and(reading, first):
        cut = 1
    role = _role(reading, first, one.end) if person and not cut else ""
    return Span(
        first, one.end, cut, cast(Kind, one.kind), reading.written(first, one.end, cut), f"crf.{one.kind}",
        round(one.probability, 2), role or (office_after(reading, one.end) if person else ""),
        _short(reading, first, one.end) if person else 0,
    )  # fmt: skip


def is_broken(reading: Reading, one: Candidate) -> bool:
    """Whether words cannot be a name: they end in the middle of one (``عبد``), say one word twice, are a Latin term or
    have a comma between them."""
    forms = reading.forms[one.first : one.end]
    if forms[-1] in _BOUND or (len(forms) == 2 and forms[0] == forms[1]):
        return True
    if all(form.isascii() for form in forms):
        return one.probability < _SURE_OF_LATIN and not is_headed(reading, one.first)
    if one.kind == "person":
        return _is_nobody(reading, one, forms)
    return any(set(reading.gap(at)) & _PARTING for at in range(one.first, one.end - 1))


def _is_nobody(reading: Reading, one: Candidate, forms: list[str]) -> bool:
    """Whether something else than a hyphen parts a person's words, a letter without a dot ends them (``وهبه لـ``), a
    shortened title begins them (``م. سامر``) or a definite plural ends them (``سهام المغرضين``)."""
    if starts_no_name(reading, one.first) or forms[0] in _BEFORE_RANKS:
        return True
    if forms == ["علي"] and reading.tokens[one.first].text.endswith("ى"):
        return True  # على, the preposition
    if len(forms) > 1 and forms[-1] in _COUNTERPARTS:
        return True  # التقى كرافتشوك نظيره
    plural = len(forms) > 1 and forms[-1].startswith("ال") and forms[-1].endswith(("ون", "ين", "ات"))
    if plural and one.probability < _SURE:
        return True
    shortened = forms[0] in _SHORT_TITLES and len(forms) > 1
    lettered = len(forms[-1]) < 2 and not reading.gap(one.end - 1).startswith(".")
    inner = (reading.gap(at) for at in range(one.first, one.end - 1))
    return shortened or lettered or any(gap != "-" and gap.strip(" \u00a0.") for gap in inner)


def is_headed(reading: Reading, index: int) -> bool:
    """Whether a noun that leads to bodies stands before a word: ``شركة Hargate``."""
    heads = roles("organisation_heads")
    leading = heads["strong"] | heads["weak"]
    return index > 0 and any(rest in leading for rest, _ in reading.cuts(index - 1))


def _begins_before(reading: Reading, one: Candidate) -> bool:
    """``المدرب آلان عون``: the word between a title and a name of one word, where it may be a name."""
    before = one.first - 1
    if one.end - one.first > 1 or before < 1 or not (reading.joined(before) and reading.joined(before - 1)):
        return False
    # Folded, آلان is the adverb الآن, which is never written so.
    named = reading.kind(before) in (*_NAMES, NameWord.UNKNOWN) or reading.tokens[before].text.startswith("آ")
    return named and reading.free(before, one.first) and any(is_title(form) for form, _ in reading.cuts(before - 1))


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


def _is_and(reading: Reading, index: int) -> bool:
    """``أزيلال وتيلوكيت``: after a name of its kind the و of a word that no list knows joins it to that name."""
    token = reading.tokens[index]
    known = token.form in listed("own_first_letter") or name_word(token.text) in _NAMES
    return token.text.startswith("و") and len(token.form) > 3 and not known


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

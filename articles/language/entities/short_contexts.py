"""Where a word that may be a word of the language names a person of the article: beside a verb, a title, a relative."""

import re
from functools import cache

from ..clitics import is_stop_word
from ..normalise import fold, strip_marks
from ..words import entries, frequencies
from .lexicon import NameWord, is_common, is_foreign, is_from_elsewhere, listed, name_word, origins, roles, splits
from .name_forms import particles
from .offices import is_title
from .reading import QUOTES, Reading

_ENDINGS = ("", "ت", "وا", "ا", "تا")
_THAT = frozenset(["ان", "بان", "لان", "وان", "فان", "لكن", "ولكن", "انما", "كما"])
_KIN = [
    "والد",
    "والده",
    "اب",
    "ام",
    "شقيق",
    "شقيقه",
    "اخ",
    "اخت",
    "زوج",
    "زوجه",
    "ابن",
    "ابنه",
    "نجل",
    "نجله",
    "كريمه",
    "خال",
    "خاله",
    "عم",
    "عمه",
    "جد",
    "جده",
    "حفيد",
    "حفيده",
    "صديق",
    "صديقه",
    "زميل",
    "زميله",
    "جار",
    "جاره",
    "خطيب",
    "خطيبه",
    "توام",
    "ارمله",
    "والدي",
    "صهر",
]
_PRONOUNS = ("", "ه", "ها", "هم", "هما", "نا", "ي")
_LIGHT = frozenset(
    [
        "كان",
        "كانت",
        "يكون",
        "تكون",
        "بات",
        "باتت",
        "ظل",
        "ظلت",
        "صار",
        "صارت",
        "اصبح",
        "اصبحت",
        "ليس",
        "ليست",
        "هناك",
        "ثمه",
        "يوجد",
    ]
)
_NOT_BEFORE = frozenset(
    [
        "شارع",
        "جاده",
        "نهج",
        "طريق",
        "مسجد",
        "جامع",
        "ساحه",
        "دوار",
        "كاس",
        "جائزه",
        "ملعب",
        "مدرسه",
        "كليه",
        "قصر",
        "برج",
        "جسر",
        "سوق",
    ]
)
_NO_VERBS = frozenset(
    ["غير", "مثل", "شخص", "رجل", "صوت", "سوء", "حسن", "عبر", "خلف", "امام", "بنت", "بيت", "وقت", "موت", "زيت", "سبت"]
)
_FAMILIES = frozenset(
    ["اسره", "اسر", "عائله", "عائلات", "عشيره", "عشيرتا", "عشيرتي", "عشائر", "قبيله", "بيت", "اهل", "بني", "عموم"]
)
_EVERYDAY = 5e-5
_PARTICIPLE = re.compile(r"م?(?:.ا..|..[يوا].)ه?")


@cache
def speech() -> frozenset[str]:
    """Folded verbs of speech."""
    return listed("reporting_verbs") | listed("weak_reporting_verbs")


@cache
def _verbs() -> frozenset[str]:
    past = {fold(verb) + ending for (line,) in entries("past_verbs") for verb in line.split() for ending in _ENDINGS}
    return (speech() | listed("headline_verbs") | past) - _LIGHT


@cache
def _kin() -> frozenset[str]:
    stems = {word.removesuffix("ه") + "ت" if word.endswith("ه") else word for word in _KIN}
    return frozenset(_KIN) | {stem + pronoun for stem in stems for pronoun in _PRONOUNS}


def after_speech(reading: Reading, index: int) -> bool:
    """Whether a verb of speech stands right before."""
    return reading.joined(index - 1) and any(rest in speech() for rest, _ in reading.cuts(index - 1))


def after_verb(reading: Reading, index: int) -> bool:
    """Whether a verb whose subject the word can be stands right before."""
    if not index or not reading.joined(index - 1):
        return False
    return _is_verb(reading, index - 1)


def _is_verb(reading: Reading, index: int) -> bool:
    """Whether a word is a listed verb, or has the shape of one that opens a clause (``وأهدت``, ``وبكى``, ``يضحك``)."""
    form = reading.form(index)
    bare = form.removeprefix("و").removeprefix("ف")
    if is_stop_word(form) or is_stop_word(bare) or bare in _LIGHT or bare in _NO_VERBS:
        return False
    if any(rest in _verbs() for rest, _ in reading.cuts(index)):
        return True
    if len(bare) < 3 or bare.startswith("ال") or reading.kind(index) is not NameWord.NONE:
        return False
    if bare != form and (_ends_as_verb(reading.tokens[index].text, bare) or _conjugates(bare)):
        return True
    return _is_present(bare.removeprefix("س"))


def _ends_as_verb(written: str, bare: str) -> bool:
    feminine = bare.endswith("ت") and not bare.endswith("ات")
    return feminine or written.endswith("ى")


def _conjugates(bare: str) -> bool:
    known = frequencies()
    return f"{bare}ت" in known and (f"{bare}وا" in known or f"ي{bare}" in known)


def _is_present(bare: str) -> bool:
    if len(bare) < 4 or not bare.startswith(("ي", "ت")) or not is_common(bare, 1e-6) or bare in _LIGHT:
        return False
    nominal = bare.endswith(("ه", "ي", "يا", "ات", "ها", "هم", "ين", "ون")) or bare in origins()
    return not nominal and (bare.startswith("ي") or not (len(bare) == 5 and bare[3] == "ي"))


def is_pointed_at(reading: Reading, index: int) -> bool:
    """Whether what stands around an indefinite word tells of a person: a verb, أن, a title, a relative, أما ... ف."""
    if not index or not reading.joined(index - 1):
        return _opens_speech(reading, index)
    previous = reading.form(index - 1)
    if previous in _THAT or after_verb(reading, index) or _is_definite_title(previous.removeprefix("و")):
        return True
    if previous in ("اما", "واما"):
        return reading.form(index + 1).startswith("ف")
    if previous.removeprefix("و") in ("كان", "كانت"):
        return reading.form(index + 1) == "قد"
    return any(rest in _kin() for rest, _ in reading.cuts(index - 1)) or previous == "يا"


def _is_definite_title(form: str) -> bool:
    """المهندسة, but neither رجل nor نائب, which adjectives follow."""
    return form.startswith("ال") and is_title(form)


def _opens_speech(reading: Reading, index: int) -> bool:
    """«صابر أخطأ المرمى»: the first word of direct speech, before a verb."""
    opened = bool(index) and bool(QUOTES & set(reading.gap(index - 1)) or ":" in reading.gap(index - 1))
    following = reading.form(index + 1)
    return opened and reading.joined(index) and (following in ("كان", "كانت") or _is_verb(reading, index + 1))


def is_free_before(reading: Reading, index: int, form: str, cut: int) -> bool:
    """Whether no name goes on into the word ``form``, and no street or school bears it."""
    if not index or not reading.joined(index - 1):
        return True
    previous, kind = reading.form(index - 1), reading.kind(index - 1)
    if previous in particles() or any(rest in _not_before() for rest, _ in reading.cuts(index - 1)):
        return False
    if cut:
        return True
    if reading.covered[index - 1]:
        return False
    if kind is NameWord.UNKNOWN and is_from_elsewhere(form):
        return previous.endswith(("ت", "ه", "وا", "ها"))
    if kind is not NameWord.GIVEN or is_title(previous) or is_stop_word(previous) or previous in _kin():
        return True
    return any(rest in _verbs() for rest, _ in reading.cuts(index - 1))


@cache
def _not_before() -> frozenset[str]:
    return _NOT_BEFORE | listed("place_nouns")


def is_free_after(reading: Reading, end: int, definite: bool) -> bool:
    """Whether no name goes on behind words that end before ``end``; ``definite``: a definite word, or one that
    ends as families do, would go on too."""
    if end >= reading.size or not reading.joined(end - 1):
        return True
    form, kind = reading.form(end), reading.kind(end)
    if is_stop_word(form) or form in _verbs() or is_title(form):
        return True
    if reading.covered[end] or form in particles():
        return False
    if form.startswith("ال"):
        return not definite and kind is not NameWord.FAMILY
    if definite and (form in origins() or (form.endswith("ي") and len(form) > 3)) and not _is_verb(reading, end):
        return False  # نسرين عجمي
    return kind not in (NameWord.GIVEN, NameWord.FAMILY)


def is_whole_word(reading: Reading, index: int, form: str, cut: int) -> bool:
    """Whether letters cut before a name are joined to it, and no part of a word: وعد is no عد."""
    return not cut or splits(reading.forms[index], form)


@cache
def _calendar() -> frozenset[str]:
    return listed("months") | listed("months_hijri") | listed("seasons") | listed("weekdays") | listed("feasts")


def is_name_alone(form: str) -> bool:
    """Whether a word is a name and nothing else: foreign, or no participle (``ظافر``, ``شريف``) and without the article
    that Arabic nouns have (الجمال, but no الشيرين)."""
    kind = name_word(form)
    if len(form) < 3 or kind not in (NameWord.GIVEN, NameWord.UNKNOWN) or form.startswith("ال"):
        return False
    if form in _calendar():
        return False
    if kind is NameWord.UNKNOWN or (is_foreign(form) and not is_common(form, _EVERYDAY)):
        return True
    share = frequencies().get(form, 0.0)
    noun = frequencies().get(f"ال{form}", 0.0) > share / 20
    return share < _EVERYDAY and not noun and not _PARTICIPLE.fullmatch(form)


def is_subject(reading: Reading, index: int, form: str) -> bool:
    """``وحضرت شيرين المسرحية``: a name between a verb and a definite word of the language, which is no family."""
    following = reading.form(index + 1)
    told = is_name_alone(form) and after_verb(reading, index) and following.startswith("ال")
    return told and reading.kind(index + 1) is NameWord.NONE and not reading.covered[index + 1]


def is_relative(form: str) -> bool:
    """Whether a folded word is a noun of kin with a pronoun: ابنتها, نجله."""
    return form in _kin() and form not in _KIN and form.endswith(("ه", "ها", "هم", "هما", "نا"))


def is_family_told(reading: Reading, index: int) -> bool:
    """لأسرة السيف, عائلات القاصوف: all who bear the name."""
    return any(rest in _FAMILIES for rest, _ in reading.cuts(index - 1)) if index else False


def is_adverb(reading: Reading, index: int) -> bool:
    """صباحاً."""
    return "\u064b" in reading.tokens[index].text


def is_preposition(reading: Reading, index: int, form: str) -> bool:
    """مشددا على: no علي."""
    return form == "علي" and (reading.writes_ala_as_ali or strip_marks(reading.tokens[index].text).endswith("ى"))


def is_rank(form: str) -> bool:
    return form in roles("people_titles")["rank"]


def opens_with_verb(reading: Reading, index: int) -> bool:
    """Whether the word before is a verb that opens its clause, so that this one can be its subject: وطالب الطبيب."""
    if not after_verb(reading, index):
        return False
    return reading.form(index - 1).startswith(("و", "ف")) or index == 1 or not reading.joined(index - 2)

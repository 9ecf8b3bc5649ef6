"""Which words are parts of people's names, and which are words of the language."""

import re
from enum import Enum
from functools import cache, lru_cache

from ..normalise import fold, strip_marks
from ..words import entries, frequencies, table, words

_COMMON = 1.2e-6
"""Share of running words from which a word counts as one of the language."""
_EVERYDAY = 1e-5
_SUFFIXES = ("هما", "ها", "هم", "نا", "كم", "ات", "ون", "ين", "وا", "ان", "يه", "تين", "ه", "ت", "ا")
_PREFIXES = ("وال", "بال", "فال", "كال", "لل", "ولل", "ال", "و", "ف", "ب", "ل", "ك", "س", "ي", "ت")
_PARTICIPLE = re.compile(r"الم(?:.ت.{2}|ن.{3}|ت.{3,4}|ست.{3})(?:ه|ين|ون|ات)?")
_LONGER_STEM = ("ون", "ين", "ان", "يه", "ا")
_PRONOUNS = ("تها", "تهم", "لها", "هها", "فها", "عها", "بها", "رها", "دها", "هم", "هن", "كما", "اته")
_VERBAL_NOUN = re.compile(r"ال(?:ا.ت.ا.|ان..ا.|است..ا.)")
_DOTTED = frozenset(["علي", "الي", "حتي", "متي", "لدي", "مني"])
"""Folded words whose last letter tells two words apart: the name علي and the preposition على."""
_VERBAL = ("لاتز", "لايز", "مايز", "بال", "متا", "مست", "است", "يت", "يست", "تست", "سي", "ست")


class NameWord(Enum):
    """What a word can be within a person's name."""

    GIVEN = "given"
    DOUBTFUL = "doubtful"
    FAMILY = "family"
    DEFINITE = "definite"
    ORIGIN = "origin"
    UNKNOWN = "unknown"
    NONE = "none"


@cache
def listed(subject: str) -> frozenset[str]:
    """Folded words of a list, whichever way its lines are written."""
    return frozenset(fold(word) for spelling in words(subject) for word in spelling.split())


@cache
def roles(subject: str) -> dict[str, frozenset[str]]:
    """Folded spellings of a list whose lines begin with a role."""
    return {role: frozenset(fold(spelling) for spelling in spellings) for role, *spellings in entries(subject)}


@cache
def origins() -> frozenset[str]:
    """Folded adjectives of origin and creed in their forms, with and without the article."""
    found: set[str] = set()
    for word in listed("demonyms"):
        for form in (word, word + "ه", word + "ين", word + "ون", word + "ات", word.removesuffix("ي") + "يه"):
            found |= {form, "ال" + form}
    return frozenset(found)


@cache
def nations() -> frozenset[str]:
    """Adjectives of origin alone, without creeds and levels (دولي، إرهابي)."""
    levels = listed("levels")
    return frozenset(
        form for form in origins() if not any(form.removeprefix("ال").startswith(level) for level in levels)
    )


@cache
def _unlike_words(*subjects: str) -> frozenset[str]:
    """Names of long lists, but for those that are everyday words as well."""
    return frozenset(form for subject in subjects for form in listed(subject) if not is_common(form, _EVERYDAY))


@cache
def _given() -> frozenset[str]:
    stop = {fold(word) for spelling in words("stop_words") for word in spelling.split() if not word.endswith("!")}
    stop |= {fold(word) for word in words("speaker_stops") if word not in ("على", "حتى")}
    borne_last = frozenset(form for form in _families() if form.startswith("ال"))
    long = _unlike_words("given_names_of_arabs", "given_names_of_others") - listed("given_names_like_words")
    return (
        listed("given_names")
        | listed("foreign_given_names")
        | listed("given_names_by_hand")
        | _built("given")
        | (long - borne_last)
    ) - stop


@cache
def _families() -> frozenset[str]:
    long = _unlike_words("families_of_arabs", "families_of_others")
    return listed("family_names") | listed("family_names_by_hand") | _built("family") | long


@cache
def _built(kind: str) -> frozenset[str]:
    """Folded ``given`` or ``family`` names of the built table."""
    return frozenset(row[1] for row in table("gazetteer") if row[0] == kind)


@cache
def _famous() -> frozenset[str]:
    """Family names by which the news names one person."""
    return frozenset(fold(spelling) for spelling in words("people") if " " not in spelling)


@cache
def _kinds() -> dict[str, NameWord]:
    """What each word that some list holds can be; where several hold it, the last that is entered here counts."""
    found = dict.fromkeys((*_families(), *_famous()), NameWord.FAMILY)
    found |= {form: NameWord.GIVEN for form in found if _is_servant(form)}
    for subject in ("given_names_like_words", "given_names_also_words"):
        found |= dict.fromkeys(listed(subject), NameWord.DOUBTFUL)
    for form in origins():
        nation = form in nations() and form.startswith("ال") and form.endswith("ي")
        found[form] = NameWord.ORIGIN if nation else NameWord.NONE
    return found | dict.fromkeys(_given(), NameWord.GIVEN)


def _is_servant(form: str) -> bool:
    """عبدالعزيز."""
    return form.startswith("عبدال") and len(form) > 7


def _without_rules(written: str, form: str) -> NameWord | None:
    """What a word is by the lists and by how it is written alone."""
    if len(form) < 2:
        return NameWord.NONE
    if form == "الان" and written.startswith("آ"):
        return NameWord.GIVEN  # Alain; the adverb الآن is never written so
    if form in _DOTTED:
        bare = strip_marks(written)
        if bare == "منى":
            return NameWord.GIVEN
        if form != "مني" and bare.endswith("ى"):
            return NameWord.NONE
    kind = _kinds().get(form)
    return NameWord.GIVEN if kind is None and _is_servant(form) else kind


def may_begin_name(written: str) -> bool:
    """Whether ``name_word`` is a given name, sure or doubtful."""
    kind = _without_rules(written, fold(written))
    return kind is NameWord.GIVEN or kind is NameWord.DOUBTFUL


@lru_cache(maxsize=100_000)
def name_word(written: str) -> NameWord:
    """What ``written`` can be within a person's name. على is never the name علي."""
    form = fold(written)
    kind = _without_rules(written, form)
    if kind is not None:
        return kind
    if form.startswith("بو") and len(form) > 5 and not is_word(form):
        return NameWord.FAMILY
    article = form.startswith("ال") and len(form) > 4 and strip_marks(written)[:1] != "إ"
    return _definite(form) if article else _unlisted(form, written)


def _definite(form: str) -> NameWord:
    """A definite word that no list of names holds: a family name unless the language knows it."""
    given = form[2:] in listed("given_names")
    if _PARTICIPLE.fullmatch(form) or (_VERBAL_NOUN.fullmatch(form) and not given):
        return NameWord.NONE
    return NameWord.DEFINITE if given or not (is_word(form[2:]) or is_word(form)) else NameWord.NONE


def _unlisted(form: str, written: str) -> NameWord:
    """A word that no list of names holds: unknown to the language as well, or no part of a name."""
    if (
        len(form) < 3
        or "\u064b" in written
        or form.startswith(("و", "لل"))
        or (len(form) > 6 and form.endswith(("يه", "يا")))
        or (len(form) > 4 and form.endswith(_PRONOUNS))
        or _has_clitic(form)
        or (form[0] in "بل" and not form.startswith("با") and written.endswith("ة"))
    ):
        return NameWord.NONE
    if len(form) > 4 and form.startswith(_VERBAL):
        return NameWord.NONE
    return NameWord.UNKNOWN if not is_word(form) or is_lonely(form) else NameWord.NONE


def _has_clitic(form: str) -> bool:
    """لهيئة, لمباراة, لتلقي: ل and a word that is far commoner than the whole."""
    rest = form[1:]
    return (
        form[0] == "ل" and len(rest) > 2 and frequencies().get(rest, 0.0) > max(6e-6, 3 * frequencies().get(form, 0.0))
    )


def _known(form: str) -> bool:
    return frequencies().get(form, 0.0) >= _COMMON


@lru_cache(maxsize=100_000)
def is_word(form: str) -> bool:
    """Whether a folded form is a word of the language, with letters joined before or after it."""
    if _known(form) or not form.isalpha() or form.isascii():
        return True
    stems = [form]
    stems += [form[len(clitic) :] for clitic in _PREFIXES if form.startswith(clitic) and len(form) - len(clitic) >= 3]
    stems += [form[1:] for clitic in ("ن", "ا") if form.startswith(clitic) and len(form) > 4]
    if any(_known(stem) for stem in stems[1:]):
        return True
    return any(
        _known(bare) or _known(bare + "ه")
        for stem in stems
        for suffix in _SUFFIXES
        if stem.endswith(suffix)
        and len(bare := stem[: -len(suffix)]) >= (3 if stem == form and suffix not in _LONGER_STEM else 4)
    )


def is_lonely(form: str) -> bool:
    """Whether a word that is not rare has none of the forms that Arabic words have beside it (ال, suffixes): in news
    it is then a foreign name (رايس، جونز)."""
    if frequencies().get(form, 1.0) > 1e-5 or len(form) < 4 or form[0] in "يتسوفب" or form.startswith("ال"):
        return False
    beside = [f"ال{form}", *(form + suffix for suffix in ("ه", "ها", "هم", "ات", "ون", "ين", "ت", "وا", "ا", "ي"))]
    return not any(other in frequencies() for other in beside)


def splits(whole: str, rest: str) -> bool:
    """Whether a folded word is read as clitics and ``rest``: the rest must be much commoner than the whole word."""
    share = frequencies().get(whole, 0.0)
    for suffix in _SUFFIXES:
        if whole.endswith(suffix) and len(whole) - len(suffix) >= 3:
            share = max(share, frequencies().get(whole[: -len(suffix)], 0.0))
    return frequencies().get(rest, 2e-7) > 3 * share


def is_foreign(form: str) -> bool:
    """Whether a folded word is a given name of another language."""
    return form in listed("foreign_given_names")


@lru_cache(maxsize=20_000)
def is_from_elsewhere(form: str) -> bool:
    """Whether a folded word can be part of a name of another language: listed as one, famous in the news, or unknown to
    Arabic and to its names."""
    if is_foreign(form):
        return True
    if form in listed("given_names") or form in listed("given_names_by_hand") or form in listed("family_names"):
        return False
    return form in _famous() or not is_word(form)


def is_common(form: str, share: float = 2e-5) -> bool:
    """Whether a folded word is so usual that alone it cannot stand for a name."""
    return frequencies().get(form, 0.0) >= share

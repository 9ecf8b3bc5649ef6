"""What single words mean, as far as a difference of fact hangs on it: negations, opposites, verbs of saying."""

from collections.abc import Iterator
from functools import cache, lru_cache
from typing import NamedTuple

from articles.language.clitics import readings
from articles.language.inflection import same_word
from articles.language.normalise import fold
from articles.language.quotations.stance import NEUTRAL, stance_of
from articles.language.quotations.word_forms import verb_forms
from articles.language.words import entries, folded, frequencies

from .reporting import strong_verbs

_TIMES_COMMONER = 20
_LONG = 4
_MEASURES = ("دولار", "متر", "ساعه", "طن")
"""One of each set of units."""

_COUNTING = frozenset(("مليون", "مليار", "بليون", "تريليون", "الف", "مئه", "مائه"))


class Member(NamedTuple):
    """A word's place in ``words/exclusive.txt``: the set, and which of its members."""

    number: int
    member: int


def sense_of(form: str, following: str, before: str = "") -> str:
    """ "not" for a negation, "may" for قد before what is not yet; "" for every other word."""
    if form == "دون" and before.endswith(("حيلوله", "حول", "حال", "حالت")):
        return ""
    if form in folded("denials") and following not in folded("behind_no_denial"):
        return "not"
    if form in ("قد", "وقد", "فقد"):
        return "may" if following[:1] in "يت" and len(following) > 2 and not _was(following) else ""
    if form == "يمكن":
        return "may" if following == "ان" else ""
    return "may" if form in folded("unsure_words") else ""


def _was(form: str) -> bool:
    """Whether a word in ت is a verb of what was, which takes the ending of the feminine: توقف, توقفت."""
    shares = frequencies()
    if form.startswith("ت") and form.endswith("ت") and form not in ("تثبت", "تموت", "تفوت", "تلفت", "تصوت", "تسكت"):
        return True
    return form.startswith("ت") and shares.get(form + "ت", 0) * _TIMES_COMMONER > shares.get(form, 0)


def lemma_of(form: str, *, weak: bool = False) -> str:
    """The first form of the verb of saying that ``form`` is, "" for another word; with ``weak`` also of one that is
    another word as often."""
    verb = (verb_forms() if weak else strong_verbs()).get(form)
    return verb.lemma if verb else ""


def is_two_of(form: str, noun: str) -> bool:
    """Whether a word without its clitics is the dual of ``noun``: شركتين, مليوني. The plural of a masculine noun may
    look like one, and so may what takes a pronoun."""
    if noun in _COUNTING:
        return form in tuple(noun + end for end in ("ان", "ين", "ا", "ي"))
    return noun.endswith("ه") and form in (noun[:-1] + "تان", noun[:-1] + "تين")


def is_two_of_several(form: str, plural: str) -> bool:
    """Whether a word without its clitics is the dual of a noun of which ``plural`` is the broken plural, so that it has
    no sound one that would look like a dual: الجانيين and الجناة."""
    broken = not plural.endswith(("ون", "ين", "ات"))
    return broken and form.endswith(("ين", "ان")) and form[:-2] in _of_plurals().get(plural, ())


@cache
def _of_plurals() -> dict[str, frozenset[str]]:
    found: dict[str, frozenset[str]] = {}
    for line in entries("broken_plurals"):
        one, *plurals = map(fold, line)
        for plural in plurals:
            found[plural] = found.get(plural, frozenset()) | {one}
    return found


def is_definite(form: str) -> bool:
    """Whether a folded word has its article: والوزير, للعراق."""
    return form.removeprefix("و").removeprefix("ب").startswith(("ال", "لل"))


@lru_cache(maxsize=20_000)
def is_present(form: str) -> bool:
    """Whether a folded word is a verb of what is or will be: يشن, تنفذ, وسيبدأ; one that takes the article is none."""
    bare = form.removeprefix("و").removeprefix("ف")
    bare = bare[1:] if bare[:1] == "س" and bare[1:2] in ("ي", "ت", "ن") else bare
    return len(bare) > 2 and bare[0] in "يت" and bare in frequencies() and "ال" + bare not in frequencies()


@lru_cache(maxsize=20_000)
def is_past(form: str) -> bool:
    """Whether a folded word is a verb of what was, by its letters: print knows it, and never with an article."""
    bare = form[1:] if form[:1] in ("و", "ف") and form[1:] in frequencies() else form
    return len(bare) > 2 and bare[0] not in "يتن" and bare in frequencies() and "ال" + bare not in frequencies()


def stance(lemma: str) -> str:
    """How a verb presents what it reports; that of a word which is none is neutral."""
    return stance_of(lemma) if lemma else NEUTRAL


@lru_cache(maxsize=20_000)
def exclusive_set(bare: str) -> tuple[Member, ...]:
    """The sets to which a word without its clitics belongs."""
    sets = _sets()
    if found := sets.get(bare, ()):
        return found
    if bare[:1] in ("و", "ف") and (found := sets.get(bare[1:], ())):
        return found
    if bare[:1] in ("ب", "ل") and len(bare) > _LONG and (found := sets.get(bare[1:], ())):
        return found
    return next((found for stem in _without_pronoun(bare) if (found := sets.get(stem, ()))), ())


def measures(bare: str) -> bool:
    """دولار, متر, ساعة: many different things are so many of them."""
    return not _measuring().isdisjoint(member.number for member in exclusive_set(bare))


@cache
def _measuring() -> frozenset[int]:
    return frozenset(member.number for unit in _MEASURES for member in exclusive_set(unit))


def _without_pronoun(bare: str) -> Iterator[str]:
    """براءة and براءت of براءته."""
    for end in ("ها", "هم", "هما", "ه"):
        stem = bare.removesuffix(end)
        if stem != bare and len(stem) > 2:
            yield from (stem, stem[:-1] + "ه") if stem.endswith("ت") else (stem,)


@cache
def _sets() -> dict[str, tuple[Member, ...]]:
    table: dict[str, dict[Member, None]] = {}
    for number, line in enumerate(entries("exclusive")):
        for at, member in enumerate(line):
            for word in (word.strip() for word in member.split("/")):
                for form in _forms(word):
                    table.setdefault(form, {})[Member(number, at)] = None
    return {form: tuple(members) for form, members in table.items()}


def _forms(word: str) -> set[str]:
    """A word in all its forms, without clitics; of a phrase none."""
    if " " in word:
        return set()
    first = next(iter(readings(word)), "")
    return {first, *same_word(first)} if first else {fold(word)}

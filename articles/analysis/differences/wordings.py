"""Rules of wording: the same said with other words, and words that judge."""

from functools import cache

from articles.language.clitics import readings
from articles.language.inflection import same_word
from articles.language.inflection.verbs import persons_of
from articles.language.words import entries, folded

from .model import Change, Unit, Verdict

_PRONOUNS = ("ها", "هم", "هما", "نا", "ك", "ي")


def label(change: Change) -> Verdict | None:
    """Two names that judge the same people or act: مسلحون and إرهابيون, هجوم and جريمة."""
    pair = change.one_each
    if pair is None:
        return None
    return Verdict("wording", "label") if labels(pair[0].bare) & labels(pair[1].bare) else None


def judgement(change: Change) -> Verdict | None:
    """An adjective that judges, added or taken away: الإرهابي, المزعومة."""
    only = change.only
    if only and len(only) <= 2 and all(judges(unit) for unit in only):
        return Verdict("wording", "judging word")
    return None


def empty(change: Change) -> Verdict | None:
    """On one side alone: words without content of their own, titles of courtesy: من جهته, معالي."""
    only = change.only
    if not only or any(unit.known or unit.sense for unit in only):
        return None
    if " ".join(unit.form for unit in only) in folded("empty_words"):
        return Verdict("wording", "empty words")
    if len(only) == 1 and only[0].bare in folded("empty_words"):
        return Verdict("wording", "empty words")
    if all(unit.form in folded("courtesies") or not unit.bare for unit in only):
        return Verdict("wording", "courtesy" if any(unit.bare for unit in only) else "empty words")
    return None


def judges(unit: Unit) -> bool:
    """Whether a word is an adjective that judges, in any of its forms."""
    return unit.known is None and unit.bare in _judging()


def pronoun(change: Change) -> Verdict | None:
    """The same word with a pronoun for what it belongs to: أجهزة and أجهزته."""
    pair = change.one_each
    if pair is None:
        return None
    for one, other in (pair, pair[::-1]):
        stem = one.form.removesuffix("ه") + "ت" if one.form.endswith("ه") else one.form
        # A bare ه may be ة, which makes another word of it.
        endings = ("ه", *_PRONOUNS) if stem != one.form else _PRONOUNS
        if other.form in tuple(stem + ending for ending in endings):
            return Verdict("wording", "pronoun")
    return None


def form(change: Change) -> Verdict | None:
    """The same word in another number, gender or person: مصدر and مصادر."""
    pair = change.one_each
    if pair is None or not pair[0].bare or not pair[1].bare:
        return None
    related = pair[1].bare in same_word(pair[0].bare) or pair[0].bare in same_word(pair[1].bare)
    return Verdict("wording", "other form") if related else None


def agreement(change: Change) -> Verdict | None:
    """A verb or adjective that only follows another subject: بلغ and بلغت, نشط and نشطة."""
    pair = change.one_each
    if pair is None or pair[0].known or pair[1].known or not pair[0].bare or not pair[1].bare:
        return None
    return Verdict("spelling", "agreement") if _agrees(pair[0].bare, pair[1].bare) else None


def _agrees(one: str, other: str) -> bool:
    if any(longer == shorter + "ت" and shorter[-1] != "ا" for longer, shorter in ((one, other), (other, one))):
        return True
    if other in persons_of(one) or one in persons_of(other) or other == one + "ه" or one == other + "ه":
        return True
    return one[1:] == other[1:] and {one[0], other[0]} == {"ي", "ت"}


@cache
def _judging() -> frozenset[str]:
    return frozenset(form for line in entries("characterising") for word in line for form in _forms(word))


def labels(bare: str) -> frozenset[int]:
    """The lines of ``words/labels.txt`` on which a word stands."""
    return _labels().get(bare, frozenset())


@cache
def _labels() -> dict[str, frozenset[int]]:
    table: dict[str, frozenset[int]] = {}
    for number, line in enumerate(entries("labels")):
        for word in line:
            for form in _forms(word):
                table[form] = table.get(form, frozenset()) | {number}
    return table


def _forms(word: str) -> set[str]:
    first = next(iter(readings(word)), "")
    return {first, *same_word(first)} if first and " " not in word else set()

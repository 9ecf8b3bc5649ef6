"""Rules of wording: the same said with other words, and words that judge."""

from functools import cache

from articles.language.clitics import readings
from articles.language.inflection import same_word
from articles.language.inflection.verbs import persons_of
from articles.language.normalise import fold
from articles.language.words import entries, folded

from .model import Change, Unit, Units, Verdict

_OF_OTHERS = ("ها", "هم", "هما", "هن", "ه")
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


def courtesy(change: Change) -> Verdict | None:
    """On one side alone: معالي, الأستاذ الدكتور."""
    shown = change.only and all(is_courtesy(unit) or stands_for_bearer(unit) for unit in change.only)
    return Verdict("wording", "courtesy") if shown else None


def empty(change: Change) -> Verdict | None:
    """On one side alone: words without content of their own, titles of courtesy: من جهته, معالي."""
    only = change.only
    if not only or any(unit.known or unit.sense for unit in only):
        return None
    if _is_pious(only) or _is_title(change):
        return Verdict("wording", "courtesy")
    if " ".join(unit.form for unit in only) in folded("empty_words"):
        return Verdict("wording", "empty words")
    if all(_is_empty(unit) for unit in only):
        return Verdict("wording", "empty words")
    if all(unit.form in folded("courtesies") or not unit.bare for unit in only):
        return Verdict("wording", "courtesy" if any(unit.bare for unit in only) else "empty words")
    return None


def says_nothing(unit: Unit) -> bool:
    """Whether a word is a title of courtesy, cut to its letter or not, or has no content of its own."""
    return _is_empty(unit) or shows_respect(unit)


def shows_respect(unit: Unit) -> bool:
    """A title of courtesy, also cut to its letter: the letter may as well be another word."""
    return is_courtesy(unit) or not folded("courtesies").isdisjoint(abbreviated(unit.form))


def is_courtesy(unit: Unit) -> bool:
    """معالي, الدكتور: a word that tells nothing of whom it stands beside."""
    if unit.known or not unit.bare or stands_for_bearer(unit):
        return False
    return not folded("courtesies").isdisjoint((unit.form, unit.bare))


def stands_for_bearer(unit: Unit) -> bool:
    """معاليه, سموه: a title with a pronoun, by which its bearer is meant."""
    return not _of_bearers().isdisjoint((unit.form, unit.bare))


@cache
def _of_bearers() -> frozenset[str]:
    return frozenset(map(fold, entries("styles")[1]))


def _is_empty(unit: Unit) -> bool:
    return not folded("empty_words").isdisjoint((unit.form, unit.bare, unit.form.removeprefix("و")))


def _is_pious(units: Units) -> bool:
    """وفقه الله, يرعاهم الله: a verb with its object, and who is asked."""
    words = [unit.form for unit in units if unit.form not in ("تعالي", "ورعاه", "و")]
    verb = words[0].removeprefix("و") if words else ""
    return len(words) == 2 and words[1] == "الله" and len(verb) > 2 and verb.endswith(("ه", "ها", "هما", "هم"))


def _is_title(change: Change) -> bool:
    """أ. before a person: a title of courtesy cut to its letter."""
    after = change.after[0] if change.left else change.after[1]
    named = after is not None and after.known is not None and after.known.kind == "person"
    titles = abbreviated(change.only[-1].form)
    return named and len(change.only) == 1 and not titles.isdisjoint(folded("courtesies"))


def abbreviated(form: str) -> frozenset[str]:
    """The titles for which a letter stands: د for الدكتور."""
    return _abbreviations().get(form, frozenset())


@cache
def _abbreviations() -> dict[str, frozenset[str]]:
    return {fold(line[0]): frozenset(map(fold, line[1:])) for line in entries("title_letters")}


def judges(unit: Unit) -> bool:
    """Whether a word is an adjective that judges, in any of its forms."""
    return unit.known is None and unit.bare in _judging()


def pronoun(change: Change) -> Verdict | None:
    """The same word with a pronoun for what it belongs to: أجهزة and أجهزته."""
    pair = change.one_each
    if pair is None or (pair[0].known and pair[1].known):
        return None
    if any(has_pronoun(one.form, other.form) for one, other in (pair, pair[::-1])):
        return Verdict("wording", "pronoun")
    return None


def other_pronoun(change: Change) -> Verdict | None:
    """The same word with another pronoun, which only follows another noun: وتأثيرهما and وتأثيرها."""
    pair = change.one_each
    if pair is None or pair[0].known or pair[1].known:
        return None
    stems = [{unit.form.removesuffix(end) for end in _OF_OTHERS if unit.form.endswith(end)} for unit in pair]
    shared = {stem for stem in stems[0] & stems[1] if len(stem) > 2}
    return Verdict("spelling", "agreement") if shared else None


def has_pronoun(form: str, bare: str, *, named: bool = False) -> bool:
    """Whether ``form`` is the folded word ``bare`` with a pronoun; one with its article takes none. ``named``: behind
    ``bare`` stands for what."""
    if bare.startswith("ال"):
        return False
    stem = bare.removesuffix("ه") + "ت" if bare.endswith("ه") else bare
    # A bare ه may be ة, which makes another word of it.
    endings = ("ه", *_PRONOUNS) if stem != bare or named else _PRONOUNS
    return form in tuple(stem + ending for ending in endings)


def form(change: Change) -> Verdict | None:
    """The same word in another number, gender or person: مصدر and مصادر."""
    pair = change.one_each
    if pair is None or not pair[0].bare or not pair[1].bare:
        return None
    related = pair[1].bare in same_word(pair[0].bare) or pair[0].bare in same_word(pair[1].bare)
    return Verdict("wording", "other form") if related else None


def agreement(change: Change) -> Verdict | None:
    """A word that only follows another subject: بلغ and بلغت, نشط and نشطة, التي and الذي."""
    pair = change.one_each
    if pair is None or pair[0].known or pair[1].known:
        return None
    lines = [_serving().get(unit.form) for unit in pair]
    if lines[0] is not None and lines[0] == lines[1]:
        return Verdict("spelling", "agreement")
    if not pair[0].bare or not pair[1].bare:
        return None
    return Verdict("spelling", "agreement") if _agrees(pair[0].bare, pair[1].bare) else None


@cache
def _serving() -> dict[str, int]:
    """The lines of ``words/agreeing.txt`` by word, with and without the letters joined before it."""
    return {
        joined + fold(word): number
        for number, line in enumerate(entries("agreeing"))
        for word in line
        for joined in ("", "و", "ف", "ب", "ل", "ك")
    }


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

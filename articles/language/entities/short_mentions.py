"""Short mentions in the text of people whom the article names in full: ``العبادي`` after ``حيدر العبادي``."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from ..clitics import is_stop_word
from ..normalise import name_key
from . import short_contexts
from .clitics import CLITICS
from .full_names import with_full_names
from .lexicon import NameWord, is_common, is_from_elsewhere, is_word, name_word, origins
from .mention import Span
from .name_forms import Words, forms_of, may_lead, particles, units, words_of
from .reading import Reading
from .spellings import sound, sounds_alike, spelled_as

_SHORTEST_JOINED = 5
_LONGEST_KEY = 3
_MOST_PEOPLE = 400
_CERTAINTY = {"linking.part_of_name": 0.85, "linking.family_name": 0.85, "linking.first_name": 0.7}


class _Use(NamedTuple):
    """Whom a form names, and as what: ``rank`` 0 begins with the first part, 1 is of the last, 2 of the middle;
    ``last`` is the full name's last word."""

    person: Span
    rule: str
    rank: int
    last: str = ""


class _Known(NamedTuple):
    """Forms by their folded words, how many words the longest has that begins with a word; foreign ones by sound."""

    uses: dict[Words, _Use]
    longest: dict[str, int]
    heard: dict[str, tuple[str, _Use] | None]
    heard_longest: dict[str, int]


def short_mentions(reading: Reading, people: list[Span]) -> list[Span]:
    """Words not covered yet that name one of these people, and nobody else of them."""
    known = _known(reading, people)
    if not known.uses:
        return []
    initials = spelled_as(frozenset(heard[:1] for heard in known.heard))
    found: list[Span] = []
    for index, form in enumerate(reading.forms):
        if reading.covered[index]:
            continue
        if form not in known.longest and form[0] not in CLITICS and not form.startswith(initials):
            continue  # most words
        span = _at(reading, index, known, initials)
        if span:
            found.append(span)
            reading.cover(span.first, span.end)
    return found


def _at(reading: Reading, index: int, known: _Known, initials: tuple[str, ...]) -> Span | None:
    for form, cut in reading.cuts(index):
        match = _written(reading, index, form, known) if form in known.longest else None
        if not match and form.startswith(initials) and _may_be_foreign(reading, index, form, cut):
            match = _heard(reading, index, form, known)
        if match and _may_stand(reading, index, cut, *match):
            words, use = match
            sure = _CERTAINTY[use.rule] - (0.0 if use.person.first < index else 0.1)
            return Span(index, index + len(words), cut, "person", use.person.name, use.rule, round(sure, 2))
    return None


def _is_description(form: str) -> bool:
    """Whether what begins a name is a definite adjective of origin, or a word that is no name: الروماني."""
    return form.startswith("ال") and name_word(form) in (NameWord.NONE, NameWord.ORIGIN)


def _may_be_foreign(reading: Reading, index: int, form: str, cut: int) -> bool:
    return reading.kind(index, cut) is NameWord.UNKNOWN or form in particles()


def _known(reading: Reading, people: list[Span]) -> _Known:
    claims: defaultdict[Words, dict[str, _Use]] = defaultdict(dict)
    for person in with_full_names(people)[:_MOST_PEOPLE]:
        for words, use in _uses(reading, person):
            claims[words].setdefault(name_key(person.name), use)
    uses: dict[Words, _Use] = {}
    for words, claimants in claims.items():
        best = min(use.rank for use in claimants.values())
        nearest = [use for use in claimants.values() if use.rank == best]
        if len(nearest) == 1:
            uses[words] = nearest[0]
    heard: dict[str, tuple[str, _Use] | None] = {}
    for words, use in uses.items():
        if use.rule != "linking.first_name" and any(is_from_elsewhere(word) for word in words):
            key = " ".join(map(sound, words))
            other = heard.setdefault(key, (" ".join(words), use))
            if other and other[1].person.name != use.person.name:
                heard[key] = None
    return _Known(uses, _longest(uses), heard, _longest(tuple(key.split()) for key in heard))


def _longest(keys: Iterable[Words]) -> dict[str, int]:
    longest: dict[str, int] = {}
    for words in keys:
        if words:
            longest[words[0]] = max(longest.get(words[0], 0), len(words))
    return longest


def _uses(reading: Reading, person: Span) -> Iterator[tuple[Words, _Use]]:
    """A person's name and every short form of it, once."""
    words = words_of(reading, person)
    if 0 < person.last <= _LONGEST_KEY and len(words) > person.last:
        family = words[-person.last :]
        if len(family) > 1 or len(family[0]) > 2:
            yield family, _Use(person, "linking.family_name", 1)
    forms = forms_of(words) if person.last else None
    if forms is None:
        return
    joined = ("".join(words),) if len(words) == 2 and len("".join(words)) >= _SHORTEST_JOINED else words
    for partial in (words, joined, *forms.partial):
        yield partial, _Use(person, "linking.part_of_name", 0, words[-1])
    if not _is_description(forms.given[0]):
        yield forms.given, _Use(person, "linking.first_name", 0)
    for tail in forms.tails:
        if len(tail) > 1:
            yield tail, _Use(person, "linking.family_name", 1)
    yield from _middle_parts(words, person)


def _middle_parts(words: Words, person: Span) -> Iterator[tuple[Words, _Use]]:
    """Parts between the first and the last, by which some go: ياو كوفي أدو, فرهاد أوسي هفيركي."""
    foreign = all(is_from_elsewhere(word) for word in words)
    for part in units(words)[1:-1]:
        if may_lead(words[part.first]) and words[part.end - 1] not in particles():
            rule = "linking.first_name" if foreign else "linking.family_name"
            yield words[part.first : part.end], _Use(person, rule, 2)


def _written(reading: Reading, index: int, form: str, known: _Known) -> tuple[Words, _Use] | None:
    for length in range(min(known.longest[form], reading.size - index), 0, -1):
        words = (form, *reading.forms[index + 1 : index + length])
        use = known.uses.get(words)
        if use and _is_together(reading, index, length):
            return words, use
    return None


def _heard(reading: Reading, index: int, form: str, known: _Known) -> tuple[Words, _Use] | None:
    """Whom foreign words name that sound like one of the forms: جوتيريش after أنطونيو غوتيريش."""
    for length in range(min(known.heard_longest.get(sound(form), 0), reading.size - index), 0, -1):
        words = (form, *reading.forms[index + 1 : index + length])
        match = known.heard.get(" ".join(map(sound, words)))
        if match and _is_together(reading, index, length) and sounds_alike(" ".join(words), match[0]):
            return words, match[1]
    return None


def _is_together(reading: Reading, index: int, length: int) -> bool:
    return reading.free(index, index + length) and all(
        reading.joined(at, "-") for at in range(index, index + length - 1)
    )


def _may_stand(reading: Reading, index: int, cut: int, words: Words, use: _Use) -> bool:
    one = len(words) == 1
    if len(set(words)) == 1 and short_contexts.is_preposition(reading, index, words[0]):
        return False
    if one and is_stop_word(words[0]):
        return False
    goes_on = use.rank != 1 and not (use.rule == "linking.part_of_name" and words[-1] == use.last)
    if not short_contexts.is_free_before(reading, index, words[0], cut):
        return False
    named = one and goes_on and short_contexts.is_subject(reading, index, words[0])
    if not named and not short_contexts.is_free_after(reading, index + len(words), goes_on):
        return False
    if not one or use.rule == "linking.part_of_name":
        return True
    if use.rule == "linking.first_name":
        return _is_given_name(reading, index, cut, words[0])
    if use.rank > 1 and is_word(words[0]):
        return not cut and (short_contexts.after_verb(reading, index) or short_contexts.is_pointed_at(reading, index))
    return _is_family_name(reading, index, cut, words[0])


def _is_given_name(reading: Reading, index: int, cut: int, form: str) -> bool:
    if short_contexts.is_adverb(reading, index) or not short_contexts.is_whole_word(reading, index, form, cut):
        return False
    if form == "علي":  # which Egyptian print writes for the preposition
        return not cut and short_contexts.after_speech(reading, index)
    return short_contexts.is_name_alone(form) or (not cut and short_contexts.is_pointed_at(reading, index))


def _is_family_name(reading: Reading, index: int, cut: int, form: str) -> bool:
    """Whether a family name that is a word too names the person here: after a verb of speech any does; an adjective of
    origin (السوداني) wherever no noun that it could describe stands before it."""
    if short_contexts.is_family_told(reading, index):
        return False
    if not (form in origins() or _is_a_word(form)):
        return True
    previous = reading.form(index - 1)
    if not cut and short_contexts.after_speech(reading, index):
        return form not in origins() or reading.form(index + 1) not in origins()
    if form in origins():
        led = is_stop_word(previous) or previous in ("ان", "لكن")
        return cut <= 1 and reading.joined(index - 1) and not reading.covered[index - 1] and led
    if cut or short_contexts.is_adverb(reading, index):
        return False
    if form.startswith("ال"):
        return short_contexts.is_rank(previous) or short_contexts.opens_with_verb(reading, index)
    return short_contexts.is_pointed_at(reading, index) and not reading.form(index + 1).startswith("ال")


def _is_a_word(form: str) -> bool:
    """Whether a family name is common, or a word of the language that no list of names has (مخيف)."""
    if is_common(form):
        return True
    return not form.startswith("ال") and is_common(form, 3e-6) and name_word(form) is NameWord.NONE

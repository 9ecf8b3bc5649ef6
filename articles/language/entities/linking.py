"""Short mentions of what the article names in full elsewhere: العبادي after حيدر العبادي."""

from dataclasses import replace
from functools import cache

from ..clitics import is_stop_word
from ..normalise import name_key, strip_marks
from .lexicon import NameWord, is_common, is_from_elsewhere, listed, name_word, origins
from .mention import Span
from .reading import Reading
from .spellings import sound, sounds_alike, spelled_as

_LONGEST_KEY = 3
_FIRST_OF_TWO = frozenset(["محمد", "احمد", "علي", "ابو"])
"""Given names that come before a second one by which the person goes."""


def short_mentions(reading: Reading, people: list[Span]) -> list[Span]:
    """Family names alone, of people whom the article names in full and whose family name is nobody else's."""
    keys = _family_names(reading, people)
    if not keys:
        return []
    firsts_of = _first_names(reading, people)
    heard = _heard(keys)
    initials = spelled_as(frozenset(known[:1] for known in heard))
    firsts = {key[0] for key in keys}
    found: list[Span] = []
    for index in range(reading.size):
        if reading.covered[index]:
            continue
        for form, cut in reading.cuts(index):
            if form in firsts_of and form not in firsts and _is_told(reading, index, cut):
                name = firsts_of[form].name
                found.append(Span(index, index + 1, cut, "person", name, "linking.first_name", 0.7))
                reading.cover(index, index + 1)
                break
            if form in firsts:
                person = _named_at(reading, index, form, keys)
            elif form.startswith(initials) and reading.kind(index, cut) is NameWord.UNKNOWN:
                person = _heard_as(form, heard)
            else:
                continue
            if person and _may_stand(reading, index, form, cut, person):
                end = index + person.last
                sure = 0.85 if person.first < index else 0.75
                found.append(Span(index, end, cut, "person", person.name, "linking.family_name", sure))
                reading.cover(index, end)
                break
    return found


def _heard(keys: dict[tuple[str, ...], Span]) -> dict[str, tuple[str, Span]]:
    """Foreign family names of one word by their sound: جوتيريش after أنطونيو غوتيريش. Two that sound alike are out."""
    found: dict[str, tuple[str, Span]] = {}
    doubtful: set[str] = set()
    for key, person in keys.items():
        if len(key) == 1 and is_from_elsewhere(key[0]) and not key[0].startswith("ال"):
            heard = sound(key[0])
            if heard in found:
                doubtful.add(heard)
            found[heard] = (key[0], person)
    return {heard: known for heard, known in found.items() if heard not in doubtful}


def _heard_as(form: str, heard: dict[str, tuple[str, Span]]) -> Span | None:
    """The person whose family name sounds like this word."""
    spelled, person = heard.get(sound(form), ("", None))
    return person if person and sounds_alike(form, spelled) else None


def _first_names(reading: Reading, people: list[Span]) -> dict[str, Span]:
    """Given names that one person of the article has: وقالت شيرين, after شيرين بلوط."""
    bearers: dict[str, Span] = {}
    shared: set[str] = set()
    for person in people:
        form = reading.form(person.first)
        if person.cut or person.end - person.first < 2 or reading.kind(person.first) is not NameWord.GIVEN:
            continue
        other = bearers.setdefault(form, person)
        if other.name != person.name:
            shared.add(form)
    return {form: person for form, person in bearers.items() if form not in shared}


def _is_told(reading: Reading, index: int, cut: int) -> bool:
    """Whether a verb of speech stands right before the whole word, and no name goes on after it."""
    if cut or not index or not reading.joined(index - 1):
        return False
    following = reading.form(index + 1) if reading.joined(index) else ""
    alone = not following or is_stop_word(following) or following in ("ان", "انه", "انها", "بان")
    return alone and any(rest in _speech() for rest, _ in reading.cuts(index - 1))


def _may_stand(reading: Reading, index: int, form: str, cut: int, person: Span) -> bool:
    """Whether a family name that is a word too names the person here: after a verb of speech any does; an adjective of
    origin (السوداني) wherever no noun that it could describe stands before it."""
    if person.last > 1 or not (form in origins() or _is_a_word(form)):
        return True
    if form == "علي" and strip_marks(reading.tokens[index].text).endswith("ى"):
        return False  # مشددا على: the preposition
    previous = reading.form(index - 1)
    if not cut and reading.joined(index - 1) and any(rest in _speech() for rest, _ in reading.cuts(index - 1)):
        return form not in origins() or reading.form(index + 1) not in origins()
    if form not in origins() or cut > 1 or not reading.joined(index - 1):
        return False
    return not reading.covered[index - 1] and (is_stop_word(previous) or previous in ("ان", "لكن"))


def _is_a_word(form: str) -> bool:
    """Whether a family name is common, or a word of the language that no list of names has (مخيف)."""
    if is_common(form):
        return True
    return not form.startswith("ال") and is_common(form, 3e-6) and name_word(form) is NameWord.NONE


@cache
def _speech() -> frozenset[str]:
    return listed("reporting_verbs") | listed("weak_reporting_verbs")


def _named_at(reading: Reading, index: int, form: str, keys: dict[tuple[str, ...], Span]) -> Span | None:
    for length in range(min(_LONGEST_KEY, reading.size - index), 0, -1):
        person = keys.get((form, *reading.forms[index + 1 : index + length]))
        if (
            person
            and reading.free(index, index + length)
            and all(reading.joined(at) for at in range(index, index + length - 1))
        ):
            return person
    return None


def _family_names(reading: Reading, people: list[Span]) -> dict[tuple[str, ...], Span]:
    """Family names that may stand alone. Two bearers of one name in an article make it nobody's."""
    bearers: dict[tuple[str, ...], Span] = {}
    doubtful: set[tuple[str, ...]] = set()
    for person in people:
        if person.end - person.first <= person.last or not 0 < person.last <= _LONGEST_KEY:
            continue
        key = tuple(reading.forms[person.end - person.last : person.end])
        if len(key) == 1 and len(key[0]) < 3:
            continue
        other = bearers.setdefault(key, person)
        if name_key(other.name) != name_key(person.name) and not _same(other.name, person.name):
            doubtful.add(key)
    return {key: person for key, person in bearers.items() if key not in doubtful}


def _same(one: str, other: str) -> bool:
    """Whether one name is the other with parts left out (مصطفى الكاظمي, مصطفى عبد اللطيف الكاظمي)."""
    left, right = name_key(one).split(), name_key(other).split()
    shorter, longer = sorted((left, right), key=len)
    return shorter[0] == longer[0] and set(shorter) <= set(longer)


def with_full_names(spans: list[Span]) -> list[Span]:
    """Each person under the longest form that the article gives: بومبيو under مايك بومبيو, وزارة الدفاع under وزارة
    الدفاع العراقية; never where two longer forms compete."""
    by_kind: dict[str, list[str]] = {}
    for span in spans:
        names = by_kind.setdefault(span.kind, [])
        if span.name not in names:
            names.append(span.name)
    fuller = {kind: _fuller(kind, names[:400]) for kind, names in by_kind.items() if kind != "place"}
    return [
        replace(span, name=fuller[span.kind][span.name])
        if span.name in fuller.get(span.kind, {}) and span.rule != "gazetteer.own"
        else span
        for span in spans
    ]


def _fuller(kind: str, names: list[str]) -> dict[str, str]:
    keys = {name: name_key(name) for name in names}
    found: dict[str, str] = {}
    alike: dict[tuple[str, ...], list[str]] = {}
    for name, key in keys.items():
        if kind == "person":
            spelled_before = alike.setdefault(tuple(map(sound, key.split())), [])
            longer = [other for other, whole in keys.items() if whole != key and _is_part_of(key, whole)]
            longer = longer or [other for other in spelled_before if sounds_alike(key, keys[other])][:1]
            spelled_before.append(name)
        else:
            longer = [
                other for other, whole in keys.items()
                if whole.startswith(key + " ") and _is_origin(whole[len(key) + 1 :]) and " " in key
            ]  # fmt: skip
        if len(longer) == 1:
            found[name] = longer[0]
    return found


def _is_part_of(key: str, whole: str) -> bool:
    """Whether a key is the end of a longer one, and names the same person: رفعت سلطان is no part of ليلى رفعت سلطان,
    his daughter, but حسني مبارك is of محمد حسني مبارك."""
    if not whole.endswith(" " + key):
        return False
    words = key.split()
    whole_name = len(words) > 1 and name_word(words[0]) is NameWord.GIVEN
    return not whole_name or whole.partition(" ")[0] in _FIRST_OF_TWO


def _is_origin(rest: str) -> bool:
    """Whether the word that a longer name has more is an adjective of origin, of an unlisted country too."""
    one = " " not in rest and rest.startswith("ال")
    return rest in origins() or (one and rest.endswith(("ي", "يه")) and not is_common(rest, 1e-6))

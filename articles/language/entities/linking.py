"""Short mentions of what the article names in full elsewhere: العبادي after حيدر العبادي."""

from dataclasses import replace
from functools import cache

from ..clitics import is_stop_word
from ..normalise import name_key, strip_marks
from .lexicon import is_common, listed, origins
from .mention import Span
from .reading import Reading

_LONGEST_KEY = 3


def short_mentions(reading: Reading, people: list[Span]) -> list[Span]:
    """Family names alone, of people whom the article names in full and whose family name is nobody else's."""
    keys = _family_names(reading, people)
    if not keys:
        return []
    firsts = {key[0] for key in keys}
    found: list[Span] = []
    for index in range(reading.size):
        if reading.covered[index]:
            continue
        for form, cut in reading.cuts(index):
            if form not in firsts:
                continue
            person = _named_at(reading, index, form, keys)
            if person and _may_stand(reading, index, form, cut, person):
                end = index + person.last
                sure = 0.85 if person.first < index else 0.75
                found.append(Span(index, end, cut, "person", person.name, "linking.family_name", sure))
                reading.cover(index, end)
                break
    return found


def _may_stand(reading: Reading, index: int, form: str, cut: int, person: Span) -> bool:
    """Whether a family name that is a word too names the person here: after a verb of speech any does; an adjective of
    origin (السوداني) wherever no noun that it could describe stands before it."""
    if person.last > 1 or not (is_common(form) or form in origins()):
        return True
    if form == "علي" and strip_marks(reading.tokens[index].text).endswith("ى"):
        return False  # مشددا على: the preposition
    previous = reading.form(index - 1)
    if not cut and reading.joined(index - 1) and any(rest in _speech() for rest, _ in reading.cuts(index - 1)):
        return form not in origins() or reading.form(index + 1) not in origins()
    if form not in origins() or cut > 1 or not reading.joined(index - 1):
        return False
    return not reading.covered[index - 1] and (is_stop_word(previous) or previous in ("ان", "لكن"))


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
    for name, key in keys.items():
        if kind == "person":
            longer = [other for other, whole in keys.items() if whole.endswith(" " + key) and whole != key]
        else:
            longer = [
                other for other, whole in keys.items()
                if whole.startswith(key + " ") and _is_origin(whole[len(key) + 1 :]) and " " in key
            ]  # fmt: skip
        if len(longer) == 1:
            found[name] = longer[0]
    return found


def _is_origin(rest: str) -> bool:
    """Whether the word that a longer name has more is an adjective of origin, of an unlisted country too."""
    one = " " not in rest and rest.startswith("ال")
    return rest in origins() or (one and rest.endswith(("ي", "يه")) and not is_common(rest, 1e-6))

"""Which units of two passages stand for each other, in order: the path through both that keeps most meaning.

Bound: looks only at units that are related at all, at those of one kind within ``_REACH`` of each other; a passage of
2,000 words costs a second at worst.
"""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from articles.language.inflection import same_word

from .equivalents import name_words
from .meanings import exclusive_set, is_definite, is_present, lemma_of
from .model import Unit
from .nearness import MOST_SLIPS, is_near

Relations = list[dict[int, tuple[float, str]]]

_NAMES = frozenset(("person", "organisation", "place", "agency"))
_SAME, _SERVING, _KNOWN = 1.0, 0.3, 1.5
_CLITIC, _FACT, _NEAR, _RELATED, _CUE, _SENSE, _SET = 0.9, 0.8, 0.6, 0.5, 0.4, 0.3, 0.5
_SAYING, _TITLE, _SHAPE = 0.7, 0.3, 0.1
_SETS = {"cue": _CUE, "sense": _SENSE}
_REACH = 100
"""How many units away from its even place a unit of the same kind is looked for."""

_MOST_NEAR = 60
"""Words of a passage that only it has, up to which they are searched for misspellings."""


class Match(NamedTuple):
    """``left`` and ``right`` are indexes; ``relation`` says what relates the two."""

    left: int
    right: int
    relation: str


def match_units(left: Sequence[Unit], right: Sequence[Unit]) -> list[Match]:
    """The best path; what begins or ends both passages is taken as it is."""
    head = 0
    while head < min(len(left), len(right)) and left[head].form == right[head].form:
        head += 1
    tail = 0
    while tail < min(len(left), len(right)) - head and left[-1 - tail].form == right[-1 - tail].form:
        tail += 1
    inner = _best_path(_relations(left[head : len(left) - tail], right[head : len(right) - tail]), len(right))
    return [
        *(Match(n, n, "same") for n in range(head)),
        *(Match(m.left + head, m.right + head, m.relation) for m in inner),
        *(Match(len(left) - n, len(right) - n, "same") for n in range(tail, 0, -1)),
    ]


def _best_path(relations: Relations, width: int) -> list[Match]:
    best = [[0.0] * (width + 1)]
    for related in relations:
        above = best[-1]
        here = above.copy()
        for j in sorted(related):
            reached = above[j] + related[j][0]
            if reached > here[j + 1]:
                until = bisect_left(here, reached, j + 1)
                here[j + 1 : until] = [reached] * (until - j - 1)
        best.append(here)
    return _trace(best, relations)


def _trace(best: list[list[float]], relations: Relations) -> list[Match]:
    i, j = len(best) - 1, len(best[0]) - 1
    path = []
    while i and j:
        value = best[i][j]
        if value == best[i][j - 1]:
            j -= 1
        elif value == best[i - 1][j]:
            i -= 1
        else:
            i, j = i - 1, j - 1
            path.append(Match(i, j, relations[i][j][1]))
    return path[::-1]


def _relations(left: Sequence[Unit], right: Sequence[Unit]) -> Relations:
    """For each left unit the right ones that may stand for it, with what that is worth."""
    index = _Index(right)
    found: Relations = []
    for number, unit in enumerate(left):
        related: dict[int, tuple[float, str]] = {}
        for j, worth, relation in index.related(unit, number * len(right) // len(left)):
            if j not in related or related[j][0] < worth:
                related[j] = (worth, relation)
        found.append(related)
    _without_others(found, left, right)
    for i, j in _near(left, right):
        found[i].setdefault(j, (_NEAR, "near"))
    return found


def _without_others(found: Relations, left: Sequence[Unit], right: Sequence[Unit]) -> None:
    """Takes out the relations of two people of whom the other side has one in another place."""
    people = [
        [n for n, unit in enumerate(side) if unit.known and unit.known.kind == "person"] for side in (left, right)
    ]
    if not all(people):
        return
    names = [
        [name_words(side[n].key.removeprefix("person:")) for n in own]
        for side, own in zip((left, right), people, strict=True)
    ]
    same = {
        (i, j)
        for i, one in zip(people[0], names[0], strict=True)
        for j, other in zip(people[1], names[1], strict=True)
        if one <= other or other <= one
    }
    here, there = {i for i, _ in same}, {j for _, j in same}
    for i in people[0]:
        found[i] = {
            j: worth
            for j, worth in found[i].items()
            if (i, j) in same or worth[1] != "fact" or (i not in here and j not in there)
        }


class _Index:
    """The right units by all that may relate a left one to them."""

    def __init__(self, units: Sequence[Unit]) -> None:
        self.forms: defaultdict[str, list[int]] = defaultdict(list)
        self.keys: defaultdict[str, list[int]] = defaultdict(list)
        self.kinds: defaultdict[str, list[int]] = defaultdict(list)
        self.sets: defaultdict[str, list[int]] = defaultdict(list)
        self.units = units
        self.titles: defaultdict[str, list[int]] = defaultdict(list)
        self.present: list[int] = []
        self.sayings: defaultdict[str, list[int]] = defaultdict(list)
        for number, unit in enumerate(units):
            self.forms[unit.form].append(number)
            self.keys[unit.key].append(number)
            for group in _groups(unit):
                self.sets[group].append(number)
            if saying := _saying(unit):
                self.sayings[saying].append(number)
            for title in unit.titles[:1]:
                self.titles[title].append(number)
            if unit.known:
                self.kinds[_class(unit.known.kind)].append(number)
            elif is_present(unit.form):
                self.present.append(number)

    def related(self, unit: Unit, at: int) -> Iterator[tuple[int, float, str]]:
        """The numbers of units that may stand for ``unit``, with the worth and the name of what relates them. ``at`` is
        where it would stand if both passages went on evenly: what is only of its kind is looked for near that."""
        weight = _KNOWN if unit.known else _SAME if unit.bare else _SERVING
        for j in self.forms.get(unit.form, ()):
            yield j, weight, "same"
        for j in self.keys.get(unit.key, ()):
            yield j, weight * _CLITIC, "key" if unit.known else "clitic"
        for j in self._named(unit):
            yield j, _TITLE, "title"
        for group in _groups(unit):
            for j in _near_to(at, self.sets.get(group, ())):
                yield j, _SETS.get(group, _SET), "set"
        yield from self._of_a_kind(unit, at)

    def _of_a_kind(self, unit: Unit, at: int) -> Iterator[tuple[int, float, str]]:
        if unit.known:
            for j in _near_to(at, self.kinds.get(_class(unit.known.kind), ())):
                if _may_differ(unit, self.units[j]):
                    yield j, _FACT, "fact"
            return
        if unit.reports:
            for j in self.sayings.get(_saying(unit), ()):
                yield j, _SAYING, "related"
        for form in same_word(unit.bare) if unit.bare else ():
            for j in self.keys.get(form, ()):
                yield j, _RELATED, "related"
        for j in _near_to(at, self.present) if is_present(unit.form) else ():
            yield j, _SHAPE, "shape"

    def _named(self, unit: Unit) -> Iterator[int]:
        """Names for which ``unit`` stands, or the nouns that stand for it."""
        if unit.titles:
            yield from (j for j in self.keys.get(unit.titles[0], ()) if is_definite(self.units[j].form))
        elif unit.bare and is_definite(unit.form):
            yield from self.titles.get(unit.bare, ())


def _may_differ(unit: Unit, other: Unit) -> bool:
    """A person stands in the place of a person alone."""
    return (unit.known is not None and unit.known.kind == "person") == (
        other.known is not None and other.known.kind == "person"
    )


def _near_to(at: int, places: Sequence[int]) -> Sequence[int]:
    return places[bisect_left(places, at - _REACH) : bisect_left(places, at + _REACH)]


def _groups(unit: Unit) -> Iterator[str]:
    """The sets of which two members say something else in one place."""
    if unit.known:
        return
    if unit.reports and lemma_of(unit.form, weak=True):
        yield "cue"
    if unit.sense:
        yield "sense"
    for group in exclusive_set(unit.bare or unit.form):
        yield f"{group.number}"


def _saying(unit: Unit) -> str:
    """The verb of saying that a unit is, by its first form: مشيراً and وأشار are one."""
    return lemma_of(unit.form, weak=True) if unit.reports else ""


def _class(kind: str) -> str:
    return "name" if kind in _NAMES else kind


def _near(left: Sequence[Unit], right: Sequence[Unit]) -> Iterator[tuple[int, int]]:
    """Words a letter or two apart, among those that only one side has."""
    here, there = {unit.form for unit in left}, {unit.form for unit in right}
    first = [n for n, unit in enumerate(left) if unit.form not in there and len(unit.form) > 2 and unit.bare]
    second = [n for n, unit in enumerate(right) if unit.form not in here and len(unit.form) > 2 and unit.bare]
    if len(first) > _MOST_NEAR or len(second) > _MOST_NEAR:
        return
    of_length: defaultdict[int, list[int]] = defaultdict(list)
    for j in second:
        of_length[len(right[j].form)].append(j)
    for i in first:
        form = left[i].form
        for length in range(len(form) - MOST_SLIPS, len(form) + MOST_SLIPS + 1):
            yield from ((i, j) for j in of_length.get(length, ()) if is_near(form, right[j].form))

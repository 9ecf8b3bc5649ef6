"""Facts against outlets: who has each, who has it otherwise, who leaves it out, and what one alone says.

A fact is a group of sentences that say the same (``said_alike``), a quotation, or anything found in the texts that has
a key: a name, a date, a number. A sentence differs where a fact or an attribution in it does; a find differs in an
article that lacks it where the sentence that should have it says something else in its place.

Bound: ``PAIRS`` sentences that differ from each other are compared with their base word by word, 1 to 2 ms each;
``Covered.unread`` counts the others, which stand as present.
"""

from collections import defaultdict
from collections.abc import Collection, Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Literal

from .compared_text import ComparedText
from .differences import Difference, Span
from .quotation_variants import Quoted
from .said_alike import Alike, Telling, said_alike
from .wording import differences

PAIRS = 90
Sign = Literal["present", "differs", "absent", "only"]
_CHANGED = ("fact", "attribution")


@dataclass(frozen=True, slots=True)
class Cell:
    """What article ``column`` has of a fact: ``span`` is the passage of its text, None where it is absent; ``marks``
    are the words in it that differ, or the find itself; ``missing`` are words of the text of the fact's base that it
    lacks, where that makes it differ."""

    column: int
    sign: Sign
    span: Span | None = None
    marks: tuple[Span, ...] = ()
    missing: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Fact:
    """A fact with a cell for each article. ``label`` is its span in the text of article ``base``, the earliest that has
    it; ``key`` is that of a find, None of a sentence."""

    base: int
    label: Span
    cells: tuple[Cell, ...]
    key: Hashable = None

    @property
    def tellers(self) -> frozenset[int]:
        """The articles that have it, be it otherwise."""
        return frozenset(number for number, cell in enumerate(self.cells) if cell.sign != "absent")

    @property
    def disagreement(self) -> float:
        """Sorts facts: 1 and more where some differ, up to 0.5 where half of the articles have it and half do not."""
        signs = ["present" if cell.sign == "only" else cell.sign for cell in self.cells]
        shares = [signs.count(sign) / len(signs) for sign in ("present", "differs", "absent")]
        return ("differs" in signs) + 1 - sum(share * share for share in shares)


@dataclass(frozen=True, slots=True)
class Find:
    """Something found in ``column`` at ``start`` to ``end``; equal keys are the same thing."""

    column: int
    start: int
    end: int
    key: Hashable


@dataclass(frozen=True, slots=True)
class Swap:
    """In place of ``here`` in article ``column`` article ``other`` has ``there``."""

    column: int
    here: Span
    other: int
    there: Span


@dataclass(frozen=True, slots=True)
class Covered:
    """The sentences of all texts as facts, in the order in which they are said first."""

    facts: tuple[Fact, ...]
    swaps: tuple[Swap, ...]
    unread: int


def cover(texts: Sequence[ComparedText]) -> Covered:
    """The sentences of ``texts``, which come earliest first."""
    facts: list[Fact] = []
    swaps: list[Swap] = []
    comparing = _Comparing(texts)
    for alike in said_alike(texts):
        cells = {}
        for telling in alike.tellings:
            found = comparing.changed(alike.base, telling)
            cells[telling.column] = _told(texts, telling, found, alone=len(alike.tellings) == 1)
            swaps += _swaps(alike.base.column, telling.column, found)
        facts.append(_fact(texts, alike, cells))
    return Covered(tuple(facts), tuple(swaps), comparing.unread)


def finds_as_facts(texts: Sequence[ComparedText], finds: Iterable[Find], swaps: Iterable[Swap]) -> tuple[Fact, ...]:
    """Each key of ``finds`` as a fact, in the order in which the texts have it first."""
    places: dict[Hashable, dict[int, list[Find]]] = defaultdict(lambda: defaultdict(list))
    for find in sorted(finds, key=lambda f: (f.column, f.start)):
        places[find.key][find.column].append(find)
    instead = _instead(swaps)
    facts = []
    for key, by_column in places.items():
        base = next(iter(by_column.values()))[0]
        cells = tuple(_found(texts, column, by_column, instead) for column in range(len(texts)))
        facts.append(Fact(base.column, (base.start, base.end), cells, key))
    return tuple(facts)


def quotations_as_facts(quoted: Iterable[Quoted], columns: int) -> tuple[Fact, ...]:
    """Each quotation as a fact of ``columns`` articles: it differs where it is cut, changed or ascribed to another."""
    facts = []
    for one in quoted:
        cells = [Cell(column, "absent") for column in range(columns)]
        for form in one.forms:
            sign: Sign = "differs" if form.variants != ("whole",) else "only" if len(one.forms) == 1 else "present"
            marks = tuple(here for _, here in form.changed)
            cells[form.said.column] = Cell(form.said.column, sign, form.span, marks, form.missing)
        facts.append(Fact(one.fullest.said.column, one.fullest.span, tuple(cells)))
    return tuple(facts)


def by_disagreement(facts: Iterable[Fact]) -> list[Fact]:
    """Where some differ first, then what about half leave out; of equal ones the order stays."""
    return sorted(facts, key=lambda fact: -fact.disagreement)


def told_within(facts: Iterable[Fact], columns: Collection[int]) -> list[Fact]:
    """Those that none but these articles have."""
    return [fact for fact in facts if fact.tellers.issubset(columns)]


def _span(texts: Sequence[ComparedText], telling: Telling) -> Span:
    sentences = texts[telling.column].sentences
    return sentences[telling.first].start, sentences[telling.last - 1].end


@dataclass(slots=True)
class _Comparing:
    """Compares sentences as long as there is time; a wording that several outlets share is compared once."""

    texts: Sequence[ComparedText]
    left: int = PAIRS
    unread: int = 0
    known: dict[tuple[int, int, str], tuple[int, tuple[Difference, ...]]] = field(default_factory=dict)
    """What was found, by the base's column and number and the words compared, with where those words begin."""

    def changed(self, base: Telling, telling: Telling) -> tuple[Difference, ...]:
        """The facts and attributions that differ."""
        if telling.same:
            return ()
        start, end = _span(self.texts, telling)
        key = base.column, base.first, self.texts[telling.column].text[start:end]
        if key not in self.known:
            if not self.left:
                self.unread += 1
                return ()
            self.left -= 1
            self.known[key] = start, tuple(_changed(self.texts, base, telling))
        began, found = self.known[key]
        return tuple(_shifted(one, start - began) for one in found)


def _shifted(one: Difference, by: int) -> Difference:
    return replace(one, right=(one.right[0] + by, one.right[1] + by)) if one.right else one


def _changed(texts: Sequence[ComparedText], base: Telling, telling: Telling) -> Iterator[Difference]:
    """Where one of the two says much besides, what it alone has says nothing of the other."""
    left, right = texts[base.column], texts[telling.column]
    for found in differences(left, _span(texts, base), right, _span(texts, telling)):
        if found.kind in _CHANGED and (not telling.partial or (found.left and found.right)):
            yield found


def _told(texts: Sequence[ComparedText], telling: Telling, found: Sequence[Difference], *, alone: bool) -> Cell:
    sign: Sign = "differs" if found else "only" if alone else "present"
    marks = tuple(sorted({one.right for one in found if one.right}))
    missing = tuple(sorted({one.left for one in found if one.left and not one.right}))
    return Cell(telling.column, sign, _span(texts, telling), marks, missing)


def _swaps(base: int, column: int, found: Iterable[Difference]) -> Iterator[Swap]:
    for one in found:
        if one.left and one.right:
            yield Swap(base, one.left, column, one.right)
            yield Swap(column, one.right, base, one.left)


def _fact(texts: Sequence[ComparedText], alike: Alike, cells: dict[int, Cell]) -> Fact:
    row = tuple(cells.get(column) or Cell(column, "absent") for column in range(len(texts)))
    return Fact(alike.base.column, _span(texts, alike.base), row)


_Instead = dict[tuple[int, int], list[tuple[Span, Span]]]
"""For two articles what the second has in place of passages of the first."""


def _instead(swaps: Iterable[Swap]) -> _Instead:
    instead: _Instead = defaultdict(list)
    for swap in swaps:
        instead[swap.column, swap.other].append((swap.here, swap.there))
    return instead


def _found(texts: Sequence[ComparedText], column: int, by_column: dict[int, list[Find]], instead: _Instead) -> Cell:
    if own := by_column.get(column):
        sign: Sign = "only" if len(by_column) == 1 else "present"
        passage = sentence_at(texts[column], own[0].start, own[0].end)
        inside = (f for f in own if passage[0] <= f.start and f.end <= passage[1])
        return Cell(column, sign, passage, tuple(dict.fromkeys((f.start, f.end) for f in inside)))
    for finds in by_column.values():
        for find in finds:
            for here, there in instead.get((find.column, column), ()):
                if here[0] < find.end and find.start < here[1]:
                    return Cell(column, "differs", sentence_at(texts[column], *there), (there,))
    return Cell(column, "absent")


def sentence_at(text: ComparedText, start: int, end: int) -> Span:
    """The sentences of ``text`` around a passage; the passage itself where it stands in none."""
    around = [one for one in text.sentences if one.start < end and start < one.end]
    return (min(start, around[0].start), max(end, around[-1].end)) if around else (start, end)

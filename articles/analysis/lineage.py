"""The lineage of a story: who had a text first, who took it from whom, and which agency's text it really is.

A sentence stands in a text when nearly all of its words do, in runs of three: a changed word, a spelling, a sentence
cut in two or joined with its neighbour hide no copy. Which texts hold a run is one number whose bits are the texts, so
that a run is looked up once for all texts and no pair of texts is ever read against each other.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import islice
from statistics import median_low
from typing import Generic, Literal, TypeVar

from .clusters import Ordered
from .standing import Standing, Tally, bits, standing_sentences

MOST_SENTENCES, MOST_CHARACTERS = 300, 40_000
"""What is looked at of one text: a hundred texts that long take about a second."""

LEAST_SHARE = 0.1
"""Below this part of its sentences a text has taken nothing worth an arrow: two reports of one speech share as much."""

MOST_PARENTS = 3

MOSTLY = 0.5
"""From this part of its sentences on a text is said to be somebody else's, ..."""

FEW = 3
"""... unless fewer sentences than this stand there."""

Id = TypeVar("Id", bound=Ordered)
Direction = Literal["before", "same", "after"]


@dataclass(frozen=True, slots=True)
class Told(Generic[Id]):
    """An article of a story. It was published at some moment of ``[earliest, latest)``, a minute or a day; without
    ``earliest`` all that is known is that it was before ``latest``. ``at`` is the moment that is shown. ``agency`` is
    the agency that its source is, "" for others; ``credits`` are agencies by name, "agencies" alone is none."""

    key: Id
    source: str
    at: datetime
    earliest: datetime | None
    latest: datetime
    text: str
    sentences: Sequence[tuple[int, int]]
    credits: tuple[str, ...] = ()
    agency: str = ""

    def before(self, other: "Told[Id]") -> bool:
        """Whether it was surely published earlier."""
        return other.earliest is not None and self.latest <= other.earliest

    @property
    def is_exact(self) -> bool:
        """Whether it is known to the minute."""
        return self.earliest is not None and self.latest - self.earliest <= timedelta(minutes=1)


@dataclass(frozen=True, slots=True)
class Taken:
    """What a text has of another: ``sentences`` of its own that stand there, which is the ``share`` of all that it has.
    None of these stands in a parent that was named before. ``behind`` is None where a time is not known to the minute.
    """

    other: int
    sentences: int
    share: float
    behind: timedelta | None


@dataclass(frozen=True, slots=True)
class AgencyText:
    """How much of a text stands in ``other``, which of all texts that credit ``agency``, or are its own, holds most of
    it. ``direction`` says when that one was published as seen from the text, ``apart`` how much time lies between.
    ``credits`` are all agencies that it names."""

    agency: str
    other: int
    credits: tuple[str, ...]
    sentences: int
    share: float
    direction: Direction
    apart: timedelta | None


@dataclass(frozen=True, slots=True)
class Descent(Generic[Id]):
    """Where one article's text comes from; other articles are named by their numbers in ``Lineage.members``.

    ``sentences`` counts those of five words or more. ``parents`` had its text earlier, the one with most of it first;
    ``alongside`` had it at the same time. ``own`` are the numbers of its sentences that nobody had before or then.
    ``agencies`` are all whose text it may be, most of it first.
    """

    number: int
    told: Told[Id]
    sentences: int
    parents: tuple[Taken, ...]
    alongside: tuple[Taken, ...]
    own: tuple[int, ...]
    agencies: tuple[AgencyText, ...]

    @property
    def own_share(self) -> float | None:
        return len(self.own) / self.sentences if self.sentences else None

    @property
    def really(self) -> AgencyText | None:
        """The agency whose text it is, where most of it stands in a text of that agency."""
        return next((text for text in self.agencies if text.share >= MOSTLY and text.sentences >= FEW), None)

    @property
    def miscredited(self) -> AgencyText | None:
        """The agency whose text it is, where it credits others or nobody."""
        if self.told.agency:
            return None
        return next((text for text in self.agencies if self._is_anothers(text)), None)

    def _is_anothers(self, text: AgencyText) -> bool:
        """Whether most of it stands in a text of an agency that it does not name, while it names one that the other
        does not name, or none, and no third text explains its credit as well."""
        credited = self.told.credits
        if text.share < MOSTLY or text.sentences < FEW or text.agency in credited:
            return False
        if credited and not self.instead_of(text):
            return False
        explained = (one for one in self.agencies if one.agency in credited and one.other != text.other)
        return all(one.share < text.share for one in explained)

    def instead_of(self, text: AgencyText) -> tuple[str, ...]:
        """The agencies that it credits and the other text does not."""
        return tuple(name for name in self.told.credits if name not in text.credits)


@dataclass(frozen=True, slots=True)
class Lineage(Generic[Id]):
    """Articles by time. ``firsts`` are those that none was published before: more than one where it cannot be told
    who was first. Half of the other sources came within ``median_delay``; None where that cannot be told."""

    members: tuple[Descent[Id], ...]
    firsts: tuple[int, ...]
    sources: int
    median_delay: timedelta | None


def trace_lineage(articles: Iterable[Told[Id]]) -> Lineage[Id]:
    """The lineage of ``articles``; the same whatever their order.

    An arrow leads from what was surely published earlier alone, so that there is no circle. Of texts that hold as much
    of an article, the one that holds more of it word for word is its parent, then the earlier, then the smaller key.
    """
    told = sorted(articles, key=lambda one: (one.at, one.key))
    earlier = [_bits_where(other.before(one) for other in told) for one in told]
    later = [_bits_where(one.before(other) for other in told) for one in told]
    standing = standing_sentences([(one.text, within_bounds(one.sentences)) for one in told])
    by_agency = _texts_by_agency(told)
    members = []
    for number, (one, stands) in enumerate(zip(told, standing, strict=True)):
        together = ~(earlier[number] | later[number] | 1 << number) & (1 << len(told)) - 1
        parents, rest = _parents(told, number, stands, earlier[number])
        alongside, _ = _parents(told, number, rest, together, whole=len(stands))
        own = tuple(s.number for s in stands if not s.holders & (earlier[number] | together))
        agencies = _agencies(told, number, stands, by_agency)
        members.append(Descent(number, one, len(stands), parents, alongside, own, agencies))
    firsts = _firsts(told, earlier)
    sources = {one.source for one in told}
    return Lineage(tuple(members), firsts, len(sources), _median_delay(told, firsts))


def within_bounds(sentences: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """The sentences of a text that are looked at, the last of them perhaps in part."""
    first = islice(sentences, MOST_SENTENCES)
    return [(start, min(end, MOST_CHARACTERS)) for start, end in first if start < MOST_CHARACTERS]


def _bits_where(true: Iterable[bool]) -> int:
    return sum(1 << number for number, is_so in enumerate(true) if is_so)


def _parents(
    told: Sequence[Told[Id]], number: int, stands: Sequence[Standing], among: int, whole: int = 0
) -> tuple[tuple[Taken, ...], Sequence[Standing]]:
    """Which of the texts ``among`` hold the sentences, the one with most first and each further one for what those
    before it lack; and the sentences that then are left. ``whole`` is the number that shares are a part of."""
    whole = whole or len(stands)
    parents: list[Taken] = []
    while among and stands and len(parents) < MOST_PARENTS:
        best, count = _holds_most(stands, among)
        if count < max(LEAST_SHARE * whole, 2 if parents else 1):
            break
        parents.append(Taken(best, count, count / whole, _apart(told[number], told[best])))
        stands = [one for one in stands if not one.holders >> best & 1]
        among &= ~(1 << best)
    return tuple(parents), stands


def _holds_most(stands: Sequence[Standing], among: int) -> tuple[int, int]:
    """The text of ``among`` in which most of the sentences stand, and how many."""
    nearly, exactly = Tally(one.holders for one in stands), Tally(one.exact for one in stands)
    best = max(bits(among), key=lambda text: (nearly.count(text), exactly.count(text), -text))
    return best, nearly.count(best)


def _texts_by_agency(told: Sequence[Told[Id]]) -> dict[str, int]:
    """Agency -> bits of the texts that credit it or are its own."""
    found: dict[str, int] = {}
    for number, one in enumerate(told):
        for agency in {*one.credits, one.agency} - {""}:
            found[agency] = found.get(agency, 0) | 1 << number
    return found


def _agencies(
    told: Sequence[Told[Id]], number: int, stands: Sequence[Standing], by_agency: dict[str, int]
) -> tuple[AgencyText, ...]:
    """How much of a text stands in the texts of each agency that is not its own source. For a text that names its
    agency later texts say nothing; to one that names none they may give away what it left out."""
    here, found = told[number], []
    named = bool(here.credits or here.agency)
    tally = Tally(one.holders for one in stands)
    for agency, texts in by_agency.items():
        others = [n for n in bits(texts & ~(1 << number)) if not (named and here.before(told[n]))]
        if agency == here.agency or not others:
            continue
        best = max(others, key=lambda n: (tally.count(n), told[n].agency == agency, -len(told[n].credits), -n))
        if count := tally.count(best):
            direction, apart = _direction(here, told[best]), _apart(here, told[best])
            named_there = tuple(filter(None, (*told[best].credits, told[best].agency)))
            found.append(AgencyText(agency, best, named_there, count, count / len(stands), direction, apart))
    return tuple(sorted(found, key=lambda text: (-text.sentences, text.other, text.agency)))


def _direction(here: Told[Id], other: Told[Id]) -> Direction:
    if other.before(here):
        return "before"
    return "after" if here.before(other) else "same"


def _apart(one: Told[Id], other: Told[Id]) -> timedelta | None:
    return abs(one.at - other.at) if one.is_exact and other.is_exact else None


def _firsts(told: Sequence[Told[Id]], earlier: Sequence[int]) -> tuple[int, ...]:
    """Those that none was before; those of which no time is known only where it is known of none."""
    firsts = [number for number, before in enumerate(earlier) if not before]
    known = [number for number in firsts if told[number].earliest is not None]
    return tuple(known or firsts)


def _median_delay(told: Sequence[Told[Id]], firsts: Sequence[int]) -> timedelta | None:
    """Within which half of the sources came that came later, by the articles whose time is known to the minute."""
    began = min((told[number].at for number in firsts if told[number].is_exact), default=None)
    opened = {told[number].source for number in firsts}
    came: dict[str, timedelta] = {}
    for one in told:
        if began is not None and one.is_exact and one.source not in opened:
            came.setdefault(one.source, one.at - began)
    return median_low(came.values()) if came else None

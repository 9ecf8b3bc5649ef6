"""What one article reports, as weighted signs: by these it is told whether two articles report the same event.

A sign is a word, a word of the headline, a name or a day, kept as a number of 32 bits. How much it weighs follows from
the article and from fixed lists alone, never from what else the desk holds: an article has the same signs whenever it
comes. News tells the event first, so that only the beginning of a text is read.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cache, lru_cache
from math import log, log10, sqrt
from typing import Generic, TypeVar
from zlib import crc32

from articles.language.document import Analysis
from articles.language.normalise import name_key
from articles.language.stems import forms_of
from articles.language.tokens import written_words
from articles.language.words import entries, frequencies

from .clusters import Ordered

Id = TypeVar("Id", bound=Ordered)
Signs = Mapping[int, int]
"""Numbers of signs with their weights, the heaviest first."""

ONE = 10_000
"""Weights are whole numbers, this many to the length of an article's signs: sums of them are exact in any order."""

LEAD, READ = 400, 900
"""Code points of the text that are its lead, and that are read at all."""

IN_TITLE, IN_LEAD, IN_NAME = 3.0, 2.0, 0.4
"""How often a word counts that stands in the headline, in the lead, and inside a name (which is a sign of its own)."""

COMMON, RARE = 3e-3, 5e-7
"""Share of running words of a word that weighs nothing, and of one that the list of frequencies does not hold."""

FLATTENED = 0.7
"""A word's weight is log10(COMMON / share) to this power."""

PROTOCOL = 0.5
"""What is left of the weight of a word of protocol or office."""

SHORT_NUMBER, LONG_NUMBER = 0.5, 0.7
"""What a number weighs of at most two figures, and of more."""


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the signs: how much it weighs beside the others, and how many it keeps, the heaviest."""

    weight: float
    kept: int


WORDS, TITLE, NAMES, DAYS = Part(1.0, 28), Part(0.4, 12), Part(0.4, 16), Part(0.05, 4)

LONGEST_TIME = 3
"""Days of the longest time that is a sign: a longer one ("this year") says nothing about an event."""


@dataclass(frozen=True, slots=True)
class Report(Generic[Id]):
    """An article as its signs, the heaviest first; the squares of their weights make ``ONE`` * ``ONE`` together.

    ``copy_group`` is one id for all copies of a text, None where there are none.
    """

    id: Id
    published_at: datetime
    source: str
    copy_group: Id | None
    signs: Signs


def report_of(
    analysis: Analysis, key: Id, published_at: datetime, source: str, copy_group: Id | None = None
) -> Report[Id]:
    """The report that an article makes; one without a word makes one without a sign."""
    return Report(key, published_at, source, copy_group, signs_of(analysis, published_at.date()))


def sign(kind: str, key: str) -> int:
    """The number of a sign, a signed integer of 32 bits: ``sign("word", "زلزال")``, ``sign("day", "2027-03-01")``."""
    return crc32(f"{kind}:{key}".encode()) - (1 << 31)


def signs_of(analysis: Analysis, today: date) -> dict[int, int]:
    """The signs of an article published on ``today`` with their weights, the heaviest first."""
    parts = (
        _kept(WORDS, _words(analysis)),
        _kept(TITLE, {word.in_title: word.weight for _, _, word in _read(analysis.title)}),
        _kept(NAMES, _names(analysis)),
        _kept(DAYS, {sign("day", day.isoformat()): 1.0 for day in _days(analysis, today)}),
    )
    return _of_length({number: weight for part in parts for number, weight in part.items()}, ONE)


def _kept(part: Part, weights: Mapping[int, float]) -> dict[int, float]:
    """The heaviest signs of a part, which have the root of the part's weight as their length together."""
    heaviest = sorted(((-weight, number) for number, weight in weights.items() if weight > 0))[: part.kept]
    length = sqrt(sum(weight * weight for weight, _ in heaviest))
    return {number: -weight / length * sqrt(part.weight) for weight, number in heaviest}


def _of_length(weights: Mapping[int, float], length: int) -> dict[int, int]:
    factor = length / (sqrt(sum(weight * weight for weight in weights.values())) or 1)
    whole = sorted((-round(weight * factor), number) for number, weight in weights.items())
    return {number: -weight for weight, number in whole if weight}


def _words(analysis: Analysis) -> dict[int, float]:
    counts, weights = defaultdict[int, float](float), dict[int, float]()
    for _, _, word in _read(analysis.title):
        counts[word.sign] += IN_TITLE
        weights[word.sign] = word.weight
    names = iter(sorted((mention.start, mention.end) for mention in analysis.entities))
    first, last = next(names, (READ, READ))
    for start, end, word in _read(analysis.text[:READ]):
        while last <= start < READ:
            first, last = next(names, (READ, READ))
        times = IN_LEAD if start < LEAD else 1.0
        counts[word.sign] += times * IN_NAME if end > first else times
        weights[word.sign] = word.weight
    return {number: log(1 + count) * weights[number] for number, count in counts.items()}


@dataclass(frozen=True, slots=True)
class _Word:
    """The signs of a word in text and headline."""

    sign: int
    in_title: int
    weight: float


def _read(text: str) -> Iterator[tuple[int, int, _Word]]:
    for written in written_words(text):
        if word := _word(written.group()):
            yield written.start(), written.end(), word


@lru_cache(maxsize=200_000)
def _word(written: str) -> _Word | None:
    """A word that says something about an event; None for any other."""
    form = next(iter(forms_of(written)), "")
    return _word_of(form) if len(form) > 1 else None


@lru_cache(maxsize=200_000)
def _word_of(form: str) -> _Word | None:
    weight = weight_of(form)
    return _Word(sign("word", form), sign("title", form), weight) if weight else None


def _names(analysis: Analysis) -> dict[int, float]:
    counts: dict[tuple[str, str], float] = defaultdict(float)
    for mention in analysis.entities:
        if mention.start < READ:
            counts[mention.kind, mention.name] += IN_LEAD if mention.start < LEAD else 1.0
    found: dict[int, float] = {}
    for (kind, name), count in counts.items():
        number, weight = _name(kind, name)
        found[number] = (1 + log(count)) * weight
    return found


@lru_cache(maxsize=100_000)
def _name(kind: str, name: str) -> tuple[int, float]:
    """The sign of a name, which weighs what its rarest word weighs."""
    key = name_key(name)
    return sign(kind, key), _rarity(min(map(_share, key.split()), default=COMMON))


def _days(analysis: Analysis, today: date) -> set[date]:
    """Days that the text names, but not that of its publication nor the one before: any report may name those."""
    found: set[date] = set()
    for mention in analysis.dates:
        length = (mention.latest - mention.earliest).days + 1
        if mention.start < READ and length <= LONGEST_TIME:
            found |= {mention.earliest + timedelta(days=number) for number in range(length)}
    return {day for day in found if not 0 <= (today - day).days <= 1}


def weight_of(form: str) -> float:
    """How much a word says about which event it is, 0 upwards: the rarer the more."""
    if form[0].isdigit():
        return SHORT_NUMBER if len(form) <= 2 else LONG_NUMBER
    return _rarity(_share(form)) * (PROTOCOL if form in _protocol() else 1.0)


def _rarity(share: float) -> float:
    return float(max(0.0, log10(COMMON / share)) ** FLATTENED)


def _share(form: str) -> float:
    table = frequencies()
    return max(table.get(form, RARE), table.get(f"ال{form}", RARE))


@cache
def _protocol() -> frozenset[str]:
    titles = (spelling for _, *spellings in entries("people_titles") for spelling in spellings)
    listed = (spelling for spellings in entries("protocol_words") for spelling in spellings)
    return frozenset(_first_forms([*titles, *listed]))


def _first_forms(texts: Iterable[str]) -> Iterator[str]:
    return (form for text in texts for word in written_words(text) for form in forms_of(word.group())[:1])

"""What one article reports, as weighted signs: by these it is told whether two articles report the same event.

A sign is a word, a name or a day, written with its kind (``word:زلزال``, ``person:حيدر العبادي``, ``day:2015-07-23``).
How much a sign weighs follows from the article and from fixed lists alone, never from what else the desk holds: the
same article has the same signs whenever it comes.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import lru_cache
from math import log, log10, sqrt
from typing import Generic, TypeVar

from articles.language.document import Analysis
from articles.language.normalise import fold, name_key
from articles.language.stems import terms
from articles.language.words import frequencies

from .clusters import Ordered

Id = TypeVar("Id", bound=Ordered)

RARE = 5e-7
"""Share of running words that is assumed for a word that the list of frequencies does not hold."""

COMMON = 1e-3
"""A word as common as this weighs nothing, ..."""

SIGNS = 60
"""An article keeps this many of its heaviest signs."""

IN_TITLE, IN_LEAD = 3.0, 1.5
"""How many times a word counts that stands in the headline, or in the first words of the text."""

LEAD = 400
"""Code points of the text that are its lead."""

NAME, DAY = 1.0, 2.0
"""What a name weighs beside the same words, and a day, in units of a word's weight."""

LONGEST_TIME = 3
"""Days of the longest time that is a sign: a longer one ("this year") says nothing about an event."""


@dataclass(frozen=True, slots=True)
class Report(Generic[Id]):
    """An article as its signs, which have the length 1 together; an article without any has none."""

    id: Id
    published_at: datetime
    source: str
    copy_group: Id | None
    signs: Mapping[str, float]


def report_of(
    analysis: Analysis, key: Id, published_at: datetime, source: str, copy_group: Id | None = None
) -> Report[Id]:
    """The report that an article makes. ``copy_group`` is one id for all copies of one text."""
    weights: dict[str, float] = {}
    for sign, count in _counts(analysis, published_at.date()).items():
        weights[sign] = (1 + log(count)) * weight_of(sign) if count >= 1 else count * weight_of(sign)
    return Report(key, published_at, source, copy_group, _of_length_one(weights))


def _counts(analysis: Analysis, today: date) -> dict[str, float]:
    counts: dict[str, float] = defaultdict(float)
    for form in _words(analysis.title):
        counts[f"word:{form}"] += IN_TITLE
    for start, form in _placed_words(analysis.text):
        counts[f"word:{form}"] += IN_LEAD if start < LEAD else 1
    for mention in analysis.entities:
        counts[f"{mention.kind}:{name_key(mention.name)}"] += IN_LEAD if mention.start < LEAD else 1
    for day in _days(analysis, today):
        counts[f"day:{day.isoformat()}"] = 1
    return counts


def _words(text: str) -> Iterator[str]:
    return (form for _, form in _placed_words(text))


def _placed_words(text: str) -> Iterator[tuple[int, str]]:
    for term in terms(text):
        if term.forms and len(term.forms[0]) > 1:
            yield term.start, term.forms[0]


def _days(analysis: Analysis, today: date) -> set[date]:
    """Days that the text names, but not the day of its publication: every report of that day may name it."""
    found: set[date] = set()
    for mention in analysis.dates:
        length = (mention.latest - mention.earliest).days + 1
        if length <= LONGEST_TIME:
            found |= {mention.earliest + timedelta(days=number) for number in range(length)}
    return {day for day in found if not 0 <= (today - day).days <= 1}


@lru_cache(maxsize=200_000)
def weight_of(sign: str) -> float:
    """How much a sign says about which event it is, 0 upwards: the rarer its rarest word, the more."""
    kind, _, key = sign.partition(":")
    if kind == "day":
        return DAY
    share = min((_share(word) for word in key.split()), default=COMMON)
    weight = max(0.0, log10(COMMON / share))
    return weight if kind == "word" else NAME * weight


def _share(form: str) -> float:
    table = frequencies()
    return max(table.get(form, RARE), table.get(f"ال{form}", RARE), table.get(fold(form), RARE))


def _of_length_one(weights: Mapping[str, float]) -> dict[str, float]:
    heaviest = sorted(((-weight, sign) for sign, weight in weights.items() if weight > 0))[:SIGNS]
    length = sqrt(sum(weight * weight for weight, _ in heaviest))
    return {sign: -weight / length for weight, sign in heaviest}

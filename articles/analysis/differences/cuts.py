"""Phrases that both sides have in one place, cut where a part of one of them tells something of its own: who says it,
a title of courtesy, a clause for which the other has one word."""

from articles.language.dates.vocabulary import PARTS_OF_DAY
from articles.language.words import folded

from .attribution import AS_SAID
from .meanings import lemma_of
from .model import Units
from .wordings import shows_respect

Sides = tuple[Units, Units]

_TELLING = 3
"""So many words with a meaning are no other way to say what a preposition says."""

_SPEAKER = 2
"""A verb of saying with so many words behind it names who says it."""

_FEW = 2
"""Up to so many words of one side beside a day of the other, the day stands for none of them."""

_BEFORE_DAYS = frozenset(
    ("في", "من", "منذ", "خلال", "يوم", "قبل", "بعد", "الساعه", "تمام", "عند", *PARTS_OF_DAY),
)
_LONG = 7
_TIMES_LONGER = 4
"""A phrase of so many units, and so many times those of the other side, does not stand for it."""


def cut(left: Units, right: Units) -> list[Sides]:
    """The parts of both sides in their order; the two sides as they are where nothing tells them apart."""
    for rule in (_verbs, _reported, _courtesy, _adverb, _serving, _day):
        if parts := rule(left, right):
            return [part for sides in parts for part in (cut(*sides) if all(sides) else [sides])]
    return [(left, right)]


def _serving(left: Units, right: Units) -> list[Sides]:
    """A phrase, and words that only serve others, which stand for none: صباح اليوم بإصابات and في."""
    told = [sum(bool(unit.bare or unit.known or unit.sense) for unit in side) for side in (left, right)]
    if min(told) > 0 or max(told) < _TELLING:
        return []
    return [(left, ()), ((), right)]


def _day(left: Units, right: Units) -> list[Sides]:
    """A day that one side alone names, in its phrase: اصطدام فجر اليوم and تصادم."""
    places = [_days(side) for side in (left, right)]
    if places.count(None) != 1:
        return []
    side, other = (left, right) if places[0] else (right, left)
    first, end = places[0] or places[1] or (0, 0)
    before, own, behind = side[:first], side[first:end], side[end:]
    if len(other) > _FEW or not (before or behind):
        return []
    parts = [(before, other if before else ()), (own, ()), (behind, () if before else other)]
    return [sides if places[0] else sides[::-1] for sides in parts if any(sides)]


def _days(units: Units) -> tuple[int, int] | None:
    """From the first day or hour of a phrase to its last, with the preposition before it."""
    days = [n for n, unit in enumerate(units) if unit.known and (unit.known.kind == "date" or ":" in unit.known.key)]
    if not days:
        return None
    first = days[0]
    while first and (units[first - 1].form in _BEFORE_DAYS or units[first - 1].form in folded("adverbs")):
        first -= 1
    return first, days[-1] + 1


def _verbs(left: Units, right: Units) -> list[Sides]:
    """Two verbs of saying at the head of both: دعا معالي and أكد."""
    if len(left) == 1 == len(right) or not (left[0].reports or right[0].reports):
        return []
    if not all(lemma_of(side[0].form, weak=True) for side in (left, right)):
        return []
    return [(left[:1], right[:1]), (left[1:], right[1:])]


def _reported(left: Units, right: Units) -> list[Sides]:
    """What one side alone says of a source: مشيراً إلى أن, حسبما أفاد مسؤولون."""
    places = [_source(side) for side in (left, right)]
    if places.count(None) != 1 or any(unit.reports for unit in (right if places[0] else left)):
        return []
    side, other = (left, right) if places[0] else (right, left)
    first, end = places[0] or places[1] or (0, 0)
    if not any(unit.bare for unit in other):
        return []
    before, own, behind = side[:first], side[first:end], side[end:]
    parts = [(before, () if behind else other), (own, ()), (behind, other if behind else ())]
    return [sides if places[0] else sides[::-1] for sides in parts if any(sides)]


def _source(units: Units) -> tuple[int, int] | None:
    """The first stretch of units from a verb of saying to أن, or from a word for "according to" to where the source
    ends."""
    for first, unit in enumerate(units):
        if not unit.reports or (first and units[first - 1].reports):
            continue
        end = next((n for n, other in enumerate(units) if n > first and not other.reports), len(units))
        if (
            lemma_of(unit.form)
            and end < len(units)
            and units[end].form in folded("bare_connectors", "pronoun_connectors")
        ):
            return first, end + 1
        if lemma_of(unit.form) and end > first + _SPEAKER:
            return first, end
        if (unit.form in AS_SAID or unit.form in folded("according_to")) and end > first + 1:
            return first, end
        if first and units[first - 1].form in AS_SAID and lemma_of(unit.form):
            return first - 1, end
    return None


def _courtesy(left: Units, right: Units) -> list[Sides]:
    """معالي before what stands for something else."""
    counts = [next((n for n, unit in enumerate(side) if not shows_respect(unit)), len(side)) for side in (left, right)]
    if bool(counts[0]) == bool(counts[1]):
        return []
    head, rest = (left[: counts[0]], left[counts[0] :]) if counts[0] else (right[: counts[1]], right[counts[1] :])
    return [(head, ()), (rest, right)] if counts[0] else [((), head), (left, rest)]


def _adverb(left: Units, right: Units) -> list[Sides]:
    """مؤخراً, and a word that is no adverb."""
    if len(left) != 1 or len(right) != 1 or any(unit.known or not unit.bare for unit in (*left, *right)):
        return []
    adverbs = [unit.form in folded("adverbs") for unit in (*left, *right)]
    return [(left, ()), ((), right)] if adverbs[0] != adverbs[1] else []


def unlike(left: Units, right: Units) -> bool:
    """Whether one side is a word or two and the other a whole clause."""
    shorter, longer = sorted((len(left), len(right)))
    return longer >= _LONG and longer >= shorter * _TIMES_LONGER

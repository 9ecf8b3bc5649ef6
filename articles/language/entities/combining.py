"""One set of names out of what the rules find and what the tagger proposes."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace

from ..normalise import name_key
from .gazetteer import Gazetteer
from .judging.claims import OWN, Claim, claims
from .judging.judge import Judge, share
from .mention import Span
from .proposed_names import as_span, is_broken
from .reading import Reading
from .tagging.lattice import Candidate

LEAST = {"person": 0.0, "organisation": -0.3, "place": -0.2}
"""Odds, in logarithms, from which a claim of the tagger alone is a name."""
_LEAST_LISTED, _LEAST_DOUBTED = -1.5, 0.0
_LEAST_RULED = -1.0
"""The same for what rules find, and for places and names of several words that they take from a list: the articles that
the judge learned from are harder on them than the news is (docs/architecture.md)."""
_OWN_ODDS = 1000.0


def combine(
    reading: Reading, gazetteer: Gazetteer, ruled: Sequence[Span], proposed: Iterable[Candidate], judge: Judge
) -> list[Span]:
    """The names that hold, in order, none overlapping; ``proposed`` may overlap, ``ruled`` may not."""
    claimed = claims_of(reading, ruled, proposed)
    odds = judge.odds(reading, claimed, ruled)
    written = frozenset(reading.forms)
    chosen: list[Span] = []
    for claim, sure in _best(claimed, odds):
        span = _as_span(reading, claim, sure, written, chosen[-1] if chosen else None)
        chosen.append(_under_listed_name(gazetteer, span))
    return _without_shared(reading, chosen)


def claims_of(reading: Reading, ruled: Sequence[Span], proposed: Iterable[Candidate]) -> list[Claim]:
    """What may be a name of a text that rules have read: no more is judged."""
    return claims(reading, ruled, reading.doubted, (one for one in proposed if not is_broken(reading, one)))


def _best(claimed: Sequence[Claim], odds: Sequence[float]) -> list[tuple[Claim, float]]:
    """The claims without overlap that are likeliest together: the sum of what each is above its bar is highest."""
    weighed = sorted(
        (
            (claim, sure, weight)
            for claim, sure in zip(claimed, odds, strict=True)
            if (weight := _OWN_ODDS if claim.rule == OWN else sure - _least(claim)) > 0
        ),
        key=lambda one: (one[0].end, one[0].first),
    )
    ends = [claim.end for claim, _, _ in weighed]
    best = [0.0]
    before: list[int] = []
    for at, (claim, _, weight) in enumerate(weighed):
        before.append(bisect_right(ends, claim.first, 0, at))
        best.append(max(best[at], best[before[at]] + weight))
    chosen: list[tuple[Claim, float]] = []
    at = len(weighed)
    while at:
        claim, sure, weight = weighed[at - 1]
        if best[before[at - 1]] + weight > best[at - 1]:
            chosen.append((claim, sure))
            at = before[at - 1]
        else:
            at -= 1
    return chosen[::-1]


def _least(claim: Claim) -> float:
    if claim.ruled is None:
        return LEAST[claim.kind] if claim.doubted is None else _LEAST_DOUBTED
    if claim.rule.startswith("gazetteer.") and (claim.kind == "place" or claim.end - claim.first > 1):
        return _LEAST_LISTED
    return _LEAST_RULED


def _as_span(reading: Reading, claim: Claim, odds: float, written: frozenset[str], before: Span | None) -> Span:
    certainty = round(share(odds), 2)
    known = claim.ruled or claim.doubted
    if known is None:
        one = Candidate(certainty, claim.first, claim.end, claim.kind)
        follows = before is not None and before.end == claim.first and before.kind == claim.kind
        return as_span(reading, one, written, follows=follows)
    return known if known.rule == OWN else replace(known, certainty=certainty)


def _under_listed_name(gazetteer: Gazetteer, span: Span) -> Span:
    """What the tagger found under the name that a list has for it: إقليم كردستان for كردستان العراق."""
    entry = gazetteer.get(tuple(name_key(span.name).split())) if span.rule.startswith("crf.") else None
    known = entry is not None and entry.kind == span.kind and not entry.exact and " " in span.name
    return replace(span, name=entry.name) if entry is not None and known else span


def _without_shared(reading: Reading, spans: list[Span]) -> list[Span]:
    """Family names that the tagger sees alone and that two people of the article bear are nobody's."""
    bearers: defaultdict[str, set[str]] = defaultdict(set)
    for span in spans:
        if span.kind == "person" and span.end - span.first > 1:
            bearers[reading.forms[span.end - 1]].add(name_key(span.name))
    return [
        span
        for span in spans
        if span.rule != "crf.person" or span.end - span.first > 1 or len(bearers[reading.forms[span.first]]) < 2
    ]

"""One set of names out of what the rules find and what the tagger proposes."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from ..normalise import name_key
from .gazetteer import Gazetteer
from .mention import Span
from .proposed_names import as_span, is_broken, is_doubtful
from .reading import Reading
from .tagging.lattice import Candidate

LEAST = 0.55
"""Probability from which a name that no rule knows is taken."""
_RIVAL = 0.3
_OWN = "gazetteer.own"
_COUNTRY = "gazetteer.country"
_TRUST = ((_OWN, 9.0), ("gazetteer.agency", 0.9), ("gazetteer.", 0.7), ("title.", 0.35), ("person.", 0.5), ("", 0.6))
"""What a rule weighs at least against a probability: the lists know what the tagger has never seen."""
_NEEDED = (
    *(("title.", 0.05), ("gazetteer.place_in_context", 0.0)),
    *((_COUNTRY, 0.02), ("gazetteer.place", 0.02), ("gazetteer.built_place", 0.02)),
)
"""A find of these rules is dropped where the tagger gives it less and sees no other name there. Other rules stand by
themselves: the tagger learned from articles that call armies and ministries no organisations."""
_NOUNS_LEFT_OUT = frozenset(
    ("مدينه", "محافظه", "جزيره", "صحيفه", "جريده", "قناه", "دوله", "ولايه", "بلده", "قريه", "حي", "نادي", "فريق")
)

_Key = tuple[int, int, str]


def combine(reading: Reading, gazetteer: Gazetteer, ruled: Sequence[Span], proposed: Iterable[Candidate]) -> list[Span]:
    """The names that hold, in order, none overlapping; ``proposed`` may overlap, ``ruled`` may not."""
    candidates = [one for one in proposed if one.kind != "other" and not is_broken(reading, one)]
    sure: dict[_Key, float] = {(one.first, one.end, one.kind): one.probability for one in candidates}
    ruled = [_without_noun(reading, rule, sure) for rule in ruled]
    by_word = {at: rule for rule in ruled for at in range(rule.first, rule.end)}
    written = frozenset(reading.forms)
    weighed: list[tuple[float, Span]] = []
    rivals: defaultdict[int, int] = defaultdict(int)
    for one in candidates:
        if one.probability >= _RIVAL:
            for at in range(one.first, one.end):
                rivals[at] += 1
        if one.probability < LEAST or _is_settled(one, by_word):
            continue
        if any(at in by_word for at in range(one.first, one.end)) or not is_doubtful(reading, one, gazetteer):
            weighed.append((one.probability, as_span(reading, one, written)))
    for rule in ruled:
        share = sure.get((rule.first, rule.end, rule.kind), 0.0)
        alone = not any(at in rivals for at in range(rule.first, rule.end))
        if not alone or share >= _of(rule.rule, _NEEDED):
            weighed.append((max(share, _of(rule.rule, _TRUST)), _with_certainty(rule, share)))
    return _without_shared(reading, _chosen(weighed, reading.size))


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


def _without_noun(reading: Reading, rule: Span, sure: Mapping[_Key, float]) -> Span:
    """``صحيفة نيويورك تايمز`` without its noun, where the tagger thinks it the likelier name."""
    if rule.end - rule.first < 2 or rule.rule == _OWN:
        return rule
    shorter = sure.get((rule.first + 1, rule.end, rule.kind), 0.0)
    if shorter < max(0.5, sure.get((rule.first, rule.end, rule.kind), 0.0)):
        return rule
    nouned = any(form in _NOUNS_LEFT_OUT for form, _ in reading.cuts(rule.first))
    return replace(rule, first=rule.first + 1, cut=0) if nouned else rule


def _is_settled(one: Candidate, by_word: Mapping[int, Span]) -> bool:
    """Whether a rule answers for what the tagger proposes: it says the same, or says more, or knows a country, whose
    team the tagger would call an organisation."""
    for at in range(one.first, one.end):
        rule = by_word.get(at)
        if rule is None:
            continue
        if (rule.first, rule.end) == (one.first, one.end):
            return rule.kind == one.kind or rule.rule in (_OWN, _COUNTRY)
        if rule.first <= one.first and one.end <= rule.end:
            return True
    return False


def _of(rule: str, table: Sequence[tuple[str, float]]) -> float:
    return next((value for prefix, value in table if rule.startswith(prefix)), 0.0)


def _with_certainty(rule: Span, share: float) -> Span:
    """A rule that the tagger agrees with is surer than either alone."""
    if rule.rule == _OWN:
        return rule
    return replace(rule, certainty=round(1 - (1 - rule.certainty) * (1 - share / 2), 2))


def _chosen(weighed: Iterable[tuple[float, Span]], size: int) -> list[Span]:
    """The weightiest of names that overlap."""
    taken = bytearray(size)
    chosen: list[Span] = []
    for _, span in sorted(weighed, key=lambda pair: (-pair[0], pair[1].first - pair[1].end, pair[1].first)):
        if not any(taken[span.first : span.end]):
            taken[span.first : span.end] = b"\x01" * (span.end - span.first)
            chosen.append(span)
    return sorted(chosen, key=lambda span: span.first)

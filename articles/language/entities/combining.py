"""One set of names out of what the rules find and what the tagger proposes."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from ..normalise import name_key
from .gazetteer import Gazetteer
from .lexicon import is_common
from .mention import Span
from .proposed_names import as_span, goes_too_far, is_broken, is_doubtful
from .reading import Reading
from .tagging.lattice import Candidate

LEAST = {"person": 0.45, "organisation": 0.55, "place": 0.45}
"""Probability from which a name is taken."""
EXTENT, SOME = 0.3, 0.6
"""Probabilities from which a person is taken where some name surely stands and only its ends are in doubt."""
ECHO, COMMON_ECHO = 0.1, 0.25
"""Probabilities from which a word is taken that is a part of a person's name elsewhere in the article: one that is no
everyday word, and one that is."""
_RIVAL = 0.3
_OWN = "gazetteer.own"
_COUNTRY = "gazetteer.country"
_TRUST = (
    *((_OWN, 9.0), ("gazetteer.agency", 0.99), ("gazetteer.", 0.7)),
    *(("title.", 0.35), ("person.", 0.5), ("", 0.6)),
)
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
_NOUNS_OF_LANDS = frozenset(("جمهوريه", "محافظه", "ولايه", "اقليم", "مقاطعه", "منطقه", "بلده", "قريه", "حي"))

_Key = tuple[int, int, str]


def combine(reading: Reading, gazetteer: Gazetteer, ruled: Sequence[Span], proposed: Iterable[Candidate]) -> list[Span]:
    """The names that hold, in order, none overlapping; ``proposed`` may overlap, ``ruled`` may not."""
    candidates = [_bare(reading, one) for one in proposed if one.kind != "other" and not is_broken(reading, one)]
    sure: dict[_Key, float] = {(one.first, one.end, one.kind): one.probability for one in candidates}
    ruled = [_without_noun(reading, rule, sure) for rule in ruled]
    by_word = {at: rule for rule in ruled for at in range(rule.first, rule.end)}
    written = frozenset(reading.forms)
    weighed: list[tuple[float, Span]] = []
    whole = _any_extent(candidates)
    rivals: defaultdict[int, int] = defaultdict(int)
    for one in candidates:
        if one.probability >= _RIVAL:
            for at in range(one.first, one.end):
                rivals[at] += 1
        if not _is_likely(one, whole) or _is_settled(one, by_word):
            continue
        known = [by_word[at] for at in range(one.first, one.end) if at in by_word]
        if any(goes_too_far(reading, one, rule) for rule in known):
            continue
        if known or not is_doubtful(reading, one, gazetteer):
            weighed.append((one.probability, as_span(reading, one, written)))
    for rule in ruled:
        share = sure.get((rule.first, rule.end, rule.kind), 0.0)
        alone = not any(at in rivals for at in range(rule.first, rule.end))
        if not alone or share >= _of(rule.rule, _NEEDED):
            weighed.append((max(share, _of(rule.rule, _TRUST)), _with_certainty(rule, share)))
    chosen = _with_echoes(reading, _chosen(weighed, reading.size), candidates, written)
    return _without_shared(reading, chosen)


def _bare(reading: Reading, one: Candidate) -> Candidate:
    """``جمهورية سروان`` without its noun."""
    nouned = one.kind == "place" and one.end - one.first > 1 and reading.forms[one.first] in _NOUNS_OF_LANDS
    return one._replace(first=one.first + 1) if nouned else one


def _any_extent(candidates: Iterable[Candidate]) -> dict[tuple[int, str], float]:
    """How likely each word is within a name of a kind, whatever the name's extent."""
    whole: defaultdict[tuple[int, str], float] = defaultdict(float)
    for one in candidates:
        for at in range(one.first, one.end):
            whole[at, one.kind] += one.probability
    return whole


def _is_likely(one: Candidate, whole: Mapping[tuple[int, str], float]) -> bool:
    """Whether a name is likely enough, or one of several extents of what surely is a person."""
    if one.probability >= LEAST[one.kind] or one.kind != "person":
        return one.probability >= LEAST[one.kind]
    return one.probability >= EXTENT and max(whole[at, one.kind] for at in range(one.first, one.end)) >= SOME


def _with_echoes(
    reading: Reading, chosen: list[Span], candidates: Iterable[Candidate], written: frozenset[str]
) -> list[Span]:
    """One word of a person's name elsewhere in the article, where the tagger is less sure: سند after سند القوس."""
    taken = bytearray(reading.size)
    parts: set[str] = set()
    for span in chosen:
        taken[span.first : span.end] = b"\x01" * (span.end - span.first)
        if span.kind == "person" and span.end - span.first > 1:
            parts.update((reading.forms[span.first], reading.forms[span.end - 1]))
    found = list(chosen)
    for one in candidates:
        if one.kind != "person" or one.end - one.first > 1 or one.probability < ECHO or taken[one.first]:
            continue
        if one.probability >= COMMON_ECHO or not any(is_common(form) for form, _ in reading.cuts(one.first)):
            span = as_span(reading, one, written)
            if any(form in parts for form, cut in reading.cuts(one.first) if cut == span.cut):
                found.append(span)
    return sorted(found, key=lambda span: span.first)


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

"""How a reporting verb presents what it reports: أكد insists, نفى denies, زعم doubts, كشف reveals, قال does neither."""

from functools import cache

from ..words import entries

NEUTRAL = "neutral"
DENYING = "denying"
DOUBTING = "doubting"


@cache
def _stances() -> dict[str, str]:
    return {verb: stance for stance, *verbs in entries("reporting_stances") for verb in verbs}


def stance_of(lemma: str, negated: bool = False) -> str:
    """The stance of a verb by its first form in ``words/reporting_verbs.txt``; a negated verb (لم ينف) takes none."""
    return NEUTRAL if negated else _stances().get(lemma, NEUTRAL)


def speaks_when_negated(lemma: str) -> bool:
    """لم ينف, لم يستبعد say something; لم يذكر, لم يوضح say that nothing was said."""
    return _stances().get(lemma) in (DENYING, DOUBTING)

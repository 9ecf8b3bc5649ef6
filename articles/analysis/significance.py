"""Which subjects one group of articles has more of than another, more than chance would give.

Fisher's exact test on counts of articles (R. A. Fisher, Statistical Methods for Research Workers, 1934), since most
names are rare and the tests that approximate, Pearson's and the log-likelihood ratio, are only sure of many
(T. Dunning, Accurate Methods for the Statistics of Surprise and Coincidence, Computational Linguistics 19, 1993). Of
many tests some succeed by chance: their share among those that are kept is held down as Y. Benjamini and Y. Hochberg
say (Controlling the False Discovery Rate, Journal of the Royal Statistical Society B 57, 1995).
"""

from collections.abc import Sequence
from functools import lru_cache
from math import exp, inf, lgamma

FALSE_DISCOVERIES = 0.05
"""Share of what is kept that chance may have given."""

_NEGLIGIBLE = 1e-12


@lru_cache(10_000)
def chance_of_as_many(here: int, articles: int, elsewhere: int, others: int) -> float:
    """How likely ``here`` or more of ``articles`` would have what ``elsewhere`` of ``others`` have too, if the two were
    drawn from the same lot: the upper tail of the hypergeometric distribution, 0..1. ValueError: more have it than
    there are. Cost: as many steps as there are larger counts, fewer where they soon no longer matter."""
    if not (0 <= here <= articles and 0 <= elsewhere <= others):
        raise ValueError("more have it than there are")
    having = here + elsewhere
    most = min(having, articles)
    likelihood = exp(
        _log_choose(articles, here) + _log_choose(others, having - here) - _log_choose(articles + others, having)
    )
    total = 0.0
    for count in range(here, most + 1):
        total += likelihood
        likelihood *= (having - count) * (articles - count) / ((count + 1) * (others - having + count + 1))
        if likelihood < total * _NEGLIGIBLE:
            break
    return min(1.0, total)


def times_as_common(here: int, articles: int, elsewhere: int, others: int) -> float:
    """The part that has it here over the part that has it there; infinite where none there has."""
    if not articles or not here:
        return 0.0
    return here * others / (elsewhere * articles) if elsewhere else inf


def standing_out(chances: Sequence[float], tests: int, share: float = FALSE_DISCOVERIES) -> list[int]:
    """Places of those ``chances`` that stand when all ``tests`` are counted, the least likely first; the tests that are
    not among ``chances`` are those that nobody would keep (Benjamini and Hochberg's step-up)."""
    order = sorted(range(len(chances)), key=lambda place: chances[place])
    kept = 0
    for rank, place in enumerate(order, start=1):
        if chances[place] <= share * rank / tests:
            kept = rank
    return order[:kept]


def _log_choose(all_of: int, some: int) -> float:
    return lgamma(all_of + 1) - lgamma(some + 1) - lgamma(all_of - some + 1)

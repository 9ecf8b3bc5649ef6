"""How near two words are in letters."""

from rapidfuzz.distance import DamerauLevenshtein

MOST_SLIPS = 2


def is_near(one: str, other: str) -> bool:
    """Whether two folded words are one slip apart, or two where both are long."""
    most = 1 if min(len(one), len(other)) < 7 else MOST_SLIPS
    return abs(len(one) - len(other)) <= most and DamerauLevenshtein.distance(one, other, score_cutoff=most) <= most

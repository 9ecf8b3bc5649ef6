"""A comparison of two texts as JSON values: what ``manage.py compare --json`` prints and the compare screen exports."""

from typing import Any

from .compared_text import ComparedText
from .differences import Difference
from .overlap import Overlap, overlap_of
from .pairs import PairComparison, SentencePair


def comparison_as_dict(left: ComparedText, right: ComparedText, compared: PairComparison) -> dict[str, Any]:
    """All pairs with their differences, reuse and credits; spans count code points of the two texts."""
    return {
        "pairs": [_pair(pair) for pair in compared.pairs],
        "reuse": overlap_as_dict(overlap_of(left.text, right.text)),
        "credits": {"left": list(left.credits), "right": list(right.credits)},
    }


def overlap_as_dict(shared: Overlap) -> dict[str, Any]:
    return {
        "jaccard": round(shared.jaccard, 4),
        "containment": round(shared.containment, 4),
        "passages": [[list(one), list(other)] for one, other in shared.passages],
    }


def _pair(pair: SentencePair) -> dict[str, Any]:
    return {
        "left": [list(span) for span in pair.left],
        "right": [list(span) for span in pair.right],
        "score": pair.score,
        "differences": [_difference(found) for found in pair.differences],
    }


def _difference(found: Difference) -> dict[str, Any]:
    return {
        "kind": found.kind,
        "left": list(found.left) if found.left else None,
        "right": list(found.right) if found.right else None,
        "reason": found.reason,
    }

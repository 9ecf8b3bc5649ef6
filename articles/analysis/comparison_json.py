"""A comparison as JSON values: of two texts what ``manage.py compare --json`` prints and the compare screen exports, of
several also the rows of the screen's table. See ``docs/architecture.md`` for all of its keys."""

from typing import Any

from .compared_text import ComparedText
from .comparison import ComparedRow
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


def row_as_dict(row: ComparedRow) -> dict[str, Any]:
    """A row of several texts; ``against``, ``only`` and ``text`` are places of texts, and ``left`` of a difference is a
    span of the text ``against``."""
    return {
        "against": row.against,
        "only": row.only,
        "cells": [{"span": list(cell.span) if cell.span else None, "moved": cell.moved} for cell in row.cells],
        "differences": [{"text": column} | _difference(found) for column, found in row.differences],
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

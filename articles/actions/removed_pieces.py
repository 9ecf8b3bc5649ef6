"""What cleaning took from an article, between its row and the language package."""

from collections.abc import Iterable, Sequence
from typing import Any

from ..language.line_keys import shape_of
from ..language.line_rules import RECURRING, LineRules
from ..language.removed import Removed, put_back


def as_rows(removed: Iterable[Removed]) -> list[dict[str, Any]]:
    return [
        {"text": one.text, "reason": one.reason, "line": one.line, "place": one.place}
        if one.place
        else {"text": one.text, "reason": one.reason}
        for one in removed
    ]


def from_rows(rows: Iterable[dict[str, Any]]) -> tuple[Removed, ...]:
    """The pieces of an article's ``removed``; those that were stored without a place have none."""
    return tuple(Removed(row["text"], row["reason"], row.get("line", 0), row.get("place", "")) for row in rows)


def with_wanted(text: str, removed: Sequence[Removed], rules: LineRules) -> tuple[str, tuple[Removed, ...]]:
    """``text`` with what should never have left it back in place: lines that an editor wants kept, and lines that were
    thought to recur and are not any more."""
    pieces = tuple(removed)
    for index in range(len(pieces) - 1, -1, -1):
        piece = pieces[index]
        shape = shape_of(piece.text)
        unlearned = piece.reason == RECURRING and shape not in rules.recurring
        if piece.place and (unlearned or shape in rules.kept):
            text, pieces = put_back(text, pieces, index)
    return text, pieces

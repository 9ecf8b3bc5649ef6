"""What the rules of differences hand to one another."""

from dataclasses import dataclass
from typing import Literal

Kind = Literal["fact", "attribution", "equivalent", "wording", "omitted", "added", "moved", "spelling"]
KINDS: tuple[Kind, ...] = ("fact", "attribution", "wording", "omitted", "added", "moved", "equivalent", "spelling")
"""All kinds, the weightiest first."""

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Difference:
    """``left`` of the left text against ``right`` of the right text; None where that text has no such words, which is
    so of "added" (right alone) and "omitted" (left alone). ``reason`` is a short code for why it is of its kind."""

    kind: Kind
    left: Span | None
    right: Span | None
    reason: str

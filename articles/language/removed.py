"""What cleaning took, where it stood, and how it is put back."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Literal

Place = Literal["line", "start", "end", ""]
# Where a piece stands beside the line that it is counted by: earlier pieces lie outside of later ones.
_EARLIER = {"line": -0.4, "start": -0.2, "end": 0.2, "": -0.5}
_LATER = {"line": 0.0, "start": -0.1, "end": 0.1, "": -0.5}


@dataclass(frozen=True, slots=True)
class Removed:
    """A piece of the original that the cleaned text leaves out, and why, in a short English phrase.

    ``place`` says how it stood: a ``line`` of its own before line number ``line`` of the text (counted from 0; the
    number of lines: after the last), at the ``start`` or ``end`` of that line, or ("") as characters that have no
    place to go back to. ``number`` is the line's number in the text that was cleaned.
    """

    text: str
    reason: str
    line: int = 0
    place: Place = ""
    number: int = field(default=0, compare=False)


def put_back(text: str, removed: Sequence[Removed], index: int) -> tuple[str, tuple[Removed, ...]]:
    """``text`` with the piece ``removed[index]`` where it stood, and the other pieces, their lines counted anew.

    Raises ValueError for a piece without a place.
    """
    piece = removed[index]
    if not piece.place:
        raise ValueError("this piece has no place in the text")
    lines = text.split("\n") if text else []
    at = min(piece.line, len(lines))
    if piece.place == "line" or at == len(lines):
        lines.insert(at, piece.text)
        later = [replace(one, line=one.line + 1) if one.line >= at else one for one in removed[index + 1 :]]
        return "\n".join(lines), (*removed[:index], *later)
    lines[at] = f"{piece.text} {lines[at]}" if piece.place == "start" else f"{lines[at]} {piece.text}"
    return "\n".join(lines), (*removed[:index], *removed[index + 1 :])


def carry_over(earlier: Sequence[Removed], later: Sequence[Removed], origins: Sequence[int]) -> tuple[Removed, ...]:
    """All that was taken, in the order of the text, once a text from which ``earlier`` was taken is cleaned again.

    ``later`` is what was taken now, its lines counted in the new text, and ``origins`` the number that each line of
    the new text had in the old one.
    """
    old = [(one.line + _EARLIER[one.place], _moved(one, origins)) for one in earlier]
    new = [(one.number + _LATER[one.place], one) for one in later]
    return tuple(one for _, one in sorted([*old, *new], key=lambda row: row[0]))


def _moved(piece: Removed, origins: Sequence[int]) -> Removed:
    at = bisect_left(origins, piece.line)
    stands = at < len(origins) and origins[at] == piece.line
    place: Place = "line" if piece.place in ("start", "end") and not stands else piece.place
    return replace(piece, line=at, place=place)

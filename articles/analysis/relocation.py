"""Where spans of a text stand in another version of it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

NEIGHBOURHOOD = 40
"""How many code points before and after a span tell it from the same words elsewhere."""

_ENOUGH = 8
_MOST = 1000


@dataclass(frozen=True, slots=True)
class Anchor:
    """Words and what stood around them. ``start`` is where they stood; without ``before`` and ``after`` nothing is
    known of their neighbours."""

    start: int
    text: str
    before: str = ""
    after: str = ""


def anchor(text: str, start: int, end: int) -> Anchor:
    """The anchor of ``[start, end)`` in ``text``."""
    before = text[max(0, start - NEIGHBOURHOOD) : start]
    return Anchor(start, text[start:end], before, text[end : end + NEIGHBOURHOOD])


def relocate(anchors: Sequence[Anchor], text: str) -> list[int | None]:
    """Where each anchor's words start in ``text``; None where they are gone, or where it cannot be told.

    Of several places that with the most of its neighbours wins, then the nearest. A place that keeps less than eight
    code points of them counts only where it is the only one, and the anchor the only one of its words. Two anchors
    never share a place unless they shared one before.
    """
    places = {words: _places(words, text) for words in {one.text for one in anchors}}
    held = {words: {one.start for one in anchors if one.text == words} for words in places}
    found: list[int | None] = []
    taken: dict[tuple[str, int], int] = {}
    for one in anchors:
        place = _best(one, text, [at for at in places[one.text] if taken.get((one.text, at), one.start) == one.start])
        alone = len(places[one.text]) == 1 == len(held[one.text])
        if place is not None and not alone and _kept(one, text, place) < _ENOUGH:
            place = None
        if place is not None:
            taken[one.text, place] = one.start
        found.append(place)
    return found


def _places(words: str, text: str) -> list[int]:
    """Where ``words`` stand in ``text`` as whole words, or with letters before them; the first thousand."""
    found: list[int] = []
    at = text.find(words) if words else -1
    while at >= 0 and len(found) < _MOST:
        end = at + len(words)
        if end == len(text) or not (text[end].isalnum() and words[-1].isalnum()):
            found.append(at)
        at = text.find(words, at + 1)
    return found


def _best(one: Anchor, text: str, places: Iterable[int]) -> int | None:
    return max(places, key=lambda at: (_kept(one, text, at), -abs(at - one.start)), default=None)


def _kept(one: Anchor, text: str, at: int) -> int:
    """How many code points on both sides are as they were."""
    end = at + len(one.text)
    before = _alike(reversed(one.before), reversed(text[max(0, at - NEIGHBOURHOOD) : at]))
    return before + _alike(one.after, text[end : end + NEIGHBOURHOOD])


def _alike(one: Iterable[str], other: Iterable[str]) -> int:
    count = 0
    for left, right in zip(one, other, strict=False):
        if left != right:
            return count
        count += 1
    return count

"""The lineage of a story as numbers and words that a template can print: a row for each article, an arrow for each text
that was taken, in percent of the width and in rem from the top.

Time runs as the reader reads, the oldest at the start: right in Arabic. It is drawn by its logarithm, because most
copies come within the hour and the last after days; what was taken always stands a step behind what it is from.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import timedelta
from math import log1p
from typing import Literal
from uuid import UUID

from django.urls import reverse
from django.utils.translation import get_language_bidi
from django.utils.translation import gettext as _

from ..queries.lineage import Member, Related, StoryLineage
from ..templatetags import display
from ..templatetags.lasting import lasting
from .drawing import percent

SHOWN = 40
"""Articles drawn, the earliest; the table has all of them."""

ROW, HEAD = 3.0, 2.0
"""Heights in rem, as in stories.css."""

_STEP = 0.06
_TICKS = (timedelta(minutes=10), timedelta(hours=1), timedelta(hours=6), *map(timedelta, (1, 3, 7, 30, 180, 365)))
_APART = 0.16

ArrowKind = Literal["copy", "part", "same"]


@dataclass(frozen=True, slots=True)
class Row:
    """One article: its dot at ``x``, ``y``; ``from_x`` and ``to_x`` are the ends of a day where no minute is known."""

    member: Member
    x: str
    y: str
    from_x: str
    to_x: str


@dataclass(frozen=True, slots=True)
class Arrow:
    """From ``x1``, ``y1`` down or up to the height ``y2``, and there on to ``x2``; the share stands at ``label_y``."""

    kind: ArrowKind
    between: frozenset[UUID]
    href: str
    words: str
    share: str
    x1: str
    y1: str
    x2: str
    y2: str
    label_y: str


@dataclass(frozen=True, slots=True)
class Mark:
    """So long after the first. A ``spare`` one gives way where the drawing is narrow."""

    x: str
    words: str
    spare: bool


@dataclass(frozen=True, slots=True)
class LineageGraph:
    """``aside`` is how many pixels right of its dot a share stands, ``height`` the drawing's in rem."""

    rows: tuple[Row, ...]
    arrows: tuple[Arrow, ...]
    marks: tuple[Mark, ...]
    height: str
    aside: int
    left_out: int


def draw_lineage(lineage: StoryLineage) -> LineageGraph | None:
    """The first articles of a lineage, each below the one from which it has most; None where nobody took anything."""
    shown = lineage.members[:SHOWN]
    if not any(member.parents or member.alongside for member in shown):
        return None
    ordered = _families(shown)
    places = _places(shown)
    whole = max(1.0, *places.values()) if places else 1.0
    longest = max(member.after for member in shown)
    at = {key: _x(place / whole) for key, place in places.items()}
    heights = {member.article.pk: HEAD + ROW * (number + 0.5) for number, member in enumerate(ordered)}
    return LineageGraph(
        tuple(_row(member, at, heights, longest, whole) for member in ordered),
        tuple({arrow.between: arrow for member in ordered for arrow in _arrows(member, at, heights)}.values()),
        tuple(_marks(longest, whole)),
        _rem(HEAD + ROW * len(ordered)),
        -10 if get_language_bidi() else 10,
        len(lineage.members) - len(shown),
    )


def _families(members: Sequence[Member]) -> list[Member]:
    """Each article before those that took most from it, families and siblings by time."""
    below: dict[UUID | None, list[Member]] = {}
    for member in members:
        below.setdefault(member.parents[0].article.pk if member.parents else None, []).append(member)
    ordered: list[Member] = []
    waiting = below.get(None, [])[::-1]
    while waiting:
        ordered.append(waiting.pop())
        waiting += below.get(ordered[-1].article.pk, [])[::-1]
    return ordered


def _places(members: Sequence[Member]) -> dict[UUID, float]:
    """Where each article stands in time: 0 the first, 1 the last, more where there was no room for a step."""
    longest = max(member.after for member in members)
    places: dict[UUID, float] = {}
    for member in members:
        least = max((places[one.article.pk] + _STEP for one in member.parents if one.article.pk in places), default=0.0)
        places[member.article.pk] = max(least, _place(member.after, longest))
    return places


def _place(after: timedelta, longest: timedelta) -> float:
    """Of a duration behind the first on the way to the longest, 0..1, by the logarithm of its minutes."""
    minute = timedelta(minutes=1)
    most = log1p(longest / minute)
    return min(1.0, log1p(max(after / minute, 0.0)) / most) if most else 0.0


def _x(place: float) -> str:
    return percent(1 - place if get_language_bidi() else place)


def _rem(height: float) -> str:
    return f"{height:g}rem"


def _row(member: Member, at: dict[UUID, str], heights: dict[UUID, float], longest: timedelta, whole: float) -> Row:
    key = member.article.pk
    half = timedelta(0) if member.is_exact else timedelta(hours=12)
    ends = [_x(_place(member.after + side, longest) / whole) for side in (-half, half)]
    return Row(member, at[key], _rem(heights[key]), ends[0], ends[1])


def _arrows(member: Member, at: dict[UUID, str], heights: dict[UUID, float]) -> Iterator[Arrow]:
    for number, one in enumerate(member.parents):
        if one.article.pk in at:
            kind: ArrowKind = "copy" if one.share >= 0.5 else "part"
            yield _arrow(kind, member, one, at, heights, number)
    for one in member.alongside:
        if one.article.pk in at:
            yield _arrow("same", member, one, at, heights, 0)


def _arrow(
    kind: ArrowKind, member: Member, one: Related, at: dict[UUID, str], heights: dict[UUID, float], number: int
) -> Arrow:
    """The arrow of the parent ``number``; that of a second one runs a little lower."""
    here, there = member.article.pk, one.article.pk
    height = heights[here] + 0.5 * number
    return Arrow(
        kind,
        frozenset({here, there}),
        f"{reverse('compare')}?a={there}&a={here}",
        _words(member, one, together=kind == "same"),
        display.percent(one.share),
        at[there],
        _rem(heights[there]),
        at[here],
        _rem(height),
        _rem(height + 0.25 + 0.35 * number),
    )


def _words(member: Member, one: Related, *, together: bool) -> str:
    """What an arrow says, as plain text."""
    said = _("%(child)s: %(share)s of its sentences stand in %(parent)s") % {
        "child": member.article.source.name,
        "share": display.percent(one.share),
        "parent": one.article.source.name,
    }
    if together:
        return _("%(said)s, at the same time") % {"said": said}
    later = lasting(one.apart)
    return _("%(said)s, %(later)s earlier") % {"said": said, "later": later} if later else said


def _marks(longest: timedelta, whole: float) -> Iterator[Mark]:
    last = kept = 0.0
    for after in _TICKS:
        place = _place(after, longest) / whole
        if after < longest and place - last >= _APART:
            spare = place - kept < 3 * _APART
            yield Mark(_x(place), lasting(after), spare)
            last, kept = place, kept if spare else place

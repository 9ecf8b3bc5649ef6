"""Names that a text may hold: what the rules found, what they were in doubt about, what the tagger proposes."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import cast

from ..mention import Kind, Span
from ..proposed_names import is_headed
from ..reading import Reading
from ..tagging.lattice import Candidate

_NOUNS_LEFT_OUT = frozenset(
    ("مدينه", "محافظه", "جزيره", "صحيفه", "جريده", "قناه", "دوله", "ولايه", "بلده", "قريه", "حي", "نادي", "فريق")
)
_NOUNS_OF_LANDS = frozenset(("جمهوريه", "محافظه", "ولايه", "اقليم", "مقاطعه", "منطقه", "بلده", "قريه", "حي"))
OWN = "gazetteer.own"
COUNTRY = "gazetteer.country"
"""A country stays one where the tagger sees its team."""

_Key = tuple[int, int, Kind]


@dataclass(frozen=True, slots=True)
class Claim:
    """Words ``first`` to ``end`` (without) as a name of a kind: what the tagger gives it, 0 to 1, and what a rule found
    there, which it is sure of or doubts."""

    first: int
    end: int
    kind: Kind
    share: float
    ruled: Span | None
    doubted: Span | None

    @property
    def rule(self) -> str:
        """The rule that found it, "doubt" where one was in doubt, or ""."""
        return self.ruled.rule if self.ruled else "doubt" if self.doubted else ""


def claims(
    reading: Reading, ruled: Sequence[Span], doubted: Iterable[Span], proposed: Iterable[Candidate]
) -> list[Claim]:
    """Every claim once, in order; they overlap."""
    shares: dict[_Key, float] = {}
    for one in proposed:
        if one.kind != "other":
            key = _with_head(reading, one) or _without_noun_of_land(reading, one)
            shares[key] = max(shares.get(key, 0.0), min(one.probability, 1.0))
    sure = {(span.first, span.end, span.kind): span for span in ruled if not _is_said_twice(reading, span)}
    for span in ruled:
        if span.rule == COUNTRY:
            team = shares.pop((span.first, span.end, "organisation"), 0.0)
            shares[span.first, span.end, "place"] = max(team, shares.get((span.first, span.end, "place"), 0.0))
        if span.end - span.first > 1 and span.rule != OWN and is_noun_left_out(reading, span.first):
            shares.setdefault((span.first + 1, span.end, span.kind), 0.0)
    doubts = {(span.first, span.end, span.kind): span for span in doubted}
    return [Claim(*key, shares.get(key, 0.0), sure.get(key), doubts.get(key)) for key in sorted({*shares, *sure})]


def _is_said_twice(reading: Reading, span: Span) -> bool:
    """``رويدا رويدا``: slowly, slowly."""
    return (
        span.end - span.first == 2 and reading.forms[span.first] == reading.forms[span.first + 1] and span.rule != OWN
    )


def _with_head(reading: Reading, one: Candidate) -> _Key | None:
    """``شركة Hargate plc``: a Latin name of a body with the noun that leads to it."""
    latin = one.kind == "organisation" and all(form.isascii() for form in reading.forms[one.first : one.end])
    return (one.first - 1, one.end, "organisation") if latin and is_headed(reading, one.first) else None


def _without_noun_of_land(reading: Reading, one: Candidate) -> _Key:
    """``جمهورية سروان`` without its noun."""
    nouned = one.kind == "place" and one.end - one.first > 1 and reading.forms[one.first] in _NOUNS_OF_LANDS
    return one.first + nouned, one.end, cast(Kind, one.kind)


def is_noun_left_out(reading: Reading, index: int) -> bool:
    """``صحيفة نيويورك تايمز`` may be a name without its first word."""
    return any(form in _NOUNS_LEFT_OUT for form, _ in reading.cuts(index))

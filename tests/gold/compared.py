"""What is measured of the comparison of two texts: which sentences are joined, what differs in them, of which kind."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol

from articles.analysis.compared_text import of_analysis
from articles.analysis.comparison import compare_pair

from .pairs import KINDS, GoldDifference, GoldPair, Group, Stretch
from .scoring import Counts
from .tables import Table

WHOLE = 0.5
"""A moved sentence is found where this part of it and of the find is shared."""

Link = tuple[Stretch, Stretch]
"""A sentence of the left with one of the right that tells the same, as sentences of the gold."""


class Found(Protocol):
    """A difference as the rules give it."""

    @property
    def kind(self) -> str: ...
    @property
    def left(self) -> Stretch | None: ...
    @property
    def right(self) -> Stretch | None: ...


class FoundPair(Protocol):
    """Sentences that the rules joined; one side may be empty."""

    @property
    def left(self) -> Sequence[Stretch]: ...
    @property
    def right(self) -> Sequence[Stretch]: ...
    @property
    def differences(self) -> Sequence[Found]: ...


@dataclass(frozen=True, slots=True)
class Judged:
    """A difference of the gold and the find that shares most with it, None where there is none. ``as_fact``: some find
    that touches it is shown as a changed fact."""

    gold: GoldDifference
    found: Found | None
    as_fact: bool

    @property
    def right_kind(self) -> bool:
        return self.found is not None and self.found.kind == self.gold.kind


@dataclass(frozen=True, slots=True)
class Outcome:
    """One pair against its gold."""

    links: Counts
    missed_links: tuple[Link, ...]
    extra_links: tuple[Link, ...]
    judged: tuple[Judged, ...]
    right_finds: int
    extra_finds: tuple[Found, ...]


def score(pair: GoldPair, found: Iterable[FoundPair]) -> Outcome:
    joined = list(found)
    gold_links, links = set(_gold_links(pair.groups)), _links(pair, joined)
    finds = [find for each in joined if each.left and each.right for find in each.differences]
    whole = [GoldDifference("moved", _around(g.left), _around(g.right)) for g in pair.groups if g.moved]
    judged = [_judge(gold, [f for f in finds if not _is_whole(f, joined)]) for gold in pair.differences]
    judged += [_judge(gold, [f for f in finds if likeness(gold, f) >= WHOLE]) for gold in whole]
    shown = [find for find in finds if find.kind != "spelling"]
    extra = [f for f in shown if not any(touches(g, f) for g in (whole if _is_whole(f, joined) else pair.differences))]
    return Outcome(
        Counts(len(gold_links & links), len(gold_links - links), len(links - gold_links)),
        tuple(sorted(gold_links - links)),
        tuple(sorted(links - gold_links)),
        tuple(judged),
        len(shown) - len(extra),
        tuple(extra),
    )


def _gold_links(groups: Iterable[Group]) -> Iterator[Link]:
    return ((left, right) for group in groups for left in group.left for right in group.right)


def _links(pair: GoldPair, found: Iterable[FoundPair]) -> set[Link]:
    """The links of the rules between sentences of the gold, where the two cut sentences differently."""
    left = [stretch for group in pair.groups for stretch in group.left]
    right = [stretch for group in pair.groups for stretch in group.right]
    return {
        link
        for each in found
        for here in each.left
        for there in each.right
        for link in ((a, b) for a in _same(here, left) for b in _same(there, right))
    }


def _same(sentence: Stretch, gold: Iterable[Stretch]) -> list[Stretch]:
    """Sentences of the gold that share half of the shorter one's characters with ``sentence``."""
    return [g for g in gold if 2 * _shared(sentence, g) >= min(g[1] - g[0], sentence[1] - sentence[0])]


def _judge(gold: GoldDifference, finds: Iterable[Found]) -> Judged:
    """Among finds that share as much, one of the gold's kind is taken."""
    near = [find for find in finds if touches(gold, find)]
    best = max(near, key=lambda find: (likeness(gold, find), find.kind == gold.kind), default=None)
    return Judged(gold, best, any(find.kind == "fact" for find in near))


def _is_whole(find: Found, joined: Iterable[FoundPair]) -> bool:
    """That whole sentences stand elsewhere, which says nothing of the words in them."""
    return find.kind == "moved" and any(
        (find.left, find.right) == (_around(each.left), _around(each.right)) for each in joined
    )


def _around(sentences: Sequence[Stretch]) -> Stretch | None:
    return (sentences[0][0], sentences[-1][1]) if sentences else None


def touches(one: Found, other: Found) -> bool:
    """On at least one side."""
    return _shared(one.left, other.left) > 0 or _shared(one.right, other.right) > 0


def likeness(one: Found, other: Found) -> float:
    """What two differences share as a part of all they hold together, both sides taken as one."""
    sides = ((one.left, other.left), (one.right, other.right))
    shared = sum(_shared(here, there) for here, there in sides)
    together = sum(_length(here) + _length(there) for here, there in sides) - shared
    return shared / together if together else 0.0


def _shared(one: Stretch | None, other: Stretch | None) -> int:
    return max(0, min(one[1], other[1]) - max(one[0], other[0])) if one and other else 0


def _length(stretch: Stretch | None) -> int:
    return stretch[1] - stretch[0] if stretch else 0


def compare(pair: GoldPair) -> Outcome:
    """``pair`` as the product compares it."""
    return score(pair, compare_pair(of_analysis(pair.left), of_analysis(pair.right)).pairs)


def comparisons(name: str, pairs: Sequence[GoldPair], *, with_mistakes: bool = False) -> list[Table]:
    """The tables of the set ``name``. Mistakes are told of sets alone that whoever writes rules may read."""
    outcomes = [compare(pair) for pair in pairs]
    tables = [alignment(name, outcomes), kinds(name, outcomes)]
    if with_mistakes:
        tables.append(kinds_apart(name, outcomes))
        for pair, outcome in zip(pairs, outcomes, strict=True):
            tables[0].mistakes += link_mistakes(pair, outcome)
            tables[1].mistakes += mistakes(pair, outcome)
    return tables


def alignment(name: str, outcomes: Sequence[Outcome]) -> Table:
    """Links between sentences."""
    table = Table(f"Comparison, sentences: {name}")
    counts = sum((outcome.links for outcome in outcomes), Counts())
    of = counts.right + counts.missed
    table.add(f"{name}.alignment.precision", counts.precision, of)
    table.add(f"{name}.alignment.recall", counts.recall, of)
    table.add(f"{name}.alignment.f1", counts.f1, of, 0.97)
    return table


def kinds(name: str, outcomes: Sequence[Outcome]) -> Table:
    """Differences: how many are found and shown, and of those found how many have the right kind."""
    table = Table(f"Comparison, differences: {name}")
    judged = [each for outcome in outcomes for each in outcome.judged]
    shown = [each for each in judged if each.gold.kind != "spelling"]
    found = [each for each in judged if each.found]
    right, extra = sum(o.right_finds for o in outcomes), sum(len(o.extra_finds) for o in outcomes)
    table.add(f"{name}.differences.found", _share([bool(each.found) for each in shown]), len(shown))
    table.add(f"{name}.differences.precision", right / max(1, right + extra), right + extra)
    table.add(f"{name}.differences.kind", _share([each.right_kind for each in found]), len(found), 0.85)
    facts = [each.as_fact for each in judged if each.gold.kind == "fact"]
    table.add(f"{name}.differences.facts", _share(facts), len(facts), 0.95)
    return table


def kinds_apart(name: str, outcomes: Sequence[Outcome]) -> Table:
    """The share of the right kind for each kind of the gold: told of tuning alone, since so few are no floor."""
    table = Table(f"Comparison, kinds: {name}")
    for kind in KINDS:
        judged = [each for outcome in outcomes for each in outcome.judged if each.gold.kind == kind]
        table.add(f"{name}.{kind}.found", _share([bool(each.found) for each in judged]), len(judged))
        table.add(f"{name}.{kind}.kind", _share([each.right_kind for each in judged if each.found]), len(judged))
    return table


def _share(outcomes: Sequence[bool]) -> float:
    return sum(outcomes) / max(1, len(outcomes))


def link_mistakes(pair: GoldPair, outcome: Outcome) -> Iterator[str]:
    for what, links in (("missed", outcome.missed_links), ("extra", outcome.extra_links)):
        for left, right in links:
            yield f"{pair.name} {what} link: {_cut(pair.left.text, left)} ↔ {_cut(pair.right.text, right)}"


def mistakes(pair: GoldPair, outcome: Outcome) -> Iterator[str]:
    for each in outcome.judged:
        told = f"{each.gold.kind} {_words(pair, each.gold)}"
        if each.found is None:
            yield f"{pair.name} missed {told}"
        elif not each.right_kind:
            yield f"{pair.name} {each.found.kind} {_words(pair, each.found)} for {told}"
    yield from (f"{pair.name} extra {find.kind} {_words(pair, find)}" for find in outcome.extra_finds)


def _words(pair: GoldPair, difference: Found) -> str:
    return f"⟦{_cut(pair.left.text, difference.left)}⟧ / ⟦{_cut(pair.right.text, difference.right)}⟧"


def _cut(text: str, stretch: Stretch | None, most: int = 70) -> str:
    words = text[slice(*stretch)].replace("\n", " ⏎ ") if stretch else ""
    return words if len(words) <= most else words[: most - 1] + "…"

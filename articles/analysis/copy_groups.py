"""The groups that copies make.

Texts that are one text are together at once. A text that stands inside a longer one joins it, the fullest copies
first, as long as all that comes together so is about one thing. A round-up, in which texts stand that have nothing to
do with one another, joins none of them: it would make one group of all.
"""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Generic

from .clusters import Copy, Id, connected_groups

LEAST_WORDS_SHARED = 0.25
"""Texts that share at least this part of the shorter one's words, wherever they stand, are about one thing."""

SHORT_WORD = 4
"""Words with fewer letters do not count for that: they stand in every text."""

WordsOf = Callable[[Id], Collection[str]]


def subject_words(words: Iterable[str]) -> frozenset[str]:
    """The folded words by which it is told whether two texts are about one thing."""
    return frozenset(word for word in words if len(word) >= SHORT_WORD)


def copy_groups(
    copies: Sequence[Copy[Id]], words_of: WordsOf[Id], around: Iterable[Copy[Id]] = ()
) -> list[tuple[Id, ...]]:
    """Every text of ``copies`` in one group, alone where it is a round-up; each group sorted, groups by their first id.

    ``words_of``: the ``subject_words`` of a text; asked for few texts. ``around``: copies between these texts and
    others, which stay where they are but tell which are round-ups. The order of either is without meaning.
    """
    same = [(copy.left, copy.right) for copy in copies if copy.reuse.is_whole]
    alone = [(key, key) for copy in copies for key in (copy.left, copy.right)]
    group_of = {key: members[0] for members in connected_groups([*same, *alone]) for key in members}
    tree = _Tree(group_of, words_of)
    for copy in copies:
        tree.add(copy)
    for copy in around:
        tree.add(copy, joins=False)
    merged = tree.merged()
    return connected_groups((key, merged[group]) for key, group in group_of.items())


@dataclass
class _Tree(Generic[Id]):
    """Groups of texts that are one text, and which of them stand inside which."""

    group_of: Mapping[Id, Id]
    words_of: WordsOf[Id]
    parts: dict[Id, set[Id]] = field(default_factory=lambda: defaultdict(set))
    share: dict[tuple[Id, Id], float] = field(default_factory=dict)
    known: dict[tuple[Id, Id], bool] = field(default_factory=dict)

    def add(self, copy: Copy[Id], joins: bool = True) -> None:
        part, whole = (self.group_of.get(key, key) for key in (copy.left, copy.right))
        if part == whole:
            return
        if copy.reuse.left > copy.reuse.right:
            part, whole = whole, part
        self.parts[whole].add(part)
        if not joins:
            return
        pair = _pair(part, whole)
        self.share[pair] = max(self.share.get(pair, 0.0), copy.reuse.share)

    def merged(self) -> dict[Id, Id]:
        """The group that each group becomes part of, itself where it stays."""
        round_ups = {whole for whole in self.parts if self._is_round_up(whole)}
        members = {group: [group] for group in self.group_of.values()}
        into = {group: group for group in members}
        for _, (left, right) in sorted((-share, pair) for pair, share in self.share.items()):
            if self._is_barred(left, right, round_ups):
                continue
            first, second = sorted((into[left], into[right]))
            if first != second and self._all_related(members[first], members[second]):
                for group in members[second]:
                    into[group] = first
                members[first] += members.pop(second)
        return into

    def _is_barred(self, left: Id, right: Id, round_ups: Collection[Id]) -> bool:
        return (left in round_ups and right in self.parts[left]) or (right in round_ups and left in self.parts[right])

    def _is_round_up(self, whole: Id) -> bool:
        parts = sorted(self.parts[whole])
        alone = [(part, part) for part in parts]
        ties = [
            (left, right)
            for place, left in enumerate(parts)
            for right in parts[place + 1 :]
            if self._are_related(left, right)
        ]
        return len(connected_groups([*alone, *ties])) > 1

    def _all_related(self, left: Iterable[Id], right: Collection[Id]) -> bool:
        return all(self._are_related(one, other) for one in left for other in right)

    def _are_related(self, left: Id, right: Id) -> bool:
        pair = _pair(left, right)
        if pair in self.share:
            return True
        if pair not in self.known:
            one, other = self.words_of(left), self.words_of(right)
            least = LEAST_WORDS_SHARED * min(len(one), len(other))
            self.known[pair] = len(set(one).intersection(other)) >= least
        return self.known[pair]


def _pair(one: Id, other: Id) -> tuple[Id, Id]:
    return (one, other) if one < other else (other, one)

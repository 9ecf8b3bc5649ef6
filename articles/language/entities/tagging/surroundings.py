"""What the text around a word says about its being a name, beyond the words beside it."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import Protocol

from ...words import folded
from ..mention import Span
from ..reading import Reading
from .spelling import EDGE

_LETTERS = {"person": "P", "organisation": "O", "place": "L"}
_JOINED = frozenset("وبلكف")
_NEAR = 400
"""How many words apart two uses of one word tell about each other: an article, and no more of a long text."""
_USES = 6
_LONGEST_GAP = 40
_TOPIC_WORDS, _TOPIC_SHARE = 120, 60


class Sorted(Protocol):
    """A word's sort and key (see ``Spelling``)."""

    @property
    def sort(self) -> str: ...
    @property
    def key(self) -> str: ...


@dataclass(frozen=True, slots=True)
class Surroundings:
    """Features of words from the rest of the article: by index, for the words used more than once; and whether the text
    around each word is about sport, empty where it never is."""

    repeated: dict[int, tuple[str, ...]]
    sporting: list[bool]


def rule_tags(size: int, spans: Sequence[Span]) -> list[str]:
    """For each word of ``size`` what a rule says of it, as in ``BP.title.before_name``, ``IL.gazetteer.place``; or
    nothing."""
    tags = [""] * size
    for span in spans:
        letter = _LETTERS[span.kind]
        for index in range(span.first, span.end):
            tags[index] = f"{'B' if index == span.first else 'I'}{letter}.{span.rule}"
    return tags


def gaps_of(reading: Reading) -> list[str]:
    """What stands after each word, its first forty code points; a line's end after the last."""
    return [gap if len(gap) <= _LONGEST_GAP else gap[:_LONGEST_GAP] for gap in reading.gaps]


def stretches(reading: Reading, gaps: Sequence[str]) -> list[tuple[int, int]]:
    """Runs of words that no sentence's end parts; ``gaps`` as in ``gaps_of``."""
    found: list[tuple[int, int]] = []
    first = 0
    for index, gap in enumerate(gaps):
        if gap != " " and ends_sentence(gap, reading.forms[index]):
            found.append((first, index + 1))
            first = index + 1
    return found


def ends_sentence(gap: str, before: str) -> bool:
    """Whether a sentence ends in the gap after the folded word ``before``; a dot after one or two letters shortens."""
    if gap == " ":
        return False
    if "\n" in gap:
        return True
    seen = gap.strip()
    if seen.startswith(".") and len(before) < 3:
        return False
    return any(mark in seen for mark in ".!؟?")


def between(gap: str) -> str:
    """The first two signs of a gap."""
    return "" if gap == " " else "".join(gap.split())[:2]


def survey(reading: Reading, words: Sequence[Sorted], tags: Sequence[str], gaps: Sequence[str]) -> Surroundings:
    """``words`` are those of the reading, ``gaps`` as in ``gaps_of``."""
    return Surroundings(_repeated(reading, words, tags, gaps), _sporting(reading))


def _repeated(
    reading: Reading, words: Sequence[Sorted], tags: Sequence[str], gaps: Sequence[str]
) -> dict[int, tuple[str, ...]]:
    """For a rare word, what stands beside it and what the rules say of it where else it is used nearby."""
    uses: dict[str, list[int]] = {}
    for index, word in enumerate(words):
        if word.key:
            uses.setdefault(word.key, []).append(index)
    for key in [key for key in uses if len(key) > 3 and key[0] in _JOINED]:
        if key[1:] in uses:
            uses[key[1:]] = sorted([*uses[key[1:]], *uses.pop(key)])
    found: dict[int, tuple[str, ...]] = {}
    for places in uses.values():
        if len(places) > 1:
            seen = [_seen(reading, words, tags, gaps, index) for index in places]
            for at, index in enumerate(places):
                others = {
                    name
                    for other in range(max(0, at - _USES), min(len(places), at + _USES + 1))
                    if other != at and abs(places[other] - index) <= _NEAR
                    for name in seen[other]
                }
                if others:
                    found[index] = ("rep", *sorted(others))
    return found


def _seen(
    reading: Reading, words: Sequence[Sorted], tags: Sequence[str], gaps: Sequence[str], index: int
) -> tuple[str, str, str]:
    opens = not index or ends_sentence(gaps[index - 1], reading.forms[index - 1])
    closes = index == reading.size - 1 or ends_sentence(gaps[index], reading.forms[index])
    return (
        f"dL={EDGE if opens else words[index - 1].sort}",
        f"dR={EDGE if closes else words[index + 1].sort}",
        f"dT={tags[index][:2]}",
    )


def _sporting(reading: Reading) -> list[bool]:
    """Whether more than one in ``_TOPIC_SHARE`` of the words around a word are words of sport."""
    words = folded("sport_words")
    if words.isdisjoint(reading.forms):
        return []
    sums = [0, *accumulate(form in words for form in reading.forms)]
    found = []
    for index in range(reading.size):
        first, end = max(0, index - _TOPIC_WORDS), min(reading.size, index + _TOPIC_WORDS + 1)
        found.append((sums[end] - sums[first]) * _TOPIC_SHARE > end - first)
    return found

"""The trained weights: what each feature adds to each label, and each label to the next."""

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from itertools import repeat
from pathlib import Path
from typing import NamedTuple

from .features import EDGE_WORD, OFFSETS, of_places, of_rules, of_sides
from .lattice import KINDS, LABELS, LEAST, Transitions
from .packing import SCALE, bar, is_out_of_reach, pack, pair, parted
from .spelling import Spelling, describe

PATH = Path(__file__).with_name("names.weights")
_REMEMBERED = 30_000
_CODES = "OPGLMpglm"
_WEIGHT = re.compile(r"([A-Za-z])(-?\d+)")
_TRANSITION = ">"

Key = tuple[str, ...]


class Word(NamedTuple):
    """What a word adds, as packed rows, to the word two after it, one after it, itself, one and two before it; its
    sort and key (see ``Spelling``). ``unruled`` is ``own`` where no rule found anything at the word or beside it; then
    a word that is ``out_of_reach`` is part of no name."""

    two_after: int
    after: int
    own: int
    before: int
    two_before: int
    unruled: int
    sort: str
    key: str
    out_of_reach: bool


class Weights:
    """Adds up the weights of features. What was added up is remembered until twice ``_REMEMBERED`` others were."""

    def __init__(self, rows: Mapping[str, int], transitions: Transitions) -> None:
        """``rows`` are packed weights by feature."""
        self._own: dict[str, int] = {}
        self._beside: dict[str, int] = {}
        self._beyond: dict[str, int] = {}
        for name, row in rows.items():
            sides = {"1": self._beside, "2": self._beyond}.get(name[1:2]) if name[:2] in OFFSETS else None
            if sides is None:
                self._own[name] = row
            else:
                both = pair(row, 0) if name[0] == "-" else pair(0, row)
                sides[name[2:]] = sides.get(name[2:], 0) + both
        self.transitions = t = transitions
        opened, closed = ([1.0] * len(KINDS), t.from_none), ([1.0] * len(KINDS), t.left_alone)
        self.alone = [[bar(LEAST, opened[not opens], closed[not closes]) for closes in (0, 1)] for opens in (0, 1)]
        """By whether a stretch begins or ends there: what no name of one word is ``is_below``."""
        self._words: dict[str, Word] = {}
        self._older_words: dict[str, Word] = {}
        self._sums: dict[Key, int] = {}
        self._older_sums: dict[Key, int] = {}
        self.edge = self._read(EDGE_WORD)

    @staticmethod
    def standard() -> "Weights":
        """The weights that come with newsdesk, read once."""
        return _standard()

    def sum(self, names: Iterable[str]) -> int:
        """The packed weights of all these features of a word itself."""
        return sum(map(self._own.get, names, repeat(0)))

    def word(self, text: str, form: str) -> Word:
        """A word as written ``text``, folded ``form``."""
        found = self._words.get(text)
        if found is None:
            found = self._older_words.get(text) or self._read(describe(text, form))
            if len(self._words) >= _REMEMBERED:
                self._older_words, self._words = self._words, {}
            self._words[text] = found
        return found

    def _read(self, spelling: Spelling) -> Word:
        two_after, two_before = parted(sum(map(self._beyond.get, spelling.beyond, repeat(0))))
        after, before = parted(sum(map(self._beside.get, spelling.beside, repeat(0))))
        own = self.sum(spelling.own)
        unruled = own + self.rules("", "", "", spelling.sort)
        far = is_out_of_reach(unruled)
        return Word(two_after, after, own, before, two_before, unruled, spelling.sort, spelling.key, far)

    def place(self, sorts: tuple[str, ...], left: str, right: str) -> int:
        """See ``features.of_places`` and ``of_sides``; ``sorts`` are those of the five words around a place."""
        far, previous, own, following, beyond = sorts
        key = (previous, own, following, left, right)
        near = self._sums.get(key)
        if near is None:
            near = self._remember(key, of_places(*key))
        outer = (far, previous, following, beyond)
        wide = self._sums.get(outer)
        return near + (self._remember(outer, of_sides(*outer)) if wide is None else wide)

    def rules(self, before: str, tag: str, after: str, sort: str) -> int:
        """See ``features.of_rules``."""
        key = (before, tag, after, sort, "rules", "")
        found = self._sums.get(key)
        return self._remember(key, of_rules(before, tag, after, sort)) if found is None else found

    def _remember(self, key: Key, names: Iterable[str]) -> int:
        found = self._older_sums.get(key)
        if found is None:
            found = self.sum(names)
        if len(self._sums) >= _REMEMBERED:
            self._older_sums, self._sums = self._sums, {}
        self._sums[key] = found
        return found


def write(features: Mapping[tuple[str, str], float], transitions: Mapping[tuple[str, str], float], head: str) -> str:
    """The text of a weights file: comment lines ``head``, then a feature a line with a letter and hundredths for each
    label. Weights that round to nothing are left out."""
    lines: dict[str, dict[int, int]] = {}
    named = [*features.items(), *(((_TRANSITION + before, after), w) for (before, after), w in transitions.items())]
    for (name, label), weight in named:
        if hundredths := round(weight * SCALE):
            lines.setdefault(name, {})[LABELS.index(label)] = hundredths
    rows = (
        f"{name}\t{''.join(f'{_CODES[label]}{weights[label]}' for label in sorted(weights))}\n"
        for name, weights in sorted(lines.items())
    )
    return head + "".join(rows)


def read(text: str) -> Weights:
    """What ``write`` wrote. ValueError: a line that it did not write."""
    rows: dict[str, int] = {}
    scores = [[0.0] * len(LABELS) for _ in LABELS]
    for line in text.split("\n"):
        if not line or line.startswith("#"):
            continue
        name, tab, written = line.partition("\t")
        if not tab:
            raise ValueError(f"no weights in the line “{line[:80]}”")
        weights = _weights(written)
        if name.startswith(_TRANSITION):
            scores[LABELS.index(name[1:])] = [weight / SCALE for weight in weights]
        else:
            rows[name] = pack(weights)
    return Weights(rows, Transitions(scores))


def _weights(written: str) -> Sequence[int]:
    weights = [0] * len(LABELS)
    for code, hundredths in _WEIGHT.findall(written):
        weights[_CODES.index(code)] = int(hundredths)
    return weights


@cache
def _standard() -> Weights:
    return read(PATH.read_text(encoding="utf-8"))

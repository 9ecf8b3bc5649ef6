"""The marked pairs of SaudiNewsNet: line numbers, digests and offsets, since the texts may not be kept here.

Offsets count code points of the texts as they were cleaned when they were marked. Where cleaning has changed since,
each sentence is looked for by its digest, so that marks are moved exactly or not at all.
"""

import hashlib
import json
import lzma
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from articles.ingest.drafts import ArticleDraft, Terms
from articles.ingest.records import make_draft
from articles.language.document import Analysis, analyse

from .external import CORPORA
from .pairs import KINDS, SIDES, GoldDifference, GoldPair, Group, PairError, Stretch

FOLDER = Path(__file__).parent / "compare" / "real"
FACTS = Path(__file__).parent / "compare" / "real_facts"
"""Pairs that were chosen for the facts that differ in them."""

TUNING = Path(__file__).parent / "compare" / "real_tuning"
"""Pairs that rules may be mended by."""

CORPUS = CORPORA / "saudinewsnet" / "july-2015.jsonl.xz"
_TERMS = Terms(datetime(2027, 1, 1, tzinfo=UTC), ZoneInfo("Asia/Baghdad"), 1 << 20)
_NOTHING = "-"


@dataclass
class MarkedText:
    """``line`` counts from 1; each sentence with the first letters of its digest."""

    line: int = 0
    digest: str = ""
    sentences: list[tuple[Stretch, str]] = field(default_factory=list)


@dataclass
class MarkedPair:
    """A file as it is written. Groups by numbers of sentences, counted from 1."""

    name: str
    sides: dict[str, MarkedText] = field(default_factory=lambda: {side: MarkedText() for side in SIDES})
    groups: list[tuple[list[int], list[int], bool]] = field(default_factory=list)
    differences: list[GoldDifference] = field(default_factory=list)


def read_marks(folder: Path = FOLDER) -> list[MarkedPair]:
    return [_read(path) for path in sorted(folder.glob("*.tsv"))]


def read_real_pairs(folder: Path = FOLDER) -> list[GoldPair]:
    """All pairs with their texts. Raises PairError where a text is not the one that was marked; the corpus must be
    here (``CORPUS``)."""
    marked = read_marks(folder)
    drafts = _drafts({text.line for pair in marked for text in pair.sides.values()})
    return [placed(pair, {side: _analysed(drafts[text.line]) for side, text in pair.sides.items()}) for pair in marked]


def _read(path: Path) -> MarkedPair:
    pair = MarkedPair(f"{path.parent.name}/{path.stem}")
    for row in path.read_text(encoding="utf-8").splitlines():
        kind, *cells = row.split("\t")
        if kind in SIDES:
            pair.sides[kind].line, pair.sides[kind].digest = int(cells[0]), cells[1]
        elif kind == "sentence":
            pair.sides[cells[0]].sentences.append((_known(cells[1]), cells[2]))
        elif kind in ("group", "moved-group"):
            left, right = ([int(number) for number in cell.split("+") if number != _NOTHING] for cell in cells)
            pair.groups.append((left, right, kind == "moved-group"))
        elif kind in KINDS:
            pair.differences.append(GoldDifference(kind, _stretch(cells[0]), _stretch(cells[1])))
        else:
            raise PairError(f"{pair.name}: “{kind}” is no row of the format.")
    return pair


def _stretch(cell: str) -> Stretch | None:
    return None if cell == _NOTHING else _known(cell)


def _known(cell: str) -> Stretch:
    start, _, end = cell.partition("-")
    return int(start), int(end)


def _drafts(lines: Collection[int]) -> dict[int, ArticleDraft]:
    """Articles of the corpus by their line, counted from 1."""
    found: dict[int, ArticleDraft] = {}
    with lzma.open(CORPUS, "rb") as records:
        for number, record in enumerate(records, start=1):
            if number in lines:
                fields = json.loads(record)
                found[number] = make_draft(fields, _TERMS, record, "application/json", "utf-8", CORPUS.name, number)
    return found


def _analysed(draft: ArticleDraft) -> Analysis:
    today, source = draft.published.date(), draft.source
    return analyse(draft.text, today=today, title=draft.title, source=source, author=draft.author)


def placed(pair: MarkedPair, analyses: dict[str, Analysis]) -> GoldPair:
    """The marks on the texts as they are now. Raises PairError where a sentence is gone from one."""
    moves = {side: _Moves(pair, side, analyses[side].text) for side in SIDES}
    left, right = moves["left"], moves["right"]
    return GoldPair(
        pair.name,
        analyses["left"],
        analyses["right"],
        tuple(Group(tuple(left.of(here)), tuple(right.of(there)), moved) for here, there, moved in pair.groups),
        tuple(GoldDifference(d.kind, left.moved(d.left), right.moved(d.right)) for d in pair.differences),
    )


class _Moves:
    """Where the sentences of one side stand now."""

    def __init__(self, pair: MarkedPair, side: str, text: str) -> None:
        marked = pair.sides[side]
        self._before = [stretch for stretch, _ in marked.sentences]
        self._now = self._before
        self._where = f"{pair.name}, {side}"
        if digest(text, 16) != marked.digest:
            self._now = list(self._found(marked, text))

    def _found(self, marked: MarkedText, text: str) -> Iterator[Stretch]:
        position = 0
        for number, ((start, end), wanted) in enumerate(marked.sentences, start=1):
            length = end - start
            fitting = range(position, len(text) - length + 1)
            first = next((at for at in fitting if digest(text[at : at + length], 8) == wanted), None)
            if first is None:
                raise PairError(
                    f"{self._where}: sentence {number} of the article in line {marked.line} is not in its text as it "
                    "is cleaned now; mark the pair anew."
                )
            position = first + length
            yield first, position

    def of(self, numbers: Iterable[int]) -> Iterator[Stretch]:
        return (self._now[number - 1] for number in numbers)

    def moved(self, stretch: Stretch | None) -> Stretch | None:
        """The same words in the text as it is now; first and last may stand in two sentences."""
        return stretch and (self._place(stretch[0]), self._place(stretch[1] - 1) + 1)

    def _place(self, place: int) -> int:
        for before, now in zip(self._before, self._now, strict=True):
            if before[0] <= place < before[1]:
                return now[0] + place - before[0]
        raise PairError(f"{self._where}: a mark stands outside all sentences.")


def digest(text: str, letters: int) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:letters]

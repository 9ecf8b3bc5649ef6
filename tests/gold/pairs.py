"""The pairs of articles whose differences are marked by hand: what a pair holds, and those of our own.

A file of ours is one text with both sides in it; the format is described in README.md.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from articles.language.document import Analysis, analyse
from articles.language.sentences import split_sentences

KINDS = ("spelling", "equivalent", "fact", "attribution", "wording", "added", "omitted", "moved")
SIDES = ("left", "right")

Stretch = tuple[int, int]
"""From the first code point to behind the last."""

_MARK = re.compile(r"\{([a-z]+)(\d?):([^|{}]*)\|([^|{}]*)\}")
_CLOSING = re.compile(r"[.،؛:؟!)»”]")
_LINE = re.compile(r"(?P<sign>[=<>]|m\d=|@m\d)(?P<joined>\+[lr]?)?(?: (?P<words>.*))?")


class PairError(ValueError):
    """A file breaks the format, or its text is not the one that was marked; the sentence says where."""


@dataclass(frozen=True, slots=True)
class Group:
    """Sentences that tell the same; one side is empty where only the other tells it."""

    left: tuple[Stretch, ...]
    right: tuple[Stretch, ...]
    moved: bool = False


@dataclass(frozen=True, slots=True)
class GoldDifference:
    kind: str
    left: Stretch | None
    right: Stretch | None


@dataclass(frozen=True, slots=True)
class GoldPair:
    """Spans count code points of the texts of ``left`` and ``right``. ``sentences`` are those of the gold."""

    name: str
    left: Analysis
    right: Analysis
    groups: tuple[Group, ...]
    differences: tuple[GoldDifference, ...]


@dataclass(frozen=True, slots=True)
class _Line:
    """``name`` is that of a moved sentence; ``joined``: sides on which it goes on in the paragraph before."""

    name: str
    sides: str
    joined: str
    words: str


@dataclass
class _Side:
    """A text as it grows, with the stretch of each line and of each moved phrase."""

    text: str = ""
    lines: dict[int, Stretch] = field(default_factory=dict)
    marks: dict[tuple[int, int], Stretch] = field(default_factory=dict)


def read_pairs(folder: Path) -> list[GoldPair]:
    return [read_pair(path) for path in sorted(folder.glob("*.pair"))]


def read_pair(path: Path) -> GoldPair:
    """The pair of a file. Raises PairError where it breaks the format or cleaning changes the marked text."""
    name = f"{path.parent.name}/{path.stem}"
    head, _, body = path.read_text(encoding="utf-8").partition("---\n")
    lines = [_line(name, line) for line in body.splitlines() if line]
    left, right = _compose(lines, "left"), _compose(lines, "right")
    return GoldPair(
        name,
        _analysed(name, head, "left", left.text),
        _analysed(name, head, "right", right.text),
        tuple(_groups(lines, left, right)),
        tuple(_differences(lines, left, right)),
    )


def _line(name: str, written: str) -> _Line:
    match = _LINE.fullmatch(written)
    if not match or bool(match["words"]) == match["sign"].startswith("@"):
        raise PairError(f"{name}: no sign before “{written[:40]}”.")
    sign, joined = match["sign"], match["joined"] or ""
    sides = {"=": "left right", "<": "left", ">": "right", "m": "left", "@": "right"}[sign[0]]
    goes_on = {"+l": "left", "+r": "right", "+": "left right"}.get(joined, "")
    return _Line(sign.strip("@=<>"), sides, goes_on, match["words"] or "")


def _compose(lines: Sequence[_Line], side: str) -> _Side:
    whole = _Side()
    moved = {line.name: number for number, line in enumerate(lines) if line.name and line.words}
    for number, line in enumerate(lines):
        if side not in line.sides:
            continue
        own = moved[line.name] if line.name else number
        if whole.text:
            whole.text += " " if side in line.joined else "\n"
        start = len(whole.text)
        _write(whole, own, lines[own].words, side)
        whole.text = whole.text.rstrip()
        whole.lines[own] = (start, len(whole.text))
    return whole


def _write(whole: _Side, line: int, words: str, side: str) -> None:
    """Adds one side of a line and keeps where each mark's words came to stand."""
    end = 0
    for number, match in enumerate(_MARK.finditer(words)):
        _add(whole, words[end : match.start()])
        own = match[3 + SIDES.index(side)]
        _add(whole, own)
        if own.strip():
            whole.marks[line, number] = _trimmed(whole.text, len(whole.text) - len(own.lstrip()))
        end = match.end()
    _add(whole, words[end:])


def _trimmed(text: str, start: int) -> Stretch:
    """The words from ``start`` on without the space and the commas around them; a mark of commas alone keeps them."""
    own = text[start:]
    core = own.strip(" ،.؛") or own.strip()
    first = start + own.index(core)
    return first, first + len(core)


def _add(whole: _Side, piece: str) -> None:
    """Where a mark is empty on this side, one of the spaces around it is too many."""
    if whole.text.endswith((" ", "\n")):
        piece = piece.lstrip()
        if _CLOSING.match(piece):
            whole.text = whole.text.rstrip(" ")
    whole.text += piece


def _analysed(name: str, head: str, side: str, text: str) -> Analysis:
    """The product's analysis of what the head of the file and ``text`` make together."""
    fields = re.search(rf"^{side}: (.+) \| (\d{{4}}-\d\d-\d\d) \| (.+)$", head, re.MULTILINE)
    if not fields:
        raise PairError(f"{name}: no line “{side}: source | published | headline”.")
    before = re.search(rf"^{side}-before: (.+)$", head, re.MULTILINE)
    raw = f"{fields[3]}\n\n{before[1] + ' ' if before else ''}{text}\n"
    analysis = analyse(raw, today=date.fromisoformat(fields[2]), source=fields[1])
    if analysis.text != text:
        raise PairError(f"{name}: cleaning changed the text on the {side}, so that its marks are not where they were.")
    return analysis


def _groups(lines: Sequence[_Line], left: _Side, right: _Side) -> Iterator[Group]:
    for number, line in enumerate(lines):
        if line.words:
            here, there = (_sentences(side.text, side.lines.get(number)) for side in (left, right))
            yield Group(here, there, moved=bool(line.name))


def _sentences(text: str, stretch: Stretch | None) -> tuple[Stretch, ...]:
    if stretch is None:
        return ()
    start, end = stretch
    return tuple((start + s.start, start + s.end) for s in split_sentences(text[start:end]))


def _differences(lines: Sequence[_Line], left: _Side, right: _Side) -> Iterator[GoldDifference]:
    """Those of the marks in their order; the two halves of a moved phrase are one."""
    halves: dict[tuple[int, str], list[Stretch | None]] = {}
    for number, line in enumerate(lines):
        for place, match in enumerate(_MARK.finditer(line.words)):
            spans = [side.marks.get((number, place)) for side in (left, right)]
            if match[1] not in KINDS or spans == [None, None]:
                raise PairError(f"“{match[0]}” is no mark.")
            if not match[2]:
                yield GoldDifference(match[1], *spans)
                continue
            seen = halves.pop((number, match[2]), None)
            if seen is None:
                halves[number, match[2]] = spans
            else:
                yield GoldDifference(match[1], seen[0] or spans[0], seen[1] or spans[1])
    if halves:
        raise PairError("A moved phrase has one half.")

"""What is measured on the corpora beside the project, which may not be copied into it: ANERcorp and AQMAR."""

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from articles.language.entities import find_entities
from articles.language.entities.gazetteer import Gazetteer

from . import scoring
from .scoring import Counts, Span
from .tables import Table, around

CORPORA = Path(__file__).resolve().parents[2].parent / "shared" / "corpora"
KINDS = {"PER": "person", "ORG": "organisation", "LOC": "place"}


@dataclass(frozen=True, slots=True)
class Tagged:
    """A text of words joined by spaces, sentences by line breaks; where each word stands; the names by words."""

    name: str
    text: str
    words: tuple[tuple[int, int], ...]
    spans: tuple[Span, ...]


def measure() -> dict[str, tuple[str, list[Table]]]:
    """By corpus: a digest of its files and its tables. A corpus that is not here is left out."""
    found: dict[str, tuple[str, list[Table]]] = {}
    dev = CORPORA / "anercorp" / "dev.conll"
    if dev.is_file():
        found["anercorp"] = (digest([dev]), [names("anercorp", [read(dev, column=2)], bar=0.75)])
    wiki = sorted(path for path in (CORPORA / "aqmar").glob("*.txt") if path.stem != "LICENCE-NOTE")
    if wiki:
        found["aqmar"] = (digest(wiki), [names("aqmar", [read(path, column=1) for path in wiki], bar=None)])
    return found


def digest(paths: list[Path]) -> str:
    """Of the names and bytes of ``paths``."""
    whole = hashlib.sha256()
    for path in sorted(paths):
        whole.update(f"{path.parent.name}/{path.name}\0".encode())
        whole.update(path.read_bytes() + b"\0")
    return whole.hexdigest()


def read(path: Path, column: int) -> Tagged:
    """A file of ``word tag...`` lines; ``column`` counts from 0, the word. A line break for a blank line."""
    pieces: list[str] = []
    words: list[tuple[int, int]] = []
    tags: list[str] = []
    length = 0
    for line in path.read_text(encoding="utf-8").splitlines():
        cells = line.split()
        if len(cells) <= column:
            if pieces and pieces[-1] == " ":
                pieces[-1] = "\n"
                tags.append("")  # a name ends with its sentence
                words.append((length, length))
            continue
        pieces += [cells[0], " "]
        words.append((length, length + len(cells[0])))
        tags.append(cells[column])
        length += len(cells[0]) + 1
    return Tagged(path.stem, "".join(pieces), tuple(words), tuple(_spans(words, tags)))


def _spans(words: list[tuple[int, int]], tags: list[str]) -> Iterator[Span]:
    """Names by the code points of their words: B begins one, I goes on with its kind or, behind another, begins one."""
    open_kind, start, end = "", 0, 0
    for (first, last), tag in zip([*words, (0, 0)], [*tags, ""], strict=True):
        kind = KINDS.get(re.sub(r"^[BI]-+", "", tag), "")
        if open_kind and (kind != open_kind or tag.startswith("B")):
            yield Span(start, end, open_kind)
            open_kind = ""
        if kind and not open_kind:
            open_kind, start = kind, first
        end = last


def names(corpus: str, texts: list[Tagged], bar: float | None) -> Table:
    """Exact spans by whole words: the corpora keep clitics within the name, our rules cut them off."""
    table = Table(f"Names, exact spans: {corpus}")
    totals = dict.fromkeys(KINDS.values(), Counts())
    for tagged in texts:
        found = [_by_words(tagged, m.start, m.end, m.kind) for m in find_entities(tagged.text, Gazetteer.standard())]
        for kind in totals:
            outcome = scoring.exact(
                tagged.text, [s for s in tagged.spans if s.value == kind], [s for s in found if s.value == kind]
            )
            totals[kind] += outcome.counts
            for what, spans in (("missed", outcome.missed), ("extra", outcome.extra)):
                table.mistakes += [
                    f"{corpus}/{tagged.name} {what} {kind}: {around(tagged.text, s.start, s.end, 50)}" for s in spans
                ]
    together = sum(totals.values(), Counts())
    for kind, counts in (*totals.items(), ("all", together)):
        of = counts.right + counts.missed
        table.add(f"{corpus}.{kind}.precision", counts.precision, of)
        table.add(f"{corpus}.{kind}.recall", counts.recall, of)
        table.add(f"{corpus}.{kind}.f1", counts.f1, of, bar if kind == "all" else None)
    return table


def _by_words(tagged: Tagged, start: int, end: int, kind: str) -> Span:
    touched = [word for word in tagged.words if word[0] < end and start < word[1]]
    return Span(touched[0][0], touched[-1][1], kind) if touched else Span(start, end, kind)

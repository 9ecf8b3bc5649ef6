"""The annotated articles: reading them, and checking that they keep the rules of the format.

``python -m tests.gold.articles PATH...`` checks files or folders; ``--show`` also prints what each mark came to.
The format is described in README.md.
"""

import argparse
import re
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from lxml import etree

from .marks import ATTRIBUTES, Mark, without_removed
from .rules import problems_of, short


@dataclass(frozen=True, slots=True)
class GoldArticle:
    """An annotated article. Marks of ``raw_marks`` count code points of ``raw``, those of ``marks`` of ``text``:
    ``raw`` without what cleaning has to remove and without the headline."""

    name: str
    published: date
    source: str
    title: str
    credits: tuple[str, ...]
    raw: str
    raw_marks: tuple[Mark, ...]
    text: str
    marks: tuple[Mark, ...]

    def of(self, *tags: str) -> list[Mark]:
        return [mark for mark in self.marks if mark.tag in tags]

    def written(self, mark: Mark) -> str:
        return self.text[mark.start : mark.end]

    def name_of(self, mark: Mark) -> str:
        return " ".join((mark.attributes.get("n") or self.written(mark)).split())


class FormatError(ValueError):
    """A gold file breaks the rules; the sentence says where."""


def read(path: Path) -> GoldArticle:
    """The article of a file. Raises FormatError on a file that is no XML or breaks a rule."""
    root = _parse(path)
    raw, marks = _flatten(root)
    problems = problems_of({str(key): str(value) for key, value in root.attrib.items()}, str(root.tag), raw, marks)
    if problems:
        raise FormatError("\n".join(f"{path.name}:{line}: {problem}" for line, problem in problems))
    text, places = without_removed(raw, marks)
    return GoldArticle(
        name=f"{path.parent.name}/{path.stem}",
        published=date.fromisoformat(root.get("published", "")),
        source=root.get("source", ""),
        title=" ".join(root.get("title", "").split()),
        credits=tuple(part.strip() for part in re.split("[,،]", root.get("credits", "")) if part.strip()),
        raw=raw,
        raw_marks=tuple(marks),
        text=text,
        marks=tuple(_placed(marks, places)),
    )


def read_folder(folder: Path) -> list[GoldArticle]:
    return [read(path) for path in sorted(folder.glob("*.xml"))]


def _parse(path: Path) -> etree._Element:
    try:
        return etree.fromstring(path.read_bytes(), etree.XMLParser(resolve_entities=False, no_network=True))
    except etree.XMLSyntaxError as error:
        raise FormatError(f"{path.name}:{error.lineno}: no well-formed XML: {error.msg}") from error


@dataclass
class _Flat:
    pieces: list[str] = field(default_factory=list)
    length: int = 0
    marks: list[Mark] = field(default_factory=list)

    def add(self, text: str | None) -> None:
        self.pieces.append(text or "")
        self.length += len(text or "")


def _flatten(root: etree._Element) -> tuple[str, list[Mark]]:
    """The text without marks and the marks with their spans, outer before inner. Line breaks at either end of the
    file's text are the file's, not the article's."""
    flat = _Flat()
    flat.add(root.text)
    for child in root:
        _walk(child, flat)
        flat.add(child.tail)
    whole = "".join(flat.pieces)
    raw = whole.strip("\n")
    shift = len(whole) - len(whole.lstrip("\n"))
    marks = [Mark(m.tag, m.attributes, m.start - shift, min(m.end - shift, len(raw)), m.line) for m in flat.marks]
    return raw, sorted(marks, key=lambda mark: (mark.start, -mark.end))


def _walk(element: etree._Element, flat: _Flat) -> None:
    if not isinstance(element.tag, str):  # a comment
        return
    start = flat.length
    flat.add(element.text)
    for child in element:
        _walk(child, flat)
        flat.add(child.tail)
    attributes = {str(key): str(value) for key, value in element.attrib.items()}
    flat.marks.append(Mark(element.tag, attributes, start, flat.length, element.sourceline or 0))


def _placed(marks: Iterable[Mark], places: dict[int, int]) -> Iterator[Mark]:
    """Marks on the cleaned text; one that lies in removed text goes."""
    for mark in marks:
        if mark.tag in ("x", "t"):
            continue
        kept = [places[index] for index in range(mark.start, mark.end) if index in places]
        if kept:
            yield Mark(mark.tag, mark.attributes, kept[0], kept[-1] + 1, mark.line)


def _summary(article: GoldArticle) -> str:
    counts = {tag: sum(mark.tag == tag for mark in article.raw_marks) for tag in ATTRIBUTES}
    marks = " ".join(f"{tag}={count}" for tag, count in counts.items())
    return f"{article.name}: {len(article.text.split())} words of body, {marks}"


def _details(article: GoldArticle) -> Iterator[str]:
    for mark in article.raw_marks:
        values = " ".join(f"{key}={value}" for key, value in mark.attributes.items())
        yield f"  {mark.tag} {short(article.raw[mark.start : mark.end])} {values}"


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.gold.articles", description=__doc__)
    parser.add_argument("paths", nargs="*", type=Path, default=[Path(__file__).parent / "news"])
    parser.add_argument("--show", action="store_true", help="print every mark as it was read")
    options = parser.parse_args(arguments)
    files = [file for path in options.paths for file in (sorted(path.glob("*.xml")) if path.is_dir() else [path])]
    wrong = 0
    for file in files:
        try:
            article = read(file)
        except (FormatError, OSError) as error:
            wrong += 1
            sys.stdout.write(f"{error}\n")
            continue
        sys.stdout.write(_summary(article) + "\n")
        if options.show:
            sys.stdout.write("".join(f"{line}\n" for line in _details(article)))
    sys.stdout.write(f"{len(files)} files, {wrong} with mistakes\n")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

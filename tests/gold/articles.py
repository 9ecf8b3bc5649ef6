"""The annotated articles: reading them, and checking that they keep the rules of the format.

``python -m tests.gold.articles PATH...`` checks files or folders; ``--show`` also prints what each mark came to.
The format is described in README.md.
"""

import argparse
import re
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path

from lxml import etree

KINDS = {"p": "person", "o": "organisation", "l": "place"}
ATTRIBUTES = {
    "p": {"n", "r"},
    "o": {"n"},
    "l": {"n"},
    "d": {"v"},
    "q": {"by", "r", "direct"},
    "x": {"why"},
    "t": set[str](),
}
REQUIRED = {"d": "v", "q": "by", "x": "why"}
OPENING_MARKS = "“«\"'‘„‹”’″`(:"
_CLITICS = re.compile("[وف]?[بكسل]?\\Z")


@dataclass(frozen=True, slots=True)
class Mark:
    """One mark: its element's name, its attributes, its span in the text it belongs to, its line in the file."""

    tag: str
    attributes: dict[str, str]
    start: int
    end: int
    line: int = 0


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


def interval(value: str) -> tuple[date, date]:
    """First and last day of ``2018``, ``2018-09``, ``2018-09-08``, ``2018-W36`` or two of these joined by a slash."""
    first, slash, last = value.partition("/")
    if slash:
        earliest, latest = _single(first)[0], _single(last)[1]
        if earliest > latest:
            raise ValueError(f"{value} ends before it begins")
        return earliest, latest
    return _single(value)


def _single(value: str) -> tuple[date, date]:
    if week := re.fullmatch(r"(\d{4})-W(\d\d)", value):
        monday = date.fromisocalendar(int(week[1]), int(week[2]), 1)
        return monday, monday + timedelta(days=6)
    if not re.fullmatch(r"\d{4}(-\d\d){0,2}", value):
        raise ValueError(f"“{value}” is not YYYY, YYYY-MM, YYYY-MM-DD, YYYY-Www or two of these with a slash")
    if len(value) == 4:
        return date(int(value), 1, 1), date(int(value), 12, 31)
    if len(value) == 7:
        year, month = int(value[:4]), int(value[5:])
        first = date(year, month, 1)
        return first, (first + timedelta(days=31)).replace(day=1) - timedelta(days=1)
    day = date.fromisoformat(value)
    return day, day


def read(path: Path) -> GoldArticle:
    """The article of a file. Raises FormatError on a file that is no XML or breaks a rule."""
    root = _parse(path)
    raw, marks = _flatten(root)
    problems = [*_problems_of_root(root), *_problems_of_marks(raw, marks, root.get("title", ""))]
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


def without_removed(raw: str, marks: Iterable[Mark]) -> tuple[str, dict[int, int]]:
    """``raw`` without its x and t parts, a paragraph a line, single spaces; and where each kept code point went.

    An x that holds a line break and otherwise white space joins the two lines with a space.
    """
    gone = bytearray(len(raw))
    for mark in marks:
        if mark.tag in ("x", "t"):
            gone[mark.start : mark.end] = b"\x01" * (mark.end - mark.start)
            part = raw[mark.start : mark.end]
            if mark.tag == "x" and "\n" in part and not part.strip():
                gone[mark.start] = 2
    text: list[str] = []
    places: dict[int, int] = {}
    for index, letter in enumerate(raw):
        if gone[index] == 1:
            continue
        kept = " " if gone[index] == 2 or (letter.isspace() and letter != "\n") else letter
        _append(text, kept, places, index)
    while text and text[-1].isspace():
        text.pop()
    return "".join(text), places


def _append(text: list[str], letter: str, places: dict[int, int], index: int) -> None:
    if letter == "\n":
        while text and text[-1] == " ":
            text.pop()
        if not text or text[-1] == "\n":
            return
    elif letter == " " and (not text or text[-1].isspace()):
        return
    places[index] = len(text)
    text.append(letter)


def _placed(marks: Iterable[Mark], places: dict[int, int]) -> Iterator[Mark]:
    """Marks on the cleaned text; one that lies in removed text goes."""
    for mark in marks:
        if mark.tag in ("x", "t"):
            continue
        kept = [places[index] for index in range(mark.start, mark.end) if index in places]
        if kept:
            yield Mark(mark.tag, mark.attributes, kept[0], kept[-1] + 1, mark.line)


Problem = tuple[int, str]


def _problems_of_root(root: etree._Element) -> Iterator[Problem]:
    if root.tag != "article":
        yield 1, f"the outer element is <{root.tag}>, not <article>"
    for name in root.attrib:
        if name not in ("published", "source", "title", "credits"):
            yield 1, f"an article has no attribute “{name}”"
    try:
        date.fromisoformat(root.get("published", ""))
    except ValueError:
        yield 1, f"published=“{root.get('published', '')}” is no date"
    if not root.get("source", "").strip():
        yield 1, "the source is missing"


def _problems_of_marks(raw: str, marks: list[Mark], title: str) -> Iterator[Problem]:
    if not raw.strip():
        yield 1, "the article is empty"
    for mark in marks:
        part = raw[mark.start : mark.end]
        if mark.tag not in ATTRIBUTES:
            yield mark.line, f"there is no mark <{mark.tag}>"
            continue
        for problem in (*_problems_of_attributes(mark), *_problems_of_span(mark, part, raw)):
            yield mark.line, f"<{mark.tag}> “{_short(part)}”: {problem}"
    yield from _problems_of_nesting(raw, marks)
    yield from _problems_of_headline(raw, marks, title)


def _short(part: str) -> str:
    one_line = part.replace("\n", "⏎")
    return one_line if len(one_line) <= 50 else one_line[:47] + "…"


def _problems_of_attributes(mark: Mark) -> Iterator[str]:
    for name in mark.attributes.keys() - ATTRIBUTES[mark.tag]:
        yield f"has no attribute “{name}”"
    needed = REQUIRED.get(mark.tag)
    if needed and needed not in mark.attributes:
        yield f"lacks {needed}=“…”"
    for name, value in mark.attributes.items():
        if value != " ".join(value.split()):
            yield f"{name}=“{value}” has spaces too many"
        if not value and name not in ("by", "r"):
            yield f"{name} is empty"
    if mark.attributes.get("direct", "no") not in ("no", "yes"):
        yield "direct is “no” or left out"
    if mark.tag == "d" and mark.attributes.get("v"):
        try:
            interval(mark.attributes["v"])
        except ValueError as error:
            yield f"v: {error}"


def _problems_of_span(mark: Mark, part: str, raw: str) -> Iterator[str]:
    if not part or (not part.strip() and mark.tag != "x"):
        yield "is empty"
        return
    if mark.tag == "x":
        return
    if part != part.strip():
        yield "begins or ends with white space"
    if mark.tag != "q" and "\n" in part:
        yield "runs over a line's end"
    if mark.tag in ("p", "o", "l", "d"):
        if mark.end < len(raw) and raw[mark.end].isalpha() and part[-1].isalpha():
            yield f"stops inside a word (“{part}{raw[mark.end]}…”)"
        before = re.search(r"\w*\Z", raw[max(0, mark.start - 40) : mark.start])
        if before and before.group() and not _CLITICS.match(before.group()):
            yield f"begins inside a word (“…{before.group()}{part}”)"
    if mark.tag == "q" and mark.attributes.get("direct") != "no":
        lead = raw[: mark.start].rstrip()[-1:]
        if lead not in OPENING_MARKS or not lead:
            yield "direct speech begins after a quotation mark or a colon (else direct=“no”)"
        if part[0] in "“«\"„" and part[-1] in "”»\"" and not re.search("[“«\"”»]", part[1:-1]):
            yield "the quotation marks themselves stay outside"


def _problems_of_nesting(raw: str, marks: list[Mark]) -> Iterator[Problem]:
    named = [mark for mark in marks if mark.tag in ("p", "o", "l", "d", "t")]
    for outer in named:
        for inner in marks:
            inside = outer.start <= inner.start and inner.end <= outer.end and inner is not outer
            same = (outer.start, outer.end) == (inner.start, inner.end)
            if not inside or (outer.tag == "t" and inner.tag in ("p", "o", "l", "d", "q")):
                continue
            if same and marks.index(inner) > marks.index(outer):
                continue
            if inner.tag == "q" and same:
                continue
            where = _short(raw[outer.start : outer.end])
            yield inner.line, f"<{inner.tag}> inside <{outer.tag}> “{where}”: mark the outermost name only"


def _problems_of_headline(raw: str, marks: list[Mark], title: str) -> Iterator[Problem]:
    headlines = [mark for mark in marks if mark.tag == "t"]
    if len(headlines) > 1:
        yield headlines[1].line, "a second <t>: a repeated headline is <x why=“repeated headline”>"
    if headlines and title:
        yield headlines[0].line, "title=“…” is given, so the headline in the text is <x why=“repeated headline”>"
    for mark in headlines:
        before, _ = without_removed(raw[: mark.start], [m for m in marks if m.tag == "x" and m.end <= mark.start])
        if before.strip():
            yield mark.line, "<t> is the first line of the text; what stands before it is <x>"


def _summary(article: GoldArticle) -> str:
    counts = {tag: sum(mark.tag == tag for mark in article.raw_marks) for tag in ATTRIBUTES}
    marks = " ".join(f"{tag}={count}" for tag, count in counts.items())
    return f"{article.name}: {len(article.text.split())} words of body, {marks}"


def _details(article: GoldArticle) -> Iterator[str]:
    for mark in article.raw_marks:
        values = " ".join(f"{key}={value}" for key, value in mark.attributes.items())
        yield f"  {mark.tag} {_short(article.raw[mark.start : mark.end])} {values}"


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

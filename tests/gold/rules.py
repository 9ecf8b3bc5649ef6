"""The rules that the marks of an annotated article keep, each broken one said in a sentence."""

import re
from collections.abc import Iterator
from datetime import date

from .marks import ATTRIBUTES, Mark, interval, without_removed

REQUIRED = {"d": "v", "q": "by", "x": "why"}
OPENING_MARKS = "“«\"'‘„‹”’″`(:"
_CLITICS = re.compile("[وف]?[بكسل]?ـ*\\Z")

Problem = tuple[int, str]


def problems_of(attributes: dict[str, str], tag: str, raw: str, marks: list[Mark]) -> list[Problem]:
    """What an article breaks, as (line of the file, sentence)."""
    return [*_problems_of_root(attributes, tag), *_problems_of_marks(raw, marks, attributes.get("title", ""))]


def _problems_of_root(root: dict[str, str], tag: str) -> Iterator[Problem]:
    if tag != "article":
        yield 1, f"the outer element is <{tag}>, not <article>"
    for name in root:
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
            yield mark.line, f"<{mark.tag}> “{short(part)}”: {problem}"
    yield from _problems_of_nesting(raw, marks)
    yield from _problems_of_headline(raw, marks, title)


def short(part: str) -> str:
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
        yield from _problems_of_direct_speech(mark, part, raw)


def _problems_of_direct_speech(mark: Mark, part: str, raw: str) -> Iterator[str]:
    lead = raw[: mark.start].rstrip()[-1:]
    if lead not in OPENING_MARKS or not lead:
        yield "direct speech begins after a quotation mark or a colon (else direct=“no”)"
    if part[0] in '“«"„' and part[-1] in '”»"' and not re.search('[“«"”»]', part[1:-1]):
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
            where = short(raw[outer.start : outer.end])
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

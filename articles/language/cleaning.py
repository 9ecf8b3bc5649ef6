"""From what a site delivered to what a journalist wrote.

Site furniture, repeated headlines, by-lines and stray characters leave the text; each is kept with its reason and its
place, and nothing of the body is ever dropped. The headline comes from the first line where none is given.
"""

import re
from dataclasses import dataclass
from functools import cache

from .broken_lines import join_broken_lines
from .bylines import glued_byline, is_byline, names_a_place, without_opener
from .characters import repair
from .datelines import Dateline, dateline_of, read_head
from .furniture import (
    contacts,
    glued_captions,
    glued_endings,
    item_datelines,
    known_author,
    labels,
    photo_captions,
    second_headlines,
    signatures,
    take_furniture,
)
from .headlines import (
    byline_after,
    derive_title,
    is_kicker,
    kicker_before,
    lead_before,
    looks_like_headline,
    section_before,
    split_glued,
    without_source,
)
from .line_keys import key_of
from .line_rules import NO_RULES, LineRules
from .page import Page
from .removed import Removed
from .words import words

__all__ = ["Cleaned", "LineRules", "Removed", "clean"]

_EMPTY_COMMENT = " /* */"  # what mail addresses that a site hides leave behind
_AMPERSANDS = re.compile(r"&(?:\s*&)*")
_BEFORE_STRAY = frozenset('.؟!»”"،؛:')
_PLACE_OF_TITLE = 4
_PLACE_OF_COPIES = 6
_PLACE_OF_BYLINES = 3
_AFTER_BYLINES = (
    signatures,
    labels,
    glued_endings,
    glued_captions,
    second_headlines,
    item_datelines,
)


@dataclass(frozen=True, slots=True)
class Cleaned:
    """An article's parts. ``text`` has a paragraph a line; a derived title is the beginning of the text as well.

    ``place`` and ``agencies`` are those of the dateline; ``origins`` has the number that each line of the text had in
    the text as received.
    """

    title: str
    title_derived: bool
    kicker: str
    byline: str
    text: str
    removed: tuple[Removed, ...]
    place: str = ""
    agencies: tuple[str, ...] = ()
    origins: tuple[int, ...] = ()


def clean(raw: str, title: str = "", source: str = "", rules: LineRules = NO_RULES, author: str = "") -> Cleaned:
    """Clean ``raw``; ``title``, ``source`` and ``author`` are what is already known of them, as written by the site,
    and ``rules`` what is known of the source's lines."""
    text, characters = repair(raw)
    given = " ".join(repair(title)[0].split())
    lines, stray = _without_stray(text.split("\n"))
    page = Page(lines, given, source, rules.kept)
    take_furniture(page, rules.recurring)
    _take_source_line(page)
    _take_title(page)
    _take_repeated_headlines(page)
    _take_bylines(page)
    photo_captions.take(page)
    contacts.take(page)
    known_author.take(page, " ".join(repair(author)[0].split()))
    for rule in _AFTER_BYLINES:
        rule.take(page)
    join_broken_lines(page)
    derived = not page.title and bool(page.lines)
    if derived:
        page.title = derive_title(page.text(0))
    return Cleaned(
        title=page.title,
        title_derived=derived,
        kicker=page.kicker,
        byline=page.byline,
        text="\n".join(page.texts()),
        removed=(*characters, *stray, *page.removed()),
        place=page.place,
        agencies=tuple(dict.fromkeys(page.agencies)),
        origins=tuple(line.number for line in page.lines),
    )


def _without_stray(lines: list[str]) -> tuple[list[str], list[Removed]]:
    kept: list[str] = []
    removed: list[Removed] = []
    for original in lines:
        line = original
        if _EMPTY_COMMENT in line:
            removed.append(Removed("/* */", "stray character"))
            line = line.replace(_EMPTY_COMMENT, "")
        if "&" in line:
            pieces, position = [], 0
            for match in _AMPERSANDS.finditer(line):
                if _is_stray(line, match.start(), match.end()):
                    removed.append(Removed(match.group(), "stray character"))
                    pieces.append(line[position : match.start()])
                    position = match.end()
            line = " ".join("".join((*pieces, line[position:])).split())
        kept.append(line)
    return kept, removed


def _is_stray(line: str, start: int, end: int) -> bool:
    """An ampersand that joins nothing: several, at either end of a line, or behind a stop. (R & D joins.)"""
    before, after = (
        line[:start].rstrip()[-1:] if start < 200 else line[start - 20 : start].rstrip()[-1:],
        line[end : end + 1],
    )
    if not before or not after or end - start > 1:
        return True
    return before in _BEFORE_STRAY and after.isspace()


def _take_source_line(page: Page) -> None:
    """The outlet's own name alone on the first line."""
    if len(page) < 2:
        return
    key = key_of(page.text(0)) if len(page.text(0)) < 40 else ""
    if key and (key == page.source_key or key in _outlets()) and key != key_of(page.title):
        page.drop(0, "source name")


@cache
def _outlets() -> frozenset[str]:
    return frozenset(key_of(outlet) for outlet in words("outlets"))


def _take_title(page: Page) -> None:
    if page.title:
        _take_kicker_of_known_title(page)
        return
    if len(page) > 1 and is_byline(page.text(0), page.source_key, title_known=True):
        _note_byline(page, 0)
    _take_line_above(page)
    end = byline_after(page.text(0)) if page.lines else 0
    if len(page) < 2 or not looks_like_headline(page.text(0)[:end], page.text(1)):
        return
    number = page.lines[0].number
    line = page.take(0)
    if end < len(line):
        page.byline = without_opener(line[end:])
        page.note(number, line[end:].strip(), "by-line")
    source, first = without_source(line[:end], page.source)
    if source:
        page.note(number, source, "source name")
    copy = next((i for i, text in enumerate(page.texts(0, _PLACE_OF_TITLE)) if kicker_before(first, text)), -1)
    if copy >= 0:
        page.title = page.text(copy)
        page.kicker = kicker_before(first, page.title)
        page.drop(copy, "repeated headline")
        return
    page.kicker, page.title = split_glued(first, "\n".join(page.texts(0, 2)))
    glued = "" if page.kicker else section_before(first) or (lead_before(first) if source else "")
    if glued:
        page.kicker, page.title = glued, first[len(glued) :].strip()


def _take_line_above(page: Page) -> None:
    """A kicker on a line of its own: the next line is the headline, since it opens so or comes again."""
    if len(page) < 3:
        return
    first, second = page.text(0), page.text(1)
    if len(first) > 90:
        return
    copies = [text for text in page.texts(2, 6) if abs(len(text) - len(second)) < 20 and key_of(text) == key_of(second)]
    again = bool(copies) and len(second.split()) > 3 and key_of(first) not in map(key_of, page.texts(1, 6))
    if again or is_kicker(first, second, page.text(2)):
        page.kicker = first
        page.drop(0, "kicker")


def _take_kicker_of_known_title(page: Page) -> None:
    for index in range(min(_PLACE_OF_TITLE, len(page))):
        kicker = kicker_before(page.text(index), page.title)
        if kicker:
            page.kicker = kicker
            page.drop(index, "repeated headline")
            return
    if len(page) > 2 and len(page.text(0)) <= 90 and key_of(page.text(1)) == key_of(page.title) != key_of(page.text(0)):
        page.kicker = page.text(0)
        page.drop(0, "kicker")


def _take_repeated_headlines(page: Page) -> None:
    """The headline's own line again, near the top or the end: a page's title, heading and share bar hold it."""
    key = key_of(page.title)
    if not key:
        return
    glued = key_of(f"{page.kicker} {page.title}")
    longest = len(page.title) + len(page.kicker) + 20
    for index in range(len(page) - 1, -1, -1):
        if _PLACE_OF_COPIES <= index < len(page) - 2:
            continue  # a refrain in the middle of a text is text
        line = page.text(index)
        announced = index > 0 and page.text(index - 1).endswith(":")
        if len(line) <= longest and len(page) > 1 and not announced and key_of(line) in (key, glued):
            page.drop(index, "repeated headline")


def _take_bylines(page: Page) -> None:
    for index in range(min(_PLACE_OF_BYLINES, len(page) - 1) - 1, -1, -1):
        if index and page.text(index - 1).endswith("؟"):
            continue  # who asked, below a question
        if len(page) > 1 and is_byline(page.text(index), page.source_key, title_known=True):
            _note_byline(page, index)
    for index, line in enumerate(page.texts(0, _PLACE_OF_BYLINES)):
        length = glued_byline(line, page.source_key)
        if length:
            _cut_byline(page, index, length)
            return
    last = page.text(-1) if len(page) > 1 else ""
    signed = last.startswith(("(", "[", "*")) and is_byline(last.strip("* "), page.source_key)
    if signed and page.drop(len(page) - 1, "by-line"):
        page.byline = page.byline or without_opener(last)


def _note_byline(page: Page, index: int) -> None:
    line = page.text(index)
    if page.drop(index, "by-line"):
        page.byline = without_opener(line)
        _note_origin(page, read_head(line, page.source_key))


def _cut_byline(page: Page, index: int, length: int) -> None:
    glued = page.text(index)[:length].strip()
    found = dateline_of(page.text(index), page.source_key)
    where = names_a_place(glued, page.source_key) or bool(found and found.place)
    if not page.cut_start(index, length, "dateline" if where else "by-line"):
        return
    bare, known = without_opener(glued), key_of(page.byline)
    joined = " - ".join(part for part in (page.byline, bare) if part)
    page.byline = bare if known and known in key_of(bare) else joined
    _note_origin(page, found)


def _note_origin(page: Page, found: Dateline | None) -> None:
    if found:
        page.place = found.place or page.place
        page.agencies += found.agencies

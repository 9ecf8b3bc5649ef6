"""The author whom the outlet named beside the text, on a line of the text or glued to its first or last words:
``سالم العلي``, ``سالم العلي - كاتب وباحث``, ``سالم العلي- صدى الميناء- الساحل: افتتحت ...``.

What the outlet gave says who the words are, so that no list has to know the name; what is not the name, nor the office
of a writer who stands alone in it, stays.
"""

import re
from collections.abc import Sequence

from ..datelines import is_desk
from ..line_keys import key_of
from ..names_in_lines import is_name, is_place, without_honours
from ..normalise import strip_marks
from ..page import Page
from .offices import is_office, opens_an_office

_LONGEST_AUTHOR = 90
_LONGEST_LINE = 120
_TOP, _END = 3, 4
_SHORTEST_TEXT, _SHORTEST_SENTENCE = 70, 15
_MOST_WORDS_OF_PART = 4
_PARTS = re.compile(r"\s*[-–—_/|،,:؛()\[\]*]+\s*|\s+ـ+\s+|\s+من\s+")
_AFTER_NAME = re.compile(r"\s*[:\-–—]+\s*")
_BEFORE_TAIL = re.compile(r"(?<=[.؟!…»”\"})])\s*[*\-–—]*\s*(?=[^\W\d_][^.؟!…]{3,110}$)")
_STOPS = (".", "؟", "!", "…", "»", "”", '"', ")")
_ENDS_LIKE_TEXT = (".", "؟", "!", "…", ":", "،", "؛")
_MARKS = "*•-–— "
_WHERE = re.compile(
    r"^(?:في |ب(?:جامعة|مركز|كلية|معهد|مستشفى|شركة|وزارة)|جامعة |مركز |كلية |معهد |مستشفى |شركة )[^.؟!:]{3,70}$"
)
_DEGREE = re.compile(r"(?<=[.؟!…»”\"])\s+(?:م\.|ماجستير|بكالوريوس|دكتوراه|دكتوراة)\s+[^\W\d_][^.؟!…:\n]{3,60}$")
_MOST_LINES = 3


def names_in(author: str, source_key: str = "") -> tuple[str, ...]:
    """Keys of the people in ``author``: not its places, desks and agencies. A single part needs no given name."""
    if len(author) > _LONGEST_AUTHOR or author.endswith((".", "؟", "!")):
        return ()
    parts = [without_honours(part) for part in _PARTS.split(strip_marks(author)) if part]
    if len(parts) == 1:
        return (key_of(parts[0]),) if _may_name(parts[0], source_key) else ()
    return tuple(key_of(part) for part in parts if is_name(part) and _may_name(part, source_key))


def _may_name(part: str, source_key: str) -> bool:
    known = is_desk(part, source_key) or is_place(part)
    return 2 <= len(part.split()) <= 5 and part.replace(" ", "").isalpha() and not known


def take(page: Page, author: str) -> None:
    """Where the text ends like one; of an article of one line only what is glued to it."""
    starred = "*" in author
    author = author.strip("* ")
    if not author or not page.lines:
        return
    parts = [part for part in _PARTS.split(author) if part]
    page.is_report = any(is_desk(part, page.source_key) or is_place(part) for part in parts)
    _take_head(page, author)
    if starred and page.lines:
        _take_footnote(page)
    names = names_in(author, page.source_key)
    if not names or not page.lines:
        return
    _take_lines(page, author, names)
    _take_foot(page, alone=len(_PARTS.split(author.strip(_MARKS + ":"))) == 1, one=len(names) == 1)
    _take_tail(page, names)


def _take_head(page: Page, author: str) -> None:
    """The whole of what the outlet wrote, and a colon or dash, before the first words."""
    head, line = author.rstrip(" :-–—"), page.text(0)
    parts = _PARTS.split(head)
    if len(head) < 4 or not parts[0] or max(len(part.split()) for part in parts) > _MOST_WORDS_OF_PART:
        return  # the first sentence, which some sites give as the author
    after = _AFTER_NAME.match(line, len(head)) if line.startswith(head) else None
    is_head = after and len(line) - after.end() >= _SHORTEST_TEXT and not any(sign in head for sign in ".؟!")
    if after and is_head and page.cut_start(0, after.end(), "by-line"):
        page.byline = page.byline or head


def _take_lines(page: Page, author: str, names: Sequence[str]) -> None:
    """Lines of nothing but the name, with what its bearer is beside or below it."""
    edges = {*range(min(_TOP, len(page))), *range(max(1, len(page) - _END), len(page))}
    for index in sorted(edges, reverse=True):
        if len(page) == 1 or not _is_signed(page.text(index), names) or not page.drop(index, "by-line"):
            continue
        page.byline = page.byline or author
        below = page.text(index) if _TOP <= index < len(page) else ""
        if below and len(below) <= _LONGEST_LINE and opens_an_office(key_of(below).split()):
            page.drop(index, "by-line")


def _is_signed(line: str, names: Sequence[str]) -> bool:
    if len(line) > _LONGEST_LINE or line.endswith(_ENDS_LIKE_TEXT):
        return False
    key = key_of(without_honours(line.lstrip(_MARKS)))
    for name in names:
        rest = key.removeprefix(name)
        if key.startswith(name) and (not rest or (rest[0] == " " and opens_an_office(rest.split()))):
            return True
    return False


def _take_footnote(page: Page) -> None:
    """What the star at the author's name points to: behind the only star of the last line."""
    last = page.text(-1)
    star = last.find("*", max(0, len(last) - _LONGEST_LINE))
    if star < 0 or last.count("*") > 1 or last.endswith(_ENDS_LIKE_TEXT) or len(last) - star < 4:
        return
    if star == 0 and len(page) > 1:
        page.drop(len(page) - 1, "by-line")
    elif star >= _SHORTEST_SENTENCE and last[:star].rstrip().endswith(_STOPS):
        page.cut_end(len(page) - 1, star, "by-line")


def _take_foot(page: Page, *, alone: bool, one: bool) -> None:
    """What the ``one`` writer is, on the last lines behind a mark, or of a column, whose writer stands ``alone`` in
    what the outlet gave, behind the last stop of the text."""
    for count in range(1, min(_MOST_LINES, len(page) - 1) + 1) if one else ():
        lines = page.texts(len(page) - count)
        if all(len(line) <= _LONGEST_LINE for line in lines) and _is_foot(page, lines, alone=alone):
            for index in range(len(page) - 1, len(page) - 1 - count, -1):
                page.drop(index, "by-line")
            return
    if not alone or not page.title_given or not page.lines:
        return
    last = page.text(-1)
    degree = _DEGREE.search(last, max(0, len(last) - _LONGEST_LINE))
    cut, words = (degree.start(), "") if degree and degree.start() >= _SHORTEST_TEXT else _tail(page)
    if cut and (not words or is_office(words, f"{_told(page, 1)}{key_of(last[:cut])} ")):
        page.cut_end(len(page) - 1, cut, "by-line")


def _told(page: Page, count: int) -> str:
    """The key of the headline and of all but the last ``count`` lines, with spaces around it."""
    return f" {' '.join(map(key_of, (page.title, *page.texts(0, len(page) - count))))} "


def _is_foot(page: Page, lines: Sequence[str], *, alone: bool) -> bool:
    """An office behind a mark (or of a column of its own), then offices or where the writer has his."""
    first, *others = (line.rstrip(".") for line in lines)
    marked = first[:1] in _MARKS and first[:1] != " "
    if not (marked or (alone and others)) or not page.text(len(page) - len(lines) - 1).endswith(_STOPS):
        return False
    told = _told(page, len(lines))
    below = all(is_office(line.lstrip(_MARKS), told) or _WHERE.match(line) for line in others)
    return is_office(first.lstrip(_MARKS), told) and below


def _take_tail(page: Page, names: Sequence[str]) -> None:
    """The name behind the last stop or a dash."""
    cut, words = _tail(page)
    if words and key_of(without_honours(words)) in names:
        page.cut_end(len(page) - 1, cut, "by-line")


def _tail(page: Page) -> tuple[int, str]:
    """Where the words behind the last stop of the text begin, and these words; or nothing."""
    last = page.text(-1)
    tail = _BEFORE_TAIL.search(last, max(0, len(last) - _LONGEST_LINE))
    least = _SHORTEST_SENTENCE if len(page) > 1 else _SHORTEST_TEXT
    return (tail.start(), last[tail.end() :]) if tail and tail.start() >= least else (0, "")

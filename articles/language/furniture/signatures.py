"""Below the last words: who wrote or sent it (``- سالم العلي``, ``* كاتب``, ``وام/سالم``, ``--(بترا) س ع``)."""

import re
from functools import cache

from ..datelines import is_desk
from ..line_keys import key_of
from ..names_in_lines import is_name, is_place
from ..normalise import fold
from ..page import Page
from ..words import folded
from .offices import opens_an_office

_LONGEST = 70
_LONGEST_OFFICE = 120
_SERVICE = re.compile(r"^[*•\s]*(?:خدمة|خاص|بالاتفاق مع)\s*(?:بـ?)?\s*:?\s*[«{}\"“][^«»{}\"“”.]{3,30}[»{}\"”]\.?$")
_QUOTED_FROM = re.compile(r"^[*(\s]*نقلاً? عن (?:صحيفة|مجلة|جريدة|موقع|وكالة|شبكة|قناة)\s\S+(?:\s\S+){0,3}$")
_MARKED = re.compile(r"^[*\-–—ـ]+\s*(?=\S)")
_AGENCY = re.compile(r"^[-–—*\s]*\(?\s*([^()/|\n]{2,20}?)\s*[)/|]\s*([^.؟!\n]{0,30})$")
_ROLES = "خدمة|وحدة|الوحدة|خاص بـ|بالاتفاق|استشاري|استشارية|كاتب|كاتبة|شاعر|روائي|أستاذ|باحث|باحثة|محلل"
_ROLE = re.compile(rf"^[*\-–—ـ]+\s*(?:{_ROLES})\b")
_NAME_IN_PLACE = re.compile(r"^([^()]{4,40}?)\s*\(([^()]{2,25})\)$")
_STARRED = re.compile(r"(?<=[.؟!…»”\"])\s+\*\s*([^\W\d_]+)[^*.؟!:\d\n]{2,70}$")
_GLUED = re.compile(r"(?<=[.؟!…»”\"])\s+([^\W\d_]{4,}(?:[ /،\-]+[^\W\d_]+){0,7})$")
_DASHED = re.compile(r"(?<=[.؟!…»”\")}])\s+[-–]\s*([^-–؟!…:\n]{3,90}(?:\s[-–]\s[^-–.؟!…:\n]{3,60})?)$")
_NAMED = re.compile(r"(?<=[.؟!…»”\")}])\s+((?:[دمأ]\. ?){0,2}[^-–/.؟!…:\n]{5,40})\s[-–/]\s([^-–/.؟!…:\n]{3,60})$")
_POET = re.compile(r"\s(?:[-–]|شِ?عر\s*[-–:/])\s*([^-–.؟!…:،\n]{5,40})$")
_ITEM = re.compile(r"(?:^|[.؟!…:])\s*[-–]\s")
_STOPS = (".", "؟", "!", "»", "”", '"', ")", "…")
_VERSE, _FEWEST_VERSES = 60, 4


def is_signature(line: str, source_key: str = "") -> bool:
    """A short line behind a star or a dash, or an agency's sign and who wrote for it."""
    if len(line) > _LONGEST_OFFICE or line.endswith((".", "؟", "!", ":", "،", "؛")):
        return False
    if len(line) > _LONGEST:
        return line[0] in "*-–—" and ":" not in line and opens_an_office(key_of(line).split())
    agency = _AGENCY.match(line)
    if agency and is_desk(agency.group(1), source_key) and len(agency.group(2).split()) <= 5:
        return True
    mark = _MARKED.match(line)
    rest = line[mark.end() :] if mark else ""
    return bool(mark) and 1 <= len(rest.split()) <= 8 and any(c.isalpha() for c in rest)


@cache
def _roles() -> frozenset[str]:
    return folded("writers_roles")


@cache
def _of_sentences() -> frozenset[str]:
    return folded("not_in_writers_roles")


def is_role(line: str) -> bool:
    """What a writer is, in a few words without a verb: ``محلل سياسي``, ``ماجستير تربية خاصة - مدرب معتمد``."""
    if (
        len(line) > _LONGEST
        or not line.replace("/", " ").replace("-", " ").replace("،", " ").replace(" ", "").isalpha()
    ):
        return False
    forms = key_of(line).split()
    return 1 <= len(forms) <= 8 and forms[0] in _roles() and not _of_sentences() & set(forms)


def _is_name_and_place(line: str) -> bool:
    bracketed = _NAME_IN_PLACE.match(line)
    if bracketed:
        return is_name(bracketed.group(1)) and is_place(bracketed.group(2))
    name, dash, place = line.rpartition(" - ")
    return bool(dash) and is_name(name.lstrip("-–* ")) and (is_place(place) or len(place.split()) <= 2)


def take(page: Page) -> None:
    """At most three lines, below one that ends like text, and nothing where such lines are a list."""
    _take_glued_role(page)
    if page.title_given and page.lines:
        _take_dashed(page)
        _take_poet(page)
    first = len(page)
    while first > 1 and len(page) - first < 3 and _signs(page.text(first - 1), page.source_key):
        first -= 1
    if first == len(page) or first == 0 or not page.text(first - 1).rstrip("\u200f\u200e ").endswith(_STOPS):
        return
    marks = {line[0] for line in page.texts(first) if not (_ROLE.match(line) or _SERVICE.match(line))}
    if any(line[:1] in marks and line[:1] in "*-–—" for line in page.texts(0, first)):
        return
    for index in range(len(page) - 1, first - 1, -1):
        page.drop(index, "by-line")


def _signs(line: str, source_key: str) -> bool:
    if len(line) <= _LONGEST and (_SERVICE.match(line) or (_QUOTED_FROM.match(line) and not line.endswith("."))):
        return True
    return is_signature(line, source_key) or _is_name_and_place(line) or is_role(line)


def _take_glued_role(page: Page) -> None:
    """Behind the last stop of the last line."""
    if not page.title_given or not page.lines or page.text(-1).endswith((".", "؟", "!", "…")):
        return
    line = page.text(-1)
    star = _STARRED.search(line, max(0, len(line) - 100))
    if (
        star
        and star.start() >= _LONGEST
        and line.count("*") == 1
        and fold(star.group(1)) in folded("writers_roles", "role_heads")
    ):
        page.cut_end(len(page) - 1, star.start(), "by-line")
        return
    match = _GLUED.search(line, max(0, len(line) - _LONGEST - 2))
    if match and match.start() >= _LONGEST and is_role(match.group(1)):
        page.cut_end(len(page) - 1, match.start(), "by-line")


def _take_dashed(page: Page) -> None:
    """Behind a dash and the last stop: who wrote it, what he is or where, where no other dash opens an item."""
    line = page.text(-1)
    named = _NAMED.search(line, max(0, len(line) - _LONGEST_OFFICE))
    if named and named.start() >= _LONGEST and _is_new_name(page, named.group(1), line[: named.start()]):
        page.cut_end(len(page) - 1, named.start(), "by-line")
        return
    dashed = _DASHED.search(line, max(0, len(line) - _LONGEST_OFFICE - 40))
    if dashed is None or dashed.start() < _LONGEST or len(_ITEM.findall(line[: dashed.start()])) > 1:
        return
    name, _, rest = (part.strip() for part in re.sub(r"\s[–]\s", " - ", dashed.group(1)).partition(" - "))
    of_a_writer = (is_name(name) and not name.endswith(".")) or opens_an_office(key_of(name).split())
    if of_a_writer or (is_place(name) and not rest):
        page.cut_end(len(page) - 1, dashed.start(), "by-line")


def _take_poet(page: Page) -> None:
    """The poet's name, which nothing else in the text says, behind the last verse or below it."""
    line = page.text(-1)
    poet = _POET.search(line, max(0, len(line) - _LONGEST))
    if poet and poet.start() >= _LONGEST and _is_new_name(page, poet.group(1), line[: poet.start()]):
        if not re.search(r"[-–:]", line[: poet.start()][-_LONGEST_OFFICE:]):
            page.cut_end(len(page) - 1, poet.start(), "by-line")
        return
    verses = page.texts(0, -1)
    if len(verses) < _FEWEST_VERSES or len(line.split()) > 4 or not _is_new_name(page, line, ""):
        return
    last = verses[-_FEWEST_VERSES:]
    if all(len(verse) <= _VERSE and not verse.endswith((".", ":", "…")) and not is_name(verse) for verse in last):
        page.drop(len(page) - 1, "by-line")


def _is_new_name(page: Page, words: str, line: str) -> bool:
    told = f" {key_of(page.title)} {' '.join(map(key_of, page.texts(0, -1)))} {key_of(line)} "
    return is_name(words) and f" {key_of(words)} " not in told

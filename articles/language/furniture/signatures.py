"""Below the last words: who wrote or sent it (``- سالم العلي``, ``* كاتب``, ``وام/سالم``, ``--(بترا) س ع``)."""

import re

from ..datelines import is_desk
from ..names_in_lines import is_name, is_place
from ..page import Page

_LONGEST = 70
_MARKED = re.compile(r"^[*\-–—ـ]+\s*(?=\S)")
_AGENCY = re.compile(r"^[-–—*\s]*\(?\s*([^()/|\n]{2,20}?)\s*[)/|]\s*([^.؟!\n]{0,30})$")
_ROLES = "خدمة|خاص بـ|بالاتفاق|استشاري|استشارية|كاتب|كاتبة|شاعر|روائي|أستاذ|باحث|باحثة|محلل"
_ROLE = re.compile(rf"^[*\-–—ـ]+\s*(?:{_ROLES})\b")
_STOPS = (".", "؟", "!", "»", "”", '"', ")", "…")


def is_signature(line: str, source_key: str = "") -> bool:
    """A short line behind a star or a dash, or an agency's sign and who wrote for it."""
    if len(line) > _LONGEST or line.endswith((".", "؟", "!", ":", "،", "؛")):
        return False
    agency = _AGENCY.match(line)
    if agency and is_desk(agency.group(1), source_key) and len(agency.group(2).split()) <= 5:
        return True
    mark = _MARKED.match(line)
    rest = line[mark.end() :] if mark else ""
    return bool(mark) and 1 <= len(rest.split()) <= 8 and any(c.isalpha() for c in rest)


def _is_name_and_place(line: str) -> bool:
    name, dash, place = line.rpartition(" - ")
    return bool(dash) and is_name(name.lstrip("-–* ")) and (is_place(place) or len(place.split()) <= 2)


def take(page: Page) -> None:
    """At most three lines, below one that ends like text, and nothing where such lines are a list."""
    first = len(page)
    while first > 1 and len(page) - first < 3 and _signs(page.text(first - 1), page.source_key):
        first -= 1
    if first == len(page) or first == 0 or not page.text(first - 1).rstrip("\u200f\u200e ").endswith(_STOPS):
        return
    marks = {line[0] for line in page.texts(first) if not _ROLE.match(line)}
    if any(line[:1] in marks and line[:1] in "*-–—" for line in page.texts(0, first)):
        return
    for index in range(len(page) - 1, first - 1, -1):
        page.drop(index, "by-line")


def _signs(line: str, source_key: str) -> bool:
    return is_signature(line, source_key) or _is_name_and_place(line)

"""A writer's addresses below an article: mail, account, site."""

import re

from ..page import Page

_LONGEST = 120
_ADDRESS = r"(?:[\w.+\-]+@\s?[\w\-]+(?:\.[\w\-]+)+|@[A-Za-z]\w{2,30}|(?:https?:\s*/\s*/|www\.)\S+)"
_NAMED = "البريد|بريد|الإلكتروني|إلكتروني|إيميل|ايميل|تويتر|فيسبوك|الكاتب|للتواصل|حساب|twitter|e-?mail|facebook"
_LABEL = rf"(?:(?:{_NAMED})\s*|[a-z]\s?:\s?)*"
_LINE = re.compile(rf"^[*\-–•#\s]*{_LABEL}[:\s\-–]*(?:{_ADDRESS}[\s,،|/\-–]*)+$", re.IGNORECASE)
_ACCOUNT = re.compile(r"^(?:تويتر|فيسبوك|twitter)\s*[:@]\s*@?[\w.@\-]{3,60}$", re.IGNORECASE)
_FAX = re.compile(r"^[*\-–•\s]*(?:فاكس|الفاكس|ناسوخ)\s*:?\s*\+?[\d\s\-/()]{5,25}$")
_HANDLE = re.compile(r"^(?:T|t|ت|إيميل|ايميل)\s*:\s*(?:@?[A-Za-z]\w{2,30}|[\w.]+@\w+\s?\.?\s?\w{2,4})$")
_CLINIC = re.compile(r"^طبيب [^\d:]{3,20}:?\s*ت\s*:?\s*[\d\s]{6,12}$")
_BLOCKED = re.compile(r"^\[email\s*protected\].{0,20}$")
_MAIL = r"[A-Za-z][\w.+\-]{1,40}@[\w\-]{2,40}(?:\.[\w\-]{2,10}){1,3}"
_GLUED = re.compile(rf"(?<=[.؟!»”\")…])\s*{_LABEL}:?\s*{_MAIL}$")
_LAST = 4


def is_contact(line: str) -> bool:
    if len(line) > _LONGEST or not any(sign in line for sign in ("@", ":", "www", "protected")):
        return False
    return bool(
        _LINE.match(line)
        or _ACCOUNT.match(line)
        or _FAX.match(line)
        or _BLOCKED.match(line)
        or _HANDLE.match(line)
        or _CLINIC.match(line)
    )


def take(page: Page) -> None:
    """Among the last lines; an address that the text speaks of stands in a sentence or after a colon."""
    for index in range(len(page) - 1, max(0, len(page) - 1 - _LAST), -1):
        line = page.text(index)
        if is_contact(line) and not page.text(index - 1).endswith(":"):
            page.drop(index, "contact")
    if len(page) and "@" in page.text(-1)[-90:]:
        line = page.text(-1)
        glued = _GLUED.search(line, max(0, len(line) - 100))
        if glued and glued.start() > 40:
            page.cut_end(len(page) - 1, glued.start(), "contact")

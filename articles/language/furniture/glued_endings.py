"""What extractors glue behind the last stop of a text: captions below it, a photographer, a sign that it has ended.

A caption has no stop, no verb of telling and none of the words that join sentences, and shows what the article tells
of.
"""

import re
from functools import cache

from ..line_keys import key_of
from ..names_in_lines import is_name
from ..page import Page
from ..tokens import forms_between
from ..words import folded, frequencies
from .labels import stem_known

_LONGEST = 110
_SHORTEST_TEXT, _SHORTEST_LINE = 300, 150
_FEWEST, _MOST = 2, 14
_STOP = r"(?:(?<=[^\W\d_]{3}\.)|(?<=[^\W\d_]{2}[»”\")]\.)|(?<=[^\W\d_]\s\.))"
_TAIL = re.compile(_STOP + r"\s+(\.\.\s+)?([^\W\d_][^.؟!…:؛\n]{6,100})$")
_ENDED = re.compile(r"^\s*انتهى\s*\.?$|(?:^|\s+)/{2,}\s*انتهى\s*/*(?:[\d\s:]{3,8}(?:ت\s?م)?)?$")
_CREDIT = re.compile(
    r"(?<=[.؟!…»”\"])\s*(?:(?:تصوير|عدسة|ترجمة)\s*[:/–-]\s*[^\W\d_]+(?:\s[^\W\d_]+){1,3}"
    r"|نقلاً? عن (?:صحيفة|مجلة|جريدة|موقع|وكالة|شبكة|قناة)\s[^\W\d_]+(?:\s[^\W\d_]+){0,2})\*?$"
)
_ACCOUNT = re.compile(r"(?<=[.؟!…»”\"])\s+(?:@[A-Za-z]\w{2,30}|[A-Za-z]\w{2,30}@|Next Previous)$")
_NO_CAPTION = re.compile(r"[A-Za-z\d%]|\s[-–]\s")
_ENDS_LIKE_TEXT = ("،", ",", "؛", "»", '"', "”", ")", "-")


def take(page: Page) -> None:
    """Of an article whose headline is known."""
    if not page.title_given or not page.lines:
        return
    for pattern in (_ENDED, _CREDIT, _ACCOUNT):
        line = page.text(-1)
        found = pattern.search(line, max(0, len(line) - _LONGEST))
        if found and (found.start() or len(page) > 1):
            page.cut_end(len(page) - 1, found.start(), "closing block" if pattern is not _CREDIT else "by-line")
    _take_captions(page)


def _take_captions(page: Page) -> None:
    line = page.text(-1)
    tail = _TAIL.search(line, max(0, len(line) - _LONGEST))
    if tail is None or tail.start() < _SHORTEST_LINE or sum(map(len, page.texts())) < _SHORTEST_TEXT:
        return
    before = line[: tail.start()]
    told = {*key_of(page.title).split(), *forms_between(before, 0, len(before))}
    told.update(form for text in page.texts(0, -1) for form in key_of(text).split())
    if _is_caption(tail.group(2), frozenset(told), parted=bool(tail.group(1))):
        page.cut_end(len(page) - 1, tail.start(), "photo caption")


@cache
def _of_sentences() -> frozenset[str]:
    verbs = {part for entry in folded("past_verbs", "reporting_verbs") for part in entry.split()} - {"بين"}
    told = frozenset(form for verb in verbs for form in (verb, f"{verb}ت"))
    return told | folded("not_in_writers_roles", "closings", "bare_connectors")


def _is_caption(words: str, told: frozenset[str], *, parted: bool) -> bool:
    """``parted``: two points set them off, so that a و joins them to no sentence. A name alone may be a signature."""
    forms = key_of(words).split()
    if (
        not _FEWEST <= len(forms) <= _MOST
        or words.endswith(_ENDS_LIKE_TEXT)
        or _NO_CAPTION.search(words)
        or is_name(words)
    ):
        return False
    rest = forms[0][1:] if forms[0][0] in "وف" and forms[0] not in told else ""
    joined = rest in told or rest in folded("function_words") or rest in frequencies()
    if (joined and not parted) or _of_sentences() & {rest, *forms}:
        return False
    content = [form for form in (*([rest] if parted and rest else forms[:1]), *forms[1:]) if len(form) > 3]
    known = sum(stem_known(form, told) for form in content)
    return known > 0 and 2 * known >= len(content)

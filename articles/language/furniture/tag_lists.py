"""The list of tags that some sites write after the last words of an article (``سمات بغداد تفجير``)."""

import re

from ..line_keys import key_of
from ..page import Page
from ..words import folded

_GLUED = re.compile(r"(?:(?<=[.؟!»”\")])\s*|(?<=[a-zA-Z])\s+|(?<=[a-zA-Z]/)\s+)سمات\s+[^؟!:،\n]{2,150}$")
_ALONE = re.compile(r"^[\u200e\u200f\s]*(?:سمات|الوسوم|كلمات دلالية)\s*:?\s+[^؟!\n]{2,150}$")
_BARE = re.compile(r"(?<=[^\W\d_])\s+سمات\s+([^.؟!:،؛()«»\n]{8,120})$")
_FEWEST, _BODY = 3, 100


def take(page: Page) -> None:
    if not len(page):
        return
    last = page.text(-1)
    if last.endswith((".", "؟", "!")):
        return
    if len(page) > 1 and _ALONE.match(last):
        page.drop(len(page) - 1, "list of tags")
    elif tags := _GLUED.search(last, max(0, len(last) - 200)):
        page.cut_end(len(page) - 1, tags.start(), "list of tags")
    elif page.title_given:
        _take_bare(page)


def _take_bare(page: Page) -> None:
    """Behind a verse or a sentence without a stop: three words or more, no particle, most of them told before."""
    last = page.text(-1)
    tags = _BARE.search(last, max(0, len(last) - 150))
    forms = key_of(tags.group(1)).split() if tags else []
    if tags is None or len(forms) < _FEWEST or folded("function_words") & set(forms):
        return
    texts = (page.title, *page.texts(0, -1), last[: tags.start()])
    told = {form for text in texts for form in key_of(text).split()}
    known = sum(form in told or f"ال{form}" in told or form.removeprefix("ال") in told for form in forms)
    if 2 * known >= len(forms) and sum(map(len, texts)) >= _BODY:
        page.cut_end(len(page) - 1, tags.start(), "list of tags")

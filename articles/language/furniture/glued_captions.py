"""A caption that was glued to the first word of the text, as extractors leave it: ``جانب من الحفلأقامت البلدية``.

Ta marbuta ends a word, so that a letter behind one begins another; else the word is parted where a verb that news opens
with follows a word that the headline, the text or the language has, and nobody writes the whole.
"""

import re
from functools import cache

from ..line_keys import key_of
from ..normalise import fold
from ..page import Page
from ..tokens import forms_between
from ..words import folded, frequencies, words

_LONGEST = 90
_MOST_WORDS = 10
_SHORTEST_REST = 100
_AFTER_TA_MARBUTA = re.compile(r"ة(?=[ء-ي])")
_ENDS = re.compile(r"(?<!\bد)(?<!\bم)(?<!\bأ)\.|[؟!:،؛«»“”\"()]")
_QUOTED = re.compile(r"[«»“”\"]")
_ARTICLE = re.compile(r"^[وفبك]?ال|^لل")
_SHORTEST_KNOWN, _SHORTEST_BARE = 4, 3


@cache
def _openers() -> frozenset[str]:
    """Verbs of the past with which a text may open, of three letters or more."""
    verbs = {fold(verb) for entry in words("past_verbs") | words("opening_verbs") for verb in entry.split()} | {
        fold(verb) for verb in words("reporting_verbs")
    }
    return frozenset(form for verb in verbs if len(verb) > 2 for form in (verb, f"{verb}ت"))


@cache
def _parting() -> frozenset[str]:
    return _openers() - folded("verbs_that_end_words")


def glued_caption(line: str, title: str) -> int:
    """Length of the caption before the first words of ``line``, or 0."""
    head = line[:_LONGEST]
    if len(line) < _SHORTEST_REST:
        return 0
    match = _AFTER_TA_MARBUTA.search(_first_clause(_QUOTED.sub(" ", head)))
    head = _first_clause(head)
    if match and _may_open(line[match.end() :]) and len(line[: match.end()].split()) > 1:
        return match.end()
    return _before_verb(line, head, title)


def _first_clause(head: str) -> str:
    stop = _ENDS.search(head)
    return head[: stop.start()] if stop else head


def _may_open(rest: str) -> bool:
    return fold(rest.split(maxsplit=1)[0]) in _openers()


def _before_verb(line: str, head: str, title: str) -> int:
    start = 0
    if not head or fold(head.split(" ", 1)[0]) in _openers():
        return 0
    for count, word in enumerate(head.split(" ")[: _MOST_WORDS + 1]):
        if start + len(word) < len(head) or line[len(head) : len(head) + 1] == " ":
            cut = _parted(word) if len(word) > 5 else 0
            rest = line[start + len(word) :] if count else ""  # of a first word alone only the headline is trusted
            if cut and (count or fold(word[:cut]) in key_of(title).split()) and _is_known(word, cut, rest, title):
                return start + cut
        start += len(word) + 1
    return 0


def _parted(word: str) -> int:
    """Where a verb begins within ``word``, behind three letters or more."""
    return next((at for at in range(3, len(word) - 2) if fold(word[at:]) in _parting()), 0)


def _is_known(word: str, cut: int, rest: str, title: str) -> bool:
    """Whether the part before the verb is a word, and the whole is none."""
    told = {*key_of(title).split(), *forms_between(rest, 0, len(rest))}
    whole, part = fold(word), fold(word[:cut])
    if part.removeprefix("و") in told or part in told:
        return whole not in told
    bare = _ARTICLE.sub("", part)
    long_enough = len(bare) >= (_SHORTEST_KNOWN if bare == part else _SHORTEST_BARE)
    return long_enough and whole not in told and whole not in frequencies() and part in frequencies()


def take(page: Page) -> None:
    """Above an article whose headline is known."""
    if page.title_given and page.lines:
        length = glued_caption(page.text(0), page.title)
        if 0 < length < len(page.text(0)) - _SHORTEST_REST:
            page.cut_start(0, length, "photo caption")

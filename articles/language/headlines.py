"""Headlines: told from a lede, cut from a kicker, derived where none is written."""

import re
from functools import cache

from .bylines import key_of
from .normalise import fold
from .tokens import tokenise
from .words import words

_LONGEST_HEADLINE = 220
_LONGEST_PLAIN = 160
_LONGEST_KICKER = 150
_LONGEST_DERIVED = 90
_SHORTEST_CLAUSE = 40
_ENDS_LIKE_TEXT = (".", "،", "؛", ":", "…")
_SENTENCE_WITHIN = re.compile(r"(?<![.\d])\.(?![.\d])\s+\S")
_CLAUSE_END = re.compile(r"\s*(?:،|؛|\.\.+|[.؟!…])")


def looks_like_headline(line: str, following: str) -> bool:
    """Whether the first line is a headline, given the line after it: short, no full stop, and text follows."""
    if not 4 <= len(line) <= _LONGEST_HEADLINE or line.endswith(_ENDS_LIKE_TEXT) or _SENTENCE_WITHIN.search(line):
        return False
    if len(line.split()) < 2 and len(following) < 60:
        return False
    if len(line) > _LONGEST_PLAIN and not split_glued(line)[0]:
        return False
    return any(character.isalpha() for character in line)


def kicker_before(line: str, title: str) -> str:
    """What stands before ``title`` at the end of ``line``, or nothing."""
    if len(title.split()) < 3 or len(line) <= len(title) or not line.endswith(title):
        return ""
    kicker = line[: -len(title)].strip(" |-–:")
    is_body = len(kicker) > _LONGEST_KICKER or _SENTENCE_WITHIN.search(line) or kicker.endswith((".", "؟", "!"))
    return kicker if key_of(kicker) and not is_body else ""


@cache
def _subjects() -> frozenset[str]:
    return frozenset(fold(word) for word in words("places_in_headlines"))


@cache
def _verbs() -> frozenset[str]:
    return frozenset(fold(word) for word in words("headline_verbs"))


def split_glued(line: str) -> tuple[str, str]:
    """Kicker and headline of a line that holds both without a mark between, or no kicker and the line.

    A definite word is never annexed to a country's name, so where one is followed by a country and a present-tense
    verb, late in a long line, a new sentence begins with the country.
    """
    if "|" in line:
        kicker, _, title = (part.strip() for part in line.partition("|"))
        if key_of(kicker) and key_of(title) and len(kicker.split()) <= 3:
            return kicker, title
    tokens = tokenise(line)
    if len(tokens) < 14:
        return "", line
    for index in range(len(tokens) - 4, 5, -1):
        before, subject, verb = tokens[index - 1 : index + 2]
        touching = line[before.end : subject.start] == " " and line[subject.end : verb.start] == " "
        definite = before.form.startswith("ال") and before.form not in _subjects()
        if touching and definite and subject.form in _subjects() and verb.form in _verbs():
            return line[: subject.start].strip(), line[subject.start :]
    return "", line


def derive_title(paragraph: str) -> str:
    """A headline from the beginning of a text: its first sentence or clause, cut after a whole word."""
    window = paragraph[: _LONGEST_DERIVED + 1]
    ends = [match.start() for match in _CLAUSE_END.finditer(window) if match.start() >= _SHORTEST_CLAUSE]
    sentence_end = next((match.start() for match in re.finditer(r"[.؟!](?=\s|$)", window) if match.start() >= 8), None)
    if sentence_end is not None:
        return paragraph[:sentence_end].rstrip(" .")
    if ends:
        return paragraph[: ends[-1]].rstrip(" .،؛")
    if len(paragraph) <= _LONGEST_DERIVED:
        return paragraph.strip(" .،؛:")
    cut = window.rfind(" ")
    return paragraph[: cut if cut > 0 else _LONGEST_DERIVED].rstrip(" ،؛:.") + "…"

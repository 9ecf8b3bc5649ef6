"""Headlines: told from a lede, cut from a kicker, derived where none is written."""

import re
from collections.abc import Sequence
from functools import cache
from itertools import pairwise

from .line_keys import key_of
from .normalise import fold
from .tokens import Token, tokenise
from .words import folded, words

_LONGEST_HEADLINE = 220
_LONGEST_PLAIN = 160
_LONGEST_KICKER = 150
_LONGEST_DERIVED = 90
_SHORTEST_CLAUSE = 40
_LEDE = 500
_ENDS_LIKE_TEXT = (".", "،", "؛", ":", "…")
_SENTENCE_WITHIN = re.compile(r"(?<![.\d])(?<!\b[^\W\d_])\.(?![.\d])\s+\S")  # an initial ends no sentence
_BYLINE_AFTER = re.compile(r"\s+(?:كتبت?|بقلم)\s*[-–:]\s*\S+(?:\s+\S+){1,2}\s*:?$")
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
    if "ء" <= line[-len(title) - 1] <= "ي":
        return ""  # a verse that opens with و and the headline's words
    kicker = line[: -len(title)].strip(" |-–:")
    is_body = len(kicker) > _LONGEST_KICKER or _SENTENCE_WITHIN.search(line) or kicker.endswith((".", "؟", "!"))
    return kicker if key_of(kicker) and not is_body else ""


def is_kicker(line: str, following: str, body: str) -> bool:
    """Whether a first line stands above the headline: a few words that open as no headline does, over a longer one."""
    words_of_line = line.split()
    if not 2 <= len(words_of_line) <= 6 or len(following.split()) <= len(words_of_line):
        return False
    return fold(words_of_line[0]) in folded("kicker_openers") and looks_like_headline(following, body)


def byline_after(line: str) -> int:
    """Where a by-line that is glued to the end of a headline begins (``... كتب - سالم العلي:``), or its length."""
    match = _BYLINE_AFTER.search(line)
    return match.start() if match and match.start() > 15 else len(line)


def section_before(line: str) -> str:
    """A section of two words or more that is glued before a headline (``حوادث وقضايا «المحكمة» تقضي``), or nothing."""
    for section in sorted((name for name in words("sections") if " " in name), key=len, reverse=True):
        rest = line[len(section) :]
        if line.startswith(section) and rest.startswith((" «", ' "', " “")) and len(rest.split()) >= 4:
            return section
    return ""


def lead_before(line: str) -> str:
    """The kicker of a line that was glued to the outlet's name: what stands before its two points."""
    before, points, after = line.partition(".. ")
    return f"{before}.." if points and len(before.split()) >= 4 and len(after.split()) >= 5 else ""


@cache
def _subjects() -> frozenset[str]:
    return frozenset(fold(word) for word in words("places_in_headlines"))


@cache
def _verbs() -> frozenset[str]:
    return frozenset(fold(word) for word in words("headline_verbs"))


def without_source(line: str, source: str) -> tuple[str, str]:
    """The outlet's name of two words or more, or set off by a bar, at the beginning of a line; and what is left."""
    first, bar, rest = line.partition("|")
    key = key_of(source)
    if bar and key and key_of(first) == key and key_of(rest):
        return first.strip(), rest.strip()
    count = len(source.split())
    words_of_line = line.split()
    if count < 2 or len(words_of_line) < count + 4 or key_of(" ".join(words_of_line[:count])) != key:
        return "", line
    following = fold(words_of_line[count])
    if following in _verbs() or following[0] in "يتو":
        return "", line  # الشرق الأوسط ينتظر: the name is what the headline speaks of
    rest = " ".join(words_of_line[count:])
    return " ".join(words_of_line[:count]), rest if rest[0].isalpha() else rest.lstrip(" |-–:")


def split_glued(line: str, body: str = "") -> tuple[str, str]:
    """Kicker and headline of a line that holds both without a mark between, or no kicker and the line.

    A definite word is never annexed to a country's name, so where one is followed by a country and a present-tense
    verb, late in a long line, a new sentence begins with the country. ``body`` is the text after it: what it introduces
    as a country (جمهورية سروان) counts as one.
    """
    if "|" in line:
        kicker, _, title = (part.strip() for part in line.partition("|"))
        if key_of(kicker) and key_of(title) and len(kicker.split()) <= 3:
            return kicker, title
    tokens = tokenise(line)
    if len(tokens) < 14:
        return "", line
    introduced = _introduced(body)
    for index in range(len(tokens) - 4, 5, -1):
        before, subject, verb = tokens[index - 1 : index + 2]
        if _is_pair(tokens, index, introduced) and line[tokens[index].start - 1] == " ":
            return line[: subject.start].strip(), line[subject.start :]
        touching = line[before.end : subject.start] == " " and line[subject.end : verb.start] == " "
        definite = before.form.startswith("ال") and before.form not in _subjects()
        if touching and definite and subject.form in _subjects() and verb.form in _verbs():
            return line[: subject.start].strip(), line[subject.start :]
    return "", line


def _introduced(body: str) -> frozenset[str]:
    """Words that the beginning of a text puts after a noun of place."""
    tokens = tokenise(body[:_LEDE])
    heads = frozenset(fold(word) for word in words("place_heads"))
    return frozenset(following.form for head, following in pairwise(tokens) if head.form in heads)


def _is_pair(tokens: Sequence[Token], index: int, introduced: frozenset[str]) -> bool:
    """``رعاية أممية | سروان ودلمار تستأنفان``: two countries that the text introduces, and a verb in the dual."""
    if index + 2 >= len(tokens):
        return False
    before, subject, other, verb = (token.form for token in tokens[index - 1 : index + 3])
    return (
        subject in introduced
        and other[:1] == "و"
        and other[1:] in introduced
        and verb.endswith("ان")
        and verb[:1] in ("ت", "ي")
        and before.endswith("يه")
    )


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

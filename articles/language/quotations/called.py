"""Words that lead from a description to a name: حلاق يقال له سالم, نازحة اسمها تماضر, رجل يلقب بأبي الخير."""

from collections.abc import Container, Sequence
from functools import cache

from ..tokens import Token
from ..words import folded

_LONGEST = 4
_KIN = frozenset(("ابو", "ابي", "ام", "ابن", "بنت"))
_SO_CALLED = frozenset(("ما", "بما"))  # ما يسمى
_ARTICLES = ("ال", "وال", "بال", "لل")


def name_behind(text: str, tokens: Sequence[Token], people: Container[int], index: int) -> int:
    """The token at which the name begins that the naming words at token ``index`` lead to, or -1. A name has no article
    and is no word of the language's own (``speaker_stops``) unless ``people`` begin there."""
    if tokens[index].form not in _openers() or (index and tokens[index - 1].form in _SO_CALLED):
        return -1
    if tokens[index].form in folded("called_by") and _leads_with_ba(text, tokens, people, index + 1):
        return index + 1
    for count in range(_LONGEST, 0, -1):
        phrase = " ".join(token.form for token in tokens[index : index + count])
        if phrase in folded("called") and _is_name(text, tokens, people, index + count):
            return index + count
    return -1


def inside_naming(text: str, tokens: Sequence[Token], people: Container[int], index: int, first: int) -> bool:
    """Whether token ``index`` stands among naming words that began behind token ``first``, or opens their name."""
    return any(
        index <= name_behind(text, tokens, people, opening)
        for opening in range(max(first + 1, index - _LONGEST), index + 1)
    )


@cache
def _openers() -> frozenset[str]:
    return frozenset(phrase.split(" ", 1)[0] for phrase in folded("called", "called_by"))


def _is_name(text: str, tokens: Sequence[Token], people: Container[int], index: int) -> bool:
    if index >= len(tokens) or text[tokens[index - 1].end : tokens[index].start].strip(' «"“'):
        return False
    token = tokens[index]
    if token.start in people or token.form in _KIN:
        return True
    return not token.text.startswith(_ARTICLES) and token.form not in folded("speaker_stops", "after_speakers")


def _leads_with_ba(text: str, tokens: Sequence[Token], people: Container[int], index: int) -> bool:
    """بأبي الخير, بسالم: a person's name, or أبو and أم, behind ب."""
    if index >= len(tokens) or not tokens[index].form.startswith("ب"):
        return False
    return tokens[index].form[1:] in _KIN or tokens[index].start + 1 in people

"""Speakers whom a pronoun alone names and their trade tells: وقال آخر، وهو سباك، إن الماء انقطع."""

from ..clitics import is_stop_word
from ..words import folded
from .phrase_ends import PhraseEnds
from .word_forms import roles

_BEING = frozenset(("وهو", "وهي", "وهم", "وهن", "وهما"))
_WORKING = frozenset(("يعمل", "تعمل", "يعملون", "يعملن"))
_TRADE_WORDS = 8
_MANY = frozenset(("كثر", "قله", "كثيرون", "قليلون", "معا"))


def trade_behind(ends: PhraseEnds, end: int, limit: int) -> int:
    """The token behind the trade that وهو at token ``end`` tells (، وهو سباك من القرية،), up to a stop; or -1."""
    tokens = ends.tokens
    first = end + 1
    if first >= limit or tokens[end].form not in _BEING or not ends.gap(first).isspace() or not _is_trade(ends, first):
        return -1
    stop = min(limit, first + _TRADE_WORDS)
    behind = next((index for index in range(first + 1, stop) if ends.breaks(index)), stop)
    closes = behind == limit or behind >= len(tokens) or ends.breaks(behind) or tokens[behind].start in ends.long_marks
    return behind if closes else -1


def is_other(ends: PhraseEnds, first: int, end: int) -> bool:
    """Whether tokens ``[first, end)`` are a pronoun that names nobody: آخر, إحداهن, واحد منهم."""
    return " ".join(token.form for token in ends.tokens[first:end]) in folded("others")


def works(ends: PhraseEnds, first: int, end: int) -> bool:
    """أخرى تعمل ممرضة في الحي: the trade behind the verb is the role of nobody in particular."""
    tokens = ends.tokens
    return end - first > 2 and tokens[first].form in folded("others") and tokens[first + 1].form in _WORKING


def _is_trade(ends: PhraseEnds, index: int) -> bool:
    """An indefinite noun: no verb (وهو يضحك), no number, no name, no preposition (وهو في بيته)."""
    token = ends.tokens[index]
    form = token.form
    if form in roles():
        return True
    if token.start in ends.people or token.text.startswith("ال") or form[:1] in "يت" or form[0].isdigit():
        return False
    if form.startswith("ب") or form in folded("others", "numbers", "speaker_stops") or is_stop_word(token.text):
        return False
    return form not in _MANY and not token.text.endswith(("اً", "ًا"))

"""Two clauses of one report, the first in marks: كتب المدرب أن «العشب محترق» في الملعب، وأن الحكم «صفر من بعيد».

What was said first is the words in marks alone; behind them stands where or when, in the outlet's words; the second
clause is a quotation of its own, with the words in marks that it holds.
"""

import re
from collections.abc import Sequence

from ..clitics import is_stop_word
from ..normalise import fold
from ..tokens import Token
from ..words import folded
from .model import MarkedSpan

_ADVERB = re.compile(r"((?: [^\s،,.؛؟!«»\"“”:]+){1,5})[،,] (و[أإا]نّ?\w*) ")
_TANWIN = ("اً", "ًا")


def second_connector(text: str, tokens: Sequence[Token], connector: int, mark: MarkedSpan, token_at: int) -> int:
    """The index of the وأن behind ``mark`` and the adverb that follows it, or -1. ``token_at`` is the first token
    behind the mark; ``mark`` has to stand right behind the ``connector`` and hold a clause."""
    gap = text[tokens[connector].end : mark.start]
    if len(gap) != len(" «") or not holds_clause(text, mark):
        return -1
    found = _ADVERB.match(text, mark.after)
    if found is None or fold(found[2]) not in folded("bare_connectors", "pronoun_connectors"):
        return -1
    behind = found[1].split()
    return token_at + len(behind) if all(_tells_when_or_where(word) for word in behind) else -1


def holds_clause(text: str, mark: MarkedSpan) -> bool:
    """Whether the words in marks are more than a name: two or more, and not all of them definite (الميناء الكبير)."""
    said = text[mark.start : mark.end].split()
    return len(said) > 1 and not all(word.startswith("ال") for word in said)


def _tells_when_or_where(word: str) -> bool:
    """الأسبوع الفائت, في الملعب, هذه السنة, أمس, صباحاً; no verb (توسع)."""
    form = fold(word)
    joined = form.startswith(("بال", "لل", "كال"))
    known = is_stop_word(word) or form in folded("weekdays", "months", "speaker_stops")
    return form.startswith("ال") or joined or known or form[0].isdigit() or word.endswith(_TANWIN)

"""Outlets by their bare name in quotation marks: «إيلاف», ل«الحياة»; everyday words need a word that says so."""

from functools import cache

from ..tokens import tokenise
from ..words import entries
from .gazetteer import Key
from .lexicon import is_common
from .mention import Span
from .reading import QUOTES, Reading

_LEADS = frozenset(
    ["ل", "لـ", "صحيفه", "جريده", "مجله", "قناه", "موقع", "وكاله", "تلفزيون", "اذاعه", "مراسل", "خصت", "بحسب", "وفق"]
)
_LONGEST = 3


@cache
def _names() -> dict[Key, str]:
    return {tuple(token.form for token in tokenise(form)): names[0] for names in entries("outlets") for form in names}


def find(reading: Reading) -> list[Span]:
    """Quoted names of listed outlets."""
    found: list[Span] = []
    for index in range(reading.size):
        start = reading.tokens[index].start
        if reading.text[start - 1 : start] not in QUOTES or not start:
            continue
        for length in range(1, min(_LONGEST, reading.size - index) + 1):
            end = reading.tokens[index + length - 1].end
            name = _names().get(tuple(reading.forms[index : index + length]))
            if name and reading.text[end : end + 1] in QUOTES and end < len(reading.text):
                if length == 1 and is_common(reading.forms[index]) and reading.form(index - 1) not in _LEADS:
                    continue
                found.append(Span(index, index + length, 0, "organisation", name, "outlet.quoted", 0.95))
    return found

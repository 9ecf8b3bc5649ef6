"""Arabic letters: one folded form for the many ways one word is written.

The only module that imports pyarabic. Folding follows what was measured on real sentences (docs/architecture.md):
hamza on its seats, alef maqsura, ta marbuta, harakat, tatweel, presentation forms and both digit scripts stop
mattering. A folded word may be shorter than the original, so spans are never computed on folded text: fold each
token and keep the token's span (see ``tokens``).
"""

import unicodedata
from functools import lru_cache

from pyarabic import araby

# Direction marks, zero-width marks, soft hyphen, byte-order mark, NUL: invisible, and never part of a word's form.
_INVISIBLE = (
    "\u00ad\u061c\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\u2066\u2067\u2068\u2069\ufeff\x00"
)
_QURANIC = "".join(
    chr(c) for c in (*range(0x0610, 0x061B), *range(0x06D6, 0x06DD), 0x06DF, *range(0x06E0, 0x06EE), 0x0670)
)
_MARKS = "".join(araby.TASHKEEL) + araby.TATWEEL + _QURANIC + "\u0653\u0654\u0655"

MARKS = frozenset(_MARKS + _INVISIBLE)
"""Characters that carry no letter: harakat, tatweel, direction and zero-width marks."""

_DROP = dict.fromkeys(map(ord, MARKS))
_DIGITS = {0x0660 + n: str(n) for n in range(10)} | {0x06F0 + n: str(n) for n in range(10)}
_LETTERS = {
    ord(source): target
    for sources, target in (
        (araby.ALEF_HAMZA_ABOVE + araby.ALEF_HAMZA_BELOW + araby.ALEF_MADDA + araby.ALEF_WASLA, araby.ALEF),
        (araby.ALEF_MAKSURA + "\u06cc", araby.YEH),
        (araby.TEH_MARBUTA, araby.HEH),
        ("\u06a9\u06af", araby.KAF),
        ("\u06a4", araby.FEH),
        ("\u067e", araby.BEH),
        ("\u0686", araby.JEEM),
        ("\u0698", araby.ZAIN),
    )
    for source in sources
}
_FOLD = _DROP | _DIGITS | _LETTERS


_SPELLINGS: dict[str, str] = {araby.WAW_HAMZA: araby.YEH_HAMZA}
for _source, _target in _LETTERS.items():
    _SPELLINGS[_target] = _SPELLINGS.get(_target, "") + chr(_source)


def spellings_of(letter: str) -> str:
    """The letters that ``fold`` may have made into ``letter``, and itself."""
    return letter + _SPELLINGS.get(letter, "")


def fold_digits(text: str) -> str:
    """Arabic-Indic and Persian digits as ASCII digits; every other character, and the length, unchanged."""
    return text.translate(_DIGITS)


def strip_marks(text: str) -> str:
    """Text without harakat, tatweel and invisible marks; letters keep their spelling."""
    return text.translate(_DROP)


@lru_cache(maxsize=200_000)
def fold(word: str) -> str:
    """The form under which two spellings of one word are equal.

    ``fold("مسئول") == fold("مسؤول")``, ``fold("الحكومة") == fold("الحكومه")``, ``fold("مصطفى") == fold("مصطفي")``.
    Works on phrases as well; spaces are kept.
    """
    if not word.isascii() or "\x00" in word:
        if max(word) >= "\ufb50" and any("\ufb50" <= c <= "\ufefc" for c in word):
            word = unicodedata.normalize("NFKC", word)
        word = word.translate(_FOLD)
        # A hamza before waw is written on yeh or on waw (مسئول, مسؤول).
        word = word.replace(araby.YEH_HAMZA + araby.WAW, araby.WAW_HAMZA + araby.WAW)
    return word.lower()


def name_key(name: str) -> str:
    """The key under which a name is looked up: folded, single spaces, also for hyphens, no punctuation around it."""
    return " ".join(fold(part.strip(".,،؛:«»“”\"'()[]")) for part in name.replace("-", " ").split()).strip()


def sort_key(name: str) -> str:
    """Sorts Arabic by letter with the article ال left aside, in a database that has no ICU collation."""
    return " ".join(word.removeprefix("ال") if len(word) > 4 else word for word in name_key(name).split())

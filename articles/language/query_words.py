"""What one typed word looks for, at each strength."""

import unicodedata

from .clitics import prefixes
from .inflection import same_family, same_word
from .normalise import strip_marks
from .query_tree import Strength, Word
from .stems import Term


def one_word(written: str, term: Term, strength: Strength, start: int) -> Word:
    """The word ``term``, typed as ``written``, from ``start`` in the query."""
    first = term.forms[0]
    if strength is Strength.EXACT:
        return Word(start, term.end, (first,), exact=spelled(written))
    forms = same_word(first) if strength is Strength.WORD else same_family(first)
    return Word(start, term.end, forms)


def beginning(written: str, start: int, end: int) -> Word | None:
    """Whatever begins as ``written``; None for a single letter, with which too much begins."""
    forms = prefixes(written)
    return Word(start, end, forms, prefix=True) if forms else None


def spelled(written: str) -> str:
    """The letters of a word as they are compared exactly: without vowel signs, small Latin letters."""
    return strip_marks(unicodedata.normalize("NFKC", written)).casefold()

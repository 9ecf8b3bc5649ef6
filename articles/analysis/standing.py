"""Which sentences of many texts stand in which of the others, all at once.

Each run of three folded words is known by the texts that hold it, as bits of one number; adding such numbers bit by
bit counts for all texts in one go. A hundred texts of 300 sentences of twenty words take less than a second.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain

from articles.language.tokens import forms_between

SENTENCE_WORDS = 5
"""A shorter sentence is nobody's text: by-lines, places of writing, "he went on"."""

_RUN = 3
_OF, _WORDS = 5, 4
"""Of five words four have to stand in runs that the other text has as well: in ten words one may be another wherever it
stands, because one at the edge takes its neighbour out of all runs."""

_FORM_BITS = 24


@dataclass(frozen=True, slots=True)
class Standing:
    """The sentence ``number`` of a text, with the other texts in which it stands and those in which it stands word for
    word, as bits."""

    number: int
    holders: int
    exact: int


class Tally:
    """Counts, for each bit, in how many of the numbers it is set: place n of all counts is one number."""

    def __init__(self, numbers: Iterable[int]) -> None:
        self._planes: list[int] = []
        for number, times in Counter(numbers).items():
            for place in bits(times):
                self._add(number, place)

    def _add(self, carry: int, place: int) -> None:
        """Count each bit of ``carry`` as often as 2 to the power of ``place``."""
        planes = self._planes
        planes += [0] * (place - len(planes))
        while carry and place < len(planes):
            planes[place], carry = planes[place] ^ carry, planes[place] & carry
            place += 1
        if carry:
            planes.append(carry)

    def count(self, bit: int) -> int:
        return sum((plane >> bit & 1) << place for place, plane in enumerate(self._planes))

    def at_least(self, least: int) -> int:
        """The bits that were set ``least`` times or more; ``least`` is 1 or more."""
        if least.bit_length() > len(self._planes):
            return 0
        more, equal = 0, -1
        for place in reversed(range(len(self._planes))):
            plane = self._planes[place]
            if least >> place & 1:
                equal &= plane
            else:
                more |= equal & plane
                equal &= ~plane
        return more | equal


def bits(number: int) -> Iterator[int]:
    """The places of the bits that are set, the lowest first."""
    while number:
        lowest = number & -number
        yield lowest.bit_length() - 1
        number ^= lowest


def standing_sentences(texts: Sequence[tuple[str, Sequence[tuple[int, int]]]]) -> list[list[Standing]]:
    """For each text with the spans of its sentences: those of five words or more, with the texts that hold them."""
    written = [[text[start:end] for start, end in spans] for text, spans in texts]
    words = _read(written)
    holders = _holders_of_runs(written, words)
    known = {
        sentence: _texts_holding(forms, holders) for sentence, forms in words.items() if len(forms) >= SENTENCE_WORDS
    }
    found: list[list[Standing]] = []
    for number, sentences in enumerate(written):
        others = ~(1 << number)
        long = ((place, known[sentence]) for place, sentence in enumerate(sentences) if sentence in known)
        found.append([Standing(place, nearly & others, exactly & others) for place, (nearly, exactly) in long])
    return found


def _read(written: Sequence[Sequence[str]]) -> dict[str, tuple[int, ...]]:
    """Each sentence once, with its folded words as numbers."""
    forms: dict[str, int] = {}
    return {
        sentence: tuple(forms.setdefault(form, len(forms)) for form in forms_between(sentence, 0, len(sentence)))
        for sentence in dict.fromkeys(chain.from_iterable(written))
    }


def _runs(words: Sequence[int]) -> list[int]:
    """Every three words in a row as one number."""
    first, second = 2 * _FORM_BITS, _FORM_BITS
    return [a << first | b << second | c for a, b, c in zip(words, words[1:], words[2:], strict=False)]


def _holders_of_runs(written: Sequence[Sequence[str]], words: dict[str, tuple[int, ...]]) -> dict[int, int]:
    """Run -> the texts that hold it."""
    texts = dict.fromkeys(words, 0)
    for number, sentences in enumerate(written):
        for sentence in sentences:
            texts[sentence] |= 1 << number
    holders: dict[int, int] = {}
    for sentence, forms in words.items():
        bit = texts[sentence]
        for run in _runs(forms):
            holders[run] = holders.get(run, 0) | bit
    return holders


def _texts_holding(words: tuple[int, ...], holders: dict[int, int]) -> tuple[int, int]:
    """The texts in which nearly all of the words stand, and those in which all do."""
    runs = [holders.get(run, 0) for run in _runs(words)]
    exactly = any_of_it = runs[0]
    for texts in runs:
        exactly &= texts
        any_of_it |= texts
    if exactly == any_of_it:
        return exactly, exactly
    covered = [a | b | c for a, b, c in zip([0, 0, *runs], [0, *runs, 0], [*runs, 0, 0], strict=True)]
    least = -(-len(words) * _WORDS // _OF)
    return Tally(covered).at_least(least), exactly

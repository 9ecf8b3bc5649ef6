"""How much two sentences say the same, 0..1.

Words count under the form that a search looks for (``language/clitics.py``), numbers by their value, months under one
name; each by its rarity: in the language, and in the texts that are compared, where the name of the one whom they are
all about tells no sentence from another. Where the texts hold several words of one root (قتل and مقتل, ``roots.py``), a
part of what each weighs is that root's. Half of the likeness is what both share of all they hold, half what the shorter
one shares, so that a sentence that an outlet cut in half is still found in its whole; letters have a small part, for
what is spelled otherwise.
"""

import math
from bisect import bisect_left
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import chain

from rapidfuzz import fuzz

from articles.language.clitics import readings
from articles.language.normalise import fold
from articles.language.quantities import find_quantities
from articles.language.tokens import Token, tokenise
from articles.language.words import entries, folded, frequencies

from .model import Spanned
from .roots import root

_STOP_SIGN, _ROOT_SIGN = "~", "√"
_STOP_WORD = 0.1
_VERB_OF_SAYING = 0.3
_RAREST = 6e-7
_COMMONEST, _BELS = 2.0, 3.5
"""A word whose share of all running words is 10 ** -2 weighs nothing, one of 10 ** -5.5 or less one."""
_LEAST_WEIGHT = 0.05
_SAME_WORD_OFTEN = 0.5
_OF_ROOT = 0.3
"""Part of a word's weight that it shares with the other words of its root."""
_SMOOTHING = 0.7
"""Weight that counts as different in any two sentences: two short ones share a word or two by chance."""
_LETTERS = 0.2
_UNRELATED_LETTERS = 0.45
_LONGEST = 3_000
"""Letters of a sentence up to which its letters are compared."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """``keys`` are the different words under the form that tells them, and roots behind a sign; ``weight`` is what they
    weigh together."""

    folded: str
    keys: frozenset[str]
    weight: float
    words: int


@dataclass(frozen=True, slots=True)
class Weights:
    """What each word weighs among the texts that are compared."""

    of: dict[str, float]

    def together(self, keys: Iterable[str]) -> float:
        return sum(map(self.of.__getitem__, keys))

    def joined(self, sentences: Sequence[Sentence]) -> Sentence:
        """Neighbouring sentences as one."""
        if len(sentences) == 1:
            return sentences[0]
        keys = frozenset().union(*(sentence.keys for sentence in sentences))
        folded = " ".join(sentence.folded for sentence in sentences)
        return Sentence(folded, keys, self.together(keys), sum(sentence.words for sentence in sentences))

    def likeness(self, one: Sentence, other: Sentence) -> float:
        if one.folded == other.folded:
            return 1.0 if one.folded else 0.0
        shared = self.together(one.keys & other.keys)
        of_all = 2 * shared / (one.weight + other.weight + _SMOOTHING)
        of_shorter = shared / (min(one.weight, other.weight) + _SMOOTHING)
        return (1 - _LETTERS) * (of_all + of_shorter) / 2 + _LETTERS * _letters(one.folded, other.folded)


def prepare(texts: Sequence[tuple[str, Sequence[Spanned]]]) -> tuple[list[list[Sentence]], Weights]:
    """The sentences of each text, and what their words weigh."""
    cut = [list(_cut(text, sentences)) for text, sentences in texts]
    held = frozenset().union(*(keys for sentences in cut for _, keys in sentences))
    roots = _shared_roots(held)
    if roots:
        cut = [[(forms, _with_roots(keys, roots)) for forms, keys in sentences] for sentences in cut]
    often: dict[str, int] = {}
    for sentences in cut:
        for key, count in Counter(chain.from_iterable(keys for _, keys in sentences)).items():
            if count > 1:
                often[key] = max(count, often.get(key, 0))
    weighed = _weights_once(held, roots)
    for key, count in often.items():
        weighed[key] /= 1 + _SAME_WORD_OFTEN * math.log(count)
    weights = Weights(weighed)
    return [[_sentence(forms, keys, weights) for forms, keys in sentences] for sentences in cut], weights


def _shared_roots(keys: Collection[str]) -> dict[str, str]:
    """The key of the root of each word that is not the only one of its root."""
    first: dict[str, str] = {}
    shared: dict[str, str] = {}
    for key in keys:
        if own := root(key):
            other = first.setdefault(own, key)
            if other is not key:
                shared[key] = shared[other] = _ROOT_SIGN + own
    return shared


def _with_roots(keys: frozenset[str], roots: Mapping[str, str]) -> frozenset[str]:
    return keys.union([roots[key] for key in keys if key in roots])


def _weights_once(keys: Iterable[str], roots: Mapping[str, str]) -> dict[str, float]:
    """What each word weighs that stands once in a text, and each root: as much as its commonest word."""
    weights = {key: _weight(key) for key in keys}
    for key, own in roots.items():
        weights[own] = min(_OF_ROOT * weights[key], weights.get(own, 1.0))
        weights[key] *= 1 - _OF_ROOT
    return weights


def _sentence(forms: Sequence[str], keys: frozenset[str], weights: Weights) -> Sentence:
    return Sentence(" ".join(forms), keys, weights.together(keys), len(forms))


def _cut(text: str, sentences: Sequence[Spanned]) -> Iterable[tuple[list[str], frozenset[str]]]:
    """The folded words and the keys of each sentence; sentences come in the order of the text."""
    tokens = tokenise(text)
    keys = _keys(text, tokens)
    starts = [token.start for token in tokens]
    forms = [token.form for token in tokens]
    last = 0
    for sentence in sentences:
        first = bisect_left(starts, sentence.start, last)
        last = bisect_left(starts, sentence.end, first)
        yield forms[first:last], frozenset(filter(None, keys[first:last]))


def _keys(text: str, tokens: Sequence[Token]) -> list[str]:
    """A key for each word; of a number in several words the first has its value as key, the others none."""
    keys = [_key(token.text, token.form) for token in tokens]
    at = 0
    for number in find_quantities(text, tokens):
        while tokens[at].start < number.start:
            at += 1
        keys[at] = number.value
        at += 1
        while at < len(tokens) and tokens[at].start < number.end:
            keys[at] = ""
            at += 1
    return keys


@lru_cache(maxsize=50_000)
def _key(word: str, form: str) -> str:
    """The likeliest reading of a word; a stop word keeps its letters behind a sign."""
    read = readings(word)
    return _months().get(read[0], read[0]) if read else _STOP_SIGN + form


@cache
def _months() -> dict[str, str]:
    """The first name of each month by its other names of one word."""
    names = ((fold(name), fold(month)) for _, month, *others in entries("months") for name in others)
    return {name: month for name, month in names if " " not in name}


@lru_cache(maxsize=50_000)
def _weight(key: str) -> float:
    if key[0] == _STOP_SIGN:
        return _STOP_WORD
    if key in folded("reporting_verbs"):
        return _VERB_OF_SAYING
    share = max(frequencies().get(key, _RAREST), frequencies().get(f"ال{key}", _RAREST))
    return min(1.0, max(_LEAST_WEIGHT, (-math.log10(share) - _COMMONEST) / _BELS))


def _letters(one: str, other: str) -> float:
    if len(one) > _LONGEST or len(other) > _LONGEST:
        return 0.0
    return max(0.0, (fuzz.ratio(one, other) / 100 - _UNRELATED_LETTERS) / (1 - _UNRELATED_LETTERS))

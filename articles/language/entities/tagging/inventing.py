"""More to learn from: annotated articles with other people in them, and sentences of our own."""

import re
from collections.abc import Iterable, Sequence
from functools import cache
from pathlib import Path
from random import Random

from ...tokens import tokenise
from ..lexicon import NameWord, name_word
from .conll import Labelled, Sentence, join
from .invented_names import Invented, Inventor

_PATTERNS = Path(__file__).with_name("patterns.txt")
_SLOT = re.compile(r"\{(\d)([fg]?)\}")
_NAMES = (NameWord.GIVEN, NameWord.FAMILY, NameWord.DEFINITE)
_FEW = 5
"""Patterns that make an article."""
_ROUNDS = 6


def of_spans(text: str, spans: Iterable[tuple[int, int, str]]) -> Labelled:
    """``text`` whose names are given by code points and kind."""
    tokens = tokenise(text)
    labels = ["O"] * len(tokens)
    for start, end, kind in spans:
        inside = [at for at, token in enumerate(tokens) if token.start < end and start < token.end]
        for at in inside:
            labels[at] = f"{'B' if at == inside[0] else 'I'}-{kind}"
    return Labelled(text, tuple((token.start, token.end) for token in tokens), tuple(labels))


def invented(groups: Iterable[Sequence[Sentence]], seed: int) -> list[Labelled]:
    """The annotated ``groups`` of sentences with other people in them, then our own; the same of the same ``seed``."""
    random = Random(seed)  # noqa: S311 - no secret is made of it
    inventor = Inventor(random)
    others = [with_others(group, inventor) for group in groups]
    return [*(join(sentences) for sentences in others if sentences), *ours(inventor, random, _ROUNDS)]


def with_others(article: Sequence[Sentence], inventor: Inventor) -> list[Sentence]:
    """The sentences that name people, with names drawn in their place; who is named twice gets one name."""
    known: dict[str, Invented] = {}
    naming = (sentence for sentence in article if any(label == "B-person" for _, label in sentence))
    return [_replaced(sentence, known, inventor) for sentence in naming]


def _replaced(sentence: Sentence, known: dict[str, Invented], inventor: Inventor) -> Sentence:
    found: Sentence = []
    at = 0
    while at < len(sentence):
        word, label = sentence[at]
        end = at + 1
        if label != "B-person":
            found.append((word, label))
            at = end
            continue
        while end < len(sentence) and sentence[end][1] == "I-person":
            end += 1
        found += _other([word for word, _ in sentence[at:end]], known, inventor)
        at = end
    return found


def _other(words: list[str], known: dict[str, Invented], inventor: Inventor) -> Sentence:
    clitic = clitic_of(words[0])
    words = [words[0][len(clitic) :], *words[1:]]
    name = known.get(words[-1]) or known.get(words[0]) or inventor.name()
    for word in words:
        known.setdefault(word, name)
    drawn = name.words if len(words) > 1 else name.family
    first = joined(clitic, drawn[0])
    return [(first, "B-person"), *((word, "I-person") for word in drawn[1:])]


def clitic_of(word: str) -> str:
    if len(word) > 3 and word[0] in "وفبلك" and name_word(word) not in _NAMES and name_word(word[1:]) in _NAMES:
        return word[0]
    return ""


def joined(clitic: str, word: str) -> str:
    return "لل" + word[2:] if clitic.endswith("ل") and word.startswith("ال") else clitic + word


def ours(inventor: Inventor, random: Random, rounds: int) -> list[Labelled]:
    """Each of our own patterns ``rounds`` times, with other names each time."""
    found: list[Labelled] = []
    for _ in range(rounds):
        patterns = list(_patterns())
        random.shuffle(patterns)
        found += [_article(patterns[at : at + _FEW], inventor) for at in range(0, len(patterns), _FEW)]
    return found


def _article(patterns: Sequence[str], inventor: Inventor) -> Labelled:
    text = ""
    spans: list[tuple[int, int, str]] = []
    for pattern in patterns:
        people: dict[str, Invented] = {}
        text += "\n" if text else ""
        last = 0
        for slot in _SLOT.finditer(pattern):
            text += pattern[last : slot.start()]
            last = slot.end()
            person = people.setdefault(slot[1], inventor.name())
            words = {"": person.words, "f": person.family, "g": person.given}[slot[2]]
            written = " ".join(words)
            start = len(text)
            if text.endswith("ل") and re.search(r"(?<!\w)[وف]?ل\Z", text) and written.startswith("ال"):
                written = "ل" + written[2:]
            text += written
            spans.append((start, len(text), "person"))
        text += pattern[last:]
    return of_spans(text, spans)


@cache
def _patterns() -> tuple[str, ...]:
    lines = _PATTERNS.read_text(encoding="utf-8").splitlines()
    return tuple(line for line in lines if line and not line.startswith("#"))

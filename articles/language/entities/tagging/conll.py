"""Texts whose words carry names' labels, one word a line: ANERcorp is written so."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ..reading import Reading

_KINDS = {"PER": "person", "ORG": "organisation", "LOC": "place", "MISC": "other"}
Sentence = list[tuple[str, str]]
"""Words and their labels."""
_SENTENCES = 10
"""How many sentences are taken for an article: the corpus does not say where articles end."""


@dataclass(frozen=True, slots=True)
class Labelled:
    """A text, and the code points and label of each of its words as the corpus cuts them."""

    text: str
    words: tuple[tuple[int, int], ...]
    labels: tuple[str, ...]


def articles(lines: str) -> list[Labelled]:
    """Stretches of ten sentences. A line is ``word tag ... tag``, of which the last tag counts; an empty line ends a
    sentence. ValueError: a line of one word, a tag that is none."""
    return [join(sentences) for sentences in groups(lines)]


def groups(lines: str) -> list[list[Sentence]]:
    """The sentences of each of these articles."""
    sentences = list(_sentences(lines))
    return [sentences[at : at + _SENTENCES] for at in range(0, len(sentences), _SENTENCES)]


def _sentences(lines: str) -> Iterator[Sentence]:
    sentence: Sentence = []
    for number, line in enumerate(lines.split("\n"), 1):
        cells = line.split()
        if not cells:
            if sentence:
                yield sentence
            sentence = []
            continue
        if len(cells) < 2:
            raise ValueError(f"line {number}: “{line[:40]}” has no tag")
        sentence.append((cells[0], _label(cells[-1], number)))
    if sentence:
        yield sentence


def _label(tag: str, number: int) -> str:
    if tag == "O":
        return "O"
    part, kind = tag[:1], _KINDS.get(re.sub(r"^[BI]-+", "", tag), "")
    if part not in ("B", "I") or not kind:
        raise ValueError(f"line {number}: there is no tag “{tag}”")
    return f"{part}-{kind}"


def join(sentences: Sequence[Sentence]) -> Labelled:
    """The article that these sentences are."""
    words: list[tuple[int, int]] = []
    at = 0
    for word, _ in (pair for sentence in sentences for pair in sentence):
        words.append((at, at + len(word)))
        at += len(word) + 1
    text = "\n".join(" ".join(word for word, _ in sentence) for sentence in sentences)
    return Labelled(text, tuple(words), tuple(label for sentence in sentences for _, label in sentence))


def labels_of(reading: Reading, labelled: Labelled) -> list[str]:
    """A label for each word of the reading, which cuts words otherwise: each takes that of the word it lies in."""
    found: list[str] = []
    owner, before = 0, -1
    for token in reading.tokens:
        while labelled.words[owner][1] <= token.start:
            owner += 1
        label = labelled.labels[owner]
        if label.startswith("B") and owner == before:
            label = "I" + label[1:]
        if label.startswith("I") and (not found or found[-1][1:] != label[1:]):
            label = "B" + label[1:]
        found.append(label)
        before = owner
    return found

"""What the tagger of names and the judge of claims learn from: articles that rules have read, a label for each word."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from ..language.entities import by_rules
from ..language.entities.gazetteer import Gazetteer
from ..language.entities.mention import Span
from ..language.entities.reading import Reading
from ..language.entities.tagging import conll, surroundings


@dataclass(frozen=True, slots=True)
class Example:
    """An article, the names that rules find in it, what they say of each word, and the label of each word."""

    reading: Reading
    ruled: list[Span]
    tags: list[str]
    labels: list[str]


def read(labelled: conll.Labelled) -> Example:
    """An article, read by the rules."""
    reading = Reading(labelled.text)
    ruled = by_rules(reading, Gazetteer.standard())
    return Example(reading, ruled, surroundings.rule_tags(reading.size, ruled), conll.labels_of(reading, labelled))


def names_of(labels: Sequence[str]) -> Iterable[tuple[int, int, str]]:
    """First word, end and kind of each name that labels give."""
    for first, label in enumerate(labels):
        if label.startswith("B-") and label != "B-other":
            end = first + 1
            while end < len(labels) and labels[end] == f"I-{label[2:]}":
                end += 1
            yield first, end, label[2:]

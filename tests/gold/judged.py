"""Queries with the articles that a reader says hold them, and how an answer is counted against that."""

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

QUERIES = Path(__file__).parent / "search" / "queries.toml"


@dataclass(frozen=True, slots=True)
class Judged:
    text: str
    holds: frozenset[str]
    blind: bool = False
    """Written before any article or result was looked at."""

    def within(self, pool: Iterable[str]) -> "Judged":
        """As if nothing but ``pool`` had been judged."""
        return Judged(self.text, self.holds.intersection(pool), self.blind)


@dataclass(frozen=True, slots=True)
class Answer:
    """What a search gave for a query."""

    query: Judged
    found: frozenset[str]

    @property
    def right(self) -> frozenset[str]:
        return self.found & self.query.holds

    @property
    def missing(self) -> list[str]:
        return sorted(self.query.holds - self.found)

    @property
    def wrong(self) -> list[str]:
        return sorted(self.found - self.query.holds)

    @property
    def recall(self) -> float | None:
        """None where there is nothing to be found."""
        return len(self.right) / len(self.query.holds) if self.query.holds else None

    @property
    def precision(self) -> float | None:
        """None where nothing was found."""
        return len(self.right) / len(self.found) if self.found else None


@dataclass(frozen=True, slots=True)
class Quality:
    """Recall and precision: every query counting the same, and every article of every answer counting the same."""

    recall: float
    precision: float
    micro_recall: float
    micro_precision: float
    queries: int

    @classmethod
    def of(cls, answers: Iterable[Answer]) -> "Quality":
        answers = list(answers)
        right = sum(len(answer.right) for answer in answers)
        return cls(
            _mean(answer.recall for answer in answers),
            _mean(answer.precision for answer in answers),
            _share(right, sum(len(answer.query.holds) for answer in answers)),
            _share(right, sum(len(answer.found) for answer in answers)),
            len(answers),
        )

    def values(self) -> Mapping[str, float]:
        return {
            "recall": self.recall,
            "precision": self.precision,
            "micro_recall": self.micro_recall,
            "micro_precision": self.micro_precision,
        }


def read_queries(path: Path = QUERIES) -> list[Judged]:
    entries = tomllib.loads(path.read_text(encoding="utf-8"))["query"]
    return [Judged(entry["text"], frozenset(entry["holds"]), entry["blind"]) for entry in entries]


def _mean(values: Iterable[float | None]) -> float:
    known = [value for value in values if value is not None]
    return sum(known) / len(known) if known else 1.0


def _share(part: int, whole: int) -> float:
    return part / whole if whole else 1.0

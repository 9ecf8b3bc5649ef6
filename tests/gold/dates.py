"""The date expressions: ours, each in a sentence, and the hand-checked list of single expressions."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from pathlib import Path

from articles.language.dates import DateMention

from .marks import interval
from .scoring import Interval, Time

OURS = Path(__file__).parent / "dates.tsv"
HARD = Path(__file__).parent / "dates_hard.tsv"
CHECKED = Path(__file__).parents[1] / "language" / "dates" / "dev.tsv"


@dataclass(frozen=True, slots=True)
class Expression:
    """A date expression at ``time.start`` of its text; no intervals where it is no date. ``may_be_none``: to pass it
    over is right as well."""

    written: str
    time: Time
    may_be_none: bool


@dataclass(frozen=True, slots=True)
class Passage:
    """A text of a sentence or two with the expressions that were judged in it."""

    text: str
    published: date
    expressions: tuple[Expression, ...]

    def gold(self, found: Sequence[Time]) -> list[Time]:
        """The dates that ``found`` is held against, in order; of those that may be passed over, what it touches."""
        dates = [e for e in self.expressions if e.time.intervals]
        kept = [e.time for e in dates if not (e.may_be_none and self._passes(e, found))]
        return sorted(kept, key=lambda time: time.start)

    def passed_over(self, found: Sequence[Time]) -> int:
        """Expressions that are rightly no date in ``found``."""
        return sum(e.may_be_none and self._passes(e, found) for e in self.expressions)

    @staticmethod
    def _passes(expression: Expression, found: Sequence[Time]) -> bool:
        time = expression.time
        return not any(find.start < time.end and time.start < find.end for find in found)


def read(path: Path) -> list[Passage]:
    """Passages of a file like dates.tsv: rows in a row with one sentence are one passage. Raises ValueError on a row
    that does not hold together."""
    groups = groupby(_rows(path), key=lambda row: (row[0], row[3]))
    return [
        Passage(text, date.fromisoformat(published), tuple(_expression(text, row[1], row[2]) for row in rows))
        for (text, published), rows in groups
    ]


def checked() -> list[tuple[str, str, date]]:
    """Expression, answer and day of publication of dev.tsv."""
    return [(row[0], row[1], date.fromisoformat(row[2])) for row in _rows(CHECKED)]


def as_answered(answer: str, mention: DateMention) -> str:
    """``mention`` written as precisely as ``answer``: dev.tsv gives a period by its beginning."""
    if "W" in answer:
        year, week, _ = mention.earliest.isocalendar()
        return f"{year}-W{week:02}"
    return mention.earliest.isoformat()[: len(answer)]


def _rows(path: Path) -> list[list[str]]:
    lines = path.read_text(encoding="utf-8").splitlines()
    return [line.split("\t") for line in lines if line.strip() and not line.startswith("#")]


def _expression(sentence: str, written: str, answer: str) -> Expression:
    if sentence.count(written) != 1:
        raise ValueError(f"“{written}” stands {sentence.count(written)} times in “{sentence}”")
    readings = [reading.strip() for reading in answer.split("|")]
    intervals: tuple[Interval, ...] = tuple(interval(reading) for reading in readings if reading != "-")
    start = sentence.index(written)
    return Expression(written, Time(start, start + len(written), intervals), "-" in readings)

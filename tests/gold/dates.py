"""The date expressions: ours, each in a sentence, and the hand-checked list of single expressions."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from articles.language.dates import DateMention

from .marks import interval
from .scoring import Interval, Time

OURS = Path(__file__).parent / "dates.tsv"
CHECKED = Path(__file__).parents[1] / "language" / "dates" / "dev.tsv"


@dataclass(frozen=True, slots=True)
class Expression:
    """A date expression at ``time.start`` of ``sentence``; no intervals where it is no date."""

    sentence: str
    written: str
    time: Time
    published: date


def ours() -> list[Expression]:
    """Rows of dates.tsv. Raises ValueError on a row that does not hold together."""
    return [_expression(*row) for row in _rows(OURS)]


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


def _expression(sentence: str, written: str, answer: str, published: str) -> Expression:
    if sentence.count(written) != 1:
        raise ValueError(f"“{written}” stands {sentence.count(written)} times in “{sentence}”")
    intervals: tuple[Interval, ...] = ()
    if answer != "-":
        intervals = tuple(interval(reading.strip()) for reading in answer.split("|"))
    start = sentence.index(written)
    time = Time(start, start + len(written), intervals)
    return Expression(sentence, written, time, date.fromisoformat(published))

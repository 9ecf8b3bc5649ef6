"""What the date rules give back."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class DateMention:
    """A time that the text names: ``text[start:end]`` is as written, both days belong to the interval.

    ``granularity`` is day, week, month, quarter, season, year, decade or range; ``rule`` names the dialect and the
    pattern ("gregorian.day_month"); ``anchor`` is the day from which relative words were counted.
    """

    start: int
    end: int
    text: str
    earliest: date
    latest: date
    granularity: str
    rule: str
    anchor: date


@dataclass(frozen=True, slots=True)
class Found:
    """A dialect's answer: words up to (without) ``end`` belong to the time. ``close`` moves the span's last code point
    past a closing bracket."""

    end: int
    earliest: date
    latest: date
    granularity: str
    rule: str
    close: int = 0

"""What the date rules give back."""

from dataclasses import dataclass
from datetime import date

SURE, LIKELY, DOUBTFUL = 1.0, 0.8, 0.5
"""How sure a reading is. Below ``SURE`` the text allows another one: a weekday that no verb puts before or after today,
a day whose year was guessed, digits that could be month first, a feast that a moon decides."""


@dataclass(frozen=True, slots=True)
class DateMention:
    """A time that the text names: ``text[start:end]`` is as written, both days belong to the interval.

    ``granularity`` is day, week, month, quarter, season, year, decade or range; ``rule`` names the dialect and the
    pattern ("gregorian.day_month"); ``anchor`` is the day from which the time was counted: the day of publication, or
    that of a time told before (``same``); ``certainty`` is 1.0 where the wording allows one reading only.
    """

    start: int
    end: int
    text: str
    earliest: date
    latest: date
    granularity: str
    rule: str
    anchor: date
    certainty: float = SURE


@dataclass(frozen=True, slots=True)
class Found:
    """A dialect's answer: words up to (without) ``end`` belong to the time. ``close`` moves the span's last code point
    past a closing bracket. ``inferred``: no year was written, the nearest was taken."""

    end: int
    earliest: date
    latest: date
    granularity: str
    rule: str
    close: int = 0
    certainty: float = SURE
    inferred: bool = False

"""What the readers hand on: an article as it came in, or why there is none."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal
from zoneinfo import ZoneInfo

from .refusals import Reason

KnownFrom = Literal["metadata", "option", "extracted", "received"]
Precision = Literal["second", "day"]


@dataclass(frozen=True, slots=True)
class Moment:
    """A time with its zone, and how exactly it was given."""

    at: datetime
    precision: Precision


@dataclass(frozen=True, slots=True)
class Terms:
    """What holds for every record of an import: the clock, the desk's zone, and what stands in for what is missing.

    ``largest`` is in bytes. ``source`` and ``published`` serve the records that name none themselves.
    """

    now: datetime
    zone: ZoneInfo
    largest: int
    source: str = ""
    published: Moment | None = None


@dataclass(frozen=True, slots=True)
class ArticleDraft:
    """One article as received. ``published`` is in the desk's zone; ``text`` is not cleaned yet."""

    source: str
    url: str
    title: str
    author: str
    published: datetime
    published_from: KnownFrom
    precision: Precision
    text: str
    content: bytes
    media_type: str
    encoding: str
    name: str
    origin: str  # "file:line", or "file"

    def reject(self, reason: Reason, detail: str = "") -> "Reject":
        file, _colon, line = self.origin.rpartition(":")
        return (
            Reject(file, int(line), reason, detail)
            if file and line.isdigit()
            else Reject(self.origin, 0, reason, detail)
        )


@dataclass(frozen=True, slots=True)
class Reject:
    """A record that is not taken. ``line`` counts from 1; 0 stands for the whole file."""

    file: str
    line: int
    reason: Reason
    detail: str = ""


@dataclass(slots=True)
class Meter:
    """How many bytes of the input have been read, of how many."""

    total: int = 0
    done: int = 0

"""So long ago: ``قبل ثلاثة أيام``, ``منذ نحو عامين``, ``قبل عام ونصف``. A length of time alone is no date.

What is counted from another event (``قبل يومين من الانتخابات``) is left alone; a length that was said roughly (نحو,
ونصف, ربع قرن) makes the date doubtful, and so does منذ, with which the length itself may be meant.
"""

from datetime import date

from .arithmetic import shift, unit_interval
from .lengths import Length, length_at
from .mention import LIKELY, SURE, Found
from .pieces import about_at
from .reading import Reading
from .vocabulary import context

STARTS = frozenset(("قبل", "منذ"))
LARGEST = {"day": 400, "week": 200, "month": 200, "year": 200, "decade": 30}
NOW = frozenset(("الان", "اليوم"))
_FILLERS = frozenset(("فقط", "تقريبا", "كامل", "كاملين", "كامله", "كاملتين"))
_CONTRACTS = context("after_contract")


def read(reading: Reading, index: int, today: date) -> Found | None:
    if reading.word(index) not in STARTS or not reading.joined(index):
        return None
    at = about_at(reading, index + 1)
    length = length_at(reading, at)
    if length is None or length.count > LARGEST[length.unit] or not length.count:
        return None
    if length.unit == "decade" and reading.joined(length.end - 1) and reading.word(length.end) in _CONTRACTS:
        return None
    end = from_now(reading, length)
    day = shift(length.unit, today, -length.count) if end else None
    interval = unit_interval(length.unit, day, 0) if day else None
    if interval is None:
        return None
    since = reading.word(index) == "منذ"
    certainty = LIKELY if since or length.rough or at > index + 1 else SURE
    return Found(end, *interval, length.unit, f"ago.{length.unit}", certainty=certainty)


def from_now(reading: Reading, length: Length, elsewhere: tuple[str, ...] = ("من",)) -> int:
    """The index after the length and its ``من الآن``; 0 where words like ``من`` count it from something else."""
    end = length.end
    skip = reading.word(end) in _FILLERS and reading.joined(end - 1)
    after = end + skip
    if not reading.joined(after - 1) or reading.form(after) not in elsewhere:
        return end
    if reading.word(after + 1) in NOW and reading.joined(after):
        return after + 2
    return 0

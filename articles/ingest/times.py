"""Publication times as outlets and lists write them."""

import re
from datetime import date, datetime, time, timedelta
from email.utils import parsedate_to_datetime
from zoneinfo import ZoneInfo

from articles.language.normalise import fold_digits

from .drafts import Moment
from .refusals import Reason, Refused

NOON = time(12)
EARLIEST = date(1800, 1, 1)
AHEAD = timedelta(days=2)

_DAY = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})")


def read_moment(value: str, zone: ZoneInfo, now: datetime) -> Moment | None:
    """The time that ``value`` names, in ``zone``; None for an empty value.

    ISO 8601, ``2015-07-21 02:51:32``, ``2015/7/21`` and the form of e-mail and RSS are read; a time without a zone is
    one of ``zone``. A day without a time stands at noon: it is the same day in nearly every zone. A time more than two
    days ahead of ``now`` or before 1800 is refused rather than put on the timeline or replaced by a guess.
    """
    value = fold_digits(value).strip()
    if not value:
        return None
    day = _DAY.fullmatch(value)
    try:
        at = _day_at_noon(day, zone) if day else _read(value, zone)
    except (ValueError, OverflowError):
        raise Refused(Reason.BAD_DATE, value[:100]) from None
    if at.date() < EARLIEST or at > now + AHEAD:
        raise Refused(Reason.IMPOSSIBLE_DATE, value[:100])
    return Moment(at, "day" if day or _is_bare_day(value) else "second")


def _day_at_noon(match: re.Match[str], zone: ZoneInfo) -> datetime:
    year, month, day = (int(part) for part in match.groups())
    return datetime.combine(date(year, month, day), NOON, zone)


def _is_bare_day(value: str) -> bool:
    return ":" not in value and "T" not in value and len(value) <= len("2015-07-21")


def _read(value: str, zone: ZoneInfo) -> datetime:
    if _is_bare_day(value):
        return datetime.combine(date.fromisoformat(value), NOON, zone)
    try:
        at = datetime.fromisoformat(value)
    except ValueError:
        at = parsedate_to_datetime(value)
    return (at.replace(tzinfo=zone) if at.tzinfo is None else at).astimezone(zone)

"""Publication times are read as written or refused, never guessed."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from articles.ingest.refusals import Reason, Refused
from articles.ingest.times import read_moment

BAGHDAD = ZoneInfo("Asia/Baghdad")
NOW = datetime(2026, 11, 10, 9, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("value", "iso", "precision"),
    [
        ("2026-11-01T18:20:00+03:00", "2026-11-01T18:20:00+03:00", "second"),
        ("2026-11-01T15:20:00Z", "2026-11-01T18:20:00+03:00", "second"),
        ("2015-07-21 02:51:32", "2015-07-21T02:51:32+03:00", "second"),
        ("2015-07-21T02:51", "2015-07-21T02:51:00+03:00", "second"),
        ("Tue, 21 Jul 2015 02:51:32 +0000", "2015-07-21T05:51:32+03:00", "second"),
        ("2018-09-22", "2018-09-22T12:00:00+03:00", "day"),
        ("2018/9/22", "2018-09-22T12:00:00+03:00", "day"),
        ("٢٠١٨-٠٩-٢٢", "2018-09-22T12:00:00+03:00", "day"),
        ("20180922", "2018-09-22T12:00:00+03:00", "day"),
    ],
)
def test_times_are_read(value: str, iso: str, precision: str) -> None:
    moment = read_moment(value, BAGHDAD, NOW)
    assert moment is not None
    assert (moment.at.isoformat(), moment.precision) == (iso, precision)


def test_no_time_is_no_time() -> None:
    assert read_moment("  ", BAGHDAD, NOW) is None


@pytest.mark.parametrize(
    "value",
    ["yesterday", "22 أيلول 2018", "2018-13-01", "2018-02-30", "22/09/2018", "1442576400", "0000-00-00", "2018"],
)
def test_what_is_no_time_is_refused(value: str) -> None:
    with pytest.raises(Refused) as refused:
        read_moment(value, BAGHDAD, NOW)
    assert refused.value.reason == Reason.BAD_DATE


@pytest.mark.parametrize(
    "value", ["9999-12-31", "2026-11-13", "2027-11-10T09:00:00Z", "1200-01-01", "0001-01-01T00:00:00"]
)
def test_a_time_that_cannot_be_right_is_refused_rather_than_replaced(value: str) -> None:
    with pytest.raises(Refused) as refused:
        read_moment(value, BAGHDAD, NOW)
    assert refused.value.reason in (Reason.IMPOSSIBLE_DATE, Reason.BAD_DATE)


def test_tomorrows_paper_is_taken() -> None:
    assert read_moment("2026-11-12", BAGHDAD, NOW) is not None

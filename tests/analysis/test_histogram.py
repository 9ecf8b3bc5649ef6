from datetime import date, timedelta

import pytest

from articles.analysis.histogram import LEAST, MOST, histogram
from articles.analysis.timeline import Zoom

DAY = date(2026, 3, 18)


def days(*back: int) -> dict[date, int]:
    return {DAY - timedelta(days=number): 1 for number in back}


@pytest.mark.parametrize(
    ("back", "zoom"),
    [
        (0, Zoom.DAY), (59, Zoom.DAY), (60, Zoom.WEEK), (400, Zoom.WEEK), (500, Zoom.MONTH), (1_780, Zoom.MONTH),
        (2_000, Zoom.QUARTER), (5_000, Zoom.QUARTER), (6_000, Zoom.YEAR), (60_000, Zoom.YEAR),
    ],
)  # fmt: skip
def test_columns_are_as_fine_as_there_is_room_for(back: int, zoom: Zoom) -> None:
    drawn = histogram(days(0, back))
    assert drawn is not None
    assert drawn.zoom is zoom
    assert LEAST <= len(drawn.counts) <= (MOST if zoom is not Zoom.YEAR else 200)
    assert sum(drawn.counts) == len(days(0, back))


def test_columns_touch_and_hold_their_days() -> None:
    drawn = histogram(days(0, 1, 45, 200))
    assert drawn is not None
    for place in range(len(drawn.counts)):
        first, last = drawn.days(place)
        assert first <= last
        assert drawn.counts[place] == sum(first <= day <= last for day in days(0, 1, 45, 200))
        if place:
            assert first == drawn.days(place - 1)[1] + timedelta(days=1)


def test_a_time_that_is_asked_for_is_drawn_whole_and_alone() -> None:
    drawn = histogram(days(3), DAY - timedelta(days=9), DAY)
    assert drawn is not None
    assert (drawn.edges[0], drawn.edges[-1]) == (DAY - timedelta(days=9), DAY + timedelta(days=1))
    assert drawn.counts == (0, 0, 0, 0, 0, 0, 1, 0, 0, 0)


def test_there_is_nothing_to_draw_of_no_hits_or_of_one_day_that_was_asked_for() -> None:
    assert histogram({}) is None
    assert histogram(days(0), DAY, DAY) is None
    assert histogram({}, DAY - timedelta(days=9), DAY) is None

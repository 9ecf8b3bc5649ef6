from datetime import date, timedelta

import pytest

from articles.analysis.timeline import (
    FIRST,
    LAST,
    Window,
    Zoom,
    floor,
    heights,
    lay_bars,
    radius,
    step,
    ticks,
    window_around,
    window_for,
    window_from,
    window_of_newest,
    window_up_to,
)

DAY = date(2026, 11, 12)  # a Thursday


def same(day: date) -> tuple[date, date]:
    return day, day


@pytest.mark.parametrize(
    ("zoom", "first"),
    [
        (Zoom.YEAR, date(2026, 1, 1)),
        (Zoom.QUARTER, date(2026, 10, 1)),
        (Zoom.MONTH, date(2026, 11, 1)),
        (Zoom.WEEK, date(2026, 11, 9)),
        (Zoom.DAY, DAY),
    ],
)
def test_a_column_begins_where_its_unit_does(zoom: Zoom, first: date) -> None:
    assert floor(DAY, zoom) == first


@pytest.mark.parametrize(
    ("zoom", "columns", "day"),
    [
        (Zoom.YEAR, -2, date(2024, 1, 1)),
        (Zoom.QUARTER, 1, date(2027, 1, 1)),
        (Zoom.MONTH, -11, date(2025, 12, 1)),
        (Zoom.MONTH, 2, date(2027, 1, 1)),
        (Zoom.WEEK, 3, date(2026, 11, 30)),
        (Zoom.DAY, -12, date(2026, 10, 31)),
    ],
)
def test_steps_cross_the_ends_of_months_and_years(zoom: Zoom, columns: int, day: date) -> None:
    assert step(floor(DAY, zoom), zoom, columns) == day


@pytest.mark.parametrize("zoom", list(Zoom))
def test_the_columns_of_a_window_leave_no_day_out_and_none_twice(zoom: Zoom) -> None:
    window = window_around(DAY, zoom)
    found = [window.column(window.start + timedelta(days=day)) for day in range(window.days)]
    assert found == sorted(found, key=lambda column: -1 if column is None else column)
    assert set(found) == set(range(zoom.columns))
    assert window.column(window.start - timedelta(days=1)) is None
    assert window.column(window.end) is None


@pytest.mark.parametrize("zoom", list(Zoom))
def test_moving_there_and_back_shows_the_same(zoom: Zoom) -> None:
    window = window_around(DAY, zoom)
    assert window.moved(5).moved(-5) == window
    assert window.moved(zoom.columns).start == window.end


@pytest.mark.parametrize("zoom", list(Zoom))
def test_a_window_keeps_its_middle_when_it_is_zoomed(zoom: Zoom) -> None:
    window = window_around(DAY, Zoom.MONTH).zoomed(zoom)
    assert window.start <= date(2026, 11, 1) < window.end


def test_zooming_in_goes_to_the_middle_of_what_is_shown() -> None:
    year = Window(Zoom.MONTH, date(2026, 1, 1))
    busy_november = [1] * 10 + [30, 1]
    assert year.zoomed_into(Zoom.DAY, busy_november).start < date(2026, 11, 16) < year.end
    assert year.zoomed_into(Zoom.DAY, busy_november).start > date(2026, 10, 31)
    assert year.zoomed_into(Zoom.DAY, [0] * 12) == year.zoomed(Zoom.DAY)


@pytest.mark.parametrize("zoom", list(Zoom))
@pytest.mark.parametrize("day", [date.min, FIRST, LAST, date.max])
def test_the_ends_of_the_calendar_can_be_shown_moved_and_zoomed(zoom: Zoom, day: date) -> None:
    for window in (window_from(day, zoom), window_around(day, zoom), window_up_to(day, zoom)):
        assert window.moved(-zoom.columns).days > 0
        assert window.moved(zoom.columns).zoomed(Zoom.YEAR).days > 0
        assert len(ticks(window)) == zoom.columns


def test_positions_run_from_the_oldest_edge_to_the_newest_and_stop_there() -> None:
    window = Window(Zoom.DAY, date(2026, 11, 1))
    assert window.position(date(2026, 11, 1)) == 0
    assert window.position(date(2026, 11, 15)) == 0.5
    assert window.position(date(2031, 1, 1)) == 1
    assert window.position(date(1999, 1, 1)) == 0


def test_the_newest_days_choose_the_finest_window_that_holds_most_of_them() -> None:
    month = [same(DAY - timedelta(days=n)) for n in range(20)]
    assert window_of_newest(month).zoom is Zoom.DAY
    assert window_of_newest(month).last == DAY
    scattered = [same(DAY - timedelta(days=400 * n)) for n in range(6)]
    assert window_of_newest(scattered).zoom is Zoom.YEAR
    assert window_of_newest([same(DAY)]).zoom is Zoom.DAY


def test_one_far_day_does_not_widen_the_window() -> None:
    days = [same(DAY - timedelta(days=n)) for n in range(20)] + [same(date(1914, 7, 28))]
    assert window_of_newest(days).zoom is Zoom.DAY


def test_a_month_alone_chooses_a_window_in_which_it_shows() -> None:
    window = window_of_newest([(date(2026, 8, 1), date(2026, 8, 31))])
    assert window.zoom is Zoom.WEEK
    assert window.start <= date(2026, 8, 1)


@pytest.mark.parametrize(
    ("first", "last", "zoom"),
    [
        (DAY, DAY, Zoom.DAY),
        (date(2026, 11, 1), date(2026, 11, 30), Zoom.WEEK),
        (date(2026, 1, 1), date(2026, 6, 30), Zoom.MONTH),
        (date(2025, 1, 1), date(2026, 12, 31), Zoom.QUARTER),
        (date(1900, 1, 1), date(2026, 12, 31), Zoom.YEAR),
    ],
)
def test_what_is_selected_is_shown_with_room_around_it(first: date, last: date, zoom: Zoom) -> None:
    window = window_for(first, last)
    assert window.zoom is zoom
    if zoom is not Zoom.YEAR:
        assert window.start < first
        assert last < window.last


def test_ticks_open_months_for_days_and_years_for_months() -> None:
    days = [tick.day for tick in ticks(Window(Zoom.DAY, date(2026, 11, 20))) if tick.opens]
    assert days == [date(2026, 11, 20), date(2026, 12, 1)]
    months = [tick.day for tick in ticks(Window(Zoom.MONTH, date(2026, 6, 1))) if tick.opens]
    assert months == [date(2026, 6, 1), date(2027, 1, 1)]
    assert sum(tick.width for tick in ticks(Window(Zoom.MONTH, date(2026, 6, 1)))) == pytest.approx(1)


def test_bars_that_overlap_take_different_rows_and_others_share_one() -> None:
    window = Window(Zoom.MONTH, date(2026, 1, 1))
    january, february = (date(2026, 1, 1), date(2026, 1, 31)), (date(2026, 2, 1), date(2026, 2, 28))
    year = (date(2026, 1, 1), date(2026, 12, 31))
    bars = lay_bars([year, january, february], window)
    assert [bar and bar.row for bar in bars] == [0, 1, 1]
    assert bars[0]
    assert (bars[0].left, bars[0].width, bars[0].cut_before, bars[0].cut_after) == (0, 1, False, False)


def test_a_bar_that_goes_past_an_edge_says_so_and_one_outside_is_left_out() -> None:
    window = Window(Zoom.MONTH, date(2026, 1, 1))
    cut, outside = lay_bars([(date(2020, 1, 1), date(2029, 12, 31)), (date(2020, 1, 1), date(2025, 12, 31))], window)
    assert cut
    assert (cut.cut_before, cut.cut_after) == (True, True)
    assert outside is None


def test_a_bar_that_finds_every_row_full_is_left_out_and_the_first_ones_are_kept() -> None:
    window = Window(Zoom.MONTH, date(2026, 1, 1))
    bars = lay_bars([(date(2026, 1, 1), date(2026, 12, 31))] * 3, window, rows=2)
    assert [bar is None for bar in bars] == [False, False, True]


def test_a_day_in_a_window_of_years_is_still_wide_enough_to_hit() -> None:
    window = Window(Zoom.YEAR, date(2015, 1, 1))
    last_day = date(2026, 12, 31)
    bar = lay_bars([(last_day, last_day)], window, least=0.01)[0]
    assert bar
    assert bar.width == pytest.approx(0.01)
    assert bar.left + bar.width <= 1


def test_heights_are_in_proportion_and_a_single_one_is_never_invisible() -> None:
    assert heights([0, 1000, 500, 1], 60) == [0, 60, 30, 1.5]
    assert heights([], 60) == []
    assert heights([0, 0], 60) == [0, 0]


def test_a_dot_for_four_has_twice_the_radius_of_a_dot_for_one_up_to_the_largest() -> None:
    assert radius(4) == 2 * radius(1)
    assert radius(10_000) == 12

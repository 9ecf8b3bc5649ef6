from datetime import UTC, date, datetime, timedelta
from types import SimpleNamespace

import pytest
from django.template import Context, Template
from django.utils import timezone, translation

from articles.language.calendar import Style
from articles.templatetags import display
from articles.templatetags.display import Display

EVENING = datetime(2017, 12, 3, 22, 30, tzinfo=UTC)  # already the fourth in Baghdad
INDIC = Display(style=Style(digits="arabic"))


def written(source: str, **context: object) -> str:
    return Template("{% load display %}" + source).render(Context(context))


def test_a_moment_is_a_time_element_with_the_whole_moment_on_hover() -> None:
    html = written("{{ value|moment }}", value=timezone.now() - timedelta(hours=2))
    assert html.startswith("<time datetime=")
    assert ">قبل ساعتين</time>" in html
    assert 'title="' in html


def test_days_and_clocks_are_those_of_the_desk_s_time_zone() -> None:
    assert written("{{ value|day }}", value=EVENING) == "4 كانون الأول 2017"
    assert written("{{ value|clock }}", value=EVENING) == "01:30"
    assert written("{{ value|day_and_time }}", value=EVENING) == "4 كانون الأول 2017، 01:30"


def test_a_date_is_not_moved_by_the_time_zone() -> None:
    assert written("{{ value|day }}", value=date(2017, 12, 3)) == "3 كانون الأول 2017"


def test_the_year_is_left_out_of_a_short_day_of_this_year_only() -> None:
    today = timezone.localdate()
    assert str(today.year) not in written("{{ value|short_day }}", value=today)
    assert "2017" in written("{{ value|short_day }}", value=date(2017, 12, 3))


def test_an_interval_carries_its_iso_days() -> None:
    found = SimpleNamespace(earliest=date(2017, 12, 1), latest=date(2017, 12, 31), granularity="month")
    html = written("{{ value|interval }}", value=found)
    assert 'datetime="2017-12-01"' in html
    assert "2017-12-01/2017-12-31" in html
    assert ">كانون الأول 2017</time>" in html


def test_iso_days_stay_left_to_right() -> None:
    assert written("{{ value|iso }}", value=date(2017, 12, 3)) == '<bdi class="iso" dir="ltr">2017-12-03</bdi>'
    assert "2017-12-04 01:30" in written("{{ value|iso }}", value=EVENING)


@pytest.mark.parametrize(
    ("source", "latin", "indic"),
    [
        ("{{ 15042|number }}", "15,042", "١٥٬٠٤٢"),
        ("{{ 2.25|number:1 }}", "2.2", "٢٫٢"),
        ("{{ 2026|digits }}", "2026", "٢٠٢٦"),
        ("{{ 0.375|percent }}", "38%", "٣٨٪"),
    ],
)
def test_numbers_follow_the_reader_s_digits(source: str, latin: str, indic: str) -> None:
    assert written(source) == latin
    with display.override(INDIC):
        assert written(source) == indic


@pytest.mark.parametrize(
    ("share", "words"),
    [(0.0, "0%"), (0.0049, "أقل من 1%"), (0.005, "أقل من 1%"), (0.0051, "1%"), (0.9999, "100%")],
    ids=["none", "few", "half", "more", "nearly-all"],
)
def test_a_share_that_is_not_nothing_is_not_written_as_nothing(share: float, words: str) -> None:
    with translation.override("ar"):
        assert written("{{ value|percent }}", value=share) == words


NUMBERS = ("digits", "number", "percent")
TIMES = ("day", "short_day", "weekday", "hijri", "clock", "day_and_time", "month", "moment", "interval", "iso")


@pytest.mark.parametrize("name", NUMBERS + TIMES)
def test_nothing_is_written_for_an_absent_value(name: str) -> None:
    assert written("{{ value|" + name + " }}", value=None) == ""


def test_a_display_holds_inside_its_block_alone_even_where_it_fails() -> None:
    def fail() -> None:
        with display.override(INDIC):
            assert display.current() is INDIC
            raise LookupError

    before = display.current()
    with pytest.raises(LookupError):
        fail()
    assert display.current() is before


@pytest.mark.parametrize(
    ("name", "runs"),
    [
        ("Reuters عربي", "rtl"),
        ("سنابل برس", "rtl"),
        ("Ingrid Holmström", "ltr"),
        ("«BBC»", "ltr"),
        ("", "ltr"),
        ("2026", "ltr"),
    ],
)
def test_a_name_with_one_arabic_letter_runs_from_the_right(name: str, runs: str) -> None:
    assert display.direction(name) == runs

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from articles.language import calendar
from articles.language.calendar import Style

LEVANT = Style()
GULF = Style(months="gulf")
BOTH = Style(months="both")
INDIC = Style(digits="arabic")
ENGLISH = Style(language="en")
NOW = datetime(2026, 11, 21, 12, 0, tzinfo=ZoneInfo("Asia/Baghdad"))


@pytest.mark.parametrize(
    ("style", "written"),
    [
        (LEVANT, "3 كانون الأول 2017"),
        (GULF, "3 ديسمبر 2017"),
        (BOTH, "3 كانون الأول/ديسمبر 2017"),
        (INDIC, "٣ كانون الأول ٢٠١٧"),
        (ENGLISH, "3 December 2017"),
        (Style(hijri=True), "3 كانون الأول 2017 (15 ربيع الأول 1439 هـ)"),
        (Style(language="en", hijri=True), "3 December 2017 (15 Rabi I 1439 AH)"),
    ],
)
def test_a_day_is_written_as_the_reader_chose(style: Style, written: str) -> None:
    assert calendar.day(date(2017, 12, 3), style) == written


def test_all_twelve_months_have_a_name_in_each_family() -> None:
    for style in (LEVANT, GULF, BOTH, ENGLISH):
        assert len({calendar.month_name(month, style) for month in range(1, 13)}) == 12


def test_arabic_digits_are_left_out_of_english_where_they_would_turn_the_line_around() -> None:
    style = Style(language="en", digits="arabic", months="gulf")
    assert calendar.day(date(2017, 12, 3), style) == "3 December 2017"
    assert calendar.number(15042, style) == "15,042"


def test_a_weekday_goes_before_its_day() -> None:
    assert calendar.day(date(2026, 11, 21), LEVANT, weekday=True) == "السبت 21 تشرين الثاني 2026"
    assert calendar.day(date(2026, 11, 21), ENGLISH, weekday=True) == "Saturday, 21 November 2026"


def test_a_day_without_its_year_has_no_hijri_beside_it() -> None:
    assert calendar.day(date(2017, 12, 3), Style(hijri=True), year=False) == "3 كانون الأول"


@pytest.mark.parametrize("outside", [date(1924, 7, 31), date(2077, 11, 17), date(1, 1, 1), date(9999, 12, 31)])
def test_hijri_is_empty_where_its_tables_end(outside: date) -> None:
    assert calendar.hijri(outside, LEVANT) == ""


@pytest.mark.parametrize("inside", [date(1924, 8, 1), date(2077, 11, 16)])
def test_hijri_reaches_to_the_ends_of_its_tables(inside: date) -> None:
    assert calendar.hijri(inside, LEVANT).endswith("هـ")


def test_a_moment_has_the_hijri_day_of_its_date() -> None:
    assert calendar.day_and_time(NOW, Style(hijri=True)) == "21 تشرين الثاني 2026 (11 جمادى الآخرة 1448 هـ)، 12:00"


def test_hijri_days_known_from_the_umm_al_qura_calendar() -> None:
    assert calendar.hijri(date(2020, 4, 24), LEVANT) == "1 رمضان 1441 هـ"
    assert calendar.hijri(date(2023, 7, 19), LEVANT) == "1 محرم 1445 هـ"


@pytest.mark.parametrize(
    ("value", "places", "style", "written"),
    [
        (15042, 0, LEVANT, "15,042"),
        (15042, 0, INDIC, "١٥٬٠٤٢"),
        (3.456, 1, LEVANT, "3.5"),
        (3.456, 1, INDIC, "٣٫٥"),
        (0, 0, INDIC, "٠"),
        (-1200, 0, LEVANT, "-1,200"),
    ],
)
def test_a_number_is_grouped_in_its_own_script(value: float, places: int, style: Style, written: str) -> None:
    assert calendar.number(value, style, places) == written


def test_digits_change_script_and_nothing_else() -> None:
    assert calendar.digits("COVID-19 ٣/5", INDIC) == "COVID-١٩ ٣/٥"
    assert calendar.digits("COVID-19 ٣/5", LEVANT) == "COVID-19 ٣/5"


@pytest.mark.parametrize(
    ("amount", "words"),
    [
        (1, "يوم"),
        (2, "يومين"),
        (3, "3 أيام"),
        (10, "10 أيام"),
        (11, "11 يومًا"),
        (99, "99 يومًا"),
        (100, "100 يوم"),
        (101, "101 يوم"),
        (102, "102 يوم"),
        (103, "103 أيام"),
        (111, "111 يومًا"),
    ],
)
def test_counted_days_take_the_right_of_the_arabic_plurals(amount: int, words: str) -> None:
    assert calendar.counted(amount, "day", LEVANT) == words


def test_english_counts_with_a_plain_plural() -> None:
    assert calendar.counted(1, "day", ENGLISH) == "1 day"
    assert calendar.counted(2, "day", ENGLISH) == "2 days"


@pytest.mark.parametrize(
    ("before", "words", "english"),
    [
        (timedelta(seconds=20), "الآن", "just now"),
        (timedelta(minutes=1), "قبل دقيقة", "1 minute ago"),
        (timedelta(minutes=2), "قبل دقيقتين", "2 minutes ago"),
        (timedelta(minutes=59), "قبل 59 دقيقة", "59 minutes ago"),
        (timedelta(hours=3), "قبل 3 ساعات", "3 hours ago"),
        (timedelta(hours=11), "قبل 11 ساعة", "11 hours ago"),
        (timedelta(hours=13), "أمس", "yesterday"),
        (timedelta(days=2), "قبل يومين", "2 days ago"),
        (timedelta(days=29), "قبل 29 يومًا", "29 days ago"),
        (timedelta(days=65), "قبل شهرين", "2 months ago"),
        (timedelta(days=364), "قبل 12 شهرًا", "12 months ago"),
        (timedelta(days=365), "قبل سنة", "1 year ago"),
        (timedelta(days=365 * 9 + 3), "قبل 9 سنوات", "9 years ago"),
        (-timedelta(hours=2), "بعد ساعتين", "in 2 hours"),
        (-timedelta(hours=20), "غدًا", "tomorrow"),
        (-timedelta(days=3), "بعد 3 أيام", "in 3 days"),
    ],
)
def test_relative_times_read_as_people_say_them(before: timedelta, words: str, english: str) -> None:
    assert calendar.relative(NOW - before, NOW, LEVANT) == words
    assert calendar.relative(NOW - before, NOW, ENGLISH) == english


def test_just_after_midnight_the_last_hours_are_still_counted_in_hours() -> None:
    midnight = NOW.replace(hour=0, minute=10)
    assert calendar.relative(midnight - timedelta(hours=2), midnight, LEVANT) == "قبل ساعتين"
    assert calendar.relative(midnight - timedelta(hours=7), midnight, LEVANT) == "أمس"


@pytest.mark.parametrize(
    ("earliest", "latest", "granularity", "arabic", "english"),
    [
        (date(2020, 5, 7), date(2020, 5, 7), "day", "7 أيار 2020", "7 May 2020"),
        (date(2017, 12, 1), date(2017, 12, 31), "month", "كانون الأول 2017", "December 2017"),
        (date(2018, 1, 1), date(2018, 3, 31), "quarter", "الربع الأول من 2018", "Q1 2018"),
        (date(2018, 10, 1), date(2018, 12, 31), "quarter", "الربع الرابع من 2018", "Q4 2018"),
        (date(2018, 6, 1), date(2018, 8, 31), "season", "صيف 2018", "summer 2018"),
        (date(2017, 12, 1), date(2018, 2, 28), "season", "شتاء 2017/2018", "winter 2017/2018"),
        (date(2018, 1, 1), date(2018, 12, 31), "year", "عام 2018", "2018"),
        (date(1990, 1, 1), date(1999, 12, 31), "decade", "من 1990 إلى 1999", "1990s"),
        (date(2017, 12, 3), date(2017, 12, 9), "week", "أسبوع 3 – 9 كانون الأول 2017", "week of 3 – 9 December 2017"),
        (date(2017, 12, 3), date(2017, 12, 9), "range", "3 – 9 كانون الأول 2017", "3 – 9 December 2017"),
        (
            date(2017, 9, 30),
            date(2017, 10, 2),
            "range",
            "30 أيلول – 2 تشرين الأول 2017",
            "30 September – 2 October 2017",
        ),
        (date(2017, 12, 30), date(2018, 1, 2), "range", "30 كانون الأول 2017 – 2 كانون الثاني 2018", None),
    ],
)
def test_an_interval_is_written_by_its_granularity(
    earliest: date, latest: date, granularity: str, arabic: str, english: str | None
) -> None:
    assert calendar.interval(earliest, latest, granularity, LEVANT) == arabic
    if english:
        assert calendar.interval(earliest, latest, granularity, ENGLISH) == english


@pytest.mark.parametrize("granularity", ["day", "month", "year"])
def test_an_interval_wider_than_its_granularity_says_both_its_ends(granularity: str) -> None:
    written = calendar.interval(date(2017, 12, 30), date(2018, 1, 2), granularity, LEVANT)
    assert written == "30 كانون الأول 2017 – 2 كانون الثاني 2018"


def test_a_range_carries_no_hijri_but_a_single_day_does() -> None:
    style = Style(hijri=True)
    assert "هـ" not in calendar.interval(date(2017, 12, 3), date(2017, 12, 9), "range", style)
    assert "هـ" in calendar.interval(date(2017, 12, 3), date(2017, 12, 3), "day", style)
    assert calendar.interval(
        date(2017, 12, 3), date(2017, 12, 9), "range", Style(digits="arabic", hijri=True)
    ).startswith("٣")

"""Times that are counted from a time told before, and words of the same kind that count from nothing."""

from datetime import date

import pytest

from articles.language.dates.mention import LIKELY

from .found import mentions, times


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "ارتفع في مطلع عام 2015 ثم هبط في الربع الأخير من العام نفسه",
            ("الربع الأخير من العام نفسه", "2015-10-01/2015-12-31"),
        ),
        ("انضم في 7 أيار 2016، وفي تموز من العام ذاته انسحب", ("تموز من العام ذاته", "2016-07-01/2016-07-31")),
        ("انضم في 7 أيار 2016، وفي 20 من الشهر نفسه انسحب", ("20 من الشهر نفسه", "2016-05-20")),
        ("وصل في 7 أيار 2016 وغادر في اليوم التالي", ("اليوم التالي", "2016-05-08")),
        ("وصل في 7 أيار 2016 وغادر في اليوم ذاته", ("اليوم ذاته", "2016-05-07")),
        ("فاز عام 2016 وخسر في العام التالي", ("العام التالي", "2017-01-01/2017-12-31")),
        ("وصل في 2 آذار 2015 وعاد الأحد التالي", ("الأحد التالي", "2015-03-08")),
    ],
)
def test_a_time_is_counted_from_the_one_before_it(text: str, expected: tuple[str, str]) -> None:
    assert times(text)[1:] == [expected]
    assert mentions(text)[1].certainty <= LIKELY


def test_the_anchor_is_the_day_it_was_counted_from() -> None:
    found = mentions("وصل في 7 أيار 2016 وغادر في اليوم التالي")
    assert [mention.anchor for mention in found] == [date(2018, 9, 22), date(2016, 5, 7)]


@pytest.mark.parametrize(
    "text",
    [
        "في اليوم التالي",
        "في العام نفسه",
        "في عام 2016، في الوقت نفسه",
        "في عام 2016، وقال المصدر نفسه",
        "في عام 2016، قال الأمين العام السابق",
        "في عام 2016، ثم في اليوم التالي",
        "في عام 2016" + " كلمة" * 120 + " في العام التالي",
    ],
)
def test_without_a_time_to_count_from_there_is_none(text: str) -> None:
    assert len(times(text)) == ("2016" in text)

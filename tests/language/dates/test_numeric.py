"""Dates in digits: day first, both scripts, with the doubt that two possible orders leave."""

from datetime import date

import pytest

from articles.language.dates.mention import DOUBTFUL, LIKELY, SURE

from .found import mentions, times


@pytest.mark.parametrize(
    ("text", "when", "certainty"),
    [
        ("23/09/2018", "2018-09-23", SURE),
        ("08/09/2018", "2018-09-08", LIKELY),
        ("٠٨/٠٩/٢٠١٨", "2018-09-08", LIKELY),
        ("8-9-2018", "2018-09-08", LIKELY),
        ("8.9.2018", "2018-09-08", LIKELY),
        ("9/9/2018", "2018-09-09", SURE),
        ("8 / 9 / 2018", "2018-09-08", LIKELY),
        ("8/9/2018م", "2018-09-08", LIKELY),
        ("2018-09-08", "2018-09-08", SURE),
        ("٢٠١٨/٩/٨", "2018-09-08", SURE),
        ("09/23/2018", "2018-09-23", LIKELY),
        ("23/09/18", "2018-09-23", DOUBTFUL),
        ("السبت 08/09/2018", "2018-09-08", SURE),
        ("الخميس 08/09/2018", "2018-08-09", LIKELY),
        ("الأحد 08/09/2018", "2018-09-08", DOUBTFUL),
    ],
)
def test_digits_are_read_day_first(text: str, when: str, certainty: float) -> None:
    assert [(found.text, found.earliest.isoformat(), found.certainty) for found in mentions(text)] == [
        (text, when, certainty)
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("يوم 18/9", [("18/9", "2018-09-18")]),
        ("بتاريخ 18/9", [("18/9", "2018-09-18")]),
        ("يوم 25-12", [("25-12", "2018-12-25")]),
    ],
)
def test_a_day_and_month_in_digits_count_after_a_word_that_asks_for_a_day(
    text: str, expected: list[tuple[str, str]]
) -> None:
    assert times(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "31/02/2018",
        "00/00/0000",
        "32/01/2018",
        "13/13/2018",
        "192.168.1.1",
        "هاتف 012-345-6789",
        "المادة 12/3",
        "القرار 2254/2015",
        "3/4 السكان",
        "فاز 3-1",
        "يوم 3/40",
        "12:30",
        "1/2/3/4",
        "2018-13-01",
        "النسخة 1.2.3",
        "+964-770-1234567",
    ],
)
def test_other_digits_are_no_date(text: str) -> None:
    assert times(text) == []


def test_the_anchor_stays_with_the_date() -> None:
    assert mentions("23/09/2018", date(2020, 1, 1))[0].anchor == date(2020, 1, 1)

"""What looks like a time and is none, and weekdays that disagree with the day of publication."""

from datetime import date

import pytest

from articles.language.dates import find_dates

TODAY = date(2024, 5, 14)  # a Tuesday


def days(text: str) -> list[tuple[str, date]]:
    return [(found.text, found.earliest) for found in find_dates(text, TODAY)]


@pytest.mark.parametrize(
    "text",
    [
        "يلتقي الخاطبان قبل عقد القران في بيت الأهل",
        "وقال خطيب الجمعة في المسجد",
        "ومنبر الجمعة وسيلة مؤثرة",
    ],
)
def test_words_that_spell_a_time_are_no_time(text: str) -> None:
    assert days(text) == []


def test_the_first_week_of_a_month_is_not_its_first_day() -> None:
    assert all(found.granularity != "day" for found in find_dates("في الأسبوع الأول من شهر نيسان", TODAY))


def test_the_second_word_of_a_month_is_not_a_day() -> None:
    found = find_dates("بين نوفمبر تشرين الثاني و15 ديسمبر كانون الأول", TODAY)
    assert [(mention.earliest, mention.granularity) for mention in found if mention.granularity == "day"] == [
        (date(2023, 12, 15), "day")
    ]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("قبل عقد كامل", date(2010, 1, 1)),
        ("وصل الوفد الجمعة", date(2024, 5, 10)),
        ("في الأول من شهر نيسان", date(2024, 4, 1)),
        ("افتتح، اليوم الأربعاء، المعرض", date(2024, 5, 15)),
        ("شيع، اليوم الجمعة، إلى مثواه", date(2024, 5, 10)),
        ("وصل، اليوم الاثنين، إلى المدينة", date(2024, 5, 13)),
    ],
)
def test_what_is_a_time_stays_one(text: str, day: date) -> None:
    assert [found for _, found in days(text)] == [day]

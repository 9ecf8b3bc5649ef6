import pytest

from articles.analysis.written_numbers import hours, with_points
from articles.language.tokens import tokenise


def read(text: str) -> list[tuple[str, str]]:
    """The words and the key of each hour."""
    return [(text[hour.start : hour.end], hour.key) for hour in hours(text, tokenise(text))]


@pytest.mark.parametrize(
    ("text", "words", "key"),
    [
        ("وقع الحادث الساعة 0850 بتوقيت غرينتش", "0850", "8:50"),
        ("وقع الحادث الساعة 08:50 بتوقيت غرينتش", "08:50", "8:50"),
        ("وقع الحادث الساعة الثامنة والنصف صباحاً", "الثامنة والنصف صباحاً", "8:30h"),
        ("وقع الحادث عند 8.30 مساء", "8.30 مساء", "20:30h"),
        ("وقع الحادث الساعة 19:00 أمس", "19:00", "19:00h"),
        ("وقع الحادث الساعة الثالثة إلا ربعاً", "الثالثة إلا ربعاً", "2:45"),
        ("وقع الحادث الساعة الثانية عشرة ظهراً", "الثانية عشرة ظهراً", "12:00h"),
        ("وقع الحادث الساعة 11 من مساء الاثنين", "11", "23:00h"),
        ("وقع الحادث عند السابعة مساء السبت", "السابعة", "19:00h"),
        ("وقع الحادث الساعة 12 ليلاً", "12 ليلاً", "0:00h"),
    ],
)
def test_an_hour_is_read_with_its_part_of_the_day(text: str, words: str, key: str) -> None:
    assert read(text) == [(words, key)]


def test_minutes_without_end_are_no_part_of_the_hour() -> None:
    assert read("الساعة 8:" + "9" * 5000 + " مساء") == [("8", "8:00")]


@pytest.mark.parametrize(
    "text",
    [
        "قتل 19 شخصاً في الهجوم",
        "الدورة الثامنة من المهرجان",
        "استمر الإضراب 48 ساعة كاملة",
        "بلغ السعر 8.30 ريال للكيلو",
        "الساعة 9760 كما كتبت خطأ",
        "الطريق رقم 0850 مغلق",
        "حلت في المرتبة السابعة أمس",
        "الساعة السكانية في الميدان",
        "عند الحاجز مساء السبت",
        "عاد بعد 12 ليلة",
        "الساعة ② مساء",
        "الساعة ²²²² مساء",
    ],
)
def test_what_names_no_hour_is_none(text: str) -> None:
    assert read(text) == []


@pytest.mark.parametrize(
    ("text", "meant"),
    [("عند 88.\u200f52 دولار", "عند 052.88 دولار"), ("نسبة 2ر48 في المئة", "نسبة 48.2 في المئة")],
)
def test_a_decimal_typed_from_right_to_left_is_turned_in_its_place(text: str, meant: str) -> None:
    assert with_points(text) == meant
    assert len(meant) == len(text)


@pytest.mark.parametrize("text", ["عند 88.52 دولار", "المادة 3. \u200f52 حالة", "الفقرة 1.2.\u200f3"])
def test_a_decimal_typed_from_left_to_right_stays(text: str) -> None:
    assert with_points(text) == text

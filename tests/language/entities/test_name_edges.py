"""Words at the ends of a person's name, which are given to it or left alone."""

import pytest

from articles.language.entities.mention import Span
from articles.language.entities.name_edges import with_edges
from articles.language.entities.reading import Reading


def edged(text: str, first: int, end: int, rule: str = "person.given_name") -> str:
    reading = Reading(text)
    span = Span(first, end, 0, "person", reading.written(first, end), rule, 0.8)
    (found,) = with_edges(reading, [span])
    return found.name


@pytest.mark.parametrize(
    ("text", "first", "end", "name"),
    [
        ("وعلّق روبرت كينيدي الابن على القرار", 1, 3, "روبرت كينيدي الابن"),
        ("حضر أبي أحمد علي، اليوم", 1, 3, "أبي أحمد علي"),
        ("وشارك جون وجوزيبا أنطونيو كروز في الندوة", 3, 5, "جوزيبا أنطونيو كروز"),
        ("ووجه نائبه ابوزرعة المحرمي رسالة", 3, 4, "ابوزرعة المحرمي"),
        ("علي الحمادي وعلي يوسف هاشم", 3, 5, "علي يوسف هاشم"),
    ],
)
def test_a_word_that_can_only_be_the_names_belongs_to_it(text: str, first: int, end: int, name: str) -> None:
    assert edged(text, first, end) == name


@pytest.mark.parametrize(
    ("text", "first", "end", "name"),
    [
        ("عرض خسرو كوران على الحزب", 1, 3, "خسرو كوران"),
        ("واستقبل رئيس وزرائه عثمان سونكو", 3, 5, "عثمان سونكو"),
        ("وقال محمد العلي إن القرار خاطئ", 1, 3, "محمد العلي"),
        ("وصل المدير عثمان سونكو أمس", 2, 4, "عثمان سونكو"),
        ("قال الوزير، عثمان سونكو", 2, 4, "عثمان سونكو"),
        ("حضر محمد، علي وسعيد", 1, 2, "محمد"),
    ],
)
def test_other_words_are_left_alone(text: str, first: int, end: int, name: str) -> None:
    assert edged(text, first, end) == name


def test_an_analysts_own_name_stays_as_it_is() -> None:
    assert edged("وعلّق روبرت كينيدي الابن على القرار", 1, 3, "gazetteer.own") == "روبرت كينيدي"


def test_a_name_does_not_grow_into_the_next() -> None:
    reading = Reading("قال أحمد محمد علي")
    spans = [Span(1, 2, 0, "person", "أحمد", "title", 0.8), Span(2, 4, 0, "person", "محمد علي", "title", 0.8)]
    assert [(span.first, span.end) for span in with_edges(reading, spans)] == [(1, 2), (2, 4)]

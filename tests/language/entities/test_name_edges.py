"""People's names made longer or shorter by what else the article calls them."""

import pytest

from articles.language.entities.mention import Span
from articles.language.entities.name_edges import with_edges
from articles.language.entities.reading import Reading


def edged(text: str, *people: tuple[int, int], rule: str = "person.given_name") -> list[str]:
    reading = Reading(text)
    spans = [
        Span(first, end, 0, "person", reading.written(first, end), rule, 0.8, "", int(end - first > 1))
        for first, end in people
    ]
    return [reading.written(span.first, span.end, span.cut) for span in with_edges(reading, spans)]


@pytest.mark.parametrize(
    ("text", "people", "name"),
    [
        ("عزف نقيب عارف الزغبي ثم صفقوا طويلا ثم نقيب الزغبي", [(1, 4), (9, 10)], "نقيب الزغبي"),
        ("فازت عفاف منير الحداد وصممت المهندسة عفاف الواجهة", [(1, 4), (6, 8)], "عفاف"),
        ("وصلت ابنة عمها هند شعراوي وغنت", [(2, 5)], "هند شعراوي"),
    ],
)
def test_a_name_has_the_words_that_the_article_gives_it(text: str, people: list[tuple[int, int]], name: str) -> None:
    assert edged(text, *people)[-1] == name


@pytest.mark.parametrize(
    ("text", "people", "name"),
    [
        ("عزف سامر عارف الحداد ثم حضر نقيب الزغبي", [(1, 4), (7, 8)], "الزغبي"),
        ("وصل المدير عثمان سونكو أمس", [(2, 4)], "عثمان سونكو"),
        ("وقال محمد العلي إن القرار خاطئ", [(1, 3)], "محمد العلي"),
        ("حضر محمد، علي وسعيد", [(1, 2)], "محمد"),
    ],
)
def test_other_words_are_left_alone(text: str, people: list[tuple[int, int]], name: str) -> None:
    assert edged(text, *people)[-1] == name


def test_an_analysts_own_name_stays_as_it_is() -> None:
    assert edged("وصلت ابنة عمها هند شعراوي", (2, 5), rule="gazetteer.own") == ["عمها هند شعراوي"]


def test_a_name_does_not_grow_into_the_next() -> None:
    assert edged("قال أحمد محمد علي", (1, 2), (2, 4)) == ["أحمد", "محمد علي"]

"""People whose names are words for offices or definite words, and offices about a body in marks."""

import pytest

from articles.language.entities import Gazetteer, by_rules
from articles.language.entities.reading import Reading


def people(text: str) -> list[tuple[str, str, str]]:
    """Names, rules and roles of the people."""
    reading = Reading(text)
    spans = sorted(by_rules(reading, Gazetteer.standard()), key=lambda span: span.first)
    return [(span.name, span.rule, span.role) for span in spans if span.kind == "person"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("ونال منسق المعرض نقيب مفلح الشواربي وساماً.", ("نقيب مفلح الشواربي", "person.title_noun", "منسق المعرض")),
        ("وشكت خياطة المسرح سفيرة البرغوثي من ضيق الوقت.", ("سفيرة البرغوثي", "person.title_noun", "")),
        ("وقال عمدة المنشية الطاهر الغالي إن الماء قليل.", ("الطاهر الغالي", "person.two_definites", "عمدة المنشية")),
        ("وطلب عضو مكتب «الإرادة» صبحي الدرج نسخة.", ("صبحي الدرج", "title.before_name", "عضو مكتب «الإرادة»")),
        ("وصلى عليه الشيخ عوض بلزنجة في المسجد.", ("عوض بلزنجة", "title.attached_family", "الشيخ")),
    ],
)
def test_a_name_of_words_is_read_behind_its_office(text: str, found: tuple[str, str, str]) -> None:
    assert found in people(text)


@pytest.mark.parametrize(
    "text",
    [
        "ووقف الممثل على خشبة المسرح أمام سميحة.",
        "وشكر رئيس البلدية نقيب المحامين.",
        "وتحدث وزير الصحة الجديد الصريح أمام الحضور.",
        "واجتمع محافظ البنك المركزي العراقي بالتجار.",
        "وزار السفير قائد الجيش.",
    ],
)
def test_offices_in_a_row_are_no_names(text: str) -> None:
    assert [name for name, rule, _ in people(text) if rule in ("person.title_noun", "person.two_definites")] == []


@pytest.mark.parametrize(
    ("text", "name"),
    [("والكابتن هيثم مصاب، فلن يلعب.", "هيثم"), ("والقسيس يوسف سيحضر القداس.", "يوسف")],
)
def test_what_is_said_of_a_titled_man_is_not_his_name(text: str, name: str) -> None:
    assert all(found in ("", name) for found, _, _ in people(text))

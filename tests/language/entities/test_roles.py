"""Offices kept beside names: where a role begins and ends. Every person here is invented."""

import pytest

from articles.language.entities import EntityMention, Gazetteer, find_entities

STANDARD = Gazetteer.standard()


def person(text: str) -> EntityMention:
    (found,) = [mention for mention in find_entities(text, STANDARD) if mention.kind == "person"]
    return found


@pytest.mark.parametrize(
    ("text", "role"),
    [
        (
            "يرأسه رئيس أركان الجيش العراقي الفريق الأول الركن سامر الدليمي",
            "رئيس أركان الجيش العراقي الفريق الأول الركن",
        ),
        ("قال رئيس حزب تقدم سامر الدليمي إن", "رئيس حزب تقدم"),
        ("وقال الأمين العام لمجلس التعاون سامر الدليمي إن", "الأمين العام لمجلس التعاون"),
        ("والتقى سامر الدليمي، مدير أمن المنيا، الوفد", "مدير أمن المنيا"),
        ("وقال سامر الدليمي، المدير السابق بهيئة النزاهة، إن", "المدير السابق بهيئة النزاهة"),
        ("وحضر سامر الدليمي أمين عام وزارة البيشمركة", "أمين عام وزارة البيشمركة"),
        ("اتصال بين وزير الخارجية الأميركي ورئيس الحكومة سامر الدليمي", "رئيس الحكومة"),
        ("اتصال بين وزير الخارجية الأميركي ورئيس الحكومة حيدر العبادي", "رئيس الحكومة"),
        ("اتهم رجل الأعمال سامر الدليمي", "رجل الأعمال"),
        ("وقال الناقد سامر الدليمي", "الناقد"),
        ("وأكد والي الولاية سامر الدليمي", "والي الولاية"),
    ],
)
def test_a_role_is_whole(text: str, role: str) -> None:
    found = person(text)
    assert found.name in ("سامر الدليمي", "حيدر العبادي")
    assert found.role == role


@pytest.mark.parametrize(
    "text",
    [
        "وصل سامر الدليمي، وغادر مدير أمن المنيا",
        "وقال سامر الدليمي إن المدير غائب",
        "استقبل المدير الوفد، وحضر سامر الدليمي",
        "وقال ضابط برتبة رائد في الجيش. وحضر سامر الدليمي",
    ],
)
def test_an_office_of_somebody_else_is_nobody_s_role(text: str) -> None:
    assert person(text).role == ""


@pytest.mark.parametrize(
    "text", ["قال ضابط برتبة رائد إن", "خشبة المسرح أمام الصراف", "رجل في الأربعين", "نقيب الأطباء"]
)
def test_an_office_without_a_name_is_no_person(text: str) -> None:
    assert [mention for mention in find_entities(text, STANDARD) if mention.kind == "person"] == []


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("وقال العميد سامر سريع، في بيان", "سامر سريع"),
        ("وقال عضو اللجنة ثائر مخيف إن", "ثائر مخيف"),
        ("قال رئيس الوزراء محمد شياع الدليمي إن", "محمد شياع الدليمي"),
        ("وقال النائب سليم نعمان الحلبي إن", "سليم نعمان الحلبي"),
    ],
)
def test_a_titled_name_is_whole(text: str, name: str) -> None:
    assert person(text).name == name


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("وقال الوزير سامر مبتسما، أمس", "سامر"),
        ("وقال الوزير سامر أمس، في بيان", "سامر"),
    ],
)
def test_an_adverb_is_no_family_name(text: str, name: str) -> None:
    assert person(text).name == name


def test_the_house_belongs_to_the_name_of_a_prince() -> None:
    assert person("استقبل الشيخ تميم بن حمد آل ثاني الوفد").text == "تميم بن حمد آل ثاني"

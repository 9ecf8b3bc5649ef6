"""Speakers who are described and then named by يدعى, يقال له and their like. The people are invented."""

import pytest

from articles.language.quotations import KnownPerson, find_quotations

NAME = "منصف الراوي"
SAID = "إن السفن غادرت المرفأ قبل الفجر."


def first_speaker(text: str) -> tuple[str, str]:
    people = [KnownPerson(text.index(NAME), text.index(NAME) + len(NAME), NAME, "")] if NAME in text else []
    found = find_quotations(text, people)[0]
    return found.speaker, found.role


@pytest.mark.parametrize(
    ("described", "speaker"),
    [
        ("قال حلاق يقال له منصف الراوي", (NAME, "حلاق")),
        ("قالت عجوز يقال لها أم الخير", ("أم الخير", "عجوز")),
        ("قالت بائعة اسمها رباب", ("رباب", "بائعة")),
        ("قال مهرب لقبه أبو السيف", ("أبو السيف", "مهرب")),
        ("قال صياد كنيته أبو البحر", ("أبو البحر", "صياد")),
        ("قال إسكافي يدعى منصف الراوي", (NAME, "إسكافي")),
        ("قال رجل يلقب بأبي الخير", ("أبي الخير", "رجل")),
        ("قال صياد معروف بمنصف الراوي", (NAME, "صياد")),
        ("قالت لاجئة عرفت نفسها باسم سلوى", ("سلوى", "لاجئة")),
        ("قال الحارس المعروف باسم منصف الراوي", (NAME, "الحارس")),
        ("قال فتى ينادونه سعدون", ("سعدون", "فتى")),
    ],
)
def test_a_naming_verb_parts_the_description_from_the_name(described: str, speaker: tuple[str, str]) -> None:
    assert first_speaker(f"و{described} {SAID}") == speaker


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        (f"وقال منصف الراوي الملقب بأبي الخير {SAID}", NAME),
        (f"وقال المتحدث باسم ما يسمى تجمع الساحل {SAID}", "المتحدث باسم ما يسمى تجمع الساحل"),
        ("وقال المدير إن الحي يدعى «المرفأ القديم» منذ قرن.", "المدير"),
        ("وقال الوزير إن ابنه اسمه سالم وإنه سافر.", "الوزير"),
        ("ويدعي منصف الراوي أن السفن غادرت المرفأ.", NAME),
        ("وقالت البلدية يدعى السكان إلى الحفل إن القاعة جاهزة.", "البلدية"),
        (f"وقال حارس يعرف المرفأ {SAID}", "حارس يعرف المرفأ"),
        ("وقال البحار: «قال له الحارس إن السفن غادرت المرفأ كلها».", "البحار"),
        (f"وقال له منصف الراوي {SAID}", NAME),
        ("وتباهى منصف الراوي بأن السفينة له.", NAME),
        ("وتذمر حارس المرفأ من أن السفن غادرت.", "حارس المرفأ"),
    ],
)
def test_who_has_a_name_or_is_given_none_stays_as_called(text: str, speaker: str) -> None:
    assert first_speaker(text)[0] == speaker


@pytest.mark.parametrize(
    "text",
    [
        "وتباهى منصف الراوي بسفينته الجديدة أمام الجيران.",
        "وتفاخر الجيران بالمرفأ القديم طوال الصيف.",
        "وتذمر البحارة من طول الانتظار على الرصيف.",
    ],
)
def test_a_verb_of_boasting_or_grumbling_reports_only_with_a_sign_of_speech(text: str) -> None:
    assert find_quotations(text) == []

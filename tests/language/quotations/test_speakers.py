"""Who is taken for a speaker, and who is not. The people are invented."""

from datetime import date

import pytest

from articles.language.document import analyse

TODAY = date(2024, 5, 12)
ROLE = "المتحدث باسم ما يسمى «حراك الميناء»"


def speakers(text: str) -> list[tuple[str, str]]:
    return [(said.speaker, said.role) for said in analyse(text, today=TODAY, title="عنوان").quotations]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("وأوضح د. فلاح الدوسري أن الحملة تستمر شهرا كاملا.", ("فلاح الدوسري", "")),
        ("وقال مدير الصحة م. سامر الدليمي إن الحملة تستمر شهرا.", ("سامر الدليمي", "مدير الصحة")),
        ('وذكرت صحيفة "صدى الميناء" المحلية أن الجسر أغلق أمس الأول.', ('صحيفة "صدى الميناء" المحلية', "")),
        ("وقالت صحيفة «صدى الميناء» إن الجسر أغلق أمس الأول.", ("صحيفة «صدى الميناء»", "")),
        ("وقال سامر الدليمي أحد سكان القرية إن الماء انقطع منذ يومين.", ("سامر الدليمي", "أحد سكان القرية")),
        ("وأوضح المتحدث الرسمي لمركز الملك سلمان أن القافلة وصلت أمس.", ("المتحدث الرسمي لمركز الملك سلمان", "")),
        ("وأضاف المصدر نفسه أن أربعة أشخاص أصيبوا في الحادث.", ("المصدر", "")),
        ("وأوضح بيان صادر عن الحكومة أن الاجتماع تأجل إلى الغد.", ("بيان", "")),
        ("وكما قال تعالى: «وقل رب زدني علما في الدنيا والآخرة والحياة كلها».", ("الله", "")),
        ("وزعم المتحدث باسم ما يسمى «حراك الميناء» مهدي السالم أن التجمع كان سلميا.", ("مهدي السالم", ROLE)),
        ("وقال مسؤول محلي رفيع المستوى إن الجسر أغلق أمس.", ("مسؤول محلي رفيع المستوى", "")),
    ],
)
def test_a_speaker_is_whole_and_nothing_more(text: str, speaker: tuple[str, str]) -> None:
    assert speakers(text)[0] == speaker


@pytest.mark.parametrize(
    "continued",
    [
        "ولفت الانتباه إلى أن الجسر يحتاج إلى صيانة عاجلة.",
        "وأضاف بالقول إن الجسر يحتاج إلى صيانة عاجلة.",
        "وقال سموه إن الجسر يحتاج إلى صيانة عاجلة.",
        "وقال مرارا إن الجسر يحتاج إلى صيانة عاجلة.",
        "وأكد بشكل صريح أن الجسر يحتاج إلى صيانة عاجلة.",
    ],
)
def test_a_verb_that_names_nobody_leaves_the_speaker_of_before(continued: str) -> None:
    text = f"قال المهندس سامر الدليمي إن العمل بدأ في المدينة كلها. {continued}"
    assert [name for name, _ in speakers(text)] == ["سامر الدليمي", "سامر الدليمي"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("وقالت بلدية الساحل إن الجسر يفتح غدا للسيارات.", "بلدية الساحل"),
        ("وأضافت بثينة السالم أن الجسر يفتح غدا للسيارات.", "بثينة السالم"),
        ("وقالت لينا السالم إن الجسر يفتح غدا للسيارات.", "لينا السالم"),
    ],
)
def test_a_name_that_begins_like_a_preposition_is_a_speaker(text: str, name: str) -> None:
    assert [said for said, _ in speakers(text)] == [name]


@pytest.mark.parametrize("marks", ["«»", "“”", '""'])
def test_a_name_after_a_term_in_marks_is_the_speakers(marks: str) -> None:
    opening, closing = marks
    text = f"وقال المتحدث باسم {opening}حراك الميناء{closing} مهدي السالم للوكالة إن الجسر مغلق منذ يومين."
    assert speakers(text)[0][0] == "مهدي السالم"

"""Reports of two clauses, and the few words in marks that are said of a noun. The events are invented."""

import pytest

from articles.language.quotations import find_quotations


def found_in(text: str) -> list[tuple[str, bool]]:
    return [(said.text, said.direct) for said in find_quotations(text)]


@pytest.mark.parametrize(
    ("report", "first", "second", "inner"),
    [
        ("أن «القمح تلف» الشهر الفائت، وأن الفئران «تأكل معنا»", "القمح تلف", "الفئران «تأكل معنا»", "تأكل معنا"),
        ("أن «الملعب بركة» في الشتاء، وأن الحكم «صفر من بعيد»", "الملعب بركة", "الحكم «صفر من بعيد»", "صفر من بعيد"),
        ("أن «البحر هائج» هذا الصباح، وأن المرفأ «متحف للصدأ»", "البحر هائج", "المرفأ «متحف للصدأ»", "متحف للصدأ"),
        ("أن «الخبز نفد» أمس، وأن الفرن «لا يعرف السبب»", "الخبز نفد", "الفرن «لا يعرف السبب»", "لا يعرف السبب"),
    ],
)
def test_a_clause_in_marks_with_an_adverb_and_a_second_clause_are_two(
    report: str, first: str, second: str, inner: str
) -> None:
    expected = [(first, True), (second, False), (inner, True)]
    assert found_in(f"وذكر المدير {report}.") == expected


def test_a_second_clause_without_marks_is_one_as_well() -> None:
    text = "وأكد المدير أن «البحر نظيف ولا خوف على أحد من السباحة» هذه السنة، وأن الفندق جاهز للضيوف."
    assert found_in(text) == [
        ("البحر نظيف ولا خوف على أحد من السباحة", True),
        ("الفندق جاهز للضيوف", False),
    ]


@pytest.mark.parametrize(
    "clause",
    [
        "«الميناء الكبير» في المدينة توسع، وأن العمل مستمر",
        "«الميناء» توسع كثيرا، وأن العمل مستمر",
        "حزب «الأمل» خسر في الشمال، وأن العمل مستمر",
        "«البحر نظيف»، وأن الفندق جاهز",
        "الطريق مفتوح منذ الفجر، وأن العمل مستمر",
    ],
)
def test_one_clause_stays_one(clause: str) -> None:
    clauses = [words for words, direct in found_in(f"وذكر المدير أن {clause}.") if not direct]
    assert clauses == [clause]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("وقال المدير إن المرفأ «متحف للصدأ».", "متحف للصدأ"),
        ("وقال المدير إن اتفاق الصيد «تجاوزه الزمن»، وانصرف.", "تجاوزه الزمن"),
        ("وقال المدير إن لديه صورتين «لا تقبلان التأويل»، وإنه سينشرهما.", "لا تقبلان التأويل"),
        ("وقال المدير إن اللقاء «شأن عائلي».", "شأن عائلي"),
        ("وحضرت المدربة التي عدت الخسارة «درساً».", "درساً"),
        ("ووصف الوزير الاتفاق بـ«المسرحية».", "المسرحية"),
    ],
)
def test_a_few_words_in_marks_say_something_of_the_noun_before_them(text: str, words: str) -> None:
    assert (words, True) in found_in(text)


@pytest.mark.parametrize(
    "text",
    [
        "وقال المدير إن حزب «مواطنون» انتهى.",
        "وقال المدير إنه شاهد مسلسل «ليل طويل».",
        "وقال المدير إنه غنى مع الفرقة «أمواج وأصداء».",
        "وقال المدير إنه يملك السفينة «أمواج هادئة».",
        "وقال المدير إنه عضو في «الحراك».",
        "وقال المدير إنه أطلق حملة سماها «بيئة خضراء».",
        "وقال المدير إن المسرحية اسمها «ليل طويل».",
        "وقال المدير إن الشركة «الساحل الكبير» أغلقت.",
        "وقال المدير إن القرية «أم النور».",
        "وغادر الوفد الفندق «متحف للصدأ».",
    ],
)
def test_a_name_in_marks_is_not_said(text: str) -> None:
    assert not any(direct for _, direct in found_in(text))

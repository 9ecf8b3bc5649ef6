"""Offices that a body in marks, an adverb or a preposition parts from the name behind them. The people are invented."""

import pytest

from articles.language.quotations import KnownPerson, find_quotations

NAME = "منصف الراوي"


def first_speaker(text: str) -> tuple[str, str]:
    people = [KnownPerson(text.index(NAME), text.index(NAME) + len(NAME), NAME, "")] if NAME in text else []
    found = find_quotations(text, people)[0]
    return found.speaker, found.role


@pytest.mark.parametrize(
    "role",
    [
        "خبير الأسماك في «مركز الرصد البحري للسواحل»",
        "المتحدث باسم «رابطة صيادي الخليج الصغير»",
        "كبير مهندسي «دار القياس والخرائط البحرية»",
        'الباحث لدى "مركز الرصد"',
        "المستشار لدى هيئة السواحل",
        "حارس الميناء سابقاً",
        "مدرب الفريق حاليا",
        "الوزير آنذاك",
        "مدير البلدية بالوكالة",
        "عضو اللجنة ومدير الميناء سابقا",
        "العامل لديها",
        "المهندس فيه",
        "المحامي عنها",
        "عازف العود معهم",
    ],
)
def test_an_office_goes_on_to_the_name_behind_what_parts_them(role: str) -> None:
    text = f"وأغلق المركز أبوابه، وقال {role} {NAME} إن السفن غادرت قبل الفجر."
    assert first_speaker(text) == (NAME, role)


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("وقال الوزير سابقا إن السفن غادرت قبل الفجر.", "الوزير"),
        ("وقال المدير هنا إن السفن غادرت قبل الفجر.", "المدير"),
        ("وقال المدير آنذاك إن الصياد منصف الراوي غادر قبل الفجر.", "المدير"),
        ("وقال الوزير لدى وصوله إن السفن غادرت قبل الفجر.", "الوزير"),
        ("وقال الوزير لدى افتتاح المرفأ إن السفن غادرت قبل الفجر.", "الوزير"),
        ("وقال المدير حاليا إن «السفن غادرت المرفأ قبل الفجر» كما رأى منصف الراوي.", "المدير"),
        ("وقال المدير عنها إن السفن غادرت قبل الفجر.", "المدير"),
        ("وقال المدير: «السفن غادرت المرفأ قبل الفجر» منصف الراوي رآها.", "المدير"),
        ("وقال المدير «إن السفن غادرت المرفأ قبل الفجر»، منصف الراوي رآها.", "المدير"),
        ("وأكد المدير أن «السفن غادرت المرفأ قبل الفجر» منصف الراوي رآها.", "المدير"),
        ("وعن المدير: «السفن غادرت المرفأ قبل الفجر كلها»، قال منصف الراوي.", NAME),
    ],
)
def test_what_parts_an_office_from_no_name_ends_the_naming(text: str, speaker: str) -> None:
    assert first_speaker(text)[0] == speaker

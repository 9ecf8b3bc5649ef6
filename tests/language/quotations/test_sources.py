"""Sources named without a verb, and short namings led back to a person. Persons and events are invented."""

import pytest

from articles.language.quotations import KnownPerson, find_quotations

CLAUSE = "الجسر مغلق أمام الشاحنات منذ أسبوعين"
NAME = "سالم العلي"


def said(text: str, *people: tuple[str, str]) -> list[tuple[str, str]]:
    known = [KnownPerson(text.index(name), text.index(name) + len(name), name, role) for name, role in people]
    return [(one.speaker or one.role, one.text) for one in find_quotations(text, known)]


@pytest.mark.parametrize(
    "text",
    [
        f"وبحسب {NAME}، {CLAUSE}.",
        f"{CLAUSE}، وفقا ل{NAME}.",
        f"وعلى حد تعبير {NAME}، فإن {CLAUSE}.",
        f"وبرأي {NAME}، {CLAUSE}.",
    ],
)
def test_a_known_person_is_a_source(text: str) -> None:
    assert said(text, (NAME, "")) == [(NAME, CLAUSE)]


@pytest.mark.parametrize("text", [f"وبحسب الاتفاق، {CLAUSE}.", f"{CLAUSE}، وفقا للقانون.", f"{CLAUSE} في رأيه وحده."])
def test_a_plan_or_a_law_is_no_source(text: str) -> None:
    assert said(text) == []


def test_the_source_at_the_opening_goes_on_in_a_participle() -> None:
    text = f"وبحسب {NAME}، فإن الطريق مفتوح اليوم أمام الجميع، مبينا أن {CLAUSE}."
    assert said(text, (NAME, "")) == [(NAME, "الطريق مفتوح اليوم أمام الجميع"), (NAME, CLAUSE)]


@pytest.mark.parametrize("saying", ["على حد قوله", "على حد تعبيره", "في رأيه"])
def test_his_words_are_those_of_who_acts_in_the_sentence(saying: str) -> None:
    text = f"ولا يرى المهندس {NAME} في الخطة حلا لأنها «تعالج العرض وتترك المرض» {saying}."
    assert said(text, (NAME, "المهندس")) == [(NAME, "تعالج العرض وتترك المرض")]


@pytest.mark.parametrize("opening", ["وجاء على لسان المدير أن", "ونشرت البلدية منشورا جاء فيه أن"])
def test_what_came_in_a_statement_has_a_speaker(opening: str) -> None:
    assert said(f"{opening} {CLAUSE}.") == [("المدير" if "لسان" in opening else "البلدية", CLAUSE)]


@pytest.mark.parametrize("text", ["وجاء على متن الطائرة أن شاء أو لم يشأ.", "وجاء فيه الوزير إلى المدينة أمس."])
def test_what_came_otherwise_says_nothing(text: str) -> None:
    assert said(text) == []


@pytest.mark.parametrize(
    ("naming", "role"),
    [
        ("المتحدث ذاته", "عامل الإقليم"),
        ("المصدر نفسه", "عامل الإقليم"),
        ("المدير", "مدير المشروع"),
        ("مدير المشروع", "مدير المشروع الوطني للجسور"),
        ("المتحدث", "عامل الإقليم"),
    ],
)
def test_a_short_naming_means_who_spoke_or_has_the_office(naming: str, role: str) -> None:
    text = f"وقال {role} {NAME} إن الطريق مفتوح أمام الجميع.\nوأوضح {naming} أن {CLAUSE}."
    assert said(text, (NAME, role))[1] == (NAME, CLAUSE)


@pytest.mark.parametrize(
    ("naming", "role"),
    [
        ("الحارس", "مدير المشروع"),
        ("مدير البلدية", "مدير المشروع"),
        ("المدرب السابق", "مدرب الفريق"),
        ("الوزير", "الوزير السابق"),
    ],
)
def test_another_office_is_another_speaker(naming: str, role: str) -> None:
    text = f"وقال {role} {NAME} إن الطريق مفتوح أمام الجميع.\nوأوضح {naming} أن {CLAUSE}."
    assert said(text, (NAME, role))[1] == (naming, CLAUSE)


def test_of_two_with_one_last_name_the_verb_chooses() -> None:
    people = (("حمزة الزغول", "رئيس البلدية"), ("ربى الزغول", "الدكتورة"))
    text = f"حضر رئيس البلدية حمزة الزغول والدكتورة ربى الزغول. وقالت الزغول إن {CLAUSE}."
    assert said(text, *people) == [("ربى الزغول", CLAUSE)]
    assert said(text.replace("وقالت", "وقال"), *people) == [("حمزة الزغول", CLAUSE)]


def test_the_latter_is_who_was_named_last() -> None:
    people = (("حمزة الزغول", ""), ("رامي الحداد", ""))
    text = f"وحضر حمزة الزغول ورامي الحداد، وأضاف الأخير أن {CLAUSE}."
    assert said(text, *people) == [("رامي الحداد", CLAUSE)]


@pytest.mark.parametrize(
    ("opening", "speaker"),
    [
        ("غير أن سكانا قالوا", "سكانا"),
        ("لكن مسؤولاً أمنياً رفيعاً قال", "مسؤولاً أمنياً رفيعاً"),
        ("لكن مصدرا فضل عدم ذكر اسمه قال", "مصدرا"),
        ("الوزير الذي زار المدينة قال", "الوزير"),
        ("وقال رئيس سلطة ضبط المياه", "رئيس سلطة ضبط المياه"),
        ("وتفيد أرقام النقابة", "النقابة"),
    ],
)
def test_a_subject_is_read_whole(opening: str, speaker: str) -> None:
    assert said(f"{opening} إن {CLAUSE}.")[0][0] == speaker


@pytest.mark.parametrize("how", ["بنبرة غاضبة", "والدموع في عينيها", "بثقة", "في ختام حديثها"])
def test_how_somebody_speaks_is_no_name(how: str) -> None:
    text = f"وقالت الطبيبة هند الراوي إن الطريق مفتوح أمام الجميع. وأضافت {how}: «{CLAUSE}»."
    assert said(text, ("هند الراوي", "الطبيبة"))[1] == ("هند الراوي", CLAUSE)


@pytest.mark.parametrize(
    "audience", ["لأسوشيتد برس", "لـوكالة الأنباء الوطنية", "لموقعنا", "لوكالة أنباء الشرق الأوسط"]
)
def test_who_is_spoken_to_does_not_speak(audience: str) -> None:
    assert said(f"وقال المهندس {NAME} {audience} إن {CLAUSE}.", (NAME, "المهندس")) == [(NAME, CLAUSE)]
    assert said(f"قال {NAME} نعم. وقال {audience} إن {CLAUSE}.", (NAME, ""))[-1] == (NAME, CLAUSE)


@pytest.mark.parametrize(("naming", "speaker"), [("الأول", "حمزة الزغول"), ("الثاني", "رامي الحداد")])
def test_who_is_counted_is_one_of_those_just_named(naming: str, speaker: str) -> None:
    people = (("حمزة الزغول", ""), ("رامي الحداد", ""))
    text = f"وحضر حمزة الزغول ورامي الحداد، ونقلت الصحيفة عن {naming} أن {CLAUSE}."
    assert said(text, *people) == [(speaker, CLAUSE)]


@pytest.mark.parametrize("text", [f"وحضر حمزة الزغول وحده، ونقلت الصحيفة عن الأول أن {CLAUSE}."])
def test_nobody_is_counted_among_one(text: str) -> None:
    assert said(text, ("حمزة الزغول", "")) == [("الأول", CLAUSE)]


@pytest.mark.parametrize("account", ["رواية", "شهادة", "تقديرات"])
def test_an_account_is_that_of_who_gives_it(account: str) -> None:
    assert said(f"وبحسب {account} مدير المشروع، {CLAUSE}.") == [("مدير المشروع", CLAUSE)]


@pytest.mark.parametrize("account", ["رواية «موسم الهجرة»", "تقديرات سابقة"])
def test_an_account_of_nobody_is_no_source(account: str) -> None:
    assert said(f"وبحسب {account}، {CLAUSE}.") == []

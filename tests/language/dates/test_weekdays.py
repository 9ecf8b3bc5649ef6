"""Weekdays: alone with the verb that decides, with which-one words, in chains, as stretches and with their date."""

from datetime import date

import pytest

from articles.language.dates.mention import DOUBTFUL, LIKELY, SURE

from .found import mentions, times

WEDNESDAY = date(2018, 9, 19)


@pytest.mark.parametrize(
    ("text", "when"),
    [
        ("الأحد الماضي", "2018-09-16"),
        ("الأحد الفائت", "2018-09-16"),
        ("الأحد المنصرم", "2018-09-16"),
        ("الأحد الفارط", "2018-09-16"),
        ("الأحد المقبل", "2018-09-23"),
        ("الأحد القادم", "2018-09-23"),
        ("الأحد قبل الماضي", "2018-09-09"),
        ("الأحد ما قبل الماضي", "2018-09-09"),
        ("الأحد بعد المقبل", "2018-09-30"),
        ("الأربعاء الماضي", "2018-09-12"),
        ("الأربعاء المقبل", "2018-09-26"),
        ("الخميس الجاري", "2018-09-20"),
        ("هذا الخميس", "2018-09-20"),
        ("الثلاثاء من الأسبوع المقبل", "2018-09-25"),
        ("يوم الخميس من هذا الأسبوع", "2018-09-20"),
        ("مساء يوم الاثنين الماضي", "2018-09-17"),
    ],
)
def test_which_one_words_choose_the_day(text: str, when: str) -> None:
    assert times(text, WEDNESDAY) == [(text, when)]


@pytest.mark.parametrize(
    ("text", "when", "certainty"),
    [
        ("وصل الوفد الأحد إلى العاصمة", "2018-09-16", SURE),
        ("سيصل الوفد الأحد إلى العاصمة", "2018-09-23", SURE),
        ("ولن يصل الوفد الأحد", "2018-09-23", SURE),
        ("سوف تنطلق الجولة الأحد", "2018-09-23", SURE),
        ("من المقرر أن تنطلق الجولة الأحد", "2018-09-23", SURE),
        ("ومن المتوقع وصوله الأحد", "2018-09-23", SURE),
        ("يعقد المجلس الأحد جلسة عادية", "2018-09-23", DOUBTFUL),
        ("لم يصل الوفد الأحد", "2018-09-16", LIKELY),
        ("كان الوفد يزور الأحد البلدة", "2018-09-16", LIKELY),
        ("كان من المقرر أن يصل الأحد", "2018-09-23", DOUBTFUL),
        ("سيبدأ نشر المراقبين الأحد", "2018-09-23", SURE),
        ("قررت الوزارة الأحد إغلاق المعبر", "2018-09-16", LIKELY),
        ("قررت الوزارة تعليق الدراسة في القرى يوم الأحد", "2018-09-23", DOUBTFUL),
        ("ستطفأ الأضواء مساء الأحد", "2018-09-23", SURE),
        ("يتوقع أن ينحسر المطر بعد ظهر الأحد", "2018-09-23", SURE),
        ("شارك أحمد الخميس في البطولة", "2018-09-13", DOUBTFUL),
        ("تأجلت الجلسة إلى الأحد", "2018-09-23", DOUBTFUL),
        ("أرجئت الجلسة ليوم الأحد", "2018-09-23", DOUBTFUL),
        ("الأحد، وصل الوفد", "2018-09-16", LIKELY),
        ("الأحد سيصل الوفد", "2018-09-23", LIKELY),
        ("جلسة الأحد", "2018-09-16", DOUBTFUL),
        ("المدينة مغلقة منذ الأحد", "2018-09-16", SURE),
        ("المدينة مغلقة حتى الأحد", "2018-09-23", DOUBTFUL),
        ("قال الوزير إن الجلسة الأحد", "2018-09-16", DOUBTFUL),
        ("وصل الوفد. جلسة الأحد", "2018-09-16", DOUBTFUL),
        ("وقعت الحادثة الأربعاء", "2018-09-19", SURE),
    ],
)
def test_the_verb_beside_a_bare_weekday_decides(text: str, when: str, certainty: float) -> None:
    assert [(found.earliest.isoformat(), found.certainty) for found in mentions(text, WEDNESDAY)] == [(when, certainty)]


@pytest.mark.parametrize("word", ["سيارة", "سيدة", "سياسيون", "ستين", "سينما", "سيول"])
def test_a_word_that_begins_like_the_future_is_none(word: str) -> None:
    assert mentions(f"احترقت {word} الأحد", WEDNESDAY)[0].earliest == date(2018, 9, 16)


def test_each_weekday_of_a_sentence_has_its_own_verb() -> None:
    text = "أعلنت الهيئة الاثنين أنها ستبدأ الجمعة توزيع البطاقات"
    assert times(text, WEDNESDAY) == [("الاثنين", "2018-09-17"), ("الجمعة", "2018-09-21")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("وقع الانفجار ليل السبت - الأحد", ("ليل السبت - الأحد", "2018-09-15/2018-09-16")),
        ("وقع الانفجار ليل السبت/الأحد", ("ليل السبت/الأحد", "2018-09-15/2018-09-16")),
        ("وقع الانفجار ليلة السبت الأحد", ("ليلة السبت الأحد", "2018-09-15/2018-09-16")),
        ("استمر من الأحد إلى الثلاثاء", ("الأحد إلى الثلاثاء", "2018-09-16/2018-09-18")),
        ("من الأحد حتى يوم الخميس المقبل", ("الأحد حتى يوم الخميس المقبل", "2018-09-23/2018-09-27")),
        ("بين الأحد والثلاثاء الماضيين", ("الأحد والثلاثاء الماضيين", "2018-09-16/2018-09-18")),
    ],
)
def test_two_weekdays_can_be_one_stretch(text: str, expected: tuple[str, str]) -> None:
    today = date(2018, 9, 20) if "المقبل" in text else WEDNESDAY
    assert times(text, today) == [expected]


@pytest.mark.parametrize(
    ("text", "when", "certainty"),
    [
        ("الأربعاء 7 أيار", "2014-05-07", DOUBTFUL),
        ("الاثنين 7 أيار", "2018-05-07", SURE),
        ("الأحد 7 أيار", "2017-05-07", LIKELY),
        ("الثلاثاء 7 أيار", "2019-05-07", LIKELY),
        ("السبت 7 أيار 2018", "2018-05-07", DOUBTFUL),
        ("الاثنين الموافق 7 أيار 2018", "2018-05-07", SURE),
        ("الاثنين (7 أيار)", "2018-05-07", SURE),
        ("الخميس الأول من تشرين الثاني", "2018-11-01", SURE),
        ("الأحد الثاني من حزيران 2018", "2018-06-10", LIKELY),
    ],
)
def test_a_weekday_and_its_date_check_each_other(text: str, when: str, certainty: float) -> None:
    found = mentions(text, WEDNESDAY)
    assert len(found) == 1
    if certainty == DOUBTFUL:
        assert found[0].certainty == DOUBTFUL
    else:
        assert (found[0].earliest.isoformat(), found[0].certainty) == (when, certainty)


@pytest.mark.parametrize(
    "text",
    [
        "خطيب الجمعة",
        "بعد صلاة الجمعة",
        "كل جمعة",
        "أيام الجمعة",
        "فشعيرة الجمعة",
        "عبد الأحد",
        "نشرت صحيفة «الخميس» مقالاً",
        "قال أحد السكان",
        "الخميس من كل أسبوع",
        "وحتى السبت التالي",
        "سوق الأحد",
        "الجمعة العظيمة",
        "الاثنين معاً",
        "يوم أحد",
    ],
)
def test_what_is_no_day_of_this_week_is_left_alone(text: str) -> None:
    assert times(text, WEDNESDAY) == []

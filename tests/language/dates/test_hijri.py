"""Hijri days, months and years, and feasts with a fixed day (checked against the Umm al-Qura calendar)."""

import pytest

from articles.language.dates.mention import LIKELY, SURE

from .found import mentions, times


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1 محرم 1440 هـ", "2018-09-11"),
        ("العاشر من المحرم 1440", "2018-09-20"),
        ("15 رمضان 1439", "2018-05-30"),
        ("١٥ رمضان ١٤٣٩هـ", "2018-05-30"),
        ("غرة رمضان 1439", "2018-05-16"),
        ("غرة شهر شوال 1439هـ", "2018-06-15"),
        ("سلخ رمضان 1439", "2018-06-14"),
        ("آخر أيام رمضان الماضي", "2018-06-14"),
        ("السابع والعشرين من رمضان الماضي", "2018-06-11"),
        ("3 ربيع الأول 1440", "2018-11-11"),
        ("ذي الحجة 1439", "2018-08-12/2018-09-10"),
        ("شهر رمضان المقبل", "2019-05-06/2019-06-03"),
        ("العشر الأواخر من رمضان الماضي", "2018-06-05/2018-06-14"),
        ("25/10/1439هـ", "2018-07-09"),
        ("1439/10/25", "2018-07-09"),
        ("سنة 61 للهجرة", "0680-10-04/0681-09-22"),
    ],
)
def test_a_hijri_time_has_its_gregorian_days(text: str, expected: str) -> None:
    assert times(text) == [(text, expected)]


@pytest.mark.parametrize(
    ("text", "expected", "certainty"),
    [
        ("عيد الفطر الماضي", "2018-06-15", SURE),
        ("عيد الأضحى المبارك", "2018-08-21", LIKELY),
        ("عيد الأضحى المقبل", "2019-08-11", SURE),
        ("أول أيام عيد الفطر", "2018-06-15", LIKELY),
        ("ثاني أيام عيد الأضحى", "2018-08-22", LIKELY),
        ("اليوم الثالث من عيد الأضحى", "2018-08-23", LIKELY),
        ("عطلة عيد الأضحى", "2018-08-21/2018-08-24", LIKELY),
        ("يوم عرفة", "2018-08-20", LIKELY),
        ("عاشوراء", "2018-09-20", LIKELY),
        ("المولد النبوي الشريف 1440", "2018-11-20", SURE),
        ("الإسراء والمعراج", "2018-04-13", LIKELY),
        ("ليلة القدر", "2018-06-11", LIKELY),
        ("رأس السنة الهجرية 1440", "2018-09-11", SURE),
        ("عيد العمال", "2018-05-01", SURE),
    ],
)
def test_a_feast_is_a_day(text: str, expected: str, certainty: float) -> None:
    assert times(text) == [(text, expected)]
    assert mentions(text)[0].certainty == certainty


@pytest.mark.parametrize(
    "text",
    [
        "30 شوال 1439",
        "31 رمضان 1439",
        "1 محرم 1600",
        "هذا أمر محرم",
        "رجب طيب أردوغان",
        "رمضان صبحي",
        "الوزير شعبان السيد",
        "غرة الحصان",
        "أول المتحدثين",
        "ربيع ثانٍ",
        "الطفل عيد سالم",
        "عيد ميلاده",
        "شارع عيد الأضحى",
        "حي يوم عرفة".replace("يوم عرفة", "عاشوراء"),
        "ثاني أيام المعرض",
        "اليوم الثاني من المباحثات",
        "عطلة الصيف",
        "تعادلا صفر-صفر",
        "سلخ الجلد",
        "العشر سنوات الأواخر",
        "61 هكتاراً",
        "أول اجتماع",
        "آخر يوم عمل",
        "في القدر المناسب",
        "ليلة العيد",
    ],
)
def test_what_is_no_hijri_time_is_left_alone(text: str) -> None:
    assert times(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("9 ذو الحجة الموافق 20 آب 2018", "2018-08-20"),
        ("الأحد 6 محرم 1440هـ الموافق 16 أيلول 2018", "2018-09-16"),
        ("16 أيلول 2018 (6 محرم 1440)", "2018-09-16"),
        ("الأحد 1440/1/6هـ", "2018-09-16"),
    ],
)
def test_one_day_in_two_calendars_is_one_time(text: str, expected: str) -> None:
    assert times(text) == [(text, expected)]


def test_two_days_of_two_calendars_that_are_not_told_as_one_stay_two() -> None:
    assert len(times("بين 6 محرم 1440 و20 أيلول 2018")) == 2

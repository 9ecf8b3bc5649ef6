"""Bodies that marks, unlisted heads, larger bodies or whoever speaks for them tell."""

import pytest

from articles.language.entities import Gazetteer, by_rules
from articles.language.entities.reading import Reading


def bodies(text: str) -> list[tuple[str, str]]:
    """Names of the bodies and the rules that found them."""
    reading = Reading(text)
    spans = sorted(by_rules(reading, Gazetteer.standard()), key=lambda span: span.first)
    return [(span.name, span.rule.removeprefix("organisation.")) for span in spans if span.kind == "organisation"]


@pytest.mark.parametrize(
    ("text", "name", "rule"),
    [
        ("وفازت قائمة «الزنابق» بمقعدين.", "الزنابق", "quoted"),
        ("وارتفع سهم «زنجلة» قليلاً.", "زنجلة", "marks_after"),
        ("وطلب عضو مكتب «الإرادة» نسخة من المحضر.", "الإرادة", "quoted"),
        ("وقال القيادي في «النهضويون» إن الحل قريب.", "النهضويون", "marks_of_office"),
        ("وقال الحارس لـ«ميزان القرية» إن الباب مغلق.", "ميزان القرية", "marks_told"),
        ("وأعلنت «بذورنا» نتائجها.", "بذورنا", "marks_acting"),
        ("وتبادل فصيلا «الفجر» و«الضحى» التهم.", "الضحى", "marks_tied"),
        ("وغادر من منظمة «شروق». ثم اعتذر عن «شروق» رجل آخر.", "شروق", "marks_again"),
    ],
)
def test_words_in_marks_name_a_body_where_what_stands_before_says_so(text: str, name: str, rule: str) -> None:
    found = bodies(text)
    assert (name, rule) in found or (name, "marks_after") in found


@pytest.mark.parametrize(
    "text",
    [
        "وقرأت رواية «القنديل» مرتين.",
        "ووصف الخطة بأنها «حبر على ورق».",
        "وفاز بمسابقة «صور حيك» طفلان.",
        "وأطلقت البلدية حملة «شارع أنظف».",
        "وقبض على نجيب الملقب «الصقر» أمس.",
        "ورست السفينة «نسمة البحر» ليلاً.",
        "وقال إن «الباب مكسور» منذ أمس.",
        "وغنت «يا ليل» ثم بكت.",
    ],
)
def test_works_nicknames_and_quoted_words_are_no_bodies(text: str) -> None:
    assert bodies(text) == []


@pytest.mark.parametrize(
    ("text", "name", "rule"),
    [
        ("ونقل إلى مشفى زنجلان قبل الفجر.", "مشفى زنجلان", "house"),
        ("وتخرج في ثانوية زروقي عام الثلج.", "ثانوية زروقي", "house"),
        ("وزاد قرض مصرف دنكلر هوفن كثيراً.", "مصرف دنكلر هوفن", "firm"),
        ("واحتجت نقابة محرري الصحافة على القرار.", "نقابة محرري الصحافة", "annexed"),
        ("ومولت رابطة خبز وملح حفر الآبار.", "رابطة خبز وملح", "pair"),
        ("ورمم متحف 14 تموز سقفه.", "متحف 14 تموز", "dated"),
        ("وتخرج في جامعة السابع من أبريل قبل الحرب.", "جامعة السابع من أبريل", "dated"),
        ("ورقي آمر شرطة السواحل إلى رتبة أعلى.", "شرطة السواحل", "service"),
        ("وهبط سهم كوزمترا قليلاً.", "كوزمترا", "of_chief"),
        ("ومنح قسم الآثار بجامعة بغداد درعاً.", "قسم الآثار بجامعة بغداد", "with_larger"),
        ("وأعلنت السفارة العراقية في ستوكهولم عطلتها.", "السفارة العراقية في ستوكهولم", "with_seat"),
        ("وقال الناطق باسم ترحالكم إن الرحلة آمنة.", "ترحالكم", "spoken_for"),
    ],
)
def test_a_head_that_no_list_has_opens_a_body(text: str, name: str, rule: str) -> None:
    assert (name, rule) in bodies(text)


def test_the_bare_name_of_a_body_acts_in_the_feminine_later() -> None:
    found = bodies("ودعت حركة شمران إلى الهدوء. ثم عقدت شمران مؤتمرها.")
    assert ("حركة شمران", "short_acting") in found


@pytest.mark.parametrize(
    "text",
    [
        "ودخل مستشفى ميداني الخدمة.",
        "وعمل في شركة قابضة ثم تركها.",
        "ونظر إلى مكتبه طويلاً.",
        "ودخل مدرسة ابتدائية قريبة.",
        "وشكر رئيس أساقفة القرية.",
        "وأطلق الجيران مبادرة لجمع التبرعات.",
        "وحضرت فرقة صغيرة من الموسيقيين.",
        "وتحدث باسم الأسرة عمها.",
        "وبنى مصنعاً وشركة وباع بيته.",
        "وسمع قسم اليمين واقفاً.",
    ],
)
def test_the_same_nouns_with_everyday_words_name_none(text: str) -> None:
    assert bodies(text) == []

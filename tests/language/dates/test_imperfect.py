"""Bare weekdays under a verb in the imperfect: a plan, a circumstance, or neither. The events are invented."""

from datetime import date

import pytest

from articles.language.dates.mention import SURE

from .found import mentions

WEDNESDAY = date(2018, 9, 19)


def day_of(text: str) -> tuple[str, bool]:
    """The last weekday's day, and whether it is beyond doubt."""
    found = mentions(text, WEDNESDAY)[-1]
    return found.earliest.isoformat(), found.certainty == SURE


@pytest.mark.parametrize(
    "text",
    [
        "ويدشن المسرح قاعته الأحد",
        "وتحتفل القرية ليلة الأحد بموسم التين",
        "ورممت البلدية الحوض، ويسبح الأطفال فيه الأحد",
        "وأكمل العمال طلاء الرصيف، وترسو العبارة الأحد",
        "وفازت الفرقة بالجائزة وتغني في القلعة ليل الأحد",
        "واشترى النادي كرات جديدة، ويتبارى الفريقان الأحد",
        "وانتهى المعرض، وتطوى الخيام الأحد",
        "وقطفت الثمار الشهر الفائت ثم تباع الأحد",
        "وبعدما رمم المتحف لوحاته، يكرم حرفييه الأحد",
        "ورسم الطفل لوحته في بيته فيما تسافر أمه الأحد",
        "وقالت المديرة إن الحوض جاهز، ويسبح الأطفال فيه الأحد",
    ],
)
def test_an_imperfect_that_opens_the_clause_tells_a_plan_and_leaves_doubt(text: str) -> None:
    assert day_of(text) == ("2018-09-23", False)


@pytest.mark.parametrize(
    "text",
    [
        "ويتذكر الجيران ليل الأحد حين سمعوا الصراخ",
        "وانهار الجدار، يقول شهود، ليل الأحد",
        "وأصيب الحارس وهو يعبر الشارع الأحد",
        "ووصلت الممرضة وهي تبكي فجر الأحد",
        "ولا تزال الطريق مقطوعة بعد أمطار الأحد",
        "ويأتي القرار بعد اجتماع عقد الأحد",
        "وتنشط التجارة عادة في القرية الأحد",
        "وارتفعت حصيلة ضحايا فيضان الأحد",
        "ولم يدشن المسرح قاعته الأحد",
        "وكانت العبارة ترسو الأحد في الميناء",
        "ويروي الصياد أنه رأى الحوت الأحد",
        "وقتل الحارس الذي يحرس المستودع الأحد",
    ],
)
def test_what_lasts_is_remembered_or_goes_with_a_verb_of_the_past_is_no_plan(text: str) -> None:
    assert day_of(text)[0] == "2018-09-16"


@pytest.mark.parametrize(
    "text",
    [
        "واغلق المسبح أبوابه في الصيف، وأصيب حارسه الأحد",
        "ووصل الوفد الأحد، وتطوى الخيام بعد أيام",
        "وغادر الوفد وترك حقيبة الأحد",
        "وأغلق المتحف أبوابه، وتنظيم المعرض الأحد أرهق العمال",
        "وكانت العبارة قد وصلت الأحد، وترسو في الميناء",
    ],
)
def test_a_verb_of_the_past_beside_the_day_stays_beyond_doubt(text: str) -> None:
    assert day_of(text) == ("2018-09-16", True)


@pytest.mark.parametrize(
    "text",
    [
        "وتقدم الفرقة عرضها الجديد ليل الأحد في القلعة",
        "وتواصل اللجنة عملها الأحد",
        "وتسلم الوزارة الجوائز الأحد",
    ],
)
def test_a_verb_in_ta_before_a_feminine_noun_is_an_imperfect(text: str) -> None:
    assert day_of(text) == ("2018-09-23", False)


@pytest.mark.parametrize(
    "text",
    [
        "وتقدم سالم بشكوى الأحد",
        "وتوقف القطار الأحد",
        "وتحدث الوزير الأحد في القاعة",
        "وصلت السفينة وتعطل محركها الأحد",
    ],
)
def test_a_verb_in_ta_that_he_did_is_past_but_may_be_of_her(text: str) -> None:
    assert day_of(text) == ("2018-09-16", False)


@pytest.mark.parametrize(
    "text", ["وتشيع البلدة شابا سقط الأحد", "واستقبلت القرية اللاعب الذي فاز بالكأس الأحد", "وتسلم أمس الجائزة"]
)
def test_another_verb_or_time_beside_it_leaves_no_doubt(text: str) -> None:
    assert day_of(text)[1]


@pytest.mark.parametrize(
    "text",
    [
        "ويكرم النادي لاعبا أصيب في مباراة صعبة الأحد",
        "ويقدم المغني الذي فاز بالجائزة أغنيته الجديدة ليل الأحد",
        "ويصل الوفد الذي غادر العاصمة منتصف الشهر مساء الأحد",
    ],
)
def test_a_past_verb_inside_the_clause_of_a_plan_leaves_doubt(text: str) -> None:
    assert not day_of(text)[1]


def test_a_word_in_ta_that_nobody_knows_leaves_doubt() -> None:
    assert not day_of("وصلت الآلات إلى القلعة، وتصدح الموسيقى ليل الأحد")[1]

"""Verbs that report only with a sign behind them, questions, and where a report ends. Events are invented."""

import pytest

from articles.language.quotations import find_quotations

CLAUSE = "الجسر مغلق أمام الشاحنات منذ أسبوعين"
SPEECH = "«لن نغلق الجسر أمام السيارات»"


def said(text: str) -> list[tuple[str, str]]:
    return [(found.speaker or found.role, found.text) for found in find_quotations(text)]


@pytest.mark.parametrize(
    ("opening", "speaker"),
    [
        ("وشهد الحارس بأن", "الحارس"),
        ("ودفع محامي الشركة بأن", "محامي الشركة"),
        ("وذهب المدير إلى أن", "المدير"),
        ("وسجلت الباحثة أن", "الباحثة"),
        ("ويعتقد المهندس أن", "المهندس"),
        ("وأجمع النواب على أن", "النواب"),
        ("واكتفى المدير بالقول إن", "المدير"),
        ("ونسبت الصحيفة إلى المدير قوله إن", "المدير"),
        ("وقال الوزيران أمس إن", "الوزيران"),
        ("وفي الختام قال المدير، وتأكيده أن", "المدير"),
        ("الوزير رد بأن", "الوزير"),
        ("وعن موعد الفتح ذكر المدير أن", "المدير"),
    ],
)
def test_a_verb_with_its_sign_reports(opening: str, speaker: str) -> None:
    assert said(f"{opening} {CLAUSE}.") == [(speaker, CLAUSE)]


@pytest.mark.parametrize(
    "text",
    [
        "وشهد الحارس افتتاح الجسر أمام السيارات الصغيرة.",
        "ودفع السائق مئة دينار إلى الشركة مقابل العبور.",
        "وذهب المدير إلى الجسر قبل أن يفتح.",
        "وسجلت الشركة أرباحا في الربع الأول من العام.",
        "ويعتقد أن الجسر مغلق أمام الشاحنات منذ أسبوعين.",
        "وأعتقد أن الجسر مغلق أمام الشاحنات منذ أسبوعين.",
        "واكتفى المدير بجولة قصيرة على الجسر.",
        "وتبين أن الجسر مغلق أمام الشاحنات منذ أسبوعين.",
        "هل قال المدير إن الجسر مغلق أمام الشاحنات؟",
        "من أبلغ السكان أن الجسر مغلق أمام الشاحنات؟",
        "وفي رد الوزير على الشركة حديث عن أن الجسر مغلق.",
        "تصرخ بقوة في السوق فيعرفون أنك تنادي أخاك.",
    ],
)
def test_without_its_sign_a_verb_means_something_else(text: str) -> None:
    assert said(text) == []


@pytest.mark.parametrize("verb", ["ردد الحارس", "صاح السائق", "فعقب المدير", "وكرر الحارس", "وأكمل المدير"])
def test_a_cry_reports_words_behind_a_colon(verb: str) -> None:
    assert said(f"{verb}: {SPEECH}.") == [(verb.split()[1], SPEECH.strip("«»"))]


@pytest.mark.parametrize(
    "goes_on",
    [
        "وهو ما نفاه سكان المدينة",
        "الأمر الذي نفته البلدية",
        "وهي رواية يرفضها سكان المدينة",
        "فيما جرى تحويل السير إلى طريق آخر",
        "في حين بقي طريق المشاة مفتوحا",
    ],
)
def test_a_report_ends_where_the_writer_goes_on(goes_on: str) -> None:
    assert said(f"وقال مدير المشروع إن {CLAUSE}، {goes_on}.") == [("مدير المشروع", CLAUSE)]


@pytest.mark.parametrize("more", ["وهو أطول جسر في البلاد", "وإنه لن يفتح قريبا", "وهي خسارة كبيرة", "قبل الصيف"])
def test_a_report_may_go_on_behind_a_comma(more: str) -> None:
    assert said(f"وقال مدير المشروع إن {CLAUSE}، {more}.") == [("مدير المشروع", f"{CLAUSE}، {more}")]


@pytest.mark.parametrize("opener", ["بينما يرى", "في حين يعتبر", "فيما تؤكد"])
def test_two_views_beside_each_other_are_two_reports(opener: str) -> None:
    text = f"ويقول السائق إن {CLAUSE}، {opener} المهندس أن الطريق مفتوح أمام الجميع."
    assert said(text) == [("السائق", CLAUSE), ("المهندس", "الطريق مفتوح أمام الجميع")]

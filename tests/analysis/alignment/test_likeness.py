import pytest

from articles.analysis.alignment.likeness import prepare
from articles.analysis.alignment.path import LEAST_IN_RETOLD, LEAST_LIKENESS
from articles.language.sentences import Sentence

CRANE = "وقال مدير الميناء إن الرافعة العملاقة سقطت على رصيف الحاويات عند الفجر وإن أحداً لم يصب."


def likeness(left: str, right: str) -> float:
    texts = [(text, [Sentence(0, len(text))]) for text in (left, right)]
    (one, other), weights = prepare(texts)
    found = weights.likeness(one[0], other[0])
    assert found == pytest.approx(weights.likeness(other[0], one[0]), abs=0.02)
    return found


@pytest.mark.parametrize(
    "told",
    [
        "وبحسب إدارة الميناء، سقطت رافعة عملاقة فجراً على الرصيف المخصص للحاويات من دون إصابات.",
        "وسقطت الرافعة العملاقة على رصيف الحاويات عند الفجر.",
        "واكد مدير الميناء ان الرافعه العملاقه سقطت علي رصيف الحاويات عند الفجر",
        "وقال مدير الميناء إن الرافعة العملاقة لم تسقط على رصيف الحاويات.",
    ],
)
def test_the_same_told_otherwise_is_alike(told: str) -> None:
    assert likeness(CRANE, told) > LEAST_LIKENESS


@pytest.mark.parametrize(
    "other",
    [
        "وقال وزير الزراعة إن الأمطار أنقذت موسم القمح في السهول وإن الأسعار ستنخفض.",
        "وقال مدير المدرسة إن الدروس ستستأنف عند الثامنة وإن المعلمين حضروا.",
        "وأضاف في تصريح صحافي أن كل ما نشر على مواقع التواصل في هذا الشأن غير صحيح.",
        "وفاز فريق الميناء على ضيفه بهدفين في المباراة التي أقيمت على ملعب المدينة.",
    ],
)
def test_what_tells_something_else_is_not_alike(other: str) -> None:
    assert likeness(CRANE, other) < LEAST_IN_RETOLD < LEAST_LIKENESS


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("وبلغت الخسائر ثلاثة ملايين دينار.", "والخسائر 3 ملايين دينار."),
        ("ويعقد المؤتمر في كانون الأول في دمشق.", "والمؤتمر في دمشق في كانون الأول."),
        ("وتعقد القمة في حزيران في تونس.", "وتعقد القمة في يونيو في تونس."),
        ("وزادت الصادرات بنسبة 5 في المئة.", "وزادت الصادرات بنسبة خمسة بالمئة."),
    ],
)
def test_numbers_and_months_count_by_what_they_mean(left: str, right: str) -> None:
    assert likeness(left, right) > 0.6


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("وبلغت الخسائر ثلاثة ملايين دينار.", "وبلغت الأرباح سبعة آلاف ريال."),
        ("ووصل الوفد في حزيران إلى تونس.", "وغادر الوزير في شباط من عمان."),
        ("في الثالثة عصراً من يوم أمس.", "من على متنه إلى ما بعد ذلك."),
        ("...", "؟"),
    ],
)
def test_other_numbers_and_little_words_make_nothing_alike(left: str, right: str) -> None:
    assert likeness(left, right) < LEAST_LIKENESS


def test_a_sentence_is_wholly_like_itself_and_what_has_no_word_is_like_nothing() -> None:
    assert likeness(CRANE, CRANE) == 1.0
    assert likeness("...", "...") == 0.0


def test_a_name_in_every_sentence_tells_none_from_another() -> None:
    often = [f"واصل حلمي الراجحي {work}." for work in ("التدريب", "السفر", "الكتابة", "الصيد", "الغناء", "الرسم")]
    text, other = "\n".join(often), "واصل حلمي الراجحي العلاج."
    spans = [Sentence(text.index(line), text.index(line) + len(line)) for line in often]
    (many, one), weights = prepare([(text, spans), (other, [Sentence(0, len(other))])])
    assert weights.likeness(many[0], one[0]) < likeness(often[0], other)

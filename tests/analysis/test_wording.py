import pytest

from articles.analysis.wording import TOO_LONG, WORDS, Difference, differences


def shown(left: str, right: str) -> list[tuple[str, str, str]]:
    found = differences(left, (0, len(left)), right, (0, len(right)))
    return [(d.kind, left[slice(*d.left)], right[slice(*d.right)]) for d in found]


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        pytest.param(
            "جنوح سفينة شحن كبيرة كانت تقل القمح",
            "جنوح ناقلة حبوب كانت تقل القمح",
            [("changed", "سفينة شحن كبيرة", "ناقلة حبوب")],
            id="replaced words are one phrase",
        ),
        pytest.param(
            "هجوم حركة الفجر الأحمر الذي تبنته",
            'هجوم حركة "الفجر" المتمردة الذي تبنته',
            [("changed", "الأحمر", "المتمردة")],
            id="a name that only lost its quotation marks is no difference",
        ),
        pytest.param(
            "خلال يومين (اليوم وغداً) قبل العاصفة",
            "خلال يومين (السبت والأحد) قبل العاصفة",
            [("changed", "(اليوم وغداً)", "(السبت والأحد)")],
            id="brackets around a change belong to it",
        ),
        pytest.param(
            "وفق وكالة الضفاف للأنباء.",
            'وفق وكالة "السارية" البحرية.',
            [("changed", "الضفاف للأنباء", '"السارية" البحرية')],
            id="an opening mark is taken along with its closing mark",
        ),
        pytest.param(
            "حرب على تنظيم “الظل” التي انتهت",
            "حرب على ظل التي انتهت",
            [("changed", "تنظيم “الظل”", "ظل")],
            id="a closing mark is taken along with its opening mark",
        ),
        pytest.param(
            "قال مدير الميناء في بيان صحفي إن العمل توقف",
            "صرح ناطق باسم الهيئة في مؤتمر موجز إن العمل توقف",
            [("changed", "قال مدير الميناء في بيان صحفي", "صرح ناطق باسم الهيئة في مؤتمر موجز")],
            id="a stock word does not cut a rewritten phrase in two",
        ),
        pytest.param(
            "زار الوزير الميناء ثم عاد القائد",
            "تفقد الوزير المرفأ ثم عاد المدير",
            [("changed", "زار", "تفقد"), ("changed", "الميناء", "المرفأ"), ("changed", "القائد", "المدير")],
            id="a word of the news keeps two changes apart",
        ),
        pytest.param(
            "أُعلن في تموز الماضي",
            "أُعلن في تموز/يوليو الماضي",
            [("added", "", "يوليو")],
            id="words that only the right has",
        ),
        pytest.param("توقف العمل كلياً أمس", "توقف العمل أمس", [("omitted", "كلياً", "")], id="words it lacks"),
        pytest.param("أعلن الوزير", "الوزير", [("omitted", "أعلن", "")], id="missing at the start"),
    ],
)
def test_what_differs_is_shown_on_the_original(left: str, right: str, expected: list[tuple[str, str, str]]) -> None:
    assert shown(left, right) == expected


@pytest.mark.parametrize(
    ("left", "right"),
    [
        pytest.param("قال المسؤول إن الحكومة", "قال المسئول ان الحكومه", id="hamza and ta marbuta"),
        pytest.param("أُعلِنَ رَسْمِيّاً", "أعلن رسميا", id="harakat"),
        pytest.param("بلغ ١٢ طناً", "بلغ 12 طنا", id="digits"),
        pytest.param("قال: «توقف العمل».", 'قال "توقف العمل"', id="quotation marks and punctuation"),
        pytest.param("بين الشمال و الجنوب", "بين الشمال والجنوب", id="a space after the conjunction"),
        pytest.param("الميـــناء", "الميناء", id="tatweel"),
        pytest.param("...", "؟", id="no words at all"),
    ],
)
def test_spelling_is_no_difference(left: str, right: str) -> None:
    assert shown(left, right) == []


def test_spans_refer_to_the_whole_text_and_not_to_the_passage() -> None:
    left, right = "مقدمة طويلة. أغلق الميناء.", "تمهيد. فتح الميناء."
    (found,) = differences(left, (13, len(left)), right, (7, len(right)))
    assert (left[slice(*found.left)], right[slice(*found.right)]) == ("أغلق", "فتح")


def test_a_mark_outside_the_passage_is_not_taken() -> None:
    left, right = "(أغلق) الميناء", "(فتح) الميناء"
    (found,) = differences(left, (1, len(left)), right, (1, len(right)))
    assert left[slice(*found.left)] == "أغلق"


def test_an_omission_points_at_the_place_where_the_words_are_missing() -> None:
    left, right = "توقف العمل كلياً أمس", "توقف العمل أمس"
    (found,) = differences(left, (0, len(left)), right, (0, len(right)))
    assert found == Difference("omitted", (11, 16), (10, 10))


def test_passages_too_long_to_compare_are_one_change_that_says_so() -> None:
    left, right = "كلمة " * (WORDS + 1), "أخرى"
    assert differences(left, (0, len(left)), right, (0, 4)) == (
        Difference("changed", (0, len(left)), (0, 4), TOO_LONG),
    )

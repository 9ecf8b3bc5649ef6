from time import process_time

import pytest

from articles.analysis.compared_text import ComparedText, known_in
from articles.analysis.differences import Difference
from articles.analysis.wording import TOO_LONG, WORDS, differences


def found_in(left: str, right: str) -> list[tuple[str, str, str]]:
    """``(kind, words of the left, words of the right)`` of all but punctuation."""
    found = differences(ComparedText(left, ()), (0, len(left)), ComparedText(right, ()), (0, len(right)))
    return [
        (d.kind, left[slice(*d.left)] if d.left else "", right[slice(*d.right)] if d.right else "")
        for d in found
        if d.reason != "punctuation"
    ]


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        pytest.param(
            "جنوح سفينة شحن كبيرة كانت تقل القمح",
            "جنوح ناقلة حبوب كانت تقل القمح",
            [("wording", "سفينة شحن كبيرة", "ناقلة حبوب")],
            id="replaced words are one phrase",
        ),
        pytest.param(
            "هجوم حركة الفجر الأحمر الذي تبنته",
            'هجوم حركة "الفجر" المتمردة الذي تبنته',
            [("wording", "الأحمر", "المتمردة")],
            id="quotation marks around a name are a difference of their own",
        ),
        pytest.param(
            "خلال يومين (اليوم وغداً) قبل العاصفة",
            "خلال يومين (السبت والأحد) قبل العاصفة",
            [("wording", "اليوم وغداً", "السبت والأحد")],
            id="brackets that both have do not differ",
        ),
        pytest.param(
            "حرب على تنظيم “الغيم” التي انتهت",
            "حرب على شبح التي انتهت",
            [("wording", "تنظيم “الغيم”", "شبح")],
            id="a closing mark is taken along with its opening mark",
        ),
        pytest.param(
            "زار مدير الميناء في جولة صباحية المخازن",
            "تفقد رئيس الهيئة في مؤتمر موجز المخازن",
            [("wording", "زار مدير الميناء في جولة صباحية", "تفقد رئيس الهيئة في مؤتمر موجز")],
            id="a stock word does not cut a rewritten phrase in two",
        ),
        pytest.param(
            "زار الوزير الميناء ثم عاد الحارس",
            "تفقد الوزير المرفأ ثم عاد الصياد",
            [("wording", "زار", "تفقد"), ("wording", "الميناء", "المرفأ"), ("wording", "الحارس", "الصياد")],
            id="a word of the news keeps two changes apart",
        ),
        pytest.param(
            "أُعلن في تموز الماضي", "أعلن في تموز/يوليو الماضي", [("spelling", "أُعلن", "أعلن"), ("added", "", "يوليو")]
        ),
        pytest.param("توقف العمل كلياً أمس", "توقف العمل أمس", [("omitted", "كلياً", "")], id="words it lacks"),
        pytest.param("صباحاً عاد", "عاد", [("omitted", "صباحاً", "")], id="missing at the start"),
    ],
)
def test_what_differs_is_shown_on_the_original(left: str, right: str, expected: list[tuple[str, str, str]]) -> None:
    assert found_in(left, right) == expected


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
def test_spelling_is_nothing_but_a_difference_of_spelling(left: str, right: str) -> None:
    assert {kind for kind, _left, _right in found_in(left, right)} <= {"spelling"}


def test_spans_refer_to_the_whole_text_and_not_to_the_passage() -> None:
    left, right = "مقدمة طويلة. أغلق الميناء.", "تمهيد. فتح الميناء."
    (found,) = differences(ComparedText(left, ()), (13, len(left)), ComparedText(right, ()), (7, len(right)))
    assert found.left is not None
    assert found.right is not None
    assert (left[slice(*found.left)], right[slice(*found.right)]) == ("أغلق", "فتح")


def test_an_omission_has_no_place_in_the_text_that_lacks_the_words() -> None:
    left, right = "توقف العمل كلياً أمس", "توقف العمل أمس"
    (found,) = differences(ComparedText(left, ()), (0, len(left)), ComparedText(right, ()), (0, len(right)))
    assert found == Difference("omitted", (11, 16), None, "words")


def test_one_sign_that_stands_for_several_words_is_taken_as_it_stands() -> None:
    assert found_in("ﷺ", "و ﷺ") == [("spelling", "ﷺ", "و ﷺ")]
    assert found_in("قال ﷺ", "قال النبي ﷺ") == [("added", "", "النبي")]


def test_passages_too_long_to_compare_are_one_difference_that_says_so() -> None:
    left, right = "كلمة " * (WORDS + 1), "أخرى"
    assert differences(ComparedText(left, ()), (0, len(left)), ComparedText(right, ()), (0, 4)) == (
        Difference("wording", (0, len(left)), (0, 4), TOO_LONG),
    )


def test_the_longest_passages_of_numbers_alone_take_bounded_time() -> None:
    left, right = (" ".join(str(number + more) for number in range(1_900)) for more in (0, 7))
    texts = [ComparedText(text, (), known_in(text, names=(), dates=(), quotations=())) for text in (left, right)]
    started = process_time()
    differences(texts[0], (0, len(left)), texts[1], (0, len(right)))
    assert process_time() - started < 5

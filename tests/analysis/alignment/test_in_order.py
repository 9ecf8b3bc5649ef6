import pytest

from articles.analysis.alignment import Row, align, align_all
from articles.language.sentences import split_sentences

from ..wires import COPY, THIRD, UNRELATED, WIRE
from .texts import pairs_of, rows_of


def test_a_text_stands_against_itself_sentence_by_sentence() -> None:
    assert pairs_of(WIRE, WIRE) == [((n, n + 1), (n, n + 1)) for n in range(5)]


def test_two_sentences_that_a_copy_joins_stand_against_one() -> None:
    assert pairs_of(WIRE, COPY) == [
        ((0, 1), (0, 1)),
        ((1, 2), (1, 2)),
        ((2, 4), (2, 3)),
        ((4, 5), (3, 3)),
        ((5, 5), (3, 4)),
    ]


def test_one_sentence_that_a_copy_splits_stands_against_two() -> None:
    assert ((2, 3), (2, 4)) in pairs_of(COPY, WIRE)


def test_unrelated_texts_have_no_pair() -> None:
    result = align(WIRE, split_sentences(WIRE), UNRELATED, split_sentences(UNRELATED))
    assert all(pair.likeness == 0 for pair in result.pairs)
    assert len(result.pairs) == 5 + 3


def test_an_empty_text_leaves_every_sentence_alone() -> None:
    assert pairs_of(WIRE, "") == [((n, n + 1), (0, 0)) for n in range(5)]
    assert pairs_of("", "") == []


def test_sentences_without_a_word_do_no_harm() -> None:
    assert pairs_of("...", "؟") == [((0, 1), (0, 0)), ((1, 1), (0, 1))]


@pytest.mark.parametrize("base", range(3))
def test_rows_keep_the_order_of_the_base(base: int) -> None:
    texts = (WIRE, COPY, THIRD)
    seen = [n for cells in rows_of(*texts, base=base) for n in range(*cells[base])]
    assert seen == list(range(len(split_sentences(texts[base]))))


def test_a_sentence_that_the_base_lacks_is_aligned_between_the_others() -> None:
    rows = rows_of(WIRE, COPY, THIRD)
    cost = [cells for cells in rows if cells[0][0] == cells[0][1]]
    assert cost == [((5, 5), (3, 4), (2, 3))]


def test_base_sentences_that_one_text_joins_share_a_row_in_all_texts() -> None:
    rows = rows_of(WIRE, WIRE, COPY)
    assert ((2, 4), (2, 4), (2, 3)) in rows


def test_the_choice_of_the_base_keeps_the_order_of_the_columns() -> None:
    assert rows_of(COPY, WIRE, base=1)[2] == ((2, 3), (2, 4))


def test_a_row_says_which_texts_have_it() -> None:
    assert Row(((0, 1), (3, 3), (2, 4))).present == (0, 2)


@pytest.mark.parametrize(("count", "base"), [(1, 0), (0, 0), (2, 2), (2, -1)])
def test_fewer_than_two_texts_or_a_base_that_is_none_of_them_is_refused(count: int, base: int) -> None:
    with pytest.raises(ValueError, match="cannot be compared"):
        align_all([(WIRE, split_sentences(WIRE))] * count, base)


def test_a_long_sentence_that_a_copy_cuts_in_four_stands_against_all_four() -> None:
    parts = ["ارتفع عدد العمليات إلى 374 ألف عملية", "وانخفضت قيمتها إلى 49 مليار ريال"]
    parts += ["وبلغت المدفوعات المجمعة 118 ألفا", "وتراجعت الرسوم بنسبة ثلاثة أعشار"]
    assert pairs_of("، ".join(parts) + ".", ". ".join(parts) + ".") == [((0, 1), (0, 4))]


def test_a_sentence_that_tells_something_else_is_not_joined_to_its_neighbour() -> None:
    first, second = WIRE.splitlines()[0], WIRE.splitlines()[3]
    assert pairs_of(first, f"{first}\n{second}") == [((0, 1), (0, 1)), ((1, 1), (1, 2))]


def test_two_stand_against_two_where_the_border_between_them_moved() -> None:
    one, two, three = "افتتح الوزير مصنع الزجاج", "وأشاد بالعمال والمهندسين", "ووعد بطريق جديد إلى القرى الجبلية"
    assert pairs_of(f"{one} {two}. {three}.", f"{one}. {two} {three}.") == [((0, 2), (0, 2))]


def test_two_that_share_no_more_than_their_event_with_the_other_two_stand_each_against_its_own() -> None:
    left = (
        "قتل أربعة جنود بينهم ضابط في انفجار عبوة ناسفة بمحافظة الوادي الشمالي.",
        "وأوضح المتحدث العسكري العميد سالم النجار أن عناصر زرعت العبوة في مركبة أثناء تمشيط منطقة السدرة، ما أسفر عن "
        "مقتل ضابط وثلاثة جنود.",
    )
    right = (
        "أعلن الجيش مقتل ضابط وثلاثة جنود في انفجار عبوة ناسفة بالوادي الشمالي.",
        "وقال في بيان إن العبوة زرعت في مركبة مدرعة أثناء قيام الجنود بتمشيط منطقة السدرة.",
    )
    assert pairs_of("\n".join(left), "\n".join(right)) == [((0, 1), (0, 1)), ((1, 2), (1, 2))]


def test_two_market_reports_of_different_days_are_no_pair_where_they_tell_other_things() -> None:
    monday = "ارتفع مؤشر السوق بدعم من أسهم المصارف.\nوتصدرت شركة الإسمنت الرابحين.\nوبلغت السيولة أربعة مليارات."
    friday = (
        "تراجع المؤشر مع هبوط النفط.\nوخسرت أسهم البتروكيماويات أكثر من غيرها.\nوترقب المتعاملون نتائج الربع الثاني."
    )
    assert not any(here[0] < here[1] and there[0] < there[1] for here, there in pairs_of(monday, friday))


def test_two_accidents_of_different_towns_are_no_pair() -> None:
    here = "لقي ثلاثة أشخاص مصرعهم في تصادم حافلة وشاحنة على طريق الميناء.\nونقلت فرق الإسعاف المصابين إلى المستشفى."
    there = "أصيب خمسة أشخاص بانقلاب سيارة قرب قرية التل فجر الجمعة.\nوباشرت فرق الإسعاف الحادث وفتح المرور تحقيقاً."
    assert not any(one[0] < one[1] and other[0] < other[1] for one, other in pairs_of(here, there))


def test_a_headline_that_the_first_sentence_repeats_stands_against_the_headline() -> None:
    headline = "جنوح سفينة شحن في ميناء الرأس الأخضر\n"
    assert pairs_of(headline + WIRE, headline + COPY)[:2] == [((0, 1), (0, 1)), ((1, 2), (1, 2))]


def test_a_first_sentence_said_twice_in_one_text_stands_once_against_the_other() -> None:
    first = WIRE.splitlines()[0]
    pairs = pairs_of(f"{first}\n{WIRE}", WIRE)
    assert sorted(right for _, right in pairs if right[0] < right[1]) == [(n, n + 1) for n in range(5)]
    assert sum(left[0] < left[1] and right[0] == right[1] for left, right in pairs) == 1


def test_six_texts_stand_side_by_side() -> None:
    rows = rows_of(WIRE, COPY, THIRD, UNRELATED, "", WIRE)
    assert rows[0] == ((0, 1), (0, 1), (0, 1), (0, 0), (0, 0), (0, 1))


def test_six_unrelated_texts_have_a_row_for_each_sentence() -> None:
    names = ["المصنع", "الملعب", "المتحف", "المستشفى", "المطار", "السوق"]
    verbs = ["احترق", "افتتح", "أغلق", "توسع", "تعطل", "ازدهر"]
    places = ["الشمال", "الجبل", "الساحل", "العاصمة", "الصحراء", "الوادي"]
    texts = [f"{verb} {name} في {place}.\n" for verb, name, place in zip(verbs, names, places, strict=True)]
    assert all(sum(first < last for first, last in cells) == 1 for cells in rows_of(*texts))

# ruff: noqa: E501 -- a sentence of running Arabic is easier to read on one line.
import random
import time
from itertools import pairwise

import pytest

from articles.analysis.shared_passages import shared_passages, words_of

from .wires import UNRELATED, WIRE

PARAGRAPH = "وقال مدير الميناء سالم الراوي إن فرق الإنقاذ ستعمل على تعويم السفينة خلال يومين قبل وصول الأمواج العالية إلى الساحل"
EDITED = "وقال مدير الميناء سالم الراوي إن فرق الانقاذ ستعمل على تعويم الناقلة خلال يومين قبل وصول الأمواج العالية إلى الساحل"
SECOND = "وأعلنت الوزارة أن التحقيق في أسباب الحادث بدأ فعلا وأن نتائجه ستنشر في تقرير مفصل نهاية الشهر المقبل"


def passages_of(left: str, right: str) -> list[tuple[str, str]]:
    found = shared_passages(left, right)
    assert found == tuple(sorted((left, right) for right, left in shared_passages(right, left)))
    for side in (0, 1):
        spans = sorted(passage[side] for passage in found)
        assert all(one[1] <= other[0] for one, other in pairwise(spans))
    return [(left[slice(*here)], right[slice(*there)]) for here, there in found]


def test_a_wire_paragraph_inside_a_longer_piece_is_found_with_its_span() -> None:
    longer = f"{UNRELATED}{PARAGRAPH}.\n{UNRELATED}"
    assert passages_of(PARAGRAPH, longer) == [(PARAGRAPH, PARAGRAPH)]


def test_unrelated_texts_share_nothing() -> None:
    assert passages_of(WIRE, UNRELATED) == []


def test_a_word_changed_spelling_or_exchanged_does_not_end_a_passage() -> None:
    assert passages_of(f"{PARAGRAPH} أولا", f"{EDITED} ثانيا") == [(PARAGRAPH, EDITED)]


def test_a_sentence_told_in_other_words_is_no_passage() -> None:
    told = "وبحسب سالم الراوي الذي يدير الميناء فإن المنقذين يحتاجون إلى يومين حتى تطفو السفينة ثانية قبل أن يعلو الموج"
    assert passages_of(PARAGRAPH, told) == []


def test_words_put_in_or_left_out_stay_inside_the_passage() -> None:
    words = PARAGRAPH.split()
    added = " ".join([*words[:8], "بحسب بيان صدر اليوم", *words[8:]])
    cut = " ".join([*words[:6], *words[8:]])
    assert passages_of(PARAGRAPH, added) == [(PARAGRAPH, added)]
    assert passages_of(PARAGRAPH, cut) == [(PARAGRAPH, cut)]


def test_two_passages_with_a_paragraph_between_them_are_not_joined() -> None:
    apart = f"{PARAGRAPH} {UNRELATED} {SECOND}"
    assert passages_of(f"{PARAGRAPH} {SECOND}", apart) == [(PARAGRAPH, PARAGRAPH), (SECOND, SECOND)]


def test_passages_in_another_order_are_found() -> None:
    assert passages_of(f"{PARAGRAPH}. {SECOND}.", f"{SECOND}. {PARAGRAPH}.") == [
        (PARAGRAPH, PARAGRAPH),
        (SECOND, SECOND),
    ]


def test_a_paragraph_that_stands_twice_in_one_text_is_paired_once() -> None:
    assert passages_of(PARAGRAPH, f"{PARAGRAPH}.\n{UNRELATED}{PARAGRAPH}.") == [(PARAGRAPH, PARAGRAPH)]


def test_an_edit_near_the_end_leaves_the_words_behind_it_in_the_passage() -> None:
    words = PARAGRAPH.split()
    edited = " ".join([*words[:-3], "الشديدة", *words[-2:]])
    assert passages_of(PARAGRAPH, edited) == [(PARAGRAPH, edited)]


def test_one_word_in_common_behind_the_end_does_not_draw_the_passage_on() -> None:
    ends = f"{PARAGRAPH} بعد ظهر الأحد", f"{PARAGRAPH} مساء هذا الأحد"
    assert passages_of(*ends) == [(PARAGRAPH, PARAGRAPH)]


def test_the_same_text_is_one_passage_from_its_first_word_to_its_last() -> None:
    assert passages_of(WIRE, WIRE) == [(WIRE.rstrip(".\n"), WIRE.rstrip(".\n"))]


@pytest.mark.parametrize(("left", "right"), [("", ""), ("", WIRE), ("...", "؟؟"), ("كلمة", "كلمة"), ("a b", "b a")])
def test_texts_without_words_enough_share_nothing(left: str, right: str) -> None:
    assert passages_of(left, right) == []


def test_twelve_equal_words_are_a_passage() -> None:
    shared = " ".join(PARAGRAPH.split()[:12])
    assert passages_of(f"{UNRELATED}{shared} أمس", f"{SECOND} {shared} غدا") == [(shared, shared)]


def test_eleven_equal_words_are_none() -> None:
    shared = " ".join(PARAGRAPH.split()[:11])
    assert passages_of(f"{UNRELATED}{shared} أمس", f"{SECOND} {shared} غدا") == []


def test_a_passage_that_an_outlet_prints_often_is_still_found() -> None:
    often = f"{PARAGRAPH}. {UNRELATED}" * 10
    assert [left for left, _ in passages_of(PARAGRAPH, often)] == [PARAGRAPH]


def test_a_line_that_both_texts_repeat_all_the_time_is_no_passage() -> None:
    line = "تابعونا على صفحاتنا في مواقع التواصل الاجتماعي لمعرفة آخر الأخبار والتطورات أولا بأول"
    left = "\n".join(f"{line} {word}" for word in PARAGRAPH.split()[:10])
    right = "\n".join(f"{word} {line}" for word in SECOND.split()[10:])
    assert passages_of(left, right) == []


def test_a_shingle_is_five_folded_words() -> None:
    assert words_of("أُغلِقَ الميناءُ الشرقيُّ صباحَ اليومِ الثلاثاء").different == {
        ("اغلق", "الميناء", "الشرقي", "صباح", "اليوم"),
        ("الميناء", "الشرقي", "صباح", "اليوم", "الثلاثاء"),
    }


def test_too_few_words_have_no_shingle() -> None:
    assert words_of("أغلق الميناء الشرقي اليوم").shingles == []


def test_punctuation_and_spelling_make_no_other_shingle() -> None:
    text, other = "قال المسؤول: إن «الهيئة» أوقفت العمل.", "قال المسئول ان الهيئه اوقفت العمل"
    assert words_of(text).shingles == words_of(other).shingles


def vocabulary(count: int) -> list[str]:
    chance = random.Random(7)
    return ["".join(chance.choice("ابتثجحخدذرزسشصضطظعغفقكلمنهوي") for _ in range(6)) for _ in range(count)]


def test_fifty_thousand_rewritten_words_are_still_one_text() -> None:
    chance = random.Random(11)
    words = chance.choices(vocabulary(5_000), k=50_000)
    rewritten = [word if number % 100 else "غيرها" for number, word in enumerate(words)]
    left, right = " ".join(words), " ".join(rewritten)
    before = time.monotonic()
    found = shared_passages(left, right)
    assert time.monotonic() - before < 15
    assert sum(end - start for (start, end), _ in found) > 0.99 * len(left)


@pytest.mark.parametrize("different", [1, 8, 12, 5_000])
def test_repetitive_texts_of_fifty_thousand_words_take_no_longer(different: int) -> None:
    chance = random.Random(13)
    words = vocabulary(different)
    left, right = (" ".join(chance.choices(words, k=50_000)) for _ in range(2))
    before = time.monotonic()
    found = shared_passages(left, right)
    assert time.monotonic() - before < 30
    assert (len(found) == 1) == (different == 1)

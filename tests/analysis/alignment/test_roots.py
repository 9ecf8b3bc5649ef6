"""Words of one root are taken for nearly the same, other words are not."""

import pytest

from articles.analysis.alignment.roots import root
from articles.language.clitics import readings

from .test_likeness import likeness


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("قتل", "مقتل"),
        ("إصابة", "مصابين"),
        ("الإسعافية", "إسعاف"),
        ("استشهاد", "شهيد"),
        ("ونقلهم", "نقلوا"),
        ("فرقتان", "فرق"),
        ("بأعلاف", "أعلاف"),
        ("زلزالا", "زلزال"),
    ],
)
def test_words_of_one_root_have_one_form(one: str, other: str) -> None:
    assert root(readings(one)[0]) == root(readings(other)[0])


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("قتل", "قبل"),
        ("سيارة", "سور"),
        ("حريق", "حرب"),
        ("رئيس", "مريض"),
        ("انفجار", "انفراج"),
        ("الشمال", "الجنوب"),
        ("ارتفع", "انخفض"),
        ("طفل", "طريق"),
    ],
)
def test_words_of_other_roots_have_not(one: str, other: str) -> None:
    assert root(readings(one)[0]) != root(readings(other)[0])


@pytest.mark.parametrize("word", ["2015", "reuters", "~من"])
def test_a_number_a_foreign_word_and_a_word_behind_a_sign_have_no_root(word: str) -> None:
    assert root(word) == ""


def test_a_sentence_in_words_of_the_same_roots_is_more_alike_than_one_in_other_words() -> None:
    told = "مقتل سائق وإصابة راكبين بتصادم مركبتين."
    assert likeness("قتل السائق وأصيب الراكبان حين تصادمت المركبتان.", told) > 0.2
    assert likeness("وعزا مدير المرور ذلك إلى السرعة الزائدة.", told) < 0.1


def test_the_same_word_is_more_alike_than_one_of_its_root() -> None:
    told = "وأعلنت الشرطة مقتل المهاجم قرب السفارة."
    assert likeness("وذكر شهود مقتل المهاجم هناك.", told) > likeness("وذكر شهود أن المهاجم قتل هناك.", told)

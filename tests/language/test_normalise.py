"""One folded form for the many ways one word is written, and no more than that."""

import pytest

from articles.language.normalise import fold, fold_digits, name_key, sort_key, strip_marks


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("أحمد", "احمد"),
        ("إيران", "ايران"),
        ("آب", "اب"),
        ("الحكومة", "الحكومه"),
        ("مصطفى", "مصطفي"),
        ("مسؤول", "مسئول"),
        ("العـــراق", "العراق"),
        ("عُقِدَ", "عقد"),
        ("قرارًا", "قرارا"),
        ("ﻻ", "لا"),
        ("کابل", "كابل"),
        ("فيينا", "ڤيينا"),
        ("٢٠١٨", "2018"),
        ("K1", "k1"),
        ("سوريا\u200f", "سوريا"),
    ],
)
def test_two_spellings_of_one_word_fold_alike(left: str, right: str) -> None:
    assert fold(left) == fold(right)


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("كلب", "قلب"),
        ("عمر", "عمرو"),
        ("سوريا", "سوري"),
        ("بحر", "بحار"),
        ("شعر", "سعر"),
        ("2018", "2019"),
        ("قرآن", "قران كريم"),
    ],
)
def test_two_words_stay_two(left: str, right: str) -> None:
    assert fold(left) != fold(right)


def test_folding_a_folded_word_changes_nothing() -> None:
    for word in ("مسئولون", "الإستراتيجيّة", "ﷲ", "٣٫٥", "إلى", "Straße"):
        assert fold(fold(word)) == fold(word)


def test_digits_are_folded_in_place() -> None:
    assert fold_digits("عام ٢٠١٨ أو ۲۰۱۹") == "عام 2018 أو 2019"


def test_marks_leave_and_letters_stay() -> None:
    assert strip_marks("مُسـْؤول") == "مسؤول"


def test_a_name_is_looked_up_without_the_marks_around_it() -> None:
    assert name_key(" «أحمد   العلي»، ") == name_key("احمد العلي")


def test_the_article_does_not_sort() -> None:
    names = ["اليمن", "بغداد", "العراق", "أحمد"]
    assert sorted(names, key=sort_key) == ["أحمد", "بغداد", "العراق", "اليمن"]

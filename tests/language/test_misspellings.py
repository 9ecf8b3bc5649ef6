import pytest

from articles.language.misspellings import near_forms, other_keyboard


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("عرااق", "عراق"),
        ("غوتيرش", "غوتيريش"),
        ("مضاهره", "مظاهره"),
        ("ظابت", "ضابط"),
        ("حكومة"[:-1] + "ت", "حكومه"),
        ("اوبامه", "اوباما"),
        ("وازره", "وزاره"),
        ("رئيس", "رييس"),
        ("guteres", "guterres"),
        ("reutres", "reuters"),
    ],
)
def test_what_was_meant_is_one_slip_away(typed: str, meant: str) -> None:
    assert meant in near_forms(typed)


@pytest.mark.parametrize(
    ("typed", "other"),
    [
        ("عراق", "ايران"),
        ("بغداد", "بيروت"),
        ("قطر", "مصر"),
        ("وزاره", "وزيران"),
        ("reuters", "routine"),
        ("عراق", "عراق"),
    ],
)
def test_what_is_farther_away_is_not_near(typed: str, other: str) -> None:
    assert other not in near_forms(typed)


@pytest.mark.parametrize("typed", ["2015", "", "ما", "3.5", "ا" * 25, "k1", "a'b"])
def test_numbers_and_very_short_or_long_words_have_nothing_near(typed: str) -> None:
    assert near_forms(typed) == {}


def test_of_a_word_of_three_letters_only_confused_letters_may_be_wrong() -> None:
    assert "قطر" in near_forms("قتر")
    assert "مصر" not in near_forms("مصن")


@pytest.mark.parametrize(
    ("typed", "nearer", "farther"),
    [
        ("عرااق", "عراق", "عرااك"),
        ("ضاهره", "ظاهره", "ماهره"),
        ("نتنياهوو", "نتنياهو", "نتنياهوم"),
        ("عراك", "عراق", "عراب"),
        ("سلمان", "سليمان", "سلطان"),
        ("بغداد", "بغداذ", "تعداد"),
    ],
)
def test_likely_slips_are_nearer_than_others(typed: str, nearer: str, farther: str) -> None:
    near = near_forms(typed)
    assert near[nearer] < near.get(farther, 2)


def test_a_long_word_has_some_two_thousand_forms_at_most() -> None:
    assert len(near_forms("والمستوطنات")) < 2_500
    assert all(0.4 <= cost <= 1.3 for cost in near_forms("استخبارات").values())


@pytest.mark.parametrize(
    ("typed", "word"), [("hguvhr", "العراق"), ("fyn", "بغى"), ("b", "لا"), ("v,sdh", ""), ("é", "")]
)
def test_the_arabic_word_of_the_same_keys(typed: str, word: str) -> None:
    assert other_keyboard(typed) == word


def test_a_word_in_arabic_letters_was_typed_on_the_right_keyboard() -> None:
    assert other_keyboard("العراق") == ""

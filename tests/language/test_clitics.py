import pytest

from articles.language.clitics import is_stop_word, prefixes, readings
from articles.language.normalise import fold


@pytest.mark.parametrize(
    ("written", "form"),
    [
        ("والعراق", "عراق"),
        ("بالعراق", "عراق"),
        ("للعراق", "عراق"),
        ("وبالعراق", "عراق"),
        ("فالعراق", "عراق"),
        ("كالعراق", "عراق"),
        ("ببغداد", "بغداد"),
        ("وبغداد", "بغداد"),
        ("وببغداد", "بغداد"),
        ("لسوريا", "سوريا"),
        ("وسورية", "سوريا"),
        ("سورية", "سوريا"),
        ("مسئول", "مسؤول"),
        ("المسؤول", "مسؤول"),
        ("الحكومه", "حكومه"),
        ("وحكومة", "حكومه"),
        ("إيران", "ايران"),
        ("بإيران", "ايران"),
        ("لداعش", "داعش"),
        ("وقال", "قال"),
        ("ستعلن", "تعلن"),
        ("سيتم", "يتم"),
        ("بدور", "دور"),
        ("كرئيس", "رئيس"),
        ("لألمانيا", "المانيا"),
        ("العِراق", "عراق"),
        ("الـعـراق", "عراق"),
        ("ﺍﻟﻌﺮﺍﻕ", "عراق"),
        ("لله", "الله"),
    ],
)
def test_what_is_joined_to_a_word_is_taken_off(written: str, form: str) -> None:
    assert readings(written)[0] == form


@pytest.mark.parametrize(
    "word",
    [
        "وزاره", "وزير", "وليد", "واشنطن", "وفد", "واحد", "وجد", "وطن",
        "فلسطين", "فرنسا", "فيصل", "فريق", "فقيد",
        "بغداد", "بيان", "بيروت", "باليستي", "بالغ", "بريطانيا", "بوتين",
        "لبنان", "لجنه", "لقاء", "لندن", "ليبيا",
        "كتاب", "كركوك", "كيري", "كريم", "كردستان", "كساد", "كايمان",
        "سياره", "سياسه", "ستالين", "سيناء", "سلام",
        "المانيا", "الله", "الكتروني",
    ],
)  # fmt: skip
def test_a_first_letter_of_the_word_itself_stays(word: str) -> None:
    assert readings(word) == (word,)


@pytest.mark.parametrize(
    ("searched", "printed"), [("زار", "وزارة"), ("تاب", "كتاب"), ("ليد", "وليد"), ("يان", "بيان"), ("سلم", "لسلم")]
)
def test_a_remainder_finds_the_whole_word_only_where_it_is_the_word(searched: str, printed: str) -> None:
    assert (readings(searched)[0] in readings(printed)) is (printed == "لسلم")


def test_a_doubtful_word_is_found_under_both_readings_but_searched_as_written() -> None:
    assert readings("وغوتيريش") == ("وغوتيريش", "غوتيريش")


def test_the_hamza_tells_the_article_from_the_first_letters_of_a_word() -> None:
    assert readings("ألعاب") == ("العاب",)
    assert readings("الألعاب") == ("العاب",)
    assert readings("العراق") == ("عراق",)


def test_a_committee_and_a_garden_after_two_lams_are_both_found() -> None:
    assert set(readings("للجنة")) == {"لجنه", "جنه"}


@pytest.mark.parametrize("word", ["من", "في", "وفي", "على", "وعلى", "التي", "بأن", "فإن", "لأن", "كان"])
def test_a_stop_word_has_no_form(word: str) -> None:
    assert is_stop_word(word)


@pytest.mark.parametrize("word", ["علي", "وعلي", "العراق", "كانون", "حرب", "بعد"])
def test_a_word_that_only_resembles_a_stop_word_has_one(word: str) -> None:
    assert not is_stop_word(word)


@pytest.mark.parametrize(
    ("written", "forms"),
    [
        ("العرا", ("عرا",)),
        ("بالعر", ("عر",)),
        ("وز", ("وز",)),
        ("ترامب", ("ترامب", "ترمب")),
        ("و", ()),
        ("ال", ("ال",)),
    ],
)
def test_an_unfinished_word_loses_the_article_and_keeps_two_letters(written: str, forms: tuple[str, ...]) -> None:
    assert prefixes(written) == forms


def test_with_its_article_the_country_is_an_adjective_too() -> None:
    assert readings("السورية") == ("سوريه", "سوريا")
    assert readings("الأفريقية") == ("افريقيه", "افريقيا")
    assert readings("سورية") == ("سوريا",)
    assert readings("الأمريكية") == ("امريكيه",)


@pytest.mark.parametrize("word", ["بلدين", "بطاقتها", "وفود", "وكالتهم", "لاجئون", "فحصه", "كهول", "بالغون", "ولايتها"])
def test_an_ending_does_not_make_the_first_letter_a_clitic(word: str) -> None:
    assert readings(word) == (fold(word),)

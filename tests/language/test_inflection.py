import pytest

from articles.language.clitics import readings
from articles.language.inflection import MOST_FORMS, MOST_OF_A_FAMILY, same_family, same_word


def finds(searched: str, printed: str) -> bool:
    """Whether a search for one word finds the other, as ``query_syntax`` reads searches and ``stems`` texts."""
    return bool(set(same_word(readings(searched)[0])) & set(readings(printed)))


def finds_the_family(searched: str, printed: str) -> bool:
    return bool(set(same_family(readings(searched)[0])) & set(readings(printed)))


@pytest.mark.parametrize(
    ("searched", "printed"),
    [
        ("العراق", "والعراق"), ("العراق", "بالعراق"), ("العراق", "للعراق"),
        ("سوريا", "سورية"), ("سوريا", "لسوريا"), ("داعش", "لداعش"),
        ("مسؤول", "مسئول"), ("مسؤول", "المسؤولين"), ("المسؤولون", "مسؤولو"), ("مسؤولي", "مسؤولة"),
    ],
)  # fmt: skip
def test_a_word_is_found_in_its_clitics_spellings_and_endings(searched: str, printed: str) -> None:
    assert finds(searched, printed)


@pytest.mark.parametrize(
    ("searched", "printed"),
    [
        ("العراق", "عراقي"), ("العراق", "عرق"), ("سوريا", "سور"), ("سوري", "سوريا"), ("داعش", "عاش"),
        ("زار", "وزارة"), ("تاب", "كتاب"), ("مسؤول", "سؤال"), ("مسؤول", "مسؤولية"),
    ],
)  # fmt: skip
def test_what_only_looks_like_a_word_is_not_found(searched: str, printed: str) -> None:
    assert not finds(searched, printed)


def test_a_form_is_the_first_of_its_own_forms_and_they_are_few() -> None:
    for form in ("وزير", "مسؤول", "حكومه", "قال", "3", "unesco", "غوتيريش", "وغوتيريش"):
        assert same_word(form)[0] == same_family(form)[0] == form
        assert len(set(same_word(form))) == len(same_word(form)) <= MOST_FORMS
        assert set(same_word(form)) <= set(same_family(form))
        assert len(same_family(form)) <= MOST_OF_A_FAMILY

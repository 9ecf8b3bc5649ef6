"""Words and numbers with their spans in the original text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.language.tokens import tokenise


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("قال، ثم: غادر.", ["قال", "ثم", "غادر"]),
        ("مُهنِّئَين إياه", ["مُهنِّئَين", "إياه"]),
        ("مستغلًّا", ["مستغلًّا"]),
        ("بـ54 مقعداً", ["بـ", "54", "مقعداً"]),
        ("3.5 و 2,500", ["3.5", "و", "2,500"]),
        ("معسكر «K1» القديم", ["معسكر", "K1", "القديم"]),
        ("ديسمبر/كانون", ["ديسمبر", "كانون"]),
        ("أ.ف.ب", ["أ", "ف", "ب"]),
        ("«»، . !", []),
        ("", []),
    ],
)
def test_words_are_cut_at_what_is_no_letter(text: str, words: list[str]) -> None:
    assert [token.text for token in tokenise(text)] == words


@given(st.text(max_size=300))
def test_spans_are_the_text_itself_in_order(text: str) -> None:
    end = 0
    for token in tokenise(text):
        assert text[token.start : token.end] == token.text
        assert end <= token.start < token.end
        end = token.end


def test_what_is_kept_of_a_text_is_not_changed_by_who_asked_before() -> None:
    tokenise("قال الوزير").clear()
    assert [token.text for token in tokenise("قال الوزير")] == ["قال", "الوزير"]


def test_a_text_too_long_to_be_kept_is_cut_alike() -> None:
    short = tokenise("قال " * 10)
    long = tokenise("قال " * 50_000)
    assert len(long) == 50_000
    assert long[:10] == short

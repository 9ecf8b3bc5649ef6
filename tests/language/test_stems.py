import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.language.stems import MAX_POSITION, index_article, index_document, plain_number, terms


def forms(text: str) -> list[tuple[str, ...]]:
    return [term.forms for term in terms(text)]


def test_words_stand_at_their_places_with_the_weights_of_headline_lead_and_rest() -> None:
    body = "وصل الوفد " + "كلمة " * 60
    vector = index_document("زيارة إلى بغداد", body)
    assert "'زياره':1A" in vector
    assert "'بغداد':3A" in vector, "a stop word keeps its place"
    assert "'وصل':13B" in vector, "a gap of ten keeps phrases from running out of the headline"
    assert ",73C" in vector


def test_a_stop_word_is_not_in_the_vector() -> None:
    assert "'الي'" not in index_document("زيارة إلى بغداد", "")


def test_both_readings_of_a_doubtful_word_share_a_place() -> None:
    vector = index_document("وغوتيريش", "")
    assert vector == "'وغوتيريش':1A 'غوتيريش':1A"


@pytest.mark.parametrize("text", ["عبد الله صالح", "عبدالله صالح", "لعبد الله صالح"])
def test_the_servant_of_god_is_one_word_however_it_is_spaced(text: str) -> None:
    found = forms(text)
    assert len(found) == 2
    assert "عبدالله" in found[0]


@pytest.mark.parametrize("text", ["عبد، الله", "عبد\nالله", "عبد صالح", "عبد"])
def test_words_that_only_follow_one_another_are_not_joined(text: str) -> None:
    assert all("عبدالله" not in found for found in forms(text))
    assert len(forms(text)) == len(text.replace("،", " ").split())


@pytest.mark.parametrize(
    ("written", "plain"),
    [("2,500", "2500"), ("2٬500", "2500"), ("3٫5", "3.5"), ("1,5", "1,5"), ("1,234,567.5", "1234567.5")],
)
def test_numbers_are_equal_however_they_are_grouped(written: str, plain: str) -> None:
    assert plain_number(written) == plain


def test_arabic_digits_are_digits() -> None:
    assert forms("٢٠١٥") == forms("2015") == [("2015",)]


def test_spans_are_of_the_text_as_written() -> None:
    text = "قالَ الرئيسُ"
    assert [text[term.start : term.end] for term in terms(text)] == ["قالَ", "الرئيسُ"]


def test_an_ordinary_article_is_complete() -> None:
    assert index_article("عنوان", "نص قصير").complete


def test_words_past_the_last_place_are_found_but_carry_no_usable_place() -> None:
    indexed = index_article("", "كلمة " * 10 + "س " * MAX_POSITION + "خاتمة")
    assert "'خاتمه':16383D" in indexed.vector
    assert not indexed.complete


def test_a_word_keeps_255_places_at_most() -> None:
    indexed = index_article("", "كلمة " * 300)
    assert indexed.vector.count(",") == 254
    assert not indexed.complete


def test_more_words_than_a_vector_holds_are_left_out_and_said_so() -> None:
    indexed = index_article("", " ".join(f"w{number}" for number in range(200_000)))
    assert not indexed.complete
    assert len(indexed.vector.encode()) < 2_000_000


def test_a_word_of_any_length_makes_a_lexeme_under_2_kilobytes() -> None:
    vector = index_document("ب" * 10_000, "𝐀" * 10_000)
    assert max(len(lexeme.encode()) for lexeme in vector.split()) < 2_000


def test_nothing_gives_an_empty_vector() -> None:
    assert index_document("", "") == ""


@given(st.text())
def test_any_text_can_be_indexed(text: str) -> None:
    vector = index_document(text, text)
    assert "\x00" not in vector
    vector.encode()


@pytest.mark.no_cover  # the watch is for the code, not for the measuring of it
def test_indexing_takes_linear_time() -> None:
    def seconds(text: str) -> float:
        started = time.process_time()
        index_document("", text)
        return time.process_time() - started

    seconds("العراق")
    for hostile in ("عبد ", "ببببب ", "و", "\u064b", "1,", "'\\"):
        assert seconds(hostile * 100_000) < 3, hostile

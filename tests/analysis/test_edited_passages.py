import pytest

from articles.analysis.edited_passages import NEAR_WORDS, PASSAGE_WORDS, REACH_WORDS, Words, edited_words

from .test_similarity import numbered


def made(text: str) -> Words:
    words = text.split()
    runs = [hash(" ".join(words[first : first + 3])) for first in range(len(words) - 2)]
    return Words([hash(word) if len(word) > 3 else 0 for word in words], runs, 3)


def marked(one: str, other: str) -> str:
    """x for each word of ``one`` that stands in ``other``, a dot for the others."""
    return "".join("x" if flag else "." for flag in edited_words(made(one), made(other)))


def test_all_of_a_text_stands_in_itself_and_nothing_in_a_stranger() -> None:
    assert marked(numbered(0, 30), numbered(0, 30)) == "x" * 30
    assert marked(numbered(0, 30), numbered(100, 130)) == "." * 30


@pytest.mark.parametrize(("one", "other"), [("", ""), ("", numbered(0, 9)), (numbered(0, 9), ""), ("ميناء", "ميناء")])
def test_texts_without_a_run_have_nothing_in_common(one: str, other: str) -> None:
    assert "x" not in marked(one, other)


def test_six_words_in_a_row_are_a_passage_wherever_they_stand() -> None:
    passage = numbered(0, PASSAGE_WORDS)
    found = marked(f"{numbered(100, 140)} {passage}", f"{passage} {numbered(200, 290)}")
    assert found == "." * 40 + "x" * PASSAGE_WORDS


def test_a_name_of_three_words_alone_is_no_passage() -> None:
    name = numbered(0, PASSAGE_WORDS - 1)
    assert "x" not in marked(f"{numbered(100, 140)} {name} {numbered(140, 180)}", f"{numbered(200, 240)} {name}")


def test_names_scattered_over_a_long_text_are_no_passage() -> None:
    names = [numbered(10 * number, 10 * number + 3) for number in range(4)]
    here = " ".join(f"{name} {numbered(100 + 5 * number, 105 + 5 * number)}" for number, name in enumerate(names))
    there = " ".join(f"{name} {numbered(150 + 50 * number, 200 + 50 * number)}" for number, name in enumerate(names))
    assert "x" not in marked(here, there)


def test_short_runs_near_one_another_in_both_texts_are_a_passage() -> None:
    here = f"{numbered(0, 4)} {numbered(100, 102)} {numbered(4, 8)}"
    there = f"{numbered(300, 320)} {numbered(0, 4)} {numbered(200, 205)} {numbered(4, 8)}"
    assert marked(here, there) == "xxxx..xxxx"


def test_short_runs_far_from_one_another_in_one_of_the_texts_are_none() -> None:
    here = f"{numbered(0, 4)} {numbered(100, 102)} {numbered(4, 8)}"
    there = f"{numbered(0, 4)} {numbered(200, 204 + NEAR_WORDS)} {numbered(4, 8)}"
    assert "x" not in marked(here, there)
    assert "x" not in marked(there, here)


def test_a_word_put_for_another_leaves_those_around_it() -> None:
    here = "أعلنت هيئة ميناء الرأس الأخضر البحري صباح الثلاثاء تعليق حركة الملاحة"
    there = "أعلنت هيئة ميناء الرأس الأخضر البحري مساء الثلاثاء وقف حركة الملاحة"
    assert marked(here, there) == "xxxxxx.x.xx"


def test_a_word_that_stands_elsewhere_in_the_other_text_does_not_count() -> None:
    passage = numbered(0, PASSAGE_WORDS)
    here = f"{passage} {numbered(100, 102)} الناقلة"
    assert marked(here, f"{passage} {numbered(200, 202)} الناقلة") == "x" * PASSAGE_WORDS + "..x"
    assert marked(here, f"{passage} {numbered(200, 230)} الناقلة") == "x" * PASSAGE_WORDS + "..."


def test_a_word_far_from_any_passage_does_not_count() -> None:
    passage, here, there = numbered(0, PASSAGE_WORDS), numbered(100, 99 + REACH_WORDS), numbered(200, 199 + REACH_WORDS)
    assert marked(f"{passage} {here} الناقلة", f"{passage} {there} الناقلة").endswith("x")
    further = [f"{passage} {words} حاوية الناقلة" for words in (f"{here} رصيف", f"{there} مرفأ")]
    assert not marked(*further).endswith("x")


def test_a_short_word_is_no_evidence_by_itself() -> None:
    passage = numbered(0, PASSAGE_WORDS)
    assert marked(f"{passage} رصيف على مرفأ", f"{passage} حوض على شاطئ") == "x" * PASSAGE_WORDS + "..."


def test_clauses_turned_round_all_count() -> None:
    one, other = numbered(0, 8), numbered(20, 28)
    assert marked(f"{one} {other}", f"{other} {numbered(300, 305)} {one}") == "x" * 16


def test_a_text_of_one_word_again_and_again_is_no_trap() -> None:
    assert marked("ميناء " * 20_000, "ميناء " * 30_000) == "x" * 20_000

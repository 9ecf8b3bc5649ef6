import pytest

from articles.language.passages import best_passage, cut_at
from articles.language.query_marks import find_matches, merged
from articles.language.query_syntax import parse

FILLER = "وفي سياق آخر تحدث الحاضرون عن أمور شتى لا صلة لها بما سبق. " * 8


def passage(text: str, query: str, length: int = 120) -> str:
    shown = best_passage(text, find_matches(text, parse(query)), length)
    return text[shown.start : shown.end]


def test_the_passage_holds_the_most_different_words_of_the_query() -> None:
    text = f"زار الوزير بغداد ثم بغداد ثم بغداد. {FILLER}وبحث في بغداد ملف المياه. {FILLER}"
    assert passage(text, "بغداد المياه").startswith("وبحث في بغداد ملف المياه.")


def test_a_phrase_counts_for_all_of_its_words() -> None:
    text = f"زار بغداد. وغادر بغداد. {FILLER}وعقدت وزارة الدفاع اجتماعا. {FILLER}"
    assert passage(text, "بغداد «وزارة الدفاع»").startswith("وعقدت وزارة الدفاع")


def test_of_equal_passages_the_earliest_is_shown() -> None:
    text = f"أول خبر عن بغداد. {FILLER}ثاني خبر عن بغداد."
    assert passage(text, "بغداد").startswith("أول خبر عن بغداد.")


def test_a_passage_begins_with_its_sentence() -> None:
    text = f"{FILLER}قال الناطق إن الجسر في بغداد سيفتح. {FILLER}"
    assert passage(text, "بغداد").startswith("قال الناطق")


def test_a_passage_far_into_a_sentence_begins_with_a_whole_word() -> None:
    text = "كلمة " * 60 + "بغداد " + "كلمة " * 60
    shown = best_passage(text, find_matches(text, parse("بغداد")), 120)
    assert text[shown.start : shown.end].split(maxsplit=1)[0] == "كلمة"
    assert shown.cut_before
    assert shown.cut_after


def test_where_nothing_matches_the_text_begins() -> None:
    shown = best_passage("  أول الكلام وآخره", [], 500)
    assert (shown.start, shown.cut_after) == (2, False)


@pytest.mark.parametrize("text", ["", " ", "\n"])
def test_an_empty_text_has_an_empty_passage(text: str) -> None:
    shown = best_passage(text, [])
    assert text[shown.start : shown.end] == ""


def test_a_text_is_cut_at_its_marks() -> None:
    text = "قال في بغداد أمس"
    marks = merged(find_matches(text, parse("بغداد")))
    assert list(cut_at(text, 4, len(text), marks)) == [("في ", False), ("بغداد", True), (" أمس", False)]
    assert list(cut_at(text, 0, 3, marks)) == [("قال", False)]
    assert list(cut_at(text, 9, 12, marks)) == [("داد", True)]

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.analysis.relocation import Anchor, anchor, relocate

OLD = "مشاركة\nقال سالم الراوي إن المرفأ سيفتح غداً. ثم عاد سالم الراوي إلى مكتبه في المدينة."


def anchors_of(words: str, text: str = OLD) -> list[Anchor]:
    starts = [at for at in range(len(text)) if text.startswith(words, at)]
    return [anchor(text, at, at + len(words)) for at in starts]


def test_in_the_same_text_every_anchor_stays() -> None:
    anchors = anchors_of("سالم الراوي")
    assert relocate(anchors, OLD) == [one.start for one in anchors]


def test_words_are_found_where_a_line_before_them_went() -> None:
    new = OLD.partition("\n")[2]
    assert relocate(anchors_of("سالم الراوي"), new) == [4, new.rindex("سالم")]


def test_of_two_places_the_one_with_the_old_neighbours_is_taken() -> None:
    new = "ثم عاد سالم الراوي إلى مكتبه في المدينة."
    assert relocate(anchors_of("سالم الراوي"), new) == [None, 7]


def test_words_that_are_gone_have_no_place() -> None:
    assert relocate(anchors_of("سالم الراوي"), "لا أحد هنا.") == [None, None]
    assert relocate([Anchor(0, "")], OLD) == [None]


def test_part_of_a_longer_word_is_no_place_but_letters_before_are() -> None:
    known = [Anchor(0, "سالم")]
    assert relocate(known, "سالمون") == [None]
    assert relocate(known, "قالوا لسالم إنه") == [7]


def test_without_neighbours_only_a_single_place_counts() -> None:
    assert relocate([Anchor(3, "سالم")], "هنا سالم وحده") == [4]
    assert relocate([Anchor(3, "سالم")], "هنا سالم وهناك سالم") == [None]


def test_two_anchors_at_one_place_stay_together() -> None:
    one = anchor(OLD, 11, 22)
    assert relocate([one, one], "\n" + OLD) == [12, 12]


@pytest.mark.parametrize("letter", ["ا", " ", "\n", "😀"])
def test_a_text_of_one_letter_takes_no_time(letter: str) -> None:
    assert len(relocate([Anchor(5, letter * 3)], letter * 200_000)) == 1


@given(st.text(alphabet="اب ج\n", max_size=60), st.data())
def test_what_is_found_is_always_the_words(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    one = anchor(text, start, data.draw(st.integers(start, len(text))))
    other = data.draw(st.text(alphabet="اب ج\n", max_size=60))
    for place in relocate([one], other):
        assert place is None or other[place : place + len(one.text)] == one.text

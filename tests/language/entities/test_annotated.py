"""Reading articles whose names are marked."""

import pytest

from articles.language.entities.tagging import annotated


def labels(marked: str) -> list[tuple[str, str]]:
    found = annotated.read(f"<article>{marked}</article>".encode())
    return [
        (found.text[start:end], label)
        for (start, end), label in zip(found.words, found.labels, strict=True)
        if label != "O"
    ]


def test_each_word_of_a_name_has_its_label() -> None:
    assert labels("زار <p>سامر القدسي</p> مقر <o>شركة المدى</o> في <l>إربد</l>.") == [
        ("سامر", "B-person"), ("القدسي", "I-person"), ("شركة", "B-organisation"), ("المدى", "I-organisation"),
        ("إربد", "B-place"),
    ]  # fmt: skip


def test_a_word_is_the_names_whose_first_letter_is_joined_to_it() -> None:
    assert labels("سافر و<p>سامي</p> إلى ال<l>شام</l>") == [("وسامي", "B-person"), ("الشام", "B-place")]


def test_two_names_side_by_side_stay_two() -> None:
    assert [label for _, label in labels("التقى <p>سامي</p> <p>وائلا</p>")] == ["B-person", "B-person"]


def test_marks_of_other_things_are_read_through() -> None:
    marked = '<x why="furniture">اقرأ أيضاً</x>\n<q by="سامي">سنعود إلى <l>حيفا</l> غداً</q> <!-- note -->'
    assert labels(marked) == [("حيفا", "B-place")]


@pytest.mark.parametrize("content", [b"", b"<article>", b"<article> </article>", b"\xff\xfe", b"plain"])
def test_what_is_no_annotated_article_is_refused(content: bytes) -> None:
    with pytest.raises(ValueError, match=r"."):
        annotated.read(content)


def test_an_entity_that_would_read_a_file_is_left_alone() -> None:
    content = '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/hostname">]><a>قال &x; <p>سامي</p></a>'
    assert annotated.read(content.encode()).text == "قال  سامي"

from articles.web.marking import Mark, mark_paragraphs


def mark(start: int, end: int, kind: str = "person", key: str = "m1") -> Mark:
    return Mark(start, end, kind, key, f"/{key}/")


def shown(text: str, *marks: Mark) -> list[list[tuple[str, str, str]]]:
    return [
        [(p.text, p.quotation.key if p.quotation else "", p.mark.key if p.mark else "") for p in paragraph]
        for paragraph in mark_paragraphs(text, marks)
    ]


def test_a_text_without_marks_is_one_piece_a_paragraph() -> None:
    assert shown("أول\n\nثان") == [[("أول", "", "")], [("ثان", "", "")]]


def test_a_name_inside_a_quotation_carries_both() -> None:
    assert shown("«زار علي»", mark(0, 9, "quotation", "q"), mark(6, 8)) == [
        [("«زار ع"[:6], "q", ""), ("لي", "q", "m1"), ("»", "q", "")]
    ]


def test_a_quotation_over_two_paragraphs_opens_once() -> None:
    paragraphs = mark_paragraphs("«أ\nب»", [mark(0, 5, "quotation", "q")])
    assert [piece.opens_quotation for paragraph in paragraphs for piece in paragraph] == [True, False]


def test_of_two_overlapping_names_the_first_and_longer_stays() -> None:
    assert shown("abcdef", mark(0, 4, key="long"), mark(0, 2, key="short"), mark(3, 6, key="late")) == [
        [("abcd", "", "long"), ("ef", "", "")]
    ]


def test_a_mark_that_breaks_out_of_its_quotation_is_cut_there() -> None:
    assert shown("abcdef", mark(0, 3, "quotation", "q"), mark(2, 5)) == [
        [("ab", "q", ""), ("c", "q", "m1"), ("de", "", "m1"), ("f", "", "")]
    ]


def test_marks_beyond_the_text_lose_nothing() -> None:
    assert shown("abc", mark(1, 99)) == [[("a", "", ""), ("bc", "", "m1")]]

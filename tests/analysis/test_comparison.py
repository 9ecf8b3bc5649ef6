from articles.analysis.compared_text import ComparedText
from articles.analysis.comparison import Compared, InText, compare_texts, count_stops
from articles.analysis.differences import KINDS
from articles.language.sentences import split_sentences

from .wires import COPY, THIRD, WIRE


def compared(*texts: str, base: int = 0) -> Compared:
    return compare_texts([ComparedText(text, tuple(split_sentences(text))) for text in texts], base)


def marked(result: Compared, column: int) -> list[tuple[str, str]]:
    pieces = [piece for row in result.rows for piece in row.cells[column].pieces]
    return [(piece.kind, piece.text) for piece in pieces if piece.kind not in ("", "spelling")]


def counted(result: Compared) -> dict[str, int]:
    return {kind: count for kind, count in result.kinds.items() if count and kind != "spelling"}


def test_both_sides_of_each_difference_are_marked_on_the_original() -> None:
    result = compared(WIRE, COPY)
    assert marked(result, 0) == [
        ("wording", "سفينة شحن"),
        ("wording", "اليوم وغداً"),
        ("attribution", "الضفاف للأنباء"),
    ]
    assert marked(result, 1) == [
        ("wording", "ناقلة حبوب"),
        ("wording", "الثلاثاء والأربعاء"),
        ("attribution", "«السارية» البحرية"),
    ]
    assert counted(result) == {"wording": 2, "attribution": 1, "omitted": 1, "added": 1}


def test_the_two_sides_of_a_difference_carry_one_number() -> None:
    result = compared(WIRE, COPY)
    numbers = [
        [piece.numbers for row in result.rows for piece in row.cells[column].pieces if piece.kind] for column in (0, 1)
    ]
    assert set(numbers[0]) >= {(1,), (2,), (5,)}
    assert set(numbers[1]) < set(numbers[0]), "a comma that only the first has stands in no cell of the second"


def test_the_pieces_of_a_cell_make_up_its_sentences() -> None:
    result = compared(WIRE, COPY, THIRD)
    for column, text in enumerate((WIRE, COPY, THIRD)):
        shown = "".join("".join(piece.text for piece in row.cells[column].pieces) for row in result.rows)
        assert shown.replace("\n", "").replace(" ", "") == text.replace("\n", "").replace(" ", "")


def test_rows_that_one_text_alone_has_are_counted_for_it() -> None:
    result = compared(WIRE, COPY)
    assert [row.only for row in result.rows] == [None, None, None, 0, 1]
    assert result.only == {0: 1, 1: 1}


def test_what_the_base_has_more_is_omitted_and_seen_from_the_other_side_added() -> None:
    long, short = "أعلنت الهيئة رسمياً وقف العمل في الميناء الشرقي.", "أعلنت الهيئة وقف العمل في الميناء الشرقي."
    assert counted(compared(long, short)) == {"omitted": 1}
    assert counted(compared(long, short, base=1)) == {"added": 1}
    assert marked(compared(long, short, base=1), 0) == [("added", "رسمياً")]


def test_the_base_shows_one_mark_where_two_texts_changed_the_same_words() -> None:
    result = compared(WIRE, COPY, COPY.replace("ناقلة حبوب", "عبّارة"))
    first = result.rows[0].cells[0].pieces
    assert [(piece.text, len(piece.numbers)) for piece in first if piece.kind == "wording"] == [("سفينة شحن", 2)]


def test_equal_texts_have_no_difference() -> None:
    result = compared(WIRE, WIRE)
    assert (sum(result.kinds.values()), result.only, result.coarse) == (0, {0: 0, 1: 0}, False)
    assert all(len(row.cells) == 2 and row.only is None for row in result.rows)


def test_sentences_that_the_base_lacks_are_compared_among_the_others() -> None:
    result = compared(WIRE, COPY, THIRD)
    (cost,) = (row for row in result.rows if not row.cells[0].pieces)
    assert [piece.text for piece in cost.cells[1].pieces if piece.kind] == ["مليون"]
    assert [piece.text for piece in cost.cells[2].pieces if piece.kind] == ["مليوني"]
    assert cost.only is None


def test_stops_count_each_difference_once_and_rows_that_differ_as_a_whole() -> None:
    result = compared(WIRE, COPY)
    assert count_stops(result.rows) == sum(result.kinds.values())
    assert count_stops(result.rows, [kind for kind in KINDS if kind not in ("omitted", "added")]) == 2
    assert count_stops(result.rows, KINDS) == 0


def test_a_row_that_a_text_lacks_is_left_out_or_added_as_a_whole() -> None:
    result = compared(WIRE, COPY, THIRD)
    whole = [set(row.whole) for row in result.rows]
    assert whole.count({"added"}) == 1
    assert whole[:3] == [set(), {"omitted"}, {"omitted"}]
    assert all(row.whole <= row.kinds for row in result.rows)


def test_a_sentence_that_moved_says_so_and_is_no_row_of_one_text() -> None:
    first, second, third = (line for line in WIRE.splitlines()[:4] if "الطاقم" not in line)
    result = compared(f"{first}\n{second}\n{third}\n", f"{third}\n{first}\n{second}\n")
    assert result.kinds["moved"] == 1
    assert result.only == {0: 0, 1: 0}
    (moved,) = (cell for row in result.rows for cell in row.cells if cell.moved)
    assert moved.column == 1
    assert moved.span is not None
    assert moved.span[0] == 0


def test_a_row_differs_while_one_of_its_kinds_is_shown() -> None:
    row = compared(WIRE, COPY).rows[-1]
    assert row.differs()
    assert not row.differs(["added"])


def test_two_differences_that_share_a_mark_are_one_stop() -> None:
    rows = compared(WIRE, COPY, COPY.replace("ناقلة حبوب", "عبّارة")).rows[:1]
    assert 2 in {len(piece.numbers) for row in rows for cell in row.cells for piece in cell.pieces}
    assert count_stops(rows, ["spelling"]) == 1


def in_words(one: InText, left: str, right: str) -> list[str]:
    sides = ((left, one.difference.left), (right, one.difference.right))
    return [text[slice(*span)] if span else "" for text, span in sides]


def test_a_row_says_of_each_text_what_differs_in_it_and_from_which() -> None:
    result = compared(WIRE, COPY, THIRD)
    first, *_, sand, cost = result.rows
    words = [one for one in first.differences if one.difference.kind == "wording"]
    assert [(one.column, *in_words(one, WIRE, COPY)) for one in words] == [(1, "سفينة شحن", "ناقلة حبوب")]
    assert [(column, found.kind, found.left) for column, found in sand.differences] == [
        (1, "omitted", sand.cells[0].span)
    ]
    assert cost.against == 1, "the base lacks it"
    assert [(column, found.kind) for column, found in cost.differences] == [(1, "added"), (2, "added"), (2, "fact")]


def test_what_moved_is_a_difference_of_the_text_in_which_it_stands_elsewhere() -> None:
    lines = WIRE.splitlines(keepends=True)
    result = compared(WIRE, "".join([lines[-1], *lines[:-1]]))
    (moved,) = [one for row in result.rows for one in row.differences if one.difference.kind == "moved"]
    assert (moved.column, in_words(moved, WIRE, WIRE)[0].strip()) == (1, lines[-1].strip())


def test_the_same_texts_differ_in_nothing() -> None:
    assert not any(row.differences for row in compared(WIRE, WIRE, WIRE).rows)

import pytest

from articles.ingest.gazetteer_csv import LARGEST, MOST_ROWS, Problem, decode_gazetteer, read_gazetteer
from articles.ingest.refusals import Reason, Refused

HEADER = "name,kind,aliases,description\n"


def test_a_row_is_a_name_with_kind_forms_and_description() -> None:
    table = read_gazetteer(HEADER + 'سالم  الراوي,person,أبو جابر| الراوي |أبو جابر,"وزير الموانئ، سابقاً"\n')
    (row,) = table.rows
    assert (row.line, row.name, row.kind) == (2, "سالم الراوي", "person")
    assert row.aliases == ("أبو جابر", "الراوي")
    assert row.description == "وزير الموانئ، سابقاً"
    assert table.bad == ()


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_spreadsheets_separate_cells_in_their_own_ways(delimiter: str) -> None:
    text = (
        delimiter.join(("الاسم", "النوع", "الصيغ"))
        + "\r\n"
        + delimiter.join(("ميناء الفنار", "مكان", "الفنار"))
        + "\r\n"
    )
    (row,) = read_gazetteer(text).rows
    assert (row.name, row.kind, row.aliases) == ("ميناء الفنار", "place", ("الفنار",))


@pytest.mark.parametrize(
    ("kind", "meant"),
    [
        ("شخص", "person"),
        ("Person", "person"),
        ("منظمة", "organisation"),
        ("Organization", "organisation"),
        ("مكان", "place"),
    ],
)
def test_kinds_are_known_in_both_languages(kind: str, meant: str) -> None:
    assert read_gazetteer(f"kind,name\n{kind},الفنار\n").rows[0].kind == meant


@pytest.mark.parametrize(
    ("line", "problem"),
    [
        (",person,,", Problem.NO_NAME),
        ("«»,person,,", Problem.NO_NAME),
        ("الفنار,سفينة,,", Problem.UNKNOWN_KIND),
        ("الفنار,,,", Problem.UNKNOWN_KIND),
        (f"{'ن' * 301},person,,", Problem.LONG_NAME),
        ("الفنار,place,ـ|الفنارة,", Problem.BAD_ALIAS),
        (f"الفنار,place,{'ن' * 301},", Problem.BAD_ALIAS),
        (f"الفنار,place,,{'ن' * 501}", Problem.LONG_DESCRIPTION),
        ("الفنار,place,,وصف,زيادة", Problem.TOO_MANY_CELLS),
        ("الف\ufffdار,place,,", Problem.LOST_LETTERS),
    ],
)
def test_a_bad_line_is_named_with_its_problem_and_the_rest_is_read(line: str, problem: Problem) -> None:
    table = read_gazetteer(f"{HEADER}سالم الراوي,person,,\n{line}\n\nميناء الراس,place,,\n")
    assert [row.name for row in table.rows] == ["سالم الراوي", "ميناء الراس"]
    assert [(bad.line, bad.problem) for bad in table.bad] == [(3, problem)]


def test_a_name_that_stands_twice_is_read_once_unless_the_kinds_differ() -> None:
    table = read_gazetteer(f"{HEADER}الأمل,place,,\nالامل,place,,\nالأمل,organisation,,\n")
    assert [(row.line, row.kind) for row in table.rows] == [(2, "place"), (4, "organisation")]
    assert [(bad.line, bad.problem) for bad in table.bad] == [(3, Problem.REPEATED)]


def test_the_line_of_a_row_after_a_cell_with_line_breaks_is_right() -> None:
    table = read_gazetteer(f'{HEADER}الأمل,place,,"سطر\nآخر"\nالفنار,سفينة,,\n')
    assert table.rows[0].description == "سطر آخر"
    assert [bad.line for bad in table.bad] == [4]


@pytest.mark.parametrize("text", ["", "الاسم\nالفنار\n", "kind,aliases\nplace,x\n", "one two three\n"])
def test_a_table_without_names_or_kinds_is_refused(text: str) -> None:
    with pytest.raises(Refused) as refused:
        read_gazetteer(text)
    assert refused.value.reason is Reason.NOT_CSV


def test_more_rows_than_a_list_of_names_has_are_refused() -> None:
    text = HEADER + "".join(f"اسم {number},place,,\n" for number in range(MOST_ROWS + 1))
    with pytest.raises(Refused) as refused:
        read_gazetteer(text)
    assert refused.value.reason is Reason.TOO_LARGE


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "windows-1256", "iso-8859-6"])
def test_the_encodings_of_spreadsheets_are_read(encoding: str) -> None:
    text = f"{HEADER}سالم الراوي,person,أبو جابر,وزير النقل في الجزيرة\nميناء الفنار,place,,على الساحل الشرقي\n"
    assert [row.name for row in read_gazetteer(decode_gazetteer(text.encode(encoding))).rows] == [
        "سالم الراوي",
        "ميناء الفنار",
    ]


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", Reason.EMPTY),
        (b"PK\x03\x04 a workbook", Reason.ARCHIVE),
        (b"\x89PNG\r\n\x1a\n", Reason.IMAGE),
        (b"x" * (LARGEST + 1), Reason.TOO_LARGE),
        (b"\xd8" + "سالم الراوي,person\n".encode() * 9, Reason.DAMAGED_BYTES),
    ],
)
def test_what_is_no_table_is_refused_with_the_reason(data: bytes, reason: Reason) -> None:
    with pytest.raises(Refused) as refused:
        decode_gazetteer(data)
    assert refused.value.reason is reason

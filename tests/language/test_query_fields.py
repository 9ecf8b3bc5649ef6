import time
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.language.query_fields import read_day, read_state
from articles.language.query_syntax import parse
from articles.language.query_tree import Field, FieldName, Node, Not, OneOf, Reason, Title, leaves

TODAY = date(2026, 11, 22)


def fields(text: str) -> list[tuple[str, str]]:
    return [(leaf.name, leaf.value) for leaf in leaves(parse(text, today=TODAY).root) if isinstance(leaf, Field)]


def kinds(text: str) -> list[str]:
    return [type(part).__name__ for part in parse(text).parts]


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("مصدر:إيلاف", [("source", "إيلاف")]),
        ("source:Reuters", [("source", "Reuters")]),
        ("SOURCE:Reuters", [("source", "Reuters")]),
        ("مصدر: إيلاف", [("source", "إيلاف")]),
        ("مصدر:«الشرق الأوسط»", [("source", "الشرق الأوسط")]),
        ('مصدر:"الشرق الأوسط" حرب', [("source", "الشرق الأوسط")]),
        ("مصدر:إيلاف،الحياة", [("source", "إيلاف"), ("source", "الحياة")]),
        ("حرب مصدر:إيلاف،", [("source", "إيلاف")]),
        ("وسم:موانئ tag:ports", [("tag", "موانئ"), ("tag", "ports")]),
        ("كيان:الأسد entity:Assad", [("entity", "الأسد"), ("entity", "Assad")]),
        ("متحدث:الأسد speaker:Assad", [("speaker", "الأسد"), ("speaker", "Assad")]),
        ("قصة:حدود story:border", [("story", "حدود"), ("story", "border")]),
        ("بعد:٢٠١٥ قبل:2016", [("after", "٢٠١٥"), ("before", "2016")]),
        ("حالة:مهم state:done", [("state", "important"), ("state", "done")]),
        ("-مصدر:إيلاف", [("source", "إيلاف")]),
        ("(مصدر:إيلاف OR حرب)", [("source", "إيلاف")]),
    ],
)
def test_a_field_is_read_in_either_language(typed: str, read: list[tuple[str, str]]) -> None:
    assert fields(typed) == read
    assert parse(typed, today=TODAY).ignored == ()


@pytest.mark.parametrize(
    "typed",
    ["مصدر إيلاف", '"مصدر:إيلاف"', "«قال مصدر: نعم»", "لمصدر:إيلاف", "x:y", "http://a.b", "12:30", "المصادر:كثيرة"],
)
def test_what_only_looks_like_a_field_is_words(typed: str) -> None:
    assert fields(typed) == []


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("2015", date(2015, 1, 1)),
        ("٢٠١٥", date(2015, 1, 1)),
        ("2015-06", date(2015, 6, 1)),
        ("2015/6/3", date(2015, 6, 3)),
        ("3/6/2015", date(2015, 6, 3)),
        ("آذار 2015", date(2015, 3, 1)),
        ("أمس", date(2026, 11, 21)),
    ],
)
def test_a_time_begins_on_its_first_day(typed: str, day: date) -> None:
    assert read_day(typed, TODAY) == day


@pytest.mark.parametrize(
    "typed", ["", "2015-02-30", "2015-13", "0", "9999", "1066", "31/4/2015", "حرب", "أمس الأول حرب"]
)
def test_a_day_that_does_not_exist_is_none(typed: str) -> None:
    assert read_day(typed, TODAY) is None


def test_a_time_in_words_needs_to_know_today() -> None:
    assert read_day("أمس", None) is None


@pytest.mark.parametrize(
    ("typed", "state"),
    [("غير مقروء", "unread"), ("غير_مقروءة", "unread"), ("READ", "read"), ("هام", "important"), ("x", None)],
)
def test_a_reading_state_is_known_by_its_names(typed: str, state: str | None) -> None:
    assert read_state(typed) == state


@pytest.mark.parametrize(
    ("typed", "reason"),
    [
        ("مصدر:", Reason.VALUE),
        ("مصدر: وسم:a", Reason.VALUE),
        ("عنوان:", Reason.VALUE),
        ('وسم:""', Reason.VALUE),
        ("عنوان:من", Reason.COMMON),
        ("بعد:2015-02-30", Reason.DATE),
        ("حالة:عجيبة", Reason.STATE),
    ],
)
def test_a_field_that_says_nothing_is_named(typed: str, reason: Reason) -> None:
    query = parse(f"حرب {typed}", today=TODAY)
    assert query.ignored[0].reason == reason
    assert query.ignored[0].text in typed


def test_headline_words_side_by_side_are_a_phrase_of_the_headline() -> None:
    title = parse('عنوان:"وزير الدفاع"').root
    assert isinstance(title, Title)
    assert kinds('عنوان:"وزير الدفاع" عنوان:حرب وزير') == ["Title", "Title", "Word"]


def test_fields_join_and_are_left_out_as_words_are() -> None:
    root = parse("-مصدر:إيلاف (وسم:a OR حرب)").root
    assert root is not None
    first, second = parse("-مصدر:إيلاف (وسم:a OR حرب)").parts
    assert isinstance(first, Not)
    assert isinstance(second, OneOf)


def test_a_field_can_be_taken_out_of_the_query() -> None:
    query = parse('"وزارة الدفاع" مصدر:إيلاف -تركيا بعد:2015')
    assert query.without(query.parts[1]) == '"وزارة الدفاع" -تركيا بعد:2015'
    assert query.without(query.parts[3]) == '"وزارة الدفاع" مصدر:إيلاف -تركيا'


def spans(node: Node) -> list[tuple[int, int]]:
    return [(leaf.start, leaf.end) for leaf in leaves(node)]


@given(st.text(alphabet='مصدر:عنوان:"«»()-=~5 ,،x', max_size=60))
def test_any_text_with_fields_gives_spans_within_it(text: str) -> None:
    root = parse(text, today=TODAY).root
    assert all(0 <= start < end <= len(text) for start, end in spans(root)) if root else True


@pytest.mark.parametrize("hostile", ["مصدر:", 'مصدر:"', "«مصدر:", "بعد:أمس ", "عنوان:a ", '"~', "=", "متحدث:«", 'a"b:'])
@pytest.mark.no_cover  # the watch is for the code, not for the measuring of it
def test_hostile_fields_are_read_in_no_time(hostile: str) -> None:
    started = time.process_time()
    parse(hostile * 20_000, today=TODAY)
    assert time.process_time() - started < 1


def test_the_fields_have_one_name_for_each_question() -> None:
    asked = {
        name for name, _value in fields("source:a tag:a entity:a speaker:a story:a after:2015 before:2015 state:done")
    }
    assert asked == set(FieldName)

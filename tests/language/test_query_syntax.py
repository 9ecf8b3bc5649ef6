import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.language import query_marks
from articles.language.query_compiler import only_excluded, to_tsquery
from articles.language.query_marks import find_marks, find_matches
from articles.language.query_syntax import MAX_WORDS, parse
from articles.language.query_tree import Reason
from articles.language.word_ends import ends_of, words_ending


def compiled(text: str) -> str:
    return to_tsquery(parse(text))


def marked(text: str, query: str) -> list[str]:
    return [text[start:end] for start, end in find_marks(text, parse(query))]


def reasons(text: str) -> list[Reason]:
    return [ignored.reason for ignored in parse(text).ignored]


@pytest.mark.parametrize(
    ("typed", "tsquery"),
    [
        ("العراق", "'عراق'"),
        ("بالعراق", "'عراق'"),
        ("سوريا لبنان", "('سوريا' & 'لبنان')"),
        ("سوريا و لبنان", "('سوريا' & 'لبنان')"),
        ("سوريا AND لبنان", "('سوريا' & 'لبنان')"),
        ("سوريا أو لبنان", "('سوريا' | 'لبنان')"),
        ("سوريا OR لبنان حرب", "(('سوريا' | 'لبنان') & 'حرب')"),
        ("سوريا | لبنان", "('سوريا' | 'لبنان')"),
        ("(سوريا حرب) OR لبنان", "(('سوريا' & 'حرب') | 'لبنان')"),
        ('"وزارة الدفاع"', "('وزاره' <1> 'دفاع')"),
        ("«وزارة الدفاع»", "('وزاره' <1> 'دفاع')"),
        ("“وزارة الدفاع”", "('وزاره' <1> 'دفاع')"),
        ('"الوزراء في بغداد"', "('وزراء' <2> 'بغداد')"),
        ('"سلام و حرب"', "('سلام' <2> 'حرب')"),
        ('"بغداد"', "'بغداد'"),
        ("حرب -تركيا", "('حرب' & !'تركيا')"),
        ('حرب -"وزارة الدفاع"', "('حرب' & !('وزاره' <1> 'دفاع'))"),
        ("حرب -(تركيا قبرص)", "('حرب' & !('تركيا' & 'قبرص'))"),
        ("كوفيد-19", "('كوفيد' & '19')"),
        ("العرا*", "'عرا':*"),
        ('"وزارة الدف*"', "('وزاره' <1> 'دف':*)"),
        ("سوريا، لبنان؟", "('سوريا' & 'لبنان')"),
        ("٢٠١٥", "'2015'"),
        ("عبد الله صالح", "('عبدالله' & 'صالح')"),
        ("Reuters", "'reuters'"),
        ("o'brien\\", "('o' & 'brien')"),
    ],
)
def test_a_query_becomes_a_tsquery(typed: str, tsquery: str) -> None:
    assert compiled(typed) == tsquery
    assert parse(typed).ignored == ()


@pytest.mark.parametrize(
    ("typed", "tsquery", "reason"),
    [
        ('سوريا "لبنان', "('سوريا' & 'لبنان')", Reason.QUOTE),
        ("(سوريا لبنان", "('سوريا' & 'لبنان')", Reason.BRACKET),
        ("سوريا) لبنان", "('سوريا' & 'لبنان')", Reason.BRACKET),
        ("سوريا OR", "'سوريا'", Reason.OPERATOR),
        ("أو سوريا", "'سوريا'", Reason.OPERATOR),
        ("من سوريا", "'سوريا'", Reason.COMMON),
        ('"من" سوريا', "'سوريا'", Reason.COMMON),
        ("س* سوريا", "'سوريا'", Reason.SHORT),
        ("🙂", "", Reason.EMPTY),
        ("-", "", Reason.EMPTY),
        ("()", "", Reason.EMPTY),
        ("(" * 30 + "سوريا", "'سوريا'", Reason.DEEP),
        ("سوريا " * (MAX_WORDS + 1), "(" + " & ".join(["'سوريا'"] * MAX_WORDS) + ")", Reason.MANY),
        ("ا" * 3000, "'" + "ا" * 250 + "'", Reason.LONG),
    ],
)
def test_what_cannot_be_read_is_named_and_the_rest_is_searched_for(typed: str, tsquery: str, reason: Reason) -> None:
    assert compiled(typed) == tsquery
    assert reason in reasons(typed)


@pytest.mark.parametrize(
    ("typed", "left_out"),
    [
        ("-تركيا", "'تركيا'"),
        ('-تركيا -"وزارة الدفاع"', "'تركيا' | ('وزاره' <1> 'دفاع')"),
        ("حرب -تركيا", ""),
        ("حرب", ""),
        ("", ""),
    ],
)
def test_a_query_that_only_leaves_out_says_what(typed: str, left_out: str) -> None:
    assert only_excluded(parse(typed)) == left_out


def test_a_word_typed_twice_is_looked_for_once() -> None:
    assert len(find_matches("بغداد", parse("بغداد وبغداد «بغداد»"))) == 1


def test_an_empty_box_is_no_query_and_no_mistake() -> None:
    assert not parse("  ")
    assert parse("  ").ignored == ()


def test_each_part_can_be_taken_out_of_the_query() -> None:
    query = parse('"وزارة الدفاع" (سوريا OR لبنان) -تركيا')
    assert [query.text[part.start : part.end] for part in query.parts] == [
        '"وزارة الدفاع"',
        "(سوريا OR لبنان)",
        "-تركيا",
    ]
    assert [query.without(part) for part in query.parts] == [
        "(سوريا OR لبنان) -تركيا",
        '"وزارة الدفاع" -تركيا',
        '"وزارة الدفاع" (سوريا OR لبنان)',
    ]


@pytest.mark.parametrize(
    ("text", "query", "marks"),
    [
        ("سافر إلى العراق والعراق وبالعراق وللعراق", "العراق", ["العراق", "والعراق", "وبالعراق", "وللعراق"]),
        ("قالت ايران وإيران", "إيران", ["ايران", "وإيران"]),
        ("هبط ببغداد", "بغداد", ["ببغداد"]),
        ("وزارة الكتاب والوليد", "زار تاب ليد", []),
        ("مسئول والمسؤول", "مسؤول", ["مسئول", "والمسؤول"]),
        ("وزير الدفاع ووزارة الدفاع", '"وزارة الدفاع"', ["ووزارة الدفاع"]),
        ("وزير الخارجية في بغداد", '"الخارجية في بغداد"', ["الخارجية في بغداد"]),
        ("وزير الخارجية اليوم غادر بغداد", '"الخارجية في بغداد"', []),
        ("سوري وسوريون", "سوري*", ["سوري", "وسوريون"]),
        ("حرب تركيا", "حرب -تركيا", ["حرب"]),
        ("سوريا ولبنان", "سوريا OR لبنان", ["سوريا", "ولبنان"]),
        ("وزارة الدفاع الوطني", '"وزارة الدفاع" "الدفاع الوطني"', ["وزارة الدفاع الوطني"]),
        ("الرئيسُ قالَ", "الرئيس", ["الرئيسُ"]),
        ("عبدالله وعبد الله", "عبد الله", ["عبدالله", "وعبد الله"]),
    ],
)
def test_marks_stand_on_the_original_text(text: str, query: str, marks: list[str]) -> None:
    assert marked(text, query) == marks


def test_a_match_says_which_part_of_the_query_found_it() -> None:
    query = parse("بغداد OR دمشق")
    assert [match.part.forms for match in find_matches("من دمشق", query)] == [("دمشق",)]  # type: ignore[union-attr]


@given(st.text(alphabet="ابو \"«»()-|*'\\&!:<>\x00وأOR ", max_size=60))
def test_any_query_gives_a_query_and_marks_within_the_text(text: str) -> None:
    query = parse(text)
    assert "\x00" not in to_tsquery(query)
    for start, end in find_marks(text, query):
        assert 0 <= start < end <= len(text)


@pytest.mark.parametrize("hostile", ['"', "(", "-", "- ", '"a ', '( - "', "عبد ال", "a* ", "-(", "أو ", "«a", "\u064b"])
@pytest.mark.no_cover  # the watch is for the code, not for the measuring of it
def test_hostile_queries_are_read_in_no_time(hostile: str) -> None:
    started = time.process_time()
    query = parse(hostile * 20_000)
    find_marks("كلمة a عبد " * 1_000, query)
    assert time.process_time() - started < 1
    assert len(query.ignored) <= 10


@given(
    st.text("والبغدسيران ءة١2a.ـ\u064b", max_size=80),
    st.sampled_from(["بغداد", "ال*", "2 OR ايران", "دار سيران", "بغد* سيران"]),
)
def test_words_judged_once_each_are_found_where_a_walk_through_the_text_finds_them(text: str, typed: str) -> None:
    wanted = list(dict.fromkeys(parse(typed).wanted))
    alone = query_marks._each_alone(text, wanted)
    assert alone is None or alone == query_marks._by_place(text, wanted)


@pytest.mark.parametrize(
    "text",
    [
        "عبد الله في بغداد",
        "وعبد الله",
        "(عبــد الله)",
        "معبد الله",
        "عبد  الله",
        "عبدالله",
        "لله ولله وبالله",
        "سورية وسوريا والسورِيّة",
        "لليمن والّيمن ويمني A1bيمن يمن5يمن",
        "مسؤول مسئول مسئوول والمسؤول",
        "بغدادًّ ببغداد، بغـــداد.بغدادي",
        "ﻣﻦ ﻳﻤﻦ",
    ],
)
@pytest.mark.parametrize(
    "typed", ["الله", "عبد", "عبدالله", "بغداد", "بغد*", "سوريا", "سوري*", "يمن", "مسؤول", "مسئوول"]
)
def test_words_seen_by_their_ends_are_found_where_a_walk_through_the_text_finds_them(text: str, typed: str) -> None:
    query = parse(typed)
    assert find_matches(text, query) == query_marks._by_place(text, list(dict.fromkeys(query.wanted)))


def test_the_end_of_a_word_says_where_to_look_for_it() -> None:
    query = parse("الأمن الوزير")
    ends = ends_of(tuple(query.wanted))  # type: ignore[arg-type]
    assert ends is not None
    places = words_ending("قال وزير الأمن إن الأمان غير مؤمن", ends)
    assert places is not None
    assert [place.group() for place in places] == ["وزير", "الأمن", "مؤمن"]


def test_short_and_foreign_words_are_looked_for_word_by_word() -> None:
    assert [ends_of(tuple(parse(typed).wanted)) for typed in ("دم", "K1", "2015", "بغ*")] == [None] * 4  # type: ignore[arg-type]

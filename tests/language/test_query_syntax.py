import re
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.language.inflection import same_word
from articles.language.query_compiler import to_tsquery
from articles.language.query_marks import find_marks
from articles.language.query_syntax import MAX_WORDS, parse
from articles.language.query_tree import Reason


def compiled(text: str) -> str:
    return to_tsquery(parse(text))


def widened(tsquery: str) -> str:
    """Each word of ``tsquery`` with the other forms of the same word."""
    return re.sub(r"'([^']+)'(:A)?(?![:*'])", _each_form, tsquery)


def _each_form(word: re.Match[str]) -> str:
    forms = [f"'{form}'{word[2] or ''}" for form in same_word(word[1])]
    return forms[0] if len(forms) == 1 else f"({' | '.join(forms)})"


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
        ("عنوان:سوريا حرب", "('سوريا':A & 'حرب')"),
        ("عنوان:سور*", "'سور':*A"),
        ("٢٠١٥", "'2015'"),
        ("عبد الله صالح", "('عبدالله' & 'صالح')"),
        ("Reuters", "'reuters'"),
        ("o'brien\\", "('o' & 'brien')"),
    ],
)
def test_a_query_becomes_a_tsquery(typed: str, tsquery: str) -> None:
    assert compiled(typed) == widened(tsquery)
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
    assert compiled(typed) == widened(tsquery)
    assert reason in reasons(typed)


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

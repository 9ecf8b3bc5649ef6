import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.language import query_marks
from articles.language.query_marks import find_marks, find_matches
from articles.language.query_syntax import parse
from articles.language.query_tree import Strength
from articles.language.word_ends import ends_of, words_ending


def marked(text: str, query: str) -> list[str]:
    return [text[start:end] for start, end in find_marks(text, parse(query))]


def test_a_word_typed_twice_is_looked_for_once() -> None:
    assert len(find_matches("بغداد", parse("بغداد وبغداد «بغداد»"))) == 1


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


@pytest.mark.parametrize(
    ("text", "query", "marks"),
    [
        ("وزارة الدفاع ووزير الدفاع", "=الدفاع", ["الدفاع", "الدفاع"]),
        ("للدفاع عن دفاع", "=الدفاع", []),
        ("مسئول ومسؤول", "=مسئول", ["مسئول"]),
        ("الرئيسُ والرئيس", "=الرئيس", ["الرئيسُ"]),
        ("عبدالله وعبد الله", "=عبدالله", ["عبدالله"]),
        ("وزير شؤون الدفاع ثم وزير", '"الدفاع وزير"~2', ["وزير", "الدفاع", "وزير"]),
        ("وزير لم يكن على علم بما جرى في الدفاع", '"الدفاع وزير"~2', []),
        ("حرب وزير الدفاع", '"وزير دفاع حرب"~2', ["حرب", "وزير", "الدفاع"]),
        ("حرب وزير", '"وزير دفاع حرب"~2', []),
        ('قال "وزارة" الدفاع', '"=وزارة =الدفاع"', ['وزارة" الدفاع']),
        ("الوزارة والدفاع", '"=وزارة =الدفاع"', []),
    ],
)
def test_exact_and_near_words_are_marked_and_nothing_else(text: str, query: str, marks: list[str]) -> None:
    assert marked(text, query) == marks


def test_all_words_of_an_exact_query_must_be_spelled_as_typed() -> None:
    query = parse("مسئول العراق", Strength.EXACT)
    assert find_marks("المسؤول بالعراق", query) == []
    assert len(find_marks("مسئول من العراق", query)) == 2


def test_words_of_the_headline_are_marked_in_a_headline_alone() -> None:
    query = parse("عنوان:وزير حرب")
    assert marked("وزير حرب", "عنوان:وزير حرب") == ["حرب"]
    assert [match.start for match in find_matches("وزير حرب", query, headline=True)] == [0, 5]


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


FAR = "ثم مضى الناس إلى أعمالهم في المدينة القديمة وعاد كل إلى بيته قبل المساء. " * 4


@pytest.mark.parametrize(
    ("query", "text", "marked"),
    [
        (
            '"وزير الدفاع"',
            f"وزير الدفاع. {FAR}لوزير الدفاع. {FAR}قال وزير الدفاع",
            ["وزير الدفاع", "لوزير الدفاع", "وزير الدفاع"],
        ),
        ('"وزير الدفاع"', f"وزير. {FAR}الدفاع", []),
        ('"الأمير عبد الله"', f"{FAR}الأمير عبدالله. {FAR}الأمير عبد الله", ["الأمير عبدالله", "الأمير عبد الله"]),
        ('"وزير دفاع"~3', f"{FAR}وزير شؤون الدفاع. {FAR}", ["وزير", "الدفاع"]),
        ('"وزير دفاع"~3', f"وزير {FAR} الدفاع", []),
        ('"وزير دفاع أول"~3', f"{FAR}وزير الدفاع. {FAR}الدفاع الأول", ["وزير", "الدفاع", "الدفاع", "الأول"]),
        ('"وزير دفاع أول"~3', f"{FAR}وزير الدفاع. {FAR}الأول", []),
        ('"وزير الدفاع" أمن', f"{FAR}الأمن. {FAR}وزير الدفاع", ["الأمن", "وزير الدفاع"]),
    ],
)
def test_phrases_are_found_wherever_they_stand_in_a_long_text(query: str, text: str, marked: list[str]) -> None:
    assert [text[start:end] for start, end in find_marks(text, parse(query))] == marked

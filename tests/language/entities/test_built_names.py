"""What the build of the gazetteer chooses, and what the built names may say of a text."""

import pytest

from articles.language.entities import find_entities
from articles.language.entities.built_names import Place, Row, chosen_names, chosen_places, key_of, rows
from articles.language.entities.gazetteer import BUILT, Gazetteer
from articles.language.entities.lexicon import listed

NOBODY: frozenset[str] = frozenset()


def place(*written: str, country: str = "IQ", population: int = 50_000) -> Place:
    return Place(written, country, population, "GeoNames 1", "CC-BY-4.0")


def chosen(*places: Place, known: dict[tuple[str, ...], str] | None = None) -> list[Row]:
    return chosen_places(places, known or {}, frozenset(), listed("given_names"))


def places(text: str) -> list[str]:
    return [mention.name for mention in find_entities(text, Gazetteer.standard()) if mention.kind == "place"]


@pytest.mark.parametrize(
    ("written", "name", "use"),
    [
        (("النخيلاوية",), "النخيلاوية", "alone"),
        (("قضاء النخيلاوية",), "النخيلاوية", "alone"),
        (("ةيوالیخنلا", "النخيلاوية"), "النخيلاوية", "alone"),
        (("گرمسیران", "كرمسيران"), "كرمسيران", "alone"),
        (("القصر الكبير",), "القصر الكبير", "noun"),
        (("عين الكبير",), "عين الكبير", "context"),
        (("ناصر",), "ناصر", "noun"),
    ],
)
def test_a_place_is_written_in_arabic_and_used_as_its_spelling_allows(
    written: tuple[str, ...], name: str, use: str
) -> None:
    assert [(row.name, row.use) for row in chosen(place(*written))] == [(name, use)]


@pytest.mark.parametrize(
    "written", [("کرمسیران",), ("Najd",), ("ةيولیخن",), ("العراقي",), ("المدينة",), ("لفيف",), ("ام",), ("",)]
)
def test_what_is_no_arabic_name_or_an_everyday_word_stays_out(written: tuple[str, ...]) -> None:
    assert chosen(place(*written)) == []


def test_of_namesakes_the_largest_is_kept() -> None:
    small, large = place("كرمسيران", population=6_000), Place(("كرمسيران",), "SY", 90_000, "GeoNames 2", "CC-BY-4.0")
    assert [row.origin for row in chosen(small, large)] == ["GeoNames 2"]


def test_a_place_of_our_own_lists_gets_their_name_and_the_spellings_they_lack() -> None:
    (row,) = chosen(place("كرمسيران", "كارمسيران", "قصر شيرين"), known={key_of("كرمسيران"): "كرمسيران"})
    assert (row.name, row.forms) == ("كرمسيران", ("كارمسيران",))


def test_a_foreign_town_under_the_cut_needs_a_word_of_place() -> None:
    assert [row.use for row in chosen(place("كرمسيران", country="FR", population=120_000))] == ["context"]
    assert [row.use for row in chosen(place("كرمسيران", country="FR", population=900_000))] == ["alone"]


def test_names_of_people_are_chosen_that_several_bear_and_no_word_is() -> None:
    counts = {"كرمسير": 9, "زعفران": 1, "كتاب": 50, "عراقي": 50, "شيرويه": 4, "Ali": 9}
    assert [row.name for row in chosen_names("given", counts, frozenset(["شيرويه"]), least=3)] == ["كرمسير"]


def test_every_committed_row_says_its_origin_and_licence() -> None:
    table = rows()
    assert len(table) > 5_000
    assert {row.kind for row in table} == {"place", "given", "family"}
    assert {row.use for row in table} == {"alone", "context", "noun"}
    assert {row.licence for row in table} == {"CC-BY-4.0", "Unicode-3.0", "CC0-1.0"}
    assert all(row.name and row.origin for row in table)
    assert list(table) == sorted(
        table, key=lambda row: (("given", "family", "place").index(row.kind), row.name, row.origin)
    )


def test_no_committed_place_that_stands_alone_is_a_word_by_itself() -> None:
    given = listed("given_names") | listed("given_names_by_hand")
    alone = {key_of(row.name) for row in rows() if row.kind == "place" and row.use == "alone"}
    assert not {key[0] for key in alone if len(key) == 1} & given


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("وصل الوفد إلى وادي الدواسر", ["وادي الدواسر"]),
        ("القصف على أرخانجلسك", ["أرخانجلسك"]),
        ("مدينة ماردين جنوب تركيا", ["ماردين", "تركيا"]),
        ("قرية دومة الجندل", ["دومة الجندل"]),
        ("في مدينة بدر", ["بدر"]),
        ("تظاهرة بالبكيرية", ["البكيرية"]),
    ],
)
def test_a_built_place_is_found(text: str, expected: list[str]) -> None:
    assert places(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "قال بدر إنه راض",
        "كان لجأوا إلى بعض الأحياء",
        "حضر الحفل لفيف من الأهالي",
        "سافر للحج وعاد",
        "قال أهالي المدينة",
        "وفي سوق الأسهم",
    ],
)
def test_a_word_that_is_a_town_somewhere_is_no_place(text: str) -> None:
    assert places(text) == []


def test_a_built_place_says_so() -> None:
    (mention,) = find_entities("القصف على أرخانجلسك", Gazetteer.standard())
    assert mention.rule == BUILT

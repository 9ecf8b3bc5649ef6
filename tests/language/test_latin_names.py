import pytest

from articles.language.latin_names import can_be_found, key_of, other_names, script_of
from articles.language.words import entries


@pytest.mark.parametrize(
    ("name", "other"),
    [
        ("Guterres", "غوتيريش"),
        ("guterres", "غوتيريش"),
        ("غوتيريش", "Guterres"),
        ("جوتيريش", "Guterres"),
        ("للعراق", "Iraq"),
        ("والعراق", "Iraq"),
        ("رويترز", "Reuters"),
        ("Human Rights Watch", "هيومن رايتس ووتش"),
        ("هيومن رايتس ووتش", "HRW"),
        ("للأمم المتحدة", "United Nations"),
        ("الأمم المتحده", "United Nations"),
        ("بي بي سي", "BBC"),
        ("Erdoğan", "أردوغان"),
        ("Erdogan", "أردوغان"),
        ("al-Sisi", "السيسي"),
        ("Sisi", "السيسي"),
        ("محمد بن سلمان", "MBS"),
        ("Gaza", "غزة"),
    ],
)
def test_a_name_is_known_in_the_other_script(name: str, other: str) -> None:
    assert other in other_names(key_of(name))


@pytest.mark.parametrize(
    "name",
    [
        "أبل",  # folds to إبل, camels
        "إبل",
        "الحياة",
        "حياة",
        "نيسان",  # April
        "كلينتون",  # two people
        "Clinton",
        "UN",
        "AP",
        "who",
        "times",
        "الأمم",
        "United",
        "سي",
        "بن سلمان",
        "الوزير غوتيريش",
        "2015",
        "",
    ],
)
def test_a_word_that_is_no_name_or_not_one_name_leads_nowhere(name: str) -> None:
    assert other_names(key_of(name)) == ()


@pytest.mark.parametrize("name", ["سي إن إن", "بي بي سي", "إم بي سي", "UN", "في", ""])
def test_a_name_of_stop_words_and_single_letters_is_not_looked_for(name: str) -> None:
    assert not can_be_found(name)


@pytest.mark.parametrize(
    "name", ["أم درمان", "لا ستامبا", "رويترز", "BBC", "منظمة الأمن والتعاون في أوروبا", "UN Women"]
)
def test_a_name_with_words_of_its_own_is_looked_for(name: str) -> None:
    assert can_be_found(name)


@pytest.mark.parametrize(
    ("name", "script"),
    [
        ("Reuters", "latin"),
        ("Élysée", "latin"),
        ("رويترز", "arabic"),
        ("فرانس 24", "arabic"),
        ("بنك ABC", ""),
        ("24", ""),
    ],
)
def test_the_script_of_a_name(name: str, script: str) -> None:
    assert script_of(name) == script


def test_every_line_of_the_list_leads_from_one_script_to_the_other() -> None:
    for line in entries("latin_names"):
        assert {script_of(name) for name in line} == {"arabic", "latin"}, line
        assert any(other_names(key_of(name)) for name in line), line


def test_a_name_stands_on_one_line_unless_it_is_an_abbreviation_of_two() -> None:
    found: dict[tuple[str, ...], set[str]] = {}
    for line in entries("latin_names"):
        for name in line:
            found.setdefault(key_of(name), set()).add(line[0])
    assert {key for key, lines in found.items() if len(lines) > 1} <= {("rsf",), ()}


def test_no_arabic_name_of_the_list_is_a_very_common_word() -> None:
    from articles.language.words import frequencies

    countries = {"مصر", "سوريا", "السعودية", "إسرائيل", "العراق", "لبنان", "اليمن", "إيران"}
    single = {
        name for line in entries("latin_names") for name in line if " " not in name and script_of(name) == "arabic"
    }
    common = {name for name in single if frequencies().get("".join(key_of(name)), 0) > 2e-4}
    assert common - countries <= {"الكويت", "المغرب", "القاهرة"}

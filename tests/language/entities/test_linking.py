"""Short forms and other spellings of one person. Every person here is invented, except the listed."""

import pytest

from articles.language.entities import EntityMention, Gazetteer, KnownName, find_entities

STANDARD = Gazetteer.standard()


def people(text: str, gazetteer: Gazetteer = STANDARD) -> list[EntityMention]:
    return [mention for mention in find_entities(text, gazetteer) if mention.kind == "person"]


def names(text: str, gazetteer: Gazetteer = STANDARD) -> list[str]:
    return [mention.name for mention in people(text, gazetteer)]


@pytest.mark.parametrize(
    ("full", "later"),
    [
        ("قال وزير الري سامر الدليمي إن السد آمن.", "وغادر الدليمي القاعة."),
        ("قال وزير الري سامر حسن السوداني إن السد آمن.", "وتابع السوداني في مقابلة أن الماء يكفي."),
        ("قال وزير الري سامر حسن السوداني إن السد آمن.", "وذكر مصدر أن السوداني غادر."),
        ("قالت عضو اللجنة هيفاء صالح إن السد آمن.", "وأضافت صالح أن الماء يكفي."),
        ("وأكد العميد ثائر مخيف، في بيان، الخبر.", "وأضاف مخيف أن الماء يكفي."),
        ("قالت الناشطة شيرين الدليمي إن السد آمن.", "وأضافت شيرين أن الماء يكفي."),
        ("قالت الناشطة شيرين الدليمي إن السد آمن.", "وحضرت شيرين المسرحية."),
        ("قال المبعوث الأممي أنطونيو ماركيزيو إن السد آمن.", "وأضاف ماركيزيو أن الماء يكفي."),
        ("قال المبعوث الأممي فيكتور غرانديش إن السد آمن.", "ووصل جرانديش إلى القاهرة."),
    ],
)
def test_a_later_short_form_is_the_person_named_in_full(full: str, later: str) -> None:
    (first,) = people(full)
    assert names(f"{full} {later}") == [first.name, first.name]


@pytest.mark.parametrize(
    ("full", "later"),
    [
        ("قال وزير الري سامر حسن السوداني إن السد آمن.", "والشعب السوداني راض."),
        ("قال وزير الري سامر حسن السوداني إن السد آمن.", "ودعا الرئيس السوداني إلى الهدوء."),
        ("قالت عضو اللجنة هيفاء صالح إن السد آمن.", "وهذا عمل صالح."),
        ("وأكد العميد ثائر مخيف، في بيان، الخبر.", "وكان المشهد مخيف جدا."),
        ("قال الناطق نبيل علي إن السد آمن.", "وأكد على أن الماء يكفي."),
        ("قالت الناشطة شيرين الدليمي إن السد آمن.", "وأضافت شيرين الحربي أن الماء يكفي."),
        ("قال المهندس حسين كامل إن السد آمن.", "وحضر الحفل حسن كامل."),
    ],
)
def test_a_word_that_is_a_family_name_too_is_not_linked(full: str, later: str) -> None:
    (first,) = people(full)
    assert names(f"{full} {later}").count(first.name) == 1


def test_a_child_named_in_full_is_not_the_father() -> None:
    text = "ورثت ليلى رفعت الدليمي المكتبة عن والدها رفعت الدليمي."
    assert names(text) == ["ليلى رفعت الدليمي", "رفعت الدليمي"]


def test_one_person_in_two_spellings_has_one_name() -> None:
    text = "قال المبعوث الأممي فيكتور غرانديش إن السد آمن. ثم عاد فيكتور جرانديش."
    assert names(text) == ["فيكتور غرانديش"] * 2


def test_arabic_names_that_differ_in_a_letter_are_two_people() -> None:
    text = "التقى المهندس سالم الحربي بالمهندس سليم الحربي."
    assert names(text) == ["سالم الحربي", "سليم الحربي"]


TWO = (
    KnownName("سامر الدليمي", "person", ("الدليمي", "أبو هيثم")),
    KnownName("هيثم الدليمي", "person", ("الدليمي",)),
)


def test_a_form_that_two_entities_claim_is_linked_to_neither() -> None:
    own = STANDARD.with_names(TWO)
    assert own.shared("الدليمي") == ("سامر الدليمي", "هيثم الدليمي")
    assert not {"سامر الدليمي", "هيثم الدليمي"} & set(names("وقال الدليمي إن السد آمن", own))
    assert names("وقال أبو هيثم إن السد آمن", own) == ["سامر الدليمي"]
    assert own.shared("أبو هيثم") == ()


def test_the_article_decides_between_two_who_claim_a_form() -> None:
    text = "قال سامر الدليمي إن السد آمن. وأضاف الدليمي أن الماء يكفي."
    assert names(text, STANDARD.with_names(TWO)) == ["سامر الدليمي"] * 2


def test_a_form_that_is_the_whole_name_of_one_claimant_is_that_one() -> None:
    own = STANDARD.with_names(
        [KnownName("النخيل", "organisation", ()), KnownName("شركة النخيل", "organisation", ("النخيل",))]
    )
    assert [mention.name for mention in find_entities("قالت النخيل إن", own)] == ["النخيل"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("هم باسل الدليمي ولينا مفروش.", ["باسل الدليمي", "لينا مفروش"]),
        ("حضر خالد مفروش، وسامر الدليمي، وليلى كتاب.", ["خالد مفروش", "سامر الدليمي", "ليلى كتاب"]),
    ],
)
def test_beside_another_person_a_plain_family_name_is_enough(text: str, expected: list[str]) -> None:
    assert names(text) == expected


@pytest.mark.parametrize(
    "text",
    ["وحضر سامر الدليمي وفداً يضم، خبراء", "قال سامر الدليمي، خالد قال ذلك", "حضر سامر الدليمي. وسلم كتابا، وغادر"],
)
def test_a_verb_or_an_object_beside_a_person_is_no_name(text: str) -> None:
    assert [name for name in names(text) if " " in name] == ["سامر الدليمي"]

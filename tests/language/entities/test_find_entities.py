"""Who and what a text names. Every person, place and body here is invented, except countries and world bodies."""

import time
from itertools import pairwise

import pytest

from articles.language.entities import EntityMention, Gazetteer, KnownName, find_entities

STANDARD = Gazetteer.standard()


def found(text: str, gazetteer: Gazetteer = STANDARD) -> list[tuple[str, str, str]]:
    return [(mention.kind, mention.text, mention.name) for mention in find_entities(text, gazetteer)]


def names(text: str, kind: str) -> list[str]:
    return [mention.name for mention in find_entities(text, STANDARD) if mention.kind == kind]


def only_person(text: str) -> EntityMention:
    people = [mention for mention in find_entities(text, STANDARD) if mention.kind == "person"]
    assert len(people) == 1, people
    return people[0]


@pytest.mark.parametrize(
    ("text", "name", "role"),
    [
        ("وصل وزير الدفاع العراقي سامر الدليمي إلى", "سامر الدليمي", "وزير الدفاع العراقي"),
        ("قال وزير الدفاع العراقي، سامر الدليمي، إن", "سامر الدليمي", "وزير الدفاع العراقي"),
        ("أكد الفريق الأول الركن عبد الأمير النعيمي", "عبد الأمير النعيمي", "الفريق الأول الركن"),
        ("السفير الأميركي في بغداد ماثيو غرانت", "ماثيو غرانت", "السفير الأميركي في بغداد"),
        ("وفقاً للخبير في شؤون المياه هيثم الراوي", "هيثم الراوي", "الخبير في شؤون المياه"),
        ("رئيس لجنة المياه والزراعة في البرلمان حاكم الساعدي", "حاكم الساعدي", "رئيس لجنة المياه والزراعة في البرلمان"),
        ("المتحدثة باسم الخارجية الروسية إيلينا كوروفا، اليوم", "إيلينا كوروفا", "المتحدثة باسم الخارجية الروسية"),
        ("بحث إياد الجنابي نائب الرئيس العراقي الملف", "إياد الجنابي", "نائب الرئيس العراقي"),
        ("الأمين العام للأمم المتحدة بان كي مون", "بان كي مون", "الأمين العام للأمم المتحدة"),
        ("الملك عبدالله الثاني", "عبد الله الثاني", "الملك"),
    ],
)
def test_a_title_gives_the_name_and_the_role(text: str, name: str, role: str) -> None:
    person = only_person(text)
    assert (person.name, person.role) == (name, role)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("وقال محمد الدوسري إن", "محمد الدوسري"),
        ("التقى عبد الكريم هاشم مصطفى الوفد", "عبد الكريم هاشم مصطفى"),
        ("مقتل أبو حفص الشيشاني في غارة", "أبو حفص الشيشاني"),
        ("وزار فهد بن عبدالعزيز بن معمر المعرض", "فهد بن عبدالعزيز بن معمر"),
        ("كتب سيف الدين الراوي", "سيف الدين الراوي"),
        ("غادر حسن نصر الله", "حسن نصر الله"),
    ],
)
def test_a_compound_name_stays_whole(text: str, name: str) -> None:
    assert names(text, "person") == [name]


def test_a_later_short_mention_is_the_person_named_in_full() -> None:
    text = "قال وزير الري سامر الدليمي إن السد آمن. وأضاف الدليمي أن لجنة ستصل. وقدم المهندسون للدليمي تقريرا."
    assert names(text, "person") == ["سامر الدليمي"] * 3


def test_a_family_name_of_two_people_is_linked_to_neither() -> None:
    text = "التقى سامر الدليمي بالمهندس هيثم الدليمي. وقال الدليمي إن اللقاء مثمر."
    assert names(text, "person") == ["سامر الدليمي", "هيثم الدليمي"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("في العراق", [("place", "العراق", "العراق")]),
        ("الوضع بالعراق", [("place", "العراق", "العراق")]),
        ("العراق وإيران", [("place", "العراق", "العراق"), ("place", "إيران", "إيران")]),
        ("من لبنان", [("place", "لبنان", "لبنان")]),
        ("إلى كركوك", [("place", "كركوك", "كركوك")]),
        ("في فلسطين", [("place", "فلسطين", "فلسطين")]),
        ("غرب محافظة صلاح الدين", [("place", "صلاح الدين", "صلاح الدين")]),
        ("في سورية", [("place", "سورية", "سوريا")]),
        ("إقليم كردستان العراق", [("place", "إقليم كردستان العراق", "إقليم كردستان")]),
        ("في بلدة عين الصفا", [("place", "عين الصفا", "عين الصفا")]),
    ],
)
def test_a_place_is_found_without_the_letters_joined_to_it(text: str, expected: list[tuple[str, str, str]]) -> None:
    assert found(text) == expected


@pytest.mark.parametrize("text", ["وزارة الدفاع", "وزارة الدفاع العراقية", "وزارة التعليم العالي والبحث العلمي"])
def test_a_ministry_is_an_organisation_whatever_stands_before_it(text: str) -> None:
    assert found(f"بيان ل{text}.") == [("organisation", text, text)]


@pytest.mark.parametrize(
    ("text", "written", "name"),
    [
        ("عناصر داعش", "داعش", "تنظيم الدولة الإسلامية"),
        ("على تنظيم “داعش” هناك", "تنظيم “داعش”", "تنظيم الدولة الإسلامية"),
        ('تنظيم "الدولة الإسلامية" هناك', 'تنظيم "الدولة الإسلامية"', "تنظيم الدولة الإسلامية"),
        ("في جامعة بغداد", "جامعة بغداد", "جامعة بغداد"),
        ("تحالف «النهر» فاز", "النهر", "النهر"),
        ("قال الجيش اللبناني", "الجيش اللبناني", "الجيش اللبناني"),
        ("قالت الخارجية الروسية", "الخارجية الروسية", "وزارة الخارجية الروسية"),
        ("وكالة فرانس برس", "وكالة فرانس برس", "فرانس برس"),
        ("في جامعة الملك سالم الدولية", "جامعة الملك سالم الدولية", "جامعة الملك سالم الدولية"),
    ],
)
def test_a_body_is_named_by_list_or_pattern(text: str, written: str, name: str) -> None:
    assert ("organisation", written, name) in found(text)
    assert names(text, "person") == []


def test_a_ministry_without_its_country_is_the_one_named_in_full() -> None:
    text = "أصدرت وزارة الري العراقية بيانا. وقالت وزارة الري إن السد آمن."
    assert names(text, "organisation") == ["وزارة الري العراقية"] * 2


@pytest.mark.parametrize(
    "text",
    [
        "القوات العراقية والروسية",
        "رحب روسياً بالقرار",
        "المرأة السعودية",
        "على الحدود",
        "صلاة المغرب",
        "هو وزير ولم يقل شيئا",
        "بقيادة جديدة",
        "فريق الضيف",
        "رئيس الوفد الذي وصل",
        "المتحدث باسم الوفد",
        "في بيان صحافي مقتضب اطلعت عليه",
        "قال إن الأمر واضح وإن الحل قريب",
        "شركة السيارات",
        "وضع مالي صعب وقائم",
        "كأس الملك سالم",
        "بحجة الصيانة",
        "",
        "ـ",
        "بن بن بن",
        "عبد",
        "أبو",
    ],
)
def test_what_names_nobody_is_left_alone(text: str) -> None:
    assert found(text) == []


def test_own_names_take_precedence_and_cover_their_forms() -> None:
    own = STANDARD.with_names([KnownName("شركة النخيل للسدود", "organisation", ("النخيل", "سدود النخيل"))])
    assert found("قالت النخيل إن سدود النخيل آمنة", own) == [
        ("organisation", "النخيل", "شركة النخيل للسدود"),
        ("organisation", "سدود النخيل", "شركة النخيل للسدود"),
    ]
    assert found("قالت النخيل") == []
    assert find_entities("النخيل", own)[0].certainty == 1.0


def test_an_unknown_kind_of_own_name_is_refused() -> None:
    with pytest.raises(ValueError, match="river"):
        STANDARD.with_names([KnownName("دجلة", "river", ())])


def test_mentions_are_in_order_apart_and_of_the_text() -> None:
    text = 'قال وزير الدفاع العراقي سامر الدليمي في بغداد، وفق رويترز، إن «داعش» في سوريا و"الرقة".'
    mentions = find_entities(text, STANDARD)
    assert all(text[mention.start : mention.end] == mention.text for mention in mentions)
    assert all(one.end <= other.start for one, other in pairwise(mentions))
    assert all(0 < mention.certainty <= 1 and mention.rule for mention in mentions)


@pytest.mark.parametrize(
    "text",
    [
        "ا" * 200_000,
        "محمد " * 20_000,
        "وزير " * 20_000,
        "بن " * 20_000,
        "وزارة ال" * 20_000,
        '" ' * 50_000,
        "داعش» «" * 9_000,
    ],
)
@pytest.mark.no_cover  # the watch is for the code, not for the measuring of it
def test_hostile_text_takes_linear_time(text: str) -> None:
    started = time.process_time()
    find_entities(text, STANDARD)
    assert time.process_time() - started < 6


def test_a_family_name_that_one_word_makes_famous_is_not_given_to_a_relative() -> None:
    assert names("قالت ميشيل أوباما", "person") == ["ميشيل أوباما"]
    assert names("قال أوباما", "person") == ["باراك أوباما"]


def test_a_state_introduced_once_is_known_by_its_bare_name() -> None:
    assert names("استأنفت جمهورية سروان المفاوضات. وقالت سروان إنها", "place") == ["سروان", "سروان"]


def test_a_word_that_is_title_and_given_name_starts_one_person_only() -> None:
    mentions = find_entities("روى مالك بن أنس الحديث، وقال مالك بن أنس", STANDARD)
    assert all(one.end <= other.start for one, other in pairwise(mentions))
    assert {mention.name for mention in mentions} == {"مالك بن أنس"}

"""What holds where rules and tagger propose names."""

import pytest

from articles.language.entities import find_entities


def names(text: str, kind: str = "person") -> list[str]:
    return [mention.text for mention in find_entities(text) if mention.kind == kind]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("وقالت المحامية كلير بونفوا-ديماري إن الجلسة أرجئت", "كلير بونفوا-ديماري"),
        ("وسجل الغاني كوفي أسانتي-بواتينغ هدف المباراة الوحيد", "كوفي أسانتي-بواتينغ"),
        ("التقى عبد الكريم هاشم مصطفى في بغداد", "عبد الكريم هاشم مصطفى"),
        ("وقال المتحدث باسم الحزب جان-بيار روشيه إن اللقاء تأجل", "جان-بيار روشيه"),
    ],
)  # fmt: skip
def test_a_name_is_whole(text: str, name: str) -> None:
    assert name in names(text)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("التقى عبد الكريم هاشم مصطفى الوفد", "عبد الكريم هاشم مصطفى"),
        ("وقال سامر الدليمي القيادي في حزب الساحل إن الجسر أغلق", "سامر الدليمي"),
        ("وقال مدير الصحة م. سامر الدليمي إن الحملة تستمر شهرا", "سامر الدليمي"),
        ("ورواه مالك بن أنس الحديث", "مالك بن أنس"),
    ],
)  # fmt: skip
def test_a_name_ends_where_something_else_begins(text: str, name: str) -> None:
    assert names(text) == [name]


@pytest.mark.parametrize(
    "text", ["فاز هاندسون - فالكرين في سباق الزوارق", "تحدث سامر الدليمي - وهو وزير - إلى الصحافة"]
)
def test_a_dash_between_blanks_parts_names(text: str) -> None:
    assert not any("-" in name for name in names(text))


def test_one_word_of_a_name_is_known_again() -> None:
    text = "حضر العرس سند رغيدان القوس وأخته ميثاء رغيدان. وبكى سند حين دخلت العروس، وقبّل سند رأس أبيه."
    assert names(text).count("سند") == 2


def test_an_everyday_word_is_not_known_again_as_a_name() -> None:
    assert names("قالت عضو اللجنة هيفاء صالح إن السد آمن. وهذا عمل صالح.") == ["هيفاء صالح"]


def test_a_family_name_that_two_people_bear_is_neither_of_them() -> None:
    text = "حضر سامر الدليمي وهيثم الدليمي. وقال الدليمي إن الجسر آمن."
    assert {mention.name for mention in find_entities(text)} == {"سامر الدليمي", "هيثم الدليمي"}


@pytest.mark.parametrize(
    "text", ["وقالت وزارة الداخلية للأناضول أمس", "قال ضابط في وزارة الدفاع، للأناضول، إن الطريق آمن"]
)
def test_the_agency_that_is_told_is_no_part_of_the_body_that_tells(text: str) -> None:
    assert "الأناضول" in {mention.name for mention in find_entities(text) if mention.kind == "organisation"}


@pytest.mark.parametrize("text", ["وقررت الهيئة العامة للطرق إغلاق الجسر", "وأعلنت مؤسسة الساحل للتنمية أرباحها"])
def test_what_a_body_is_for_stays_its_name(text: str) -> None:
    assert [name.split()[-1][:2] for name in names(text, "organisation")] == ["لل"]


def test_a_noun_of_lands_is_left_out() -> None:
    assert set(names("وصل رئيس جمهورية سروان إلى العاصمة، ثم عاد إلى سروان", "place")) == {"سروان"}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("قالت شركة Hargate plc إن أرباحها تضاعفت", "شركة Hargate plc"),
        ("وجرّ معه سهم Infineon نحو الهبوط", "Infineon"),
    ],
)
def test_a_company_in_latin_letters_is_found(text: str, name: str) -> None:
    assert names(text, "organisation") == [name]


@pytest.mark.parametrize(
    "text", ["GNU و Linux نظامان", "ويسمى هذا الأسلوب (open source) في البرمجة", "وكُتب بلغة C shell القديمة"]
)
def test_a_term_in_latin_letters_is_no_name(text: str) -> None:
    assert find_entities(text) == []

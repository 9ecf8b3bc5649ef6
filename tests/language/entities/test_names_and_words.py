"""Words that look like names, and names that look like words. Every person here is invented, except the listed."""

import pytest

from articles.language.entities import EntityMention, find_entities
from articles.language.entities.gazetteer import Gazetteer

STANDARD = Gazetteer.standard()


def mentions(text: str, kind: str) -> list[EntityMention]:
    return [mention for mention in find_entities(text, STANDARD) if mention.kind == kind]


def names(text: str, kind: str = "person") -> list[str]:
    return [mention.name for mention in mentions(text, kind)]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("واستقبل وزير الخارجية وليد القنّاب الوفد", "وليد القناب"),
        ("وأوضح مدير عام الجوازات اللواء سعد العسكر أن", "سعد العسكر"),
        ("وقال المدرب الهولندي لويس فان برخ إن", "لويس فان برخ"),
        ("ووصل المبعوث الأممي إسماعيل ولد الشيب إلى", "إسماعيل ولد الشيب"),
        ("خلفاً لفهد بن سالم العنزي الذي", "فهد بن سالم العنزي"),
        ("كان قديماً، فعمر بن سالم العنزي لم يحضر", "عمر بن سالم العنزي"),
        ("قدم الأمير محمد بن سلمان بن عبد العزيز التهنئة", "محمد بن سلمان بن عبد العزيز"),
        ("الرئيس عبدالفتاح السيسي", "عبد الفتاح السيسي"),
        ("خادم الحرمين الشريفين الملك سلمان بن عبد العزيز", "سلمان بن عبدالعزيز"),
        ("قوات الرئيس السابق علي عبد الله صالح في", "علي عبدالله صالح"),
        ("وقال الدكتور اليامي إن", "اليامي"),
        ("وافتتح اللواء سالم الحربي المركز", "سالم الحربي"),
    ],
)
def test_a_name_is_whole_and_has_no_letter_of_another_word(text: str, name: str) -> None:
    assert names(text) == [name]


@pytest.mark.parametrize(
    "text",
    [
        "قال المتحدث الإعلامي لهيئة الموانئ إن",
        "ووفقاً للناطق الإعلامي لشرطة المنطقة فإن",
        "نقل إلى المستشفى الملكي لتلقي العلاج",
        "وكان رحمه الله كريما",
        "ترك منصب الرئيس الفخري للنادي",
        "الناطق باسم الإعلام الحربي",
        "وتحدث السفير البنغلاديشي لدى المملكة",
        "هو مرشح فريد من نوعه",
        "وقال مسؤول تركي للوكالة",
        "وأكدت أن درجات الطالبة تؤهلها للالتحاق",
        "تتقدم السوق رويدا رويدا",
        "من كتاب الله وسنة نبيه محمد صلى الله عليه وسلم",
        "من ضم اللاعب صاحب الـ30 ربيعا",
    ],
)
def test_a_word_after_a_title_is_not_taken_for_a_person(text: str) -> None:
    assert [name for name in names(text) if name != "محمد"] == []


def test_a_short_first_name_after_a_kinsman_is_a_person() -> None:
    assert names("وفاز ابنه خالد بالجائزة") == ["خالد"]


@pytest.mark.parametrize(
    ("text", "name", "role"),
    [
        ("بعث ولي العهد برقية تهنئة لفخامة الرئيس خالد المعموري", "خالد المعموري", "فخامة الرئيس"),
        ("رفع أمير المنطقة شكره لمعالي وزير الصحة الدكتور سامر الدليمي", "سامر الدليمي", "معالي وزير الصحة الدكتور"),
        ("حضر مدير إدارة حقوق وعلاقات المرضى خالد العياف", "خالد العياف", "مدير إدارة حقوق وعلاقات المرضى"),
        ("أمير المنطقة صاحب السمو الملكي الأمير خالد بن سالم", "خالد بن سالم", "أمير المنطقة صاحب السمو الملكي الأمير"),
    ],
)
def test_a_role_begins_with_the_title_of_its_own_person(text: str, name: str, role: str) -> None:
    assert [(person.name, person.role) for person in mentions(text, "person")] == [(name, role)]


def test_a_title_is_not_carried_over_a_clause() -> None:
    (person,) = mentions("حضرت والدة الطالبة ورئيس النادي وغادرت بسبب خالد المعموري", "person")
    assert person.role == ""


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("في مستشفيات الرياض وجدة والدمام", ["الرياض", "جدة", "الدمام"]),
        ("في ريف حلب الشمالي", ["حلب"]),
        ("في البقاع الغربي", ["البقاع الغربي"]),
        ("في العاصمة الرباط", ["الرباط"]),
        ("وصلوا إلى مدينة وجدة", ["وجدة"]),
    ],
)
def test_a_place_is_read_as_a_reader_reads_it(text: str, place: list[str]) -> None:
    assert names(text, "place") == place


@pytest.mark.parametrize(
    "text",
    [
        "بعد عملية قطع الرباط الصليبي للركبة",
        "وانتخب لولاية مدتها ستة أعوام",
        "خرجن لقضاء أشغالهن",
        "وهي مدينة محفورة في الصخر",
        "ومن أعلى جبل ملاصق للقرية",
        "هذا العمل الجليل",
        "في مكتبه العقيد عمر السالم",
    ],
)
def test_a_word_after_a_noun_of_place_is_not_taken_for_a_place(text: str) -> None:
    assert names(text, "place") == []


@pytest.mark.parametrize(
    ("text", "body"),
    [
        ("زار مركز التأهيل الشامل الحاضرين للحفل", ["مركز التأهيل الشامل"]),
        ("نجم نادي النصر والمنتخب", ["نادي النصر"]),
        ("وزارة الشؤون البلدية والقروية", ["وزارة الشؤون البلدية والقروية"]),
        ("نقل إلى مستشفى الملك فهد لتلقي العلاج", ["مستشفى الملك فهد"]),
        ("في مستشفى الملك فهد المركزي", ["مستشفى الملك فهد المركزي"]),
        ("أعضاء هيئة التدريس", []),
        ("أصدر ديوان «هديل الحمام» قبل عام", []),
        ("سلم الجاني لافي المطيري نفسه", []),
    ],
)
def test_the_name_of_a_body_ends_where_it_ends(text: str, body: list[str]) -> None:
    assert names(text, "organisation") == body


@pytest.mark.parametrize(
    "text",
    [
        "يرفع أسمى آيات التهاني لمقام القيادة",
        "تحت سهام المغرضين في الملعب",
        "وراح الأمير يشكو إلى الحكيم علته",
        "وتمنياتهم لسمو الأمير بموفور الصحة",
    ],
)
def test_wishes_and_complaints_name_nobody(text: str) -> None:
    assert names(text) == []


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("هنأ الشيخ راشد الدوسري التهاني الحارة", "راشد الدوسري"),
        ("وأضاف المهندس سامر المهيدب أن", "سامر المهيدب"),
        ("وأضاف المهندس سامر العثيمين أن", "سامر العثيمين"),
    ],
)
def test_a_family_name_ends_before_the_sentence_goes_on(text: str, name: str) -> None:
    assert names(text) == [name]


@pytest.mark.parametrize(
    ("text", "club"),
    [
        ("منحت إدارة نادي الاتحاد اللاعبين إجازة", "نادي الاتحاد"),
        ("ويحسم نادي الشباب الدوري إن فاز", "نادي الشباب الدوري"),
        ("واحتضن نادي القصيم الأدبي المحاضرة", "نادي القصيم الأدبي"),
        ("حزب العدالة والتنمية", "حزب العدالة والتنمية"),
    ],
)
def test_a_club_ends_before_those_who_play_for_it(text: str, club: str) -> None:
    assert names(text, "organisation") == [club]


def test_a_preposition_before_an_unknown_noun_is_no_name() -> None:
    text = "وصل رئيس البلدية بحوطة سدير إلى المعرض"
    assert (names(text), names(text, "place")) == ([], ["حوطة سدير"])
    assert names("وأضاف المحامي أحمد بامعوضة أن") == ["أحمد بامعوضة"]


def test_an_unknown_first_name_after_an_indefinite_rank_is_kept() -> None:
    assert names("وأكد العقيد دكتور عاطي بن عطية القرشي أن") == ["عاطي بن عطية القرشي"]

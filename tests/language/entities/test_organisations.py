"""Bodies: how far their name goes, and what is none. Every body here is invented, except world bodies and offices."""

import pytest

from articles.language.entities import EntityMention, find_entities
from articles.language.entities.gazetteer import Gazetteer

STANDARD = Gazetteer.standard()


def bodies(text: str) -> list[EntityMention]:
    return [mention for mention in find_entities(text, STANDARD) if mention.kind == "organisation"]


def written(text: str) -> list[str]:
    return [mention.text for mention in bodies(text)]


@pytest.mark.parametrize(
    "body",
    [
        "وزارة الدفاع العراقية",
        "مجلس محافظة نينوى",
        "قيادة عمليات الأنبار",
        "مديرية شرطة ديالى",
        "جهاز مكافحة الإرهاب",
        "هيئة تنمية الصادرات",
        "الهيئة العامة لشؤون الإقامة",
        "المنظمة العربية لحقوق الإنسان",
        "الاتحاد العراقي لكرة القدم",
        "المديرية العامة للأرصاد الجوية",
        "المجلس الأعلى للدفاع",
        "سوق أبوظبي للأوراق المالية",
        "منتخب العراق",
        "المنتخب المغربي",
        "مستشفى الموصل المدني",
        "بعثة الأمم المتحدة للسلام في ليبيا",
        "شركة هيونداي للهندسة",
        "فوج الحدود البرية الثاني",
        "نيابة أمن الدولة العليا",
        "محكمة جنايات القاهرة",
        "المحكمة الابتدائية بصفاقس",
        "القنصلية الإيرانية",
        "الفرقة التاسعة",
        "جامعة هايدلبرغ",
        "بلدية سبها",
        "كتيبة جنين",
        "مستشفى الثورة",
        "مديرية التربية",
        "إدارة مكافحة المخدرات",
    ],
)
@pytest.mark.parametrize("frame", ["وأعلنت {} اليوم أن الأمر انتهى", "وفق بيان من {}، أمس"])
def test_a_body_is_whole(body: str, frame: str) -> None:
    assert written(frame.format(body)) == [body]


@pytest.mark.parametrize(
    "text",
    [
        "برئاسة جديدة للوفد",
        "انتقدت إدارة بايدن",
        "وأجرى مجلس بغداد مشاورات مطولة",
        "أعضاء هيئة التدريس",
        "قوات المركز والإقليم",
        "كان ذلك لمصلحة لبنان",
        "مركز المدينة القديمة",
        "في شركة السيارات",
        "لواء جديد في الجيش",
        "إدارة المرور",
        "قيادة السيارة في الليل",
        "فرقة الموسيقى",
        "سوق الخضار",
        "دار الحديث بينهما",
        "غرفة النوم",
        "المنتدى القديم",
        "الأوراق المالية السعودية",
        "وزير الدفاع الروسي",
        "مجموعة الأصدقاء",
        "إدارة الأزمات المؤقتة",
        "إدارة شؤون المدينة",
        "قوات الأمن",
        "الفرقة الموسيقية",
        "مركز محافظة الأنبار",
        "مصلحة الطفلة",
        "جهاز الصراف الآلي",
        "حركة السير بطيئة",
        "جيش من الموظفين",
        "تكتل كبير",
    ],
)
def test_a_noun_that_may_head_a_body_is_none_alone(text: str) -> None:
    assert written(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("ودعت مديرية الأمن العام السائقين إلى الحذر", ["مديرية الأمن العام"]),
        ("قال رئيس لجنة النقل والمواصلات المخرج سامر الدليمي", ["لجنة النقل والمواصلات"]),
        ("حمّل المحافظ وزارة الكهرباء المسؤولية", ["وزارة الكهرباء"]),
        ("بلدية النخيل للوقوف على الحال", []),
        ("وأوضحت وزارة الصحة والجيش اللبناني", ["وزارة الصحة", "الجيش اللبناني"]),
        ("استقبلت جامعة بغداد الطلبة", ["جامعة بغداد"]),
    ],
)
def test_the_name_of_a_body_ends_before_the_sentence_goes_on(text: str, expected: list[str]) -> None:
    assert written(text) == expected


@pytest.mark.parametrize(
    ("text", "span", "name"),
    [
        ("وقالت الدفاع الروسية", "الدفاع الروسية", "وزارة الدفاع الروسية"),
        ("وكانت «الداخلية» أطلقت الخطة", "الداخلية", "وزارة الداخلية"),
        ("عناصر من الدواعش", "الدواعش", "تنظيم الدولة الإسلامية"),
        (
            "هاجم تنظيم الدولة الإسلامية في العراق والشام",
            "تنظيم الدولة الإسلامية في العراق والشام",
            "تنظيم الدولة الإسلامية",
        ),
        ("نقلت أ ف ب عن مصدر", "أ ف ب", "فرانس برس"),
        ("وفق وكالة فرانس برس", "وكالة فرانس برس", "فرانس برس"),
        ("قاتلت قسد هناك", "قسد", "قوات سوريا الديمقراطية"),
        ("واتهم الدعم السريع الجيش", "الدعم السريع", "قوات الدعم السريع"),
        ("مفوضية الانتخابات", "مفوضية الانتخابات", "المفوضية العليا المستقلة للانتخابات"),
        ("بيان للدعم السريع", "لدعم السريع", "قوات الدعم السريع"),
    ],
)
def test_every_form_of_a_body_has_one_name(text: str, span: str, name: str) -> None:
    assert [(body.text, body.name) for body in bodies(text)] == [(span, name)]


@pytest.mark.parametrize("text", ["وزير الدفاع الروسي", "قالت الصحة جيدة", "عن «الصحة والمرض» كتب", "الدفاع عن الوطن"])
def test_a_field_alone_is_no_ministry(text: str) -> None:
    assert written(text) == []


@pytest.mark.parametrize(
    ("text", "outlet"),
    [
        ("في بيان تلقته “نخيل برس” أمس", "نخيل برس"),
        ('قال في تصريح لـ"أخبار السدود" إن', "أخبار السدود"),
        ("وكالة السودان للأنباء (سونا)", "سونا"),
        ("ذكرت صحيفة «النخيل» أن", "النخيل"),
        ("كتب على منصة «إكس» أنه", "إكس"),
        ("ونقلت قناة المسيرة عنه", "المسيرة"),
        ("وكتب على إكس أمس", "إكس"),
        ("عمل في صحيفة النخيل قبل أعوام", "النخيل"),
        ("لإذاعة موزاييك", "موزاييك"),
        ("في تصريح نقلته سانا أمس", "سانا"),
    ],
)
def test_an_outlet_is_named_by_what_its_marks_hold(text: str, outlet: str) -> None:
    assert outlet in written(text)


@pytest.mark.parametrize(
    "text",
    [
        "وصفه بـ«القرار الشجاع» أمس",
        "مصطلح «الربيع» قديم",
        "وقال «نعم لقد فعلنا ذلك كله»",
        "عاد (سونا) إلى البيت أمس مساء هناك"[:9],
    ],
)
def test_words_in_marks_are_no_outlet_by_themselves(text: str) -> None:
    assert not [mention for mention in find_entities(text) if mention.rule.startswith("outlet.")]


MATCH = "فاز {} في مباراة الدوري بهدفين سجلهما المهاجم في الشوط الثاني، وقال المدرب إن الفريق استحق الفوز"


@pytest.mark.parametrize(
    ("sides", "expected"),
    [
        ("فريق الشرطة على ضيفه الزوراء", ["الشرطة", "الزوراء"]),
        ("الرجاء على غريمه الوداد", ["الرجاء", "الوداد"]),
        ("فريق دهوك على ضيفه النفط", ["دهوك", "النفط"]),
        ("المصري على ضيفه الشرطة. ويخوض المصري لقاء آخر", ["المصري", "الشرطة", "المصري"]),
    ],
)
def test_a_club_is_found_in_an_article_about_sport(sides: str, expected: list[str]) -> None:
    assert written(MATCH.format(sides)) == expected


@pytest.mark.parametrize("text", ["اعتقلت الشرطة الشباب أمام الميناء", "وصل الشباب إلى دهوك", "على الشباب أن يعملوا"])
def test_the_same_word_is_no_club_elsewhere(text: str) -> None:
    assert written(text) == []


def test_an_adjective_of_nation_is_no_club_in_an_article_about_sport() -> None:
    found = written(MATCH.format("المصري على ضيفه الشرطة، ويخوض المصري لقاء") + ". وقال الجمهور المصري إنه راض")
    assert found.count("المصري") == 2


def test_the_police_of_an_article_about_sport_may_still_be_the_police() -> None:
    assert written(MATCH.format("الضيوف") + ". وحضرت الشرطة إلى الملعب") == []

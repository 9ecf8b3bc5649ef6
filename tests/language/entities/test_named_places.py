"""Places that their noun, an office or a list beside them tells."""

import pytest

from articles.language.entities import Gazetteer, by_rules
from articles.language.entities.reading import Reading


def ruled(text: str, prefix: str = "place.") -> list[tuple[str, str]]:
    """Names and the rules of this family that found them."""
    reading = Reading(text)
    spans = sorted(by_rules(reading, Gazetteer.standard()), key=lambda span: span.first)
    return [(span.name, span.rule) for span in spans if span.rule.startswith(prefix)]


@pytest.mark.parametrize(
    ("text", "name", "rule"),
    [
        ("وانفجر أنبوب في شارع العروبة ليلاً.", "شارع العروبة", "place.street"),
        ("وزين نهج بورقيبة بالمصابيح.", "نهج بورقيبة", "place.street"),
        ("وتجمعوا في ساحة 17 تموز قبل الظهر.", "ساحة 17 تموز", "place.street"),
        ("وسال وادي السحتن بعد الظهر.", "وادي السحتن", "place.terrain"),
        ("وسهروا في فندق الشلالات حتى الصبح.", "فندق الشلالات", "place.site"),
        ("وعرضت الأقمشة في سوق الحساوي طويلاً.", "سوق الحساوي", "place.room"),
        ("ولد في كفر زنجلة قبل مئة عام.", "كفر زنجلة", "place.town"),
        ("وحصدت مزارع سيدي هروان قمحها.", "سيدي هروان", "place.honour"),
        ("وغصت شواطئ مولاي بوغرارة بالزوار.", "مولاي بوغرارة", "place.honour"),
    ],
)
def test_a_noun_and_what_follows_are_one_place(text: str, name: str, rule: str) -> None:
    assert (name, rule) in ruled(text)


@pytest.mark.parametrize(
    "text",
    [
        "وسار في شارع طويل بلا أشجار.",
        "وقف الطلاب في ساحة واسعة أمام المبنى.",
        "وأدى الرماد إلى تأخير الرحلات.",
        "وعيّن نصر مديراً جديداً للمصنع.",
        "وباعت الخضار في سوق العمال القريب.",
        "وقبل رأس أمه ثم خرج.",
        "ورحب سيدي القاضي بالحضور.",
        "وبنى لهم قصر من الطين.",
        "وتجولوا في حديقة جميلة ونظيفة.",
    ],
)
def test_a_noun_of_place_with_an_everyday_word_names_none(text: str) -> None:
    assert ruled(text) == []


@pytest.mark.parametrize(
    ("text", "name", "rule"),
    [
        ("ووصلت الشاحنة إلى كنكوصيل قبل الفجر.", "كنكوصيل", "place.after_preposition"),
        ("وقال قائمقام الزعفرانة إن السد جاهز.", "الزعفرانة", "place.governed"),
        ("واحتفل متصرف الشفا بموسم الزيتون.", "الشفا", "place.governed"),
        ("وكرم عمدة فاغرستا الصيادين.", "فاغرستا", "place.governed"),
        ("وتمر السفينة ببغداد ودانكالو ثم تعود.", "دانكالو", "place.in_list"),
        ("وسقط المطر في دمشق، شنكليش وحلب.", "شنكليش", "place.in_list"),
        ("وأغلق الثلج طريق بغداد - زعيترة يومين.", "زعيترة", "place.route"),
    ],
)
def test_what_stands_beside_a_name_says_that_it_is_a_place(text: str, name: str, rule: str) -> None:
    assert (name, rule) in ruled(text)


@pytest.mark.parametrize(
    "text",
    [
        "وجلس القط على ضفتي النهر وقفز من قناطر الدلتا.",
        "وشرع العمال في إخضاع المعدن للحرارة.",
        "وسافر إلى بغداد وطلب كتاباً.",
        "وكان في دمشق وديعاً كعادته.",
        "وقال المحافظ الجديد إن الجسر متين.",
        "وخرج أهالي المفقودين غاضبين.",
        "ودخل في حوار طويل مع جاره.",
        "وعاد من المدرسة وهو يغني.",
        "وفاز العراق - بعد مباراة مثيرة - باللقب.",
    ],
)
def test_ordinary_words_after_prepositions_and_places_are_none(text: str) -> None:
    assert [name for name, _ in ruled(text)] == []


def test_a_crossing_may_stand_by_its_bare_name_later() -> None:
    assert ("معبر الزعفران", "place.later_bare") in ruled("وأغلق معبر الزعفران أمس. ثم ازدحم الزعفران صباحاً.")


@pytest.mark.parametrize(
    "text",
    [
        "وبيع الزعفران غالياً. ثم أغلق معبر الزعفران.",
        "ووصل فندق الزعفران ضيوفه. ثم شربوا الزعفران.",
        "وأغلق معبر دنكلان. ثم طلب زعفراناً.",
    ],
)
def test_the_word_before_the_crossing_or_of_another_house_is_none(text: str) -> None:
    assert [rule for _, rule in ruled(text) if rule == "place.later_bare"] == []


def test_a_battle_is_named_without_its_noun() -> None:
    assert ("السلحفاة", "place.governed") in ruled("وتروي القصيدة معركة السلحفاة كلها.")

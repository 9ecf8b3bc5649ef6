"""Places: wholes such as airports and crossings, and words that only look like places."""

import pytest

from articles.language.entities import find_entities
from articles.language.entities.gazetteer import Gazetteer


def places(text: str) -> list[str]:
    return [mention.text for mention in find_entities(text, Gazetteer.standard()) if mention.kind == "place"]


@pytest.mark.parametrize(
    "place",
    [
        "مطار بغداد الدولي",
        "معبر البوكمال",
        "ميناء عدن",
        "سد الموصل",
        "جبل سنجار",
        "نهر دجلة",
        "ملعب الشعب الدولي",
        "جامع النوري",
        "حاجز قلنديا",
        "قصر بعبدا",
        "معبر رأس جدير",
        "مركب محمد الخامس",
    ],
)
def test_a_noun_that_belongs_to_a_place_is_in_its_name(place: str) -> None:
    assert places(f"وصلوا إلى {place} صباحا") == [place]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("في محافظة نينوى", ["نينوى"]),
        ("إلى قرية عين الصفا", ["عين الصفا"]),
        ("في قاعدة القائم", ["القائم"]),
        ("تركيا والأردن والسعودية", ["تركيا", "الأردن", "السعودية"]),
        ("إلى إب ولحج", ["إب", "لحج"]),
        ("أسواق المنيا", ["المنيا"]),
        ("وقالت سورية إنها", ["سورية"]),
        ("القوات في العراق", ["العراق"]),
        ("بيان للعراق", ["لعراق"]),
        ("مشعر منى", ["منى"]),
        ("وغادروا مشعر منى أمس. وعادت منى خالية", ["منى", "منى"]),
        ("اقتحموا المسجد الأقصى، ودعوا إلى زيارة الأقصى غدا", ["المسجد الأقصى", "الأقصى"]),
        ("في الخرطوم وأم درمان", ["الخرطوم", "أم درمان"]),
        ("في مدينة بوزنيقة المغربية", ["بوزنيقة"]),
        ("عاصمة لدولة فلسطين", ["فلسطين"]),
        ("إلى قرية آيت منصور", ["آيت منصور"]),
        ("فوق جزيرة قبرص", ["قبرص"]),
    ],
)
def test_a_place_is_found_without_the_nouns_before_it(text: str, expected: list[str]) -> None:
    assert places(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "الحدود العراقية السورية",
        "القوات الأميركية والبريطانية",
        "دخلت قوة سورية القرية",
        "معرض القاهرة الدولي للكتاب",
        "ملتقى أبوظبي للنقل البحري",
        "دفن في مسقط رأسه",
        "حماة الوطن",
        "الحد الأقصى",
        "جمرة العقبة",
        "سيول جارفة",
        "هذه ابنتي منى",
        "ونقل عنه قوله إن الأمر انتهى",
        "دولة حديثة",
        "وصل إلى قصره مساء",
        "إلى أقصى حد",
        "ميناء جديد وملعب كبير",
        "جامع المدينة القديم",
    ],
)
def test_adjectives_events_and_everyday_words_are_no_places(text: str) -> None:
    assert places(text) == []

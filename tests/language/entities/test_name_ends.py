"""Last parts of people's names that no list knows, or that are words of the language."""

import pytest

from articles.language.entities import Gazetteer, by_rules
from articles.language.entities.reading import Reading


def people(text: str) -> list[tuple[str, str]]:
    """Names of the people and how the rules read their ends."""
    reading = Reading(text)
    spans = sorted(by_rules(reading, Gazetteer.standard()), key=lambda span: span.first)
    return [(span.name, span.rule.partition(".")[2]) for span in spans if span.kind == "person"]


@pytest.mark.parametrize(
    ("text", "name", "how"),
    [
        ("وبحسب الصيدلي هيثم سعيد الجزمة، فإن الدواء متوفر.", "هيثم سعيد الجزمة", "last_word"),
        ("ورأى كمال حسين المزرعة أن المطر قريب.", "كمال حسين المزرعة", "last_word"),
        ("ونفى الدكتور ثامر سعيد السلحفاة، أمس، ضياع الطرد.", "ثامر سعيد السلحفاة", "last_word"),
        ("وشكت الوزيرة كاترين أوزدمير-لانغه من البرد.", "كاترين أوزدمير-لانغه", "hyphen"),
        ("وقال الدكتور محجوب ود التمساح إن النيل عال.", "محجوب ود التمساح", "last_word"),
        ("وقال مصطفى بن نوي كشيدة، وهو خباز.", "مصطفى بن نوي كشيدة", "further"),
    ],
)
def test_what_stands_between_a_name_and_its_close_belongs_to_it(text: str, name: str, how: str) -> None:
    assert (name, how) in people(text)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("وقال محمد صالح أمس إن البئر عميقة.", "محمد صالح"),
        ("وعين كمال حسين رئيساً، وصفق الحضور.", "كمال حسين"),
        ("وأفرج عن هشام خالد بكفالة، ثم غادر.", "هشام خالد"),
        ("وتسلم أحمد سعيد الجائزة من يد جاره.", "أحمد سعيد"),
        ("ورحل كمال حسين ورفاقه، وبقي البيت خالياً.", "كمال حسين"),
        ("وقال أحمد سعيد الذي شهد الحفل إن الصوت ضعيف.", "أحمد سعيد"),
    ],
)
def test_what_the_sentence_goes_on_with_is_no_part_of_the_name(text: str, name: str) -> None:
    assert name in [found for found, _ in people(text)]

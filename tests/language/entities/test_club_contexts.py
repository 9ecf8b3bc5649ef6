"""Clubs that no list has, by the words of playing about them."""

import pytest

from articles.language.entities import Gazetteer, by_rules
from articles.language.entities.reading import Reading

MATCH = "وفي الجولة العاشرة من الدوري، انتهت المباراة في الدقيقة الأخيرة بهدفين، وبكى حارس المرمى في الملعب. "


def clubs(text: str) -> list[tuple[str, str]]:
    """Names of the clubs and the rules that found them, in an article about a match."""
    reading = Reading(MATCH + text)
    spans = sorted(by_rules(reading, Gazetteer.standard()), key=lambda span: span.first)
    return [(span.name, span.rule) for span in spans if span.rule.startswith("club.")]


@pytest.mark.parametrize(
    ("text", "name", "rule"),
    [
        ("وسحق الشروق ضيفه بثلاثية.", "الشروق", "club.by_play"),
        ("وتعادل الوميض مع السنابل سلباً.", "السنابل", "club.tied"),
        ("ويستضيف الرونق نظيره القنديل غداً.", "القنديل", "club.opponent"),
        ("واستقال مدرب الكفاح فجأة.", "الكفاح", "club.of_player"),
        ("وخسر وداد تمارة لقب الكأس.", "وداد تمارة", "club.with_head"),
        ("وفاز نهضة سطات بهدف نظيف.", "نهضة سطات", "club.with_head"),
        ("وانقاد الملعب التونسي إلى الهزيمة.", "الملعب التونسي", "club.of_nation"),
        ("وخسر دهوك بهدف في الشوط الثاني.", "دهوك", "club.town"),
        ("وفاز أولمبيك زنجلة. ثم خاض الأولمبيك حصتين.", "أولمبيك زنجلة", "club.short"),
    ],
)
def test_words_of_playing_name_a_club(text: str, name: str, rule: str) -> None:
    assert (name, rule) in clubs(text)


@pytest.mark.parametrize(
    "text",
    [
        "وخسر المنتخب نقطتين.",
        "وعاد اللاعب إلى بيته.",
        "وشكر لاعب الوسط زملاءه.",
        "وقلب الدفاع طويل القامة.",
        "والتقى المدرب نظيره الإيطالي.",
        "وفاز الوصيف بجائزة أخرى.",
        "وحقق الفريقان نتيجة طيبة.",
        "وسهر شباب القرية حتى الصباح.",
        "وجلس اللاعبون في ظل نخلة.",
    ],
)
def test_players_teams_and_everyday_words_are_no_clubs(text: str) -> None:
    assert clubs(text) == []


def test_outside_sport_the_same_words_name_no_club() -> None:
    reading = Reading("وواجه الكفاح من أجل الخبز صعاباً كثيرة، وسحق الشروق ظلام الليل.")
    assert [span for span in by_rules(reading, Gazetteer.standard()) if span.rule.startswith("club.")] == []

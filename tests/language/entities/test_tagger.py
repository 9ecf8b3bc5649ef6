"""The tagger's own finds, what it must leave alone, and how it stands beside the rules."""

import pytest

from articles.language.entities import EntityMention, find_entities
from articles.language.entities.combining import combine
from articles.language.entities.gazetteer import Gazetteer, KnownName
from articles.language.entities.judging.claims import Claim
from articles.language.entities.judging.judge import Judge
from articles.language.entities.mention import Span
from articles.language.entities.reading import Reading
from articles.language.entities.tagging.lattice import Candidate


def by_model(text: str) -> list[tuple[str, str]]:
    return [(mention.kind, mention.text) for mention in find_entities(text) if mention.rule.startswith("crf.")]


def found(text: str) -> list[tuple[str, str]]:
    return [(mention.kind, mention.text) for mention in find_entities(text)]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("وقال كرافتشوك إن الاتفاق سيوقع غدا", ("person", "كرافتشوك")),
        ("وقال المدرب آلان عون إن الفريق جاهز للمباراة", ("person", "آلان عون")),
        ("وأحرز الإسباني غارسيلاسو هدف المباراة الوحيد", ("person", "غارسيلاسو")),
        ("وذكر كليمنتسون أن المصنع سيغلق أبوابه", ("person", "كليمنتسون")),
    ],
)
def test_a_name_that_no_list_holds_is_found_by_what_surrounds_it(text: str, name: tuple[str, str]) -> None:
    assert name in found(text)


@pytest.mark.parametrize(
    "text",
    [
        "أكد الوزير أن الحدود العراقية السورية آمنة",
        "والتقى الرئيس الفرنسي نظيره الألماني",
        "وخرج الأكراد والعرب إلى الشوارع",
        "ارتفعت أسعار الخضار في السوق أمس",
        "وهذا عمل صالح يشكر عليه الجميع",
        "وقال إن الأمر محسوم منذ أشهر",
        "بن بن بن",
        "أبو",
        "تتقدم الأعمال رويدا رويدا",
        "صلاة المغرب",
    ],
)
def test_adjectives_peoples_and_words_are_left_alone(text: str) -> None:
    assert found(text) == []


def test_a_name_is_without_the_letters_joined_before_it() -> None:
    text = "التقى كرافتشوك نظيره. وكان كرافتشوك متفائلا. وقال المتحدث إن الوفد شكر لكرافتشوك جهوده"
    assert all(mention.text == "كرافتشوك" for mention in find_entities(text) if "كرافتشوك" in mention.text)


def test_the_title_before_a_name_of_the_tagger_is_kept_as_its_role() -> None:
    mentions = find_entities("وقال وزير النقل البلجيكي دروفينيك كاستلبرغ إن الجسر آمن")
    person = next(mention for mention in mentions if mention.kind == "person")
    assert person.role == "وزير النقل البلجيكي"
    assert person.text == "دروفينيك كاستلبرغ"


def test_an_analysts_own_name_stands_whatever_the_tagger_says() -> None:
    gazetteer = Gazetteer.standard().with_names([KnownName("مبادرة النخيل", "organisation", ("النخيل",))])
    mentions = find_entities("وقال كرافتشوك النخيل إن العمل بدأ", gazetteer)
    assert ("organisation", "مبادرة النخيل", "gazetteer.own") in [(m.kind, m.name, m.rule) for m in mentions]


@pytest.mark.parametrize(
    "text",
    [
        "", " ", "\n", "\x00", "\ud800", "\ud800 وقال \udfff", "ﷲ ﻻ ﻷ", "٣٤ 5", "أ" * 3000, "«" * 3000, "12 " * 500,
        "قال " * 800, "\u200f\u200eوقال\u202b كرافتشوك\u202c",
    ],
)  # fmt: skip
def test_any_string_is_read_and_spans_are_its_own(text: str) -> None:
    for mention in find_entities(text):
        assert text[mention.start : mention.end] == mention.text
        assert 0 <= mention.certainty <= 1


def reading_of(text: str) -> Reading:
    return Reading(text)


def chosen(text: str, ruled: list[Span], proposed: list[Candidate]) -> list[tuple[str, int, int]]:
    spans = combine(reading_of(text), Gazetteer.standard(), ruled, proposed, Judge.standard())
    return [(span.kind, span.first, span.end) for span in spans]


def place(first: int, end: int, rule: str = "gazetteer.country") -> Span:
    return Span(first, end, 0, "place", "روسيا", rule, 0.9)


def test_a_country_stays_a_place_where_the_tagger_sees_its_team() -> None:
    assert chosen("فازت روسيا أمس", [place(1, 2)], [Candidate(0.9, 1, 2, "organisation")]) == [("place", 1, 2)]


def test_a_longer_and_likelier_name_takes_the_place_of_a_rules() -> None:
    proposed = [Candidate(0.98, 1, 3, "organisation")]
    assert chosen("أعلن مصرف روسيا أمس", [place(2, 3)], proposed) == [("organisation", 1, 3)]


def test_an_unlikely_name_is_left_out() -> None:
    assert chosen("وقال كرافتشوك أمس", [], [Candidate(0.4, 1, 2, "person")]) == []


def test_names_of_peoples_and_things_are_learned_but_not_given() -> None:
    assert chosen("وقال كرافتشوك أمس", [], [Candidate(0.99, 1, 2, "other")]) == []


def certainty(text: str, name: str) -> float:
    return next(mention.certainty for mention in find_entities(text) if mention.text == name)


def test_what_a_rule_and_the_tagger_agree_on_is_surer() -> None:
    reading, span = reading_of("وصل الوفد إلى روسيا أمس"), place(3, 4)
    doubted, agreed = Claim(3, 4, "place", 0.2, span, None), Claim(3, 4, "place", 0.97, span, None)
    judge = Judge.standard()
    assert judge.odds(reading, [doubted], [span]) < judge.odds(reading, [agreed], [span])


def test_a_rule_of_the_same_span_keeps_its_role_and_name() -> None:
    mentions: list[EntityMention] = find_entities("وقال وزير الدفاع العراقي عرفان الحيالي إن الحدود آمنة")
    person = next(mention for mention in mentions if mention.kind == "person")
    assert (person.text, person.role) == ("عرفان الحيالي", "وزير الدفاع العراقي")
    assert not person.rule.startswith("crf.")


def test_an_agency_that_was_spoken_to_is_no_land() -> None:
    found = find_entities("قال ضابط في وزارة الدفاع، للأناضول، طالباً عدم ذكر اسمه، إن الاجتماع انتهى.")
    assert ("organisation", "الأناضول") in {(mention.kind, mention.name) for mention in found}


def test_anatolia_is_no_agency() -> None:
    found = find_entities("هطلت الأمطار على هضبة الأناضول طوال الليل.")
    assert ("organisation", "الأناضول") not in {(mention.kind, mention.name) for mention in found}

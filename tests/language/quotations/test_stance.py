"""How the reporting verb presents what was said. Persons and events are invented."""

import pytest

from articles.language.quotations import find_quotations
from articles.language.quotations.stance import stance_of
from articles.language.quotations.word_forms import verb_forms
from articles.language.words import entries

SAID = "الجسر مغلق أمام الشاحنات منذ أسبوعين"


def stances(text: str) -> list[str]:
    return [said.stance for said in find_quotations(text)]


@pytest.mark.parametrize(
    ("verb", "stance"),
    [
        ("أكد", "assertive"),
        ("شدد", "assertive"),
        ("حذر", "assertive"),
        ("نفى", "denying"),
        ("أنكر", "denying"),
        ("زعم", "doubting"),
        ("ادعى", "doubting"),
        ("شكك", "doubting"),
        ("كشف", "revealing"),
        ("أقر", "revealing"),
        ("اعترف", "revealing"),
    ],
)
@pytest.mark.parametrize("join", [" أن {}.", " أن «{}».", ": «{}»."])
def test_a_verb_from_the_list_has_its_stance(verb: str, stance: str, join: str) -> None:
    assert stances(f"و{verb} مدير المرفأ سالم العلي{join.format(SAID)}") == [stance]


@pytest.mark.parametrize("verb", ["قال", "أعلن", "ذكر", "أوضح", "أفاد", "أضاف", "أشار", "لفت", "تابع", "صرح", "اعتبر"])
def test_other_verbs_report_neutrally(verb: str) -> None:
    assert stances(f"و{verb} مدير المرفأ سالم العلي أن {SAID}.") == ["neutral"]


@pytest.mark.parametrize(
    ("text", "stance"),
    [
        (f"قالت الوزيرة إن العمل مستمر في الميناء، نافية أن {SAID}.", "denying"),
        (f"قالت الوزيرة إن العمل مستمر في الميناء، مؤكدة أن {SAID}.", "assertive"),
        (f"قالت الوزيرة إن العمل مستمر في الميناء، كاشفة أن {SAID}.", "revealing"),
        (f"قالت الوزيرة إن العمل مستمر في الميناء، زاعمة أن {SAID}.", "doubting"),
        (f"قالت الوزيرة إن العمل مستمر في الميناء، مضيفة أن {SAID}.", "neutral"),
    ],
)
def test_a_participle_has_the_stance_of_its_verb(text: str, stance: str) -> None:
    assert stances(text) == ["neutral", stance]


@pytest.mark.parametrize(
    ("text", "stance"),
    [
        (f"«{SAID}»، كما زعم مدير المرفأ.", "doubting"),
        (f"«{SAID}»، كما قال مدير المرفأ.", "neutral"),
        (f"«{SAID}»، بحسب مدير المرفأ.", "neutral"),
    ],
)
def test_an_attribution_has_the_stance_of_its_verb(text: str, stance: str) -> None:
    assert stances(text) == [stance]


def test_a_denial_that_is_denied_is_neutral() -> None:
    assert stances(f"ولم ينف مدير المرفأ أن {SAID}.") == ["neutral"]


@pytest.mark.parametrize("verb", ["يقل", "يذكر", "يؤكد", "يوضح", "يعلن"])
def test_what_somebody_did_not_say_is_no_quotation(verb: str) -> None:
    assert stances(f"ولم {verb} مدير المرفأ أن {SAID}.") == []


def test_every_verb_with_a_stance_is_a_reporting_verb() -> None:
    lemmas = {form.lemma for form in verb_forms().values()}
    assert {verb for _, *verbs in entries("reporting_stances") for verb in verbs} <= lemmas
    assert {stance_of(lemma) for lemma in lemmas} == {"neutral", "assertive", "denying", "doubting", "revealing"}

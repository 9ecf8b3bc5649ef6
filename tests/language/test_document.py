"""A whole article: parts, finds, and the JSON that stands for them."""

import json
import time
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from articles.language.document import analyse

SEEDS = Path(__file__).parents[3] / "shared" / "seeds"
TODAY = date(2024, 5, 12)
ARTICLE = """وزير النقل: جسر الميناء يفتح اليوم

كتب: وكالات

قال وزير النقل اللبناني سالم العلي، اليوم الأحد، إن «جسر الميناء سيفتح خلال ساعات قليلة»، بحسب ما ذكرت وكالة رويترز.

وأضاف أن العمل في الجسر انتهى قبل موعده بشهر كامل.

مقالات ذات صلة"""


def test_every_part_of_an_article_is_found() -> None:
    found = analyse(ARTICLE, today=TODAY)
    assert found.title == "وزير النقل: جسر الميناء يفتح اليوم"
    assert found.byline == "وكالات"
    assert len(found.sentences) == 2
    assert ("سالم العلي", "person") in [(entity.name, entity.kind) for entity in found.entities]
    assert TODAY in [mention.earliest for mention in found.dates]
    assert [quotation.speaker for quotation in found.quotations] == ["سالم العلي", "سالم العلي"]
    assert found.credits == ("رويترز", "وكالات")


def test_the_json_has_the_keys_of_the_format_and_spans_of_the_text() -> None:
    found = json.loads(json.dumps(analyse(ARTICLE, today=TODAY).as_dict()))
    assert list(found) == ["title", "text", "removed", "sentences", "entities", "dates", "quotations", "credits"]
    assert set(found["entities"][0]) == {"start", "end", "text", "kind", "name", "rule"}
    assert set(found["dates"][0]) == {"start", "end", "text", "earliest", "latest", "granularity", "rule"}
    assert set(found["quotations"][0]) == {"start", "end", "text", "speaker", "role", "cue", "direct", "stance"}
    for mention in (*found["entities"], *found["dates"], *found["quotations"]):
        assert found["text"][mention["start"] : mention["end"]] == mention["text"]


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=300))
def test_any_text_is_analysed_and_every_span_fits(raw: str) -> None:
    found = analyse(raw, today=TODAY)
    for mention in (*found.entities, *found.dates, *found.quotations):
        assert found.text[mention.start : mention.end] == mention.text
    json.dumps(found.as_dict()).encode()


@pytest.mark.no_cover  # the watch is for the code, not for the measuring of it
def test_an_article_costs_milliseconds() -> None:
    analyse(ARTICLE, today=TODAY)
    started = time.process_time()
    for _ in range(20):
        analyse(ARTICLE, today=TODAY)
    assert (time.process_time() - started) / 20 < 0.05


needs_seeds = pytest.mark.skipif(not SEEDS.exists(), reason="the shared seed articles are not here")


@needs_seeds
@pytest.mark.parametrize(
    ("seed", "day", "agencies"),
    [
        ("000", date(2018, 9, 22), ("فرانس برس", "الأناضول")),
        ("001", date(2018, 9, 22), ("رووداو", "الأناضول", "وكالات")),
    ],
)
def test_real_copies_of_one_wire_credit_their_agencies(seed: str, day: date, agencies: tuple[str, ...]) -> None:
    raw = (SEEDS / f"{seed}.txt").read_text(encoding="utf-8")
    assert analyse(raw, today=day).credits == agencies


OFFICER = "ضابط برتبة مقدم في وزارة الدفاع"
EXPERT_AND_MINISTER = ["هشام الهاشمي", "عرفان الحيالي", "عرفان الحيالي"]
SPEAKERS = {
    "000": ["بيان رسمي", *EXPERT_AND_MINISTER, "عرفان الحيالي", *[OFFICER] * 3, "هيذر نويرت", "مايك بومبيو"],
    "001": ["وزارة الدفاع العراقية", *EXPERT_AND_MINISTER, *[OFFICER] * 3],
    "002": [
        *["وزارة الخارجية العراقية"] * 2,
        *["تحسين الخفاجي"] * 4,
        "قيادة العمليات المشتركة العراقية",
        *["ماريا زاخاروفا"] * 5,
        "تحسين الخفاجي",
        *["أحمد الأسدي"] * 4,
        *["مصطفى الكاظمي"] * 2,
    ],
}


@needs_seeds
@pytest.mark.parametrize(("seed", "speakers"), SPEAKERS.items())
def test_speakers_of_real_articles(seed: str, speakers: list[str]) -> None:
    raw = (SEEDS / f"{seed}.txt").read_text(encoding="utf-8")
    assert [quotation.speaker for quotation in analyse(raw, today=TODAY).quotations] == speakers


@needs_seeds
def test_headline_kicker_and_furniture_of_real_articles() -> None:
    glued = analyse((SEEDS / "002.txt").read_text(encoding="utf-8"), today=TODAY)
    assert glued.title.startswith("العراق يعلن")
    assert glued.kicker.endswith("السوريّ")
    assert {piece.reason for piece in glued.removed} == {"source name", "site furniture"}
    repeated = analyse((SEEDS / "001.txt").read_text(encoding="utf-8"), today=TODAY)
    assert [piece.reason for piece in repeated.removed].count("repeated headline") == 2
    assert repeated.title not in repeated.text

"""Who had a text first, who took it from whom, whose text it really is."""

import random
import time
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from articles.analysis.lineage import (
    MOST_CHARACTERS,
    MOST_SENTENCES,
    Descent,
    Lineage,
    Told,
    trace_lineage,
    within_bounds,
)
from articles.language.document import analyse
from articles.language.sentences import split_sentences

SEEDS = Path(__file__).resolve().parents[3] / "shared" / "seeds"
NOON = datetime(2026, 11, 10, 12, tzinfo=UTC)
MINUTE, DAY = timedelta(minutes=1), timedelta(days=1)
WIRE = [
    "أعلنت هيئة ميناء الرأس الأخضر تعليق حركة الملاحة في الحوض الشرقي.",
    "وقال مدير الميناء سالم الراوي إن فرق الإنقاذ تعمل على تعويم السفينة.",
    "وأضاف أن الحادث لم يسفر عن إصابات بين أفراد الطاقم.",
    "وتعد هذه ثالث سفينة تجنح في الحوض منذ بداية العام.",
]
OWN = ["وتقدر كلفة التعطل بنحو مليون دينار في اليوم الواحد.", "وطالبت نقابة البحارة بفتح تحقيق مستقل في الحادث."]


def told(key: str, minutes: float, sentences: list[str], *credited: str, **fields: object) -> Told[str]:
    """An article of the source ``key``, so many minutes after noon."""
    at, text = NOON + timedelta(minutes=minutes), "\n".join(sentences)
    minute = at.replace(second=0)
    spans = [(one.start, one.end) for one in split_sentences(text)]
    made = Told(key, key, at, minute, minute + MINUTE, text, spans, credited)
    return replace(made, **fields)  # type: ignore[arg-type]


def on_the_day(key: str, day: datetime, sentences: list[str], *credited: str) -> Told[str]:
    """An article of which the day alone is known."""
    start = day.replace(hour=0)
    return told(key, 0, sentences, *credited, at=start + DAY / 2, earliest=start, latest=start + DAY)


def by_key(lineage: Lineage[str]) -> dict[str, Descent[str]]:
    return {member.told.key: member for member in lineage.members}


def taken(lineage: Lineage[str]) -> dict[str, list[tuple[str, float]]]:
    """Article -> its parents with their shares, as a person would write them."""
    keys = [member.told.key for member in lineage.members]
    return {m.told.key: [(keys[one.other], round(one.share, 2)) for one in m.parents] for m in lineage.members}


def test_a_copy_has_its_text_from_what_was_published_before() -> None:
    lineage = trace_lineage([told("wire", 0, WIRE), told("copy", 40, [*WIRE[:3], OWN[0]])])
    assert taken(lineage) == {"wire": [], "copy": [("wire", 0.75)]}
    assert lineage.firsts == (0,)
    copy = by_key(lineage)["copy"]
    assert (copy.sentences, copy.own, copy.own_share) == (4, (3,), 0.25)
    assert copy.parents[0].behind == timedelta(minutes=40)


def test_whose_text_is_nobodys_has_neither_parent_nor_arrow() -> None:
    lineage = trace_lineage([told("wire", 0, WIRE), told("other", 40, OWN)])
    assert taken(lineage) == {"wire": [], "other": []}
    assert by_key(lineage)["other"].own == (0, 1)


def test_a_copy_of_a_copy_is_known_by_the_words_that_the_copy_changed() -> None:
    changed = [WIRE[0].replace("تعليق", "وقف"), *WIRE[1:]]
    lineage = trace_lineage([told("wire", 0, WIRE), told("copy", 10, changed), told("third", 20, changed)])
    assert taken(lineage) == {"wire": [], "copy": [("wire", 1.0)], "third": [("copy", 1.0)]}


def test_of_two_that_hold_as_much_the_earlier_is_the_parent() -> None:
    lineage = trace_lineage([told("copy", 10, WIRE), told("wire", 0, WIRE), told("third", 20, WIRE)])
    assert taken(lineage)["third"] == [("wire", 1.0)]


def test_what_one_parent_lacks_is_from_a_second() -> None:
    lineage = trace_lineage([told("wire", 0, WIRE), told("paper", 5, OWN), told("both", 20, [*WIRE, *OWN])])
    assert taken(lineage)["both"] == [("wire", 0.67), ("paper", 0.33)]
    assert by_key(lineage)["both"].own == ()


def test_one_sentence_is_no_second_parent() -> None:
    lineage = trace_lineage([told("wire", 0, WIRE), told("paper", 5, OWN), told("both", 20, [*WIRE, OWN[0]])])
    assert taken(lineage)["both"] == [("wire", 0.8)]


def test_nobody_takes_from_what_came_later() -> None:
    lineage = trace_lineage([told("early", 0, WIRE[:2]), told("late", 1, WIRE)])
    assert taken(lineage) == {"early": [], "late": [("early", 0.5)]}


def test_within_one_minute_nobody_took_from_anybody() -> None:
    lineage = trace_lineage([told("one", 0.2, WIRE), told("other", 0.8, WIRE)])
    assert taken(lineage) == {"one": [], "other": []}
    assert lineage.firsts == (0, 1)
    together = [[(one.other, one.share) for one in member.alongside] for member in lineage.members]
    assert together == [[(1, 1.0)], [(0, 1.0)]]
    assert [member.own for member in lineage.members] == [(), ()]


def test_what_an_earlier_text_explains_is_not_said_of_one_of_the_same_minute() -> None:
    lineage = trace_lineage([told("wire", 0, WIRE), told("one", 5, WIRE), told("other", 5, WIRE)])
    assert [member.alongside for member in lineage.members] == [(), (), ()]


def test_a_day_without_a_time_has_no_direction_within_that_day() -> None:
    lineage = trace_lineage([told("wire", 0, WIRE), on_the_day("paper", NOON, WIRE)])
    assert taken(lineage) == {"wire": [], "paper": []}
    assert lineage.firsts == (0, 1)
    assert lineage.median_delay is None


def test_of_a_later_day_it_is_sure_who_was_first_but_not_by_how_much() -> None:
    lineage = trace_lineage([told("wire", 0, WIRE), on_the_day("paper", NOON + DAY, WIRE)])
    assert taken(lineage)["paper"] == [("wire", 1.0)]
    assert by_key(lineage)["paper"].parents[0].behind is None
    assert lineage.firsts == (0,)


def test_of_a_time_of_import_only_what_came_after_it_is_sure() -> None:
    imported = told("imported", 30, WIRE, earliest=None)
    lineage = trace_lineage([told("wire", 0, WIRE), imported, told("late", 60, WIRE)])
    assert taken(lineage) == {"wire": [], "imported": [], "late": [("wire", 1.0)]}
    assert lineage.firsts == (0,)
    assert trace_lineage([imported]).firsts == (0,)


def test_a_text_that_credits_one_agency_and_is_anothers_is_said_to_be() -> None:
    lineage = trace_lineage(
        [told("paper", 0, WIRE, "فرانس برس"), told("site", 90, [*WIRE[:3], OWN[0]], "رووداو"), told("third", 99, OWN)]
    )
    found = by_key(lineage)["site"].miscredited
    assert found is not None
    assert (found.agency, found.other, found.share, found.direction) == ("فرانس برس", 0, 0.75, "before")
    assert found.apart == timedelta(minutes=90)


def test_who_credits_nobody_is_given_away_by_a_later_text_that_does() -> None:
    lineage = trace_lineage([told("site", 0, WIRE), told("paper", 90, WIRE, "فرانس برس")])
    found = by_key(lineage)["site"].miscredited
    assert found is not None
    assert (found.agency, found.direction) == ("فرانس برس", "after")


def test_a_later_text_that_credits_another_says_nothing_against_who_credits_an_agency() -> None:
    lineage = trace_lineage([told("site", 0, WIRE, "رووداو"), told("paper", 90, WIRE, "فرانس برس")])
    assert by_key(lineage)["site"].agencies == ()
    assert by_key(lineage)["paper"].miscredited is not None


def test_of_two_credits_of_one_minute_both_are_named() -> None:
    lineage = trace_lineage([told("site", 0, WIRE, "رووداو"), told("paper", 0, WIRE, "فرانس برس")])
    said = {m.told.key: m.miscredited and (m.miscredited.agency, m.miscredited.direction) for m in lineage.members}
    assert said == {"site": ("فرانس برس", "same"), "paper": ("رووداو", "same")}


@pytest.mark.parametrize(
    "site",
    [
        pytest.param(told("site", 90, WIRE, "فرانس برس"), id="credits it"),
        pytest.param(told("site", 90, WIRE, "رويترز", "فرانس برس"), id="credits it among others"),
        pytest.param(told("site", 90, WIRE, agency="فرانس برس"), id="is it"),
        pytest.param(told("site", 90, WIRE, "فرانس برس", "وام"), id="credits it and more"),
        pytest.param(told("site", 90, [*WIRE[:1], *OWN], "رووداو"), id="has less than half of it"),
        pytest.param(told("site", 90, WIRE[:2], "رووداو"), id="has two sentences of it"),
        pytest.param(told("site", 90, WIRE, agency="رووداو"), id="is an agency itself"),
    ],
)
def test_otherwise_nothing_is_said_against_its_credit(site: Told[str]) -> None:
    lineage = trace_lineage([told("paper", 0, WIRE, "فرانس برس"), site])
    assert by_key(lineage)["site"].miscredited is None


def test_a_credit_that_explains_as_much_stands() -> None:
    lineage = trace_lineage(
        [told("paper", 0, WIRE, "فرانس برس"), told("other", 5, WIRE, "رويترز"), told("site", 90, WIRE, "رويترز")]
    )
    assert by_key(lineage)["site"].miscredited is None
    assert [text.agency for text in by_key(lineage)["site"].agencies] == ["فرانس برس", "رويترز"]


def test_a_credit_that_both_share_excuses_neither() -> None:
    lineage = trace_lineage(
        [told("paper", 0, WIRE, "فرانس برس", "الأناضول"), told("site", 90, WIRE, "رووداو", "الأناضول", "وام")]
    )
    site = by_key(lineage)["site"]
    assert site.miscredited is not None
    assert site.miscredited.agency == "فرانس برس"
    assert site.instead_of(site.miscredited) == ("رووداو", "وام")


def test_a_credit_that_both_share_and_a_third_text_has_alone_explains_it() -> None:
    lineage = trace_lineage(
        [
            told("paper", 0, WIRE, "فرانس برس", "الأناضول"),
            told("third", 5, WIRE, "الأناضول"),
            told("site", 90, WIRE, "رووداو", "الأناضول"),
        ]
    )
    assert by_key(lineage)["site"].miscredited is None


def test_who_credits_one_of_two_agencies_of_a_text_is_not_blamed_for_the_other() -> None:
    lineage = trace_lineage([told("paper", 0, WIRE, "فرانس برس", "الأناضول"), told("site", 90, WIRE, "الأناضول")])
    assert by_key(lineage)["site"].miscredited is None


def test_an_agencys_own_text_stands_for_it_before_one_that_credits_it() -> None:
    lineage = trace_lineage(
        [told("paper", 0, WIRE, "سنابل برس"), told("agency", 3, WIRE, agency="سنابل برس"), told("site", 9, WIRE)]
    )
    found = by_key(lineage)["site"].really
    assert found is not None
    assert (found.agency, found.other) == ("سنابل برس", 1)
    assert by_key(lineage)["agency"].agencies == ()


def test_the_median_delay_is_that_of_each_other_sources_first_article() -> None:
    lineage = trace_lineage(
        [
            told("wire", 0, WIRE),
            told("a", 10, WIRE),
            told("a again", 500, WIRE, source="a"),
            told("b", 30, WIRE),
            told("c", 90, WIRE),
            told("wire again", 5, WIRE, source="wire"),
        ]
    )
    assert (lineage.median_delay, lineage.sources) == (timedelta(minutes=30), 4)


def test_the_order_in_which_articles_are_given_changes_nothing() -> None:
    rng = random.Random(5)
    articles = [
        told(str(number), rng.choice([0, 0, 3, 3, 9]), rng.sample(WIRE + OWN, 4), *rng.sample(["أ", "ب"], 1))
        for number in range(12)
    ]
    lineage = trace_lineage(articles)
    for _ in range(5):
        rng.shuffle(articles)
        assert trace_lineage(articles) == lineage


def test_arrows_never_make_a_circle() -> None:
    rng = random.Random(6)
    articles = [told(str(n), rng.choice([0, 1, 2]), rng.sample(WIRE + OWN, 5)) for n in range(20)]
    for member in trace_lineage(articles).members:
        assert all(one.other < member.number for one in member.parents)


@pytest.mark.parametrize("text", ["", "نعم.", "no Arabic here at all but still a sentence."])
def test_a_text_without_sentences_of_its_own_is_told_all_the_same(text: str) -> None:
    lineage = trace_lineage([told("wire", 0, WIRE), told("odd", 5, [text])])
    odd = by_key(lineage)["odd"]
    assert odd.parents == ()
    assert odd.own_share in (None, 1.0)


@pytest.mark.skipif(not (SEEDS / "001.txt").exists(), reason="the seeds are not at hand")
def test_of_the_two_seeds_the_one_that_credits_rudaw_has_nine_tenths_of_the_text_of_afp() -> None:
    day = datetime(2018, 9, 22, tzinfo=UTC)
    seeds = []
    for name in ("000", "001"):
        read = analyse((SEEDS / f"{name}.txt").read_text(encoding="utf-8"), today=day.date())
        spans = [(one.start, one.end) for one in read.sentences]
        fields = {"text": read.text, "sentences": spans, "credits": tuple(read.credits)}
        seeds.append(replace(on_the_day(name, day, []), **fields))  # type: ignore[arg-type]
    members = by_key(trace_lineage(seeds))
    found = members["001"].miscredited
    assert found is not None
    assert (found.agency, found.direction, round(found.share, 2)) == ("فرانس برس", "same", 0.91)
    assert "رووداو" in members["001"].instead_of(found)
    assert members["000"].miscredited is None


def test_no_articles_have_no_lineage() -> None:
    assert trace_lineage([]) == Lineage((), (), 0, None)


def test_of_a_text_without_end_only_its_beginning_is_looked_at() -> None:
    endless = " ".join(f"كلمة{number}" for number in range(50_000))
    articles = [told(str(n), n, [endless]) for n in range(100)]
    began = time.process_time()
    lineage = trace_lineage(articles)
    assert time.process_time() - began < 4
    assert [one.share for one in lineage.members[50].parents] == [1.0]
    assert within_bounds([(0, 10), (10, 90_000), (90_000, 90_010)]) == [(0, 10), (10, MOST_CHARACTERS)]
    assert len(within_bounds([(n, n + 1) for n in range(1000)])) == MOST_SENTENCES


def test_a_hundred_long_texts_take_a_bounded_time() -> None:
    rng = random.Random(7)
    words = ["".join(rng.choices("بتثجحخدرسصطعفقكلمنهي", k=5)) for _ in range(9000)]
    wire = [" ".join(rng.choices(words, k=20)) + "." for _ in range(300)]
    articles = [
        told(f"{n:03}", n, [" ".join(rng.choices(words, k=20)) + "." if rng.random() < 0.1 else s for s in wire])
        for n in range(100)
    ]
    began = time.process_time()
    lineage = trace_lineage(articles)
    assert time.process_time() - began < 4
    assert all(member.parents[0].share > 0.7 for member in lineage.members[1:])

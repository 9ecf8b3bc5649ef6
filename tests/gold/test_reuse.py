from collections import Counter
from pathlib import Path

import pytest

from . import reuse
from .reuse import (
    ALONE,
    COPIES,
    COPIES_HARD,
    COPIES_TUNING,
    EVENTS,
    EVENTS_TUNING,
    Pair,
    b_cubed,
    best_threshold,
    count,
    trigrams,
    weighted,
)

COPY = Pair(1, 2, is_copy=True, stratum="60-80")
EDITED = Pair(3, 4, is_copy=True, stratum="15-30")
OTHER = Pair(5, 6, is_copy=False, stratum="15-30")


@pytest.mark.parametrize(("path", "count"), [(COPIES, 300), (COPIES_TUNING, 60), (COPIES_HARD, 266)])
def test_every_pair_is_judged_once(path: Path, count: int) -> None:
    pairs = reuse.read_pairs(path)
    assert len(pairs) == len({(pair.left, pair.right) for pair in pairs}) == count
    assert all(pair.left < pair.right for pair in pairs)
    assert {pair.is_copy for pair in pairs} == {True, False}


@pytest.mark.parametrize("path", [COPIES, COPIES_HARD])
def test_no_article_is_in_many_pairs(path: Path) -> None:
    seen = Counter(number for pair in reuse.read_pairs(path) for number in (pair.left, pair.right))
    assert max(seen.values()) <= 2


@pytest.mark.parametrize("path", [COPIES, COPIES_TUNING, COPIES_HARD])
def test_every_stratum_says_how_many_pairs_it_has(path: Path) -> None:
    drawn = Counter(pair.stratum for pair in reuse.read_pairs(path))
    strata = reuse.read(path).strata
    assert drawn.keys() == strata.keys()
    assert all(strata[name] >= drawn[name] for name in drawn)


@pytest.mark.parametrize(("path", "articles"), [(EVENTS, 400), (EVENTS_TUNING, 100)])
def test_events_have_several_articles_each_once(path: Path, articles: int) -> None:
    rows = reuse.read(path).rows
    assert len(rows) == len({number for number, _, _ in rows}) == articles
    sizes = Counter(event for _, event, _ in rows if event != ALONE)
    assert min(sizes.values()) >= 2


def test_what_rules_are_tuned_on_is_not_what_they_are_measured_on() -> None:
    assert not reuse.read_events(EVENTS).keys() & reuse.read_events(EVENTS_TUNING).keys()
    measured, tuning, hard = (
        {number for pair in reuse.read_pairs(path) for number in (pair.left, pair.right)}
        for path in (COPIES, COPIES_TUNING, COPIES_HARD)
    )
    assert not measured & tuning
    assert not measured & hard
    assert not tuning & hard


def test_all_judgements_are_of_one_corpus() -> None:
    assert len({reuse.read(path).corpus for path in (COPIES, COPIES_TUNING, COPIES_HARD, EVENTS, EVENTS_TUNING)}) == 1


def test_a_copy_that_is_not_found_is_missed_and_another_text_that_is_found_is_extra() -> None:
    counts = count([COPY, EDITED, OTHER], {COPY, OTHER})
    assert (counts.right, counts.missed, counts.extra) == (1, 1, 1)


def test_a_pair_stands_for_those_of_its_stratum() -> None:
    strata = {"60-80": 30, "15-30": 200}
    assert weighted([COPY, EDITED, OTHER], {COPY, OTHER}, strata) == (30 / 130, 30 / 130)
    assert weighted([COPY, EDITED, OTHER], {COPY, EDITED}, strata) == (1.0, 1.0)


def test_nothing_found_is_precise_and_finds_nothing() -> None:
    assert weighted([COPY], set(), {"60-80": 30}) == (1.0, 0.0)


def test_each_group_an_event_is_all_right() -> None:
    events = {1: "a", 2: "a", 3: "b"}
    assert b_cubed([(1, 2), (3,)], events, events.keys()) == (1.0, 1.0)


def test_all_in_one_group_keeps_each_event_whole_and_is_precise_by_the_share() -> None:
    events = {1: "a", 2: "a", 3: "b", 4: "c"}
    precision, recall = b_cubed([(1, 2, 3, 4)], events, events.keys())
    assert precision == pytest.approx((0.5 + 0.5 + 0.25 + 0.25) / 4)
    assert recall == 1.0


def test_all_alone_is_precise_and_finds_each_event_by_the_share() -> None:
    events = {1: "a", 2: "a", 3: "b"}
    assert b_cubed([(1,), (2,), (3,)], events, events.keys()) == (1.0, 2 / 3)
    assert b_cubed([(1,), (2,), (3,)], events, {1, 2}) == (1.0, 0.5)


def test_the_threshold_is_the_one_that_parts_copies_best() -> None:
    assert best_threshold([(0.9, True), (0.42, True), (0.3, False), (0.1, False)]) == 0.31


def test_trigrams_go_across_words_and_take_spellings_as_one() -> None:
    assert trigrams("أمس قال") == trigrams("امس  قال") == {"امس", "مس ", "س ق", " قا", "قال"}
    assert trigrams("لا") == frozenset()


@pytest.mark.skipif(not reuse.is_here(), reason="the corpus is not beside the project")
def test_the_corpus_gives_the_judged_articles() -> None:
    left, right = (reuse.read_pairs(COPIES)[0].left, reuse.read_pairs(COPIES)[0].right)
    found = reuse.records({left, right})
    assert found.keys() == {left, right}
    assert found[left].source != found[right].source


def test_a_corpus_that_is_another_is_not_measured(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    other = tmp_path / "july-2015.jsonl.xz"
    monkeypatch.setattr(reuse, "CORPUS", other)
    assert reuse.measure() == {}
    other.write_bytes(b"another")
    assert reuse.measure() == {}
    assert reuse.tuning_tables() == []

"""The floors hold, and their arithmetic refuses to sink."""

from pathlib import Path

import pytest

from . import external, quality
from .floors import Floors, rounded, sinking, worse
from .tables import Measure, Table, around

RECALL = Measure("news.place.recall", 0.84567, bar=0.85, of=90)
LEFT = Measure("news.cleaning.furniture_left", 0.01234, bar=0.02, most=True, of=90)


def pinned(*measures: Measure, digest: str = "d") -> Floors:
    return Floors({}).with_group("ours", digest, measures)


def test_the_rules_hold_their_floors_on_our_own_gold() -> None:
    measures = [measure for table in quality.own_tables() for measure in table.measures]
    assert Floors.read().broken(quality.OURS, external.digest(quality.gold_files()), measures) == []


def test_a_floor_rounds_down_and_a_ceiling_up() -> None:
    assert (rounded(RECALL), rounded(LEFT)) == (0.8456, 0.0124)
    assert rounded(Measure("whole", 1.0)) == 1.0
    assert not worse(RECALL, rounded(RECALL))
    assert not worse(LEFT, rounded(LEFT))


def test_what_is_written_is_what_is_read(tmp_path: Path) -> None:
    floors = pinned(RECALL, LEFT)
    floors.write(tmp_path / "floors.toml")
    read = Floors.read(tmp_path / "floors.toml")
    assert read.groups["ours"].digest == "d"
    assert read.value(RECALL.key) == 0.8456
    assert read.broken("ours", "d", [RECALL, LEFT]) == []


@pytest.mark.parametrize(
    ("now", "word"),
    [
        ([Measure(RECALL.key, 0.8455), LEFT], "below its floor"),
        ([RECALL, Measure(LEFT.key, 0.02, most=True)], "below its floor"),
        ([RECALL], "no longer measured"),
        ([RECALL, LEFT, Measure("news.new", 1.0)], "never pinned"),
    ],
)
def test_a_floor_that_does_not_hold_is_said(now: list[Measure], word: str) -> None:
    (problem,) = pinned(RECALL, LEFT).broken("ours", "d", now)
    assert word in problem


def test_better_than_the_floor_is_no_problem() -> None:
    better = [Measure(RECALL.key, 0.99), Measure(LEFT.key, 0.0, most=True)]
    assert pinned(RECALL, LEFT).broken("ours", "d", better) == []


def test_other_gold_than_was_pinned_on_is_said() -> None:
    (problem,) = pinned(RECALL).broken("ours", "another", [RECALL])
    assert "not the one" in problem
    assert "no floors" in Floors({}).broken("ours", "d", [RECALL])[0]


def test_pinning_lower_needs_a_word() -> None:
    floors = pinned(RECALL, LEFT)
    assert sinking(floors, "ours", [RECALL, LEFT]) == []
    assert sinking(floors, "ours", [Measure(RECALL.key, 0.5), LEFT]) == ["news.place.recall from 0.8456 to 0.5000"]
    assert sinking(floors, "ours", [RECALL]) == ["news.cleaning.furniture_left would be gone"]


def test_pin_refuses_to_sink_and_lowers_when_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "floors.toml"
    write = Floors.write
    monkeypatch.setattr(Floors, "write", lambda floors: write(floors, path))
    floors = pinned(RECALL)
    worse_now = {"ours": ("d", [Table("Places", [Measure(RECALL.key, 0.5)])])}
    assert quality.pin(worse_now, floors, lower=False) == 1
    assert not path.exists()
    assert quality.pin(worse_now, floors, lower=True) == 0
    assert Floors.read(path).value(RECALL.key) == 0.5


def test_the_digest_follows_names_and_bytes(tmp_path: Path) -> None:
    one, two = tmp_path / "1.xml", tmp_path / "2.xml"
    one.write_text("a", encoding="utf-8")
    two.write_text("b", encoding="utf-8")
    before = external.digest([two, one])
    assert before == external.digest([one, two])
    two.write_text("c", encoding="utf-8")
    assert external.digest([one, two]) != before


def test_mistakes_of_the_articles_held_apart_are_only_counted() -> None:
    table = Table("Names: adversarial", [Measure("adversarial.place.recall", 0.5)], ["adversarial/001 missed place"])
    assert quality.mistakes([table], ["news"]).strip() == "Names: adversarial: 1 mistakes"
    assert "adversarial/001" in quality.mistakes([table], ["adversarial"])


def test_the_floors_are_not_held_on_the_articles_that_rules_are_tuned_on() -> None:
    assert list((quality.GOLD / "tuning").glob("*.xml"))
    assert {file.parent.name for file in quality.gold_files()} == {"news", "adversarial", "unseen", "gold", "judged"}


def test_a_mistake_is_shown_within_its_paragraph() -> None:
    text = "سقط جسر\nزار ناصر بغداد\nختام"
    start = text.index("ناصر")
    assert around(text, start, start + 4) == "زار ⟦ناصر⟧ بغداد"

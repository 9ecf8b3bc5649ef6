"""Pairs are read as they are written, marks stay on their words, and the arithmetic of the comparison's measures."""

from dataclasses import dataclass, replace
from itertools import pairwise
from pathlib import Path

import pytest

from articles.language.document import Analysis

from .compared import Outcome, comparisons, score
from .pairs import GoldDifference, GoldPair, Group, PairError, Stretch, read_pair, read_pairs
from .real_pairs import (
    CORPUS,
    FACTS,
    FOLDER,
    TUNING,
    MarkedPair,
    MarkedText,
    digest,
    placed,
    read_marks,
    read_real_pairs,
)

COMPARE = Path(__file__).parent / "compare"
REAL = {FOLDER: 25, FACTS: 23, TUNING: 37}
HEAD = "left: المنبر | 2026-03-14 | عنوان أول\nright: الأفق | 2026-03-14 | عنوان ثان\n---\n"
LEFT = "قال الوزير إن الجسر مغلق. وأضاف أن العمل مستمر."


@dataclass(frozen=True)
class Find:
    kind: str
    left: Stretch | None
    right: Stretch | None


@dataclass(frozen=True)
class Joined:
    left: tuple[Stretch, ...]
    right: tuple[Stretch, ...]
    differences: tuple[Find, ...] = ()


def written(folder: Path, body: str) -> GoldPair:
    path = folder / "01.pair"
    path.write_text(HEAD + body, encoding="utf-8")
    return read_pair(path)


def text_of(words: str) -> Analysis:
    return Analysis(
        title="",
        title_derived=False,
        kicker="",
        byline="",
        text=words,
        removed=(),
        sentences=(),
        entities=(),
        dates=(),
        quotations=(),
        credits=(),
    )


def told(pair: GoldPair) -> list[tuple[str, str, str]]:
    """Each difference with its words."""
    return [
        (d.kind, pair.left.text[slice(*(d.left or (0, 0)))], pair.right.text[slice(*(d.right or (0, 0)))])
        for d in pair.differences
    ]


def own_pairs() -> list[GoldPair]:
    return [pair for part in ("tuning", "judged") for pair in read_pairs(COMPARE / part)]


def test_both_texts_and_their_marks_come_from_one_file(tmp_path: Path) -> None:
    pair = written(tmp_path, "= قتل {fact:سبعة|تسعة} {wording:|أبرياء} في الحلة.\n< ولم يعلق أحد.\n=+ وأغلق الطريق.\n")
    assert pair.left.text == "قتل سبعة في الحلة.\nولم يعلق أحد. وأغلق الطريق."
    assert pair.right.text == "قتل تسعة أبرياء في الحلة. وأغلق الطريق."
    assert told(pair) == [("fact", "سبعة", "تسعة"), ("wording", "", "أبرياء")]
    assert [(len(group.left), len(group.right)) for group in pair.groups] == [(1, 1), (1, 0), (1, 1)]


def test_a_full_stop_on_one_side_makes_a_merge(tmp_path: Path) -> None:
    pair = written(tmp_path, "= وصل الوفد{spelling:.|} {wording:وقال|وهو يقول} إن الطريق آمن.\n")
    assert [(len(group.left), len(group.right)) for group in pair.groups] == [(2, 1)]


def test_a_moved_sentence_stands_elsewhere_on_the_right(tmp_path: Path) -> None:
    pair = written(tmp_path, "m1= وأغلق {equivalent:الجسر|جسر الحلة}.\n= وصل الوفد.\n@m1\n")
    assert pair.left.text == "وأغلق الجسر.\nوصل الوفد."
    assert pair.right.text == "وصل الوفد.\nوأغلق جسر الحلة."
    assert [group.moved for group in pair.groups] == [True, False]
    assert told(pair) == [("equivalent", "الجسر", "جسر الحلة")]


def test_the_halves_of_a_moved_phrase_are_one_difference(tmp_path: Path) -> None:
    pair = written(tmp_path, "= قال {moved1:في بيان|} إن الجسر مغلق{moved1:| في بيان}.\n")
    assert told(pair) == [("moved", "في بيان", "في بيان")]


@pytest.mark.parametrize(
    ("body", "word"),
    [
        ("قتل سبعة.\n", "no sign"),
        ("= قتل {number:سبعة|تسعة}.\n", "no mark"),
        ("= قتل {fact:|} سبعة.\n", "no mark"),
        ("= قتل {moved1:سبعة|} في الحلة.\n", "one half"),
        ("= قتل سبعة في الحلة.\n= شارك على فيسبوك\n", "cleaning changed the text on the left"),
    ],
)
def test_what_breaks_the_format_is_named(tmp_path: Path, body: str, word: str) -> None:
    with pytest.raises(PairError, match=word):
        written(tmp_path, body)


def test_every_pair_of_ours_can_be_read() -> None:
    pairs = own_pairs()
    assert len(pairs) == 24
    assert all(pair.differences for pair in pairs)


def test_marks_of_ours_stand_within_their_group_and_do_not_overlap() -> None:
    for pair in own_pairs():
        for side, text in (("left", pair.left.text), ("right", pair.right.text)):
            stretches = sorted(s for d in pair.differences if (s := getattr(d, side)))
            assert all(first[1] <= second[0] for first, second in pairwise(stretches)), pair.name
            assert all(text[start:end] == text[start:end].strip() for start, end in stretches), pair.name


def test_added_words_stand_on_the_right_alone_and_omitted_ones_on_the_left() -> None:
    marks = [d for pair in own_pairs() for d in pair.differences]
    marks += [d for folder in REAL for pair in read_marks(folder) for d in pair.differences]
    assert {(d.left is None, d.right is None) for d in marks if d.kind == "added"} == {(True, False)}
    assert {(d.left is None, d.right is None) for d in marks if d.kind == "omitted"} == {(False, True)}


def test_no_article_is_in_two_real_pairs() -> None:
    lines = [text.line for folder in REAL for pair in read_marks(folder) for text in pair.sides.values()]
    assert len(lines) == len(set(lines))


@pytest.mark.parametrize("folder", REAL)
def test_each_sentence_of_a_real_pair_stands_in_one_group(folder: Path) -> None:
    for pair in read_marks(folder):
        lists = {"left": [left for left, _, _ in pair.groups], "right": [right for _, right, _ in pair.groups]}
        for side, groups in lists.items():
            grouped = sorted(sentence for group in groups for sentence in group)
            assert grouped == list(range(1, len(pair.sides[side].sentences) + 1)), pair.name


@pytest.mark.skipif(not CORPUS.is_file(), reason="SaudiNewsNet is not here (../shared/corpora/saudinewsnet)")
@pytest.mark.parametrize(("folder", "count"), REAL.items())
def test_marks_of_real_pairs_are_still_on_their_texts(folder: Path, count: int) -> None:
    pairs = read_real_pairs(folder)
    assert len(pairs) == count
    assert all(a.strip() == a and b.strip() == b for pair in pairs for _, a, b in told(pair))


def marked(*differences: GoldDifference) -> MarkedPair:
    """Two sentences, the same on both sides."""
    sentences = [((0, 25), digest(LEFT[:25], 8)), ((26, 47), digest(LEFT[26:], 8))]
    sides = {side: MarkedText(3, digest(LEFT, 16), sentences) for side in ("left", "right")}
    return MarkedPair("real/01", sides, [([1], [1], False), ([2], [2], False)], list(differences))


def test_marks_stay_where_the_text_is_the_one_that_was_marked() -> None:
    pair = placed(marked(GoldDifference("wording", (4, 10), None)), {"left": text_of(LEFT), "right": text_of(LEFT)})
    assert told(pair) == [("wording", "الوزير", "")]
    assert pair.groups[1].left == ((26, 47),)


def test_marks_go_with_their_sentence_where_cleaning_took_something_else() -> None:
    longer = "اقرأ أيضاً\n" + LEFT.replace(". ", ".\nصورة\n")
    pair = placed(marked(GoldDifference("wording", (32, 34), None)), {"left": text_of(longer), "right": text_of(LEFT)})
    assert told(pair) == [("wording", "أن", "")]
    assert longer[slice(*pair.groups[1].left[0])] == LEFT[26:]


def test_a_pair_whose_sentence_is_gone_is_refused() -> None:
    with pytest.raises(PairError, match="real/01, right: sentence 2 of the article in line 3"):
        placed(marked(), {"left": text_of(LEFT), "right": text_of(LEFT[:25])})


def gold(*differences: GoldDifference, moved: bool = False) -> GoldPair:
    groups = (Group(((0, 25),), ((0, 25),), moved), Group(((26, 47),), ((26, 47),)))
    return GoldPair("ours/01", text_of(LEFT), text_of(LEFT), groups, differences)


FIRST, SECOND = ((0, 25),), ((26, 47),)
FACT = GoldDifference("fact", (4, 10), (4, 10))


def scored(pair: GoldPair, *finds: Find) -> Outcome:
    return score(pair, [Joined(FIRST, FIRST, finds), Joined(SECOND, SECOND)])


def test_the_gold_itself_is_right_in_everything() -> None:
    outcome = scored(gold(FACT), Find("fact", (4, 10), (4, 10)))
    assert (outcome.links.f1, outcome.extra_finds) == (1.0, ())
    assert [(each.right_kind, each.as_fact) for each in outcome.judged] == [(True, True)]


def test_a_merge_that_is_none_is_an_extra_link() -> None:
    outcome = score(gold(), [Joined((*FIRST, *SECOND), FIRST), Joined((), SECOND)])
    assert (outcome.links.right, outcome.links.missed, outcome.links.extra) == (1, 1, 1)


def test_sentences_that_are_cut_otherwise_are_those_they_mostly_share() -> None:
    outcome = score(gold(), [Joined(((0, 27),), ((0, 25),)), Joined(((27, 47),), ((26, 47),))])
    assert outcome.links.f1 == 1.0


def test_a_find_that_touches_one_side_is_found_and_judged_by_its_kind() -> None:
    outcome = scored(gold(FACT), Find("wording", (0, 10), None))
    assert [(bool(each.found), each.right_kind, each.as_fact) for each in outcome.judged] == [(True, False, False)]


def test_of_several_finds_the_one_that_shares_most_is_judged() -> None:
    outcome = scored(gold(FACT), Find("fact", (0, 25), (0, 25)), Find("wording", (4, 10), (4, 9)))
    assert [(each.right_kind, each.as_fact) for each in outcome.judged] == [(False, True)]


def test_a_find_where_nothing_differs_is_wrong_unless_it_is_spelling() -> None:
    outcome = scored(gold(FACT), Find("wording", (14, 19), (14, 19)), Find("spelling", (20, 24), (20, 24)))
    assert [find.kind for find in outcome.extra_finds] == ["wording"]


def test_sentences_of_one_side_alone_are_no_finds() -> None:
    outcome = score(gold(FACT), [Joined(FIRST, (), (Find("omitted", (0, 25), None),)), Joined((), FIRST)])
    assert outcome.extra_finds == ()
    assert [each.found for each in outcome.judged] == [None]


def test_a_moved_sentence_says_nothing_of_the_words_in_it() -> None:
    pair = gold(FACT, moved=True)
    outcome = scored(pair, Find("moved", (0, 25), (0, 25)))
    assert [(each.gold.kind, bool(each.found)) for each in outcome.judged] == [("fact", False), ("moved", True)]
    assert outcome.extra_finds == ()


def test_a_sentence_that_was_not_moved_is_a_wrong_find() -> None:
    assert len(scored(gold(FACT), Find("moved", (0, 25), (0, 25))).extra_finds) == 1


def test_mistakes_are_told_only_where_they_are_asked_for() -> None:
    pair = replace(read_pairs(COMPARE / "tuning")[0], differences=())
    silent, open_ = comparisons("s", [pair]), comparisons("s", [pair], with_mistakes=True)
    assert [table.mistakes for table in silent] == [[], []]
    assert open_[1].mistakes
    assert len(open_) == 3

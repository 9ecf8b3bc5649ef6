"""The sums and probabilities under the tagger, against the plain way to reckon them."""

from itertools import product
from math import exp, isclose

import pytest

from articles.language.entities.tagging.lattice import KINDS, LABELS, Factors, Transitions, candidates
from articles.language.entities.tagging.packing import SCALE, factors, is_behind, is_out_of_reach, pack

SCORES = [[0.0] * len(LABELS) for _ in LABELS]
"""All transitions alike: then the factors of ``Transitions`` lose nothing."""


def row(**scores: float) -> Factors:
    """A word's scores by label, as in ``B_person=2.0``; minus five for the rest."""
    exact = {label: exp(scores.get(label.replace("-", "_"), -5.0)) for label in LABELS[1:]}
    return tuple(exact[f"B-{kind}"] for kind in KINDS), tuple(exact[f"I-{kind}"] for kind in KINDS)


def by_hand(words: list[Factors]) -> dict[tuple[int, int, str], float]:
    """The probability of each name by going through every row of labels."""
    whole = 0.0
    found: dict[tuple[int, int, str], float] = {}
    for labels in product(LABELS, repeat=len(words)):
        if any(label[0] == "I" and (not at or labels[at - 1][1:] != label[1:]) for at, label in enumerate(labels)):
            continue
        weight = 1.0
        for label, (first, further) in zip(labels, words, strict=True):
            if label != "O":
                weight *= (first if label[0] == "B" else further)[KINDS.index(label[2:])]
        whole += weight
        for at, label in enumerate(labels):
            if label[0] == "B":
                end = at + 1
                while end < len(labels) and labels[end] == f"I-{label[2:]}":
                    end += 1
                key = (at, end, label[2:])
                found[key] = found.get(key, 0.0) + weight
    return {key: weight / whole for key, weight in found.items()}


def test_probabilities_are_those_of_going_through_every_row_of_labels() -> None:
    words = [row(B_person=1.5, B_place=0.5), row(I_person=1.0, B_organisation=0.2), row(I_person=0.3, I_place=0.1)]
    expected = {key: value for key, value in by_hand(words).items() if value >= 0.02}
    given = candidates(words, Transitions(SCORES), opens=True, closes=True)
    found = {(one.first, one.end, one.kind): one.probability for one in given}
    assert found.keys() == expected.keys()
    assert all(isclose(found[key], expected[key], rel_tol=1e-9) for key in expected)


def test_long_rows_neither_overflow_nor_vanish() -> None:
    words = [row(B_person=9.0, I_person=9.0)] * 3000
    assert all(0 <= one.probability <= 1 for one in candidates(words, Transitions(SCORES), opens=True, closes=True))
    words = [row()] * 3000
    assert list(candidates(words, Transitions(SCORES), opens=False, closes=False)) == []


def test_rows_are_added_up_lane_by_lane() -> None:
    one = [0, *range(-300, 500, 100)]
    other = [50, *range(400, -400, -100)]
    first, further = factors(pack(one) + pack(other))
    expected = [exp((a + b - 50) / SCALE) for a, b in zip(one[1:], other[1:], strict=True)]
    assert [*first, *further] == pytest.approx(expected)


def test_a_score_beyond_all_bounds_is_cut() -> None:
    first, _ = factors(pack([0, 900_000, -900_000, *[0] * 6]))
    assert first[0] == pytest.approx(exp(30))
    assert first[1] == pytest.approx(exp(-30))


@pytest.mark.parametrize(
    ("score", "behind", "far"), [(-50.0, True, True), (-4.0, True, False), (2.0, False, False), (0.0, False, False)]
)
def test_words_that_no_name_can_hold_are_told_by_their_scores(score: float, behind: bool, far: bool) -> None:
    scores = pack([0, *[round(score * SCALE)] * 8])
    assert (is_behind(scores), is_out_of_reach(scores)) == (behind, far)

from articles.analysis.overlap import overlap_of

from .wires import COPY, THIRD, UNRELATED, WIRE


def test_a_text_stands_in_itself_word_for_word() -> None:
    shared = overlap_of(WIRE, WIRE)
    assert (shared.jaccard, shared.containment, shared.share) == (1.0, 1.0, 1.0)
    assert len(shared.passages) == 1


def test_the_share_is_that_of_the_right_text() -> None:
    longer = WIRE + UNRELATED
    assert overlap_of(longer, WIRE).share == 1.0
    assert 0.4 < overlap_of(WIRE, longer).share < 0.7


def test_a_copy_with_small_edits_is_mostly_shared() -> None:
    shared = overlap_of(WIRE, COPY)
    assert 0.7 < shared.share < 0.9
    (left, right), *_ = shared.passages
    assert WIRE[slice(*left)].split()[-1] == COPY[slice(*right)].split()[-1]


def test_two_reports_of_other_things_share_nothing() -> None:
    shared = overlap_of(UNRELATED, THIRD)
    assert (shared.jaccard, shared.share, shared.passages) == (0.0, 0.0, ())


def test_nothing_has_no_share() -> None:
    assert overlap_of(WIRE, "").share == 0.0
    assert overlap_of("", "").containment == 0.0

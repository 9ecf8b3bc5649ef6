import random

from articles.analysis.clusters import (
    BUCKET_NEIGHBOURS,
    Reuse,
    candidate_pairs,
    connected_groups,
    measure_reuse,
    near_duplicate_pairs,
)
from articles.analysis.similarity import shingles, signature

from .wires import COPY, THIRD, UNRELATED, WIRE


def words(first: int, last: int) -> str:
    return " ".join(f"كلمة{chr(0x0628 + number % 20)}{chr(0x0628 + number // 20)}" for number in range(first, last))


def test_a_copy_with_small_changes_is_a_near_duplicate_and_a_stranger_is_not() -> None:
    found = near_duplicate_pairs({1: WIRE, 2: COPY, 3: UNRELATED})
    assert [(pair.left, pair.right) for pair in found] == [(1, 2)]
    assert 0.5 <= found[0].reuse.containment < 1


def test_the_pairs_do_not_depend_on_the_order_of_the_texts() -> None:
    texts = {"a": WIRE, "b": COPY, "c": THIRD, "d": UNRELATED, "e": UNRELATED + WIRE[:60]}
    expected = near_duplicate_pairs(texts)
    for seed in range(4):
        order = random.Random(seed).sample(sorted(texts), len(texts))
        assert near_duplicate_pairs({key: texts[key] for key in order}) == expected


def test_equal_texts_are_a_pair_with_all_in_common() -> None:
    (pair,) = near_duplicate_pairs({1: WIRE, 2: WIRE})
    assert (pair.reuse.containment, pair.reuse.jaccard) == (1.0, 1.0)


def test_half_of_the_smaller_text_is_enough_and_less_is_not() -> None:
    assert Reuse(shared=50, left=100, right=120).is_near_duplicate
    assert not Reuse(shared=49, left=100, right=120).is_near_duplicate


def test_a_report_that_a_round_up_quotes_whole_is_no_copy_of_the_round_up() -> None:
    assert Reuse(shared=60, left=60, right=300).is_near_duplicate
    assert not Reuse(shared=60, left=60, right=301).is_near_duplicate


def test_texts_of_a_few_words_have_to_be_nearly_the_same() -> None:
    assert Reuse(shared=18, left=19, right=19).is_near_duplicate
    assert not Reuse(shared=12, left=19, right=19).is_near_duplicate
    assert not Reuse(shared=19, left=19, right=60).is_near_duplicate


def test_texts_without_a_shingle_are_never_near_duplicates() -> None:
    assert near_duplicate_pairs({1: "عاجل", 2: "عاجل", 3: ""}) == []
    assert not Reuse(0, 0, 0).is_near_duplicate


def test_reuse_counts_distinct_shingles() -> None:
    reuse = measure_reuse(shingles(words(0, 30)), shingles(words(10, 40)))
    assert (reuse.shared, reuse.left, reuse.right) == (16, 26, 26)


def test_every_text_of_a_long_series_of_equal_texts_is_reached() -> None:
    same = signature(WIRE)
    keys = range(BUCKET_NEIGHBOURS + 50)
    pairs = candidate_pairs(dict.fromkeys(keys, same))
    assert connected_groups(pairs) == [tuple(keys)]
    assert len(pairs) < len(keys) * BUCKET_NEIGHBOURS


def test_groups_hang_together_through_a_chain_and_are_sorted() -> None:
    assert connected_groups([(5, 6), (2, 3), (1, 2)]) == [(1, 2, 3), (5, 6)]


def test_groups_do_not_depend_on_the_order_or_direction_of_links() -> None:
    links = [(1, 2), (2, 3), (4, 9), (9, 7), (7, 8), (20, 21)]
    for seed in range(10):
        chance = random.Random(seed)
        turned = [link if chance.random() < 0.5 else link[::-1] for link in chance.sample(links, len(links))]
        assert connected_groups(turned) == [(1, 2, 3), (4, 7, 8, 9), (20, 21)]


def test_no_links_make_no_group() -> None:
    assert connected_groups([]) == []

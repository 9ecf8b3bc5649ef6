import random
from datetime import date

from articles.analysis.clusters import (
    MOST_HOLDERS,
    Reuse,
    are_candidates,
    connected_groups,
    find_copies,
    measure_reuse,
    read,
)
from articles.analysis.similarity import folded_words, placed_fingerprints

from .test_similarity import numbered
from .wires import COPY, THIRD, UNRELATED, WIRE


def test_a_copy_with_small_changes_is_found_and_a_stranger_is_not() -> None:
    found = find_copies({1: WIRE, 2: COPY, 3: UNRELATED})
    assert [(copy.left, copy.right) for copy in found] == [(1, 2)]
    assert 0.5 <= found[0].reuse.share < 1


def test_the_copies_do_not_depend_on_the_order_of_the_texts() -> None:
    texts = {"a": WIRE, "b": COPY, "c": THIRD, "d": UNRELATED, "e": UNRELATED + WIRE[:60]}
    expected = find_copies(texts)
    for seed in range(4):
        order = random.Random(seed).sample(sorted(texts), len(texts))
        assert find_copies({key: texts[key] for key in order}) == expected


def test_equal_texts_have_all_in_common() -> None:
    (copy,) = find_copies({1: WIRE, 2: WIRE})
    assert (copy.reuse.left_share, copy.reuse.right_share) == (1.0, 1.0)
    assert copy.reuse.is_whole


def test_half_of_the_shorter_text_is_enough_and_less_is_not() -> None:
    assert Reuse(100, 120, 55, 55, in_passages=49).is_copy
    assert not Reuse(100, 120, 55, 60, in_passages=48).is_copy


def test_words_that_stand_in_no_passage_make_no_copy() -> None:
    names = [numbered(10 * number, 10 * number + 3) for number in range(9)]
    one = " ".join(f"{name} {numbered(100 + 3 * number, 103 + 3 * number)}" for number, name in enumerate(names))
    other = " ".join(f"{name} {numbered(130 + 25 * number, 155 + 25 * number)}" for number, name in enumerate(names))
    reuse = measure_reuse(read(one), read(other))
    assert (reuse.share, reuse.in_passages) == (0.5, 0)
    assert not reuse.is_copy


def test_a_text_of_which_every_fourth_word_is_another_is_a_copy() -> None:
    kept = numbered(0, 80).split()
    one, other = (" ".join(w if n % 4 else f"{w}{end}" for n, w in enumerate(kept)) for end in ("ون", "ين"))
    assert measure_reuse(read(one), read(other)).is_copy


def test_a_word_in_another_place_of_the_sentence_counts_beside_a_passage() -> None:
    one = " ".join(f"{numbered(8 * n, 8 * n + 3)} {numbered(8 * n + 3, 8 * n + 8)}" for n in range(8))
    parts = ([*range(8 * n, 8 * n + 3), 8 * n + 5, 200 + n, 8 * n + 3, 220 + n, 240 + n] for n in range(8))
    other = " ".join(numbered(number, number + 1) for part in parts for number in part)
    reuse = measure_reuse(read(one), read(other))
    assert reuse.share < 0.4 < 0.6 < reuse.passages_share
    assert reuse.is_copy


def test_passages_are_looked_at_where_the_shared_words_do_not_tell() -> None:
    def reuse(shared: int) -> Reuse:
        return measure_reuse(read(f"{numbered(0, shared)} {numbered(100, 200 - shared)}"), read(numbered(0, 99)))

    assert reuse(50).in_passages == 50
    assert reuse(20).in_passages is None
    assert not reuse(20).is_copy
    assert reuse(80).in_passages is None
    assert reuse(80).is_copy


def test_what_is_printed_many_days_later_and_is_short_is_a_form_unless_nearly_all_is_the_same() -> None:
    assert Reuse(80, 120, 52, 52, days_apart=3, in_passages=52).is_copy
    assert not Reuse(80, 120, 52, 52, days_apart=4, in_passages=52).is_copy
    assert not Reuse(60, 120, 47, 47, days_apart=4).is_copy
    assert Reuse(60, 120, 48, 48, days_apart=4).is_copy


def test_many_words_are_a_copy_whenever_they_are_printed() -> None:
    assert Reuse(98, 120, 60, 60, days_apart=40, in_passages=53).is_copy
    assert not Reuse(200, 220, 120, 120, days_apart=4, in_passages=107).is_copy
    assert Reuse(200, 220, 120, 120, days_apart=3, in_passages=107).is_copy


def test_the_days_between_two_texts_are_counted_both_ways() -> None:
    texts = {1: f"{numbered(0, 40)} {numbered(100, 130)}", 2: f"{numbered(0, 40)} {numbered(200, 230)}"}
    for first, last in ((1, 5), (5, 1)):
        days = {1: date(2027, 3, first), 2: date(2027, 3, last)}
        assert find_copies(texts, lambda key: ("صحيفة الرصيف", days[key])) == []  # noqa: B023
    assert len(find_copies(texts, lambda _: ("صحيفة الرصيف", date(2027, 3, 1)))) == 1


def test_a_wire_inside_a_text_of_ten_times_its_length_is_a_copy_but_not_one_text() -> None:
    (copy,) = find_copies({1: numbered(0, 60), 2: f"{numbered(100, 300)} {numbered(0, 60)} {numbered(300, 390)}"})
    assert copy.reuse.left_share == 1.0
    assert not copy.reuse.is_whole


def test_two_texts_that_share_a_third_of_the_shorter_are_no_copies() -> None:
    assert find_copies({1: numbered(0, 90), 2: numbered(60, 200)}) == []


def test_texts_of_a_few_words_have_to_be_nearly_the_same() -> None:
    assert Reuse(19, 19, 16, 16).is_copy
    assert not Reuse(19, 19, 12, 12).is_copy
    assert not Reuse(19, 60, 19, 19).is_copy


def test_texts_without_a_run_are_never_copies() -> None:
    assert find_copies({1: "عاجل", 2: "عاجل", 3: ""}) == []
    assert not Reuse(0, 0, 0, 0).is_copy


def test_reuse_counts_the_words_of_shared_runs_of_three() -> None:
    reuse = measure_reuse(read(numbered(0, 30)), read(f"{numbered(10, 40)} {numbered(0, 2)}"))
    assert (reuse.left, reuse.right, reuse.left_shared, reuse.right_shared) == (30, 32, 20, 20)


def test_words_in_formulas_do_not_count() -> None:
    formula = numbered(0, 60)
    hashes = {chosen.hash for chosen in placed_fingerprints(folded_words(formula))}
    one, other = f"{formula} {numbered(100, 130)}", f"{formula} {numbered(200, 230)}"
    assert measure_reuse(read(one), read(other)).is_copy
    assert not measure_reuse(read(one, hashes), read(other, hashes)).is_copy


def test_two_texts_that_are_one_formula_are_copies_when_they_are_the_same() -> None:
    formula, longer = numbered(0, 60), numbered(0, 90)
    hashes = {chosen.hash for chosen in placed_fingerprints(folded_words(longer))}
    assert measure_reuse(read(formula, hashes), read(formula, hashes)).is_copy
    assert not measure_reuse(read(formula, hashes), read(longer, hashes)).is_copy


def test_texts_that_share_formulas_alone_are_compared_when_they_share_most() -> None:
    assert are_candidates((1, 2, 3), (3, 4, 5), formulas=())
    assert not are_candidates((1, 2, 3), (3, 4, 5), formulas={3})
    assert are_candidates((1, 2, 3, 4, 5), (1, 2, 3, 4, 9), formulas={1, 2, 3, 4})
    assert not are_candidates((1, 2), (3, 4), formulas=())
    assert not are_candidates((), (), formulas=())


def test_reports_in_the_frame_of_every_day_are_no_copies_of_each_other() -> None:
    frame = numbered(0, 80)
    texts = {day: f"{frame} {numbered(100 + 30 * day, 130 + 30 * day)}" for day in range(1, 9)}
    days = {day: date(2027, 3, day) for day in texts}
    assert len(find_copies(texts)) == 28
    assert [(copy.left, copy.right) for copy in find_copies(texts, lambda day: ("صحيفة الرصيف", days[day]))] == []


def test_a_report_that_many_outlets_print_on_one_day_is_no_formula() -> None:
    texts = dict.fromkeys(range(1, 11), WIRE)
    assert len(find_copies(texts, lambda outlet: (outlet, date(2027, 3, 1)))) == 45


def test_a_passage_of_very_many_texts_is_not_looked_up() -> None:
    assert len(find_copies(dict.fromkeys(range(20), WIRE))) == 190
    assert find_copies(dict.fromkeys(range(MOST_HOLDERS + 1), WIRE)) == []


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

import random
from collections.abc import Mapping, Sequence

from articles.analysis.arranged import arranged
from articles.analysis.clusters import Copy, Reuse, find_copies
from articles.analysis.copy_groups import copy_groups, subject_words
from articles.analysis.similarity import folded_words

from .test_similarity import numbered

WHOLE = Reuse(100, 100, 90, 90)
PART = Reuse(100, 400, 80, 80)


def groups(texts: Mapping[int, str]) -> list[tuple[int, ...]]:
    return copy_groups(find_copies(texts), lambda key: subject_words(folded_words(texts[key])))


def alone(_: int) -> frozenset[str]:
    return frozenset()


def of_one_subject(_: int) -> frozenset[str]:
    return subject_words(["ميناء", "سفينة"])


def test_copies_of_one_text_are_one_group_through_a_chain() -> None:
    links = [Copy(1, 2, WHOLE), Copy(2, 3, WHOLE), Copy(7, 8, WHOLE)]
    assert copy_groups(links, of_one_subject) == [(1, 2, 3), (7, 8)]


def test_a_wire_inside_a_longer_piece_is_in_its_group() -> None:
    assert groups({1: numbered(0, 60), 2: f"{numbered(0, 60)} {numbered(100, 390)}"}) == [(1, 2)]


def test_a_round_up_of_unrelated_reports_joins_none() -> None:
    one, other = numbered(0, 60), numbered(100, 160)
    assert groups({1: one, 2: other, 3: f"{one} {other} {numbered(200, 260)}"}) == [(1,), (2,), (3,)]


def test_copies_of_a_round_up_are_a_group_of_their_own() -> None:
    one, other = numbered(0, 60), numbered(100, 160)
    both = f"{one} {other} {numbered(200, 260)}"
    assert groups({1: one, 2: other, 3: both, 4: both, 5: one}) == [(1, 5), (2,), (3, 4)]


def test_two_parts_of_one_report_that_share_its_subject_are_together() -> None:
    links = [Copy(1, 3, PART), Copy(2, 3, PART)]
    words = {1: {"ميناء", "سفينة", "رافعة"}, 2: {"ميناء", "سفينة", "حاوية"}, 3: {"ميناء"}}
    assert copy_groups(links, words.__getitem__) == [(1, 2, 3)]


def test_a_report_that_two_unrelated_pieces_hold_joins_the_fuller_copy() -> None:
    fuller = Reuse(100, 400, 95, 95)
    words = {1: {"ميناء"}, 2: {"زلزال"}, 3: {"ميناء"}}
    assert copy_groups([Copy(3, 2, PART), Copy(3, 1, fuller)], words.__getitem__) == [(1, 3), (2,)]


def test_articles_around_tell_a_round_up_and_are_in_no_group() -> None:
    words = {1: {"ميناء"}, 2: {"ميناء"}, 9: {"زلزال"}}
    joins = [Copy(1, 2, PART)]
    assert copy_groups(joins, words.__getitem__) == [(1, 2)]
    assert copy_groups(joins, words.__getitem__, around=[Copy(9, 2, PART)]) == [(1,), (2,)]


def test_the_groups_do_not_depend_on_the_order_of_the_copies() -> None:
    one, other = numbered(0, 60), numbered(100, 160)
    texts = {1: one, 2: other, 3: f"{one} {other}", 4: one, 5: numbered(30, 110), 6: numbered(100, 170)}
    copies = find_copies(texts)
    expected = groups(texts)
    for seed in range(10):
        order: Sequence[Copy[int]] = random.Random(seed).sample(copies, len(copies))
        assert copy_groups(order, lambda key: subject_words(folded_words(texts[key]))) == expected


def test_short_words_say_nothing_about_the_subject() -> None:
    assert subject_words(["في", "من", "قال", "ميناء"]) == {"ميناء"}


def test_no_copies_make_no_group() -> None:
    assert copy_groups([], alone) == []


def test_an_article_that_was_moved_leaves_its_group_for_the_other() -> None:
    assert arranged([(1, 2, 3), (7, 8)], {3: 8}, []) == [(1, 2), (3, 7, 8)]


def test_an_article_that_was_taken_out_is_alone_whatever_it_copies() -> None:
    assert arranged([(1, 2, 3)], {2: None}, []) == [(1, 3), (2,)]


def test_several_that_were_taken_out_together_are_a_group() -> None:
    assert arranged([(1, 2, 3, 4)], {3: None, 4: 3}, []) == [(1, 2), (3, 4)]


def test_merged_groups_stay_one_though_they_are_found_apart() -> None:
    assert arranged([(1, 2), (7, 8)], {}, [(2, 7)]) == [(1, 2, 7, 8)]


def test_an_article_that_was_moved_can_be_merged_with_others() -> None:
    assert arranged([(1, 2), (7, 8)], {7: None}, [(2, 7)]) == [(1, 2, 7), (8,)]


def test_without_decisions_the_groups_stay() -> None:
    assert arranged([(7, 8), (1, 2)], {}, []) == [(1, 2), (7, 8)]

"""What one group of articles has more of than chance gives."""

from math import comb, inf, isclose

import pytest

from articles.analysis.significance import chance_of_as_many, standing_out, times_as_common


def by_hand(here: int, articles: int, elsewhere: int, others: int) -> float:
    having = here + elsewhere
    drawn = sum(comb(articles, k) * comb(others, having - k) for k in range(here, min(having, articles) + 1))
    return drawn / comb(articles + others, having)


def test_the_lady_who_tastes_tea() -> None:
    """Fisher's own example: eight cups, four of each, three right: 17 in 70."""
    assert isclose(chance_of_as_many(3, 4, 1, 4), 17 / 70)
    assert isclose(chance_of_as_many(4, 4, 0, 4), 1 / 70)


@pytest.mark.parametrize("counts", [(2, 8, 0, 35), (5, 40, 9, 60), (0, 5, 3, 7), (30, 200, 10, 300), (7, 7, 7, 7)])
def test_the_tail_is_the_sum_of_all_draws(counts: tuple[int, int, int, int]) -> None:
    assert isclose(chance_of_as_many(*counts), by_hand(*counts), rel_tol=1e-9)


def test_as_much_as_the_others_is_no_surprise_and_much_more_is() -> None:
    assert chance_of_as_many(50, 1000, 50, 1000) > 0.5
    assert chance_of_as_many(90, 1000, 10, 1000) < 1e-15


def test_large_counts_stay_numbers() -> None:
    assert 0 <= chance_of_as_many(900_000, 1_000_000, 100, 1_000_000) <= 1
    assert chance_of_as_many(0, 0, 0, 0) == 1.0


@pytest.mark.parametrize("counts", [(5, 4, 0, 4), (0, 4, 5, 4), (-1, 4, 0, 4)])
def test_more_than_all_is_refused(counts: tuple[int, int, int, int]) -> None:
    with pytest.raises(ValueError, match="more have it"):
        chance_of_as_many(*counts)


def test_how_many_times_as_common() -> None:
    assert times_as_common(10, 100, 5, 100) == 2.0
    assert times_as_common(3, 10, 0, 10) == inf
    assert times_as_common(0, 10, 3, 10) == 0.0
    assert times_as_common(0, 0, 0, 10) == 0.0


def test_of_many_tests_those_stand_that_chance_would_hardly_give() -> None:
    """Benjamini and Hochberg's own table of 15 tests: four stand at 0.05."""
    chances = [0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.3240, 0.4262, 0.5719, 0.6528]
    assert standing_out(chances, 15) == [0, 1, 2, 3]


def test_one_in_twenty_does_not_stand_among_a_hundred() -> None:
    assert standing_out([0.04], 1) == [0]
    assert standing_out([0.04], 100) == []
    assert standing_out([], 0) == []


def test_the_order_is_by_chance_whatever_the_places() -> None:
    assert standing_out([0.01, 0.0001, 0.9], 3) == [1, 0]

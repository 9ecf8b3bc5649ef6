"""Which stories groups of articles share, and who is first."""

from datetime import UTC, datetime, timedelta
from uuid import UUID

from articles.analysis.shared_stories import Overlap, Speed, Telling, shared_stories

NOON = datetime(2026, 11, 10, 9, 0, tzinfo=UTC)


def tell(column: int, story: int, minutes: int | None = 0, source: int = 0) -> Telling:
    at = None if minutes is None else NOON + timedelta(minutes=minutes)
    return Telling(column, UUID(int=story), UUID(int=source or column + 1), at)


def test_shares_of_stories_are_each_groups_own() -> None:
    found = shared_stories([tell(0, 1), tell(1, 1), tell(0, 2), tell(0, 3), tell(0, 3)], 2)
    assert found.stories == (3, 1)
    assert found.overlaps == ((None, Overlap(1, 3)), (Overlap(1, 1), None))
    assert found.overlaps[1][0] is not None
    assert found.overlaps[1][0].share == 1.0


def test_a_story_of_one_group_is_its_own_with_all_who_tell_it() -> None:
    found = shared_stories([tell(0, 1), tell(1, 1), tell(0, 2, source=1), tell(0, 2, source=9)], 2)
    assert found.only == ({UUID(int=2): frozenset({UUID(int=1), UUID(int=9)})}, {})


def test_who_is_not_first_is_behind_by_the_middle_of_its_delays() -> None:
    stories = [tell(0, story, 0) for story in (1, 2, 3)] + [tell(1, 1, 10), tell(1, 2, 20), tell(1, 3, 90)]
    found = shared_stories(stories, 2)
    assert found.speeds == (Speed(3, 3, None), Speed(3, 0, timedelta(minutes=20)))


def test_the_earliest_article_of_a_group_counts_and_both_are_first_in_one_minute() -> None:
    found = shared_stories([tell(0, 1, 0), tell(1, 1, 50), tell(1, 1, 0), tell(0, 2, 5), tell(1, 2, 0)], 2)
    assert found.speeds == (Speed(2, 1, timedelta(minutes=5)), Speed(2, 2, None))


def test_a_story_is_timed_where_two_groups_know_the_minute() -> None:
    found = shared_stories([tell(0, 1, 0), tell(1, 1, None), tell(0, 2, 0), tell(1, 2, 7), tell(2, 2, None)], 3)
    assert found.speeds == (Speed(1, 1, None), Speed(1, 0, timedelta(minutes=7)), Speed(0, 0, None))


def test_nothing_is_nothing() -> None:
    found = shared_stories([], 2)
    assert found.stories == (0, 0)
    assert found.overlaps[0][1] == Overlap(0, 0)
    assert Overlap(0, 0).share is None
    assert found.speeds == (Speed(0, 0, None),) * 2
    assert found.only == ({}, {})

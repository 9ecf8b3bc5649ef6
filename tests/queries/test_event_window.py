from uuid import UUID

import pytest
from django.db import connection

from articles.actions.group_stories import group_stories
from articles.analysis.events import LOOKED_UP, WINDOW_DAYS
from articles.analysis.linkage import KEYS_IN_COMMON
from articles.models import Article, Report
from articles.queries.event_window import placed_around, signed
from tests.actions.test_group_events import QUAKE, VOTE, report
from tests.actions.test_group_stories import LATER


def around(article: Article) -> set[int]:
    """Numbers of the articles that may be of the same event."""
    return {placed.report.id.int for placed in placed_around(signed([article.pk], {}), {})}


@pytest.mark.django_db
@pytest.mark.parametrize("day", range(WINDOW_DAYS + 1))
def test_a_report_finds_what_is_like_it_as_many_days_before_and_after_as_count(day: int) -> None:
    """Whatever day of the few that are filed together it is published on."""
    for number, days in enumerate((-WINDOW_DAYS, 0, WINDOW_DAYS), start=1):
        report(number, QUAKE, days=day + days)
    group_stories(LATER)
    assert around(report(9, QUAKE, days=day)) == {1, 2, 3}


@pytest.mark.django_db
def test_a_report_finds_nothing_that_lies_further_away() -> None:
    for number, days in enumerate((-3 * WINDOW_DAYS, 3 * WINDOW_DAYS), start=1):
        report(number, QUAKE, days=days)
    group_stories(LATER)
    assert around(report(9, QUAKE)) == set()


@pytest.mark.django_db
def test_a_report_finds_nothing_that_shares_too_few_signs() -> None:
    report(1, " ".join([VOTE, *QUAKE.split()[: KEYS_IN_COMMON - 1]]))
    report(2, " ".join([VOTE, *QUAKE.split()[:KEYS_IN_COMMON]]))
    group_stories(LATER)
    Report.objects.filter(article=UUID(int=1)).update(event=UUID(int=1))
    Report.objects.filter(article=UUID(int=2)).update(event=UUID(int=2))
    assert around(report(9, QUAKE)) == {2}


@pytest.mark.django_db
def test_a_report_is_found_by_the_signs_that_are_looked_up_and_by_no_lighter_one() -> None:
    heavy = [f"كلمة{number}" for number in range(LOOKED_UP - KEYS_IN_COMMON)]
    report(1, " ".join([*heavy, *QUAKE.split()[:KEYS_IN_COMMON]]))
    report(2, " ".join([*(f"غير{word}" for word in heavy), "واحدة", *QUAKE.split()[:KEYS_IN_COMMON]]))
    group_stories(LATER)
    Report.objects.filter(article=UUID(int=1)).update(event=UUID(int=1))
    Report.objects.filter(article=UUID(int=2)).update(event=UUID(int=2))
    assert around(report(9, QUAKE)) == {1}


@pytest.mark.django_db
def test_reports_are_looked_up_in_the_index_alone() -> None:
    for number in range(1, 4):
        report(number, QUAKE)
    group_stories(LATER)
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL enable_seqscan = off")
        cursor.execute(
            "EXPLAIN SELECT event FROM articles_report WHERE event IS NOT NULL"
            " AND articles_filed_under(published_at, signs) @> ARRAY[1]"
        )
        assert "report_filed" in "".join(line for (line,) in cursor.fetchall())

"""The import of the desk that is measured: 15,042 articles in twenty minutes, in memory that stays flat, and the
stories that it makes."""

from collections import defaultdict
from itertools import chain
from uuid import UUID

import pytest

from articles.actions.analysed_article import digest_of
from articles.models import Article
from tests.gold import reuse

from .conftest import SAMPLE, Imported
from .measuring import Report

pytestmark = pytest.mark.bench
LEAST_A_SECOND = 15_042 / (20 * 60)
MOST_MEMORY = 600
"""MB of any one process."""
GROWTH = 1.25
"""By how much memory may grow between the third and the last tenth."""


@pytest.fixture(scope="session")
def done(imported: Imported | None, report: Report) -> Imported:
    if imported is None:
        pytest.skip("the database was kept from an earlier run: nothing was imported")
    report.say(
        f"import: {imported.articles} articles in {imported.seconds:.0f} s, "
        f"{imported.articles / imported.seconds:.1f} a second, stories included"
    )
    tenths = ", ".join(str(max(sizes)) for sizes in _tenths(imported))
    report.say(f"MB of the largest process at each tenth of the way: {tenths}")
    return imported


def _tenths(done: Imported) -> list[list[int]]:
    seen = [sizes for sizes in done.memory if sizes] or [[0]]
    return [seen[len(seen) * tenth // 10] for tenth in range(10)]


def test_articles_come_in_fast_enough(done: Imported) -> None:
    if done.corpus == SAMPLE:
        pytest.skip("the sample desk is too small to judge: starting takes most of the time")
    assert done.articles / done.seconds >= LEAST_A_SECOND


def test_no_process_of_the_import_grows(done: Imported) -> None:
    assert max(chain.from_iterable(done.memory)) <= MOST_MEMORY
    if done.corpus == SAMPLE:
        pytest.skip("the sample desk is too small to show a slope")
    tenths = [max(sizes) for sizes in _tenths(done)]
    assert tenths[-1] <= GROWTH * tenths[3]


def test_the_stories_of_the_desk_are_those_that_people_judged(done: Imported, report: Report) -> None:
    if done.corpus == SAMPLE or not reuse.is_judged(done.corpus):
        pytest.skip("the judged articles were not imported")
    judged = reuse.read_events(reuse.EVENTS)
    shared = {number for number, event in judged.items() if list(judged.values()).count(event) > 1}
    records = reuse.records(judged, done.corpus)
    stored = {digest: (story or pk) for pk, digest, story in Article.objects.values_list("pk", "digest", "story")}
    groups: dict[UUID, list[int]] = defaultdict(list)
    for number in judged:
        groups[stored[digest_of(records[number].title, records[number].text)]].append(number)
    every, together = (reuse.f1(*reuse.b_cubed(groups.values(), judged, over)) for over in (judged.keys(), shared))
    report.say(f"stories, B-cubed F1 of {len(judged)} judged articles: {every:.3f}; of the shared: {together:.3f}")
    assert every >= reuse.STORIES_BAR

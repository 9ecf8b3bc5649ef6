"""The import of the desk that is measured: 15,042 articles in twenty minutes, in memory that stays flat."""

from itertools import chain

import pytest

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

"""Jobs run, wait for each other, and are not lost with the worker that had them."""

import asyncio
import gc
from collections.abc import Iterator
from types import SimpleNamespace
from typing import Any

import pytest
from django.db import connection, transaction
from procrastinate.contrib.django import app
from procrastinate.contrib.django.models import ProcrastinateJob

from articles import jobs
from articles.models import Article
from tests.factories import make_article


@pytest.fixture
def committed(transactional_db: None) -> Iterator[None]:
    """Django empties its own tables after a test that commits, and leaves procrastinate's."""
    yield
    with connection.cursor() as cursor:
        cursor.execute("TRUNCATE procrastinate_jobs, procrastinate_workers, procrastinate_periodic_defers CASCADE")


def run_waiting_jobs() -> None:
    """A worker that does what waits and stops."""

    async def work() -> None:
        with app.replace_connector(app.connector.get_worker_connector()):  # type: ignore[attr-defined]
            async with app.open_async():
                await app.run_worker_async(wait=False, install_signal_handlers=False, listen_notify=False)

    asyncio.run(work())


def test_jobs_analyse_and_then_group(committed: None) -> None:
    articles = [
        make_article(text="قال وزير النقل سالم الراوي في بغداد أمس إن الرصيف الجديد في الميناء جاهز.") for _ in range(2)
    ]
    jobs.defer_analysis(article.pk for article in articles)
    run_waiting_jobs()
    assert set(ProcrastinateJob.objects.values_list("task_name", "status")) >= {
        ("analyse_articles", "succeeded"),
        ("group_stories", "succeeded"),
    }
    assert all(article.mentions.filter(entity__name="بغداد").exists() for article in articles)
    assert len(set(Article.objects.values_list("story", flat=True)) - {None}) == 1


def test_grouping_waits_once_however_often_it_is_due(db: None) -> None:
    for _ in range(3):
        with transaction.atomic():
            jobs.defer_grouping()
    assert ProcrastinateJob.objects.filter(task_name="group_stories").count() == 1


def test_a_worker_that_groups_looks_for_no_garbage_among_its_lists(db: None) -> None:
    gc.unfreeze()
    jobs._leave_lists_out_of_collections.cache_clear()
    jobs.group_stories()
    assert gc.get_freeze_count() > 100_000
    gc.unfreeze()


def test_a_job_is_deferred_with_its_transaction_or_not_at_all(committed: None) -> None:
    def act() -> None:
        with transaction.atomic():
            jobs.defer_analysis(["00000000-0000-0000-0000-000000000001"])
            raise RuntimeError

    with pytest.raises(RuntimeError):
        act()
    assert not ProcrastinateJob.objects.exists()


@pytest.mark.parametrize(("silent_for", "given_back"), [("5 minutes", 1), ("1 second", 0)])
def test_the_job_of_a_worker_that_fell_silent_is_given_to_another(
    committed: None, silent_for: str, given_back: int
) -> None:
    jobs.group_stories.defer()
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO procrastinate_workers (last_heartbeat) VALUES (now() - %s::interval) RETURNING id",
            [silent_for],
        )
        (worker,) = cursor.fetchone()
        cursor.execute("UPDATE procrastinate_jobs SET status = 'doing', worker_id = %s", [worker])

    async def ask() -> Any:
        with app.replace_connector(app.connector.get_worker_connector()) as working:  # type: ignore[attr-defined]
            async with working.open_async():
                return await jobs.retry_stalled_jobs.func(SimpleNamespace(app=working), 0)

    assert asyncio.run(ask()) == given_back
    assert ProcrastinateJob.objects.get().status == ("todo" if given_back else "doing")

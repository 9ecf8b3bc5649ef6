"""What the job worker does: each task loads ids, calls one action and returns."""

import gc
from collections.abc import Iterable
from functools import cache
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from procrastinate import JobContext, RetryStrategy
from procrastinate.contrib.django import app
from procrastinate.exceptions import AlreadyEnqueued

from .actions import analyse_articles as analysing
from .actions import group_stories as grouping
from .actions import import_upload as uploads
from .actions import learn_lines as learning

ARTICLES_A_JOB = 200
_PATIENT = RetryStrategy(max_attempts=5, exponential_wait=3)


@app.task(name="analyse_articles", retry=_PATIENT)
def analyse_articles(ids: list[str]) -> int:
    done = analysing.analyse_articles([UUID(pk) for pk in ids], timezone.now())
    defer_grouping()
    return done


@app.task(name="group_stories", queueing_lock="group_stories", retry=_PATIENT)
def group_stories() -> int:
    _leave_lists_out_of_collections()
    return grouping.group_stories(timezone.now()).stories


@cache
def _leave_lists_out_of_collections() -> None:
    """What a worker has read by now stays as long as it does: full collections would walk it for nothing, in the middle
    of a job."""
    gc.collect()
    gc.freeze()


@app.periodic(cron="41 * * * *")
@app.task(name="learn_lines", queueing_lock="learn_lines", retry=_PATIENT)
def learn_lines(timestamp: int = 0) -> int:
    """Learn anew what recurs in the sources that have new articles, and clean the articles that this touches."""
    with transaction.atomic():
        touched = learning.learn_due_sources(timezone.now())
        defer_analysis(touched)
    return len(touched)


@app.task(name="import_upload", pass_context=True, retry=_PATIENT)
def import_upload(context: JobContext, run: int) -> int:
    try:
        done = uploads.import_upload(run)
    except Exception as error:
        if context.job.attempts + 1 >= (_PATIENT.max_attempts or 0):
            uploads.fail_upload(run, f"{type(error).__name__}: {error}"[:500])
        raise
    defer_learning()
    defer_grouping()
    return done.read if done else 0


@app.periodic(cron="*/1 * * * *")
@app.task(name="retry_stalled_jobs", queueing_lock="retry_stalled_jobs", pass_context=True)
async def retry_stalled_jobs(context: JobContext, timestamp: int) -> int:
    """Give the jobs of a worker that was killed to another; each task here can be begun again."""
    manager = context.app.job_manager
    stalled = list(await manager.get_stalled_jobs())
    for job in stalled:
        await manager.retry_job(job)
    return len(stalled)


@app.periodic(cron="17 3 * * *")
@app.task(name="discard_abandoned_uploads", queueing_lock="discard_abandoned_uploads")
def discard_abandoned_uploads(timestamp: int) -> int:
    return uploads.discard_abandoned(timezone.now())


def defer_analysis(ids: Iterable[Any]) -> int:
    """Have articles analysed anew, some hundred a job; how many jobs. Call it in the transaction that makes it due."""
    ordered = sorted(str(pk) for pk in ids)
    slices = [ordered[first : first + ARTICLES_A_JOB] for first in range(0, len(ordered), ARTICLES_A_JOB)]
    for part in slices:
        analyse_articles.defer(ids=part)
    return len(slices)


def defer_learning() -> None:
    """Have the lines of sources with new articles learned, unless that is about to happen."""
    try:
        with transaction.atomic():
            learn_lines.defer()
    except AlreadyEnqueued:
        return


def defer_grouping() -> None:
    """Have new articles grouped into stories, unless that is about to happen."""
    try:
        with transaction.atomic():
            group_stories.defer()
    except AlreadyEnqueued:
        return

"""``manage.py import_articles PATH...``: files and folders of articles into the desk."""

import csv
import os
import signal
from argparse import ArgumentParser
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TextIO

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from ...actions.analyse_articles import analyse_articles
from ...actions.group_stories import group_stories
from ...actions.import_records import Written, import_records
from ...actions.learn_lines import learn_due_sources
from ...actions.load_sources import load_sources
from ...actions.store_articles import Stored
from ...ingest.drafts import Reject, Terms
from ...ingest.records import measure, read_paths, read_sources
from ...ingest.refusals import Refused
from ...ingest.times import read_moment
from ..progress import Progress

INTERRUPTED = 130
_WORTH_PROCESSES = 1_000_000  # bytes of input below which starting processes takes longer than the analysis


class Command(BaseCommand):
    help = "Import articles from .txt, .html, .jsonl and .csv files, also .xz and .gz, and from folders of them."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("paths", nargs="+", type=Path, metavar="PATH")
        parser.add_argument("--source", default="", help="the source of articles that name none")
        parser.add_argument(
            "--published", default="", help="the publication time of articles that name none (ISO 8601)"
        )
        parser.add_argument("--dry-run", action="store_true", help="say what would be stored, and store nothing")
        parser.add_argument("--jobs", type=int, default=0, help="processes that analyse (default: one for each core)")
        parser.add_argument("--rejects", type=Path, help="where to list what was not taken (tab-separated)")

    def handle(self, *args: Any, **options: Any) -> None:
        paths: list[Path] = options["paths"]
        missing = [str(path) for path in paths if not path.exists()]
        if missing:
            raise CommandError(f"There is no {', '.join(missing)}.")
        terms = self._terms(options)
        if not options["dry_run"]:
            self._load_sources(paths, terms)
        rejects = options["rejects"] or settings.DATA_DIR / "rejects" / f"{paths[0].resolve().name}.tsv"
        stopped = self._import(paths, terms, rejects, options)
        if not options["dry_run"] and not stopped:
            analyse_articles(learn_due_sources(timezone.now()), timezone.now())
            grouped = group_stories(timezone.now())
            self.stdout.write(f"{grouped.stories} stories made or changed.")
        if stopped:
            self.stdout.write("Interrupted. What was read is stored; run the same command again to go on.")
            raise SystemExit(INTERRUPTED)

    def _terms(self, options: dict[str, Any]) -> Terms:
        now, zone = timezone.now(), timezone.get_default_timezone()
        try:
            published = read_moment(options["published"], zone, now)
        except Refused as refused:
            raise CommandError(f"--published: {refused}") from None
        return Terms(now, zone, settings.NEWSDESK_LARGEST_ARTICLE, " ".join(options["source"].split()), published)

    def _load_sources(self, paths: list[Path], terms: Terms) -> None:
        for folder in (path for path in paths if path.is_dir()):
            try:
                load_sources(read_sources(folder), terms.now)
            except (ValueError, ValidationError) as error:
                raise CommandError(f"{folder / 'sources.json'}: {error}") from None

    def _import(self, paths: list[Path], terms: Terms, rejects: Path, options: dict[str, Any]) -> bool:
        """Whether it was interrupted."""
        meter = measure(paths)
        progress = Progress(self.stdout, meter)
        done = Written(0, Stored(), ())
        rejected = 0
        jobs = options["jobs"] or (_cores() if meter.total > _WORTH_PROCESSES else 1)
        with _stop_signal() as stop, RejectsFile(rejects) as listed:
            records = read_paths(paths, terms, meter)
            for written in import_records(records, terms.now, jobs=jobs, dry_run=options["dry_run"]):
                done = Written(done.read + written.read, done.stored + written.stored, ())
                rejected += len(written.rejects)
                listed.add(written.rejects)
                progress.tell(done.read)
                if stop:
                    break
        progress.close()
        self._sum_up(done, rejected, rejects, dry_run=options["dry_run"])
        return bool(stop)

    def _sum_up(self, done: Written, rejected: int, rejects: Path, *, dry_run: bool) -> None:
        stored = done.stored
        self.stdout.write(
            f"{done.read} read: {stored.new} new, {stored.known} known, {stored.versions} new versions, "
            f"{rejected} rejected{' (nothing was stored)' if dry_run else ''}."
        )
        if rejected:
            self.stdout.write(f"Rejects with their reasons: {rejects}")


def _cores() -> int:
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


class RejectsFile:
    """A tab-separated list of what was not taken; none where everything was."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._file: TextIO | None = None

    def __enter__(self) -> "RejectsFile":
        self._path.unlink(missing_ok=True)
        return self

    def __exit__(self, *_error: object) -> None:
        if self._file:
            self._file.close()

    def add(self, rejects: tuple[Reject, ...]) -> None:
        if not rejects:
            return
        if self._file is None:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            self._file = self._path.open("w", encoding="utf-8", newline="")
            csv.writer(self._file, "excel-tab").writerow(("file", "line", "reason", "detail"))
        rows = ((r.file, r.line or "", r.reason.value, r.detail) for r in rejects)
        csv.writer(self._file, "excel-tab").writerows(rows)
        self._file.flush()


@contextmanager
def _stop_signal() -> Iterator[list[int]]:
    """A list that an interrupt puts something into: the batch at hand is finished. A second interrupt ends at once."""
    received: list[int] = []

    def note(number: int, _frame: object) -> None:
        received.append(number)
        signal.signal(signal.SIGINT, signal.default_int_handler)

    before = signal.signal(signal.SIGINT, note)
    try:
        yield received
    finally:
        signal.signal(signal.SIGINT, before)

"""An uploaded import: its files on disk until they are in, and its progress written together with the articles."""

import shutil
from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from itertools import islice
from pathlib import Path
from typing import Protocol
from uuid import uuid4

from django.conf import settings
from django.db import transaction
from django.db.models import F
from django.utils import timezone

from ..ingest.drafts import Meter, Moment, Reject, Terms
from ..ingest.records import Record, measure, read_paths
from ..models import ImportReject, ImportRun, User
from .import_records import Written, import_records

REJECTS_KEPT = 5_000
ABANDONED = timedelta(days=2)


class Upload(Protocol):
    """A file of a form: Django's UploadedFile, as far as it is needed here."""

    name: str | None
    size: int | None

    def chunks(self) -> Iterable[bytes]: ...


def keep_upload(files: Sequence[Upload], user: User, source: str, published: Moment | None, now: datetime) -> ImportRun:
    """Write the files of a form where a job finds them; the run waits for its preview to be approved."""
    run = ImportRun(user=user, folder=uuid4().hex, source=source, created_at=now)
    if published:
        run.published_at, run.published_precision = published.at, published.precision
    names = [_keep(file, run.path) for file in files]
    run.name = "\n".join(names)[:500]
    run.bytes_total = sum((run.path / name).stat().st_size for name in names)
    run.save()
    return run


def _keep(file: Upload, folder: Path) -> str:
    folder.mkdir(parents=True, exist_ok=True)
    name = Path((file.name or "").replace("\\", "/")).name.lstrip(".")[-150:] or "file"
    while (folder / name).exists():
        name = f"_{name}"
    with (folder / name).open("wb") as target:
        for chunk in file.chunks():
            target.write(chunk)
    return name


def read_run(run: ImportRun, meter: Meter | None = None) -> Iterable[Record]:
    """The records of a run, with file names as they were uploaded."""
    return read_paths([run.path], terms_of(run), meter)


def terms_of(run: ImportRun) -> Terms:
    """What holds for every record of a run. Its clock is that of the upload: a run that goes on after a kill goes on
    with the same."""
    zone = timezone.get_default_timezone()
    published = None
    if run.published_at:
        at = run.published_at.astimezone(zone)
        published = Moment(at, "day") if run.published_precision == "day" else Moment(at, "second")
    return Terms(run.created_at, zone, settings.NEWSDESK_LARGEST_ARTICLE, run.source, published)


def import_upload(run_id: int) -> ImportRun | None:
    """Bring a run to its end, from where it stands. None where there is no such run or it is not to be run."""
    run = ImportRun.objects.filter(pk=run_id, state__in=(ImportRun.State.WAITING, ImportRun.State.RUNNING)).first()
    if run is None:
        return None
    ImportRun.objects.filter(pk=run.pk).update(state=ImportRun.State.RUNNING)
    if not run.path.is_dir():
        return _finish(run, "The uploaded files are gone.")
    meter = measure([run.path])

    def keep(written: Written) -> None:
        _keep_progress(run, written, meter)
        run.read += written.read

    records = islice(read_run(run, meter), run.read, None)
    for _written in import_records(records, run.created_at, along=keep):
        pass
    return _finish(run)


def _keep_progress(run: ImportRun, written: Written, meter: Meter) -> None:
    room = max(0, REJECTS_KEPT - run.rejects.count()) if written.rejects else 0
    ImportReject.objects.bulk_create(_reject(run, reject) for reject in written.rejects[:room])
    kept = ImportRun.objects.filter(pk=run.pk, read=run.read).update(
        bytes_done=min(meter.done, run.bytes_total),
        read=F("read") + written.read,
        new=F("new") + written.stored.new,
        known=F("known") + written.stored.known,
        versions=F("versions") + written.stored.versions,
        rejected=F("rejected") + len(written.rejects),
    )
    if not kept:
        raise RuntimeError(f"another worker is at import {run.pk}")


def _reject(run: ImportRun, reject: Reject) -> ImportReject:
    file = Path(reject.file).name
    return ImportReject(run=run, file=file, line=reject.line, reason=reject.reason.name, detail=reject.detail)


def _finish(run: ImportRun, error: str = "") -> ImportRun:
    run.refresh_from_db()
    run.state = ImportRun.State.FAILED if error else ImportRun.State.DONE
    run.error, run.finished_at, run.bytes_done = error, timezone.now(), run.bytes_total
    run.save(update_fields=["state", "error", "finished_at", "bytes_done"])
    transaction.on_commit(lambda: shutil.rmtree(run.path, ignore_errors=True))
    return run


def fail_upload(run_id: int, error: str) -> None:
    """Say of a run that it cannot go on, and why; its files stay, so that it can be started again."""
    ImportRun.objects.filter(pk=run_id).update(state=ImportRun.State.FAILED, error=error, finished_at=timezone.now())


@transaction.atomic
def start_upload(run: ImportRun) -> bool:
    """Approve a preview, or try again what failed; False where the run is under way or done."""
    startable = (ImportRun.State.PREVIEW, ImportRun.State.FAILED)
    return bool(
        ImportRun.objects.filter(pk=run.pk, state__in=startable).update(state=ImportRun.State.WAITING, error="")
    )


def discard_upload(run: ImportRun) -> bool:
    """Forget an upload that was not approved; False where it was."""
    gone, _each = ImportRun.objects.filter(pk=run.pk, state=ImportRun.State.PREVIEW).delete()
    if gone:
        shutil.rmtree(run.path, ignore_errors=True)
    return bool(gone)


def discard_abandoned(now: datetime) -> int:
    """Forget previews that nobody approved for two days."""
    abandoned = ImportRun.objects.filter(state=ImportRun.State.PREVIEW, created_at__lt=now - ABANDONED)
    return sum(discard_upload(run) for run in abandoned)

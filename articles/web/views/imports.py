"""Adding articles in the browser: paste one or upload files, see what would be stored, then store it."""

from collections.abc import Callable

from django.db import transaction
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST

from ...actions.analysed_article import analyse_draft
from ...actions.import_upload import discard_upload, import_upload, keep_upload, read_run, start_upload
from ...actions.store_articles import Stored, store_articles
from ...ingest.records import LINES, TABLES
from ...ingest.refusals import Refused
from ...jobs import defer_grouping
from ...jobs import import_upload as import_upload_job
from ...models import ImportRun, Source
from ...queries.gazetteer import gazetteer
from ...templatetags.display import number
from ..access import DeskRequest, annotates
from ..import_forms import PasteForm, UploadForm
from ..import_previews import preview_draft, preview_records
from ..reasons import say
from ..rendering import notice, page

AT_ONCE = 256 * 1024
"""Uploads of single articles up to this many bytes in all are stored while their uploader waits; others by a job."""

REJECTS_SHOWN = 200
RUNS_SHOWN = 10


@require_http_methods(["GET", "HEAD", "POST"])
@annotates
def add(request: DeskRequest) -> HttpResponse:
    """The two forms; a POST stores what was pasted."""
    if request.method != "POST":
        return _forms(request, PasteForm(), UploadForm())
    form = PasteForm(request.POST)
    if not form.is_valid():
        return _forms(request, form, UploadForm(), status=422)
    now = timezone.now()
    try:
        article = analyse_draft(form.draft(now), gazetteer())
    except Refused as refused:
        form.add_error("text", str(say(refused.reason)))
        return _forms(request, form, UploadForm(), status=422)
    with transaction.atomic():
        stored = store_articles([article], now, gazetteer())
        if not stored.known:
            defer_grouping()
    notice(request, _said(stored))
    return redirect("article", article.id)


def _said(stored: Stored) -> str:
    if stored.versions:
        return _("The text was added as a new version; the earlier one is kept.")
    return _("The desk has this text already.") if stored.known else _("The article was added.")


def _forms(
    request: DeskRequest, paste: PasteForm, upload: UploadForm, *, status: int = 200, **more: object
) -> HttpResponse:
    context = {
        "paste": paste,
        "upload": upload,
        "source_names": Source.objects.in_order().values_list("name", flat=True)[:500],
        "runs": ImportRun.objects.filter(user=request.user).newest_first()[:RUNS_SHOWN],
        **more,
    }
    return page(request, "articles/add.html", context, status=status)


@require_POST
@annotates
def preview(request: DeskRequest) -> HttpResponse:
    """What would be stored: of a pasted text at once, of files on the page of their import."""
    if request.POST.get("kind") == "files":
        return _keep_files(request)
    form = PasteForm(request.POST)
    if not form.is_valid():
        return _forms(request, form, UploadForm(), status=422)
    try:
        found = preview_draft(form.draft(timezone.now()))
    except Refused as refused:
        form.add_error("text", str(say(refused.reason)))
        return _forms(request, form, UploadForm(), status=422)
    return _forms(request, form, UploadForm(), preview=found)


def _keep_files(request: DeskRequest) -> HttpResponse:
    form = UploadForm(request.POST, request.FILES)
    if not form.is_valid():
        return _forms(request, PasteForm(), form, status=422)
    given = form.cleaned_data
    run = keep_upload(given["uploads"], request.user, given["source"], given.get("moment"), timezone.now())
    return redirect(run)


@require_http_methods(["GET", "HEAD", "POST"])
@annotates
def run(request: DeskRequest, pk: int) -> HttpResponse:
    """One upload: its preview, its progress, its outcome. Only who uploaded it approves or discards it."""
    found = get_object_or_404(ImportRun.objects.select_related("user"), pk=pk)
    if request.method == "POST":
        own = get_object_or_404(ImportRun, pk=pk, user=request.user)
        act = _ACTS.get(request.POST.get("act", ""))
        return act(request, own) if act else HttpResponse(status=400)
    rejects = found.rejects.order_by("id")[:REJECTS_SHOWN]
    context = {
        "run": found,
        "rejects": [(reject.file, reject.line, say(reject.reason), reject.detail) for reject in rejects],
        "is_own": found.user_id == request.user.pk,
    }
    if found.state == ImportRun.State.PREVIEW:
        previews, refused = preview_records(read_run(found))
        context["previews"] = previews
        context["rejects"] = [(r.file.rpartition("/")[2], r.line, say(r.reason.name), r.detail) for r in refused]
        context["is_whole"] = _is_small(found)
    return page(request, "articles/add_run.html", context)


@transaction.atomic
def _start(request: DeskRequest, run: ImportRun) -> HttpResponse:
    """In one transaction, so that an import is either started or still waits for its word."""
    small = _is_small(run)
    if not start_upload(run):
        notice(request, _("This import was started before."))
    elif small:
        done = import_upload(run.pk)
        defer_grouping()
        count = done.new + done.versions if done else 0
        if count:
            text = ngettext("%(n)s article was added.", "%(n)s articles were added.", count)
            notice(request, text % {"n": number(count)})
    else:
        import_upload_job.defer(run=run.pk)
    return redirect(run)


def _discard(request: DeskRequest, run: ImportRun) -> HttpResponse:
    if not discard_upload(run):
        notice(request, _("This import was started before."))
        return redirect(run)
    notice(request, _("The upload was discarded; nothing was stored."))
    return HttpResponseRedirect(reverse("add"))


_ACTS: dict[str, Callable[[DeskRequest, ImportRun], HttpResponse]] = {"start": _start, "discard": _discard}


def _is_small(run: ImportRun) -> bool:
    kinds = {suffix for file in run.path.iterdir() for suffix in file.suffixes} if run.path.is_dir() else set()
    return run.bytes_total <= AT_ONCE and not kinds & (LINES | TABLES | {".xz", ".gz"})

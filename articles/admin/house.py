"""What the machine did and does: imports, jobs, and acts that can be taken back. Shown to administrators."""

import json
from typing import Any, ClassVar

from django.contrib import admin
from django.http import HttpRequest
from django.utils.functional import Promise
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _
from procrastinate.contrib.django.models import ProcrastinateEvent

from ..models import Change, ImportRun, Job, SavedSearch
from ..templatetags.display import day_and_time
from .lists import NOTHING, AdministratorsOnly, ReadOnlyAdmin, moment_column

TASKS: dict[str, str | Promise] = {
    "analyse_articles": _("analyse articles again"),
    "group_stories": _("group articles into stories"),
    "import_upload": _("import uploaded files"),
    "retry_stalled_jobs": _("take over from a stopped worker"),
    "discard_abandoned_uploads": _("discard abandoned uploads"),
}
STATES: dict[str, str | Promise] = {
    "todo": _("waiting"),
    "doing": _("running"),
    "succeeded": _("done"),
    "failed": _("failed"),
    "cancelled": _("cancelled"),
    "aborted": _("aborted"),
}
EVENTS: dict[str, str | Promise] = {
    "deferred": _("asked for"),
    "started": _("begun"),
    "deferred_for_retry": _("put off to try again"),
    "failed": _("failed"),
    "succeeded": _("done"),
    "cancelled": _("cancelled"),
    "abort_requested": _("asked to stop"),
    "aborted": _("aborted"),
    "scheduled": _("begins at"),
}
_SHOWN = 2_000


class _NamedFilter(admin.SimpleListFilter):
    names: ClassVar[dict[str, str | Promise]] = {}

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        return list(self.names.items())

    def queryset(self, request: HttpRequest, queryset: Any) -> Any:
        return queryset.filter(**{str(self.parameter_name): self.value()}) if self.value() in self.names else queryset


class ByState(_NamedFilter):
    title, parameter_name, names = _("state"), "status", STATES


class ByTask(_NamedFilter):
    title, parameter_name, names = _("task"), "task_name", TASKS


@admin.register(Job)
class JobAdmin(AdministratorsOnly[Job], ReadOnlyAdmin[Job]):
    list_display = ("task", "state", "size", "attempts", "asked_for", "last_event", "pk")
    list_filter = (ByState, ByTask)
    ordering = ("-id",)
    fields = ("task", "state", "attempts", "begins", "locks", "arguments", "history")
    readonly_fields = fields

    def count_for(self, rows: Any) -> None:
        """The first and the last event of each job; one query."""
        events: dict[int, list[ProcrastinateEvent]] = {row.pk: [] for row in rows}
        for event in ProcrastinateEvent.objects.filter(job__in=list(events)).order_by("pk"):
            events[event.job_id].append(event)
        for row in rows:
            row.events = events[row.pk]

    @admin.display(description=_("task"), ordering="task_name")
    def task(self, job: Job) -> str | Promise:
        return TASKS.get(job.task_name, job.task_name)

    @admin.display(description=_("state"), ordering="status")
    def state(self, job: Job) -> str | Promise:
        return STATES.get(job.status, job.status)

    @admin.display(description=_("articles"))
    def size(self, job: Job) -> int | str:
        ids = job.args.get("ids")
        return len(ids) if isinstance(ids, list) else NOTHING

    @admin.display(description=_("attempts"), ordering="attempts")
    def attempts(self, job: Job) -> int:
        return job.attempts

    @admin.display(description=_("asked for"))
    def asked_for(self, job: Any) -> str:
        return day_and_time(job.events[0].at) if job.events else NOTHING

    @admin.display(description=_("last event"))
    def last_event(self, job: Any) -> str:
        return _told(job.events[-1]) if job.events else NOTHING

    @admin.display(description=_("not before"))
    def begins(self, job: Job) -> str:
        return day_and_time(job.scheduled_at) or NOTHING

    @admin.display(description=_("locks"))
    def locks(self, job: Job) -> str:
        return ", ".join(filter(None, (job.lock, job.queueing_lock))) or NOTHING

    @admin.display(description=_("arguments"))
    def arguments(self, job: Job) -> SafeString:
        written = json.dumps(job.args, ensure_ascii=False, indent=1)
        cut = written if len(written) <= _SHOWN else f"{written[:_SHOWN]}…"
        return format_html('<pre class="desk-code" dir="ltr">{}</pre>', cut)

    @admin.display(description=_("history"))
    def history(self, job: Job) -> SafeString:
        events = ProcrastinateEvent.objects.filter(job=job.pk).order_by("pk")
        return format_html("<ol>{}</ol>", format_html_join("", "<li>{}</li>", ((_told(event),) for event in events)))


def _told(event: ProcrastinateEvent) -> str:
    return f"{EVENTS.get(event.type, event.type)}: {day_and_time(event.at)}"


@admin.register(ImportRun)
class ImportRunAdmin(AdministratorsOnly[ImportRun], ReadOnlyAdmin[ImportRun]):
    list_display = (
        "name",
        "state",
        "user",
        "read",
        "new",
        "known",
        "rejected",
        moment_column("created_at", _("uploaded")),
        moment_column("finished_at", _("finished")),
    )
    list_filter = ("state",)
    list_select_related = ("user",)
    search_fields = ("name",)
    ordering = ("-created_at", "-id")
    fields = (
        *("name", "state", "user", "source", "published_at", "bytes_total"),
        *("read", "new", "known", "versions", "rejected", "error", "created_at", "finished_at"),
    )

    def view_on_site(self, obj: ImportRun) -> str:
        return obj.get_absolute_url()


@admin.register(SavedSearch)
class SavedSearchAdmin(AdministratorsOnly[SavedSearch], ReadOnlyAdmin[SavedSearch]):
    """What people keep for themselves. The address of a feed is shown to its owner alone."""

    list_display = (
        "name",
        "folder",
        "user",
        moment_column("seen_at", _("last opened")),
        moment_column("created_at", _("saved")),
    )
    list_select_related = ("user",)
    search_fields = ("name", "key", "user__username")
    ordering = ("-created_at", "-id")
    fields = ("name", "folder", "user", "query_text", "seen_at", "created_at")
    readonly_fields = fields

    @admin.display(description=_("words of the query"))
    def query_text(self, saved: SavedSearch) -> str:
        return saved.query_text or NOTHING


@admin.register(Change)
class ChangeAdmin(AdministratorsOnly[Change], ReadOnlyAdmin[Change]):
    """Whoever did it can take it back, at the desk."""

    list_display = (
        "summary",
        "verb",
        "user",
        moment_column("made_at", _("made")),
        moment_column("undone_at", _("undone")),
    )
    list_filter = ("verb",)
    list_select_related = ("user",)
    left_out = ("inverse",)
    search_fields = ("summary",)
    ordering = ("-made_at", "-id")
    fields = ("summary", "verb", "user", "made_at", "undone_at")

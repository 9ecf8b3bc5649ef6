"""A table of names comes in: upload, look at what it would do, then do it."""

from typing import Any

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from ..actions.import_gazetteer import ImportedGazetteer, import_gazetteer, preview_gazetteer
from ..ingest.gazetteer_csv import LARGEST, GazetteerTable, Problem, decode_gazetteer, read_gazetteer
from ..ingest.refusals import Reason, Refused
from ..models import Entity
from ..web.reasons import say
from .articles import tell_of_earlier_articles

SHOWN = 200
"""Rows of each sort that the preview lists."""

PROBLEMS: dict[Problem, str | Promise] = {
    Problem.NO_NAME: _("There is no name."),
    Problem.UNKNOWN_KIND: _("The kind is none of person, organisation, place."),
    Problem.LONG_NAME: _("The name is too long."),
    Problem.LONG_DESCRIPTION: _("The description is too long."),
    Problem.BAD_ALIAS: _("A form has no letters or is too long."),
    Problem.REPEATED: _("The name stands in an earlier line."),
    Problem.TOO_MANY_CELLS: _("The line has more cells than the first one."),
    Problem.LOST_LETTERS: _("Letters of this line were lost before it came here."),
    Problem.NOT_CSV: _("This line is not a row of a table."),
}


class UploadForm(forms.Form):
    file = forms.FileField(
        label=_("CSV file"), widget=forms.FileInput(attrs={"accept": ".csv,.tsv,.txt,text/csv"}), allow_empty_file=True
    )

    def clean_file(self) -> GazetteerTable:
        file = self.cleaned_data["file"]
        if file.size > LARGEST:
            raise ValidationError(str(say(Reason.TOO_LARGE)))
        return _read(lambda: decode_gazetteer(file.read()), self)


class ConfirmForm(forms.Form):
    """The text of the file again, as the preview sent it."""

    text = forms.CharField(widget=forms.HiddenInput, strip=False, max_length=LARGEST)

    def clean_text(self) -> GazetteerTable:
        return _read(lambda: self.cleaned_data["text"], self)


def _read(text: Any, form: Any) -> GazetteerTable:
    try:
        form.read = text()
        return read_gazetteer(form.read)
    except Refused as refused:
        if refused.reason is Reason.NOT_CSV:
            told = gettext("The first line must name the columns name and kind; aliases and description may follow.")
            raise ValidationError(told) from refused
        raise ValidationError(str(say(refused.reason))) from refused


class GazetteerImport:
    """The pages of the import, for an admin of entities."""

    def __init__(self, entities: "admin.ModelAdmin[Entity]") -> None:
        self.entities = entities
        self.view = require_http_methods(["GET", "HEAD", "POST"])(self._view)

    def _view(self, request: HttpRequest) -> HttpResponse:
        if not self.entities.has_add_permission(request):
            raise PermissionDenied
        if request.method != "POST":
            return self._page(request, {"form": UploadForm()})
        if "text" in request.POST:
            return self._import(request)
        form = UploadForm(request.POST, request.FILES)
        if not form.is_valid():
            return self._page(request, {"form": form}, 422)
        table: GazetteerTable = form.cleaned_data["file"]
        confirm = ConfirmForm(initial={"text": form.read})  # type: ignore[attr-defined]
        return self._page(request, {"confirm": confirm, **_preview(table)})

    def _import(self, request: HttpRequest) -> HttpResponse:
        form = ConfirmForm(request.POST)
        if not form.is_valid():
            return self._page(request, {"form": UploadForm(), "refused": form.errors.get("text")}, 422)
        table: GazetteerTable = form.cleaned_data["text"]
        done = import_gazetteer(table.rows, timezone.now())
        messages.success(request, _told(done, table))
        if done.new or done.confirmed or done.forms:
            tell_of_earlier_articles(request)
        return HttpResponseRedirect(reverse("admin:articles_entity_changelist"))

    def _page(self, request: HttpRequest, context: dict[str, Any], status: int = 200) -> HttpResponse:
        shared = {
            **self.entities.admin_site.each_context(request),
            "title": gettext("Import names from a table"),
            "opts": self.entities.opts,
        }
        return TemplateResponse(request, "admin/articles/entity/import.html", {**shared, **context}, status=status)


def _preview(table: GazetteerTable) -> dict[str, Any]:
    result = preview_gazetteer(table.rows, timezone.now())
    return {
        "result": result,
        "bad": [(bad.line, PROBLEMS[bad.problem], bad.detail) for bad in table.bad[:SHOWN]],
        "bad_count": len(table.bad),
        "rows": result.rows[:SHOWN],
        "left": max(0, len(result.rows) - SHOWN),
    }


def _told(done: ImportedGazetteer, table: GazetteerTable) -> str:
    parts = [
        ngettext("%(n)d new name", "%(n)d new names", done.new) % {"n": done.new},
        ngettext("%(n)d known", "%(n)d known", done.known) % {"n": done.known},
        ngettext("%(n)d further form", "%(n)d further forms", done.forms) % {"n": done.forms},
        ngettext("%(n)d line left out", "%(n)d lines left out", len(table.bad)) % {"n": len(table.bad)},
    ]
    return str(_("، ")).join(parts)

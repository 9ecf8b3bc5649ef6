"""What is asked of somebody who adds articles by hand."""

from datetime import date, datetime, time
from typing import Any

from django import forms
from django.conf import settings
from django.template.defaultfilters import filesizeformat
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from ..actions.import_upload import Upload
from ..ingest.addresses import canonical_url
from ..ingest.drafts import ArticleDraft, Moment, Terms
from ..ingest.records import LONGEST_SOURCE, make_draft
from ..ingest.refusals import Reason, Refused
from ..ingest.times import read_moment
from .reasons import say

MOST_FILES = 100
LARGEST_PASTE = 1_000_000
"""In bytes: what is analysed while its sender waits."""


class _Dated(forms.Form):
    """A day and, where it is known, a time; both as the desk's clock shows them."""

    published_on = forms.DateField(
        label=_("Published on"), required=False, widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )
    published_at = forms.TimeField(
        label=_("Time"), required=False, widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M")
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.use_required_attribute = False

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        day, clock = cleaned.get("published_on"), cleaned.get("published_at")
        if clock and not day and "published_on" not in self.errors:
            self.add_error("published_on", _("A time needs its day."))
        elif day:
            try:
                cleaned["moment"] = _moment(day, clock)
            except Refused as refused:
                self.add_error("published_on", str(say(refused.reason)))
        return cleaned


def _moment(day: date, clock: time | None) -> Moment | None:
    written = datetime.combine(day, clock).isoformat() if clock else day.isoformat()
    return read_moment(written, timezone.get_default_timezone(), timezone.now())


class PasteForm(_Dated):
    """One article, pasted."""

    source = forms.CharField(
        label=_("Source"),
        max_length=LONGEST_SOURCE,
        widget=forms.TextInput(attrs={"list": "source-names", "dir": "rtl"}),
    )
    url = forms.CharField(
        label=_("Web address"),
        required=False,
        max_length=4000,
        widget=forms.TextInput(attrs={"dir": "ltr", "inputmode": "url", "placeholder": "https://"}),
        help_text=_("Two texts with the same address are two versions of one article."),
    )
    title = forms.CharField(
        label=_("Headline"),
        required=False,
        max_length=500,
        widget=forms.TextInput(attrs={"dir": "rtl"}),
        help_text=_("Leave it empty where the text begins with it."),
    )
    text = forms.CharField(
        label=_("Text"), strip=False, widget=forms.Textarea(attrs={"rows": 12, "dir": "rtl", "lang": "ar"})
    )
    field_order = ("source", "published_on", "published_at", "url", "title", "text")

    def clean_url(self) -> str:
        try:
            return canonical_url(self.cleaned_data["url"])
        except Refused as refused:
            raise forms.ValidationError(str(say(refused.reason))) from None

    def clean_text(self) -> str:
        text: str = self.cleaned_data["text"]
        if not any(character.isalnum() for character in text):
            raise forms.ValidationError(str(say(Reason.NO_TEXT)))
        if len(text.encode()) > min(LARGEST_PASTE, settings.NEWSDESK_LARGEST_ARTICLE):
            raise forms.ValidationError(str(say(Reason.TOO_LARGE)))
        return text

    def draft(self, now: datetime) -> ArticleDraft:
        """The article as it was typed. Raises Refused where it cannot be one."""
        terms = Terms(now, timezone.get_default_timezone(), settings.NEWSDESK_LARGEST_ARTICLE)
        given = {name: self.cleaned_data[name] for name in ("source", "url", "title", "text")}
        if moment := self.cleaned_data.get("moment"):
            given["published"] = moment.at.date().isoformat() if moment.precision == "day" else moment.at.isoformat()
        return make_draft(given, terms, given["text"].encode(), "text/plain", "utf-8", "")


class _Files(forms.FileInput):
    allow_multiple_selected = True


class _FilesField(forms.FileField):
    """Several files of one control."""

    widget = _Files

    def clean(self, data: Any, initial: Any = None) -> list[Upload]:
        files = data if isinstance(data, list) else [data]
        return [super(_FilesField, self).clean(file, initial) for file in files or [None]]


class UploadForm(_Dated):
    """Files of articles."""

    uploads = _FilesField(
        label=_("Files"),
        allow_empty_file=True,
        widget=_Files(attrs={"accept": ".txt,.text,.html,.htm,.xhtml,.jsonl,.ndjson,.csv,.tsv,.gz,.xz"}),
        error_messages={"required": _("Choose at least one file.")},
    )
    source = forms.CharField(
        label=_("Source"),
        required=False,
        max_length=LONGEST_SOURCE,
        widget=forms.TextInput(attrs={"list": "source-names", "dir": "rtl"}),
        help_text=_("For articles that name none themselves."),
    )
    field_order = ("uploads", "source", "published_on", "published_at")

    def clean_uploads(self) -> list[Upload]:
        files: list[Upload] = self.cleaned_data["uploads"]
        if len(files) > MOST_FILES:
            raise forms.ValidationError(
                _("At most %(most)s files at once. Put them into one .jsonl file."), params={"most": MOST_FILES}
            )
        if sum(file.size or 0 for file in files) > settings.NEWSDESK_LARGEST_UPLOAD:
            limit = filesizeformat(settings.NEWSDESK_LARGEST_UPLOAD)
            raise forms.ValidationError(
                _("Together they are larger than %(limit)s. Ask for an import on the server."), params={"limit": limit}
            )
        return files

from typing import TYPE_CHECKING, Any, ClassVar

from django import forms
from django.contrib import admin, messages
from django.contrib.admin.widgets import AdminURLFieldWidget
from django.db.models import Model, URLField
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from ..models import Article, Feed, Source
from ..web.source_form import SourceForm
from .links import link_column
from .lists import DeskAdmin, ReadOnlyAdmin, count_column, moment_column, rows_of

if TYPE_CHECKING:
    _FeedInline = admin.TabularInline[Feed, Source]
    _Forms = forms.BaseInlineFormSet[Feed, Source, forms.ModelForm[Feed]]
else:
    _FeedInline, _Forms = admin.TabularInline, forms.BaseInlineFormSet


class FeedForms(_Forms):
    def add_fields(self, form: Any, index: int | None) -> None:
        """Cells have no labels of their own: a screen reader is told what each is."""
        super().add_fields(form, index)
        for field in form.fields.values():
            field.widget.attrs["aria-label"] = field.label


class FeedInline(_FeedInline):
    model = Feed
    formset = FeedForms
    fields = ("address", "kind", "active", "every_minutes", "last_polled_at", "last_error")
    readonly_fields = ("last_polled_at", "last_error")
    formfield_overrides: ClassVar = {
        URLField: {"assume_scheme": "https", "widget": AdminURLFieldWidget({"dir": "ltr"})}
    }
    extra = 0


@admin.register(Source)
class SourceAdmin(DeskAdmin[Source]):
    form = SourceForm
    list_display = (
        "name",
        "kind",
        "country",
        "language",
        "reliability",
        count_column("article_count", _("articles")),
        count_column("feed_count", _("feeds")),
    )
    list_filter = ("kind", "reliability")
    search_fields = ("name", "key")
    ordering = ("sort_key", "id")
    inlines = (FeedInline,)
    counted: ClassVar = {
        "article_count": (Article, "source", rows_of("pk")),
        "feed_count": (Feed, "source", rows_of("pk")),
    }

    def view_on_site(self, obj: Model) -> str:
        return reverse("source", args=[obj.pk])

    def has_delete_permission(self, request: HttpRequest, obj: Source | None = None) -> bool:
        """A source goes only while no article is from it."""
        return obj is not None and super().has_delete_permission(request, obj) and not obj.articles.exists()

    def changeform_view(
        self,
        request: HttpRequest,
        object_id: str | None = None,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        if request.method == "GET":
            messages.info(request, gettext("Feeds are kept here, but they are not polled yet."))
        return super().changeform_view(request, object_id, form_url, extra_context)


@admin.register(Feed)
class FeedAdmin(ReadOnlyAdmin[Feed]):
    """All feeds in one list; they are kept with their source."""

    list_display = (
        "address",
        link_column("source", _("source"), "source__sort_key"),
        "kind",
        "active",
        "every_minutes",
        moment_column("last_polled_at", _("last polled")),
        "last_error",
    )
    list_filter = ("kind", "active")
    list_select_related = ("source",)
    search_fields = ("address", "source__name")
    ordering = ("address",)

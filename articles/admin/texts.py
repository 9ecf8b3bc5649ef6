"""What stands around articles: stories, notes, earlier texts, and the bytes they came from."""

from typing import Any, ClassVar, cast

from django.contrib import admin
from django.db.models import Func, IntegerField, QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.template.defaultfilters import filesizeformat
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from ..actions.story_decisions import rename_story
from ..models import Article, Note, Original, Revision, Story, User
from .articles import BULKY
from .filters import by_month
from .links import change_address, link, link_column
from .lists import NOTHING, DeskAdmin, ReadOnlyAdmin, count_column, moment_column, rows_of, without

MEMBERS = 100
"""Articles of a story that its page lists."""


@admin.register(Story)
class StoryAdmin(DeskAdmin[Story]):
    """Stories are made of articles by the machine; only their title is a person's."""

    list_display = (
        "title",
        "article_count",
        "source_count",
        moment_column("first_published_at", _("first published")),
        moment_column("last_published_at", _("last published")),
    )
    search_fields = ("title",)
    ordering = ("-last_published_at", "-id")
    fields = ("title", "article_count", "source_count", "members")
    readonly_fields = ("article_count", "source_count", "members")

    def view_on_site(self, obj: Story) -> str:
        return reverse("story", args=[obj.pk])

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Story | None = None) -> bool:
        return False

    def save_model(self, request: HttpRequest, obj: Story, form: Any, change: bool) -> None:
        # Not by saving: the counts are the grouping worker's, and the title has to outlive it.
        rename_story(Story.objects.get(pk=obj.pk), obj.title, cast(User, request.user), timezone.now())

    @admin.display(description=_("articles"))
    def members(self, story: Story) -> SafeString:
        articles = Article.objects.filter(story=story).select_related("source").order_by("published_at", "id")
        rows = (
            (article.source.name, link(change_address(article), article.title, article.direction))
            for article in articles.defer(*BULKY)[:MEMBERS]
        )
        return format_html("<ol>{}</ol>", format_html_join("", '<li><bdi dir="auto">{}</bdi>: {}</li>', rows))


@admin.register(Note)
class NoteAdmin(DeskAdmin[Note]):
    """Notes stay as they were written; one that must not stand can be deleted."""

    list_display = (
        "beginning",
        link_column("article", _("article")),
        "author",
        moment_column("created_at", _("written")),
    )
    list_select_related = ("article", "author")
    list_filter = (by_month("article__published_at"),)
    left_out = without(BULKY, "article")
    search_fields = ("text",)
    ordering = ("-created_at", "-id")

    def view_on_site(self, obj: Note) -> str:
        return reverse("article", args=[obj.article_id])

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Note | None = None) -> bool:
        return False

    @admin.display(description=_("note"))
    def beginning(self, note: Note) -> SafeString:
        return format_html('<bdi dir="auto">{}</bdi>', note.text if len(note.text) <= 120 else f"{note.text[:120]}…")


@admin.register(Revision)
class RevisionAdmin(ReadOnlyAdmin[Revision]):
    list_display = (
        "title",
        "number",
        link_column("article", _("article")),
        moment_column("received_at", _("received")),
        moment_column("replaced_at", _("replaced")),
    )
    list_select_related = ("article",)
    left_out = ("text", *without(BULKY, "article"))
    search_fields = ("=article__id",)
    search_help_text = _("The id of an article.")
    ordering = ("-pk",)


@admin.register(Original)
class OriginalAdmin(ReadOnlyAdmin[Original]):
    """The bytes themselves are never shown, only handed out."""

    list_display = (
        "__str__",
        "media_type",
        "encoding",
        "size",
        count_column("article_count", _("articles")),
        moment_column("received_at", _("received")),
    )
    search_fields = ("=digest", "name")
    search_help_text = _("The file name, or the whole digest.")
    ordering = ("-received_at", "digest")
    fields = ("digest", "name", "media_type", "encoding", "size", "received_at", "file", "articles_from_it")
    readonly_fields = fields
    counted: ClassVar = {"article_count": (Article, "original", rows_of("pk"))}

    def get_queryset(self, request: HttpRequest) -> QuerySet[Original]:
        size = Func("content", function="octet_length", output_field=IntegerField())
        return super().get_queryset(request).defer("content").annotate(bytes=size)

    def get_urls(self) -> list[URLPattern]:
        fetch = self.admin_site.admin_view(self.download)
        return [path("<str:digest>/download/", fetch, name="articles_original_download"), *super().get_urls()]

    def download(self, request: HttpRequest, digest: str) -> HttpResponse:
        kept = Original.objects.filter(pk=digest).first()
        if kept is None:
            raise Http404
        response = HttpResponse(bytes(kept.content), content_type="application/octet-stream")
        response["Content-Disposition"] = f'attachment; filename="{kept.digest[:16]}.original"'
        response["Content-Security-Policy"] = "default-src 'none'; sandbox"
        return response

    @admin.display(description=_("size"))
    def size(self, original: Any) -> str:
        return filesizeformat(original.bytes)

    @admin.display(description=_("file"))
    def file(self, original: Original) -> SafeString:
        return link(reverse("admin:articles_original_download", args=[original.pk]), _("Download the original"))

    @admin.display(description=_("articles"))
    def articles_from_it(self, original: Original) -> SafeString | str:
        articles = Article.objects.filter(original=original).defer(*BULKY).order_by("id")[:MEMBERS]
        links = ((link(change_address(article), article.title, article.direction),) for article in articles)
        return format_html_join("", "<p>{}</p>", links) or NOTHING

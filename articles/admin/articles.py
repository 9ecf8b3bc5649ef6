"""Articles: found, mended by hand in the little that may be, and analysed again."""

from typing import Any, ClassVar
from uuid import UUID

from django import forms
from django.contrib import admin, messages
from django.contrib.admin.widgets import AdminTextInputWidget
from django.db import transaction
from django.db.models import F, QuerySet
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from ..ingest.addresses import article_id
from ..ingest.refusals import Refused
from ..jobs import defer_analysis
from ..models import Article, Mention, Quotation, Revision, TimeReference
from ..queries.headlines import with_headline
from .filters import by_month, filled, recent_values
from .links import link, link_column
from .lists import NOTHING, DeskAdmin, count_column, moment_column, rows_of

SHOWN = 50
"""Findings of each kind that an article's page lists; the desk shows them all, in their text."""

BULKY = ("text", "search", "sentences", "removed", "credits")


def analyse_again(request: HttpRequest, ids: list[UUID]) -> None:
    """Have articles analysed in the background, and say so."""
    with transaction.atomic():
        defer_analysis(ids)
    said = ngettext(
        "%(n)d article will be analysed again in the background.",
        "%(n)d articles will be analysed again in the background.",
        len(ids),
    )
    messages.success(request, said % {"n": len(ids)})


def tell_of_earlier_articles(request: HttpRequest) -> None:
    """After a change to names: what it reaches, and what is left to do."""
    told = gettext("Articles that come in from now on follow this. Analyse the earlier ones again to change them.")
    messages.info(request, told)


@admin.action(description=_("Analyse again"), permissions=["change"])
def analyse_selected(admin_: Any, request: HttpRequest, articles: QuerySet[Article]) -> None:
    analyse_again(request, list(articles.order_by().values_list("pk", flat=True)))


@admin.register(Article)
class ArticleAdmin(DeskAdmin[Article]):
    list_display = (
        "headline",
        link_column("source", _("source"), "source__sort_key"),
        moment_column("published_at", _("published")),
        "published_from",
        count_column("mention_count", _("mentions")),
        count_column("quotation_count", _("quotations")),
        "is_analysed",
        "in_a_story",
    )
    list_filter = (
        by_month("published_at"),
        "source",
        "published_from",
        filled("analysed_at", _("analysed")),
        filled("story", _("in a story")),
        recent_values("language", _("language"), "-published_at"),
    )
    list_select_related = ("source",)
    search_fields = ("title",)
    search_help_text = _("Words of the headline, the whole address, or the id.")
    ordering = ("-published_at", "-id")
    left_out = BULKY
    counted: ClassVar = {
        "mention_count": (Mention, "article", rows_of("pk")),
        "quotation_count": (Quotation, "article", rows_of("pk")),
    }
    actions = (analyse_selected,)
    fieldsets: ClassVar[Any] = (
        (None, {"fields": ("kicker", "title", "byline", "language")}),
        (
            _("Origin"),
            {
                "fields": (
                    link_column("source", _("source")),
                    "address",
                    moment_column("published_at", _("published")),
                    "published_from",
                    moment_column("received_at", _("received")),
                    "original_file",
                    link_column("story", _("story")),
                )
            },
        ),
        (
            _("Text"),
            {"fields": ("cleaned_text", "removed_pieces", "agencies", "word_count", "digest"), "classes": ["collapse"]},
        ),
    )
    readonly_fields: ClassVar[Any] = tuple(
        name for _title, options in fieldsets[1:] for name in options["fields"]
    )  # headline, kicker, by-line and language alone may be mended

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False  # articles come in at /add/, where they are cleaned and analysed

    def has_delete_permission(self, request: HttpRequest, obj: Article | None = None) -> bool:
        return False

    def view_on_site(self, obj: Article) -> str:
        return obj.get_absolute_url()

    def formfield_for_dbfield(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        if field and db_field.name != "language":
            field.widget = AdminTextInputWidget(attrs={"dir": "auto", "class": "vLargeTextField"})
        elif field:
            field.widget = forms.TextInput(attrs={"dir": "ltr", "size": 8})
        return field

    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet[Article], search_term: str
    ) -> tuple[QuerySet[Article], bool]:
        term = search_term.strip()
        if not term:
            return queryset, False
        wanted = id_in(term)
        return (queryset.filter(pk=wanted) if wanted else with_headline(queryset, term)), False

    def save_model(self, request: HttpRequest, obj: Article, form: Any, change: bool) -> None:
        """Only what was mended is written: a worker may be analysing the article meanwhile."""
        changed = [name for name in form.changed_data if name in form.cleaned_data]
        if "title" in changed:
            obj.title_derived = False
            changed.append("title_derived")
        if changed:
            obj.save(update_fields=changed)
        if {"title", "language"} & set(changed) or "_analyse" in request.POST:
            analyse_again(request, [obj.pk])

    def change_view(
        self, request: HttpRequest, object_id: str, form_url: str = "", extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        findings = _findings(object_id) if request.method == "GET" else []
        return super().change_view(request, object_id, form_url, {**(extra_context or {}), "findings": findings})

    @admin.display(description=_("headline"), ordering="title")
    def headline(self, article: Article) -> SafeString:
        return format_html('<bdi dir="{}">{}</bdi>', article.direction, article.title)

    @admin.display(description=_("analysed"), boolean=True, ordering="analysed_at")
    def is_analysed(self, article: Article) -> bool:
        return article.analysed_at is not None

    @admin.display(description=_("in a story"), boolean=True)
    def in_a_story(self, article: Article) -> bool:
        return article.story_id is not None

    @admin.display(description=_("address"))
    def address(self, article: Article) -> SafeString | str:
        return format_html('<bdi dir="ltr">{}</bdi>', article.url) if article.url else NOTHING

    @admin.display(description=_("original"))
    def original_file(self, article: Article) -> SafeString:
        return link(reverse("original", args=[article.pk]), _("Download the original"))

    @admin.display(description=_("text"))
    def cleaned_text(self, article: Article) -> SafeString:
        paragraphs = format_html_join("", "<p>{}</p>", ((line,) for line in article.text.split("\n")))
        return format_html(
            '<div class="desk-text" lang="{}" dir="{}">{}</div>', article.language, article.direction, paragraphs
        )

    @admin.display(description=_("removed by cleaning"))
    def removed_pieces(self, article: Article) -> SafeString | str:
        pieces = ((piece["text"], piece["reason"]) for piece in article.removed)
        return format_html_join("", '<p><bdi dir="auto">{}</bdi> (<bdi dir="ltr">{}</bdi>)</p>', pieces) or NOTHING

    @admin.display(description=_("agencies credited"))
    def agencies(self, article: Article) -> str:
        return str(_("، ")).join(article.credits) or NOTHING


def id_in(term: str) -> UUID | None:
    """The id that a search gives: written out, or that of an address."""
    try:
        return UUID(term)
    except ValueError:
        pass
    if "://" not in term:
        return None
    try:
        return article_id(term, "", "")
    except Refused:
        return None


def _findings(object_id: str) -> list[dict[str, Any]]:
    """Tables of what was found in an article: the first of each kind, and how many there are."""
    try:
        article = UUID(object_id)
    except ValueError:
        return []
    mentions = Mention.objects.filter(article=article).annotate(who=F("entity__name")).order_by("start", "pk")
    quotations = Quotation.objects.filter(article=article).annotate(who=F("speaker")).order_by("start")
    times = TimeReference.objects.filter(article=article).annotate(first=F("earliest")).order_by("start")
    tables: list[tuple[Any, str, QuerySet[Any]]] = [
        (_("Mentions"), "mention", mentions),
        (_("Quotations"), "quotation", quotations),
        (_("Times named"), "time_reference", times),
    ]
    shown = [
        {"title": title, "screen": screen, "total": rows.count(), "rows": list(rows[:SHOWN])}
        for title, screen, rows in tables
    ]
    revisions = Revision.objects.filter(article=article).order_by("-number")
    return [
        *shown,
        {"title": _("Revisions"), "screen": "", "total": revisions.count(), "rows": list(revisions[:SHOWN])},
    ]

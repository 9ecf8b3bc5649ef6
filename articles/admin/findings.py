"""What the rules found, by rule: to judge a rule by all that it did. Corrections are made at the desk, in the text."""

from typing import Any, ClassVar, TypeVar

from django.contrib import admin
from django.db.models import Model
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from ..models import Mention, Quotation, TimeReference
from .articles import BULKY, id_in
from .filters import by_month, recent_values
from .links import link, link_column
from .lists import ReadOnlyAdmin, without

F = TypeVar("F", bound=Model)


class FindingAdmin(ReadOnlyAdmin[F]):
    ordering = ("-pk",)
    list_select_related: ClassVar[Any] = ("article",)
    left_out = without(BULKY, "article")
    search_fields: ClassVar[Any] = ("=article__id",)
    search_help_text: ClassVar[Any] = _("The id of an article.")
    evidence: ClassVar = ""

    def view_on_site(self, obj: Model) -> str:
        return reverse(self.evidence, args=[obj.pk])

    def get_search_results(self, request: HttpRequest, queryset: Any, search_term: str) -> Any:
        wanted = id_in(search_term.strip())
        if search_term.strip():
            queryset = queryset.filter(article=wanted) if wanted else queryset.none()
        return queryset, False

    @admin.display(description=_("as written"))
    def written(self, row: Any) -> SafeString:
        words = row.text if len(row.text) <= 120 else f"{row.text[:120]}…"
        return format_html('<bdi dir="{}">{}</bdi>', row.article.direction, words)

    @admin.display(description=_("rule"))
    def by_rule(self, row: Any) -> SafeString:
        return format_html('<bdi dir="ltr">{}</bdi>', row.rule)

    @admin.display(description=_("article"))
    def in_article(self, row: Any) -> SafeString:
        return link(reverse("article", args=[row.article_id]), row.article.title, row.article.direction)


@admin.register(Mention)
class MentionAdmin(FindingAdmin[Mention]):
    list_display = ("written", link_column("entity", _("entity")), "by_rule", "certainty", "decision", "in_article")
    list_filter = (recent_values("rule", _("rule")), "decision", by_month("published_at"))
    list_select_related: ClassVar[Any] = ("article", "entity")
    evidence = "mention"


@admin.register(Quotation)
class QuotationAdmin(FindingAdmin[Quotation]):
    list_display = ("written", "speaker", "cue", "stance", "direct", "by_rule", "in_article")
    list_filter = (recent_values("rule", _("rule")), "stance", "direct", by_month("article__published_at"))
    evidence = "quotation"


@admin.register(TimeReference)
class TimeReferenceAdmin(FindingAdmin[TimeReference]):
    list_display = ("written", "earliest", "latest", "granularity", "by_rule", "in_article")
    list_filter = (recent_values("rule", _("rule")), "granularity", by_month("article__published_at"))
    evidence = "time_reference"

"""What analysts compare by: camps of sources, and words for one thing. Both are changed at the desk, where each change
can be taken back."""

from collections.abc import Iterable
from typing import ClassVar

from django.contrib import admin
from django.urls import reverse
from django.utils.html import format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext

from ..models import Camp, Concept
from ..templatetags.display import direction
from .lists import NOTHING, ReadOnlyAdmin, count_column, moment_column, rows_of


@admin.register(Camp)
class CampAdmin(ReadOnlyAdmin[Camp]):
    list_display = (
        "name",
        "colour",
        count_column("source_count", _("sources")),
        "made_by",
        moment_column("changed_at", _("changed")),
    )
    list_select_related = ("made_by",)
    list_filter = ("colour",)
    search_fields = ("name", "key", "sources__name")
    ordering = ("sort_key", "id")
    fields = ("name", "colour", "members", "made_by", "changed_at")
    readonly_fields = fields
    counted: ClassVar = {"source_count": (Camp.sources.through, "camp", rows_of("pk"))}

    def view_on_site(self, obj: Camp) -> str:
        return f"{reverse('camps')}#camp-{obj.pk}"

    @admin.display(description=_("sources"))
    def members(self, camp: Camp) -> SafeString | str:
        return _listed(camp.sources.order_by("sort_key", "pk"))


@admin.register(Concept)
class ConceptAdmin(ReadOnlyAdmin[Concept]):
    list_display = ("name", "words", "changed_by", moment_column("changed_at", _("changed")))
    list_select_related = ("changed_by",)
    search_fields = ("name", "key", "forms")
    ordering = ("sort_key", "id")
    fields = ("name", "words", "changed_by", "changed_at")
    readonly_fields = fields

    def view_on_site(self, obj: Concept) -> str:
        return obj.get_absolute_url()

    @admin.display(description=_("words"))
    def words(self, concept: Concept) -> SafeString | str:
        return _listed(concept.forms)


def _listed(names: Iterable[object]) -> SafeString | str:
    """Names with a comma between them, each running its own way."""
    comma = pgettext("between the parts of a list", ", ")
    return format_html_join(comma, '<bdi dir="{}">{}</bdi>', ((direction(name), name) for name in names)) or NOTHING

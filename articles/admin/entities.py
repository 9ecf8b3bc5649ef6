"""Names: found, put right, made one of several, and learned from a table."""

from typing import TYPE_CHECKING, Any, ClassVar

from django import forms
from django.contrib import admin, messages
from django.contrib.admin.widgets import AdminTextInputWidget
from django.core.exceptions import ValidationError
from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern, path
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from ..actions.name_entity import rename_entity
from ..language.normalise import name_key
from ..models import Alias, Article, Entity, Mention
from ..web.rendering import notice
from .articles import analyse_again, tell_of_earlier_articles
from .entity_merge import merge_selected
from .filters import filled
from .gazetteer_import import GazetteerImport
from .links import link_column
from .lists import DeskAdmin, count_column, moment_column, rows_of

if TYPE_CHECKING:
    _AliasForm = forms.ModelForm[Alias]
    _EntityForm = forms.ModelForm[Entity]
    _Forms = forms.BaseInlineFormSet[Alias, Entity, _AliasForm]
    _AliasInline = admin.TabularInline[Alias, Entity]
else:
    _AliasForm = _EntityForm = forms.ModelForm
    _Forms = forms.BaseInlineFormSet
    _AliasInline = admin.TabularInline


class AliasForm(_AliasForm):
    """A written form; one that a person touched counts as given by a person, so that texts lead by it."""

    class Meta:
        model = Alias
        fields = ("text",)
        widgets = {"text": AdminTextInputWidget(attrs={"dir": "auto"})}

    def clean_text(self) -> str:
        text = " ".join(str(self.cleaned_data["text"]).split())
        if not name_key(text):
            raise ValidationError(gettext("A name needs letters."))
        if self.has_changed():
            self.instance.origin = Alias.Origin.PERSON
        return text


class AliasForms(_Forms):
    def add_fields(self, form: Any, index: int | None) -> None:
        """Cells have no labels of their own: a screen reader is told what each is."""
        super().add_fields(form, index)
        form.fields["text"].widget.attrs["aria-label"] = gettext("form")
        if "DELETE" in form.fields:
            form.fields["DELETE"].widget.attrs["aria-label"] = gettext("Delete")

    def clean(self) -> None:
        super().clean()
        seen: set[str] = set()
        for form in self.forms:
            text = form.cleaned_data.get("text", "") if hasattr(form, "cleaned_data") else ""
            if not text or form.cleaned_data.get("DELETE"):
                continue
            if name_key(text) in seen:
                form.add_error("text", gettext("This form stands here already."))
            seen.add(name_key(text))


class AliasInline(_AliasInline):
    model = Alias
    form = AliasForm
    formset = AliasForms
    fields = ("text", "origin")
    readonly_fields = ("origin",)
    ordering = ("key", "pk")
    extra = 1


class EntityForm(_EntityForm):
    class Meta:
        model = Entity
        fields: Any = ("kind", "name", "description", "confirmed")
        widgets = {
            "name": AdminTextInputWidget(attrs={"dir": "auto"}),
            "description": AdminTextInputWidget(attrs={"dir": "auto"}),
        }

    def clean(self) -> dict[str, Any]:
        values: dict[str, Any] = super().clean() or self.cleaned_data
        name, kind = " ".join(str(values.get("name", "")).split()), values.get("kind", "")
        if not name or not kind:
            return values
        values["name"] = name
        key = name_key(name)
        if not key:
            self.add_error("name", gettext("A name needs letters."))
            return values
        # A new kind is written before a new name, so the old name must be free there too.
        others = Entity.objects.filter(kind=kind, key__in={key, self.instance.key or key}).exclude(pk=self.instance.pk)
        if not self.instance.key:
            others |= Entity.objects.filter(pk=Entity.id_for(kind, name))
        if other := others.first():
            told = gettext("%(name)s has or had this name. Change that one, or merge the two.")
            self.add_error("name", told % {"name": other.name})
        return values


@admin.action(description=_("Confirm"), permissions=["change"])
def confirm_selected(admin_: Any, request: HttpRequest, entities: QuerySet[Entity]) -> None:
    done = Entity.objects.standing().filter(pk__in=entities.order_by().values("pk"), confirmed=False)
    count = done.update(confirmed=True)
    said = ngettext("%(n)d name confirmed.", "%(n)d names confirmed.", count) % {"n": count}
    messages.success(request, said)


@admin.action(description=_("Analyse the articles that mention them again"), permissions=["change"])
def analyse_mentioning(admin_: Any, request: HttpRequest, entities: QuerySet[Entity]) -> None:
    mentions = Mention.objects.filter(entity__in=entities.order_by().values("pk")).values("article")
    analyse_again(request, list(Article.objects.filter(pk__in=mentions).order_by().values_list("pk", flat=True)))


@admin.register(Entity)
class EntityAdmin(DeskAdmin[Entity]):
    form = EntityForm
    list_display = (
        "name",
        "kind",
        "confirmed",
        count_column("article_count", _("articles")),
        count_column("mention_count", _("mentions")),
        count_column("form_count", _("forms")),
        link_column("merged_into", _("merged into")),
        moment_column("created_at", _("first seen")),
    )
    list_filter = ("kind", "confirmed", filled("merged_into", _("merged")))
    list_select_related = ("merged_into",)
    search_fields = ("key",)
    search_help_text = _("Part of a name in any spelling, or how one of its forms begins.")
    ordering = ("sort_key", "id")
    inlines = (AliasInline,)
    counted: ClassVar = {
        "article_count": (Mention, "entity", rows_of("article")),
        "mention_count": (Mention, "entity", rows_of("pk")),
        "form_count": (Alias, "entity", rows_of("pk")),
    }
    actions = (merge_selected, confirm_selected, analyse_mentioning)
    readonly_fields: ClassVar[Any] = (
        link_column("merged_into", _("merged into")),
        moment_column("created_at", _("first seen")),
    )
    fields: ClassVar[Any] = ("kind", "name", "description", "confirmed", *readonly_fields)

    def view_on_site(self, obj: Entity) -> str:
        return obj.get_absolute_url()

    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet[Entity], search_term: str
    ) -> tuple[QuerySet[Entity], bool]:
        key = name_key(search_term)
        if not search_term.strip():
            return queryset, False
        if not key:
            return queryset.none(), False
        forms_ = Alias.objects.filter(key__startswith=key).values("entity")
        return queryset.filter(Q(key__contains=key) | Q(pk__in=forms_)), False

    def get_changeform_initial_data(self, request: HttpRequest) -> dict[str, Any]:
        return {"confirmed": True, **super().get_changeform_initial_data(request)}

    def has_change_permission(self, request: HttpRequest, obj: Entity | None = None) -> bool:
        """A merged name only leads on to another."""
        return super().has_change_permission(request, obj) and not (obj and obj.merged_into_id)

    def has_delete_permission(self, request: HttpRequest, obj: Entity | None = None) -> bool:
        """A name goes only while nothing mentions it: another analysis would bring it back, without its history."""
        if obj is None or not super().has_delete_permission(request, obj):
            return False
        return not (obj.mentions.exists() or obj.quotations.exists() or obj.merged.exists())

    def save_model(self, request: HttpRequest, obj: Entity, form: Any, change: bool) -> None:
        if not change:
            obj.save(force_insert=True)
            return
        plain = [name for name in form.changed_data if name != "name"]
        name, former = obj.name, Entity.objects.get(pk=obj.pk)
        if plain:
            obj.name = former.name
            obj.save(update_fields=plain)
            obj.name = name
        if name != former.name:
            done = rename_entity(former, name, request.user)  # type: ignore[arg-type]
            notice(request, done.summary, done)
        obj.refresh_from_db()

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:
        super().save_related(request, form, formsets, change)
        touched = any(formset.has_changed() for formset in formsets) or {"name", "kind", "confirmed"} & {
            *form.changed_data
        }
        if touched and form.instance.confirmed:
            tell_of_earlier_articles(request)

    def get_urls(self) -> list[URLPattern]:
        steps = GazetteerImport(self)
        enter = self.admin_site.admin_view(steps.view)
        return [path("import/", enter, name="articles_entity_import"), *super().get_urls()]

    def changelist_view(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> HttpResponse:
        may_import = self.has_add_permission(request)
        return super().changelist_view(request, {**(extra_context or {}), "may_import": may_import})


@admin.register(Alias)
class AliasAdmin(DeskAdmin[Alias]):
    """All written forms in one list: where does this form lead?"""

    form = AliasForm
    list_display = ("text", link_column("entity", _("entity"), "entity__sort_key"), "origin")
    list_filter = ("origin",)
    list_select_related = ("entity",)
    search_fields = ("key",)
    ordering = ("key", "pk")
    fields: ClassVar[Any] = ("text", link_column("entity", _("entity")), "origin")
    readonly_fields: ClassVar[Any] = (fields[1], "origin")

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False  # forms are added on the page of their name

    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet[Alias], search_term: str
    ) -> tuple[QuerySet[Alias], bool]:
        key = name_key(search_term)
        if not search_term.strip():
            return queryset, False
        return (queryset.filter(key__startswith=key) if key else queryset.none()), False

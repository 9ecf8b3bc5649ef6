from typing import TYPE_CHECKING, Any, ClassVar

from django import forms
from django.contrib import admin
from django.core.exceptions import ValidationError
from django.http import HttpRequest
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from ..actions.keep_tags import change_tag, make_tag
from ..language.normalise import name_key
from ..models import ArticleTag, Tag
from ..queries.tag_branches import tag_tree, with_descendants
from .lists import DeskAdmin, count_column, moment_column, rows_of

if TYPE_CHECKING:
    _TagForm = forms.ModelForm[Tag]
    _Choice = forms.ModelChoiceField[Tag]
else:
    _TagForm = forms.ModelForm
    _Choice = forms.ModelChoiceField


class BranchField(_Choice):
    """A tag to stand under, named by its whole path."""

    def __init__(self, **options: Any) -> None:
        super().__init__(Tag.objects.in_order(), **options)

    def offer(self, tag: Tag) -> None:
        """All but ``tag`` and what is under it."""
        taken = with_descendants([tag.pk]) if tag.pk else set()
        self.queryset = Tag.objects.exclude(pk__in=taken)
        paths = [(node.tag.pk, node.path) for node in tag_tree() if node.tag.pk not in taken]
        self.choices = [("", "—"), *paths]


class TagForm(_TagForm):
    parent = BranchField(label=_("under"), required=False)

    class Meta:
        model = Tag
        fields = ("name", "parent", "colour")

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        if isinstance(field := self.fields.get("parent"), BranchField):
            field.offer(self.instance)

    def clean(self) -> dict[str, Any]:
        values: dict[str, Any] = super().clean() or self.cleaned_data
        key = name_key(str(values.get("name", "")))
        if "name" in values and not key:
            raise ValidationError({"name": gettext("A name needs letters.")})
        twins = Tag.objects.filter(parent=values.get("parent"), key=key).exclude(pk=self.instance.pk)
        if key and twins.exists():
            raise ValidationError({"name": gettext("There is a tag of this name here already.")})
        return values


@admin.register(Tag)
class TagAdmin(DeskAdmin[Tag]):
    """Tags by their place in the tree. They are merged and deleted at the desk, where that can be taken back."""

    form = TagForm
    list_display = (
        "whole_path",
        "colour",
        count_column("article_count", _("articles")),
        moment_column("created_at", _("added")),
    )
    list_filter = ("colour",)
    search_fields = ("name", "key")
    ordering = ("sort_key", "id")
    counted: ClassVar = {"article_count": (ArticleTag, "tag", rows_of("pk"))}

    def view_on_site(self, obj: Tag) -> str:
        return obj.get_absolute_url()

    def has_delete_permission(self, request: HttpRequest, obj: Tag | None = None) -> bool:
        return False

    def save_model(self, request: HttpRequest, obj: Tag, form: Any, change: bool) -> None:
        if change:
            change_tag(obj, obj.name, obj.parent, obj.colour)
        else:
            made = make_tag(request.user, obj.name, obj.parent, obj.colour)  # type: ignore[arg-type]
            obj.pk = made.pk

    def count_for(self, rows: Any) -> None:
        super().count_for(rows)
        paths = {node.tag.pk: node.path for node in tag_tree()} if rows else {}
        for row in rows:
            row.path = paths[row.pk]

    @admin.display(description=_("tag"), ordering="sort_key")
    def whole_path(self, tag: Any) -> SafeString:
        return format_html('<bdi dir="auto">{}</bdi>', tag.path)

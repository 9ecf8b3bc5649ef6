from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from ..models import Tag
from ..queries.tag_branches import tag_tree


class NoteForm(forms.Form):
    """A note; the field has no ``dir=auto``, which would misplace an Arabic placeholder."""

    text = forms.CharField(
        label=_("Note"),
        max_length=20_000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.use_required_attribute = False


class TagChoice(forms.ModelChoiceField):  # type: ignore[type-arg]  # not generic at run time
    """Tags by their whole path, in the order of the tree."""

    def __init__(self, *, leave_out: Iterable[int] = (), **kwargs: Any) -> None:
        super().__init__(queryset=Tag.objects.all(), **kwargs)
        nodes = [node for node in tag_tree() if node.tag.pk not in set(leave_out)]
        self.queryset = Tag.objects.filter(pk__in=[node.tag.pk for node in nodes])
        self.choices = [("", self.empty_label or ""), *((node.tag.pk, node.path) for node in nodes)]


class TagForm(forms.Form):
    name = forms.CharField(label=_("Name"), max_length=100)
    colour = forms.ChoiceField(label=_("Colour"), choices=Tag.Colour, initial=Tag.Colour.GREY, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["parent"] = TagChoice(label=_("Under"), required=False, empty_label=_("(top)"))
        self.use_required_attribute = False

    def clean_colour(self) -> str:
        return self.cleaned_data["colour"] or Tag.Colour.GREY.value


class MergeTagForm(forms.Form):
    def __init__(self, *args: Any, leave_out: Iterable[int] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["into"] = TagChoice(label=_("Into"), empty_label=_("Choose a tag"), leave_out=leave_out)
        self.use_required_attribute = False

"""The form of a camp, and whole lots of sources that are put into one by a click."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from ..actions.camps import LONGEST
from ..models import Source, Tag

PROBLEMS = {
    "empty": _("A name needs at least one letter or digit."),
    "taken": _("There is a camp of this name."),
    "none": _("Choose at least one source."),
    "many": _("These are too many sources for one camp."),
}
LOTS = ("country", "owner")
MOST_LOTS = 40


class CampForm(forms.Form):
    """A name, a colour and sources; ``sources`` are all there are."""

    name = forms.CharField(label=_("Name"), max_length=LONGEST)
    colour = forms.ChoiceField(label=_("Colour"), choices=Tag.Colour, initial=Tag.Colour.GREY, required=False)
    sources = forms.MultipleChoiceField(label=_("Sources"), required=False, widget=forms.CheckboxSelectMultiple)

    def __init__(self, *args: Any, sources: Iterable[Source], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.use_required_attribute = False
        field = self.fields["sources"]
        if isinstance(field, forms.MultipleChoiceField):
            field.choices = [(str(source.pk), source.name) for source in sources]

    def clean_colour(self) -> str:
        return self.cleaned_data["colour"] or Tag.Colour.GREY.value


@dataclass(frozen=True, slots=True)
class Lot:
    """All sources of a ``country`` or an ``owner``, which is what ``by`` says."""

    by: str
    value: str
    sources: tuple[Source, ...]


def lots_of(sources: Iterable[Source]) -> list[Lot]:
    """Countries and owners of ``sources``, the largest lots first."""
    found: dict[tuple[str, str], list[Source]] = defaultdict(list)
    for source in sources:
        for by in LOTS:
            if value := getattr(source, by):
                found[by, value].append(source)
    lots = [Lot(by, value, tuple(members)) for (by, value), members in found.items()]
    return sorted(lots, key=lambda lot: (LOTS.index(lot.by), -len(lot.sources), lot.value))[:MOST_LOTS]


def filled_with(sources: Iterable[Source], country: str, owner: str) -> list[str]:
    """Keys of the sources of ``country`` and of those of ``owner``; "" asks for none."""
    return [
        str(source.pk)
        for source in sources
        if (country and source.country == country) or (owner and source.owner == owner)
    ]

"""Which words are compared, as an address asks for them, and the form that keeps them."""

from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from ..actions.concepts import LONGEST, MOST_FORMS, forms_in
from ..models import Concept, Entity
from ..queries.wording_matrix import forms_of_entity

PROBLEMS = {
    "empty": _("A name needs at least one letter or digit."),
    "taken": _("There is a concept of this name."),
    "few": _("Give at least two different words."),
}


@dataclass(frozen=True, slots=True)
class Asked:
    """What is compared: the words of a concept, the names of an entity, or words that were typed."""

    forms: tuple[str, ...] = ()
    concept: Concept | None = None
    entity: Entity | None = None

    @property
    def words(self) -> str:
        return " | ".join(self.forms)

    def address(self) -> str:
        if self.concept:
            return urlencode({"concept": self.concept.pk})
        if self.entity:
            return urlencode({"of": self.entity.pk})
        return urlencode({"words": self.words}) if self.forms else ""


def asked_of(parameters: QueryDict) -> Asked:
    """What cannot be read, or is not there, asks for nothing."""
    typed = parameters.get("words", "")
    if typed.strip():
        return Asked(tuple(forms_in(typed)))
    number = parameters.get("concept", "")
    if number.isdecimal() and len(number) < 10:
        concept = Concept.objects.filter(pk=int(number)).first()
        return Asked(tuple(concept.forms), concept) if concept else Asked()
    entity = _entity(parameters.get("of", ""))
    return Asked(tuple(forms_of_entity(entity)), None, entity) if entity else Asked()


def _entity(text: str) -> Entity | None:
    try:
        return Entity.objects.filter(pk=UUID(text)).first()
    except ValueError:
        return None


class ConceptForm(forms.Form):
    """A name, and the words a line each."""

    name = forms.CharField(label=_("Name"), max_length=LONGEST)
    words = forms.CharField(
        label=_("Words"),
        max_length=MOST_FORMS * (LONGEST + 4),
        widget=forms.Textarea(attrs={"rows": 6}),
        help_text=_("One a line, at least two, at most eight. A line of several words is a phrase."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.use_required_attribute = False

    def listed(self) -> list[str]:
        return forms_in(self.cleaned_data["words"])

from typing import TYPE_CHECKING

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ..language.normalise import name_key
from ..models import Source

if TYPE_CHECKING:
    _Form = forms.ModelForm[Source]
else:
    _Form = forms.ModelForm


class SourceForm(_Form):
    """A source as editors keep it. A renamed source keeps its id, so articles under its former name still find it."""

    homepage = forms.URLField(
        label=gettext_lazy("Home page"),
        max_length=500,
        required=False,
        assume_scheme="https",
        widget=forms.URLInput(attrs={"dir": "ltr"}),
    )

    class Meta:
        model = Source
        fields = ("name", "kind", "country", "owner", "language", "reliability", "homepage")
        help_texts = {
            "country": gettext_lazy("Two letters, such as IQ or LB."),
            "language": gettext_lazy("A language code, such as ar or en."),
        }
        widgets = {
            "country": forms.TextInput(attrs={"dir": "ltr", "size": 4}),
            "language": forms.TextInput(attrs={"dir": "ltr", "size": 8}),
        }

    def clean_name(self) -> str:
        name = " ".join(str(self.cleaned_data["name"]).split())
        key = name_key(name)
        if not key:
            raise ValidationError(_("A name needs letters."))
        if Source.objects.filter(key=key).exclude(pk=self.instance.pk).exists():
            raise ValidationError(_("Another source has this name."))
        return name

    def clean_country(self) -> str:
        country = str(self.cleaned_data["country"]).upper()
        if country and not (len(country) == 2 and country.isascii() and country.isalpha()):
            raise ValidationError(_("Two letters, such as IQ or LB."))
        return country

    def clean_language(self) -> str:
        language = str(self.cleaned_data["language"]).lower()
        if not all(part.isascii() and part.isalnum() for part in language.split("-")):
            raise ValidationError(_("A language code, such as ar or en."))
        return language

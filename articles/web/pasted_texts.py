"""Two texts that somebody pastes to compare them: the form, and what is told of a text that is not what was meant."""

import unicodedata
from collections.abc import Sequence
from datetime import date

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ..queries.compared_sides import Side
from ..templatetags.display import number

LARGEST_TEXT = 200_000
"""Code points of one text: it is read while its sender waits, 4 s as measured; 13 s for one repeated verb of saying."""
_MOST_CONTROLS = 0.01
_LINE_SIGNS = "\n\r\t\f\v"
_NAMES = (gettext_lazy("First text"), gettext_lazy("Second text"))


class _TextField(forms.CharField):
    """Takes whatever was pasted; what is wrong with it is told in one sentence."""

    def __init__(self) -> None:
        attributes = {"rows": 12, "dir": "auto", "lang": "ar"}
        super().__init__(required=False, strip=False, widget=forms.Textarea(attrs=attributes))
        # A field refuses NUL with a sentence of its own.
        self.validators = []

    def clean(self, value: object) -> str:
        text = str(value or "").replace("\r\n", "\n")
        if not text.strip():
            raise forms.ValidationError(_("It is empty. Paste a text."))
        if len(text) > LARGEST_TEXT:
            said = _("It has %(length)s characters; at most %(most)s are compared. Shorten it.")
            raise forms.ValidationError(said % {"length": number(len(text)), "most": number(LARGEST_TEXT)})
        if _is_binary(text):
            raise forms.ValidationError(_("It is binary data, not text."))
        if not any(character.isalnum() for character in text):
            raise forms.ValidationError(_("It holds no words."))
        return text


def _is_binary(text: str) -> bool:
    controls = sum(unicodedata.category(one) == "Cc" and one not in _LINE_SIGNS for one in text)
    return "\0" in text or controls > len(text) * _MOST_CONTROLS


class PastedTexts(forms.Form):
    """Two texts, each with the day to which its اليوم and أمس refer, where it is known."""

    left = _TextField()
    left_day = forms.DateField(required=False, widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"))
    right = _TextField()
    right_day = forms.DateField(required=False, widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"))

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        self.use_required_attribute = False
        for name, label in zip(("left", "right"), _NAMES, strict=True):
            self.fields[name].label = label
            self.fields[f"{name}_day"].label = gettext_lazy("Published on")

    def sides(self, today: date) -> list[Side]:
        """The texts as sides of a comparison, with the keys 1 and 2; a day that is not given is ``today``."""
        given = ((self.cleaned_data[name], self.cleaned_data[f"{name}_day"] or today) for name in ("left", "right"))
        return [
            Side.of_text(str(place), str(name), text, day, _language(text))
            for place, (name, (text, day)) in enumerate(zip(_NAMES, given, strict=True), 1)
        ]


def _language(text: str) -> str:
    """ "ar", or "en" for a text that has more Latin letters than Arabic ones."""
    arabic = sum("\u0600" <= one <= "\u06ff" for one in text)
    latin = sum(one.isascii() and one.isalpha() for one in text)
    return "en" if latin > arabic else "ar"


def found_out(sides: Sequence[Side]) -> list[str]:
    """Sentences about texts that can be compared, but not as their reader may expect."""
    said = []
    if len({side.compared.text for side in sides}) == 1:
        said.append(_("The two texts are the same, letter for letter."))
    for side in sides:
        if not side.compared.sentences:
            said.append(_("%(name)s: nothing is left once site furniture is removed.") % {"name": side.name})
        elif side.language != "ar":
            text = _(
                "%(name)s is not Arabic: its words are compared, but names, dates and speakers are not known in it."
            )
            said.append(text % {"name": side.name})
    return said

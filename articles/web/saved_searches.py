"""What the screens show of saved searches: the button on a search, the list, the form."""

from typing import Any

from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ..actions.saved_searches import LONGEST
from ..language.normalise import name_key
from ..models import User
from ..queries.saved_searches import COUNTED_TO, Folder, address_of, folder_names, folders_of, kept_by
from ..queries.search import Search

PROBLEMS: dict[str, Promise] = {
    "empty": gettext_lazy("A name needs at least one letter or digit."),
    "taken": gettext_lazy("There is a saved search of this name in the same folder."),
    "many": gettext_lazy("You have saved as many searches as the desk keeps for one person. Delete one first."),
}


class SavedSearchForm(forms.Form):
    """Name and folder; the folder may be a new one."""

    name = forms.CharField(label=gettext_lazy("Name"), max_length=LONGEST)
    folder = forms.CharField(
        label=gettext_lazy("Folder"),
        max_length=LONGEST,
        required=False,
        help_text=gettext_lazy("One of yours or a new one; empty for none."),
    )

    def __init__(self, *args: Any, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.folders = folder_names(user)
        self.fields["folder"].widget.attrs["list"] = "saved-folders"
        self.use_required_attribute = False


def saved_context(search: Search) -> dict[str, Any]:
    """For the page of a search: its own address and what is kept there; all that is kept where nothing is asked."""
    if not search.asks:
        return list_context(folders_of(search.user))
    address = address_of(search)
    return {"saved_address": address, "saved": kept_by(search.user, address)}


def name_for(search: Search) -> str:
    """What a search is called until its owner calls it something else: the query, else what narrows it."""
    filters = search.filters
    days = [day.isoformat() for day in (filters.after, filters.before) if day]
    narrowed = " · ".join([*(value for _name, value, _left in filters.chips()), *days])
    name = " ".join((search.query.text or narrowed).split())
    if not name_key(name):
        return _("Search")
    return name if len(name) <= LONGEST else name[: LONGEST - 1].rsplit(" ", 1)[0] + "…"


def list_context(folders: list[Folder]) -> dict[str, Any]:
    return {"saved_folders": folders, "counted_to": COUNTED_TO}

from urllib.parse import urlencode
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from ...actions.saved_searches import (
    SavedSearchError,
    change_saved_search,
    delete_saved_search,
    open_saved_search,
    renew_token,
    save_search,
)
from ...models import SavedSearch
from ...queries.saved_searches import address_of, counted_folders_of, search_at
from ..access import DeskRequest, reads
from ..rendering import notice, page
from ..saved_searches import PROBLEMS, SavedSearchForm, list_context, name_for
from .back import back_to

_WRITES = ["GET", "HEAD", "POST"]


@require_http_methods(_WRITES)
@reads
def saved_searches(request: DeskRequest) -> HttpResponse:
    """All that the user keeps, with what is new; POST keeps the search whose query string is ``address``."""
    if request.method == "POST":
        return _save(request)
    return page(request, "articles/saved_searches.html", list_context(counted_folders_of(request.user)))


@require_safe
@reads
def new_hits(request: DeskRequest) -> HttpResponse:
    """The list for a corner of another page, with what is new in each."""
    return render(request, "articles/_saved_list.html", list_context(counted_folders_of(request.user)))


def _save(request: DeskRequest) -> HttpResponse:
    search = search_at(request.POST.get("address", ""), request.user)
    address = address_of(search)
    if not search.asks:
        messages.error(request, _("There is nothing to save: ask for something first."))
        return back_to(request, reverse("search"))
    name = name_for(search)
    said = _("Search “%(name)s” saved") % {"name": name}
    try:
        saved, change = save_search(request.user, address, name, said, timezone.now())
    except SavedSearchError as problem:
        messages.error(request, str(PROBLEMS[problem.code]))
        return _button(request, address, None)
    if change:
        notice(request, said, change)
    else:
        notice(request, _("You saved this search before, as “%(name)s”.") % {"name": saved.name})
    return _button(request, address, saved, naming=bool(change))


def _button(
    request: DeskRequest, address: str, saved: SavedSearch | None, *, naming: bool = False, problem: str = ""
) -> HttpResponse:
    """The corner of the search page where a search is kept, as it stands now; without htmx that page itself."""
    there = f"{reverse('search')}?{address}"
    if not request.htmx:
        return HttpResponseRedirect(there)
    context = {
        "saved_address": address,
        "saved": saved,
        "naming": naming,
        "problem": problem,
        "return_to": there,
        "oob": True,
    }
    return render(request, "articles/_search_saved.html", context)


@require_safe
@reads
def saved_search(request: DeskRequest, pk: UUID) -> HttpResponse:
    """To the search itself, which is told what was new; the visit is noted."""
    saved = _own(request, pk)
    before = saved.seen_at
    if request.method == "GET":
        before = open_saved_search(saved, timezone.now())
    return HttpResponseRedirect(f"{reverse('search')}?{saved.address}&{urlencode({'since': before.isoformat()})}")


@require_http_methods(_WRITES)
@reads
def edit(request: DeskRequest, pk: UUID) -> HttpResponse:
    """Rename and move; the address of its feed. From the search page (htmx) the name alone is sent."""
    saved = _own(request, pk)
    initial = {"name": saved.name, "folder": saved.folder}
    values = {**initial, **request.POST.dict()} if request.method == "POST" else None
    form = SavedSearchForm(values, initial=initial, user=request.user)
    if request.method == "POST" and _change(saved, form):
        if request.htmx:
            return _button(request, saved.address, saved)
        notice(request, _("Saved search “%(name)s” changed.") % {"name": saved.name})
        return HttpResponseRedirect(reverse("saved_searches"))
    if request.method == "POST" and request.htmx:
        problem = " ".join(str(error) for errors in form.errors.values() for error in errors)
        return _button(request, saved.address, saved, naming=True, problem=problem)
    context = {"saved": _own(request, pk), "form": form, "feed": _feed_address(request, saved)}
    return page(request, "articles/edit_saved_search.html", context, status=422 if form.errors else 200)


def _change(saved: SavedSearch, form: SavedSearchForm) -> bool:
    """Whether the form could be followed; else it says why not."""
    if not form.is_valid():
        return False
    try:
        change_saved_search(saved, **form.cleaned_data)
    except SavedSearchError as problem:
        form.add_error("name", str(PROBLEMS[problem.code]))
        return False
    return True


@require_http_methods(_WRITES)
@reads
def renew(request: DeskRequest, pk: UUID) -> HttpResponse:
    """Give the feed another address, after saying that the old one stops."""
    saved = _own(request, pk)
    if request.method == "POST":
        renew_token(saved)
        notice(request, _("The feed of “%(name)s” has a new address.") % {"name": saved.name})
        return HttpResponseRedirect(reverse("edit_saved_search", args=[saved.pk]))
    return page(request, "articles/renew_saved_search.html", {"saved": saved})


@require_POST
@reads
def delete(request: DeskRequest, pk: UUID) -> HttpResponse:
    """Delete at once: it can be undone."""
    saved = _own(request, pk)
    said = _("Saved search “%(name)s” deleted") % {"name": saved.name}
    notice(request, said, delete_saved_search(saved, said))
    return HttpResponseRedirect(reverse("saved_searches"))


def _own(request: DeskRequest, pk: UUID) -> SavedSearch:
    return get_object_or_404(SavedSearch.objects.of(request.user).select_related("user"), pk=pk)


def _feed_address(request: DeskRequest, saved: SavedSearch) -> str:
    return request.build_absolute_uri(reverse("feed", args=[saved.token]))

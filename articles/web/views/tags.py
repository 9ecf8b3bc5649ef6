from django.http import HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_safe

from ...actions.keep_tags import TagError, change_tag, delete_tag, make_tag, merge_tags
from ...models import Right, Tag
from ...queries.inbox import rows_of
from ...queries.keyset import page_of
from ...queries.tags import Branch, counted_tags
from ..access import DeskRequest, annotates, curates, reads
from ..forms import MergeTagForm, TagForm
from ..rendering import notice, page

_PROBLEMS = {
    "taken": gettext_lazy("There is a tag of this name in the same place."),
    "circle": gettext_lazy("A tag cannot stand under itself."),
    "empty": gettext_lazy("A name needs at least one letter or digit."),
}
_WRITES = ["GET", "HEAD", "POST"]


@require_http_methods(_WRITES)
@reads
def tags(request: DeskRequest) -> HttpResponseBase:
    """The tree of tags; POST makes one."""
    if request.method == "POST":
        return _make(request)
    return _tree(request, TagForm(initial={"parent": request.GET.get("under")}))


@annotates
def _make(request: DeskRequest) -> HttpResponse:
    form = TagForm(request.POST)
    if form.is_valid():
        try:
            tag = make_tag(request.user, **form.cleaned_data)
        except TagError as problem:
            form.add_error("name", str(_PROBLEMS[problem.code]))
        else:
            notice(request, _("Tag “%(tag)s” made.") % {"tag": tag.name})
            return HttpResponseRedirect(reverse("tags"))
    return _tree(request, form)


def _tree(request: DeskRequest, form: TagForm) -> HttpResponse:
    context = {
        "tags": counted_tags(),
        "form": form,
        "may_annotate": request.user.may(Right.ANNOTATE),
        "may_curate": request.user.may(Right.CURATE),
    }
    return page(request, "articles/tags.html", context, status=422 if form.errors else 200)


@require_safe
@reads
def tag(request: DeskRequest, pk: int) -> HttpResponse:
    """One tag: its articles and those of the tags under it, how many a month, and the tags beside it."""
    found = get_object_or_404(Tag.objects.select_related("parent", "created_by"), pk=pk)
    branch = Branch.of(found)
    listed = page_of(branch.articles(), older=request.GET.get("older", ""), newer=request.GET.get("newer", ""))
    months = branch.by_month()
    context = {
        "tag": found,
        "count": branch.count(),
        "children": Tag.objects.filter(parent=found).in_order(),
        "list": listed,
        "rows": rows_of(listed.articles, request.user),
        "months": months[::-1],
        "most_in_a_month": max((n for _month, n in months), default=0),
        "company": branch.company(),
        "may_annotate": request.user.may(Right.ANNOTATE),
        "may_curate": request.user.may(Right.CURATE),
        "here": "",
    }
    return page(request, "articles/tag.html", context)


@require_http_methods(_WRITES)
@annotates
def edit(request: DeskRequest, pk: int) -> HttpResponse:
    """Rename, move and recolour a tag."""
    found = get_object_or_404(Tag, pk=pk)
    initial = {"name": found.name, "parent": found.parent_id, "colour": found.colour}
    form = TagForm(request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        try:
            change_tag(found, **form.cleaned_data)
        except TagError as problem:
            form.add_error("parent" if problem.code == "circle" else "name", str(_PROBLEMS[problem.code]))
        else:
            notice(request, _("Tag “%(tag)s” saved.") % {"tag": found.name})
            return HttpResponseRedirect(found.get_absolute_url())
    context = {"tag": Tag.objects.get(pk=pk), "form": form}
    return page(request, "articles/edit_tag.html", context, status=422 if form.errors else 200)


@require_http_methods(_WRITES)
@curates
def merge(request: DeskRequest, pk: int) -> HttpResponse:
    """Merge a tag into another, after showing what moves."""
    found = get_object_or_404(Tag, pk=pk)
    form = MergeTagForm(request.POST or None, leave_out=Branch.of(found).ids)
    if request.method == "POST" and form.is_valid():
        into = form.cleaned_data["into"]
        said = _("“%(tag)s” merged into “%(into)s”") % {"tag": found.name, "into": into.name}
        notice(request, said, merge_tags(request.user, found, into, said))
        return HttpResponseRedirect(into.get_absolute_url())
    context = {"tag": found, "form": form, "count": Branch.of(found).count()}
    return page(request, "articles/merge_tag.html", context, status=422 if form.errors else 200)


@require_http_methods(_WRITES)
@curates
def delete(request: DeskRequest, pk: int) -> HttpResponse:
    """Delete a tag with those under it, after showing how many articles carry them."""
    found = get_object_or_404(Tag, pk=pk)
    if request.method == "POST":
        said = _("Tag “%(tag)s” deleted") % {"tag": found.name}
        notice(request, said, delete_tag(request.user, found, said))
        return HttpResponseRedirect(reverse("tags"))
    branch = Branch.of(found)
    context = {"tag": found, "count": branch.count(), "under": len(branch.ids) - 1}
    return page(request, "articles/delete_tag.html", context)

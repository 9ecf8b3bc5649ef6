"""Who calls it what: several words for one thing, by source, by camp and by month."""

from django.http import HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from ...actions.concepts import ConceptError, delete_concept, keep_concept
from ...models import Camp, Concept, Right
from ...queries.article_filters import read_filter
from ...queries.time_limit import within_time
from ...queries.wording_matrix import By, wording_matrix
from ..access import DeskRequest, annotates, reads
from ..concepts import PROBLEMS, Asked, ConceptForm, asked_of
from ..rendering import notice, page

_WRITES = ["GET", "HEAD", "POST"]


@require_http_methods(_WRITES)
@reads
def wording(request: DeskRequest) -> HttpResponseBase:
    """The words of a concept, of a name or those that were typed, and who uses which; POST keeps them as a concept."""
    if request.method == "POST":
        return _keep(request)
    filters = read_filter(request.GET)
    asked = asked_of(request.GET)
    by = By(request.GET["by"]) if request.GET.get("by") in set(By) else By.SOURCE
    matrix = None
    if len(asked.forms) > 1:
        with within_time():
            matrix = wording_matrix(asked.forms, filters, request.user, by)
    context = {
        "asked": asked,
        "filters": filters,
        "by": by,
        "matrix": matrix,
        "has_camps": Camp.objects.exists(),
        "concepts": Concept.objects.in_order(),
        "chips": [(name, value, _address(asked, without.address())) for name, value, without in filters.chips()],
        "may_annotate": request.user.may(Right.ANNOTATE),
        "here": request.GET.urlencode(),
    }
    return page(request, "articles/wording.html", context)


def _address(asked: Asked, filters: str) -> str:
    return f"?{asked.address()}" + (f"&{filters}" if filters else "")


@annotates
def _keep(request: DeskRequest) -> HttpResponse:
    form = ConceptForm(request.POST)
    if form.is_valid():
        try:
            concept = keep_concept(request.user, form.cleaned_data["name"], form.listed())
        except ConceptError as problem:
            form.add_error("words" if problem.code == "few" else "name", str(PROBLEMS[problem.code]))
        else:
            notice(request, _("Concept “%(name)s” saved.") % {"name": concept.name})
            return HttpResponseRedirect(concept.get_absolute_url())
    return page(request, "articles/edit_concept.html", {"form": form, "concept": None}, status=422)


@require_http_methods(_WRITES)
@annotates
def edit(request: DeskRequest, pk: int) -> HttpResponse:
    """Rename a concept and change its words."""
    concept = get_object_or_404(Concept, pk=pk)
    form = ConceptForm(request.POST or None, initial={"name": concept.name, "words": "\n".join(concept.forms)})
    if request.method == "POST" and form.is_valid():
        try:
            keep_concept(request.user, form.cleaned_data["name"], form.listed(), concept)
        except ConceptError as problem:
            form.add_error("words" if problem.code == "few" else "name", str(PROBLEMS[problem.code]))
        else:
            notice(request, _("Concept “%(name)s” saved.") % {"name": concept.name})
            return HttpResponseRedirect(concept.get_absolute_url())
    context = {"form": form, "concept": Concept.objects.get(pk=pk)}
    return page(request, "articles/edit_concept.html", context, status=422 if form.errors else 200)


@require_POST
@annotates
def delete(request: DeskRequest, pk: int) -> HttpResponse:
    concept = get_object_or_404(Concept, pk=pk)
    said = _("Concept “%(name)s” deleted") % {"name": concept.name}
    notice(request, said, delete_concept(request.user, concept, said))
    return HttpResponseRedirect(reverse("wording"))

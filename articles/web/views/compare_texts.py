"""Two pasted texts side by side; nothing of them is stored."""

from django.http import HttpResponse, QueryDict
from django.utils.timezone import localdate
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from ...queries.comparison import compare_sides
from ..access import DeskRequest, reads
from ..comparison_exports import exported
from ..comparison_page import whole_page
from ..pasted_texts import LARGEST_TEXT, PastedTexts, found_out
from ..rendering import page


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@reads
def compare_texts(request: DeskRequest) -> HttpResponse:
    """The form; sent, the comparison above it. ``go`` is the state of the screen as a query string, ``as`` a file."""
    if request.method != "POST":
        return _form(request, PastedTexts())
    form = PastedTexts(request.POST)
    if not form.is_valid():
        return _form(request, form, status=422)
    asked = QueryDict(request.POST.get("go", "").removeprefix("?"), mutable=True)
    sides = form.sides(localdate())
    base = 1 if asked.get("base") == sides[1].key else 0
    comparison = compare_sides(sides, base)
    asked["as"] = request.POST.get("as", "")
    if export := exported(comparison, asked):
        return export
    context = whole_page(comparison, asked) | {"posted": True, "form": form, "most": LARGEST_TEXT}
    return page(request, "articles/compare_texts.html", context | {"found_out": found_out(sides)})


def _form(request: DeskRequest, form: PastedTexts, status: int = 200) -> HttpResponse:
    context = {"form": form, "most": LARGEST_TEXT}
    return page(request, "articles/compare_texts.html", context, status=status)

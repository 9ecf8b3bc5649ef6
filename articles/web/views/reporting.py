"""Who says and who claims: the kinds of verbs with which each source reports speech."""

from uuid import UUID

from django.http import HttpResponse
from django.views.decorators.http import require_safe

from ...models import Camp, Entity, Quotation
from ...queries.article_filters import read_filter
from ...queries.reporting_matrix import OPENED, READ_ARTICLES, READ_QUOTATIONS, By, quotations_of, reporting_matrix
from ...queries.time_limit import within_time
from ..access import DeskRequest, reads
from ..rendering import page


@require_safe
@reads
def reporting(request: DeskRequest) -> HttpResponse:
    """The table; ``speaker`` is whose words, ``row`` and ``stance`` the cell whose sentences are open."""
    filters = read_filter(request.GET)
    chosen = _uuid(request, "speaker")
    speaker = Entity.objects.filter(pk=chosen).first() if chosen else None
    by = By(request.GET["by"]) if request.GET.get("by") in set(By) else By.SOURCE
    by = By.SOURCE if speaker and by is By.SPEAKER else by
    row = _number(request, "row") if by is By.CAMP else _uuid(request, "row")
    stance = request.GET.get("stance", "")
    with within_time():
        matrix = reporting_matrix(speaker, filters, request.user, by)
        asked = row and stance in Quotation.Stance.values
        opened = quotations_of(speaker, filters, request.user, by, row, stance) if asked and row else []
    context = {
        "matrix": matrix,
        "speaker": speaker,
        "by": by,
        "has_camps": Camp.objects.exists(),
        "stances": Quotation.Stance.choices,
        "row": row,
        "stance": stance,
        "opened": opened,
        "most_opened": OPENED,
        "read": READ_QUOTATIONS if speaker else READ_ARTICLES,
        "here": request.GET.urlencode(),
    }
    return page(request, "articles/reporting.html", context)


def _number(request: DeskRequest, name: str) -> int | None:
    written = request.GET.get(name, "")
    return int(written) if written.isdecimal() and len(written) < 10 else None


def _uuid(request: DeskRequest, name: str) -> UUID | None:
    try:
        return UUID(request.GET.get(name, ""))
    except ValueError:
        return None

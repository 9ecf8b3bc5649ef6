"""The articles behind a number of the comparison of sources that says whose texts a source prints."""

from typing import Any

from django.db import OperationalError
from django.http import Http404, HttpResponse
from django.views.decorators.http import require_safe
from psycopg.errors import QueryCanceled

from ...models import Camp, Source
from ...queries.column_texts import AskedTexts, ColumnTexts, column_texts
from ...queries.source_articles import READ_ARTICLES
from ...queries.time_limit import within_time
from ..access import DeskRequest, reads
from ..rendering import page
from ..source_comparison import Asked, asked_of, texts_asked


@require_safe
@reads
def texts(request: DeskRequest) -> HttpResponse:
    """Those of the column ``of`` that are as ``text`` says, or of an ``agency``, which they name where ``credited`` is
    given; newest first. The rest of the address is that of the comparison."""
    camps = Camp.objects.in_order().prefetch_related("sources")
    asked = asked_of(request.GET, list(camps), list(Source.objects.in_order()))
    numbers = texts_asked(request.GET, len(asked.columns))
    if numbers is None:
        raise Http404
    of, wanted = numbers
    context = {
        "one": asked.columns[of],
        "wanted": wanted,
        "of_agencies": wanted.whose not in ("own", "taken"),
        "back": asked.address(),
        "here": request.GET.urlencode(),
        "read_in_all": READ_ARTICLES,
        **_found(request, asked, of, wanted),
    }
    return page(request, "articles/column_texts.html", context)


def _found(request: DeskRequest, asked: Asked, of: int, wanted: AskedTexts) -> dict[str, Any]:
    """The list with its days; nothing where no article says which days, ``late`` where it took too long."""
    older, newer = request.GET.get("older", ""), request.GET.get("newer", "")
    try:
        with within_time():
            days = asked.days()
            if days is None:
                return {"found": ColumnTexts([], 0, None)}
            timed = asked.between(days)
            found = column_texts(timed.columns, timed.filters, of, wanted, older=older, newer=newer)
    except OperationalError as error:
        if not isinstance(error.__cause__, QueryCanceled):
            raise
        return {"late": True}
    return {"found": found, "first": days[0], "last": days[1]}

"""The articles behind a number of the comparison of sources that says whose texts a source prints."""

from django.http import Http404, HttpResponse
from django.views.decorators.http import require_safe

from ...queries.column_texts import ColumnTexts, column_texts
from ..access import DeskRequest, reads
from ..listed_numbers import asked_by, listed
from ..rendering import page
from ..source_comparison import Asked, texts_asked


@require_safe
@reads
def texts(request: DeskRequest) -> HttpResponse:
    """Those of the column ``of`` that are as ``text`` says, or of an ``agency``, which they name where ``credited`` is
    given; newest first. The rest of the address is that of the comparison."""
    asked = asked_by(request)
    numbers = texts_asked(request.GET, len(asked.columns))
    if numbers is None:
        raise Http404
    of, wanted = numbers

    def read(timed: Asked, older: str, newer: str) -> ColumnTexts:
        return column_texts(timed.columns, timed.filters, of, wanted, older=older, newer=newer)

    context = {
        "one": asked.columns[of],
        "wanted": wanted,
        "of_agencies": wanted.whose not in ("own", "taken"),
        **listed(request, asked, read, ColumnTexts([], 0, None)),
    }
    return page(request, "articles/column_texts.html", context)

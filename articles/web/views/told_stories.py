"""The stories behind a number of the comparison of sources."""

from django.http import Http404, HttpResponse
from django.views.decorators.http import require_safe

from ...queries.told_stories import OF_TIMES, ToldStories, told_stories
from ..access import DeskRequest, reads
from ..listed_numbers import asked_by, listed
from ..rendering import page
from ..source_comparison import Asked, numbers_of


@require_safe
@reads
def stories(request: DeskRequest) -> HttpResponse:
    """Those of the column ``of``: all of them, those that the column ``with`` tells too, or what else of ``STORIES``
    it asks for; newest first. The rest of the address is that of the comparison."""
    asked = asked_by(request)
    numbers = numbers_of(request.GET, len(asked.columns))
    if numbers is None:
        raise Http404
    of, beside = numbers
    other = asked.columns[beside] if isinstance(beside, int) else None

    def read(timed: Asked, older: str, newer: str) -> ToldStories:
        return told_stories(timed.columns, timed.filters, of, beside, older=older, newer=newer)

    context = {
        "one": asked.columns[of],
        "other": other,
        "beside": beside,
        "of_times": beside in OF_TIMES,
        "names_other": other is None or bool(other.camp),
        **listed(request, asked, read, ToldStories([], 0, None)),
    }
    return page(request, "articles/told_stories.html", context)

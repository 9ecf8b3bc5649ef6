"""The stories behind a number of the comparison of sources."""

from typing import Any

from django.db import OperationalError
from django.http import Http404, HttpResponse
from django.views.decorators.http import require_safe
from psycopg.errors import QueryCanceled

from ...models import Camp, Source
from ...queries.source_articles import READ_ARTICLES
from ...queries.time_limit import within_time
from ...queries.told_stories import OF_TIMES, Beside, ToldStories, told_stories
from ..access import DeskRequest, reads
from ..rendering import page
from ..source_comparison import Asked, asked_of, numbers_of


@require_safe
@reads
def stories(request: DeskRequest) -> HttpResponse:
    """Those of the column ``of``: all of them, those that the column ``with`` tells too, or what else of ``STORIES``
    it asks for; newest first. The rest of the address is that of the comparison."""
    camps = Camp.objects.in_order().prefetch_related("sources")
    asked = asked_of(request.GET, list(camps), list(Source.objects.in_order()))
    numbers = numbers_of(request.GET, len(asked.columns))
    if numbers is None:
        raise Http404
    of, beside = numbers
    other = asked.columns[beside] if isinstance(beside, int) else None
    context = {
        "one": asked.columns[of],
        "other": other,
        "beside": beside,
        "of_times": beside in OF_TIMES,
        "names_other": other is None or bool(other.camp),
        "back": asked.address(),
        "here": request.GET.urlencode(),
        "read_in_all": READ_ARTICLES,
        **_told(request, asked, of, beside),
    }
    return page(request, "articles/told_stories.html", context)


def _told(request: DeskRequest, asked: Asked, of: int, beside: Beside) -> dict[str, Any]:
    """The list with its days; nothing where no article says which days, ``late`` where it took too long."""
    older, newer = request.GET.get("older", ""), request.GET.get("newer", "")
    try:
        with within_time():
            days = asked.days()
            if days is None:
                return {"told": ToldStories([], 0, None)}
            timed = asked.between(days)
            told = told_stories(timed.columns, timed.filters, of, beside, older=older, newer=newer)
    except OperationalError as error:
        if not isinstance(error.__cause__, QueryCanceled):
            raise
        return {"late": True}
    return {"told": told, "first": days[0], "last": days[1]}

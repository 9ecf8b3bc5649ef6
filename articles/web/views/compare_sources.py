"""Two to six sources, or camps of sources, side by side."""

from dataclasses import replace
from typing import Any

from django.db import OperationalError
from django.http import HttpResponse
from django.views.decorators.http import require_safe
from psycopg.errors import QueryCanceled

from ...models import Camp, Quotation, Right, Source
from ...queries.compared_sources import ONLY_SHOWN, compared_sources
from ...queries.source_articles import READ_ARTICLES
from ...queries.source_columns import MOST_COLUMNS
from ...queries.source_names import LEAST
from ...queries.time_limit import within_time
from ..access import DeskRequest, reads
from ..rendering import page
from ..source_comparison import Asked, asked_of, shown_columns, shown_days
from ..source_volume import draw_volume


@require_safe
@reads
def compare_sources(request: DeskRequest) -> HttpResponse:
    """``source`` and ``camp`` say what is compared, ``after`` and ``before`` when, ``tag`` and ``entity`` of what."""
    camps = list(Camp.objects.in_order().prefetch_related("sources"))
    sources = list(Source.objects.in_order())
    asked = asked_of(request.GET, camps, sources)
    context = {
        "asked": asked,
        "camps": camps,
        "sources": sources,
        "most": MOST_COLUMNS,
        "may_annotate": request.user.may(Right.ANNOTATE),
        "chips": [(value, asked.address(without)) for _name, value, without in asked.filters.chips()],
        **(_compared(asked) if asked.columns else {}),
    }
    return page(request, "articles/compare_sources.html", context)


def _compared(asked: Asked) -> dict[str, Any]:
    try:
        with within_time():
            days = asked.days()
            if days is None:
                return {"nothing": True}
            timed = asked.between(days)
            compared = compared_sources(timed.columns, timed.filters)
    except OperationalError as error:
        if not isinstance(error.__cause__, QueryCanceled):
            raise
        return {"late": True}
    drawn = draw_volume(compared.volume.days, *days)
    return {
        "first": days[0],
        "last": days[1],
        "compared": compared,
        "drawn": drawn,
        "by_days": shown_days(timed, drawn) if drawn else [],
        "shown": shown_columns(timed, compared, drawn),
        "nothing": not any(compared.read),
        "read_in_all": READ_ARTICLES,
        "least": LEAST,
        "only_shown": ONLY_SHOWN,
        "stances": Quotation.Stance.choices,
        "newest": asked.address(replace(asked.filters, after=None, before=None)),
    }

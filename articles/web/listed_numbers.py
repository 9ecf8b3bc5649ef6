"""What the lists behind the numbers of the comparison of sources have in common."""

from collections.abc import Callable
from typing import Any, TypeVar

from django.db import OperationalError
from psycopg.errors import QueryCanceled

from ..models import Camp, Source
from ..queries.source_articles import READ_ARTICLES
from ..queries.time_limit import within_time
from .access import DeskRequest
from .source_comparison import Asked, asked_of

_Page = TypeVar("_Page")


def asked_by(request: DeskRequest) -> Asked:
    """The comparison of the address."""
    camps = Camp.objects.in_order().prefetch_related("sources")
    return asked_of(request.GET, list(camps), list(Source.objects.in_order()))


def listed(
    request: DeskRequest, asked: Asked, read: Callable[[Asked, str, str], _Page], empty: _Page
) -> dict[str, Any]:
    """What every list shows: what ``read`` finds, given the comparison with its days and the cursors of the pages
    beside, as ``found``, and its days; ``empty`` where no article says which days, ``late`` where it took too long."""
    context = {"back": asked.address(), "here": request.GET.urlencode(), "read_in_all": READ_ARTICLES}
    try:
        with within_time():
            days = asked.days()
            if days is None:
                return context | {"found": empty}
            found = read(asked.between(days), request.GET.get("older", ""), request.GET.get("newer", ""))
    except OperationalError as error:
        if not isinstance(error.__cause__, QueryCanceled):
            raise
        return context | {"late": True}
    return context | {"found": found, "first": days[0], "last": days[1]}

"""Reports of one event belong together: each knows the smallest id among them.

A report joins an event once, by what lies around it in time (``analysis.events``). What is placed stays, unless the
text of a member changes: then the event is made anew.
"""

from collections.abc import Collection, Iterable
from uuid import UUID

from django.db import connection

from ..analysis.events import Attached, attach
from ..models import Report
from ..queries.among import among
from ..queries.event_window import Copies, placed_around, signed


def group_events(given: Collection[UUID], copies: Copies) -> set[UUID]:
    """Find the events of the given articles, whose copies are found, anew; all articles whose event may have changed.

    Call it inside a transaction that keeps other groupings out.
    """
    anew = {*given, *_take_apart(given)}
    reports = signed(anew, copies)
    _write(attach(reports, placed_around(reports, copies)))
    return anew


def _take_apart(given: Collection[UUID]) -> set[UUID]:
    """Take the events apart in which given articles were; their members."""
    events = Report.objects.filter(article__in=among(given), event__isnull=False).values("event")
    members = Report.objects.filter(event__in=list(events.values_list("event", flat=True)))
    keys = set(members.values_list("article", flat=True))
    members.update(event=None)
    return keys


def _write(groups: Iterable[Attached[UUID]]) -> None:
    reports: list[tuple[UUID, UUID]] = []
    events: list[tuple[UUID, UUID]] = []
    for group in groups:
        event = min((*group.reports, *group.stories))
        reports += [(key, event) for key in group.reports]
        events += [(former, event) for former in group.stories if former != event]
    for column, rows in (("event", events), ("article_id", reports)):
        if not rows:
            continue
        with connection.cursor() as cursor:
            cursor.execute(
                "UPDATE articles_report AS r SET event = n.event FROM unnest(%s::uuid[], %s::uuid[]) AS n(key, event)"  # noqa: S608
                f" WHERE r.{column} = n.key",
                [[key for key, _event in rows], [event for _key, event in rows]],
            )

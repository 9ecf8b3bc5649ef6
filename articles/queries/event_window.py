"""What was published around given reports and may be of the same event.

Only what lies a few days around them is read, never what else the desk holds. For few reports these are the reports
there that share a heavy sign with one, however many the desk takes in a day; for many the heaviest signs of all. Of an
event that shares enough all reports there are read.
"""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import datetime, timedelta
from itertools import chain
from typing import Any
from uuid import UUID

from django.db import connection
from django.db.models import Q, QuerySet
from django.utils.timezone import localtime

from ..analysis.events import LOOKED_UP, WINDOW_DAYS, Placed, lookup_signs
from ..analysis.linkage import KEYS_IN_COMMON
from ..analysis.reports import Report as Signed
from ..models import Article, Report, StoryDecision
from .among import among

Copies = Mapping[UUID, UUID | None]
"""What ``Article.copies`` of some articles will be."""

_AROUND = timedelta(days=WINDOW_DAYS + 1)
"""Whole days of any zone."""

_FEW = 40
"""So many reports are looked up one by one sooner than all around them are read."""


def signed(articles: Collection[UUID], copies: Copies) -> list[Signed[UUID]]:
    """These articles as reports."""
    rows = Report.objects.filter(article__in=among(articles))
    return [report for report, _event in _read(rows.values_list(*_FIELDS), copies)]


def placed_around(reports: Sequence[Signed[UUID]], copies: Copies) -> list[Placed[UUID]]:
    """What ``attach`` needs of what is placed, for these new reports."""
    new = {report.id for report in reports}
    copied = _copies_of(reports, copies)
    events = _events_alike(reports) | _events_of(copied)
    rows = list(_read(_in_reach(events, reports, copied).values_list(*_FIELDS), copies))
    kept = _arranged([report.id for report, _event in rows])
    return [
        Placed(report, event, report.id in kept) for report, event in rows if event is not None and report.id not in new
    ]


_FIELDS = (
    *("article", "published_at", "event", "signs", "weights"),
    *("article__source", "article__copies"),
)


def _read(rows: Iterable[Sequence[Any]], copies: Copies) -> Iterator[tuple[Signed[UUID], UUID | None]]:
    for key, published_at, event, signs, weights, source, stored in rows:
        group = copies.get(key, stored)
        yield Signed(key, localtime(published_at), str(source), group, dict(zip(signs, weights, strict=True))), event


def _events_alike(reports: Sequence[Signed[UUID]]) -> set[UUID]:
    """Events of which a report around the given ones shares enough of its heaviest signs with one of them, and perhaps
    a few more."""
    if len(reports) <= _FEW:
        return _events_filed_with([report.id for report in reports])
    by_sign: Mapping[int, list[int]] = defaultdict(list)
    for number, report in enumerate(reports):
        for sign in lookup_signs(report):
            by_sign[sign].append(number)
    found: set[UUID] = set()
    for first, last in _stretches(report.published_at for report in reports):
        for event, signs in _heaviest_signs(first, last):
            shared = Counter(chain.from_iterable(by_sign[sign] for sign in signs if sign in by_sign))
            if shared and max(shared.values()) >= KEYS_IN_COMMON:
                found.add(event)
    return found


def _stretches(times: Iterable[datetime]) -> Iterator[tuple[datetime, datetime]]:
    """The times that lie around the given ones, in as few pieces as there are."""
    first = last = None
    for time in sorted(times):
        if last is not None and first is not None and time - _AROUND > last:
            yield first, last
            first = None
        first, last = first or time - _AROUND, time + _AROUND
    if first is not None and last is not None:
        yield first, last


def _events_filed_with(articles: Collection[UUID]) -> set[UUID]:
    """Events of which a report is found under enough of the numbers of one of the given reports, in its few days or
    those before or after."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT DISTINCT event FROM (SELECT held.event FROM articles_report AS given"
            " CROSS JOIN unnest(ARRAY[-1, 0, 1]) AS near CROSS JOIN LATERAL"
            " unnest(articles_filed_under(given.published_at + make_interval(days => near * %s), given.signs))"
            " AS number CROSS JOIN LATERAL"
            " (SELECT article_id, event FROM articles_report WHERE event IS NOT NULL"
            " AND articles_filed_under(published_at, signs) @> ARRAY[number]) AS held"
            " WHERE given.article_id = ANY(%s::uuid[]) GROUP BY given.article_id, held.article_id, held.event"
            " HAVING count(*) >= %s) AS shared",
            [_AROUND.days, list(articles), KEYS_IN_COMMON],
        )
        return {event for (event,) in cursor.fetchall()}


def _heaviest_signs(first: datetime, last: datetime) -> list[tuple[UUID, list[int]]]:
    """The events of that time with the heaviest signs of each report."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT event, signs[1:%s] FROM articles_report WHERE published_at BETWEEN %s AND %s AND event IS NOT NULL",
            [LOOKED_UP, first, last],
        )
        found: list[tuple[UUID, list[int]]] = cursor.fetchall()
    return found


def _copies_of(reports: Iterable[Signed[UUID]], copies: Copies) -> set[UUID]:
    """All copies of these texts, and perhaps some that were copies before."""
    groups = {report.copy_group for report in reports if report.copy_group}
    stored = Article.objects.filter(copies__in=among(groups)).values_list("pk", flat=True)
    return {*stored, *(key for key, group in copies.items() if group in groups)}


def _events_of(articles: Collection[UUID]) -> set[UUID]:
    events = Report.objects.filter(article__in=among(articles)).values_list("event", flat=True)
    return {event for event in events if event}


def _in_reach(events: Collection[UUID], reports: Sequence[Signed[UUID]], copied: Collection[UUID]) -> QuerySet[Report]:
    """The reports of these events that lie around the given ones, and their copies."""
    near = Q()
    for first, last in _stretches(report.published_at for report in reports):
        near |= Q(published_at__range=(first, last))
    return Report.objects.filter(near | Q(article__in=among(copied)), event__in=among(events))


def _arranged(articles: Collection[UUID]) -> set[UUID]:
    """Those of the articles whose story somebody decided about."""
    decided = StoryDecision.objects.exclude(kind=StoryDecision.Kind.NAMED)
    named = decided.filter(Q(article__in=among(articles)) | Q(other__in=among(articles)))
    return {key for pair in named.values_list("article", "other") for key in pair if key}

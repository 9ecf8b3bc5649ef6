"""What stands beside the hits: how many of them each source, tag, name, month and reading state has.

Counts follow the query and every other filter. Choices that widen one another (sources, tags, months, states) are
counted as if none of their kind were chosen, so that each says what it would bring; names narrow one another.
"""

import calendar
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from typing import Any, TypeAlias
from uuid import UUID

from django.conf import settings
from django.db import connection

from ..models import Entity, Kind, Source, Tag
from .article_filters import ArticleFilter
from .search import Count, Search
from .search_plans import hits_sql

COUNTED = 20_000
"""Of more hits than these, the newest are counted."""

NAMED = 1_000
"""Hits whose names are counted: an article has a dozen names, so that they cost the most."""

_LONGEST = 8

# Each gives (value, count) and is written over hit(published_at, id, source_id).
_COUNTS = {
    "source": """
        SELECT source_id::text, count(*) FROM hit
        GROUP BY source_id ORDER BY count(*) DESC, source_id LIMIT %(most)s""",
    "tag": """
        SELECT link.tag_id::text, count(*) FROM hit JOIN articles_articletag link ON link.article_id = hit.id
        GROUP BY link.tag_id ORDER BY count(*) DESC, link.tag_id LIMIT %(most)s""",
    "entity": """
        SELECT id::text, hits FROM (
            SELECT entity.id, commonest.hits, row_number() OVER (
                PARTITION BY entity.kind ORDER BY commonest.hits DESC, entity.sort_key, entity.id
            ) AS place
            FROM (
                SELECT entity_id, count(*) AS hits FROM (
                    SELECT DISTINCT mention.article_id, mention.entity_id
                    FROM (SELECT id FROM hit ORDER BY published_at DESC, id DESC LIMIT %(named)s) named
                    JOIN articles_mention mention ON mention.article_id = named.id AND mention.decision <> 'rejected'
                ) each GROUP BY entity_id ORDER BY hits DESC LIMIT 300
            ) commonest JOIN articles_entity entity ON entity.id = commonest.entity_id
        ) ranked WHERE place <= %(most)s ORDER BY place""",
    "month": """
        SELECT to_char(published_at AT TIME ZONE %(zone)s, 'YYYY-MM') AS month, count(*) FROM hit
        GROUP BY month ORDER BY month DESC LIMIT 12""",
    "state": """
        SELECT coalesce(reading.state, 'unread') AS state, count(*) FROM hit LEFT JOIN articles_reading reading
            ON reading.article_id = hit.id AND reading.user_id = %(user)s GROUP BY 1
        UNION ALL SELECT 'important', count(*) FROM hit JOIN articles_reading reading
            ON reading.article_id = hit.id AND reading.user_id = %(user)s AND reading.important HAVING count(*) > 0""",
}
_ALL = "SELECT 'all', count(*) FROM hit"
_Counted: TypeAlias = dict[str, list[tuple[str, int]]]
_STATES = ("unread", "read", "important", "done")


@dataclass(frozen=True, slots=True)
class Choice:
    """One line of a facet; ``filters`` is the filter once it is clicked (on, or off where it is ``chosen``)."""

    value: Any
    count: int
    chosen: bool
    filters: ArticleFilter


@dataclass(frozen=True, slots=True)
class Facet:
    """``name``: source, tag, person, organisation, place, month or state. The value of a choice is the row, the first
    day of the month, or the state's code."""

    name: str
    choices: tuple[Choice, ...]


def facets(search: Search, count: Count) -> list[Facet]:
    """All facets that have a choice. One statement, one more for each kind of filter that is on, three for names.

    Where nothing is found, only what another choice of a filter that is on would bring.
    """
    counted: _Counted = {}
    for names, filters in _grouped(search.filters):
        if not count and filters == search.filters:
            continue
        nothing: _Counted = {}
        widened = replace(search, filters=filters)
        counted |= search.in_time("facets", partial(_count, widened, names, capped=count.number > COUNTED), nothing)
    return [facet for facet in _built(search.filters, counted) if facet.choices]


def _grouped(filters: ArticleFilter) -> Iterator[tuple[tuple[str, ...], ArticleFilter]]:
    """Which facets are counted under which filter."""
    wider = {
        "source": replace(filters, sources=()),
        "tag": replace(filters, tags=()),
        "month": replace(filters, after=None, before=None),
        "state": replace(filters, state=""),
    }
    alone = {name: changed for name, changed in wider.items() if changed != filters}
    yield tuple(name for name in _COUNTS if name not in alone), filters
    for name, changed in alone.items():
        yield (name,), changed


def _count(search: Search, names: Sequence[str], *, capped: bool) -> _Counted:
    found: _Counted = {name: [] for name in (*names, "all")}
    articles = search.matching()
    sql, params = hits_sql(articles.newest_first()[:COUNTED] if capped else articles)
    named = {f"p{number}": value for number, value in enumerate(params)}
    sql %= tuple(f"%({name})s" for name in named)
    counts = {name: _COUNTS[name] for name in names} | {"all": _ALL}
    each = " UNION ALL ".join(f"(SELECT '{name}', facet.* FROM ({count}) facet)" for name, count in counts.items())  # noqa: S608
    values = {"most": _LONGEST, "named": NAMED, "zone": settings.TIME_ZONE, "user": search.user.pk, **named}
    with connection.cursor() as cursor:
        cursor.execute(f"WITH hit AS MATERIALIZED ({sql}) {each}", values)
        for name, value, number in cursor.fetchall():
            found[name].append((value, number))
    if not capped:
        search.counted[search.filters] = found["all"][0][1]
    return found


def _built(filters: ArticleFilter, counted: _Counted) -> Iterator[Facet]:
    sources = _named(Source.objects, UUID, counted.get("source", ()))
    yield Facet("source", tuple(_toggle(filters, "sources", row, n) for row, n in sources))
    tags = _named(Tag.objects, int, counted.get("tag", ()))
    yield Facet("tag", tuple(_toggle(filters, "tags", row, n) for row, n in tags))
    entities = _named(Entity.objects, UUID, counted.get("entity", ()))
    for kind in Kind.values:
        yield Facet(kind, tuple(_toggle(filters, "entities", row, n) for row, n in entities if row.kind == kind))
    yield Facet("month", tuple(_month(filters, value, n) for value, n in counted.get("month", ())))
    states = dict(counted.get("state", ()))
    yield Facet("state", tuple(_state(filters, state, states[state]) for state in _STATES if state in states))


def _named(rows: Any, key: Any, counted: Iterable[tuple[str, int]]) -> list[tuple[Any, int]]:
    """Counted keys with their rows."""
    keys = [(key(value), number) for value, number in counted]
    found = rows.in_bulk([pk for pk, _number in keys])
    return [(found[pk], number) for pk, number in keys if pk in found]


def _toggle(filters: ArticleFilter, name: str, row: Any, count: int) -> Choice:
    values: tuple[Any, ...] = getattr(filters, name)
    chosen = row.pk in values
    left: Any = tuple(value for value in values if value != row.pk) if chosen else (*values, row.pk)
    return Choice(row, count, chosen, replace(filters, **{name: left}))


def _month(filters: ArticleFilter, value: str, count: int) -> Choice:
    first = date.fromisoformat(f"{value}-01")
    last = first.replace(day=calendar.monthrange(first.year, first.month)[1])
    chosen = (filters.after, filters.before) == (first, last)
    days = (None, None) if chosen else (first, last)
    return Choice(first, count, chosen, replace(filters, after=days[0], before=days[1]))


def _state(filters: ArticleFilter, state: str, count: int) -> Choice:
    chosen = filters.state == state
    return Choice(state, count, chosen, replace(filters, state="" if chosen else state))

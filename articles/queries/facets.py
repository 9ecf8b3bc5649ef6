"""What stands beside the hits: how many of them each source, tag, name, month … has, and how many each day has.

Counts follow the query and every other filter. Choices that widen one another (sources, tags, months, sizes of story,
states) are counted as if none of their kind were chosen or left out, so that each says what it would bring; names and
kinds of name narrow one another, and what is left out of them says what it keeps away.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import partial
from typing import Any, TypeAlias

from django.conf import settings
from django.db import connection

from .article_filters import ArticleFilter
from .facet_choices import Choice, choices_of, kept_of
from .search import Search
from .search_counts import Count

NAMED = 300
"""Hits whose names are counted: an article has a dozen names, so that they cost the most."""

_LONGEST = 8

# Each gives (value, count) and is written over hit(published_at, id, source_id, story_id, copies). ``kept`` are the
# values that are chosen or left out: they stay on the page however few hits they have.
_COUNTS = {
    "source": """
        SELECT source_id::text, count(*) FROM hit GROUP BY source_id
        ORDER BY source_id = ANY(%(kept_source)s::uuid[]) DESC, count(*) DESC, source_id
        LIMIT %(most)s + cardinality(%(kept_source)s::uuid[])""",
    "tag": """
        SELECT link.tag_id::text, count(*) FROM hit JOIN articles_articletag link ON link.article_id = hit.id
        GROUP BY link.tag_id ORDER BY link.tag_id = ANY(%(kept_tag)s::bigint[]) DESC, count(*) DESC, link.tag_id
        LIMIT %(most)s + cardinality(%(kept_tag)s::bigint[])""",
    "entity": """
        SELECT id::text, hits FROM (
            SELECT entity.id, commonest.hits, row_number() OVER (
                PARTITION BY entity.kind
                ORDER BY entity.id = ANY(%(kept_entity)s::uuid[]) DESC, commonest.hits DESC, entity.sort_key, entity.id
            ) AS place
            FROM (
                SELECT entity_id, count(*) AS hits FROM named GROUP BY entity_id
                ORDER BY entity_id = ANY(%(kept_entity)s::uuid[]) DESC, hits DESC LIMIT 300
            ) commonest JOIN articles_entity entity ON entity.id = commonest.entity_id
        ) ranked WHERE place <= %(most)s + cardinality(%(kept_entity)s::uuid[]) ORDER BY place""",
    "kind": """
        SELECT kind, count(*) FROM (
            SELECT DISTINCT named.article_id, entity.kind FROM named
            JOIN articles_entity entity ON entity.id = named.entity_id
        ) each GROUP BY kind""",
    "month": """
        SELECT to_char(day, 'YYYY-MM') AS month, sum(hits)::bigint FROM days GROUP BY month
        ORDER BY to_char(day, 'YYYY-MM') = ANY(%(kept_month)s::text[]) DESC, month DESC
        LIMIT 12 + cardinality(%(kept_month)s::text[])""",
    "outlets": """
        SELECT CASE WHEN source_count >= 5 THEN '5+' WHEN source_count >= 2 THEN '2-4' ELSE '1' END, count(*)
        FROM hit LEFT JOIN articles_story story ON story.id = hit.story_id GROUP BY 1""",
    "state": """
        SELECT state, sum(hits)::bigint FROM marked GROUP BY state
        UNION ALL SELECT 'important', sum(hits)::bigint FROM marked WHERE important HAVING sum(hits) > 0""",
    "day": "SELECT to_char(day, 'YYYY-MM-DD'), hits FROM days",
    "left out": """
        SELECT entity_id::text, count(*) FROM named
        WHERE entity_id = ANY(%(kept_entity)s::uuid[]) GROUP BY entity_id""",
    "kind left out": """
        SELECT entity.kind, count(DISTINCT named.article_id) FROM named
        JOIN articles_entity entity ON entity.id = named.entity_id
        WHERE entity.kind = ANY(%(kept_kind)s::text[]) GROUP BY entity.kind""",
}
_BESIDE = ("source", "kind", "entity", "tag", "month", "outlets", "state", "day")
_OF_NAMES = {"entity", "kind", "left out", "kind left out"}
_BEFORE = {
    """
    , named AS MATERIALIZED (
        SELECT DISTINCT mention.article_id, mention.entity_id
        FROM (SELECT id FROM hit ORDER BY published_at DESC, id DESC LIMIT %(named)s) newest
        JOIN articles_mention mention ON mention.article_id = newest.id AND mention.decision <> 'rejected'
    )""": _OF_NAMES,
    """
    , days AS MATERIALIZED (
        SELECT (published_at AT TIME ZONE %(zone)s)::date AS day, count(*) AS hits FROM hit GROUP BY 1
    )""": {"month", "day"},
    """
    , marked AS MATERIALIZED (
        SELECT coalesce(reading.state, 'unread') AS state, coalesce(reading.important, false) AS important,
            count(*) AS hits
        FROM hit LEFT JOIN articles_reading reading
            ON reading.article_id = hit.id AND reading.user_id = %(user)s
        GROUP BY 1, 2
    )""": {"state"},
}
"""What some of them are counted over, made once."""

_ALL = "SELECT 'all', count(*) FROM hit"
_Counted: TypeAlias = dict[str, list[tuple[str, int]]]


@dataclass(frozen=True, slots=True)
class Facet:
    """``name``: source, kind, person, organisation, place, tag, month, outlets or state. The value of a choice is the
    row, the first day of the month, or the code of the others. ``about`` where the counts are those of a sample."""

    name: str
    choices: tuple[Choice, ...]
    about: bool = False


@dataclass(slots=True)
class Beside:
    """``days``: how many hits each day has that has any, ``about`` as many if they are a sample."""

    facets: list[Facet] = field(default_factory=list)
    days: dict[date, int] = field(default_factory=dict)
    about: bool = False


def facets(search: Search, count: Count) -> list[Facet]:
    """All facets that have a choice."""
    return beside(search, count).facets


def beside(search: Search, count: Count) -> Beside:
    """Facets and days. One statement; a count and a statement more for each kind of filter that is on, three for names.

    Where nothing is found, only what another choice of a filter that is on would bring.
    """
    kept = kept_of(search.filters)
    counted: _Counted = {}
    sampled: set[str] = set()
    found = Beside()
    for names, filters in _grouped(search.filters):
        own = filters == search.filters
        if own and not count:
            continue
        widened = search if own else replace(search, filters=filters)
        ask = partial(_count, widened, names, kept, count if own else None)
        counts = search.in_time("facets", ask, _Counts({}))
        counted |= counts.found
        sampled |= set(names) if counts.about else set()
        if own:
            found.about = counts.about
    found.days = {date.fromisoformat(day): number for day, number in counted.pop("day", ())}
    if count:
        _keep(kept, counted)
    built = (Facet(name, choices, name in sampled) for name, choices in choices_of(search.filters, counted))
    found.facets = [facet for facet in built if facet.choices]
    return found


def _keep(kept: dict[str, tuple[Any, ...]], counted: _Counted) -> None:
    """Gives what is chosen or left out a line, also where it has no hits."""
    for name, left_out in (("entity", "left out"), ("kind", "kind left out")):
        seen = {value for value, _number in counted.get(name, ())}
        counted[left_out] = [(value, n) for value, n in counted.get(left_out, ()) if value not in seen]
    for name, values in kept.items():
        more = {"entity": "left out", "kind": "kind left out"}.get(name, name)
        seen = {value for one in (name, more) for value, _number in counted.get(one, ())}
        counted[more] = [*counted.get(more, ()), *((str(value), 0) for value in values if str(value) not in seen)]


def _grouped(filters: ArticleFilter) -> Iterator[tuple[tuple[str, ...], ArticleFilter]]:
    """Which facets are counted under which filter."""
    wider = {
        "source": replace(filters, sources=(), without_sources=()),
        "tag": replace(filters, tags=(), without_tags=()),
        "month": replace(filters, after=None, before=None, without_months=()),
        "outlets": replace(filters, outlets=(), without_outlets=()),
        "state": replace(filters, state="", without_states=()),
    }
    alone = {name: changed for name, changed in wider.items() if changed != filters}
    yield tuple(name for name in _BESIDE if name not in alone), filters
    for name, changed in alone.items():
        yield (name,), changed
    if filters.without_entities:
        yield ("left out",), replace(filters, without_entities=())
    if filters.without_kinds:
        yield ("kind left out",), replace(filters, without_kinds=())


@dataclass(frozen=True, slots=True)
class _Counts:
    found: _Counted
    about: bool = False


def _count(search: Search, names: Sequence[str], kept: dict[str, tuple[Any, ...]], count: Count | None) -> _Counts:
    rows = search.rows_to_count(search.count() if count is None else count)
    sql = rows.sql % tuple(f"%(p{number})s" for number in range(len(rows.params)))
    counts = {name: _COUNTS[name] for name in names} | {"all": _ALL}
    each = " UNION ALL ".join(f"(SELECT '{name}', facet.* FROM ({one}) facet)" for name, one in counts.items())  # noqa: S608
    before = "".join(part for part, users in _BEFORE.items() if users & set(names))
    values: dict[str, Any] = {"most": _LONGEST, "named": NAMED, "zone": settings.TIME_ZONE, "user": search.user.pk}
    values |= {f"p{number}": value for number, value in enumerate(rows.params)}
    values |= {f"kept_{name}": list(listed) for name, listed in kept.items()}
    found: _Counted = {name: [] for name in counts}
    with connection.cursor() as cursor:
        # The planner takes a few thousand hits for more and then reads whole tables to join them.
        cursor.execute("SET LOCAL enable_hashjoin = off")
        cursor.execute(f"WITH hit AS MATERIALIZED ({sql}) {before} {each}", values)
        for name, value, number in cursor.fetchall():
            exact = rows.factor == 1 or name in _OF_NAMES
            found[name].append((value, number if exact else about(number * rows.factor)))
        cursor.execute("SET LOCAL enable_hashjoin = on")
    everything = found.pop("all")[0][1]
    if rows.factor == 1:
        search.counted[search.filters] = everything
    return _Counts(found, rows.factor > 1)


def about(number: float) -> int:
    """A number that was guessed, in two significant digits: 1,234 is about 1,200."""
    whole = round(number)
    return round(whole, 2 - len(str(whole)))

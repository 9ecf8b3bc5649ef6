"""The lines of a facet, each with the filters that it leads to: with its value, without it, or with neither said."""

import calendar
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any
from uuid import UUID

from ..models import Entity, Kind, Source, Tag
from .article_filters import OUTLETS, ArticleFilter

_STATES = ("unread", "read", "important", "done")


@dataclass(frozen=True, slots=True)
class Choice:
    """One line of a facet. ``filters`` is the filter once its value is chosen, ``without`` once it is left out: the
    filter with neither where it is chosen, or left out, already."""

    value: Any
    count: int
    chosen: bool
    filters: ArticleFilter
    left_out: bool
    without: ArticleFilter


Counts = Mapping[str, Sequence[tuple[str, int]]]


def kept_of(filters: ArticleFilter) -> dict[str, tuple[Any, ...]]:
    """The values that are chosen or left out, by facet, as the counts name them: they stay on the page."""
    month = _chosen_month(filters)
    months = (*filters.without_months, month) if month else filters.without_months
    return {
        "source": filters.sources + filters.without_sources,
        "tag": filters.tags + filters.without_tags,
        "entity": filters.entities + filters.without_entities,
        "kind": filters.without_kinds,
        "month": tuple(f"{month:%Y-%m}" for month in months),
    }


def choices_of(filters: ArticleFilter, counts: Counts) -> Iterator[tuple[str, tuple[Choice, ...]]]:
    """The name and the lines of each facet, in the order in which they stand on the page. Three queries at most."""
    sources = _rows(Source.objects, UUID, counts.get("source", ()))
    yield "source", tuple(_several(filters, "sources", row.pk, row, n) for row, n in sources)
    kinds = {**dict(counts.get("kind left out", ())), **dict(counts.get("kind", ()))}
    yield "kind", tuple(_several(filters, "kinds", kind, kind, kinds[kind]) for kind in Kind.values if kind in kinds)
    entities = _rows(Entity.objects, UUID, (*counts.get("entity", ()), *counts.get("left out", ())))
    for kind in Kind.values:
        named = [(row, number) for row, number in entities if row.kind == kind]
        yield kind, tuple(_several(filters, "entities", row.pk, row, n) for row, n in named)
    tags = _rows(Tag.objects, int, counts.get("tag", ()))
    yield "tag", tuple(_several(filters, "tags", row.pk, row, n) for row, n in tags)
    yield "month", tuple(_month(filters, value, n) for value, n in sorted(counts.get("month", ()), reverse=True))
    sizes = dict(counts.get("outlets", ()))
    yield "outlets", tuple(_several(filters, "outlets", size, size, sizes[size]) for size in OUTLETS if size in sizes)
    states = dict(counts.get("state", ()))
    yield "state", tuple(_state(filters, state, states[state]) for state in _STATES if state in states)


def _rows(rows: Any, key: Callable[[str], Any], counted: Iterable[tuple[str, int]]) -> list[tuple[Any, int]]:
    """Counted keys with their rows."""
    keys = [(key(value), number) for value, number in counted]
    found = rows.in_bulk([pk for pk, _number in keys]) if keys else {}
    return [(found[pk], number) for pk, number in keys if pk in found]


def _several(filters: ArticleFilter, name: str, key: Any, value: Any, count: int) -> Choice:
    """A line of a facet of which several values may be chosen."""
    chosen, left_out = key in getattr(filters, name), key in getattr(filters, f"without_{name}")
    neither = _less(_less(filters, name, key), f"without_{name}", key)
    return Choice(
        value,
        count,
        chosen,
        neither if chosen else _more(neither, name, key),
        left_out,
        neither if left_out else _more(neither, f"without_{name}", key),
    )


def _more(filters: ArticleFilter, name: str, key: Any) -> ArticleFilter:
    more: Any = {name: (*getattr(filters, name), key)}
    return replace(filters, **more)


def _less(filters: ArticleFilter, name: str, key: Any) -> ArticleFilter:
    less: Any = {name: tuple(value for value in getattr(filters, name) if value != key)}
    return replace(filters, **less)


def _month(filters: ArticleFilter, value: str, count: int) -> Choice:
    first = date.fromisoformat(f"{value}-01")
    last = first.replace(day=calendar.monthrange(first.year, first.month)[1])
    chosen, left_out = _chosen_month(filters) == first, first in filters.without_months
    neither = _less(replace(filters, after=None, before=None) if chosen else filters, "without_months", first)
    return Choice(
        first,
        count,
        chosen,
        neither if chosen else replace(neither, after=first, before=last),
        left_out,
        neither if left_out else _more(neither, "without_months", first),
    )


def _chosen_month(filters: ArticleFilter) -> date | None:
    """The first day of the month that is the whole of the time chosen."""
    first, last = filters.after, filters.before
    if first is None or last is None or first.day > 1 or (first.year, first.month) != (last.year, last.month):
        return None
    return first if last.day == calendar.monthrange(first.year, first.month)[1] else None


def _state(filters: ArticleFilter, state: str, count: int) -> Choice:
    chosen, left_out = filters.state == state, state in filters.without_states
    neither = _less(replace(filters, state="") if chosen else filters, "without_states", state)
    return Choice(
        state,
        count,
        chosen,
        neither if chosen else replace(neither, state=state),
        left_out,
        neither if left_out else _more(neither, "without_states", state),
    )

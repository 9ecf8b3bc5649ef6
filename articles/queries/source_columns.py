"""What is compared with what: sources and camps as columns that no source stands in twice."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from django.db import connection

from ..models import Camp, Source
from .volume import desk_day, midnight

MOST_COLUMNS = 6
DAYS = 30
"""A time that nobody chose is the 30 days up to the newest article."""


@dataclass(frozen=True, slots=True)
class Column:
    """A source, or a camp less ``apart``, its sources that stand in a column before it or on their own."""

    value: Source | Camp
    sources: tuple[Source, ...]
    apart: tuple[Source, ...] = ()

    @property
    def camp(self) -> Camp | None:
        return self.value if isinstance(self.value, Camp) else None

    @property
    def ids(self) -> tuple[UUID, ...]:
        return tuple(source.pk for source in self.sources)


def columns_of(camps: Iterable[Camp], sources: Sequence[Source]) -> list[Column]:
    """Camps first, in the order asked; a camp of which nothing is left is left out. ``camps`` with their sources
    fetched before cost no query."""
    taken = {source.pk for source in sources}
    columns = []
    for camp in camps:
        members = sorted(camp.sources.all(), key=lambda source: (source.sort_key, source.pk))
        own = tuple(source for source in members if source.pk not in taken)
        apart = tuple(source for source in members if source.pk in taken)
        taken |= {source.pk for source in own}
        if own:
            columns.append(Column(camp, own, apart))
    return columns + [Column(source, (source,)) for source in sources]


def expected_days(columns: Collection[Column], after: date | None, before: date | None) -> tuple[date, date] | None:
    """First and last day of what is compared: as asked, or the 30 days up to the newest article that the columns have
    by then; None where there is none. One query."""
    newest = _newest([pk for column in columns for pk in column.ids], before)
    if newest is None:
        return (after, before) if after and before else None
    last = before or desk_day(newest)
    first = after or desk_day(newest) - timedelta(days=DAYS - 1)
    return (first, max(first, last))


def _newest(sources: Collection[UUID], before: date | None) -> datetime | None:
    statement = """
        SELECT max(newest.published_at) FROM unnest(%(sources)s::uuid[]) AS asked(source) CROSS JOIN LATERAL (
            SELECT a.published_at FROM articles_article AS a
            WHERE a.source_id = asked.source AND (%(end)s::timestamptz IS NULL OR a.published_at < %(end)s)
            ORDER BY a.published_at DESC LIMIT 1
        ) AS newest"""
    end = midnight(before + timedelta(days=1)) if before else None
    with connection.cursor() as cursor:
        cursor.execute(statement, {"sources": list(sources), "end": end})
        row = cursor.fetchone()
    return row[0] if row else None

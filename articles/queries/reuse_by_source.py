"""How much of what a source publishes is taken from others: whose text, how late, how often credited."""

from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from statistics import median_low
from uuid import UUID

from django.db import connection

from ..models import Article, Source
from .lineage import READ_BY_LINEAGE, Member, lineage_of

NEWEST = 100
"""Articles of a source that are looked at, the newest."""

EARLIEST = 4
"""Copies of its text in other sources with which each is compared, the earliest: 500 texts are read at most."""

_COPY = 0.5


@dataclass(frozen=True, slots=True)
class ReuseRow:
    """What a source has from one agency, or from one other source where no agency is named. Half of its copies came
    within ``median_behind``, which is None where no two times are known to the minute."""

    whose: str
    source: Source | None
    articles: int
    median_behind: timedelta | None
    credited: int | None
    """Of these articles, those that name the agency; None where there is none to name."""


@dataclass(frozen=True, slots=True)
class SourceReuse:
    """``articles`` were looked at, ``shared`` of them have copies in other sources, and of these ``copies`` stand at
    least half in an earlier one."""

    articles: int
    shared: int
    copies: int
    rows: list[ReuseRow]

    @property
    def share(self) -> float | None:
        return self.copies / self.articles if self.articles else None


def reuse_by_source(source: Source, first: datetime | None = None, last: datetime | None = None) -> SourceReuse:
    """Of the newest ``NEWEST`` articles of ``source`` published in ``[first, last)``, those that were taken from
    others, most taken from first. Three queries, whatever the size of the desk."""
    own = Article.objects.from_source(source).published_between(first, last).newest_first()
    newest = list(own.select_related("source").only(*READ_BY_LINEAGE, "copies")[:NEWEST])
    others = _others(source, {article.copies for article in newest if article.copies})
    copies = []
    for article in newest:
        beside = others.get(article.copies, []) if article.copies else []
        lineage = lineage_of([article, *beside]) if beside else None
        here = next((m for m in lineage.members if m.article.pk == article.pk), None) if lineage else None
        if here and here.parents and here.parents[0].share >= _COPY:
            copies.append(here)
    shared = sum(1 for article in newest if article.copies in others)
    return SourceReuse(len(newest), shared, len(copies), _rows(copies))


def _others(source: Source, groups: Collection[UUID]) -> dict[UUID, list[Article]]:
    """Group of copies -> its earliest articles of other sources."""
    statement = """
        SELECT other.id FROM unnest(%s::uuid[]) AS given(id) CROSS JOIN LATERAL (
            SELECT a.id FROM articles_article AS a WHERE a.copies = given.id AND a.source_id <> %s
            ORDER BY a.published_at, a.id LIMIT %s
        ) AS other"""
    if not groups:
        return {}
    with connection.cursor() as cursor:
        cursor.execute(statement, [list(groups), source.pk, EARLIEST])
        ids = [pk for (pk,) in cursor.fetchall()]
    found: dict[UUID, list[Article]] = defaultdict(list)
    for article in Article.objects.filter(pk__in=ids).select_related("source").only(*READ_BY_LINEAGE, "copies"):
        if article.copies:
            found[article.copies].append(article)
    return dict(found)


def _rows(copies: Sequence[Member]) -> list[ReuseRow]:
    taken: dict[tuple[str, Source | None], list[Member]] = defaultdict(list)
    for member in copies:
        parent = member.parents[0].article.source
        taken[(member.really.agency, None) if member.really else (parent.name, parent)].append(member)
    rows = [_row(whose, source, members) for (whose, source), members in taken.items()]
    return sorted(rows, key=lambda row: (-row.articles, row.whose))


def _row(whose: str, source: Source | None, members: Sequence[Member]) -> ReuseRow:
    behind = [apart for member in members if (apart := member.parents[0].apart) is not None]
    credited = None if source else sum(1 for member in members if whose in member.credits)
    return ReuseRow(whose, source, len(members), median_low(behind) if behind else None, credited)

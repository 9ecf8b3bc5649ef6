"""Sources with what they publish: how much, when last, how much of it others had first, whom they credit."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from typing import Any
from uuid import UUID

from django.db import connection
from django.db.models import Count, F, Max, Min, Window

from ..analysis.timeline import Window as Days
from ..analysis.timeline import window_holding
from ..models import Article, Entity, Source
from ..models.article import COPIED, ArticleQuerySet
from .entity_page import Share, shares
from .volume import desk_day, window_counts

NAMES_OF = 500
"""Whom a source names most is counted over its newest articles alone."""


@dataclass(frozen=True, slots=True)
class ListedSource:
    source: Source
    articles: int
    last: datetime | None
    copies: int
    """Articles whose text another article had before."""
    credits: list[str]
    """The two agencies that it credits most."""

    @property
    def share_of_copies(self) -> float | None:
        return self.copies / self.articles if self.articles else None


def source_list(order: str = "name") -> list[ListedSource]:
    """All sources by ``name``, ``articles`` or ``last``, in three queries. A desk has hundreds of them at most."""
    counted = Article.objects.order_by().values("source")
    counted = counted.annotate(n=Count("pk"), last=Max("published_at"), copies=Count("pk", filter=COPIED))
    counts = counted.values_list("source", "n", "last", "copies")
    seen = {source: (n, last, copies) for source, n, last, copies in counts}
    credited = _credits_most_given(2)
    rows = [
        ListedSource(source, *seen.get(source.pk, (0, None, 0)), credited.get(source.pk, []))
        for source in Source.objects.in_order()
    ]
    if order == "articles":
        rows.sort(key=lambda row: -row.articles)
    elif order == "last":
        rows.sort(key=lambda row: row.last.timestamp() if row.last else 0.0, reverse=True)
    return rows


def _credits_most_given(most: int) -> dict[UUID, list[str]]:
    """The agencies that each source credits most, commonest first."""
    statement = """
        SELECT source_id, name FROM (
            SELECT a.source_id, c.name,
                   row_number() OVER (PARTITION BY a.source_id ORDER BY count(*) DESC, c.name) AS place
            FROM articles_article a, jsonb_array_elements_text(a.credits) AS c(name)
            GROUP BY a.source_id, c.name
        ) AS counted WHERE place <= %s ORDER BY source_id, place"""
    given: dict[UUID, list[str]] = defaultdict(list)
    with connection.cursor() as cursor:
        cursor.execute(statement, [most])
        for source, name in cursor.fetchall():
            given[source].append(name)
    return given


# Each article and name is looked up by itself (OFFSET keeps the planner to it, which would else read all names).
_NAMES = """
    SELECT kind, id, articles FROM (
        SELECT e.kind, c.id, c.articles, row_number() OVER (PARTITION BY e.kind ORDER BY c.articles DESC, c.id) AS place
        FROM (
            SELECT m.entity_id AS id, count(*) AS articles
            FROM (
                SELECT id FROM articles_article WHERE source_id = %s ORDER BY published_at DESC, id DESC LIMIT %s
            ) AS a CROSS JOIN LATERAL (
                SELECT DISTINCT entity_id FROM articles_mention
                WHERE article_id = a.id AND decision <> 'rejected' OFFSET 0
            ) AS m GROUP BY m.entity_id
        ) AS c CROSS JOIN LATERAL (SELECT kind FROM articles_entity WHERE id = c.id OFFSET 0) AS e
    ) AS placed WHERE place <= %s ORDER BY kind, place"""


@dataclass
class SourcePage:
    """What one source's page shows; each part is one query, or two, and bounded."""

    source: Source

    @property
    def articles(self) -> ArticleQuerySet:
        return Article.objects.from_source(self.source)

    @cached_property
    def totals(self) -> dict[str, Any]:
        """``articles``, ``copies`` (of a text that another article had before), ``first`` and ``last``."""
        return self.articles.aggregate(
            articles=Count("pk"), copies=Count("pk", filter=COPIED), first=Min("published_at"), last=Max("published_at")
        )

    @property
    def share_of_copies(self) -> float | None:
        articles: int = self.totals["articles"]
        return self.totals["copies"] / articles if articles else None

    @cached_property
    def window(self) -> Days | None:
        first, last = self.totals["first"], self.totals["last"]
        return window_holding(desk_day(first), desk_day(last)) if first else None

    def volume(self) -> list[int]:
        return window_counts(self.articles, self.window) if self.window else []

    def names(self, most: int = 10) -> dict[str, list[Share]]:
        """Of each kind, the names that stand in most of its newest articles."""
        with connection.cursor() as cursor:
            cursor.execute(_NAMES, [self.source.pk, NAMES_OF, most])
            rows = cursor.fetchall()
        counted: dict[str, list[tuple[UUID, int]]] = defaultdict(list)
        for kind, entity, count in rows:
            counted[kind].append((entity, count))
        named = Entity.objects.in_bulk([entity for _kind, entity, _count in rows])
        return {kind: shares(named, found) for kind, found in counted.items()}

    def credits(self, most: int = 10) -> list[Share]:
        """Agencies that it credits, by articles; ``of`` is the agency's name."""
        statement = """
            SELECT c.name, sum(given.articles)::int FROM (
                SELECT credits, count(*) AS articles FROM articles_article
                WHERE source_id = %s AND credits <> '[]' GROUP BY credits
            ) AS given, jsonb_array_elements_text(given.credits) AS c(name)
            GROUP BY c.name ORDER BY 2 DESC, c.name LIMIT %s"""
        with connection.cursor() as cursor:
            cursor.execute(statement, [self.source.pk, most])
            rows: Sequence[tuple[str, int]] = cursor.fetchall()
        return [Share(name, count, count / rows[0][1]) for name, count in rows]

    def opened(self, most: int = 10) -> tuple[list[Article], int]:
        """Its newest articles that opened a story that others told too, and how many have."""
        first = self.articles.filter(story__source_count__gt=1, published_at=F("story__first_published_at"))
        counted = first.annotate(number=Window(Count("pk"))).select_related("story")
        shown: list[Any] = list(counted.for_lists().newest_first()[:most])
        return shown, shown[0].number if shown else 0

    def newest(self, most: int = 10) -> list[Article]:
        return list(self.articles.for_lists().newest_first()[:most])

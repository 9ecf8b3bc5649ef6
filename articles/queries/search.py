"""Articles that a query and a filter find: how many, a page of them, the newest or the most relevant first.

The planner cannot know how common a word is in a vector that we wrote, and for a rare one it walks the whole date
index (seconds at a million articles). So hits are counted first, which the page shows anyway, and the count chooses:
few hits are collected through the text index and sorted, many are met soon on a walk down the date index.
"""

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any, TypeVar
from uuid import UUID

from django.contrib.postgres.search import SearchVectorField
from django.db import OperationalError, connection, transaction
from django.db.models import Exists, Lookup, OuterRef
from psycopg.errors import QueryCanceled

from ..language.query_compiler import only_excluded, to_tsquery
from ..language.query_tree import Query
from ..models import Article, User
from ..models.article import ArticleQuerySet
from .article_filters import ArticleFilter
from .keyset import Page, cursor_of, page_of, read_cursor

PAGE = 20
MANY = 5_000
"""Hits that are always collected: a common word may still be rare in the part of the desk that a page shows."""

RANKED = 500
"""How many of the newest hits are ranked by relevance: ranking a common word over a whole desk takes seconds."""

TIMEOUT = 2_000
"""Milliseconds for one statement of a search."""

T = TypeVar("T")


@SearchVectorField.register_lookup
class FoundBy(Lookup):
    """``search__found_by=tsquery``, where the tsquery was compiled by us."""

    lookup_name = "found_by"
    prepare_rhs = False

    def as_sql(self, compiler: Any, connection: Any) -> tuple[str, tuple[str | int, ...]]:
        sql, params = self.process_lhs(compiler, connection)
        return f"{sql} @@ %s::tsquery", (*params, str(self.rhs))


@dataclass(frozen=True, slots=True)
class Count:
    number: int
    exact: bool = True

    def __bool__(self) -> bool:
        return self.number > 0


@dataclass(slots=True)
class Search:
    """A query and a filter, asked by ``user``. Ask inside ``with within_time()``."""

    query: Query
    filters: ArticleFilter
    user: User
    late: list[str] = field(default_factory=list)
    """What the time limit cut off: ``count``, ``hits``, ``facets``."""
    counted: dict[ArticleFilter, int] = field(default_factory=dict)
    """How many hits the query has under other filters, as far as the facets had to count them."""

    @property
    def asks(self) -> bool:
        """Whether anything can be searched for: a query of which nothing was understood finds nothing."""
        return bool(self.query) or (bool(self.filters) and not self.query.text.strip())

    @property
    def tsquery(self) -> str:
        return to_tsquery(self.query)

    def articles(self) -> ArticleQuerySet:
        """All hits, in no order; none where nothing can be searched for."""
        return self.matching() if self.asks else Article.objects.none()

    def matching(self) -> ArticleQuerySet:
        """All articles that the query and the filter let through, be they empty."""
        found = self.filters.apply(Article.objects.all(), self.user)
        left_out = only_excluded(self.query)
        if left_out:
            return found.exclude(Exists(Article.objects.filter(pk=OuterRef("pk"), search__found_by=left_out)))
        return found.filter(search__found_by=self.tsquery) if self.query else found

    def count(self) -> Count:
        """How many hits; the planner's guess where counting takes too long."""
        if not self.asks:
            return Count(0)
        number = self.in_time("count", lambda: self.articles().order_by().count(), None)
        if number is not None:
            return Count(number)
        plan = json.loads(self.articles().values("pk").explain(format="json"))
        return Count(max(1, round(plan[0]["Plan"]["Plan Rows"])), exact=False)

    def newest(self, count: Count, *, older: str = "", newer: str = "", size: int = PAGE) -> Page:
        """One page of hits, newest first, beside the given cursor."""
        if not count:
            return Page([])
        return self.in_time("hits", lambda: self._newest(count, older, newer, size), Page([]))

    def _newest(self, count: Count, older: str, newer: str, size: int) -> Page:
        if _is_many(count.number, size):
            with _walking():
                return page_of(self.articles().for_lists().select_related("story"), older=older, newer=newer, size=size)
        ids = self._few(older, newer, size + 1)
        return page_of(_shown().filter(pk__in=ids), older=older, newer=newer, size=size)

    def _few(self, older: str, newer: str, most: int) -> list[UUID]:
        before, after = read_cursor(newer), read_cursor(older)
        sql, params = hits_sql(self.articles())
        beside, order = "", "DESC"
        if before:
            beside, order = "WHERE (published_at, id) > (%s, %s)", "ASC"
        elif after:
            beside = "WHERE (published_at, id) < (%s, %s)"
        return _ids(
            f"WITH hit AS MATERIALIZED ({sql}) SELECT id FROM hit {beside} "  # noqa: S608 (no value is in the text)
            f"ORDER BY published_at {order}, id {order} LIMIT %s",
            [*params, *(before or after or ()), most],
        )

    def most_relevant(self, count: Count, *, older: str = "", newer: str = "", size: int = PAGE) -> Page:
        """One page of the newest 500 hits, the most relevant first: headline before lead before the rest."""
        if not count:
            return Page([])
        nothing: list[UUID] = []
        ids = self.in_time("hits", lambda: self._ranked(count), nothing)
        place = {pk: number for number, pk in enumerate(ids)}
        before, after = read_cursor(newer), read_cursor(older)
        first = place[after[1]] + 1 if after and after[1] in place else 0
        if before and before[1] in place:
            first = max(0, place[before[1]] - size)
        found = _shown().in_bulk(ids[first : first + size])
        rows = [found[pk] for pk in ids[first : first + size] if pk in found]
        if not rows:
            return Page([])
        return Page(
            rows,
            newer=cursor_of(rows[0]) if first else "",
            older=cursor_of(rows[-1]) if first + size < len(ids) else "",
        )

    def _ranked(self, count: Count) -> list[UUID]:
        newest = self.articles().newest_first()[:RANKED] if _is_many(count.number, RANKED) else self.articles()
        sql, params = hits_sql(newest)
        return _ids(
            f"WITH hit AS MATERIALIZED ({sql}), newest AS MATERIALIZED "  # noqa: S608 (no value is in the text)
            "(SELECT id FROM hit ORDER BY published_at DESC, id DESC LIMIT %s) "
            "SELECT article.id FROM newest JOIN articles_article article USING (id) "
            "ORDER BY ts_rank(article.search, %s::tsquery, 1) DESC, article.published_at DESC, article.id DESC",
            [*params, RANKED, self.tsquery],
        )

    def in_time(self, what: str, ask: Callable[[], T], otherwise: T) -> T:
        """The answer of ``ask``, or ``otherwise`` where the time limit cut it off."""
        try:
            with transaction.atomic():
                return ask()
        except OperationalError as error:
            if not isinstance(error.__cause__, QueryCanceled):
                raise
            self.late.append(what)
            return otherwise


def hits_sql(articles: ArticleQuerySet) -> tuple[str, tuple[Any, ...]]:
    """A SELECT of ``published_at``, ``id`` and ``source_id`` of ``articles``, to stand inside another."""
    sql, params = articles.values("published_at", "id", "source_id").query.sql_with_params()
    return sql, params


def _shown() -> ArticleQuerySet:
    return Article.objects.for_lists().select_related("source", "story")


def _is_many(hits: int, wanted: int) -> bool:
    """Whether a walk down the date index meets ``wanted`` hits sooner than all hits are collected and sorted."""
    if hits <= MANY:
        return False
    with connection.cursor() as cursor:
        cursor.execute("SELECT reltuples FROM pg_class WHERE oid = 'articles_article'::regclass")
        articles = max(cursor.fetchone()[0], hits)
    return bool(hits * hits > wanted * articles)


def _ids(sql: str, params: list[Any]) -> list[UUID]:
    with connection.cursor() as cursor:
        cursor.execute(sql, params)
        return [row[0] for row in cursor.fetchall()]


@contextmanager
def _walking() -> Iterator[None]:
    """Keeps the planner on the date index."""
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL enable_bitmapscan = off")
        yield
        cursor.execute("SET LOCAL enable_bitmapscan = on")


@contextmanager
def within_time(milliseconds: int = TIMEOUT) -> Iterator[None]:
    """A transaction in which no statement runs longer than ``milliseconds``.

    Reading the whole table is left to the last: the planner takes it for cheap because it does not see that every
    vector would be fetched from where long values are kept (160 ms against 6 for a word in a third of 12,000 articles).
    A table that must be read whole all the same, such as a dozen tags, then seems to cost so much that its statement
    would be compiled (25 ms each time); so nothing is.
    """
    limits = {"statement_timeout": str(milliseconds), "enable_seqscan": "off", "jit": "off"}
    with transaction.atomic(), connection.cursor() as cursor:
        settings = ", ".join("set_config(%s, %s, true)" for _limit in limits)
        cursor.execute(f"SELECT {settings}", [text for limit in limits.items() for text in limit])
        yield
        cursor.execute("; ".join(f"SET LOCAL {name} TO DEFAULT" for name in limits))

"""What is read: pages of hits, counts, whole pages of results."""

from bisect import bisect_left
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from functools import cached_property
from itertools import cycle
from uuid import UUID

from django.db import connection
from django.urls import reverse

from articles.language.query_compiler import to_tsquery
from articles.language.query_syntax import parse
from articles.models import Article, Tag, User
from articles.queries.article_filters import ArticleFilter
from articles.queries.keyset import cursor_at
from articles.queries.search import Search, Sort
from articles.queries.search_counts import Count
from articles.queries.time_limit import within_time

from .corpus import LAST_DAY, Corpus, entity_id, share_of, source_id
from .corpus_load import READER
from .measuring import Timing, Visitor, timing_of
from .search import COMMON_LIMIT, COUNT_LIMIT, DEEP_LIMIT, LOOK_UPS, PAGE_LIMIT, WHOLE_LIMIT, Table, address

TIMES = 30
WHOLE = (
    *("rare word", "medium word", "between word", "common word", "two common words", "phrase of a name"),
    *("phrase of common words", "common word, a source", "common word, a month", "common word, unread"),
    *("medium word, the busiest name", "the busiest name", "a source"),
)
_SETTINGS = ("server_version", "shared_buffers", "work_mem", "effective_cache_size", "fsync", "jit")


class Desk:
    """Words and names of the corpus by how common they are."""

    def __init__(self, articles: int, seed: int) -> None:
        self.articles = articles
        self.corpus = Corpus(articles, seed)
        self.words = self.corpus.vocabulary
        self.user = User.objects.get(username=READER)
        self.tag = Tag.objects.get(key=READER)

    def described(self) -> str:
        with connection.cursor() as cursor:
            cursor.execute("SELECT name, setting, unit FROM pg_settings WHERE name = ANY(%s)", [list(_SETTINGS)])
            told = ", ".join(f"{name} {setting}{unit or ''}" for name, setting, unit in cursor.fetchall())
            cursor.execute("SELECT pg_database_size(current_database())")
            size = cursor.fetchone()[0]
        return f"{self.articles:,} articles, {size / 1e9:.1f} GB; {told}"

    @cached_property
    def look_up(self) -> Timing:
        """Milliseconds for one article by its key, of forty in turn."""
        keys = cycle(self.some_ids)
        return timing_of(lambda: Article.objects.only("id").get(pk=next(keys)), 400)

    @cached_property
    def some_ids(self) -> list[UUID]:
        bounds = (UUID(int=number << 122) for number in range(1, 60))
        found = [
            Article.objects.filter(pk__gt=bound).order_by("pk").values_list("pk", flat=True)[:1] for bound in bounds
        ]
        return [pk for rows in found for pk in rows]

    def word(self, share: float, beside: int = 0) -> str:
        """A word that stands in about this part of the articles; ``beside`` for the next ones."""
        # A text draws some 190 words: of so many one is this one.
        place = bisect_left(self._alone, -share, key=lambda rank: (1 - share_of(rank + 1)) ** 190 - 1)
        return self.words.words[self._alone[min(place, len(self._alone) - 9) + beside]]

    @cached_property
    def _alone(self) -> list[int]:
        """Ranks of words that have one form and are no name for another."""
        return [rank for rank in range(min(self.words.size, 1_000_000)) if self._fits(rank)]

    def _fits(self, rank: int) -> bool:
        return len(self.words.lexemes[rank]) == 1 and len(self.words.words[rank]) > 3

    @cached_property
    def queries(self) -> dict[str, str]:
        one, other = self.word(0.10), self.word(0.10, 3)
        return {
            "rare word": self.word(2e-5),
            "medium word": self.word(2e-3),
            "between word": self.word(1.5e-2),
            "common word": self.word(0.20),
            "two common words": f"{one} {other}",
            "common and medium word": f"{self.word(0.20)} {self.word(2e-3)}",
            "one of two words": f"{one} أو {self.word(2e-3)}",
            "phrase of a name": f'"{self.name_of(2)}"',
            "phrase of common words": f'"{self.neighbours}"',
            "word without another": f"{one} -{other}",
        }

    def name_of(self, words: int) -> str:
        return self.words.written(next(n for n in range(5, 5_000) if len(self.words.entities[n]) == words))

    @cached_property
    def neighbours(self) -> str:
        """Two of the commonest words that are indexed, one after the other, as some texts have them."""
        row = self.words.row
        common = {rank for rank in range(400) if self._fits(rank)}
        place = min(
            (n for n in range(len(row) - 1) if row[n] in common and row[n + 1] in common and row[n] != row[n + 1]),
            key=lambda n: row[n] + row[n + 1],
        )
        return f"{self.words.words[row[place]]} {self.words.words[row[place + 1]]}"

    @cached_property
    def filters(self) -> dict[str, tuple[str, ArticleFilter]]:
        common, medium = self.word(0.20), self.word(2e-3)
        month = (LAST_DAY - timedelta(days=400)).date()
        days = {"after": month, "before": month + timedelta(days=30)}
        return {
            "medium word, a source": (medium, ArticleFilter(sources=(source_id(0),))),
            "common word, a source": (common, ArticleFilter(sources=(source_id(0),))),
            "common word, the smallest source": (common, ArticleFilter(sources=(source_id(11),))),
            "common word, a month": (common, ArticleFilter(**days)),
            "common word, a tag": (common, ArticleFilter(tags=(self.tag.pk,))),
            "medium word, a tag": (medium, ArticleFilter(tags=(self.tag.pk,))),
            "common word, unread": (common, ArticleFilter(state="unread")),
            "common word, done": (common, ArticleFilter(state="done")),
            "common word, important": (common, ArticleFilter(state="important")),
            "common word, the busiest name": (common, ArticleFilter(entities=(entity_id(0),))),
            "medium word, the busiest name": (medium, ArticleFilter(entities=(entity_id(0),))),
            "common word, a rare name": (common, ArticleFilter(entities=(entity_id(20_000),))),
            "a source": ("", ArticleFilter(sources=(source_id(0),))),
            "a month": ("", ArticleFilter(**days)),
            "a tag": ("", ArticleFilter(tags=(self.tag.pk,))),
            "unread": ("", ArticleFilter(state="unread")),
            "the busiest name": ("", ArticleFilter(entities=(entity_id(0),))),
            "a name of the middle": ("", ArticleFilter(entities=(entity_id(1_000),))),
            "a rare name": ("", ArticleFilter(entities=(entity_id(20_000),))),
            "two busy names": ("", ArticleFilter(entities=(entity_id(0), entity_id(1)))),
        }

    def search(self, query: str, filters: ArticleFilter | None = None) -> Search:
        return Search(parse(query), filters or ArticleFilter(), self.user)


def in_limits(act: Callable[[], object], times: int = TIMES, milliseconds: int = 2_000) -> Timing:
    def ask() -> None:
        with within_time(milliseconds):
            act()

    return timing_of(ask, times)


def counted(search: Search) -> tuple[Search, Count, str]:
    with within_time():
        count = search.count()
    late = " late" * bool(search.late)
    return search, count, f"{'' if count.exact else '~'}{count.number:,}{late}"


def all_searches(desk: Desk) -> dict[str, Search]:
    plain = {name: desk.search(query) for name, query in desk.queries.items()}
    return plain | {name: desk.search(*asked) for name, asked in desk.filters.items()}


def newest(desk: Desk, table: Table) -> None:
    """The page once the count is known; with the count where few hits are fetched by counting them."""
    limit = min(PAGE_LIMIT, LOOK_UPS * desk.look_up.p50)
    table.head(f"newest 20; a look-up by key takes {desk.look_up.p50:.2f}, p95 {desk.look_up.p95:.2f}")
    for name, asked in all_searches(desk).items():
        search, count, hits = counted(asked)
        held = search.holds(count)
        took = in_limits(lambda: newest_of(replace(search)) if held else search.page(count))  # noqa: B023
        table.row(f"{name}{', counted' * held}", hits, took.p50, took.p95, limit)


def newest_of(search: Search) -> None:
    search.page(search.count())


def other_orders(desk: Desk, table: Table) -> None:
    table.head("oldest, relevance, folded, the count known (bar of 150 ms)")
    for name in ("between word", "common word", "two common words"):
        search, count, hits = counted(desk.search(desk.queries[name]))
        for changed in ({"sort": Sort.OLDEST}, {"sort": Sort.RELEVANCE}, {"folded": True}):
            way = replace(search, **changed)
            took = in_limits(lambda: way.page(count))  # noqa: B023
            said = "folded" if way.folded else str(way.sort)
            table.row(f"{name}, {said}", hits, took.p50, took.p95, PAGE_LIMIT)


def counts(desk: Desk, table: Table) -> None:
    table.head("count, against 1.5 times the bare scan of the text index (p50 and p95 in ms)")
    for name, query in desk.queries.items():
        search = desk.search(query)
        bare = in_limits(lambda: _scan(to_tsquery(search.query)), 4, 60_000)  # noqa: B023
        _search, _count, hits = counted(search)
        took = in_limits(lambda: replace(search).count())  # noqa: B023
        table.row(f"{name} (bare scan {bare.p50:.1f})", hits, took.p50, took.p95, COUNT_LIMIT * bare.p95)


def _scan(tsquery: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM articles_article WHERE search @@ %s::tsquery", [tsquery])
        cursor.fetchone()


def deep_pages(desk: Desk, table: Table) -> None:
    table.head("page 1, 100 and 10,000 of a common word, against twice the first")
    search = desk.search(desk.queries["common word"])
    _search, count, hits = counted(search)
    first = 0.0
    for number in (1, 100, 10_000):
        cursor = _cursor_of_page(search, number)
        took = in_limits(lambda: search.page(count, older=cursor))  # noqa: B023
        first = first or took.p95
        table.row(f"page {number:,}", hits, took.p50, took.p95, DEEP_LIMIT * first)


def _cursor_of_page(search: Search, number: int) -> str:
    if number == 1:
        return ""
    place = search.articles().newest_first().values_list("published_at", "pk")[(number - 1) * 20 - 1 :][:1]
    with connection.cursor() as cursor:
        cursor.execute("SET work_mem = '256MB'")
    found = list(place)
    return cursor_at(*found[0]) if found else ""


def whole_pages(desk: Desk, table: Table) -> None:
    table.head("the whole results page with facets and histogram, server time")
    visitor = Visitor(desk.user)
    pages = {name: (query, ArticleFilter()) for name, query in desk.queries.items()} | desk.filters
    for name, (query, filters) in pages.items():
        if name not in WHOLE:
            continue
        path = address(reverse("search"), q=query, **filters.parameters())
        took = visitor.time([path])
        limit = COMMON_LIMIT if "common" in name or not query else WHOLE_LIMIT
        table.row(name, "", took.p50, took.p95, limit)


ALL = (newest, other_orders, counts, deep_pages, whole_pages)

"""Articles that a query and a filter find: how many, and a page of them by date or by relevance.

How the hits of a page are found is in ``search_plans``; what stands beside them is counted in ``facets``.
"""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import StrEnum
from typing import TypeVar
from uuid import UUID

from django.db import OperationalError, connection, transaction
from psycopg.errors import QueryCanceled

from ..language.query_compiler import to_tsquery
from ..language.query_tree import All, Query
from ..models import Article, User
from ..models.article import ArticleQuerySet
from .article_filters import ArticleFilter
from .conditions import condition, is_cheap
from .keyset import Page, cursor_of, page_around, read_cursor
from .search_cap import LOOKED_INTO, asked_since
from .search_counts import (
    BESIDE,
    COUNTED,
    ENOUGH,
    FEW,
    MANY,
    NONE,
    SAMPLE,
    Asked,
    Count,
    Held,
    Place,
    RowsToCount,
    fetch_and_count,
    fetch_sample,
    guess,
    part_of_ids,
)
from .search_plans import Beyond, articles_among, beyond_in, first_places

PAGE = 20

RANKED = 500
"""How many of the newest hits are ranked by relevance: ranking a common word over a whole desk takes seconds."""

HALF_LIFE = 90
"""Days after which a hit weighs half of one of the day of the newest hit, a third after twice as many."""

MOST_COMMON = 4
"""Words that may all be common and are yet met often together."""

T = TypeVar("T")


class Sort(StrEnum):
    NEWEST = "newest"
    OLDEST = "oldest"
    RELEVANCE = "relevance"


@dataclass(slots=True)
class Search:
    """A query and a filter, asked by ``user``. Ask inside ``with within_time()`` (``time_limit``)."""

    query: Query
    filters: ArticleFilter
    user: User
    sort: Sort = Sort.NEWEST
    folded: bool = False
    """Of copies of one text only the earliest hit is shown; counts and facets go on counting all of them."""
    late: list[str] = field(default_factory=list)
    """What the time limit cut off: ``count``, ``hits``, ``facets``."""
    counted: dict[ArticleFilter, int] = field(default_factory=dict)
    """How many hits the query has under other filters, as far as the facets had to count them."""
    since: datetime | None = field(default=None, init=False)
    """Set by ``count``: what was published before is not asked, because too many articles would have to be read."""
    _prepared: tuple[datetime | None, Asked] | None = field(default=None, init=False, repr=False, compare=False)
    _held: Held | None = field(default=None, init=False, repr=False, compare=False)
    """Hits that counting has fetched."""

    @property
    def asks(self) -> bool:
        """Whether anything can be searched for: a query of which nothing was understood finds nothing."""
        return bool(self.query) or (bool(self.filters) and not self.query.text.strip())

    @property
    def tsquery(self) -> str:
        return to_tsquery(self.query)

    def articles(self, below: UUID | None = None) -> ArticleQuerySet:
        """All hits, in no order, or those with an id ``below``; none where nothing can be searched for."""
        return self.matching(below) if self.asks else Article.objects.none()

    def matching(self, below: UUID | None = None) -> ArticleQuerySet:
        """All articles that the query and the filter let through, be they empty."""
        every = Article.objects.filter(pk__lt=below) if below else Article.objects.all()
        found = self.filters.apply(every, self.user, below)
        return found.filter(condition(self.query.root, self.user)) if self.query.root else found

    def count(self) -> Count:
        """How many hits: up to 10,000 exactly, more from a part of the desk; the planner's guess where even that
        takes too long."""
        if not self.asks:
            return Count(0)
        self.since = self.in_time("count", lambda: asked_since(self.query.root, self.filters, self.user), None)
        share = self._share()
        held = self._part(share) if share else None
        if held and held.fetched < ENOUGH:
            share = share * held.fetched // BESIDE
            held = self._part(share) if share > 1 and held.number > COUNTED else None
        if held is None:
            held = self.in_time("count", self._exactly, None)
            if held and held.number <= COUNTED:
                self._held = held
                return Count(held.number)
            if held:
                held = self._part(SAMPLE)
        if held is None:
            return Count(max(1, guess(self._asked().articles)), exact=False)
        self._held = held
        return Count(max(1, held.number), exact=False)

    def _exactly(self) -> Held | None:
        return fetch_and_count(self._asked(), max(BESIDE, self._few))

    @property
    def _few(self) -> int:
        """Up to how many hits are kept at hand: more where each was read to find it."""
        root = self.query.root
        return FEW if root is None or is_cheap(root) else 5 * LOOKED_INTO

    def _part(self, share: int) -> Held | None:
        """The hits of one article in ``share``; nothing where even that takes too long."""
        asked = self._prepare(part_of_ids(share) if share > 1 else None)
        return self.in_time("count", lambda: fetch_sample(asked, share), None)

    def _share(self) -> int:
        """Of how many articles one is looked at first; 0 where there may be few hits: to meet words of which each is
        common costs as much as to meet a part of them, and they are hardly ever few together."""
        if self.since:
            return 0
        number = guess(self._asked().found)
        if number <= MANY and min(map(guess, self._each()), default=0) <= MANY:
            return 0
        return max(SAMPLE, number // BESIDE)

    def _each(self) -> list[ArticleQuerySet]:
        """Each word of a query that asks for all of a few, and the sources, by themselves."""
        root, own = self.query.root, self.filters
        parts = root.children if isinstance(root, All) else (root,) if root else ()
        if len(parts) > MOST_COMMON:
            return []
        each = [Article.objects.filter(condition(node, self.user)) for node in parts]
        if own.sources and each:
            each.append(ArticleFilter(sources=own.sources).apply(Article.objects.all(), self.user))
        return each

    def _asked(self) -> Asked:
        """The hits as far back as they are asked for, once they were counted."""
        if self._prepared is None or self._prepared[0] != self.since:
            self._prepared = self.since, self._prepare()
        return self._prepared[1]

    def _prepare(self, below: UUID | None = None) -> Asked:
        own, words = self.filters, self.query.root
        plain = Asked(self.articles(below).published_between(self.since, None))
        if words is None or not own:
            return plain
        columns = ArticleFilter(after=own.after, before=own.before)
        if guess(Article.objects.filter(condition(words, self.user))) > COUNTED:
            columns = replace(columns, sources=own.sources, without_sources=own.without_sources)
        found = replace(self, filters=columns).articles(below)
        filtered = own.apply(Article.objects.all(), self.user, below)
        if own == columns or guess(filtered) * 5 < guess(found):
            return plain
        return Asked(found.published_between(self.since, None), filtered)

    def holds(self, count: Count) -> bool:
        """Whether counting has fetched all hits, and they are few."""
        held = self._held
        return held is not None and held.share == 1 and held.number == count.number and held.fetched <= self._few

    def rows_to_count(self, count: Count) -> RowsToCount:
        """The rows over which facets and histogram count: all hits up to 2,500, of more a sample."""
        if self._held is None and self.asks:
            self._held = self._part(max(1, count.number // BESIDE))
        return (self._held or NONE).rows()

    def page(self, count: Count, *, older: str = "", newer: str = "", size: int = PAGE) -> Page:
        """One page of hits in the order of ``sort``, beside the given cursor.

        The cursors of the page say what they lead to, whatever the order: sorted from the oldest, the next page is
        ``newer``. Sorted by relevance the next page is ``older``.
        """
        if not count:
            return Page([])
        if self.sort is Sort.RELEVANCE:
            return self._by_relevance(count, older, newer, size)
        return self.in_time("hits", lambda: self._by_date(count, older, newer, size), Page([]))

    def _by_date(self, count: Count, older: str, newer: str, size: int) -> Page:
        before, after = read_cursor(newer), read_cursor(older)
        down = not before if before or after else self.sort is Sort.NEWEST
        places = self._places(count, size + 1, down=down, beyond=before or after)
        found = _shown().in_bulk([place.id for place in places])
        rows = [found[place.id] for place in places if place.id in found]
        return page_around(rows, size, down=down, first=not (before or after), oldest_first=self.sort is Sort.OLDEST)

    def _places(self, count: Count, most: int, *, down: bool, beyond: Beyond = None) -> list[Place]:
        """The first places from ``beyond`` on; those that are shown where ``folded``."""
        if self.holds(count):
            held = self._held.places() if self._held else []
            shown = earliest_copies(held) if self.folded else held
            return beyond_in(shown, most, down=down, beyond=beyond)
        places: list[Place] = []
        within = articles_among(*self.filters.interval())
        while len(places) < most:
            met = first_places(self._asked(), count.number, most, within, down=down, beyond=beyond)
            places += self._unfolded(met) if self.folded else met
            if len(met) < most:
                break
            beyond = met[-1][:2]
        return places[:most]

    def _unfolded(self, places: list[Place]) -> list[Place]:
        """Those of ``places`` that are the earliest hit of their text, or have no copies."""
        texts = {place.copies for place in places if place.copies}
        if not texts:
            return places
        # By their ids: given the texts, the planner may go through all hits of the query for them.
        members = list(Article.objects.filter(copies__in=texts).values_list("pk", flat=True))
        sql, params = self._asked().narrowed(pk__in=members).sql()
        with connection.cursor() as cursor:
            cursor.execute(sql, params)
            shown = {place.id for place in earliest_copies([Place(*row) for row in cursor.fetchall()])}
        return [place for place in places if not place.copies or place.id in shown]

    def _by_relevance(self, count: Count, older: str, newer: str, size: int) -> Page:
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
        """The newest 500 hits, the most relevant first: headline before lead before the rest, new before old."""
        places = self._places(count, RANKED, down=True)
        if not places:
            return []
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT id FROM articles_article WHERE id = ANY(%s) "
                "ORDER BY ts_rank(search, %s::tsquery, 1) "
                "/ (1 + extract(epoch FROM %s - published_at) / 86400 / %s) DESC, published_at DESC, id DESC",
                [[place.id for place in places], self.tsquery, places[0].published_at, HALF_LIFE],
            )
            return [row[0] for row in cursor.fetchall()]

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


def earliest_copies(places: list[Place]) -> list[Place]:
    """``places`` less copies of a text of which another is earlier."""
    first: dict[UUID, Place] = {}
    for place in places:
        if place.copies and place[:2] <= first.get(place.copies, place)[:2]:
            first[place.copies] = place
    return [place for place in places if not place.copies or first[place.copies] is place]


def _shown() -> ArticleQuerySet:
    return Article.objects.for_lists().select_related("source", "story")

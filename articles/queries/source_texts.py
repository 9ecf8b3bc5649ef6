"""Whose texts the compared sources print, and with what kind of verb they report speech."""

from collections import Counter, defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from uuid import UUID

from django.db import connection
from django.utils.timezone import localtime

from ..models import Article, Source
from .lineage import UNNAMED_AGENCIES, agency_of
from .reporting_matrix import Cell, cells_of, verb_of
from .source_articles import ReadArticle, given
from .source_columns import Column

EARLIEST = 4
"""Copies of a text with which an article is compared, the earliest."""

AGENCIES = 5
"""Agencies of each column that are named, those with most of its articles."""


@dataclass(frozen=True, slots=True)
class AgencyShare:
    """``articles`` credit an agency or stand in an earlier text of it; ``credited`` of them name it."""

    agency: str
    articles: int
    credited: int


@dataclass(frozen=True, slots=True)
class Texts:
    """Of ``articles``, those that credit an agency or stand in an earlier text of one (``wire``), and those that
    stand in an earlier text of another source (``taken``); the rest are ``own``. ``agencies``, those with most of the
    articles first."""

    articles: int
    wire: int
    taken: int
    agencies: tuple[AgencyShare, ...]

    @property
    def own(self) -> int:
        return self.articles - self.wire - self.taken

    @property
    def shares(self) -> dict[str, float | None]:
        """Of ``own``, ``wire`` and ``taken``, 0..1; None without articles."""
        number = self.articles
        return {name: getattr(self, name) / number if number else None for name in ("own", "wire", "taken")}


@dataclass(frozen=True, slots=True)
class Reporting:
    cells: tuple[Cell, ...]
    total: int


@dataclass(frozen=True, slots=True)
class _Copy:
    """``agency`` is the name of the agency that its source is, "" for others."""

    source: UUID
    agency: str
    at: datetime
    exact: bool


def texts_of(articles: Sequence[ReadArticle], columns: Sequence[Column]) -> list[Texts]:
    """Whose text each article is, as far as agencies are credited and copies were found; two queries."""
    copies = _copies({article.copies for article in articles if article.copies})
    agencies = {source.pk: agency_of(source) for column in columns for source in column.sources}
    kinds: list[Counter[str]] = [Counter() for _column in columns]
    credited: list[Counter[str]] = [Counter() for _column in columns]
    used: list[Counter[str]] = [Counter() for _column in columns]
    silent: list[tuple[int, UUID, str]] = []
    for article in articles:
        named = {name for name in article.credits if name != agencies[article.source]}
        before = [copy for copy in copies.get(article.copies, ()) if _is_before(copy, article)]
        kinds[article.column][_kind(named, before, own_agency=bool(agencies[article.source]))] += 1
        named -= UNNAMED_AGENCIES
        whose = {copy.agency for copy in before if copy.agency}
        credited[article.column].update(named)
        used[article.column].update(named | whose)
        silent += [(article.column, article.pk, agency) for agency in whose - named]
    for column, agency in _named_all_the_same(silent):
        credited[column][agency] += 1
    return [_texts(*counted) for counted in zip(kinds, credited, used, strict=True)]


def _texts(kinds: Counter[str], credited: Counter[str], used: Counter[str]) -> Texts:
    most = sorted(used, key=lambda agency: (-used[agency], agency))[:AGENCIES]
    agencies = tuple(AgencyShare(agency, used[agency], credited[agency]) for agency in most)
    return Texts(kinds.total(), kinds["wire"], kinds["taken"], agencies)


def _named_all_the_same(silent: Sequence[tuple[int, UUID, str]]) -> list[tuple[int, str]]:
    """Column and agency of those articles whose text names it, though no credit was found: a desk's agencies are not
    all in the word lists."""
    statement = """
        SELECT given.place, given.agency FROM unnest(%s::int[], %s::uuid[], %s::text[]) AS given(place, article, agency)
        CROSS JOIN LATERAL (SELECT text FROM articles_article WHERE id = given.article OFFSET 0) AS a
        WHERE strpos(a.text, given.agency) > 0"""
    with connection.cursor() as cursor:
        cursor.execute(statement, [[one[part] for one in silent] for part in range(3)])
        return [(place, agency) for place, agency in cursor.fetchall()]


def _kind(credited: Collection[str], before: Collection[_Copy], *, own_agency: bool) -> str:
    if credited or (not own_agency and any(copy.agency for copy in before)):
        return "wire"
    return "taken" if before else "own"


def _is_before(copy: _Copy, article: ReadArticle) -> bool:
    """In another source, by the minute where both are known to it, else by the day."""
    if copy.source == article.source:
        return False
    if copy.exact and article.exact:
        return copy.at < article.at
    return localtime(copy.at).date() < localtime(article.at).date()


def _copies(groups: Collection[UUID]) -> Mapping[UUID | None, list[_Copy]]:
    """The earliest articles of each group of copies."""
    statement = """
        SELECT given.id, copy.source_id, s.name, s.kind,
               copy.published_at, copy.published_precision, copy.published_from
        FROM unnest(%s::uuid[]) AS given(id) CROSS JOIN LATERAL (
            SELECT source_id, published_at AT TIME ZONE 'UTC' AS published_at, published_precision, published_from
            FROM articles_article AS a WHERE copies = given.id ORDER BY a.published_at, id LIMIT %s
        ) AS copy JOIN articles_source AS s ON s.id = copy.source_id"""
    found: dict[UUID | None, list[_Copy]] = defaultdict(list)
    agencies: dict[UUID, str] = {}
    with connection.cursor() as cursor:
        cursor.execute(statement, [list(groups), EARLIEST])
        for group, source, name, kind, at, precision, known_from in cursor.fetchall():
            exact = precision == Article.Precision.SECOND and known_from != Article.DateKnownFrom.RECEIVED
            if source not in agencies:
                agencies[source] = agency_of(Source(name=name, kind=kind))
            found[group].append(_Copy(source, agencies[source], at.replace(tzinfo=UTC), exact))
    return found


def reporting_of(articles: Sequence[ReadArticle], columns: int) -> list[Reporting]:
    """The manner in which each column reports speech: quotations with a verb that nobody rejected; one query."""
    statement = """
        SELECT given.place, q.stance, q.cue, count(*)
        FROM unnest(%s::int[], %s::uuid[]) AS given(place, article) CROSS JOIN LATERAL (
            SELECT stance, cue FROM articles_quotation
            WHERE article_id = given.article AND decision <> 'rejected' AND cue <> '' OFFSET 0
        ) AS q GROUP BY 1, 2, 3"""
    verbs: list[dict[str, Counter[str]]] = [defaultdict(Counter) for _column in range(columns)]
    with connection.cursor() as cursor:
        cursor.execute(statement, given(articles))
        for place, stance, cue, count in cursor.fetchall():
            verbs[place][stance][verb_of(cue)] += count
    return [Reporting(cells_of(by), sum(cues.total() for cues in by.values())) for by in verbs]

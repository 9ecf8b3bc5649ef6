"""Two to six texts side by side: their sentences, what they have of one another, and what was found in each."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple, TypeVar
from uuid import UUID

from ..analysis.comparison import Compared, compare_texts
from ..analysis.overlap import Overlap, overlap_of
from ..language.normalise import name_key
from ..models import Article, Entity, Mention, Quotation, TimeReference
from .asked_search import read_query
from .compared_sides import MOST_SIDES, Side, sides_of_articles
from .conditions import condition

MOST_ARTICLES = MOST_SIDES
_LEFT_IN_DATABASE = ("search", "removed")


class _Place(NamedTuple):
    """Where an article mentions an entity. A pair of long articles has a thousand such places: too many for models."""

    article_id: UUID
    entity_id: UUID
    start: int


Found = TypeVar("Found", _Place, Quotation, TimeReference)


@dataclass(frozen=True, slots=True)
class Column:
    """One text of a comparison. ``only`` counts the rows that it alone has; ``overlap`` is what it has of the base, on
    the left, and None for the base."""

    number: int
    side: Side
    is_base: bool
    only: int
    overlap: Overlap | None


@dataclass(frozen=True, slots=True)
class CoverageRow:
    """One thing that was found, and what stands in each article: forms as written, in order, none where absent."""

    subject: Any
    cells: tuple[tuple[Any, ...], ...]

    @property
    def everywhere(self) -> bool:
        return all(self.cells)


@dataclass(frozen=True, slots=True)
class Coverage:
    """Everything found in the articles, side by side."""

    entities: list[CoverageRow] = field(default_factory=list)
    dates: list[CoverageRow] = field(default_factory=list)
    quotations: list[CoverageRow] = field(default_factory=list)
    credits: list[CoverageRow] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Comparison:
    """The aligned texts; what was found in articles is asked for by ``coverage_of``."""

    columns: list[Column]
    compared: Compared

    @property
    def base(self) -> Column:
        return next(column for column in self.columns if column.is_base)

    @property
    def others(self) -> list[Column]:
        return [column for column in self.columns if not column.is_base]


def articles_by_id(ids: Sequence[UUID]) -> list[Article]:
    """Those of ``ids`` that exist, in that order."""
    found = Article.objects.select_related("source").defer(*_LEFT_IN_DATABASE).in_bulk(ids)
    return [found[pk] for pk in ids if pk in found]


def compare_articles(articles: Sequence[Article], base: int = 0) -> Comparison:
    """The articles around the one whose number is ``base``, in three queries."""
    return compare_sides(sides_of_articles(articles), base)


def compare_sides(sides: Sequence[Side], base: int = 0) -> Comparison:
    """Two or more texts around the one whose number is ``base``."""
    compared = compare_texts([side.compared for side in sides], base)
    against = sides[base].compared.text
    columns = [
        Column(
            number,
            side,
            number == base,
            compared.only[number],
            None if number == base else overlap_of(against, side.compared.text),
        )
        for number, side in enumerate(sides)
    ]
    return Comparison(columns, compared)


def coverage_of(articles: Sequence[Article]) -> Coverage:
    """What was found in which article, in a fixed number of queries. What fewer articles have comes first: there the
    outlets part."""
    mentions = Mention.objects.standing().filter(article__in=articles).order_by("start", "article_id")
    places = [_Place(*place) for place in mentions.values_list("article_id", "entity_id", "start")]
    entities = Entity.objects.only("name", "kind").in_bulk({place.entity_id for place in places})
    quotations = Quotation.objects.filter(article__in=articles).select_related("speaker_entity")
    dates = TimeReference.objects.filter(article__in=articles)
    return Coverage(
        entities=_rows(articles, places, lambda p: p.entity_id, lambda p: entities[p.entity_id]),
        dates=sorted(
            _rows(articles, dates.order_by("start"), lambda d: (d.earliest, d.latest, d.granularity), lambda d: d),
            key=lambda row: (row.subject.earliest, row.subject.latest),
        ),
        quotations=_rows(articles, quotations.order_by("start"), _speaker_key, lambda q: q),
        credits=_credits(articles),
    )


def _speaker_key(quotation: Quotation) -> object:
    return quotation.speaker_entity_id or name_key(quotation.speaker)


def _rows(
    articles: Sequence[Article],
    found: Iterable[Found],
    key: Callable[[Found], object],
    subject: Callable[[Found], object],
) -> list[CoverageRow]:
    places = {article.pk: number for number, article in enumerate(articles)}
    subjects: dict[object, object] = {}
    cells: dict[object, list[list[Found]]] = defaultdict(lambda: [[] for _ in articles])
    for thing in found:
        subjects.setdefault(key(thing), subject(thing))
        cells[key(thing)][places[thing.article_id]].append(thing)
    rows = [CoverageRow(subjects[name], tuple(map(tuple, row))) for name, row in cells.items()]
    return sorted(rows, key=lambda row: (sum(map(bool, row.cells)), -sum(map(len, row.cells))))


def _credits(articles: Sequence[Article]) -> list[CoverageRow]:
    names = dict.fromkeys(name for article in articles for name in article.credits)
    return [
        CoverageRow(name, tuple((name,) if name in article.credits else () for article in articles)) for name in names
    ]


def find_articles(text: str, leave_out: Iterable[UUID] = (), most: int = 15) -> list[Article]:
    """Articles to choose from, newest first: those that match ``text`` in the language of search, or the newest."""
    articles = Article.objects.for_lists().defer("text").exclude(pk__in=leave_out).newest_first()
    if text.strip():
        asked = read_query(text).root
        if asked is None:
            return []
        articles = articles.filter(condition(asked))
    return list(articles[:most])

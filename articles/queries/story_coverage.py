"""What each outlet of a story has of what the story says: sentences, names, dates and numbers, quotations."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import NamedTuple
from uuid import UUID

from ..analysis.alignment import align_all
from ..analysis.compared_text import ComparedText, known_in
from ..analysis.coverage import Fact, Find, cover, finds_as_facts, quotations_as_facts
from ..analysis.quotation_variants import Quoted, Said, quotation_variants
from ..language.normalise import name_key
from ..language.sentences import Sentence
from ..models import Article, Mention, Quotation, Story, TimeReference
from ..models.article import ArticleQuerySet
from ..models.spans import DecidedSpan
from .compared_texts import MOST_SENTENCES as MOST_COMPARED

MOST_ARTICLES = 12
MOST_SENTENCES = 60
MOST_LETTERS = 20_000
"""The first article of each outlet is read, the earliest of them or those of outlets that are chosen, as far as the
earlier of these two ends."""

_READ = (
    *("id", "title", "language", "text", "sentences", "credits", "published_at", "published_precision", "url"),
    *("source__id", "source__name"),
)


class Name(NamedTuple):
    """A name as a fact."""

    pk: UUID
    name: str
    kind: str


@dataclass(slots=True, unsafe_hash=True)
class Day:
    """A date as a fact."""

    earliest: date
    latest: date
    granularity: str


class Number(NamedTuple):
    """A number as a fact; ``value`` as in ``language.quantities``."""

    value: str


class _Named(NamedTuple):
    article: UUID
    start: int
    end: int
    kind: str
    name: str
    role: str
    pk: UUID


class _Dated(NamedTuple):
    article: UUID
    start: int
    end: int
    earliest: date
    latest: date
    granularity: str


class Quote(NamedTuple):
    """A quotation as the database has it."""

    article: UUID
    start: int
    end: int
    speaker: str
    role: str
    cue: str
    direct: bool
    entity: UUID | None
    entity_name: str | None

    @property
    def said_by(self) -> str:
        return self.entity_name or self.speaker


@dataclass(frozen=True, slots=True)
class Facts:
    """All facts of a story by what they are, each in the order in which the outlets have them first."""

    sentences: tuple[Fact, ...]
    names: tuple[Fact, ...]
    dates: tuple[Fact, ...]
    quotations: tuple[Fact, ...]


@dataclass(frozen=True, slots=True)
class StoryCoverage:
    """The first article of each outlet, the earliest first, and the facts, whose columns they are.

    ``more`` outlets are left out, which is a choice where some were ``chosen``; the articles ``cut`` were not read to
    their end, and ``unread`` sentences stand as present without being compared. ``quotes`` are what ``Said.index`` of
    ``quoted`` counts.
    """

    articles: list[Article]
    facts: Facts
    quoted: tuple[Quoted, ...]
    quotes: list[Quote]
    more: int
    cut: list[Article]
    unread: int
    chosen: bool = False


class Outlet(NamedTuple):
    """Who tells a story, and when first."""

    pk: UUID
    name: str
    at: datetime


@dataclass(frozen=True, slots=True)
class _Finds:
    names: list[_Named]
    dates: list[_Dated]
    quotes: list[Quote]


def outlets_of(story: Story) -> list[Outlet]:
    """All outlets of ``story``, the earliest first; one query."""
    return [Outlet(*row) for row in _firsts(story).values_list("source_id", "source__name", "published_at")]


def story_coverage(story: Story, chosen: Collection[UUID] = ()) -> StoryCoverage:
    """The coverage of ``story`` by all outlets, or those of ``chosen`` that tell it, in four queries; the bounds are
    above and in ``analysis.coverage``."""
    articles = _first_of_each_outlet(story, chosen)
    kept = {article.pk: _kept(article) for article in articles}
    ends = {pk: sentences[-1].end if sentences else 0 for pk, sentences in kept.items()}
    finds = _finds(articles, ends)
    texts = [_compared(article, kept[article.pk], ends[article.pk], finds) for article in articles]
    columns = {article.pk: number for number, article in enumerate(articles)}
    quoted = quotation_variants(texts, [_said(columns, n, quote) for n, quote in enumerate(finds.quotes)])
    facts, unread = _facts(texts, columns, finds, quoted)
    return StoryCoverage(
        articles,
        facts,
        quoted,
        finds.quotes,
        max(0, story.source_count - len(articles)),
        [one for one in articles if kept[one.pk] and ends[one.pk] < one.sentences[-1][1]],
        unread,
        bool(chosen),
    )


def row_beside(base: Article, other: Article, at: int) -> int | None:
    """The number of the row in which the passage at ``at`` of ``base`` stands where the two are laid side by side; None
    where there is none."""
    sides = [(one.text, [Sentence(*span) for span in one.sentences[:MOST_COMPARED]]) for one in (base, other)]
    for number, row in enumerate(align_all(sides).rows, start=1):
        first, last = row.cells[0]
        if first < last and sides[0][1][first].start <= at < sides[0][1][last - 1].end:
            return number
    return None


def _facts(
    texts: Sequence[ComparedText], columns: dict[UUID, int], finds: _Finds, quoted: Sequence[Quoted]
) -> tuple[Facts, int]:
    """All facts, and how many sentences were not compared."""
    covered = cover(texts)
    names = (Find(columns[one.article], one.start, one.end, Name(one.pk, one.name, one.kind)) for one in finds.names)
    days = (
        Find(columns[one.article], one.start, one.end, Day(one.earliest, one.latest, one.granularity))
        for one in finds.dates
    )
    facts = Facts(
        covered.facts,
        finds_as_facts(texts, names, covered.swaps),
        finds_as_facts(texts, (*days, *_numbers(texts)), covered.swaps),
        quotations_as_facts(quoted, len(texts)),
    )
    return facts, covered.unread


def _firsts(story: Story) -> ArticleQuerySet:
    """The first article of each outlet."""
    firsts = Article.objects.filter(story=story).order_by("source_id", "published_at", "id").distinct("source_id")
    return Article.objects.filter(pk__in=firsts.values("pk")).order_by("published_at", "id")


def _first_of_each_outlet(story: Story, chosen: Collection[UUID]) -> list[Article]:
    articles = _firsts(story).select_related("source").only(*_READ)
    return list((articles.filter(source__in=chosen) if chosen else articles)[:MOST_ARTICLES])


def _kept(article: Article) -> tuple[Sentence, ...]:
    """The sentences that are read; one that never ends is cut."""
    cut = (Sentence(start, min(end, MOST_LETTERS)) for start, end in article.sentences[:MOST_SENTENCES])
    return tuple(sentence for sentence in cut if sentence.start < sentence.end)


def _finds(articles: Sequence[Article], ends: dict[UUID, int]) -> _Finds:
    """What was found in the part of ``articles`` that is read, in three queries. What a person rejected is no find."""
    span, rejected = ("article_id", "start", "end"), DecidedSpan.Decision.REJECTED
    names = Mention.objects.standing().filter(article__in=articles)
    dates = TimeReference.objects.exclude(decision=rejected).filter(article__in=articles)
    quotes = Quotation.objects.exclude(decision=rejected).filter(article__in=articles)
    said = ("speaker", "role", "cue", "direct", "speaker_entity_id", "speaker_entity__name")
    found = _Finds(
        [_Named(*row) for row in names.values_list(*span, "entity__kind", "entity__name", "role", "entity_id")],
        [_Dated(*row) for row in dates.values_list(*span, "earliest", "latest", "granularity")],
        [Quote(*row) for row in quotes.order_by("start", "end").values_list(*span, *said)],
    )
    return _Finds(
        [one for one in found.names if one.end <= ends[one.article]],
        [one for one in found.dates if one.end <= ends[one.article]],
        [one for one in found.quotes if one.end <= ends[one.article]],
    )


def _compared(article: Article, sentences: tuple[Sentence, ...], end: int, finds: _Finds) -> ComparedText:
    names = [one for one in finds.names if one.article == article.pk]
    dates = [one for one in finds.dates if one.article == article.pk]
    quotes = [one for one in finds.quotes if one.article == article.pk]
    text = article.text[:end]
    return ComparedText(text, sentences, known_in(text, names, dates, quotes), tuple(article.credits))


def _numbers(texts: Sequence[ComparedText]) -> Iterator[Find]:
    """The numbers of all texts, without those that are a part of a date or a name."""
    for column, text in enumerate(texts):
        taken = [(known.start, known.end) for known in text.known if known.kind not in ("number", "verb")]
        for known in text.known:
            if known.kind == "number" and not any(start < known.end and known.start < end for start, end in taken):
                yield Find(column, known.start, known.end, Number(known.key))


def _said(columns: dict[UUID, int], index: int, quote: Quote) -> Said:
    name = name_key(quote.said_by)
    return Said(columns[quote.article], quote.start, quote.end, name, quote.entity, quote.direct, index)

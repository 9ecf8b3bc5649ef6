"""From records to stored articles: analysed, put into batches, each batch written in one transaction."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from itertools import islice
from uuid import UUID

from django.db import DataError, IntegrityError, transaction

from ..ingest.drafts import ArticleDraft, Reject
from ..ingest.records import Record
from ..ingest.refusals import Reason
from ..language.entities.gazetteer import Gazetteer
from ..queries.gazetteer import known_names
from ..queries.source_lines import kept_lines
from .analysed_article import AnalysedArticle, KnownText, digest_of, id_of
from .analysis_pool import Outcome, Task, analyse_records
from .store_articles import Stored, foresee, known_texts, store_articles

BATCH = 100
BATCH_BYTES = 8 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Batch:
    """Outcomes in the order of the input; no article stands in it twice."""

    articles: tuple[AnalysedArticle, ...]
    rejects: tuple[Reject, ...]
    known: int = 0

    @property
    def read(self) -> int:
        return len(self.articles) + len(self.rejects) + self.known


@dataclass(frozen=True, slots=True)
class Written:
    """What became of one batch."""

    read: int
    stored: Stored
    rejects: tuple[Reject, ...]


Along = Callable[[Written], None]


def import_records(
    records: Iterable[Record],
    now: datetime,
    *,
    jobs: int = 1,
    dry_run: bool = False,
    along: Along | None = None,
    size: int = BATCH,
) -> Iterator[Written]:
    """Analyse and store ``records``; yields after each batch that is safely written.

    ``along`` is called inside the transaction of each batch, for what must be true together with it.
    """
    names = known_names()
    gazetteer = Gazetteer.standard().with_names(names)
    for batch in batches(analyse_records(_without_known_texts(iter(records)), names, jobs, kept_lines()), size):
        if dry_run:
            yield Written(batch.read, foresee(batch.articles) + Stored(known=batch.known), batch.rejects)
        else:
            yield write(batch, now, gazetteer, along)


def _without_known_texts(records: Iterator[Record]) -> Iterator[Task]:
    """The records, marked where the desk has their text: what a repeated import need not analyse again.

    A text that is known stays known, so that it does not matter how much later it is stored.
    """
    while chunk := list(islice(records, BATCH)):
        known = known_texts({id_of(record) for record in chunk if isinstance(record, ArticleDraft)})
        for record in chunk:
            if isinstance(record, ArticleDraft) and (id_of(record), digest_of(record.title, record.text)) in known:
                yield KnownText(record)
            else:
                yield record


def batches(outcomes: Iterable[Outcome], size: int = BATCH) -> Iterator[Batch]:
    """At most ``size`` outcomes each, fewer where they are large or where an article comes again."""
    articles: list[AnalysedArticle] = []
    rejects: list[Reject] = []
    ids: set[UUID] = set()
    known = weight = 0
    for outcome in outcomes:
        comes_again = isinstance(outcome, AnalysedArticle) and outcome.id in ids
        if comes_again or weight > BATCH_BYTES or len(articles) + len(rejects) + known >= size:
            yield Batch(tuple(articles), tuple(rejects), known)
            articles, rejects, ids, known, weight = [], [], set(), 0, 0
        if isinstance(outcome, Reject):
            rejects.append(outcome)
        elif isinstance(outcome, KnownText):
            known += 1
        else:
            articles.append(outcome)
            ids.add(outcome.id)
            weight += len(outcome.draft.content) * 3
    if articles or rejects or known:
        yield Batch(tuple(articles), tuple(rejects), known)


def write(batch: Batch, now: datetime, gazetteer: Gazetteer | None = None, along: Along | None = None) -> Written:
    """Store a batch. Where the database refuses it, the article at fault is found and rejected, the others go in."""
    try:
        return _write(batch, now, gazetteer, along)
    except (DataError, IntegrityError):
        stored, refused = _one_by_one(batch.articles, now, gazetteer)
        written = Written(batch.read, stored + Stored(known=batch.known), (*batch.rejects, *refused))
        if along:
            along(written)
        return written


def _write(batch: Batch, now: datetime, gazetteer: Gazetteer | None, along: Along | None) -> Written:
    if along is None:
        stored = store_articles(batch.articles, now, gazetteer)
        return Written(batch.read, stored + Stored(known=batch.known), batch.rejects)
    with transaction.atomic():
        stored = store_articles(batch.articles, now, gazetteer)
        written = Written(batch.read, stored + Stored(known=batch.known), batch.rejects)
        along(written)
        return written


def _one_by_one(
    articles: tuple[AnalysedArticle, ...], now: datetime, gazetteer: Gazetteer | None
) -> tuple[Stored, list[Reject]]:
    stored, refused = Stored(), []
    for article in articles:
        try:
            with transaction.atomic():
                stored += store_articles([article], now, gazetteer)
        except (DataError, IntegrityError) as error:
            refused.append(article.draft.reject(Reason.NOT_STORED, str(error).partition("\n")[0][:300]))
    return stored, refused

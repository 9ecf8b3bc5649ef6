"""Analysed articles into the database, a batch in one transaction.

The same batch written twice, by two imports at the same moment, or after a kill leaves the same rows. An article is
known by its id. Of a known article a text that it has or had adds nothing, and another text takes the place of the
current one, which becomes a revision.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import OperationalError, connection, transaction
from psycopg.errors import DeadlockDetected

from ..language.entities.gazetteer import Gazetteer
from ..models import Article, Original, Revision
from .analysed_article import AnalysedArticle, find_all
from .bulk_rows import copy_rows, insert_missing, lock_keys
from .decisions import decisions_about
from .findings import Found, article_values, as_json, forget_findings, write_findings
from .fingerprints import replace_fingerprints, write_fingerprints
from .reports import Reported, replace_reports, write_reports
from .resolve_names import resolve_sources

_ATTEMPTS = 5
# Better knowledge of the publication time replaces worse, never the reverse.
_TRUST = {"metadata": 3, "option": 2, "extracted": 1, "received": 0}
_JSON = ("removed", "sentences", "credits")


@dataclass(frozen=True, slots=True)
class Stored:
    new: int = 0
    known: int = 0
    versions: int = 0

    def __add__(self, other: "Stored") -> "Stored":
        return Stored(self.new + other.new, self.known + other.known, self.versions + other.versions)


def store_articles(articles: Sequence[AnalysedArticle], now: datetime, gazetteer: Gazetteer | None = None) -> Stored:
    """Write a batch; no two of its articles may have the same id (see ``import_records.batches``).

    What locks out another import is tried again, unless the caller holds a transaction open.
    """
    if len({article.id for article in articles}) < len(articles):
        raise ValueError("a batch holds an article once")
    if connection.in_atomic_block:
        return _store(articles, now, gazetteer)
    for attempt in range(1, _ATTEMPTS + 1):
        try:
            return _store(articles, now, gazetteer)
        except OperationalError as error:
            if not isinstance(error.__cause__, DeadlockDetected) or attempt == _ATTEMPTS:
                raise
    raise AssertionError


@transaction.atomic
def _store(articles: Sequence[AnalysedArticle], now: datetime, gazetteer: Gazetteer | None) -> Stored:
    lock_articles([article.id for article in articles])
    if not articles:
        return Stored()
    known = Article.objects.in_bulk([article.id for article in articles])
    new, changed = _fresh(articles, known)
    fresh = sorted([*new, *changed], key=lambda article: article.id)
    if fresh:
        sources = resolve_sources((article.draft.source for article in fresh), now)
        _keep_originals(fresh, now)
        _add(sorted(new, key=lambda article: article.id), sources, now)
        _replace(changed, known, now, gazetteer)
        write_findings([Found(a.id, a.draft.published, a.findings.analysis) for a in fresh if a.id not in known], now)
    return Stored(len(new), len(articles) - len(fresh), len(changed))


def known_texts(articles: Collection[UUID]) -> set[tuple[UUID, str]]:
    """Ids with the digests of the texts that these articles have or had."""
    current = Article.objects.filter(pk__in=articles).values_list("pk", "digest")
    return {*current, *Revision.objects.filter(article__in=articles).values_list("article", "digest")}


def foresee(articles: Sequence[AnalysedArticle]) -> Stored:
    """What ``store_articles`` would do."""
    new, changed = _fresh(articles, Article.objects.in_bulk([article.id for article in articles]))
    return Stored(len(new), len(articles) - len(new) - len(changed), len(changed))


def _fresh(
    articles: Sequence[AnalysedArticle], known: dict[UUID, Article]
) -> tuple[list[AnalysedArticle], list[AnalysedArticle]]:
    """The articles that are new, and those that have another text now."""
    earlier = set(Revision.objects.filter(article__in=known).values_list("article", "digest"))
    new = [article for article in articles if article.id not in known]
    return new, [article for article in articles if article.id in known and _is_another(article, known, earlier)]


def lock_articles(articles: Sequence[UUID]) -> None:
    """Nobody else stores or re-analyses these articles until the transaction ends."""
    lock_keys(int.from_bytes(article.bytes[:8], signed=True) for article in articles)


def _is_another(article: AnalysedArticle, known: dict[UUID, Article], earlier: set[tuple[UUID, str]]) -> bool:
    """Whether the text is neither the one the article has nor one it had."""
    stored, analysis = known[article.id], article.findings.analysis
    if article.digest == stored.digest or article.original == stored.original_id:
        return False
    return (analysis.title, analysis.text) != (stored.title, stored.text) and (
        article.id,
        article.digest,
    ) not in earlier


def _keep_originals(articles: Sequence[AnalysedArticle], now: datetime) -> None:
    rows = {
        a.original: (a.original, a.draft.content, a.draft.media_type, a.draft.encoding, a.draft.name[:500], now)
        for a in reversed(articles)
    }
    columns = ("digest", "content", "media_type", "encoding", "name", "received_at")
    insert_missing(Original, columns, [rows[digest] for digest in sorted(rows)])


def _add(articles: Sequence[AnalysedArticle], sources: dict[str, UUID], now: datetime) -> None:
    rows = [_row(article, sources, now) for article in articles]
    if rows:
        copy_rows(Article, list(rows[0]), (list(row.values()) for row in rows))
        write_fingerprints({article.id: article.findings.fingerprints for article in articles})
        write_reports(Reported(a.id, a.draft.published, a.findings.signs) for a in articles)


def _row(article: AnalysedArticle, sources: dict[str, UUID], now: datetime) -> dict[str, Any]:
    draft = article.draft
    values = article_values(article.findings, draft.author, now)
    return {
        "id": article.id,
        "source_id": sources[draft.source],
        "original_id": article.original,
        "url": draft.url,
        "digest": article.digest,
        "published_at": draft.published,
        "published_precision": draft.precision,
        "published_from": draft.published_from,
        "received_at": now,
        **{name: as_json(value) if name in _JSON else value for name, value in values.items()},
    }


def _replace(
    articles: Sequence[AnalysedArticle], known: dict[UUID, Article], now: datetime, gazetteer: Gazetteer | None
) -> None:
    decisions = decisions_about([article.id for article in articles])
    found = []
    for article in sorted(articles, key=lambda article: article.id):
        stored = known[article.id]
        _keep_revision(stored, now)
        found.append(_take_text(stored, article, now, gazetteer))
    forget_findings([article.id for article in articles])
    write_findings(found, now, decisions)


def _keep_revision(article: Article, now: datetime) -> None:
    Revision.objects.create(
        article=article,
        number=article.revisions.count() + 1,
        original_id=article.original_id,
        title=article.title,
        text=article.text,
        digest=article.digest,
        received_at=article.received_at,
        replaced_at=now,
    )


def _take_text(stored: Article, article: AnalysedArticle, now: datetime, gazetteer: Gazetteer | None) -> Found:
    draft, findings = article.draft, article.findings
    dated: dict[str, Any] = {}
    published = stored.published_at.astimezone(draft.published.tzinfo)
    if _TRUST[draft.published_from] > _TRUST[stored.published_from]:
        dated = {"published_from": draft.published_from, "published_precision": draft.precision}
        published = draft.published
    elif published.date() != draft.published.date():
        findings = find_all(draft.text, draft.title, draft.source, published, gazetteer, article.rules, draft.author)
    values = article_values(findings, draft.author, now) | dated
    values |= {"published_at": published, "original": article.original, "digest": article.digest}
    Article.objects.filter(pk=stored.pk).update(**values, received_at=now, story_checked_at=None)
    replace_fingerprints({stored.pk: findings.fingerprints})
    replace_reports([Reported(stored.pk, published, findings.signs)])
    return Found(stored.pk, published, findings.analysis)

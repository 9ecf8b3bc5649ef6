"""Finding everything anew in articles that are stored, with what people decided kept."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from ..ingest.refusals import Refused
from ..language.entities.gazetteer import Gazetteer
from ..models import Article
from ..queries.gazetteer import gazetteer
from .analysed_article import Findings, find_all
from .decisions import decisions_about
from .findings import Found, article_values, forget_findings, write_findings
from .store_articles import lock_articles

BATCH = 50
# An editor may have mended these by hand; they stay.
_KEPT = ("title", "title_derived", "language")


def analyse_articles(ids: Iterable[UUID], now: datetime) -> int:
    """Analyse articles with today's rules and names; how many. Each batch is one transaction, safe to repeat.

    The text is cleaned further where new rules find something to clean, and what goes is added to what was removed
    before. Confirmed and rejected mentions stay as they are decided.
    """
    names = gazetteer()
    ordered = sorted(set(ids))
    return sum(_analyse(ordered[first : first + BATCH], names, now) for first in range(0, len(ordered), BATCH))


@transaction.atomic
def _analyse(ids: Sequence[UUID], names: Gazetteer, now: datetime) -> int:
    lock_articles(ids)
    decisions = decisions_about(ids)
    found = []
    for article in Article.objects.select_related("source").filter(pk__in=ids).order_by("pk"):
        published = timezone.localtime(article.published_at)
        try:
            findings = find_all(article.text, article.title, article.source.name, published, names)
        except Refused:
            continue  # nothing would be left: the text stays as it is
        Article.objects.filter(pk=article.pk).update(**_changes(article, findings, now))
        found.append(Found(article.pk, article.published_at, findings.analysis))
    forget_findings([one.article for one in found])
    write_findings(found, now, decisions)
    return len(found)


def _changes(article: Article, findings: Findings, now: datetime) -> dict[str, Any]:
    values = article_values(findings, article.byline, now)
    values = {name: value for name, value in values.items() if name not in _KEPT}
    values["kicker"] = article.kicker or values["kicker"]
    values["removed"] = [*article.removed, *values["removed"]]
    if bytes(article.signature or b"") != findings.signature:
        values["story_checked_at"] = None
    return values

"""Finding everything anew in articles that are stored, with what people decided kept."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from ..ingest.refusals import Refused
from ..language.entities.gazetteer import Gazetteer
from ..language.line_keys import shape_of
from ..language.line_rules import NO_RULES, LineRules
from ..language.removed import Removed
from ..models import Article
from ..queries.gazetteer import gazetteer
from ..queries.source_lines import line_rules
from .analysed_article import Findings, find_all
from .decisions import decisions_about
from .findings import Found, article_values, forget_findings, write_findings
from .fingerprints import replace_fingerprints
from .removed_pieces import from_rows, with_wanted
from .reports import Reported, replace_reports
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
    articles = list(Article.objects.select_related("source").filter(pk__in=ids).order_by("pk"))
    rules = line_rules({article.source_id for article in articles})
    return find_anew([_with_wanted_lines(one, rules.get(one.source_id, NO_RULES)) for one in articles], names, now)


@dataclass(frozen=True, slots=True)
class Again:
    """An article whose text is to be cleaned and read again: the text, its headline ("" where it is to be found anew),
    and what was taken from the text before."""

    article: Article
    text: str
    title: str
    removed: tuple[Removed, ...]
    rules: LineRules


def find_anew(again: Iterable[Again], names: Gazetteer, now: datetime) -> int:
    """Write what is found in articles that are locked; how many. Where nothing would be left, the text stays."""
    found = []
    hashes: dict[UUID, tuple[int, ...]] = {}
    reports: list[Reported] = []
    again = list(again)
    decisions = decisions_about([one.article.pk for one in again])
    for one in again:
        article = one.article
        published = timezone.localtime(article.published_at)
        try:
            findings = find_all(one.text, one.title, article.source.name, published, names, one.rules, article.byline)
        except Refused:
            continue
        Article.objects.filter(pk=article.pk).update(**_changes(one, findings, now))
        found.append(Found(article.pk, article.published_at, findings.analysis))
        hashes[article.pk] = findings.fingerprints
        reports.append(Reported(article.pk, article.published_at, findings.signs))
    forget_findings([one.article for one in found])
    write_findings(found, now, decisions)
    changed = replace_fingerprints(hashes) | replace_reports(reports)
    Article.objects.filter(pk__in=changed).update(story_checked_at=None)
    return len(found)


def _with_wanted_lines(article: Article, rules: LineRules) -> Again:
    """An article with what its source's rules want back in its text. A headline that turned out to be a line of the
    source goes back as well, and another is found."""
    text, removed = with_wanted(article.text, from_rows(article.removed), rules)
    if shape_of(article.title) not in rules.recurring - rules.kept:
        return Again(article, text, article.title, removed, rules)
    if not article.title_derived:
        text = f"{article.title}\n{text}"
        removed = tuple(replace(piece, line=piece.line + 1) for piece in removed)
    return Again(article, text, "", removed, rules)


def _changes(one: Again, findings: Findings, now: datetime) -> dict[str, Any]:
    article = one.article
    values = article_values(findings, article.byline, now, one.removed)
    kept = _KEPT if one.title else ("language",)
    values = {name: value for name, value in values.items() if name not in kept}
    values["kicker"] = article.kicker or values["kicker"]
    values["dateline"] = values["dateline"] or article.dateline
    return values

"""Learning which lines recur across the articles of a source.

What is learned follows from the articles that are stored and from nothing else: not from the order in which they came,
nor from what was learned before. An import never asks it; the articles that it touches are cleaned again afterwards.
"""

from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import F, Max, Q

from ..analysis.recurring_lines import recurring_lines
from ..language.furniture.recurring_lines import is_edge
from ..language.line_keys import shape_of
from ..language.line_rules import NO_RULES, RECURRING
from ..models import Article, Source, SourceLine
from .removed_pieces import from_rows, with_wanted

LOOKED_AT = 1000
"""Articles of a source, its newest, that are read to learn from."""
_CHUNK = 200


def learn_due_sources(now: datetime) -> list[UUID]:
    """Learn the lines of each source that got articles since it was learned last; the articles to be cleaned again."""
    newest = Source.objects.annotate(newest=Max("articles__received_at")).exclude(newest=None)
    due = newest.filter(Q(lines_learned_at=None) | Q(newest__gt=F("lines_learned_at")))
    return [
        article for source in due.order_by("pk").values_list("pk", flat=True) for article in learn_lines(source, now)
    ]


@transaction.atomic
def learn_lines(source: UUID, now: datetime) -> list[UUID]:
    """Learn the lines of one source; the articles that hold a line that recurs, or lack one that does not."""
    Source.objects.select_for_update().get(pk=source)
    newest = Article.objects.filter(source=source).newest_first()[:LOOKED_AT]
    found = recurring_lines(lines for _, lines, _ in _as_received(newest))
    kept = set(SourceLine.objects.filter(source=source, kind=SourceLine.Kind.KEPT).values_list("shape", flat=True))
    rows = [
        SourceLine(
            source_id=source, shape=one.shape, text=one.text, kind=SourceLine.Kind.RECURRING, articles=one.articles
        )
        for one in found
        if one.shape not in kept
    ]
    SourceLine.objects.filter(source=source, kind=SourceLine.Kind.RECURRING).delete()
    SourceLine.objects.bulk_create(rows)
    Source.objects.filter(pk=source).update(lines_learned_at=now)
    return _touched(source, frozenset(row.shape for row in rows))


def _as_received(articles: Iterable[Any]) -> Iterator[tuple[UUID, list[str], set[str]]]:
    """Articles with their lines as they were before any line was found to recur, and the shapes of those that were."""
    query: Any = articles
    for pk, text, rows in query.values_list("pk", "text", "removed").iterator(chunk_size=_CHUNK):
        pieces = from_rows(rows)
        gone = {shape_of(piece.text) for piece in pieces if piece.reason == RECURRING}
        yield pk, (with_wanted(text, pieces, NO_RULES)[0] if gone else text).split("\n"), gone


def _touched(source: UUID, recurring: frozenset[str]) -> list[UUID]:
    touched = []
    for pk, lines, gone in _as_received(Article.objects.filter(source=source).order_by("pk")):
        held = {shape_of(line) for index, line in enumerate(lines) if is_edge(index, len(lines)) and len(line) < 200}
        if gone != held & recurring:
            touched.append(pk)
    return touched

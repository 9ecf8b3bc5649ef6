"""Putting a line back that cleaning took from an article: it is never taken from that source again."""

from collections.abc import Sequence
from datetime import datetime
from hashlib import sha256
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from ..language.line_keys import shape_of
from ..language.line_rules import NO_RULES
from ..language.removed import Removed, put_back
from ..models import Article, Change, SourceLine, User
from ..queries.gazetteer import gazetteer
from ..queries.source_lines import line_rules
from .analyse_articles import Again, find_anew
from .removed_pieces import from_rows
from .store_articles import lock_articles
from .undo import record, undoes

VERB = "put_back_line"


@transaction.atomic
def put_back_line(article: Article, index: int, text: str, summary: str, user: User, now: datetime) -> Change | None:
    """Put piece ``index`` of what was removed, which reads ``text``, back where it stood, find everything anew and keep
    the line in the texts of its source from now on. None where there is no such piece, or none with a place."""
    lock_articles([article.pk])
    stored = Article.objects.select_related("source").get(pk=article.pk)
    pieces = from_rows(stored.removed)
    if not 0 <= index < len(pieces) or pieces[index].text != text or not pieces[index].place:
        return None
    known = SourceLine.objects.filter(source=stored.source_id, shape=shape_of(text)).values("text", "kind", "articles")
    earlier = known.first()
    SourceLine.objects.update_or_create(
        source_id=stored.source_id,
        shape=shape_of(text),
        defaults={"text": text, "kind": SourceLine.Kind.KEPT, "decided_by": user},
    )
    _find(stored, *put_back(stored.text, pieces, index), now)
    inverse = {
        "article": str(stored.pk),
        "shape": shape_of(text),
        "earlier": earlier,
        "text": stored.text,
        "removed": stored.removed,
        "digest": _digest(stored.pk),
    }
    return record(user, VERB, summary, inverse)


def _find(article: Article, text: str, removed: Sequence[Removed], now: datetime) -> None:
    rules = line_rules([article.source_id]).get(article.source_id, NO_RULES)
    find_anew([Again(article, text, article.title, tuple(removed), rules)], gazetteer(), now)


def _digest(article: UUID) -> str:
    return sha256(Article.objects.values_list("text", flat=True).get(pk=article).encode()).hexdigest()


@undoes(VERB)
def _take_out(inverse: dict[str, Any]) -> None:
    """Forget that the line is kept; the article gets the text that it had, unless it has another one by now."""
    article = Article.objects.select_related("source").filter(pk=inverse["article"]).first()
    if article is None:
        return
    lock_articles([article.pk])
    line = SourceLine.objects.filter(source=article.source_id, shape=inverse["shape"])
    if inverse["earlier"]:
        line.update(**inverse["earlier"], decided_by=None)
    else:
        line.delete()
    same = _digest(article.pk) == inverse["digest"]
    text, rows = (inverse["text"], inverse["removed"]) if same else (article.text, article.removed)
    _find(article, text, from_rows(rows), timezone.now())

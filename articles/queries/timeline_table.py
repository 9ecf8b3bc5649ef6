"""The rows behind a timeline's dots and bars, newest first, paged by key."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import F, Q

from ..models import TimeReference
from .keyset import Page, page_of
from .timeline import Asked, touching
from .volume import midnight

SIZE = 25


@dataclass(frozen=True, slots=True)
class References:
    """Times that texts name, newest first, and the cursors of the pages beside (empty at either end)."""

    references: list[TimeReference]
    newer: str = ""
    older: str = ""


def articles_between(asked: Asked, first: date, last: date, *, older: str, newer: str) -> Page:
    """Articles published on ``first`` to ``last``, both included."""
    articles = asked.articles.published_between(midnight(first), midnight(last + timedelta(days=1)))
    listed = articles.select_related("source", "story").defer("search", "removed")
    return page_of(listed, older=older, newer=newer, size=SIZE)


def references_between(asked: Asked, first: date, last: date, *, longest: int, older: str, newer: str) -> References:
    """References to times that lie in, or reach into, ``first`` to ``last`` and are no longer than ``longest`` days."""
    rows = touching(asked.references, first, last).filter(latest__lt=F("earliest") + timedelta(days=longest))
    rows = rows.select_related("article__source")
    rows = rows.defer("article__search", "article__removed", "article__credits")
    before, after = _read_cursor(newer), _read_cursor(older)
    if before:
        found = list(rows.filter(_after(*before)).order_by("earliest", "id")[: SIZE + 1])
        listed = found[:SIZE][::-1]
        return References(listed, _end(listed[:1], more=len(found) > SIZE), _end(listed[-1:], more=True))
    if after:
        rows = rows.filter(_before(*after))
    found = list(rows.order_by("-earliest", "-id")[: SIZE + 1])
    listed = found[:SIZE]
    return References(listed, _end(listed[:1], more=bool(after)), _end(listed[-1:], more=len(found) > SIZE))


def _end(rows: list[TimeReference], *, more: bool) -> str:
    return f"{rows[0].earliest.isoformat()}.{rows[0].pk}" if rows and more else ""


def _read_cursor(text: str) -> tuple[date, int] | None:
    day, _dot, pk = text.partition(".")
    try:
        return date.fromisoformat(day), min(int(pk), 2**63 - 1)
    except ValueError:
        return None


def _before(day: date, pk: int) -> Q:
    return Q(earliest__lte=day) & (Q(earliest__lt=day) | Q(id__lt=pk))


def _after(day: date, pk: int) -> Q:
    return Q(earliest__gte=day) & (Q(earliest__gt=day) | Q(id__gt=pk))

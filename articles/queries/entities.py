"""The names at the desk: how often each is mentioned, when first and last."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import connection
from django.db.models import Count, OuterRef, Q, Subquery

from ..language.normalise import name_key
from ..models import Alias, Entity, Mention
from ..models.entity import EntityQuerySet

SIZE = 50


@dataclass(frozen=True, slots=True)
class Listed:
    """One name with the articles that mention it."""

    entity: Entity
    articles: int
    first: datetime | None
    last: datetime | None


@dataclass(frozen=True, slots=True)
class NamePage:
    rows: list[Listed]
    next: str = ""
    """The cursor of what follows; empty at the end."""


def names_matching(text: str, kind: str = "") -> EntityQuerySet:
    """Names that hold ``text`` in any spelling, or have a written form that begins with it; all for an empty text."""
    names = Entity.objects.standing()
    if kind:
        names = names.filter(kind=kind)
    key = name_key(text)
    if key:
        forms = Alias.objects.filter(key__startswith=key).values("entity")
        names = names.filter(Q(key__contains=key) | Q(pk__in=forms))
    return names


def names_by_count(names: EntityQuerySet, after: str = "", *, few: bool = False, size: int = SIZE) -> NamePage:
    """The names with most articles first. ``after`` is the cursor of the page before.

    ``few`` says that ``names`` are a small part of all: their articles are then counted one by one.
    """
    chosen, parameters = names.order_by().values("pk").query.sql_with_params()
    count, pk = _read_cursor(after) or (2**31 - 1, UUID(int=0))
    statement = _BY_COUNT.format(names=chosen, counted=_OF_EACH if few else _OF_ALL)
    with connection.cursor() as cursor:
        cursor.execute(statement, [*parameters, count, count, pk, size + 1])
        found = cursor.fetchall()
    more = f"{found[size - 1][1]}.{found[size - 1][0]}" if len(found) > size else ""
    return NamePage(_listed(dict(found[:size])), more)


_BY_COUNT = """
    SELECT names.id, coalesce(articles, 0) FROM ({names}) AS names (id) LEFT JOIN {counted}
    WHERE coalesce(articles, 0) < %s OR (coalesce(articles, 0) = %s AND names.id > %s)
    ORDER BY 2 DESC, 1 LIMIT %s"""

# DISTINCT ON in the order of mention_entity_newest, so that Postgres reads that index alone and sorts nothing.
_OF_ALL = """(
        SELECT entity_id, count(*) AS articles FROM (
            SELECT DISTINCT ON (entity_id, published_at, article_id) entity_id FROM articles_mention
            WHERE decision <> 'rejected' ORDER BY entity_id, published_at DESC, article_id
        ) AS mentioned GROUP BY entity_id
    ) AS counted ON entity_id = names.id"""
_OF_EACH = """LATERAL (
        SELECT count(DISTINCT article_id) AS articles FROM articles_mention
        WHERE entity_id = names.id AND decision <> 'rejected'
    ) AS counted ON true"""


def names_in_order(names: EntityQuerySet, after: str = "") -> NamePage:
    """The names by letter. ``after`` is the id of the last name of the page before."""
    pk = _uuid(after)
    last = Entity.objects.filter(pk=pk).first() if pk else None
    if last:
        names = names.filter(Q(sort_key__gt=last.sort_key) | Q(sort_key=last.sort_key, pk__gt=last.pk))
    found = list(names.in_order().values_list("pk", flat=True)[: SIZE + 1])
    return NamePage(_listed(count_articles(found[:SIZE])), str(found[SIZE - 1]) if len(found) > SIZE else "")


def similar_names(entity: Entity, most: int = 8) -> list[Listed]:
    """Other names of the kind that end with the last word of this one, or that share a written form with it."""
    last_word = entity.key.rpartition(" ")[2]
    forms = entity.aliases.values("key")
    others = Entity.objects.standing().filter(kind=entity.kind).exclude(pk=entity.pk)
    sharing = Alias.objects.filter(key__in=forms).values("entity")
    alike = Q(key=last_word) | Q(key__endswith=f" {last_word}") | Q(pk__in=sharing)
    return names_by_count(others.filter(alike), few=True, size=most).rows


def count_articles(ids: list[UUID]) -> dict[UUID, int]:
    """How many articles mention each, in the order of ``ids``; one query."""
    counted = Mention.objects.standing().filter(entity__in=ids).values("entity").order_by()
    found = dict(counted.annotate(n=Count("article", distinct=True)).values_list("entity", "n"))
    return {pk: found.get(pk, 0) for pk in ids}


def _listed(counts: dict[UUID, int]) -> list[Listed]:
    """Entities in the order of ``counts`` with their first and last mention; two queries, two look-ups for each."""
    times = Mention.objects.standing().filter(entity=OuterRef("pk")).values("published_at")
    first, last = times.order_by("published_at")[:1], times.order_by("-published_at")[:1]
    named = Entity.objects.in_bulk(list(counts))
    dated = Entity.objects.filter(pk__in=counts).annotate(first=Subquery(first), last=Subquery(last))
    seen = {pk: (first, last) for pk, first, last in dated.values_list("pk", "first", "last")}
    return [Listed(named[pk], count, *seen[pk]) for pk, count in counts.items() if pk in named]


def _read_cursor(text: str) -> tuple[int, UUID] | None:
    count, _dot, pk = text.partition(".")
    try:
        return min(int(count), 2**31), UUID(pk)
    except ValueError:
        return None


def _uuid(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None

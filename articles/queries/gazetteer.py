"""The names that the desk knows: the standard lists, and what its analysts confirmed."""

from collections import defaultdict
from functools import lru_cache
from uuid import UUID

from django.db import connection

from ..language.entities.gazetteer import Gazetteer, KnownName
from ..models import Alias, Entity

# Names, forms and merges of confirmed entities in one number: any change to them changes it.
_VERSION = """
    SELECT count(*), coalesce(sum(hashtextextended(e.kind || e.name, 0)), 0)::text,
           (SELECT coalesce(sum(hashtextextended(a.entity_id::text || a.text, 0)), 0)::text
              FROM articles_alias a JOIN articles_entity c ON c.id = a.entity_id
             WHERE c.confirmed AND a.origin <> 'text')
      FROM articles_entity e WHERE e.confirmed AND e.merged_into_id IS NULL
"""


def gazetteer() -> Gazetteer:
    """The standard gazetteer with the confirmed entities; built anew only when one of them changed."""
    with connection.cursor() as cursor:
        cursor.execute(_VERSION)
        return _build(tuple(cursor.fetchone() or ()), str(connection.settings_dict["NAME"]))


@lru_cache(maxsize=1)
def _build(_version: tuple[object, ...], _database: str) -> Gazetteer:
    return Gazetteer.standard().with_names(known_names())


def known_names() -> tuple[KnownName, ...]:
    """Confirmed entities with the forms that people and lists gave them; forms merely seen in texts prove nothing."""
    confirmed = Entity.objects.standing().filter(confirmed=True)
    given = Alias.objects.filter(entity__in=confirmed).exclude(origin=Alias.Origin.TEXT)
    forms: dict[UUID, list[str]] = defaultdict(list)
    for entity, text in given.order_by("key").values_list("entity", "text"):
        forms[entity].append(text)
    return tuple(
        KnownName(name, kind, tuple(forms[pk]))
        for pk, name, kind in confirmed.order_by("id").values_list("pk", "name", "kind")
    )

"""Names on the desk that are nearest to one that was typed and that nothing has: of sources, tags and entities.

Also across scripts, where the language knows the name in the other one: source:Reuters is near رويترز.
"""

from collections.abc import Iterable
from typing import Any, TypeVar

from django.db import connection, transaction
from django.db.models import Model

from ..language.latin_names import key_of, other_names
from ..language.normalise import name_key
from ..models import Entity, Source, Tag

MOST_NEAREST = 3

_LEAST_ALIKE = 0.4
"""Share of trigrams that two names must have in common; below 0.4 they read as different names."""

_LEAST_INSIDE = 0.6
"""The same for what was typed and a part of a longer name."""

_SHORTEST = 3
"""Letters of what is compared: fewer stand in every name."""

M = TypeVar("M", bound=Model)


def nearest_sources(value: str, most: int = MOST_NEAREST) -> list[Source]:
    """Sources whose name is like ``value`` or holds something like it, the most alike first."""
    return _nearest(Source, value, most, _OF_FEW.format(table=Source._meta.db_table))


def nearest_tags(value: str, most: int = MOST_NEAREST) -> list[Tag]:
    """As ``nearest_sources``; of a path (موانئ/عدن) its last name counts."""
    return _nearest(Tag, value.rpartition("/")[2], most, _OF_FEW.format(table=Tag._meta.db_table))


def nearest_entities(value: str, most: int = MOST_NEAREST) -> list[Entity]:
    """As ``nearest_sources``, through the trigram index; of names as like those that a person confirmed."""
    return _nearest(Entity, value, most, _OF_ENTITIES)


def _nearest(model: type[M], value: str, most: int, statement: str) -> list[M]:
    keys = list(_keys(value))
    if not keys:
        return []
    asked: dict[str, Any] = {"keys": keys, "alike": _LEAST_ALIKE, "inside": _LEAST_INSIDE, "most": most}
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(SET_LEAST, asked)
        cursor.execute(statement, asked)
        ids = [row[0] for row in cursor.fetchall()]
    found = model._default_manager.in_bulk(ids) if ids else {}
    return [found[pk] for pk in ids if pk in found]


def _keys(value: str) -> Iterable[str]:
    """The folded forms that are compared: as typed, and in the other script."""
    typed: list[Any] = [name_key(value), *map(name_key, other_names(key_of(value)))]
    return dict.fromkeys(key for key in typed if len(key) >= _SHORTEST)


SET_LEAST = (
    "SELECT set_config('pg_trgm.similarity_threshold', %(alike)s::text, true),"
    " set_config('pg_trgm.word_similarity_threshold', %(inside)s::text, true)"
)
"""How much alike the operators ``%`` and ``<%`` ask for, until the transaction ends."""

_SCORE = "greatest(similarity(n.key, k.key), word_similarity(k.key, n.key) - %(inside)s + %(alike)s)"

_OF_FEW = (
    f"SELECT n.id FROM {{table}} n, unnest(%(keys)s::text[]) AS k (key) GROUP BY n.id "  # noqa: S608 (no value is in the text)
    f"HAVING max({_SCORE}) >= %(alike)s ORDER BY max({_SCORE}) DESC, n.id LIMIT %(most)s"
)

_OF_ENTITIES = (
    "SELECT n.id FROM unnest(%(keys)s::text[]) AS k (key) "  # noqa: S608
    "JOIN articles_entity n ON (n.key %% k.key OR k.key <%% n.key) AND n.merged_into_id IS NULL "
    f"GROUP BY n.id HAVING max({_SCORE}) >= %(alike)s "
    f"ORDER BY max({_SCORE}) DESC, n.confirmed DESC, n.id LIMIT %(most)s"
)

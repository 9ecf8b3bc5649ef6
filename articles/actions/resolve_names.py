"""From names in texts and lists to the rows that stand for them, which are made where there are none.

A person's decisions win: a renamed source or entity keeps its id and is found by it, a merged entity leads to the one
it was merged into, and a form that a person or a list gave to an entity leads there. Forms merely seen in texts do not:
الراوي in one article says nothing of the next.
"""

from collections.abc import Iterable, Mapping
from datetime import datetime
from uuid import UUID, uuid5

from django.db import connection
from django.db.models import Q

from ..language.normalise import name_key, sort_key
from ..models import Alias, Entity, Source
from ..models.entity import ENTITIES
from ..models.source import SOURCES
from .bulk_rows import insert_missing

LONGEST_NAME = 300

Name = tuple[str, str]
"""Kind and name of an entity."""


def resolve_sources(names: Iterable[str], now: datetime) -> dict[str, UUID]:
    """The source that each name means; new ones are added."""
    keys = {name: name_key(name) or name for name in names}
    ids = {key: uuid5(SOURCES, key) for key in keys.values()}
    _add_sources(keys, ids, now)
    known = list(Source.objects.filter(Q(key__in=ids) | Q(pk__in=ids.values())).values_list("pk", "key"))
    by_key, by_id = {key: pk for pk, key in known}, {pk for pk, _key in known}
    return {name: by_key.get(key) or ids[key] for name, key in keys.items() if key in by_key or ids[key] in by_id}


def _add_sources(keys: Mapping[str, str], ids: Mapping[str, UUID], now: datetime) -> None:
    known = set(Source.objects.filter(key__in=ids).values_list("key", flat=True))
    fresh: dict[str, str] = {}
    for name, key in keys.items():
        if key not in known:
            fresh.setdefault(key, name)
    blank = {field.name: field.get_default() for field in Source._meta.concrete_fields if field.has_default()}
    columns = ["id", "name", "key", "sort_key", "created_at", "country", "owner", "homepage", *blank]
    rows = [(ids[k], name, k, sort_key(name), now, "", "", "", *blank.values()) for k, name in fresh.items()]
    insert_missing(Source, columns, sorted(rows))


def resolve_entities(names: Iterable[Name], now: datetime) -> dict[Name, UUID]:
    """The entity that each kind and name means; new ones are added. Names that cannot be one are left out."""
    keys = {name: (name[0], name_key(name[1])) for name in dict.fromkeys(names) if len(name[1]) <= LONGEST_NAME}
    wanted = {key: name[1] for name, key in reversed(keys.items()) if key[1] and len(key[1]) <= LONGEST_NAME}
    found = _known(wanted)
    found |= _named_by_people([key for key in wanted if key not in found])
    fresh = {key: name for key, name in wanted.items() if key not in found}
    if fresh:
        _add_entities(fresh, now)
        found |= _known(fresh)
    standing = _followed(found)
    return {name: standing[key] for name, key in keys.items() if key in standing}


def _known(wanted: Mapping[Name, str]) -> dict[Name, UUID]:
    ids = {uuid5(ENTITIES, f"{kind}:{key}"): (kind, key) for kind, key in wanted}
    kinds, keys = [kind for kind, _key in wanted], [key for _kind, key in wanted]
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT e.id, e.kind, e.key FROM articles_entity e"
            " JOIN unnest(%s::text[], %s::text[]) AS w(kind, key) ON e.kind = w.kind AND e.key = w.key"
            " UNION SELECT id, kind, key FROM articles_entity WHERE id = ANY(%s::uuid[])",
            [kinds, keys, list(ids)],
        )
        rows = cursor.fetchall()
    by_id = {ids[pk]: pk for pk, _kind, _key in rows if pk in ids}
    return by_id | {(kind, key): pk for pk, kind, key in rows if (kind, key) in wanted}


def _named_by_people(missing: list[Name]) -> dict[Name, UUID]:
    wanted = set(missing)
    given = Alias.objects.filter(key__in={key for _kind, key in missing}).exclude(origin=Alias.Origin.TEXT)
    rows = given.order_by("-entity__confirmed", "entity_id").values_list("entity__kind", "key", "entity_id")
    found: dict[Name, UUID] = {}
    for kind, key, pk in rows:
        if (kind, key) in wanted:
            found.setdefault((kind, key), pk)
    return found


def _add_entities(fresh: Mapping[Name, str], now: datetime) -> None:
    rows = [
        (uuid5(ENTITIES, f"{kind}:{key}"), kind, name, key, sort_key(name), "", False, now)
        for (kind, key), name in fresh.items()
    ]
    columns = ("id", "kind", "name", "key", "sort_key", "description", "confirmed", "created_at")
    insert_missing(Entity, columns, sorted(rows))


def _followed(found: dict[Name, UUID]) -> dict[Name, UUID]:
    merged = Entity.objects.filter(merged_into__isnull=False)
    leads: dict[UUID, UUID] = {}
    waiting = set(found.values())
    while waiting:
        step = {pk: into for pk, into in merged.filter(pk__in=waiting).values_list("pk", "merged_into") if into}
        leads |= step
        waiting = set(step.values()) - leads.keys()

    def last(pk: UUID) -> UUID:
        seen = set()
        while pk in leads and pk not in seen:
            seen.add(pk)
            pk = leads[pk]
        return pk

    return {key: last(pk) for key, pk in found.items()}


def add_forms(forms: Iterable[tuple[UUID, str]]) -> None:
    """Remember the forms in which texts write entities."""
    rows: dict[tuple[UUID, str], tuple[UUID, str, str, str]] = {}
    for entity, text in forms:
        key = name_key(text)
        if key and len(text) <= LONGEST_NAME and len(key) <= LONGEST_NAME:
            rows.setdefault((entity, key), (entity, key, text, Alias.Origin.TEXT.value))
    insert_missing(Alias, ("entity_id", "key", "text", "origin"), [rows[key] for key in sorted(rows)])

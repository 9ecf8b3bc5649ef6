"""Making a table of names known to the desk. Done twice, the second time changes nothing."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction

from ..ingest.gazetteer_csv import GazetteerRow
from ..language.normalise import name_key
from ..models import Alias, Entity
from .resolve_names import resolve_entities


@dataclass(frozen=True, slots=True)
class NamedRow:
    """What became of one row: the entity it means, and whether that was made for it."""

    row: GazetteerRow
    entity: Entity
    new: bool


@dataclass(frozen=True, slots=True)
class ImportedGazetteer:
    rows: tuple[NamedRow, ...]
    confirmed: int
    """Entities that were known, and that no person had confirmed before."""
    forms: int
    """Written forms that lead to an entity from now on."""
    described: int

    @property
    def new(self) -> int:
        return sum(1 for row in self.rows if row.new)

    @property
    def known(self) -> int:
        return len(self.rows) - self.new


@transaction.atomic
def import_gazetteer(rows: Sequence[GazetteerRow], now: datetime) -> ImportedGazetteer:
    """Make each row a confirmed entity with its forms; a row that means a known one confirms that.

    A description that stands at the desk stays. All or nothing.
    """
    ours = {Entity.id_for(row.kind, row.name) for row in rows}
    there = set(Entity.objects.filter(pk__in=ours).values_list("pk", flat=True))
    ids = resolve_entities([(row.kind, row.name) for row in rows], now)
    found = list(ids.values())
    list(Entity.objects.select_for_update().filter(pk__in=found).order_by("pk").values_list("pk"))
    new = {pk for pk in found if pk in ours and pk not in there}
    confirmed = Entity.objects.filter(pk__in=found, confirmed=False)
    known = confirmed.exclude(pk__in=new).count()
    confirmed.update(confirmed=True)
    described = _describe(rows, ids)
    entities = Entity.objects.in_bulk(found)
    forms = _give_forms(rows, {name: entities[pk] for name, pk in ids.items()})
    named = tuple(NamedRow(row, entities[pk], pk in new) for row in rows for pk in [ids[row.kind, row.name]])
    return ImportedGazetteer(named, known, forms, described)


def preview_gazetteer(rows: Sequence[GazetteerRow], now: datetime) -> ImportedGazetteer:
    """What ``import_gazetteer`` would do; nothing of it is kept."""
    with transaction.atomic():
        result = import_gazetteer(rows, now)
        transaction.set_rollback(True)
    return result


def _describe(rows: Sequence[GazetteerRow], ids: Mapping[tuple[str, str], UUID]) -> int:
    wanted = {ids[row.kind, row.name]: row.description for row in reversed(rows) if row.description}
    blank = list(Entity.objects.filter(pk__in=wanted, description=""))
    for entity in blank:
        entity.description = wanted[entity.pk]
    Entity.objects.bulk_update(blank, ["description"], batch_size=1_000)
    return len(blank)


def _give_forms(rows: Sequence[GazetteerRow], meant: Mapping[tuple[str, str], Entity]) -> int:
    wanted: dict[tuple[UUID, str], str] = {}
    for row in rows:
        entity = meant[row.kind, row.name]
        for form in (row.name, *row.aliases):
            if (key := name_key(form)) != entity.key:  # its own name leads there without being a form
                wanted.setdefault((entity.pk, key), form)
    known = Alias.objects.filter(entity__in=meant.values()).values_list("entity", "key", "pk", "origin")
    there = {(entity, key): (pk, origin) for entity, key, pk, origin in known}
    fresh = [
        Alias(entity_id=entity, key=key, text=text, origin=Alias.Origin.LIST)
        for (entity, key), text in wanted.items()
        if (entity, key) not in there
    ]
    seen = [there[place][0] for place in wanted if place in there and there[place][1] == Alias.Origin.TEXT]
    Alias.objects.bulk_create(fresh, batch_size=1_000, ignore_conflicts=True)
    # A form that was merely seen in a text leads nowhere yet (queries/gazetteer.py).
    return len(fresh) + Alias.objects.filter(pk__in=seen).update(origin=Alias.Origin.LIST)

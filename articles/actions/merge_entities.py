"""Making one entity of several that are the same person, organisation or place, so that it can be taken back."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import Case, F, Q, QuerySet, Value, When, Window
from django.db.models.functions import RowNumber
from django.utils.translation import gettext as _

from ..models import Alias, Article, Change, Entity, Mention, Quotation, User
from .undo import record, undoes

_KEPT = ("id", "start", "end", "text", "rule", "role", "certainty", "published_at", "decision")


@dataclass(frozen=True, slots=True)
class MergePreview:
    """What ``merge_entities`` would do, in numbers; nothing is changed by asking."""

    entities: tuple[Entity, ...]
    into: Entity
    mentions: int
    """Mentions that would move."""
    repeated: int
    """Mentions that would go, because another of the same span stays."""
    articles: int
    """Articles whose marks change."""
    quotations: int
    forms: tuple[str, ...]
    """Written forms that ``into`` would gain."""

    @property
    def other_kinds(self) -> tuple[Entity, ...]:
        return tuple(entity for entity in self.entities if entity.kind != self.into.kind)


def preview_merge(entities: Sequence[Entity], into: Entity) -> MergePreview:
    """What merging ``entities`` into ``into`` would change. Raises ValueError where they cannot be merged."""
    merged = _checked(entities, into)
    mentions = Mention.objects.filter(entity__in=merged)
    moved = mentions.exclude(pk__in=_repeated(merged, into).values("pk")).count()
    known = set(into.aliases.values_list("key", flat=True))
    forms = {entity.key: entity.name for entity in merged}
    forms |= dict(Alias.objects.filter(entity__in=merged).order_by("pk").values_list("key", "text"))
    return MergePreview(
        entities=tuple(merged),
        into=into,
        mentions=moved,
        repeated=_repeated(merged, into).count(),
        articles=mentions.values("article").distinct().count(),
        quotations=Quotation.objects.filter(speaker_entity__in=merged).count(),
        forms=tuple(text for key, text in forms.items() if key not in known),
    )


@transaction.atomic
def merge_entities(entities: Sequence[Entity], into: Entity, user: User) -> Change:
    """Give ``into`` the mentions, quotations and written forms of ``entities``, which from then on lead to it.

    Of mentions of one span one stays: a decided one first, then one of ``into``. Raises ValueError where there is
    nothing to merge, or where one of them (or ``into``) was merged into another before.
    """
    ids = sorted({into.pk, *(entity.pk for entity in entities)})
    locked = {entity.pk: entity for entity in Entity.objects.select_for_update().filter(pk__in=ids).order_by("pk")}
    if len(locked) != len(ids):
        raise ValueError(_("One of these names is no longer at the desk."))
    target = locked[into.pk]
    merged = _checked([locked[entity.pk] for entity in entities], target)
    inverse = {
        "into": str(target.pk),
        "repeated": _drop_repeated(merged, target),
        "mentions": _moved(Mention.objects.filter(entity__in=merged), "entity", target),
        "quotations": _moved(Quotation.objects.filter(speaker_entity__in=merged), "speaker_entity", target),
        "aliases": _moved(_aliases_to_move(merged, target), "entity", target),
        "names": _keep_names(merged, target),
        "led_here": _moved(Entity.objects.filter(merged_into__in=merged), "merged_into", target),
        "merged": [str(entity.pk) for entity in merged],
    }
    Entity.objects.filter(pk__in=[entity.pk for entity in merged]).update(merged_into=target)
    names = _("، ").join(entity.name for entity in merged)
    summary = _("%(names)s merged into %(name)s") % {"names": names, "name": target.name}
    return record(user, "merge entities", summary, inverse)


def _checked(entities: Sequence[Entity], into: Entity) -> list[Entity]:
    """``entities`` once each, without ``into``."""
    merged = list({entity.pk: entity for entity in entities if entity.pk != into.pk}.values())
    if not merged:
        raise ValueError(_("Choose another name to merge."))
    for entity in (into, *merged):
        if entity.merged_into_id:
            raise ValueError(_("%(name)s was merged into another name before.") % {"name": entity.name})
    return merged


def _repeated(merged: Sequence[Entity], into: Entity) -> QuerySet[Mention]:
    """All but one of the mentions that would share article, span and entity."""
    place = Window(
        RowNumber(),
        partition_by=[F("article"), F("start"), F("end")],
        order_by=[
            Case(When(decision="", then=Value(1)), default=Value(0)).asc(),
            Case(When(entity=into, then=Value(0)), default=Value(1)).asc(),
            F("pk").asc(),
        ],
    )
    numbered = Mention.objects.filter(Q(entity__in=merged) | Q(entity=into)).annotate(place=place)
    return numbered.filter(place__gt=1)


def _drop_repeated(merged: Sequence[Entity], into: Entity) -> list[dict[str, Any]]:
    """Delete the mentions that say again what another says; their rows, to put them back."""
    rows = list(_repeated(merged, into))
    Mention.objects.filter(pk__in=[row.pk for row in rows]).delete()
    return [
        {name: getattr(row, name) for name in _KEPT}
        | {
            "article": str(row.article_id),
            "entity": str(row.entity_id),
            "published_at": row.published_at.isoformat(),
            "decided_by": row.decided_by_id,
        }
        for row in rows
    ]


def _moved(rows: QuerySet[Any], field: str, into: Entity) -> dict[str, list[Any]]:
    """Point ``field`` of ``rows`` at ``into``; which rows pointed where: ``{former entity: [row]}``."""
    former: dict[str, list[Any]] = defaultdict(list)
    for pk, entity in rows.values_list("pk", field).order_by("pk"):
        former[str(entity)].append(str(pk) if isinstance(pk, UUID) else pk)
    rows.model.objects.filter(pk__in=[pk for pks in former.values() for pk in pks]).update(**{field: into})
    return dict(former)


def _aliases_to_move(merged: Sequence[Entity], into: Entity) -> QuerySet[Alias]:
    """The forms that ``into`` lacks, each once. The others stay where they are, for the day of an undo."""
    known = set(into.aliases.values_list("key", flat=True))
    fresh: dict[str, int] = {}
    for pk, key in Alias.objects.filter(entity__in=merged).order_by("pk").values_list("pk", "key"):
        if key not in known:
            fresh.setdefault(key, pk)
    return Alias.objects.filter(pk__in=fresh.values())


def _keep_names(merged: Iterable[Entity], into: Entity) -> list[int]:
    """The names of the merged as forms of ``into``, where they are not yet; the ids of those added."""
    known = set(into.aliases.values_list("key", flat=True))
    names = {entity.key: entity.name for entity in merged if entity.key not in known}
    fresh = [Alias(entity=into, text=name, key=key, origin=Alias.Origin.MERGE) for key, name in names.items()]
    return [alias.pk for alias in Alias.objects.bulk_create(fresh)]


@undoes("merge entities")
def _take_apart(inverse: dict[str, Any]) -> None:
    """Put everything back that is still there; what came to the entity after the merge stays with it."""
    into = UUID(inverse["into"])
    standing = set(Entity.objects.filter(pk__in=inverse["merged"]).values_list("pk", flat=True))
    Entity.objects.filter(pk__in=standing, merged_into=into).update(merged_into=None)
    Alias.objects.filter(pk__in=inverse["names"], entity=into).delete()
    for entity in standing:
        moved = {name: inverse[name].get(str(entity), []) for name in ("led_here", "quotations", "aliases", "mentions")}
        Entity.objects.filter(pk__in=moved["led_here"], merged_into=into).update(merged_into=entity)
        Quotation.objects.filter(pk__in=moved["quotations"], speaker_entity=into).update(speaker_entity=entity)
        taken = Alias.objects.filter(entity=entity).values("key")
        forms = Alias.objects.filter(pk__in=moved["aliases"], entity=into)
        forms.exclude(key__in=taken).update(entity=entity)
        Mention.objects.filter(pk__in=moved["mentions"], entity=into).update(entity=entity)
    _put_back(inverse["repeated"], {str(pk) for pk in (*standing, into)})


def _put_back(rows: Sequence[dict[str, Any]], entities: set[str]) -> None:
    """The mentions that the merge dropped, of articles and entities that still exist."""
    known = Article.objects.filter(pk__in={row["article"] for row in rows})
    articles = {str(pk) for pk in known.values_list("pk", flat=True)}
    users = set(User.objects.filter(pk__in={row["decided_by"] for row in rows}).values_list("pk", flat=True))
    mentions = [
        Mention(
            **{name: row[name] for name in _KEPT},
            article_id=row["article"],
            entity_id=row["entity"],
            decided_by_id=row["decided_by"] if row["decided_by"] in users else None,
        )
        for row in rows
        if row["article"] in articles and row["entity"] in entities
    ]
    Mention.objects.bulk_create(mentions, ignore_conflicts=True)

"""The names that people give an entity: its own name, and further written forms."""

from typing import Any

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from ..language.normalise import name_key, sort_key
from ..models import Alias, Change, Entity, User
from .undo import record, undoes


def rename_entity(entity: Entity, name: str, user: User) -> Change:
    """Call ``entity`` by another name; the former one stays as a written form, so that texts still lead here.

    Raises ValueError for a name without letters or one that another entity of the kind has.
    """
    key = name_key(name)
    if not key:
        raise ValueError(_("A name needs letters."))
    try:
        with transaction.atomic():
            former = entity.name
            Entity.objects.filter(pk=entity.pk).update(name=name, key=key, sort_key=sort_key(name))
            added = [
                alias.pk
                for text in (former, name)
                for alias, made in [_form(entity, text, Alias.Origin.PERSON)]
                if made
            ]
            summary = _("%(former)s renamed to %(name)s") % {"former": former, "name": name}
            inverse = {"entity": str(entity.pk), "name": former, "aliases": added}
            return record(user, "rename entity", summary, inverse)
    except IntegrityError as error:
        if "entity_name_once" not in str(error):
            raise
        raise ValueError(_("Another entry of this kind has this name. Merge the two.")) from error


@undoes("rename entity")
def _name_back(inverse: dict[str, Any]) -> None:
    name = inverse["name"]
    Entity.objects.filter(pk=inverse["entity"]).update(name=name, key=name_key(name), sort_key=sort_key(name))
    Alias.objects.filter(pk__in=inverse["aliases"]).delete()


def add_form(entity: Entity, text: str, user: User) -> Change | None:
    """One more written form of ``entity``; None where it is known already. Raises ValueError without letters."""
    if not name_key(text):
        raise ValueError(_("A name needs letters."))
    with transaction.atomic():
        alias, made = _form(entity, text, Alias.Origin.PERSON)
        if not made:
            return None
        summary = _("%(form)s added to %(name)s") % {"form": text, "name": entity.name}
        return record(user, "add form", summary, {"alias": alias.pk})


@undoes("add form")
def _take_form(inverse: dict[str, Any]) -> None:
    Alias.objects.filter(pk=inverse["alias"]).delete()


def _form(entity: Entity, text: str, origin: str) -> tuple[Alias, bool]:
    return Alias.objects.get_or_create(entity=entity, key=name_key(text), defaults={"text": text, "origin": origin})

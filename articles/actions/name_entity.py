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
    former = entity.name
    try:
        with transaction.atomic():
            Entity.objects.filter(pk=entity.pk).update(name=name, key=key, sort_key=sort_key(name))
            forms = [form for text in (former, name) if (form := give_form(entity, text))]
            summary = _("%(former)s renamed to %(name)s") % {"former": former, "name": name}
            return record(
                user, "rename entity", summary, {"entity": str(entity.pk), "name": former, "forms": forms[::-1]}
            )
    except IntegrityError as error:
        if "entity_name_once" not in str(error):
            raise
        raise ValueError(_("Another entry of this kind has this name. Merge the two.")) from error


@undoes("rename entity")
def _name_back(inverse: dict[str, Any]) -> None:
    name = inverse["name"]
    Entity.objects.filter(pk=inverse["entity"]).update(name=name, key=name_key(name), sort_key=sort_key(name))
    for form in inverse["forms"]:
        take_form(form)


def add_form(entity: Entity, text: str, user: User) -> Change | None:
    """One more written form of ``entity``, by which later texts find it; None where it is known as one already.

    Raises ValueError for a form without letters.
    """
    if not name_key(text):
        raise ValueError(_("A name needs letters."))
    with transaction.atomic():
        form = give_form(entity, text)
        if form is None:
            return None
        return record(user, "add form", _("%(form)s added to %(name)s") % {"form": text, "name": entity.name}, form)


def give_form(entity: Entity, text: str) -> dict[str, Any] | None:
    """Make ``text`` a form that a person gave, and what takes that back; None where it is one.

    A form that was merely seen in a text does not lead later texts here, so it changes its origin.
    """
    alias, made = Alias.objects.get_or_create(
        entity=entity, key=name_key(text), defaults={"text": text, "origin": Alias.Origin.PERSON}
    )
    if made:
        return {"alias": alias.pk, "origin": ""}
    if alias.origin != Alias.Origin.TEXT:
        return None
    Alias.objects.filter(pk=alias.pk).update(origin=Alias.Origin.PERSON)
    return {"alias": alias.pk, "origin": alias.origin}


@undoes("add form")
def take_form(inverse: dict[str, Any]) -> None:
    alias = Alias.objects.filter(pk=inverse["alias"])
    if inverse["origin"]:
        alias.update(origin=inverse["origin"])
    else:
        alias.delete()

"""Camps: sources that analysts look at as one."""

from collections.abc import Collection
from typing import Any
from uuid import UUID

from django.db import IntegrityError, transaction

from ..language.normalise import name_key
from ..models import Camp, Change, Source, Tag, User
from .undo import record, undoes

LONGEST = 100
"""Characters of a name."""

MOST_SOURCES = 60


class CampError(Exception):
    """A camp cannot be kept as asked; ``code`` is ``empty`` (no letter in the name), ``taken``, ``none`` (no source
    that the desk knows) or ``many`` (more than ``MOST_SOURCES``)."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


@transaction.atomic
def make_camp(
    user: User, name: str, sources: Collection[UUID], summary: str, colour: str = Tag.Colour.GREY
) -> tuple[Camp, Change]:
    """Raises CampError."""
    camp = Camp(made_by=user, colour=colour)
    _keep(camp, name, sources)
    return camp, record(user, "make camp", summary, {"camp": camp.pk})


@transaction.atomic
def change_camp(
    user: User, camp: Camp, name: str, sources: Collection[UUID], summary: str, colour: str | None = None
) -> Change:
    """Another name, other sources, another colour. Raises CampError."""
    before = _kept(camp)
    camp.colour = colour or camp.colour
    _keep(camp, name, sources)
    return record(user, "change camp", summary, before)


@transaction.atomic
def delete_camp(user: User, camp: Camp, summary: str) -> Change:
    before = _kept(camp)
    camp.delete()
    return record(user, "delete camp", summary, before)


def _keep(camp: Camp, name: str, sources: Collection[UUID]) -> None:
    camp.name = " ".join(name.split())[:LONGEST]
    if not name_key(camp.name):
        raise CampError("empty")
    if len(set(sources)) > MOST_SOURCES:
        raise CampError("many")
    known = list(Source.objects.filter(pk__in=sources))
    if not known:
        raise CampError("none")
    try:
        with transaction.atomic():
            camp.save()
    except IntegrityError as error:
        raise CampError("taken") from error
    camp.sources.set(known)


def _kept(camp: Camp) -> dict[str, Any]:
    stored = Camp.objects.get(pk=camp.pk)
    sources = [str(pk) for pk in stored.sources.values_list("pk", flat=True)]
    kept = {"name": stored.name, "colour": stored.colour, "made_by": stored.made_by_id}
    return {"camp": stored.pk, "sources": sources, **kept}


@undoes("make camp")
def _unmake(inverse: dict[str, Any]) -> None:
    Camp.objects.filter(pk=inverse["camp"]).delete()


@undoes("change camp")
def _change_back(inverse: dict[str, Any]) -> None:
    camp = Camp.objects.filter(pk=inverse["camp"]).first()
    if camp:
        _restore(camp, inverse)


@undoes("delete camp")
def _put_back(inverse: dict[str, Any]) -> None:
    maker = User.objects.filter(pk=inverse["made_by"]).first()
    _restore(Camp(pk=inverse["camp"], made_by=maker), inverse)


def _restore(camp: Camp, inverse: dict[str, Any]) -> None:
    """As it was, where its name is still free and one of its sources is still there."""
    try:
        with transaction.atomic():
            camp.colour = inverse["colour"]
            _keep(camp, inverse["name"], [UUID(pk) for pk in inverse["sources"]])
    except CampError:
        return

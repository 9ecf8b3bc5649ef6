"""Taking back an act. Each act that can be taken back records a Change and registers how its inverse is applied."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from django.db import transaction

from ..models import Change, User

Inverse = Callable[[dict[str, Any]], None]
_INVERSES: dict[str, Inverse] = {}


def undoes(verb: str) -> Callable[[Inverse], Inverse]:
    """Register the function that takes back an act: it is given the change's ``inverse`` in a transaction."""

    def register(function: Inverse) -> Inverse:
        _INVERSES[verb] = function
        return function

    return register


def record(user: User, verb: str, summary: str, inverse: dict[str, Any]) -> Change:
    """Remember an act by ``user``; call it inside the transaction of the act itself."""
    if verb not in _INVERSES:
        raise LookupError(f"nothing undoes {verb!r}")
    return Change.objects.create(user=user, verb=verb, summary=summary[:500], inverse=inverse)


@transaction.atomic
def take_back(change_id: Any, user: User, now: datetime) -> Change | None:
    """Undo a change of ``user`` once; None where there is no such change or it was taken back before."""
    change = Change.objects.select_for_update().filter(pk=change_id, user=user, undone_at=None).first()
    if change is None:
        return None
    _INVERSES[change.verb](change.inverse)
    change.undone_at = now
    change.save(update_fields=["undone_at"])
    return change

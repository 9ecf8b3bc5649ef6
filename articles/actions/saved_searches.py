"""Keeping searches under a name: saving, changing, opening and deleting them."""

from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction

from ..language.normalise import name_key
from ..models import Change, SavedSearch, User
from ..models.saved_search import SavedSearchQuerySet, make_token
from .undo import record, undoes

MOST = 200
"""Searches that one user may keep: each is counted when they are listed."""

LONGEST = 100
"""Characters of a name."""


class SavedSearchError(Exception):
    """A search cannot be kept as asked; ``code`` is ``empty`` (no letter in the name), ``taken`` or ``many``."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


@transaction.atomic
def save_search(user: User, address: str, name: str, summary: str, now: datetime) -> tuple[SavedSearch, Change | None]:
    """Keep the search at ``address``; where the user keeps it already, that one and no change.

    ``address`` as ``queries.saved_searches.address_of`` writes it. A name that is taken gets a number. Raises
    SavedSearchError for a name without letters, and beyond ``MOST``.
    """
    kept = _kept_by(user)
    known = kept.filter(address=address).first()
    if known:
        return known, None
    if kept.count() >= MOST:
        raise SavedSearchError("many")
    saved = SavedSearch(user=user, name=_free_name(kept, _tidy(name), ""), address=address, seen_at=now)
    saved.save()
    return saved, record(user, "save search", summary, {"search": str(saved.pk)})


@undoes("save search")
def _forget(inverse: dict[str, Any]) -> None:
    SavedSearch.objects.filter(pk=inverse["search"]).delete()


@transaction.atomic
def change_saved_search(saved: SavedSearch, name: str, folder: str) -> None:
    """Rename and move. A folder that the user has in another spelling is that folder; one without letters is none."""
    kept = _kept_by(saved.user).exclude(pk=saved.pk)
    name, folder = _tidy(name), _known_folder(kept, folder)
    if kept.filter(folder=folder, key=name_key(name)).exists():
        raise SavedSearchError("taken")
    saved.name, saved.folder = name, folder
    saved.save()


def open_saved_search(saved: SavedSearch, now: datetime) -> datetime:
    """Note the visit; gives when it was opened before, so that what came since can be marked."""
    before = saved.seen_at
    SavedSearch.objects.filter(pk=saved.pk).update(seen_at=now)
    return before


def renew_token(saved: SavedSearch) -> None:
    """The feed gets another address; the one it had is gone for good."""
    saved.token = make_token()
    SavedSearch.objects.filter(pk=saved.pk).update(token=saved.token)


@transaction.atomic
def delete_saved_search(saved: SavedSearch, summary: str) -> Change:
    """Delete; taken back, it has the feed address it had."""
    fields = ("name", "folder", "address", "token")
    kept = {name: getattr(saved, name) for name in fields}
    times = {name: getattr(saved, name).isoformat() for name in ("seen_at", "created_at")}
    inverse = {"user": saved.user_id, "search": str(saved.pk), **kept, **times}
    change = record(saved.user, "delete saved search", summary, inverse)
    saved.delete()
    return change


@undoes("delete saved search")
def _restore(inverse: dict[str, Any]) -> None:
    """Put it back, unless the same search was saved meanwhile; a name that was taken meanwhile gets a number."""
    user = User.objects.get(pk=inverse["user"])
    kept = _kept_by(user)
    if kept.filter(address=inverse["address"]).exists():
        return
    created = datetime.fromisoformat(inverse["created_at"])
    saved = SavedSearch(
        pk=UUID(inverse["search"]),
        user=user,
        name=_free_name(kept, inverse["name"], inverse["folder"]),
        folder=inverse["folder"],
        address=inverse["address"],
        token=inverse["token"],
        seen_at=datetime.fromisoformat(inverse["seen_at"]),
    )
    saved.save(force_insert=True)
    SavedSearch.objects.filter(pk=saved.pk).update(created_at=created)


def _kept_by(user: User) -> SavedSearchQuerySet:
    """What a user keeps; until the transaction ends nobody else writes there."""
    User.objects.select_for_update().get(pk=user.pk)
    return SavedSearch.objects.of(user)


def _tidy(name: str) -> str:
    tidy = " ".join(name.split())[:LONGEST].strip()
    if not name_key(tidy):
        raise SavedSearchError("empty")
    return tidy


def _free_name(kept: SavedSearchQuerySet, name: str, folder: str) -> str:
    taken = set(kept.filter(folder=folder).values_list("key", flat=True))
    number, free = 1, name
    while name_key(free) in taken:
        number += 1
        free = f"{name[: LONGEST - 5].strip()} {number}"
    return free


def _known_folder(kept: SavedSearchQuerySet, folder: str) -> str:
    tidy = " ".join(folder.split())[:LONGEST].strip()
    key = name_key(tidy)
    folders = kept.order_by().values_list("folder", flat=True).distinct()
    return next((known for known in folders if name_key(known) == key), tidy) if key else ""

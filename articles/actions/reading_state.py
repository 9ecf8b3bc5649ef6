"""How far a user is with articles."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django.db import transaction

from ..models import Change, Reading, User
from .undo import record, undoes


@transaction.atomic
def set_state(user: User, articles: Iterable[UUID], *, state: str = "", important: bool | None = None) -> None:
    """Set ``state`` (unread, read, done) or importance of ``articles`` for ``user``; what is not given stays."""
    values: dict[str, Any] = {}
    if state:
        values["state"] = Reading.State(state).value
    if important is not None:
        values["important"] = important
    Reading.objects.bulk_create(
        [Reading(article_id=pk, user=user, **values) for pk in sorted(set(articles))],
        update_conflicts=True,
        unique_fields=["article", "user"],
        update_fields=[*values, "changed_at"],
    )


def mark_opened(user: User, article: UUID) -> None:
    """An article that was opened is read, unless it was done before."""
    opened = Reading(article_id=article, user=user, state=Reading.State.READ)
    created = Reading.objects.bulk_create([opened], ignore_conflicts=True)
    if created:
        Reading.objects.filter(article=article, user=user, state=Reading.State.UNREAD).update(state=Reading.State.READ)


@transaction.atomic
def set_state_of_many(user: User, articles: list[UUID], summary: str, **values: Any) -> Change:
    """``set_state`` for a selection, with the earlier states kept so that it can be taken back."""
    before = {
        str(pk): [state, important]
        for pk, state, important in Reading.objects.filter(user=user, article__in=articles).values_list(
            "article", "state", "important"
        )
    }
    earlier = {str(pk): before.get(str(pk), [Reading.State.UNREAD.value, False]) for pk in articles}
    set_state(user, articles, **values)
    return record(user, "set reading state", summary, {"user": user.pk, "states": earlier})


@undoes("set reading state")
def _restore_states(inverse: dict[str, Any]) -> None:
    rows = [
        Reading(article_id=UUID(pk), user_id=inverse["user"], state=state, important=important)
        for pk, (state, important) in sorted(inverse["states"].items())
    ]
    Reading.objects.bulk_create(
        rows,
        update_conflicts=True,
        unique_fields=["article", "user"],
        update_fields=["state", "important", "changed_at"],
    )

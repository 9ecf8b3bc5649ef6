from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ..models import Change, Entity, Mention, User
from ..models.spans import Decision
from .decisions import as_row
from .mark_name import put_back
from .store_articles import lock_articles
from .undo import record, undoes


@transaction.atomic
def decide_mention(mention: Mention, decision: str, user: User) -> Change:
    """Confirm or reject a mention (``""`` takes the decision back), with every mention of the same entity written
    the same way in the same article. Confirming confirms the entity too. ValueError: the mention is gone."""
    lock_articles([mention.article_id])
    same = Mention.objects.filter(article=mention.article_id, entity=mention.entity_id, text=mention.text)
    rows = [as_row(row) | {"id": row.pk} for row in same.order_by("start", "id")]
    if not rows:
        raise ValueError(_("This mark is gone. Reload the page."))
    same.update(decision=Decision(decision), decided_by=user if decision else None)
    unsure = Entity.objects.filter(pk=mention.entity_id, confirmed=False)
    confirms = decision == Decision.CONFIRMED and bool(unsure.update(confirmed=True))
    said = {
        "confirmed": ngettext("%(n)d mention confirmed", "%(n)d mentions confirmed", len(rows)),
        "rejected": ngettext("%(n)d mention rejected", "%(n)d mentions rejected", len(rows)),
        "": ngettext("%(n)d decision taken back", "%(n)d decisions taken back", len(rows)),
    }[decision]
    summary = _("%(what)s: %(text)s") % {"what": said % {"n": len(rows)}, "text": mention.text}
    inverse = {
        "article": str(mention.article_id),
        "entity": str(mention.entity_id),
        "text": mention.text,
        "rows": rows,
        "confirmed": confirms,
    }
    return record(user, "decide mention", summary, inverse)


@undoes("decide mention")
def _undecide(inverse: dict[str, Any]) -> None:
    lock_articles([UUID(inverse["article"])])
    Mention.objects.filter(article=inverse["article"], entity=inverse["entity"], text=inverse["text"]).delete()
    put_back(inverse["article"], inverse["rows"])
    if inverse["confirmed"]:
        Entity.objects.filter(pk=inverse["entity"]).update(confirmed=False)

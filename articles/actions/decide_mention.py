from django.db import transaction

from ..models import Entity, Mention, User


@transaction.atomic
def decide_mention(mention: Mention, decision: str, user: User) -> int:
    """Confirm or reject a mention (``""`` takes the decision back), with every mention of the same entity written
    the same way in the same article. Returns how many were decided. Confirming confirms the entity too."""
    same = Mention.objects.filter(article=mention.article_id, entity=mention.entity_id, text=mention.text)
    decided = same.update(decision=Mention.Decision(decision), decided_by=user if decision else None)
    if decision == Mention.Decision.CONFIRMED:
        Entity.objects.filter(pk=mention.entity_id).update(confirmed=True)
    return decided

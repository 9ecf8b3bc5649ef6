from typing import Self

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from .article import Article
from .entity import Entity
from .spans import DecidedSpan, span_is_not_empty


class MentionQuerySet(models.QuerySet["Mention"]):
    def standing(self) -> Self:
        """All but those that a person rejected."""
        return self.exclude(decision=Mention.Decision.REJECTED)

    def newest_first(self) -> Self:
        return self.order_by("-published_at", "article_id", "start")


class Mention(DecidedSpan):
    """One span that names an entity. ``published_at`` repeats the article's, so that an entity's page is one scan."""

    # No index of their own: those below begin with them.
    article = models.ForeignKey(
        Article, models.CASCADE, db_index=False, related_name="mentions", verbose_name=_("article")
    )
    entity = models.ForeignKey(
        Entity, models.CASCADE, db_index=False, related_name="mentions", verbose_name=_("entity")
    )
    role = models.CharField(_("role"), max_length=300, blank=True)
    certainty = models.FloatField(_("certainty"), default=1.0)
    published_at = models.DateTimeField(_("published"))

    objects = MentionQuerySet.as_manager()

    class Meta:
        verbose_name = _("mention")
        verbose_name_plural = _("mentions")
        constraints = [
            span_is_not_empty("mention_span"),
            # Also the way from an article to its names, which is why the entity stands second.
            models.UniqueConstraint(
                fields=["article", "entity", "start", "end"], include=["decision"], name="mention_once"
            ),
            models.CheckConstraint(condition=Q(certainty__gte=0, certainty__lte=1), name="mention_certainty"),
        ]
        indexes = [
            models.Index(
                fields=["entity", "-published_at", "article"], include=["decision"], name="mention_entity_newest"
            ),
        ]

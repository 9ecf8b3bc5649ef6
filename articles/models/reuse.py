from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from .article import Article


class Reuse(models.Model):
    """Two articles of which one is a copy of the other, or both of a third: ``left`` has the smaller id.

    In words that stand in no formula: how many each has, and how many of these stand in the other as well.
    """

    # No index of its own: the constraint begins with it.
    left = models.ForeignKey(Article, models.CASCADE, db_index=False, related_name="+", verbose_name=_("article"))
    right = models.ForeignKey(Article, models.CASCADE, related_name="+", verbose_name=_("other article"))
    left_words = models.PositiveIntegerField()
    right_words = models.PositiveIntegerField()
    left_shared = models.PositiveIntegerField()
    right_shared = models.PositiveIntegerField()

    class Meta:
        verbose_name = _("copy")
        verbose_name_plural = _("copies")
        constraints = [
            models.UniqueConstraint(fields=["left", "right"], name="reuse_once"),
            models.CheckConstraint(condition=Q(left__lt=F("right")), name="reuse_left_is_smaller"),
        ]

    def __str__(self) -> str:
        return f"{self.left_id} {self.right_id}"

from django.db import models
from django.utils.translation import gettext_lazy as _

from .article import Article
from .original import Original


class Revision(models.Model):
    """An earlier text of an article, kept when a later one took its place. Numbered from 1, the oldest."""

    article = models.ForeignKey(Article, models.CASCADE, related_name="revisions", verbose_name=_("article"))
    number = models.PositiveIntegerField(_("number"))
    original = models.ForeignKey(Original, models.PROTECT, related_name="revisions", verbose_name=_("original"))
    title = models.CharField(_("headline"), max_length=500)
    text = models.TextField(_("text"))
    digest = models.CharField(_("SHA-256 of headline and text"), max_length=64)
    received_at = models.DateTimeField(_("received"))
    replaced_at = models.DateTimeField(_("replaced"))

    class Meta:
        verbose_name = _("revision")
        verbose_name_plural = _("revisions")
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["article", "number"], name="revision_number_once"),
            models.UniqueConstraint(fields=["article", "digest"], name="revision_text_once"),
        ]

    def __str__(self) -> str:
        return f"{self.title} ({self.number})"

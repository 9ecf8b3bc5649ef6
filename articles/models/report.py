from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.translation import gettext_lazy as _

from .article import Article


class Report(models.Model):
    """An article as a report of an event: what it is about, as signs with weights, the heaviest first
    (``analysis.reports``).

    ``event`` is the smallest id among the reports of the event that was found, its own where it stands alone, None
    until it was grouped. Apart from the article, because that is long to write anew; ``published_at`` is repeated, so
    that what was published around a time is read in one piece.
    """

    article = models.OneToOneField(
        Article, models.CASCADE, primary_key=True, related_name="report", verbose_name=_("article")
    )
    published_at = models.DateTimeField(_("published"))
    event = models.UUIDField(null=True)
    signs = ArrayField(models.IntegerField())
    weights = ArrayField(models.SmallIntegerField())

    class Meta:
        verbose_name = _("report")
        verbose_name_plural = _("reports")
        indexes = [
            models.Index(fields=["published_at"], name="report_published"),
            models.Index(fields=["event"], name="report_event"),
        ]

    def __str__(self) -> str:
        return str(self.article_id)

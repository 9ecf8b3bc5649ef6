from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
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
            # A sign and a few days are one number: what shares a sign with one more report is found without reading all
            # that lies around it. What waits to be grouped is not looked for, and so is written to it once.
            GinIndex(
                models.Func("published_at", "signs", function="articles_filed_under"),
                name="report_filed",
                condition=models.Q(event__isnull=False),
                fastupdate=False,
            ),
        ]

    def __str__(self) -> str:
        return str(self.article_id)

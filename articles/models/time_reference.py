from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from .article import Article
from .spans import DecidedSpan, span_is_not_empty


class TimeReference(DecidedSpan):
    """A span that names a time, resolved to the days ``earliest`` to ``latest``, both included."""

    class Granularity(models.TextChoices):
        DAY = "day", _("Day")
        WEEK = "week", _("Week")
        MONTH = "month", _("Month")
        QUARTER = "quarter", _("Quarter")
        SEASON = "season", _("Season")
        YEAR = "year", _("Year")
        DECADE = "decade", _("Decade")
        RANGE = "range", _("Range")

    article = models.ForeignKey(Article, models.CASCADE, related_name="time_references", verbose_name=_("article"))
    earliest = models.DateField(_("earliest day"))
    latest = models.DateField(_("latest day"))
    granularity = models.CharField(_("granularity"), max_length=8, choices=Granularity.choices)
    certainty = models.FloatField(_("certainty"), default=1.0)
    anchor = models.DateField(_("counted from"))

    class Meta:
        verbose_name = _("time reference")
        verbose_name_plural = _("time references")
        constraints = [
            span_is_not_empty("time_reference_span"),
            models.CheckConstraint(condition=Q(latest__gte=F("earliest")), name="time_reference_interval"),
            models.CheckConstraint(condition=Q(certainty__gte=0, certainty__lte=1), name="time_reference_certainty"),
            models.UniqueConstraint(fields=["article", "start", "end"], name="time_reference_once"),
        ]
        indexes = [models.Index(fields=["earliest", "latest", "article"], name="time_reference_when")]

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from .source import Source


class Feed(models.Model):
    """One address of a source that is polled."""

    class Kind(models.TextChoices):
        RSS = "rss", _("RSS")
        ATOM = "atom", _("Atom")
        SITEMAP = "sitemap", _("News sitemap")
        LISTING = "listing", _("Listing page")

    source = models.ForeignKey(Source, models.CASCADE, related_name="feeds", verbose_name=_("source"))
    address = models.URLField(_("address"), max_length=1000, unique=True)
    kind = models.CharField(_("kind"), max_length=8, choices=Kind.choices, default=Kind.RSS)
    active = models.BooleanField(_("active"), default=True)
    every_minutes = models.PositiveIntegerField(_("poll every (minutes)"), default=30)
    last_polled_at = models.DateTimeField(_("last polled"), null=True, blank=True)
    last_error = models.TextField(_("last error"), blank=True)

    class Meta:
        verbose_name = _("feed")
        verbose_name_plural = _("feeds")
        constraints = [
            models.CheckConstraint(condition=Q(every_minutes__gte=1), name="feed_interval_positive"),
        ]

    def __str__(self) -> str:
        return self.address

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from .source import Source


class SourceLine(models.Model):
    """What is known of a line of one source: that it recurs across its articles, or that an editor wants it kept."""

    class Kind(models.TextChoices):
        RECURRING = "recurring", _("recurs")
        KEPT = "kept", _("kept in texts")

    source = models.ForeignKey(Source, models.CASCADE, related_name="lines", verbose_name=_("source"))
    shape = models.TextField(_("what its occurrences share"))  # see language.line_keys.shape_of
    text = models.TextField(_("line"))
    kind = models.CharField(_("kind"), max_length=10, choices=Kind.choices)
    articles = models.PositiveIntegerField(_("articles"), default=0)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("by")
    )

    class Meta:
        verbose_name = _("line of a source")
        verbose_name_plural = _("lines of sources")
        constraints = [
            models.UniqueConstraint(fields=["source", "shape"], name="source_line_once"),
            models.CheckConstraint(condition=~Q(shape=""), name="source_line_has_shape"),
        ]

    def __str__(self) -> str:
        return self.text

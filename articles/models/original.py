from django.db import models
from django.utils.translation import gettext_lazy as _


class Original(models.Model):
    """The bytes as received. Never changed, and kept as long as an article or a revision needs them."""

    digest = models.CharField(_("SHA-256"), max_length=64, primary_key=True)
    content = models.BinaryField(_("bytes"))
    media_type = models.CharField(_("media type"), max_length=100)
    encoding = models.CharField(_("encoding"), max_length=40, blank=True)
    name = models.CharField(_("file name"), max_length=500, blank=True)
    received_at = models.DateTimeField(_("received"))

    class Meta:
        verbose_name = _("original")
        verbose_name_plural = _("originals")

    def __str__(self) -> str:
        return self.name or self.digest[:12]

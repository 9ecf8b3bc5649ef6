from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from .article import Article
from .spans import Span, span_is_not_empty


class SetAside(Span):
    """Something that a person decided about an article and that does not stand in its text now.

    A date or quotation that was rejected (a rejected mention stays a ``Mention``), so that it is not found again; or
    anything that was corrected and whose words the text has lost. ``row`` holds what its row held, to put it back.
    """

    class Model(models.TextChoices):
        MENTION = "mention", _("mention")
        QUOTATION = "quotation", _("quotation")
        TIME_REFERENCE = "timereference", _("time reference")

    class Reason(models.TextChoices):
        REJECTED = "rejected", _("rejected")
        LOST = "lost", _("no longer in the text")

    # No index of its own: the one below begins with it.
    article = models.ForeignKey(
        Article, models.CASCADE, db_index=False, related_name="set_aside", verbose_name=_("article")
    )
    model = models.CharField(_("what it was"), max_length=16, choices=Model.choices)
    reason = models.CharField(_("reason"), max_length=8, choices=Reason.choices)
    row = models.JSONField()
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("by")
    )

    class Meta:
        verbose_name = _("correction set aside")
        verbose_name_plural = _("corrections set aside")
        constraints = [span_is_not_empty("set_aside_span")]
        indexes = [models.Index(fields=["article", "start"], name="set_aside_article")]

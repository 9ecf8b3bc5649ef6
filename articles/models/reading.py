from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from .article import Article


class Reading(models.Model):
    """How far one user is with one article. No row means unread."""

    class State(models.TextChoices):
        UNREAD = "unread", _("Unread")
        READ = "read", _("Read")
        DONE = "done", _("Done")

    article = models.ForeignKey(Article, models.CASCADE, related_name="readings", verbose_name=_("article"))
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="readings", verbose_name=_("user"))
    state = models.CharField(_("state"), max_length=8, choices=State.choices, default=State.UNREAD)
    important = models.BooleanField(_("important"), default=False)
    changed_at = models.DateTimeField(_("changed"), auto_now=True)

    class Meta:
        verbose_name = _("reading state")
        verbose_name_plural = _("reading states")
        constraints = [
            models.UniqueConstraint(fields=["article", "user"], name="reading_once"),
        ]
        indexes = [models.Index(fields=["user", "state", "article"], name="reading_user_state")]

    def __str__(self) -> str:
        return self.state

import uuid

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class Change(models.Model):
    """An act that touched much and can be taken back once: ``inverse`` holds what its undoing needs (JSON)."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="changes", verbose_name=_("user"))
    verb = models.CharField(_("act"), max_length=40)
    summary = models.CharField(_("summary"), max_length=500)
    inverse = models.JSONField()
    made_at = models.DateTimeField(_("made"), auto_now_add=True)
    undone_at = models.DateTimeField(_("undone"), null=True, blank=True)

    class Meta:
        verbose_name = _("change")
        verbose_name_plural = _("changes")
        indexes = [models.Index(fields=["user", "-made_at"], name="change_user_newest")]

    def __str__(self) -> str:
        return self.summary

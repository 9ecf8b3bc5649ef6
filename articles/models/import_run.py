from pathlib import Path
from typing import ClassVar, Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _


class ImportRunQuerySet(models.QuerySet["ImportRun"]):
    def newest_first(self) -> Self:
        return self.order_by("-created_at", "-id")


class ImportRun(models.Model):
    """Files that somebody uploaded, from their preview to the last article in; ``read`` says where a kill left off."""

    class State(models.TextChoices):
        PREVIEW = "preview", _("waiting for approval")
        WAITING = "waiting", _("waiting for a free worker")
        RUNNING = "running", _("running")
        DONE = "done", _("brought in")
        FAILED = "failed", _("failed")

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="imports", verbose_name=_("by")
    )
    name = models.CharField(_("files"), max_length=500)
    folder = models.CharField(max_length=100, editable=False)
    source = models.CharField(_("source of articles that name none"), max_length=200, blank=True)
    published_at = models.DateTimeField(_("publication time of articles that name none"), null=True, blank=True)
    published_precision = models.CharField(max_length=8, default="second")
    state = models.CharField(_("state"), max_length=8, choices=State.choices, default=State.PREVIEW)
    bytes_total = models.PositiveBigIntegerField(_("bytes"), default=0)
    bytes_done = models.PositiveBigIntegerField(default=0)
    read = models.PositiveIntegerField(_("records read"), default=0)
    new = models.PositiveIntegerField(_("new articles"), default=0)
    known = models.PositiveIntegerField(_("articles known already"), default=0)
    versions = models.PositiveIntegerField(_("new versions"), default=0)
    rejected = models.PositiveIntegerField(_("records not taken"), default=0)
    error = models.TextField(_("error"), blank=True)
    created_at = models.DateTimeField(_("uploaded"))
    finished_at = models.DateTimeField(_("finished"), null=True, blank=True)

    objects: ClassVar[models.Manager["ImportRun"]] = ImportRunQuerySet.as_manager()

    class Meta:
        verbose_name = _("import")
        verbose_name_plural = _("imports")
        constraints = [
            models.CheckConstraint(
                condition=Q(state__in=["preview", "waiting", "running", "done", "failed"]),
                name="import_run_state_known",
            ),
        ]
        indexes = [models.Index(fields=["-created_at", "-id"], name="import_run_newest")]

    def __str__(self) -> str:
        return "، ".join(self.names)

    def get_absolute_url(self) -> str:
        return reverse("import_run", args=[self.pk])

    @property
    def names(self) -> list[str]:
        return self.name.split("\n")

    @property
    def path(self) -> Path:
        """Where the uploaded files lie until they are in."""
        return Path(settings.MEDIA_ROOT) / "imports" / self.folder

    @property
    def is_under_way(self) -> bool:
        return self.state in (self.State.WAITING, self.State.RUNNING)


class ImportReject(models.Model):
    """A record of an upload that was not taken: which, and why. ``line`` 0 is the whole file."""

    run = models.ForeignKey(ImportRun, models.CASCADE, related_name="rejects", verbose_name=_("import"))
    file = models.CharField(_("file"), max_length=500)
    line = models.PositiveIntegerField(_("line"))
    reason = models.CharField(_("reason"), max_length=200)
    detail = models.TextField(_("detail"), blank=True)

    class Meta:
        verbose_name = _("rejected record")
        verbose_name_plural = _("rejected records")
        indexes = [models.Index(fields=["run", "id"], name="import_reject_order")]

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.reason}"

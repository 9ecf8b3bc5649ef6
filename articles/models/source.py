import uuid
from typing import Self

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from ..language.normalise import name_key, sort_key

SOURCES = uuid.UUID("7f1d6c0a-52f4-5d0e-9f43-1b1b7a0f8a10")


class SourceQuerySet(models.QuerySet["Source"]):
    def in_order(self) -> Self:
        return self.order_by("sort_key", "id")


class Source(models.Model):
    """An outlet, agency, ministry or channel that publishes. Its id follows from its folded name."""

    class Kind(models.TextChoices):
        OUTLET = "outlet", _("News outlet")
        AGENCY = "agency", _("News agency")
        BROADCASTER = "broadcaster", _("Broadcaster")
        GOVERNMENT = "government", _("Government body")
        PARTY = "party", _("Party or movement")
        CHANNEL = "channel", _("Social channel")
        OTHER = "other", _("Other")

    class Reliability(models.TextChoices):
        A = "A", _("A: completely reliable")
        B = "B", _("B: usually reliable")
        C = "C", _("C: fairly reliable")
        D = "D", _("D: not usually reliable")
        E = "E", _("E: unreliable")
        F = "F", _("F: cannot be judged")

    id = models.UUIDField(primary_key=True, editable=False)
    name = models.CharField(_("name"), max_length=200)
    key = models.CharField(_("folded name"), max_length=200, unique=True, editable=False)
    sort_key = models.CharField(max_length=200, editable=False, db_index=True)
    kind = models.CharField(_("kind"), max_length=16, choices=Kind.choices, default=Kind.OUTLET)
    country = models.CharField(_("country (two letters)"), max_length=2, blank=True)
    owner = models.CharField(_("owner"), max_length=200, blank=True)
    language = models.CharField(_("language"), max_length=8, default="ar")
    reliability = models.CharField(
        _("reliability (Admiralty scale)"), max_length=1, choices=Reliability.choices, default=Reliability.F
    )
    homepage = models.URLField(_("home page"), max_length=500, blank=True)
    lines_learned_at = models.DateTimeField(null=True, editable=False)
    created_at = models.DateTimeField(_("added"), auto_now_add=True)

    objects = SourceQuerySet.as_manager()

    class Meta:
        verbose_name = _("source")
        verbose_name_plural = _("sources")
        constraints = [
            models.CheckConstraint(condition=~Q(key=""), name="source_has_name"),
            models.CheckConstraint(condition=Q(reliability__in=list("ABCDEF")), name="source_reliability_known"),
        ]

    def __str__(self) -> str:
        return self.name

    def save(self, *args: object, **kwargs: object) -> None:
        self.key, self.sort_key = name_key(self.name), sort_key(self.name)
        if not self.pk:
            self.id = self.id_for(self.name)
        super().save(*args, **kwargs)  # type: ignore[arg-type]

    def get_absolute_url(self) -> str:
        return reverse("source", args=[self.pk])

    @staticmethod
    def id_for(name: str) -> uuid.UUID:
        return uuid.uuid5(SOURCES, name_key(name))

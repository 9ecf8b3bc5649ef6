import uuid
from typing import Self

from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from ..language.normalise import name_key, sort_key

ENTITIES = uuid.UUID("3a0c9a56-2c0b-5a4e-8a0d-6f0d4d7f2b61")


class Kind(models.TextChoices):
    PERSON = "person", _("Person")
    ORGANISATION = "organisation", _("Organisation")
    PLACE = "place", _("Place")


class EntityQuerySet(models.QuerySet["Entity"]):
    def standing(self) -> Self:
        """Those that were not merged into another."""
        return self.filter(merged_into=None)

    def in_order(self) -> Self:
        return self.order_by("sort_key", "id")


class Entity(models.Model):
    """A person, organisation or place. Its id follows from kind and folded name, so two imports agree on it."""

    id = models.UUIDField(primary_key=True, editable=False)
    kind = models.CharField(_("kind"), max_length=16, choices=Kind.choices)
    name = models.CharField(_("name"), max_length=300)
    key = models.CharField(_("folded name"), max_length=300, editable=False)
    sort_key = models.CharField(max_length=300, editable=False)
    description = models.CharField(_("description"), max_length=500, blank=True)
    confirmed = models.BooleanField(_("confirmed by a person"), default=False)
    merged_into = models.ForeignKey(
        "self", models.SET_NULL, null=True, blank=True, related_name="merged", verbose_name=_("merged into")
    )
    created_at = models.DateTimeField(_("first seen"), auto_now_add=True)

    objects = EntityQuerySet.as_manager()

    class Meta:
        verbose_name = _("entity")
        verbose_name_plural = _("entities")
        constraints = [
            models.UniqueConstraint(fields=["kind", "key"], name="entity_name_once"),
            models.CheckConstraint(condition=Q(kind__in=Kind.values), name="entity_kind_known"),
            models.CheckConstraint(condition=~Q(key=""), name="entity_has_name"),
            models.CheckConstraint(condition=~Q(merged_into=models.F("id")), name="entity_not_merged_into_itself"),
        ]
        indexes = [
            models.Index(fields=["sort_key", "id"], name="entity_order"),
            GinIndex(fields=["key"], opclasses=["gin_trgm_ops"], name="entity_key_trigram"),
        ]

    def __str__(self) -> str:
        return self.name

    def save(self, *args: object, **kwargs: object) -> None:
        self.key, self.sort_key = name_key(self.name), sort_key(self.name)
        if not self.pk:
            self.id = self.id_for(self.kind, self.name)
        super().save(*args, **kwargs)  # type: ignore[arg-type]

    def get_absolute_url(self) -> str:
        return reverse("entity", args=[self.pk])

    @staticmethod
    def id_for(kind: str, name: str) -> uuid.UUID:
        return uuid.uuid5(ENTITIES, f"{kind}:{name_key(name)}")


class Alias(models.Model):
    """A written form of an entity's name."""

    class Origin(models.TextChoices):
        TEXT = "text", _("seen in a text")
        LIST = "list", _("from a list")
        PERSON = "person", _("added by a person")
        MERGE = "merge", _("name of a merged entity")

    entity = models.ForeignKey(Entity, models.CASCADE, related_name="aliases", verbose_name=_("entity"))
    text = models.CharField(_("form"), max_length=300)
    key = models.CharField(_("folded form"), max_length=300, editable=False)
    origin = models.CharField(_("origin"), max_length=8, choices=Origin.choices, default=Origin.PERSON)

    class Meta:
        verbose_name = _("alias")
        verbose_name_plural = _("aliases")
        constraints = [
            models.UniqueConstraint(fields=["entity", "key"], name="alias_once"),
            models.CheckConstraint(condition=~Q(key=""), name="alias_has_form"),
        ]
        indexes = [models.Index(fields=["key"], name="alias_key")]

    def __str__(self) -> str:
        return self.text

    def save(self, *args: object, **kwargs: object) -> None:
        self.key = name_key(self.text)
        super().save(*args, **kwargs)  # type: ignore[arg-type]

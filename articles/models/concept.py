from typing import Self

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from ..language.normalise import name_key, sort_key


class ConceptQuerySet(models.QuerySet["Concept"]):
    def in_order(self) -> Self:
        return self.order_by("sort_key", "id")


class Concept(models.Model):
    """Something that outlets call by different words: ``forms`` are the words, as one types them in a search."""

    name = models.CharField(_("name"), max_length=100)
    key = models.CharField(max_length=100, editable=False, unique=True)
    sort_key = models.CharField(max_length=100, editable=False)
    forms = ArrayField(models.CharField(max_length=100), verbose_name=_("words"), size=8)
    changed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("by")
    )
    changed_at = models.DateTimeField(_("changed"), auto_now=True)

    objects = ConceptQuerySet.as_manager()

    class Meta:
        verbose_name = _("concept")
        verbose_name_plural = _("concepts")
        constraints = [
            models.CheckConstraint(condition=~Q(key=""), name="concept_has_name"),
            models.CheckConstraint(condition=Q(forms__len__gte=2), name="concept_has_words"),
        ]

    def __str__(self) -> str:
        return self.name

    def save(self, *args: object, **kwargs: object) -> None:
        self.key, self.sort_key = name_key(self.name), sort_key(self.name)
        super().save(*args, **kwargs)  # type: ignore[arg-type]

    def get_absolute_url(self) -> str:
        return f"{reverse('wording')}?concept={self.pk}"

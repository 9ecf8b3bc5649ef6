from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from ..language.normalise import name_key, sort_key
from .source import Source
from .tag import Tag


class CampQuerySet(models.QuerySet["Camp"]):
    def in_order(self) -> Self:
        return self.order_by("sort_key", "id")


class Camp(models.Model):
    """Sources that analysts look at as one: by country, owner, funder, or whatever they find. A source may stand in
    several. Its colour is one of those of tags."""

    name = models.CharField(_("name"), max_length=100)
    key = models.CharField(max_length=100, editable=False, unique=True)
    sort_key = models.CharField(max_length=100, editable=False)
    colour = models.CharField(_("colour"), max_length=8, choices=Tag.Colour.choices, default=Tag.Colour.GREY)
    sources = models.ManyToManyField(Source, related_name="camps", verbose_name=_("sources"))
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("by")
    )
    changed_at = models.DateTimeField(_("changed"), auto_now=True)

    objects = CampQuerySet.as_manager()

    class Meta:
        verbose_name = _("camp")
        verbose_name_plural = _("camps")
        constraints = [models.CheckConstraint(condition=~Q(key=""), name="camp_has_name")]

    def __str__(self) -> str:
        return self.name

    def save(self, *args: object, **kwargs: object) -> None:
        self.key, self.sort_key = name_key(self.name), sort_key(self.name)
        super().save(*args, **kwargs)  # type: ignore[arg-type]

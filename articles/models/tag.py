from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from ..language.normalise import name_key, sort_key
from .article import Article


class TagQuerySet(models.QuerySet["Tag"]):
    def in_order(self) -> Self:
        return self.order_by("sort_key", "id")


class Tag(models.Model):
    """An analyst's label. Tags form a tree; two tags under one parent never share a folded name."""

    class Colour(models.TextChoices):
        GREY = "grey", _("Grey")
        RED = "red", _("Red")
        ORANGE = "orange", _("Orange")
        YELLOW = "yellow", _("Yellow")
        GREEN = "green", _("Green")
        TEAL = "teal", _("Teal")
        BLUE = "blue", _("Blue")
        INDIGO = "indigo", _("Indigo")
        PURPLE = "purple", _("Purple")
        PINK = "pink", _("Pink")

    name = models.CharField(_("name"), max_length=100)
    key = models.CharField(max_length=100, editable=False)
    sort_key = models.CharField(max_length=100, editable=False)
    parent = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="children", verbose_name=_("under")
    )
    colour = models.CharField(_("colour"), max_length=8, choices=Colour.choices, default=Colour.GREY)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("by")
    )
    created_at = models.DateTimeField(_("added"), auto_now_add=True)

    objects = TagQuerySet.as_manager()

    class Meta:
        verbose_name = _("tag")
        verbose_name_plural = _("tags")
        constraints = [
            models.UniqueConstraint(fields=["parent", "key"], name="tag_name_once", nulls_distinct=False),
            models.CheckConstraint(condition=~Q(key=""), name="tag_has_name"),
            models.CheckConstraint(condition=~Q(parent=models.F("id")), name="tag_not_under_itself"),
        ]

    def __str__(self) -> str:
        return self.name

    def save(self, *args: object, **kwargs: object) -> None:
        self.key, self.sort_key = name_key(self.name), sort_key(self.name)
        super().save(*args, **kwargs)  # type: ignore[arg-type]

    def get_absolute_url(self) -> str:
        return reverse("tag", args=[self.pk])


class ArticleTag(models.Model):
    """One tag on one article: who put it there, when, and whether by hand or by a rule."""

    class Origin(models.TextChoices):
        HAND = "hand", _("by hand")
        RULE = "rule", _("by a rule")

    article = models.ForeignKey(Article, models.CASCADE, related_name="article_tags", verbose_name=_("article"))
    tag = models.ForeignKey(Tag, models.CASCADE, related_name="article_tags", verbose_name=_("tag"))
    origin = models.CharField(_("origin"), max_length=4, choices=Origin.choices, default=Origin.HAND)
    tagged_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("by")
    )
    tagged_at = models.DateTimeField(_("when"), auto_now_add=True)

    class Meta:
        verbose_name = _("tag of an article")
        verbose_name_plural = _("tags of articles")
        constraints = [
            models.UniqueConstraint(fields=["article", "tag"], name="article_tag_once"),
        ]

    def __str__(self) -> str:
        return str(self.tag)

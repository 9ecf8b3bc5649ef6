import uuid
from typing import Self

from django.db import models
from django.utils.translation import gettext_lazy as _


class StoryQuerySet(models.QuerySet["Story"]):
    def newest_first(self) -> Self:
        return self.order_by("-last_published_at", "-id")


class Story(models.Model):
    """The articles that report the same thing. The counts are kept by the action that groups articles."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    title = models.CharField(_("title"), max_length=500)
    article_count = models.PositiveIntegerField(_("articles"), default=0)
    source_count = models.PositiveIntegerField(_("sources"), default=0)
    first_published_at = models.DateTimeField(_("first published"))
    last_published_at = models.DateTimeField(_("last published"))

    objects = StoryQuerySet.as_manager()

    class Meta:
        verbose_name = _("story")
        verbose_name_plural = _("stories")
        indexes = [models.Index(fields=["-last_published_at", "-id"], name="story_newest")]

    def __str__(self) -> str:
        return self.title

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from .article import Article


class StoryDecision(models.Model):
    """What a person decided about stories; no grouping undoes it.

    Said of articles, because a story is known by its members: its id changes when a member with a smaller one joins.
    ``moved``: the article is in the story of ``other`` whatever it copies, and in none where that is null. ``merged``:
    the stories of the article and of ``other`` are one. ``named``: the story that holds the article has this title.
    """

    class Kind(models.TextChoices):
        MOVED = "moved", _("moved")
        MERGED = "merged", _("merged")
        NAMED = "named", _("named")

    kind = models.CharField(_("kind"), max_length=8, choices=Kind.choices)
    article = models.ForeignKey(Article, models.CASCADE, related_name="story_decisions", verbose_name=_("article"))
    other = models.ForeignKey(
        Article, models.CASCADE, null=True, blank=True, related_name="+", verbose_name=_("other article")
    )
    title = models.CharField(_("title"), max_length=500, blank=True)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("by")
    )
    made_at = models.DateTimeField(_("made"))

    class Meta:
        verbose_name = _("decision about a story")
        verbose_name_plural = _("decisions about stories")
        constraints = [
            models.UniqueConstraint(fields=["article"], condition=Q(kind="moved"), name="story_moved_once"),
            models.UniqueConstraint(fields=["article"], condition=Q(kind="named"), name="story_named_once"),
            models.UniqueConstraint(fields=["article", "other"], condition=Q(kind="merged"), name="story_merged_once"),
            models.CheckConstraint(condition=~Q(article=F("other")), name="story_decision_names_two"),
            models.CheckConstraint(condition=~Q(kind="named", title=""), name="story_name_is_given"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.article_id}"

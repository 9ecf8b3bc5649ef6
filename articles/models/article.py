from datetime import date, datetime
from typing import TYPE_CHECKING, Self
from uuid import UUID

from django.conf import settings
from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVectorField
from django.db import models
from django.db.models import Exists, F, OuterRef, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from .feed import Feed
from .original import Original
from .source import Source
from .story import Story

if TYPE_CHECKING:
    from .entity import Entity
    from .tag import Tag
    from .user import User


COPIED = Q(copies__isnull=False) & ~Q(copies=F("id"))
"""A copy of a text that another article had before."""


class ArticleQuerySet(models.QuerySet["Article"]):
    def from_source(self, source: Source) -> Self:
        return self.filter(source=source)

    def mentioning(self, entity: "Entity") -> Self:
        from .mention import Mention

        return self.filter(Exists(Mention.objects.standing().filter(article=OuterRef("pk"), entity=entity)))

    def tagged(self, *tags: "Tag") -> Self:
        """Articles that carry one of ``tags``; pass a tag with its descendants for the whole branch."""
        from .tag import ArticleTag

        return self.filter(Exists(ArticleTag.objects.filter(article=OuterRef("pk"), tag__in=tags)))

    def published_between(self, first: datetime | None, last: datetime | None) -> Self:
        """Published in ``[first, last)``; an end that is None is open."""
        query = self
        if first:
            query = query.filter(published_at__gte=first)
        return query.filter(published_at__lt=last) if last else query

    def in_state(self, user: "User", state: str) -> Self:
        """``unread``, ``read``, ``done`` or ``important`` as ``user`` left them; no row yet means unread."""
        from .reading import Reading

        mine = Reading.objects.filter(article=OuterRef("pk"), user=user)
        if state == "important":
            return self.filter(Exists(mine.filter(important=True)))
        if state == Reading.State.UNREAD:
            return self.exclude(Exists(mine.exclude(state=Reading.State.UNREAD)))
        return self.filter(Exists(mine.filter(state=state)))

    def without_copies(self) -> Self:
        return self.exclude(COPIED)

    def newest_first(self) -> Self:
        return self.order_by("-published_at", "-id")

    def older_than(self, published_at: datetime, pk: UUID) -> Self:
        """The rows that follow a given one in ``newest_first`` order (keyset paging)."""
        return self.filter(Q(published_at__lt=published_at) | Q(published_at=published_at, id__lt=pk))

    def newer_than(self, published_at: datetime, pk: UUID) -> Self:
        return self.filter(Q(published_at__gt=published_at) | Q(published_at=published_at, id__gt=pk))

    def for_lists(self) -> Self:
        """With the source, and without the columns that only an article's own page reads."""
        return self.select_related("source").defer("search", "sentences", "removed")


class Article(models.Model):
    """One published text. Its id follows from its canonical address, or from source and content without one."""

    class DateKnownFrom(models.TextChoices):
        METADATA = "metadata", _("given with the article")
        OPTION = "option", _("given at import")
        EXTRACTED = "extracted", _("time of collection")
        RECEIVED = "received", _("time of import, for want of a better one")

    class Precision(models.TextChoices):
        SECOND = "second", _("to the second")
        DAY = "day", _("to the day")

    id = models.UUIDField(primary_key=True, editable=False)
    # Three without an index of their own: those below begin with them.
    source = models.ForeignKey(
        Source, models.PROTECT, db_index=False, related_name="articles", verbose_name=_("source")
    )
    feed = models.ForeignKey(Feed, models.SET_NULL, null=True, blank=True, related_name="articles")
    original = models.ForeignKey(
        Original, models.PROTECT, db_index=False, related_name="articles", verbose_name=_("original")
    )
    story = models.ForeignKey(
        Story, models.SET_NULL, null=True, blank=True, db_index=False, related_name="articles", verbose_name=_("story")
    )
    url = models.URLField(_("address"), max_length=2000, blank=True)
    kicker = models.CharField(_("kicker"), max_length=500, blank=True)
    title = models.CharField(_("headline"), max_length=500)
    title_derived = models.BooleanField(_("headline taken from the text"), default=False)
    byline = models.CharField(_("by-line"), max_length=500, blank=True)
    dateline = models.CharField(_("place of writing"), max_length=200, blank=True)
    text = models.TextField(_("text"))
    language = models.CharField(_("language"), max_length=8, default="ar")

    published_at = models.DateTimeField(_("published"))
    published_precision = models.CharField(max_length=8, choices=Precision.choices, default=Precision.SECOND)
    published_from = models.CharField(
        _("how the time is known"), max_length=12, choices=DateKnownFrom.choices, default=DateKnownFrom.METADATA
    )
    received_at = models.DateTimeField(_("received"))

    digest = models.CharField(_("SHA-256 of headline and text"), max_length=64, editable=False)
    word_count = models.PositiveIntegerField(_("words"), default=0)
    removed = models.JSONField(_("removed by cleaning"), default=list)  # [{"text", "reason", "line", "place"}]
    sentences = models.JSONField(_("sentences"), default=list)  # [[start, end]]
    credits = models.JSONField(_("agencies credited"), default=list)  # [name]
    search = SearchVectorField(null=True, editable=False)
    analysed_at = models.DateTimeField(_("analysed"), null=True, editable=False)
    # The copies of one text: the id of the earliest.
    copies = models.UUIDField(null=True, editable=False)
    story_checked_at = models.DateTimeField(null=True, editable=False)

    objects = ArticleQuerySet.as_manager()

    class Meta:
        verbose_name = _("article")
        verbose_name_plural = _("articles")
        constraints = [
            models.CheckConstraint(condition=~Q(text=""), name="article_has_text"),
            models.CheckConstraint(condition=~Q(title=""), name="article_has_headline"),
        ]
        indexes = [
            models.Index(fields=["-published_at", "-id"], name="article_newest"),
            models.Index(fields=["source", "-published_at", "-id"], name="article_source_newest"),
            models.Index(fields=["received_at"], name="article_received"),
            models.Index(fields=["story", "published_at"], name="article_story"),
            models.Index(fields=["copies"], name="article_copies", condition=Q(copies__isnull=False)),
            models.Index(fields=["original"], name="article_original"),
            models.Index(fields=["published_at", "id"], name="article_not_grouped", condition=Q(story_checked_at=None)),
            GinIndex(fields=["search"], name="article_search"),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("article", args=[self.pk])

    @property
    def direction(self) -> str:
        return "rtl" if self.language.partition("-")[0] in settings.LANGUAGES_BIDI else "ltr"

    @property
    def published_day(self) -> date:
        """The day of publication at the desk, to which أمس and الخميس الماضي in the text refer."""
        from django.utils.timezone import localtime

        return localtime(self.published_at).date()

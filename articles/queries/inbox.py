"""What waits for one user: articles newest first, copies of one text folded under the earliest."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from ..models import Article, ArticleTag, Reading, Tag, User
from ..models.article import ArticleQuerySet
from .article_filters import ArticleFilter, visible_to


@dataclass(frozen=True, slots=True)
class Row:
    """One article of a list with what the list shows of it."""

    article: Article
    state: str
    important: bool
    tags: list[Tag]

    @property
    def other_sources(self) -> int:
        return self.article.story.source_count - 1 if self.article.story else 0

    @property
    def is_copy(self) -> bool:
        return self.article.copies not in (None, self.article.pk)


def inbox_articles(user: User, filters: ArticleFilter, *, folded: bool) -> ArticleQuerySet:
    """The inbox before paging. Folding leaves one article of each text, the earliest."""
    articles = visible_to(user, filters).select_related("source", "story")
    return articles.without_copies() if folded else articles


def rows_of(articles: Sequence[Article], user: User) -> list[Row]:
    """Reading state and tags of ``articles``, in two queries however many there are."""
    ids = [article.pk for article in articles]
    readings = {r.article_id: r for r in Reading.objects.filter(user=user, article__in=ids)}
    tags: dict[UUID, list[Tag]] = defaultdict(list)
    for link in ArticleTag.objects.filter(article__in=ids).select_related("tag").order_by("tag__sort_key"):
        tags[link.article_id].append(link.tag)
    unread = Reading()
    return [
        Row(article, reading.state, reading.important, tags[article.pk])
        for article in articles
        for reading in [readings.get(article.pk, unread)]
    ]


def arrived_since(user: User, filters: ArticleFilter, since: datetime, *, folded: bool, most: int = 100) -> int:
    """How many articles came to this inbox after ``since``; counts no further than ``most``."""
    fresh = inbox_articles(user, filters, folded=folded).filter(received_at__gt=since).order_by()
    return fresh.values("pk")[:most].count()

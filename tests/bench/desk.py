"""The desk that is measured: who reads it, what was read and tagged, and what of it is busiest."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from uuid import UUID

from django.db import connection
from django.db.models import Count, F
from django.db.models.functions import Abs, Length

from articles.models import Article, ArticleTag, Entity, Reading, Role, Source, Story, Tag, TimeReference, User
from articles.queries.keyset import cursor_of

NAME = "bench"


@dataclass
class Desk:
    user: User

    @cached_property
    def articles(self) -> int:
        return Article.objects.count()

    @cached_property
    def article(self) -> UUID:
        return self.some_articles[0]

    @cached_property
    def some_articles(self) -> list[UUID]:
        """Forty, spread evenly over the ids, which are evenly spread over everything else."""
        ids = list(Article.objects.order_by("pk").values_list("pk", flat=True))
        return ids[:: max(1, len(ids) // 40)][:40]

    @cached_property
    def longest(self) -> list[UUID]:
        return list(Article.objects.order_by(Length("text").desc(), "pk").values_list("pk", flat=True)[:4])

    @cached_property
    def of_800_words(self) -> list[UUID]:
        """Twelve articles of about 800 words, or the nearest to it."""
        articles = Article.objects.order_by(Abs(F("word_count") - 800), "pk")
        return list(articles.values_list("pk", flat=True)[:12])

    @cached_property
    def long(self) -> list[UUID]:
        """Twenty of which no more than one article in a hundred is longer."""
        lengths = Article.objects.order_by(Length("text").desc(), "pk").values_list("pk", flat=True)
        return list(lengths[self.articles // 100 :][:20])

    @cached_property
    def deep(self) -> str:
        """The cursor of a page nine tenths of the way down."""
        return cursor_of(Article.objects.newest_first()[self.articles * 9 // 10])

    @cached_property
    def newest_day(self) -> date:
        newest = Article.objects.newest_first().first()
        assert newest is not None
        return newest.published_day

    @cached_property
    def busiest_entities(self) -> list[UUID]:
        counted = Entity.objects.annotate(n=Count("mentions")).order_by("-n", "pk")
        return list(counted.values_list("pk", flat=True)[:3])

    @cached_property
    def busiest_source(self) -> UUID:
        return Source.objects.annotate(n=Count("articles")).order_by("-n", "pk").values_list("pk", flat=True)[0]

    @cached_property
    def largest_stories(self) -> list[Story]:
        return list(Story.objects.order_by("-article_count", "pk")[:3])

    @cached_property
    def tag(self) -> Tag:
        return Tag.objects.get(key=NAME, parent=None)

    @cached_property
    def times_named(self) -> int:
        return TimeReference.objects.count()

    @cached_property
    def words(self) -> tuple[str, str]:
        """The commonest word of five letters or more, and one that stands in three articles, or in the fewest."""
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT word, ndoc FROM ts_stat('SELECT search FROM articles_article WHERE search IS NOT NULL') "
                "WHERE word ~ '^[ء-ي]{5,}$' AND ndoc >= 3 ORDER BY ndoc DESC, word"
            )
            found: Sequence[tuple[str, int]] = cursor.fetchall()
        return found[0][0], found[-1][0]

    @cached_property
    def phrase(self) -> str:
        """The first three words of the headline that most copies share."""
        return " ".join(self.largest_stories[0].title.split()[:3]).replace('"', "")


def furnish() -> Desk:
    """A reader who finished a tenth of the desk, read a fifth, and tagged a tenth; the same at every call."""
    user = User.objects.filter(username=NAME).first()
    if user is None:
        user = User.objects.create_superuser(NAME, role=Role.ADMINISTRATOR)
        tag = Tag.objects.create(name=NAME)
        child = Tag.objects.create(name=f"{NAME} 2", parent=tag)
        ids = list(Article.objects.order_by("pk").values_list("pk", flat=True))
        marks = [
            Reading(article_id=pk, user=user, state=("done" if n % 10 == 0 else "read"), important=n % 50 == 0)
            for n, pk in enumerate(ids)
            if n % 10 in (0, 1, 2)
        ]
        links = [ArticleTag(article_id=pk, tag=(tag, child)[n % 2], tagged_by=user) for n, pk in enumerate(ids[::10])]
        Reading.objects.bulk_create(marks, batch_size=5_000)
        ArticleTag.objects.bulk_create(links, batch_size=5_000)
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE articles_reading, articles_articletag, articles_tag")
    return Desk(user)

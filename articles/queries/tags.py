"""Tags with what hangs on them."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Exists, OuterRef
from django.db.models.functions import TruncMonth

from ..models import Article, ArticleTag, Tag
from ..models.article import ArticleQuerySet
from .tag_branches import TagNode, tag_tree, with_descendants


@dataclass(frozen=True, slots=True)
class CountedTag:
    node: TagNode
    articles: int
    """Articles that carry the tag itself, not one under it."""


def counted_tags() -> list[CountedTag]:
    """The whole tree with counts, in reading order. Two queries."""
    counts = dict(ArticleTag.objects.values_list("tag").annotate(n=Count("pk")).order_by())
    return [CountedTag(node, counts.get(node.tag.pk, 0)) for node in tag_tree()]


@dataclass(frozen=True, slots=True)
class Branch:
    """A tag and all that is under it."""

    ids: frozenset[int]

    @classmethod
    def of(cls, tag: Tag) -> "Branch":
        return cls(frozenset(with_descendants([tag.pk])))

    def articles(self) -> ArticleQuerySet:
        links = ArticleTag.objects.filter(article=OuterRef("pk"), tag__in=self.ids)
        return Article.objects.for_lists().filter(Exists(links))

    def count(self) -> int:
        return ArticleTag.objects.filter(tag__in=self.ids).values("article").distinct().count()

    def by_month(self) -> list[tuple[date, int]]:
        """``(first day of the month, articles published in it)``, oldest first, months without articles left out."""
        months = self.articles().order_by().annotate(month=TruncMonth("published_at")).values("month")
        return [(row["month"].date(), row["n"]) for row in months.annotate(n=Count("pk")).order_by("month")]

    def company(self, most: int = 8) -> list[Tag]:
        """The tags that most often stand on the same articles, with ``together``, the number of those."""
        mine = ArticleTag.objects.filter(tag__in=self.ids).values("article")
        others = Tag.objects.exclude(pk__in=self.ids).filter(article_tags__article__in=mine)
        return list(others.annotate(together=Count("article_tags")).order_by("-together", "sort_key")[:most])

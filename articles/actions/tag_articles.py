"""Putting tags on articles and taking them off."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django.db import transaction

from ..language.normalise import name_key
from ..models import ArticleTag, Change, Tag, User
from .undo import record, undoes

SEPARATOR = "/"


@transaction.atomic
def find_or_make_tag(path: str, user: User) -> Tag | None:
    """The tag that ``path`` names, each part under the one before ("موانئ / أرصفة"); made where missing.

    A single name that exists anywhere in the tree means that tag. None where the path names nothing.
    """
    parts = [part.strip()[:100] for part in path.split(SEPARATOR) if name_key(part)][:8]
    if len(parts) == 1:
        known = Tag.objects.filter(key=name_key(parts[0])).order_by("pk").first()
        if known:
            return known
    tag: Tag | None = None
    for part in parts:
        tag, _made = Tag.objects.get_or_create(
            parent=tag, key=name_key(part), defaults={"name": part, "created_by": user}
        )
    return tag


@transaction.atomic
def tag_articles(user: User, articles: Iterable[UUID], tag: Tag, summary: str) -> Change:
    """Put ``tag`` on ``articles`` by hand; those that carry it already keep their link."""
    wanted = set(articles)
    carried = set(ArticleTag.objects.filter(tag=tag, article__in=wanted).values_list("article", flat=True))
    fresh = sorted(wanted - carried)
    ArticleTag.objects.bulk_create(
        [ArticleTag(article_id=pk, tag=tag, tagged_by=user) for pk in fresh], ignore_conflicts=True
    )
    return record(user, "tag articles", summary, {"tag": tag.pk, "articles": [str(pk) for pk in fresh]})


@undoes("tag articles")
def _untag(inverse: dict[str, Any]) -> None:
    ArticleTag.objects.filter(tag=inverse["tag"], article__in=inverse["articles"]).delete()


def untag_article(article: UUID, tag: int) -> bool:
    """Take a tag off an article; False where it did not carry it."""
    deleted, _per_model = ArticleTag.objects.filter(article=article, tag=tag).delete()
    return bool(deleted)

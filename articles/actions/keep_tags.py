"""Making, changing, merging and deleting tags; the last two can be taken back."""

from collections import defaultdict
from typing import Any

from django.db import transaction

from ..language.normalise import name_key
from ..models import ArticleTag, Change, Tag, User
from ..queries.tag_branches import with_descendants
from .undo import record, undoes


class TagError(Exception):
    """A tag cannot be changed as asked; ``code`` is ``taken``, ``circle`` or ``empty``."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


@transaction.atomic
def make_tag(user: User, name: str, parent: Tag | None, colour: str) -> Tag:
    tag = Tag(parent=parent, colour=colour, created_by=user)
    _name(tag, name)
    tag.save()
    return tag


@transaction.atomic
def change_tag(tag: Tag, name: str, parent: Tag | None, colour: str) -> Tag:
    """Rename, move and recolour a tag. Raises TagError for a name that is taken there or a parent under itself."""
    Tag.objects.select_for_update().in_order().first()  # one writer of the tree at a time
    if parent and parent.pk in with_descendants([tag.pk]):
        raise TagError("circle")
    tag.parent, tag.colour = parent, colour
    _name(tag, name)
    tag.save()
    return tag


def _name(tag: Tag, name: str) -> None:
    tag.name = " ".join(name.split())
    key = name_key(tag.name)
    if not key:
        raise TagError("empty")
    if Tag.objects.filter(parent=tag.parent, key=key).exclude(pk=tag.pk).exists():
        raise TagError("taken")


@transaction.atomic
def delete_tag(user: User, tag: Tag, summary: str) -> Change:
    """Delete a tag with all that is under it, and take it off its articles."""
    branch = with_descendants([tag.pk])
    change = record(user, "delete tag", summary, {"branch": _snapshot(branch)})
    _delete(branch)
    return change


@transaction.atomic
def merge_tags(user: User, tag: Tag, into: Tag, summary: str) -> Change:
    """Move everything of ``tag`` to ``into``: its articles, and the tags under it (those of one name merge too)."""
    branch = with_descendants([tag.pk])
    if into.pk in branch:
        raise TagError("circle")
    inverse: dict[str, Any] = {"branch": _snapshot(branch), "moved": defaultdict(list)}
    _absorb(tag, into, inverse["moved"])
    return record(user, "merge tags", summary, inverse)


def _absorb(tag: Tag, into: Tag, moved: dict[str, list[str]]) -> None:
    carried = ArticleTag.objects.filter(tag=into).values("article")
    fresh = ArticleTag.objects.filter(tag=tag).exclude(article__in=carried)
    moved[str(into.pk)] += [str(pk) for pk in fresh.values_list("article", flat=True)]
    fresh.update(tag=into)
    for child in Tag.objects.filter(parent=tag).in_order():
        twin = Tag.objects.filter(parent=into, key=child.key).first()
        if twin:
            _absorb(child, twin, moved)
        else:
            child.parent = into
            child.save(update_fields=["parent"])
    tag.delete()


def _delete(branch: set[int]) -> None:
    while branch:
        inner = set(Tag.objects.filter(parent__in=branch, pk__in=branch).values_list("parent", flat=True))
        leaves = branch - inner
        Tag.objects.filter(pk__in=leaves).delete()
        branch = branch - leaves


def _snapshot(branch: set[int]) -> dict[str, Any]:
    tags = Tag.objects.filter(pk__in=branch).values("id", "name", "parent_id", "colour", "created_by_id")
    links = ArticleTag.objects.filter(tag__in=branch).values("article_id", "tag_id", "origin", "tagged_by_id")
    return {"tags": list(tags), "links": [{**link, "article_id": str(link["article_id"])} for link in links]}


@undoes("delete tag")
def _restore(inverse: dict[str, Any]) -> None:
    waiting = {row["id"]: row for row in inverse["branch"]["tags"]}
    now: dict[int, int] = {}

    def put_back(pk: int) -> int:
        """The id under which the tag stands again: its own, or that of a tag that took its name meanwhile."""
        if pk not in now:
            row = waiting[pk]
            parent = put_back(row["parent_id"]) if row["parent_id"] in waiting else _still_there(row["parent_id"])
            twin = Tag.objects.filter(parent=parent, key=name_key(row["name"])).exclude(pk=pk).first()
            if twin:
                now[pk] = twin.pk
            else:
                tag = Tag.objects.filter(pk=pk).first() or Tag(pk=pk, created_by_id=row["created_by_id"])
                tag.name, tag.colour, tag.parent_id = row["name"], row["colour"], parent
                tag.save()
                now[pk] = pk
        return now[pk]

    for pk in waiting:
        put_back(pk)
    links = [ArticleTag(**{**link, "tag_id": now[link["tag_id"]]}) for link in inverse["branch"]["links"]]
    ArticleTag.objects.bulk_create(links, ignore_conflicts=True, batch_size=1_000)


def _still_there(pk: int | None) -> int | None:
    return pk if pk and Tag.objects.filter(pk=pk).exists() else None


@undoes("merge tags")
def _part(inverse: dict[str, Any]) -> None:
    for tag, articles in inverse["moved"].items():
        ArticleTag.objects.filter(tag=int(tag), article__in=articles).delete()
    _restore(inverse)

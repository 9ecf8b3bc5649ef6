"""Tags as a tree. A desk has hundreds of tags at most, so the whole tree is read at once."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from ..models import Tag


@dataclass(frozen=True, slots=True)
class TagNode:
    tag: Tag
    depth: int
    path: str
    """Names from the root, separated by `` / ``."""


def tag_tree() -> list[TagNode]:
    """All tags in reading order: each parent before its children, siblings by name. One query."""
    children: dict[int | None, list[Tag]] = defaultdict(list)
    for tag in Tag.objects.in_order():
        children[tag.parent_id].append(tag)
    nodes: list[TagNode] = []

    def walk(parent: int | None, depth: int, path: str) -> None:
        for tag in children[parent]:
            here = f"{path} / {tag.name}" if path else tag.name
            nodes.append(TagNode(tag, depth, here))
            walk(tag.pk, depth + 1, here)

    walk(None, 0, "")
    return nodes


def with_descendants(tags: Iterable[int]) -> set[int]:
    """The ids of ``tags`` and of everything under them. One query."""
    children: dict[int | None, list[int]] = defaultdict(list)
    for pk, parent in Tag.objects.values_list("pk", "parent"):
        children[parent].append(pk)
    found: set[int] = set()
    waiting = list(tags)
    while waiting:
        pk = waiting.pop()
        if pk not in found:
            found.add(pk)
            waiting += children[pk]
    return found

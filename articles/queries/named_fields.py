"""What the fields of a query name on this desk: sources, tags, names, stories.

A field that names nothing here is left out and said, with the names nearest to it; the rest of the query runs.
"""

from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import Any
from uuid import UUID

from django.db.models import Q

from ..language.normalise import name_key
from ..language.query_syntax import parse
from ..language.query_tree import Field, FieldName, Ignored, Node, Phrase, Query, Reason, Title, Word, leaves, rewritten
from ..models import Alias, Article, Entity, Source, Story, Tag
from .conditions import condition
from .nearest_names import nearest_entities, nearest_sources, nearest_tags
from .tag_branches import with_descendants

MOST_NAMES = 20
"""Names that one value stands for at most: كيان:محمد is all of them that a list can show."""

Named = tuple[tuple[Any, ...], tuple[str, ...]]
"""Ids, and the names to show."""

_NOTHING: Named = ((), ())


def looked_up(query: Query) -> Query:
    """``query`` with the ids and names of its fields; one or two database queries for each field of a kind that is
    looked up, none without fields."""
    fields = [leaf for leaf in leaves(query.root) if isinstance(leaf, Field) and leaf.name in _LOOK_UP]
    if not fields:
        return query
    by_name = {named: _LOOK_UP[named[0]](named[1]) for named in dict.fromkeys((f.name, f.value) for f in fields)}
    found = {field: by_name[field.name, field.value] for field in fields}
    missing = [_left_out(query, field) for field, (ids, _names) in found.items() if not _is_found(field, ids)]

    def named(leaf: Word | Phrase | Title | Field) -> Node | None:
        if not isinstance(leaf, Field) or leaf.name not in _LOOK_UP:
            return leaf
        ids, names = found[leaf]
        return replace(leaf, ids=ids, names=names) if _is_found(leaf, ids) else None

    return replace(query, root=rewritten(query.root, named), ignored=(*query.ignored, *missing))


def _is_found(field: Field, ids: tuple[Any, ...]) -> bool:
    """A speaker may be written in a text without being a name that is known."""
    return bool(ids) or field.name is FieldName.SPEAKER


def _left_out(query: Query, field: Field) -> Ignored:
    reason, nearest = _MISSING[field.name]
    suggestions = tuple(str(one) for one in nearest(field.value)) if nearest else ()
    return Ignored(query.text[field.start : field.end], reason, suggestions)


def sources_named(value: str) -> Named:
    """The source of this name, else those whose name holds all words of ``value``."""
    every = list(Source.objects.in_order().values_list("pk", "name", "key"))
    return _by_name(value, every)


def tags_named(value: str) -> Named:
    """Tags of this name with all below them; موانئ/عدن names a tag below another."""
    path = [name_key(part) for part in value.split("/") if part.strip()]
    if not path:
        return _NOTHING
    tags = Tag.objects.filter(key=path[-1]).select_related("parent")
    found = [tag for tag in tags if len(path) == 1 or (tag.parent and tag.parent.key == path[-2])]
    if not found:
        ids, names = _by_name(path[-1], Tag.objects.in_order().values_list("pk", "name", "key"))
        return tuple(with_descendants(ids)) if ids else (), names
    return tuple(with_descendants([tag.pk for tag in found])), tuple(tag.name for tag in found)


def entities_named(value: str) -> Named:
    """Names with this form, else those that hold it as words; at most ``MOST_NAMES``. Merged ones count as what they
    were merged into."""
    key = name_key(value)
    if not key:
        return _NOTHING
    same = Q(key=key) | Q(pk__in=Alias.objects.filter(key=key).values("entity"))
    found = _standing(Entity.objects.filter(same))
    if not found:
        holding = Entity.objects.standing().filter(key__contains=key).in_order()[: 5 * MOST_NAMES]
        found = [entity for entity in holding if f" {key} " in f" {entity.key} "]
    found = found[:MOST_NAMES]
    return tuple(entity.pk for entity in found), tuple(entity.name for entity in found)


def _standing(entities: Iterable[Entity]) -> list[Entity]:
    merged = {entity.merged_into_id for entity in entities if entity.merged_into_id}
    standing = [entity for entity in entities if not entity.merged_into_id]
    return [*standing, *Entity.objects.filter(pk__in=merged - {entity.pk for entity in standing})]


def stories_named(value: str) -> Named:
    """A story by its id, or those with words or a phrase of ``value`` in one of their headlines."""
    try:
        known = Story.objects.filter(pk=UUID(value)).values_list("pk", "title").first()
        return ((known[0],), (known[1],)) if known else _NOTHING
    except ValueError:
        pass
    in_title = parse(value).wanted
    return _stories_headed(in_title) if in_title else _NOTHING


def _stories_headed(wanted: Iterable[Word | Phrase]) -> Named:
    articles = Article.objects.filter(story__isnull=False)
    for leaf in wanted:
        articles = articles.filter(condition(Title(leaf.start, leaf.end, leaf)))
    ids = tuple(dict.fromkeys(articles.newest_first().values_list("story", flat=True)[: 10 * MOST_NAMES]))[:MOST_NAMES]
    titles = Story.objects.in_bulk(ids[:3])
    return ids, tuple(story.title for story in titles.values())


def _by_name(value: str, every: Iterable[tuple[Any, str, str]]) -> Named:
    key, rows = name_key(value), list(every)
    same = [row for row in rows if key and _bare(row[2]) == _bare(key)]
    words = {_bare(word) for word in key.split()}
    found = same or [row for row in rows if words and words <= {_bare(word) for word in row[2].split()}]
    return tuple(row[0] for row in found), tuple(row[1] for row in found)


def _bare(key: str) -> str:
    return " ".join(word.removeprefix("ال") for word in key.split())


_LOOK_UP: dict[FieldName, Callable[[str], Named]] = {
    FieldName.SOURCE: sources_named,
    FieldName.TAG: tags_named,
    FieldName.ENTITY: entities_named,
    FieldName.SPEAKER: entities_named,
    FieldName.STORY: stories_named,
}
_MISSING: dict[FieldName, tuple[Reason, Callable[[str], Iterable[Any]] | None]] = {
    FieldName.SOURCE: (Reason.NO_SOURCE, nearest_sources),
    FieldName.TAG: (Reason.NO_TAG, nearest_tags),
    FieldName.ENTITY: (Reason.NO_ENTITY, nearest_entities),
    FieldName.STORY: (Reason.NO_STORY, None),
}

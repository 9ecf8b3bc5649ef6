"""Articles that are copies of one another become one story, but for what people decided.

Which articles share a story depends on their texts and on decisions alone, never on the order in which they came. A
story's id is the smallest id among its members, so that two desks that hold the same articles hold the same stories.
When a member with a smaller id joins, or two stories become one, the id changes; the former id is still the id of a
member, which is how an old address of the story is resolved.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import connection, transaction

from ..analysis.arranged import arranged
from ..models import Article, Story
from ..queries.among import among
from ..queries.story_decisions import Decisions, decisions_about
from .group_copies import group_copies

BATCH = 5_000
"""Articles grouped in one transaction: bounds memory, and what a kill takes back."""

# Any number that nothing else at the desk locks: one grouping at a time, the next waits.
_LOCK = 0x53544F5259


@dataclass(frozen=True, slots=True)
class Grouped:
    """How many articles were looked at, and how many stories they made or changed."""

    articles: int
    stories: int


def group_stories(now: datetime, batch: int = BATCH) -> Grouped:
    """Give every analysed article that was not grouped yet its story, if it has copies.

    Safe to repeat, to kill and to run twice at once. An article whose text changed is grouped anew when its
    ``story_checked_at`` is set to None.
    """
    articles = stories = 0
    while True:
        with transaction.atomic():
            done = _group_batch(now, batch)
        articles, stories = articles + done.articles, stories + done.stories
        if done.articles < batch:
            return Grouped(articles, stories)


def keep_other_groupings_out() -> None:
    """Until the transaction ends; waits for one that runs."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_LOCK])


def _group_batch(now: datetime, batch: int) -> Grouped:
    keep_other_groupings_out()
    waiting = Article.objects.filter(story_checked_at=None, analysed_at__isnull=False).order_by("id")
    given = list(waiting.values_list("id", flat=True)[:batch])
    if not given:
        return Grouped(0, 0)
    stories = arrange_stories(group_copies(given))
    Article.objects.filter(pk__in=among(given)).update(story_checked_at=now)
    return Grouped(len(given), stories)


def arrange_stories(articles: Collection[UUID]) -> int:
    """Make the stories of these articles anew, from their copies and from what people decided; how many were written.

    Call it inside a transaction that keeps other groupings out.
    """
    members, decisions = _with_all_that_touches(articles)
    former = set(Article.objects.filter(pk__in=among(members), story__isnull=False).values_list("story", flat=True))
    copies: dict[UUID, list[UUID]] = defaultdict(list)
    for key, group in Article.objects.filter(pk__in=among(members), copies__isnull=False).values_list("pk", "copies"):
        if group:
            copies[group].append(key)
    groups = arranged(copies.values(), decisions.moved, decisions.merged)
    story_of = {key: group[0] for group in groups if len(group) > 1 for key in group}
    _write(members, story_of, decisions.names)
    Story.objects.filter(pk__in=former - set(story_of.values())).delete()
    return len(set(story_of.values()))


def _with_all_that_touches(articles: Collection[UUID]) -> tuple[set[UUID], Decisions]:
    """The articles with all members of their stories and copy groups, and of those that decisions tie to them."""
    members = set(articles)
    while True:
        decisions = decisions_about(members)
        wider = members | decisions.articles
        stories = Article.objects.filter(pk__in=among(wider), story__isnull=False).values("story")
        copies = Article.objects.filter(pk__in=among(wider), copies__isnull=False).values("copies")
        wider.update(Article.objects.filter(story__in=stories).values_list("pk", flat=True))
        wider.update(Article.objects.filter(copies__in=copies).values_list("pk", flat=True))
        if wider == members:
            return members, decisions
        members = wider


def _write(members: Collection[UUID], story_of: Mapping[UUID, UUID], names: Mapping[UUID, str]) -> None:
    """Write each story and who is in it; members that are in none are in none from now on."""
    Story.objects.bulk_create(
        _stories(story_of, names),
        update_conflicts=True,
        unique_fields=["id"],
        update_fields=["title", "article_count", "source_count", "first_published_at", "last_published_at"],
    )
    keys = sorted(members)
    with connection.cursor() as cursor:
        cursor.execute(
            "UPDATE articles_article AS a SET story_id = n.story FROM unnest(%s::uuid[], %s::uuid[]) AS n(id, story)"
            " WHERE a.id = n.id AND a.story_id IS DISTINCT FROM n.story",
            [keys, [story_of.get(key) for key in keys]],
        )


def _stories(story_of: Mapping[UUID, UUID], names: Mapping[UUID, str]) -> Iterable[Story]:
    """Stories as their members make them: the title is what somebody called it last, or that of the earliest."""
    rows = Article.objects.filter(pk__in=among(story_of)).order_by("published_at", "id")
    members: dict[UUID, list[tuple[UUID, str, datetime]]] = defaultdict(list)
    for key, source, title, published_at in rows.values_list("id", "source", "title", "published_at"):
        members[story_of[key]].append((source, title, published_at))
    given = {story_of[key]: title for key, title in names.items() if key in story_of}
    return [
        Story(
            id=story,
            title=given.get(story, articles[0][1]),
            article_count=len(articles),
            source_count=len({source for source, _, _ in articles}),
            first_published_at=articles[0][2],
            last_published_at=articles[-1][2],
        )
        for story, articles in members.items()
    ]

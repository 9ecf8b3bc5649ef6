"""Articles that are copies of one another become one story.

Which articles share a story depends on their texts alone, never on the order in which they came: a story is all that
hangs together through near-duplicates. Its id is the id of its member with the smallest id, so that two desks that
hold the same articles hold the same stories. When a member with a smaller id joins, or two stories become one, the id
changes; the former id is still the id of a member, which is how an old address of the story is resolved.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import connection, transaction

from ..analysis.clusters import connected_groups
from ..models import Article, Story
from ..queries.near_duplicates import Link, links_to_copies

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
    """Give every analysed article that was not grouped yet its story, if it has near-duplicates.

    Safe to repeat, to kill and to run twice at once. An article whose text changed is grouped anew when its
    ``story_checked_at`` is set to None: its former story is taken apart and put together again.
    """
    articles = stories = 0
    while True:
        with transaction.atomic():
            done = _group_batch(now, batch)
        articles, stories = articles + done.articles, stories + done.stories
        if done.articles < batch:
            return Grouped(articles, stories)


def _group_batch(now: datetime, batch: int) -> Grouped:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_LOCK])
    waiting = Article.objects.filter(story_checked_at=None, signature__isnull=False).order_by("id")
    rows = waiting.values_list("id", "signature", "story")[:batch]
    given = {key: bytes(signature or b"") for key, signature, _ in rows}
    if not given:
        return Grouped(0, 0)
    given |= _taken_apart({story for _, _, story in rows if story})
    links = links_to_copies(given)
    found = _joined_with_their_stories(links)
    _keep(found)
    Article.objects.filter(pk__in=given).update(story_checked_at=now)
    return Grouped(len(rows), len(found))


def _taken_apart(stories: set[UUID]) -> dict[UUID, bytes]:
    """Signatures of all members of the stories, which then are no more."""
    if not stories:
        return {}
    members = Article.objects.filter(story__in=stories)
    signatures = {
        key: bytes(signature) for key, signature in members.values_list("id", "signature") if signature is not None
    }
    members.update(story=None)
    Story.objects.filter(pk__in=stories).delete()
    return signatures


def _joined_with_their_stories(links: Sequence[Link]) -> list[tuple[UUID, ...]]:
    """Groups of articles, with all members of the stories that they touch."""
    touched = {key for link in links for key in link}
    stories = Article.objects.filter(pk__in=touched, story__isnull=False).values("story")
    members: dict[UUID, list[UUID]] = defaultdict(list)
    for story, key in Article.objects.filter(story__in=stories).values_list("story", "id"):
        members[story].append(key)
    ties = [(keys[0], key) for keys in members.values() for key in keys]
    return connected_groups([*links, *ties])


def _keep(groups: Iterable[tuple[UUID, ...]]) -> None:
    """Write each group as a story, and remove the stories that were joined into others."""
    story_of = {key: members[0] for members in groups for key in members}
    if not story_of:
        return
    former = set(Article.objects.filter(pk__in=story_of, story__isnull=False).values_list("story", flat=True))
    Story.objects.bulk_create(
        _stories(story_of),
        update_conflicts=True,
        unique_fields=["id"],
        update_fields=["title", "article_count", "source_count", "first_published_at", "last_published_at"],
    )
    with connection.cursor() as cursor:
        cursor.execute(
            "UPDATE articles_article AS a SET story_id = n.story FROM unnest(%s::uuid[], %s::uuid[]) AS n(id, story)"
            " WHERE a.id = n.id AND a.story_id IS DISTINCT FROM n.story",
            [list(story_of), list(story_of.values())],
        )
    Story.objects.filter(pk__in=former - set(story_of.values())).delete()


def _stories(story_of: Mapping[UUID, UUID]) -> list[Story]:
    """Stories as their members make them: the earliest gives the title."""
    rows = Article.objects.filter(pk__in=story_of).order_by("published_at", "id")
    members: dict[UUID, list[tuple[UUID, str, datetime]]] = defaultdict(list)
    for key, source, title, published_at in rows.values_list("id", "source", "title", "published_at"):
        members[story_of[key]].append((source, title, published_at))
    return [
        Story(
            id=story,
            title=articles[0][1],
            article_count=len(articles),
            source_count=len({source for source, _, _ in articles}),
            first_published_at=articles[0][2],
            last_published_at=articles[-1][2],
        )
        for story, articles in members.items()
    ]

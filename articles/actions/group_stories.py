"""Articles that report one event become one story, copies of one text always among them, but for what people decided.

Which articles share a story depends on their texts, on decisions and on the days on which they were published, never on
the order in which the articles of a day came. A story's id is the smallest id among its members, so that two desks that
hold the same articles hold the same stories.
When a member with a smaller id joins, or two stories become one, the id changes; the former id is still the id of a
member, which is how an old address of the story is resolved.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import takewhile
from uuid import UUID

from django.db import connection, transaction
from django.utils.timezone import localtime

from ..analysis.arranged import arranged
from ..models import Article, Report, Story
from ..queries.among import among
from ..queries.event_window import Copies
from ..queries.story_decisions import Decisions, decisions_about
from .group_copies import group_copies
from .group_events import group_events

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
    """Give every analysed article that was not grouped yet its story, if others report the same.

    Safe to repeat, to kill and to run twice at once. An article whose text changed is grouped anew when its
    ``story_checked_at`` is set to None.
    """
    articles = stories = 0
    more = True
    while more:
        with transaction.atomic():
            keep_other_groupings_out()
            given, more = _next_days(batch)
            stories += _group(given, now)
        articles += len(given)
    return Grouped(articles, stories)


def keep_other_groupings_out() -> None:
    """Until the transaction ends; waits for one that runs."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_LOCK])


def _group(given: Collection[UUID], now: datetime) -> int:
    if not given:
        return 0
    copies = group_copies(given)
    articles = copies.keys() | group_events(given, copies)
    return _arrange(articles, copies, dict.fromkeys(given, now))


def _next_days(most: int) -> tuple[list[UUID], bool]:
    """The earliest articles that wait: as many whole days as fit, or a part of a day that holds more than ``most``; and
    whether there are more."""
    waiting = Article.objects.filter(story_checked_at=None, analysed_at__isnull=False).order_by("published_at", "id")
    rows = list(waiting.values_list("id", "published_at")[: most + 1])
    more = len(rows) > most
    if more:
        unfinished = localtime(rows[-1][1]).date()
        rows = list(takewhile(lambda row: localtime(row[1]).date() < unfinished, rows)) or rows[:most]
    return [key for key, _published_at in rows], more


def arrange_stories(articles: Collection[UUID]) -> int:
    """Make the stories of these articles anew, from what was found and from what people decided; how many were written.

    Call it inside a transaction that keeps other groupings out.
    """
    return _arrange(articles, {}, {})


def _arrange(articles: Collection[UUID], copies: Copies, checked: Mapping[UUID, datetime]) -> int:
    """``arrange_stories``; writes what was found to be copies, and when articles were grouped, in the same go: each
    writing of an article adds all its words to their index again."""
    members, decisions = _with_all_that_touches(articles)
    places = _places(members)
    found = {key: replace(place, copies=copies.get(key, place.copies)) for key, place in places.items()}
    groups = arranged(_together(found), decisions.moved, decisions.merged)
    story_of = {key: group[0] for group in groups if len(group) > 1 for key in group}
    _write_stories(story_of, decisions.names)
    found = {key: replace(place, story=story_of.get(key)) for key, place in found.items()}
    _write_places({key: place for key, place in found.items() if key in checked or place != places[key]}, checked)
    former = {place.story for place in places.values() if place.story}
    Story.objects.filter(pk__in=former - set(story_of.values())).delete()
    return len(set(story_of.values()))


@dataclass(frozen=True, slots=True)
class _Place:
    """What an article belongs to."""

    copies: UUID | None
    event: UUID | None
    story: UUID | None


def _places(articles: Collection[UUID]) -> dict[UUID, _Place]:
    rows = Article.objects.filter(pk__in=among(articles)).values_list("pk", "copies", "report__event", "story")
    return {key: _Place(*place) for key, *place in rows}


def _together(places: Mapping[UUID, _Place]) -> list[list[UUID]]:
    """Those of the articles that are copies of one text, and those that report one event."""
    groups: dict[tuple[str, UUID], list[UUID]] = defaultdict(list)
    for key, place in places.items():
        if place.copies:
            groups["copies", place.copies].append(key)
        if place.event:
            groups["event", place.event].append(key)
    return list(groups.values())


def _with_all_that_touches(articles: Collection[UUID]) -> tuple[set[UUID], Decisions]:
    """The articles with all members of their stories, events and copy groups, and of those that decisions tie to
    them."""
    members = set(articles)
    while True:
        decisions = decisions_about(members)
        wider = members | decisions.articles
        given = Article.objects.filter(pk__in=among(wider))
        reports = Report.objects.filter(article__in=among(wider), event__isnull=False)
        stories = Article.objects.filter(story__in=given.filter(story__isnull=False).values("story"))
        copies = Article.objects.filter(copies__in=given.filter(copies__isnull=False).values("copies"))
        events = Report.objects.filter(event__in=reports.values("event"))
        wider.update(stories.values_list("pk", flat=True).union(copies.values("pk"), events.values("pk")))
        if wider == members:
            return members, decisions
        members = wider


def _write_stories(story_of: Mapping[UUID, UUID], names: Mapping[UUID, str]) -> None:
    Story.objects.bulk_create(
        _stories(story_of, names),
        update_conflicts=True,
        unique_fields=["id"],
        update_fields=["title", "article_count", "source_count", "first_published_at", "last_published_at"],
    )


def _write_places(places: Mapping[UUID, _Place], checked: Mapping[UUID, datetime]) -> None:
    rows = [(key, places[key].story, places[key].copies, checked.get(key)) for key in sorted(places)]
    if not rows:
        return
    with connection.cursor() as cursor:
        cursor.execute(
            "UPDATE articles_article AS a SET story_id = n.story, copies = n.copies,"
            " story_checked_at = coalesce(n.checked, a.story_checked_at)"
            " FROM unnest(%s::uuid[], %s::uuid[], %s::uuid[], %s::timestamptz[]) AS n(id, story, copies, checked)"
            " WHERE a.id = n.id",
            [list(column) for column in zip(*rows, strict=True)],
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

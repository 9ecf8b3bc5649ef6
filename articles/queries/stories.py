"""Stories: who had it first, how it spread, in how many texts, and how much each outlet took from others."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

from django.db.models import Q

from ..models import Article, Story
from .comparison import find_articles
from .keyset import cursor_at, read_cursor
from .lineage import READ_BY_LINEAGE, StoryLineage, lineage_of

PAGE = 25
MOST_MEMBERS = 100
"""Members that a story's page shows; the earliest come first, and their texts are read to measure reuse."""

BESIDE = 12
"""Stories that are offered where an article may belong."""

_OUTLETS_NAMED = 4
_SHOWN = (
    *("id", "title", "language", "published_at", "published_precision", "copies", "story_id"),
    *("source__id", "source__name"),
)
_MATCHES = 60


@dataclass(frozen=True, slots=True)
class Spread:
    """One story as a list shows it: the article that was first, the outlets in the order in which they came, and
    where on the way from first to last (0..100) each article stands."""

    story: Story
    lead: Article
    outlets: tuple[str, ...]
    places: tuple[float, ...]
    articles: tuple[UUID, ...]
    texts: int
    """Copies of one text count once."""

    @property
    def lasted(self) -> timedelta:
        return self.story.last_published_at - self.story.first_published_at

    @property
    def more_outlets(self) -> int:
        return self.story.source_count - len(self.outlets)


@dataclass(frozen=True, slots=True)
class StoryPage:
    """Stories newest first, and the cursors of the pages beside this one (empty at either end)."""

    stories: list[Spread]
    newer: str = ""
    older: str = ""


def stories_page(*, older: str = "", newer: str = "", size: int = PAGE) -> StoryPage:
    """The ``size`` stories after the cursor ``older`` or before ``newer``, in two queries."""
    before, after = read_cursor(newer), read_cursor(older)
    stories = Story.objects.filter(article_count__gt=1)
    if before:
        time, pk = before
        later = Q(last_published_at__gt=time) | Q(last_published_at=time, id__gt=pk)
        rows = list(stories.filter(later).order_by("last_published_at", "id")[: size + 1])
        more_newer, more_older = len(rows) > size, True
        rows = rows[:size][::-1]
    else:
        if after:
            time, pk = after
            stories = stories.filter(Q(last_published_at__lt=time) | Q(last_published_at=time, id__lt=pk))
        rows = list(stories.newest_first()[: size + 1])
        more_newer, more_older = bool(after), len(rows) > size
        rows = rows[:size]
    return StoryPage(
        spreads_of(rows),
        cursor_at(rows[0].last_published_at, rows[0].pk) if rows and more_newer else "",
        cursor_at(rows[-1].last_published_at, rows[-1].pk) if rows and more_older else "",
    )


def spreads_of(stories: Sequence[Story]) -> list[Spread]:
    """What a list shows of ``stories``, in one query."""
    members: dict[UUID, list[Article]] = defaultdict(list)
    articles = Article.objects.filter(story__in=stories).select_related("source").only(*_SHOWN)
    for article in articles.order_by("published_at", "id"):
        if article.story_id:
            members[article.story_id].append(article)
    return [_spread(story, members[story.pk]) for story in stories if members[story.pk]]


def _spread(story: Story, members: Sequence[Article]) -> Spread:
    outlets = tuple(dict.fromkeys(member.source.name for member in members))
    return Spread(
        story,
        members[0],
        outlets[:_OUTLETS_NAMED],
        tuple(dict.fromkeys(_places(members))),
        tuple(member.pk for member in members),
        len({member.copies or member.pk for member in members}),
    )


def _places(members: Sequence[Article]) -> list[float]:
    first, last = members[0].published_at, members[-1].published_at
    whole = (last - first) / timedelta(seconds=1)
    return [
        round(100 * ((member.published_at - first) / timedelta(seconds=1)) / whole, 1) if whole else 0.0
        for member in members
    ]


def members_of(story: Story) -> StoryLineage:
    """The earliest ``MOST_MEMBERS`` articles of a story with their lineage, in one query."""
    articles = Article.objects.filter(story=story).select_related("source").only(*READ_BY_LINEAGE)
    return lineage_of(list(articles.order_by("published_at", "id")[:MOST_MEMBERS]))


def stories_beside(story: Story, text: str = "", most: int = BESIDE) -> list[Spread]:
    """Stories to which an article of ``story`` may belong instead: those of the newest articles that match ``text`` in
    the language of search, or without it those that moved last before and after it."""
    if text:
        found = find_articles(text, Article.objects.filter(story=story).values_list("pk", flat=True), _MATCHES)
        ids = dict.fromkeys(article.story_id for article in found if article.story_id)
        known = Story.objects.in_bulk(list(ids)[:most])
        return spreads_of([known[pk] for pk in ids if pk in known])
    others = Story.objects.exclude(pk=story.pk)
    half, moved = most // 2, story.last_published_at
    later = list(others.filter(last_published_at__gt=moved).order_by("last_published_at", "id")[:half])
    earlier = list(others.filter(last_published_at__lte=moved).newest_first()[:half])
    return spreads_of([*reversed(later), *earlier])


def story_of_member(pk: UUID) -> Story | None:
    """The story of the article ``pk``: a story's former id is the id of one of its members."""
    return Story.objects.filter(articles__pk=pk).first()

"""Two to six sources or camps side by side: how much, whose text, how fast, whom they name, which stories they share.

Everything but the volume is counted over the same articles: the newest of each column, from the same moment on for all,
so that its cost does not grow with the desk and no column is judged by another time than the others.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.utils.timezone import localtime

from ..analysis.shared_stories import SharedStories, Telling, shared_stories
from ..models import Article, Entity, Kind, Story
from .article_filters import ArticleFilter
from .source_articles import Narrowing, ReadArticle, Volume, read_articles, volume_by_day
from .source_columns import Column
from .source_names import OutstandingNames, outstanding_names
from .source_texts import Reporting, Texts, reporting_of, texts_of

ONLY_SHOWN = 8
"""Stories of each column that no other has."""


@dataclass(frozen=True, slots=True)
class OnlyHere:
    """A story that one column alone tells, or an article that stands in none; ``alone`` where nobody else on this
    desk tells it."""

    title: str
    story: UUID | None
    article: UUID
    told: int
    alone: bool


@dataclass(frozen=True, slots=True)
class OnlyStories:
    """The stories with most articles, of ``number``; ``alone`` of them nobody else on this desk tells."""

    shown: tuple[OnlyHere, ...]
    number: int
    alone: int


@dataclass(frozen=True, slots=True)
class ComparedSources:
    """``read`` is how many articles of each column were read, ``since`` from which moment on if not all of the time.
    Whatever has one item a column has it in the order of ``columns``."""

    columns: Sequence[Column]
    read: Sequence[int]
    since: date | None
    volume: Volume
    texts: Sequence[Texts]
    stories: SharedStories
    only: Sequence[OnlyStories]
    names: OutstandingNames
    reporting: Sequence[Reporting]


def compared_sources(columns: Sequence[Column], filters: ArticleFilter) -> ComparedSources:
    """Of ``filters`` the time, the tags and the names count; the time is there. Ten queries, three more where tags or
    names are asked for; ask inside ``search.within_time``."""
    narrowing = narrowing_of(filters)
    found = read_articles(columns, narrowing)
    articles, many = found.articles, len(columns)
    stories = shared_stories(map(_telling, articles), many)
    return ComparedSources(
        columns,
        found.numbers(many),
        localtime(found.since).date() if found.since else None,
        _volume_of(articles, many) if narrowing else volume_by_day(columns, narrowing),
        texts_of(articles, columns),
        stories,
        _only(articles, columns, stories.only),
        outstanding_names(articles, many, {*filters.entities, *filters.tags, *_own_names(columns)}),
        reporting_of(articles, many),
    )


def _own_names(columns: Sequence[Column]) -> set[UUID]:
    """The outlets themselves as names: that each names itself most says nothing."""
    return {Entity.id_for(Kind.ORGANISATION, source.name) for column in columns for source in column.sources}


def narrowing_of(filters: ArticleFilter) -> Narrowing:
    """Raises ValueError where an end of the time is missing."""
    first, last = filters.interval()
    if first is None or last is None:
        raise ValueError("sources are compared over a time that has both ends")
    return Narrowing(first, last, filters.tags, filters.entities)


def _volume_of(articles: Collection[ReadArticle], columns: int) -> Volume:
    days: list[dict[date, int]] = [{} for _column in range(columns)]
    for article in articles:
        day = localtime(article.at).date()
        days[article.column][day] = days[article.column].get(day, 0) + 1
    return Volume(days, None)


def story_key(article: ReadArticle) -> UUID:
    """The story that it tells; its own id where it stands in none, for then it tells one by itself."""
    return article.story or article.pk


def _telling(article: ReadArticle) -> Telling:
    return Telling(article.column, story_key(article), article.source, article.at if article.exact else None)


def _only(
    articles: Sequence[ReadArticle], columns: Sequence[Column], only: Sequence[Mapping[UUID, frozenset[UUID]]]
) -> list[OnlyStories]:
    """In two queries, for the titles of what is shown."""
    newest: dict[UUID, ReadArticle] = {}
    for article in sorted(articles, key=lambda one: (one.at, one.pk)):
        newest[story_key(article)] = article
    alone = [{key for key, by in stories.items() if newest[key].tellers <= len(by)} for stories in only]
    # What several sources of a camp tell and nobody else does says more than the largest story.
    first = [quite if column.camp else set() for column, quite in zip(columns, alone, strict=True)]
    ordered = [
        sorted(stories, key=lambda key: _order(newest[key], first=key in foremost))
        for stories, foremost in zip(only, first, strict=True)
    ]
    titles = titles_of([newest[key] for keys in ordered for key in keys[:ONLY_SHOWN]])
    return [
        OnlyStories(
            tuple(
                OnlyHere(titles[key], newest[key].story, newest[key].pk, newest[key].told, key in quite)
                for key in keys[:ONLY_SHOWN]
                if key in titles
            ),
            len(keys),
            len(quite),
        )
        for keys, quite in zip(ordered, alone, strict=True)
    ]


def _order(article: ReadArticle, *, first: bool) -> tuple[bool, int, float, UUID]:
    """Those with most articles first, then the newest."""
    return not (first and article.told > 1), -article.told, -article.at.timestamp(), article.pk


def titles_of(shown: Collection[ReadArticle]) -> dict[UUID, str]:
    """The titles of stories, and of articles that stand in none; two queries."""
    stories = Story.objects.filter(pk__in=[article.story for article in shown if article.story])
    single = Article.objects.filter(pk__in=[article.pk for article in shown if not article.story])
    return dict([*stories.values_list("pk", "title"), *single.values_list("pk", "title")])

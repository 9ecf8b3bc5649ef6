"""The stories behind a number of the comparison of sources: those of one column, those that a second tells too, those
that none of the others tells, those that it told first or later than another. They are counted over the same articles
as the number."""

from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Literal, TypeAlias, get_args
from uuid import UUID

from django.utils.timezone import localtime

from ..models import Source
from .article_filters import ArticleFilter
from .compared_sources import narrowing_of, story_key, titles_of
from .keyset import part_of
from .source_articles import ReadArticle, read_articles
from .source_columns import Column

PAGE = 40
Stories: TypeAlias = Literal["all", "none", "alone", "timed", "first", "later"]
"""All stories of a column, those of no other (``none``), of nobody else on this desk (``alone``); of the shared ones
those whose times are known (``timed``), and which of these it told ``first`` and ``later``."""
STORIES: tuple[Stories, ...] = get_args(Stories)
OF_TIMES: tuple[Stories, ...] = ("timed", "first", "later")
Beside: TypeAlias = int | Stories
"""Or those that a second column tells too, by its number."""
_Told: TypeAlias = list[ReadArticle]


@dataclass(frozen=True, slots=True)
class Teller:
    """Who of a column told a story first, in which article."""

    source: Source
    article: UUID
    at: datetime
    exact: bool


@dataclass(frozen=True, slots=True)
class ToldStory:
    """A story, or an article that stands in none. ``told`` articles of the whole desk tell it; ``alone`` where nobody
    else on the desk does. ``other`` is the first of the second column, or of all others."""

    title: str
    story: UUID | None
    told: int
    alone: bool
    first: Teller
    other: Teller | None

    @property
    def behind(self) -> timedelta | None:
        """How long after the second column the first one came; None where it came before, or a time is not known to the
        minute."""
        return _after(self.first, self.other)

    @property
    def ahead(self) -> timedelta | None:
        """How long before the second column the first one came, in the same way."""
        return _after(self.other, self.first)


def _after(one: Teller | None, other: Teller | None) -> timedelta | None:
    if one is None or other is None or not (one.exact and other.exact) or one.at <= other.at:
        return None
    return one.at - other.at


@dataclass(frozen=True, slots=True)
class ToldStories:
    """A page of ``number`` stories, newest first, and the cursors of the pages beside it. ``since`` is the day from
    which on articles were read, where that was not all of the time."""

    shown: list[ToldStory]
    number: int
    since: date | None
    newer: str = ""
    older: str = ""


def told_stories(
    columns: Sequence[Column],
    filters: ArticleFilter,
    of: int,
    beside: Beside,
    *,
    older: str = "",
    newer: str = "",
    size: int = PAGE,
) -> ToldStories:
    """Stories of the column number ``of``. Three queries, one or two more where tags or names are asked for; ask inside
    ``search.within_time``, of a time that has both ends."""
    found = read_articles(columns, narrowing_of(filters))
    by_story: dict[UUID, _Told] = defaultdict(list)
    for article in sorted(found.articles, key=lambda one: (one.at, one.pk)):
        by_story[story_key(article)].append(article)
    asked = {key: told for key, told in by_story.items() if _is_asked(told, of, beside)}
    keys = sorted(asked, key=lambda key: _place(asked, key), reverse=True)
    part, above, below = part_of([_place(asked, key) for key in keys], older=older, newer=newer, size=size)
    return ToldStories(
        _shown([asked[key] for key in keys[part]], columns, of, beside),
        len(keys),
        localtime(found.since).date() if found.since else None,
        above,
        below,
    )


def _is_asked(told: _Told, of: int, beside: Beside) -> bool:
    tellers = {article.column for article in told}
    if of not in tellers:
        return False
    match beside:
        case "all":
            return True
        case "none":
            return tellers == {of}
        case "alone":
            return tellers == {of} and _is_told_nowhere_else(told)
        case "timed" | "first" | "later":
            own, other = _earliest(told, of), _earliest_of_others(told, of)
            if own is None or other is None:
                return False
            return beside == "timed" or (own.at <= other.at) == (beside == "first")
    return beside in tellers


def _is_told_nowhere_else(told: _Told) -> bool:
    return told[-1].tellers <= len({article.source for article in told})


def _earliest(told: _Told, column: int) -> ReadArticle | None:
    """The first whose time is known to the minute."""
    return next((article for article in told if article.column == column and article.exact), None)


def _earliest_of_others(told: _Told, column: int) -> ReadArticle | None:
    return next((article for article in told if article.column != column and article.exact), None)


def _place(told: dict[UUID, _Told], key: UUID) -> tuple[datetime, UUID]:
    """When a story was last told, and its id."""
    return told[key][-1].at, key


def _shown(part: Collection[_Told], columns: Sequence[Column], of: int, beside: Beside) -> list[ToldStory]:
    """In two queries, for the titles."""
    sources = {source.pk: source for column in columns for source in column.sources}
    titles = titles_of([told[-1] for told in part])

    def teller(article: ReadArticle | None) -> Teller | None:
        return Teller(sources[article.source], article.pk, article.at, article.exact) if article else None

    shown = []
    for told in part:
        own, other = _compared(told, of, beside)
        first = teller(own)
        if first and story_key(told[0]) in titles:
            title = titles[story_key(told[0])]
            shown.append(
                ToldStory(title, told[0].story, told[0].told, _is_told_nowhere_else(told), first, teller(other))
            )
    return shown


def _compared(told: _Told, of: int, beside: Beside) -> tuple[ReadArticle | None, ReadArticle | None]:
    """The first article of the column, and that of the others with which it is compared."""
    if beside in OF_TIMES:
        return _earliest(told, of), _earliest_of_others(told, of)
    other = beside if isinstance(beside, int) else None
    return _first(told, of), None if other is None else _first(told, other)


def _first(told: _Told, column: int) -> ReadArticle | None:
    return next((article for article in told if article.column == column), None)

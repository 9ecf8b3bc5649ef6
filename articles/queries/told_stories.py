"""The stories behind a number of the comparison of sources: those of one column, those that a second tells too, and
those that none of the others tells. They are counted over the same articles as the number."""

from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Literal, TypeAlias
from uuid import UUID

from django.utils.timezone import localtime

from ..models import Source
from .article_filters import ArticleFilter
from .compared_sources import narrowing_of, story_key, titles_of
from .keyset import cursor_at, read_cursor
from .source_articles import ReadArticle, read_articles
from .source_columns import Column

PAGE = 40
Beside: TypeAlias = int | Literal["all", "none"]
"""The number of a second column, or all stories, or those of no other column."""
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
    else on the desk does. ``other`` is the first of the second column."""

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
    shown, has_newer, has_older = _part(keys, asked, older, newer, size)
    return ToldStories(
        _shown([asked[key] for key in shown], columns, of, beside if isinstance(beside, int) else None),
        len(keys),
        localtime(found.since).date() if found.since else None,
        cursor_at(*_place(asked, shown[0])) if has_newer else "",
        cursor_at(*_place(asked, shown[-1])) if has_older else "",
    )


def _is_asked(told: _Told, of: int, beside: Beside) -> bool:
    tellers = {article.column for article in told}
    if of not in tellers:
        return False
    return beside == "all" or (tellers == {of} if beside == "none" else beside in tellers)


def _place(told: dict[UUID, _Told], key: UUID) -> tuple[datetime, UUID]:
    """When a story was last told, and its id."""
    return told[key][-1].at, key


def _part(
    keys: Sequence[UUID], told: dict[UUID, _Told], older: str, newer: str, size: int
) -> tuple[Sequence[UUID], bool, bool]:
    """The page beside a cursor of ``keys``, newest first, and whether there are newer and older ones."""
    before, after = read_cursor(newer), read_cursor(older)
    first = 0
    if before:
        first = max(0, sum(1 for key in keys if _place(told, key) > before) - size)
    elif after:
        first = sum(1 for key in keys if _place(told, key) >= after)
    part = keys[first : first + size]
    return part, bool(part) and first > 0, first + size < len(keys)


def _shown(part: Collection[_Told], columns: Sequence[Column], of: int, other: int | None) -> list[ToldStory]:
    """In two queries, for the titles."""
    sources = {source.pk: source for column in columns for source in column.sources}
    titles = titles_of([told[-1] for told in part])

    def first(told: _Told, column: int) -> Teller:
        article = next(article for article in told if article.column == column)
        return Teller(sources[article.source], article.pk, article.at, article.exact)

    return [
        ToldStory(
            titles[story_key(told[0])],
            told[0].story,
            told[0].told,
            told[0].tellers <= len({article.source for article in told}),
            first(told, of),
            first(told, other) if other is not None else None,
        )
        for told in part
        if story_key(told[0]) in titles
    ]

"""The articles behind a number of the comparison of sources that says whose texts a column prints. They are told apart
as where they are counted, each as a column by itself, so that list and number agree."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal, TypeAlias, get_args

from django.utils.timezone import localtime

from ..models import Article
from .article_filters import ArticleFilter
from .compared_sources import narrowing_of
from .keyset import part_of
from .source_articles import ReadArticle, read_articles
from .source_columns import Column
from .source_texts import AgencyShare, Texts, texts_of

PAGE = 40
Whose: TypeAlias = Literal["own", "wire", "taken"]
WHOSE: tuple[Whose, ...] = get_args(Whose)


@dataclass(frozen=True, slots=True)
class AskedTexts:
    """Articles of a kind, or those of which an agency is the origin; ``credited``: those that name it."""

    whose: Whose | None = None
    agency: str = ""
    credited: bool = False

    def holds(self, texts: Texts) -> bool:
        """Whether one article is among them, counted by itself."""
        if self.whose:
            return bool(getattr(texts, self.whose))
        return any(one.agency == self.agency and one.credited >= self.credited for one in texts.agencies)


@dataclass(frozen=True, slots=True)
class ColumnText:
    """``exact`` where the time of publication is known to the minute; ``agencies`` whose text it is."""

    article: Article
    exact: bool
    agencies: tuple[AgencyShare, ...]


@dataclass(frozen=True, slots=True)
class ColumnTexts:
    """A page of ``number`` articles, newest first, and the cursors of the pages beside it; ``since`` is the day from
    which on articles were read, where that was not all of the time."""

    shown: list[ColumnText]
    number: int
    since: date | None
    newer: str = ""
    older: str = ""


def column_texts(
    columns: Sequence[Column],
    filters: ArticleFilter,
    of: int,
    asked: AskedTexts,
    *,
    older: str = "",
    newer: str = "",
    size: int = PAGE,
) -> ColumnTexts:
    """Articles of the column number ``of``. Four queries, one or two more where tags or names are asked for; ask inside
    ``search.within_time``, of a time that has both ends."""
    found = read_articles(columns, narrowing_of(filters))
    own = [article for article in found.articles if article.column == of]
    held = [(article, texts) for article, texts in _each(own, columns[of]) if asked.holds(texts)]
    held.sort(key=lambda one: (one[0].at, one[0].pk), reverse=True)
    part, above, below = part_of([(one.at, one.pk) for one, _texts in held], older=older, newer=newer, size=size)
    articles = Article.objects.for_lists().defer("text").in_bulk([one.pk for one, _texts in held[part]])
    return ColumnTexts(
        [ColumnText(articles[one.pk], one.exact, texts.agencies) for one, texts in held[part] if one.pk in articles],
        len(held),
        localtime(found.since).date() if found.since else None,
        above,
        below,
    )


def _each(articles: Sequence[ReadArticle], column: Column) -> list[tuple[ReadArticle, Texts]]:
    sources = {source.pk: source for source in column.sources}
    alone = [replace(article, column=place) for place, article in enumerate(articles)]
    texts = texts_of(alone, [Column(sources[one.source], (sources[one.source],)) for one in articles])
    return list(zip(articles, texts, strict=True))

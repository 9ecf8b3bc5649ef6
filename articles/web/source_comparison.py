"""Which sources an address asks to compare, and what the page shows of each."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from urllib.parse import urlencode
from uuid import UUID

from django.http import QueryDict
from django.urls import reverse

from ..analysis.shared_stories import Overlap, Speed
from ..models import Camp, Source, Tag
from ..queries.article_filters import ArticleFilter, read_filter
from ..queries.compared_sources import ComparedSources, OnlyStories
from ..queries.source_columns import MOST_COLUMNS, Column, columns_of
from ..queries.source_names import Outstanding
from ..queries.source_texts import Reporting, Texts
from .source_volume import Bar, DrawnVolume


@dataclass(frozen=True, slots=True)
class Asked:
    """``columns`` to compare, at most six, of which ``left_out`` were more; ``filters`` without sources."""

    columns: list[Column]
    filters: ArticleFilter
    left_out: int = 0

    @property
    def chosen(self) -> set[UUID | int]:
        """Keys of what is compared."""
        return {column.value.pk for column in self.columns}

    def address(self, filters: ArticleFilter | None = None, without: Column | None = None) -> str:
        """The query string with other filters, or less a column."""
        kept = [column for column in self.columns if column is not without]
        named = [("camp" if column.camp else "source", column.value.pk) for column in kept]
        rest = (filters or self.filters).address()
        return "?" + "&".join(part for part in (urlencode(named), rest) if part)


def asked_of(parameters: QueryDict, camps: Sequence[Camp], sources: Sequence[Source]) -> Asked:
    """What cannot be read, or is not there, is left out. ``camps`` and ``sources`` are all there are."""
    filters = read_filter(parameters)
    camp_by_key = {str(camp.pk): camp for camp in camps}
    source_by_key = {source.pk: source for source in sources}
    asked_camps = [camp_by_key[key] for key in dict.fromkeys(parameters.getlist("camp")) if key in camp_by_key]
    alone = _sources_alone(parameters)
    asked_sources = [source_by_key[key] for key in alone if key in source_by_key]
    columns = columns_of(asked_camps, asked_sources)
    narrowing = ArticleFilter(tags=filters.tags, entities=filters.entities, after=filters.after, before=filters.before)
    return Asked(columns[:MOST_COLUMNS], narrowing, max(0, len(columns) - MOST_COLUMNS))


def _sources_alone(parameters: QueryDict) -> list[UUID]:
    """The sources of an address, without those of its camps."""
    only = QueryDict(mutable=True)
    only.setlist("source", parameters.getlist("source"))
    return list(read_filter(only).sources)


@dataclass(frozen=True, slots=True)
class ShownName:
    found: Outstanding
    address: str
    elsewhere: str
    """The search that opens the articles of the others."""


@dataclass(frozen=True, slots=True)
class ShownColumn:
    """Everything that the page says of one column. ``address`` is the search for all its articles, ``reporting`` and
    ``wording`` the query strings of those pages."""

    column: Column
    without: str
    address: str
    filters: str
    articles: int
    read: int
    texts: Texts
    stories: int
    speed: Speed
    overlaps: tuple[Overlap | None, ...]
    only: OnlyStories
    names: tuple[ShownName, ...]
    names_in_all: int
    reporting: Reporting
    bars: tuple[Bar, ...]


def shown_columns(asked: Asked, compared: ComparedSources, drawn: DrawnVolume | None) -> list[ShownColumn]:
    everybody = tuple(pk for column in asked.columns for pk in column.ids)
    return [
        ShownColumn(
            column,
            asked.address(without=column),
            _search(asked.filters, column.ids),
            replace(asked.filters, sources=column.ids).address(),
            sum(compared.volume.days[place].values()),
            compared.read[place],
            compared.texts[place],
            compared.stories.stories[place],
            compared.stories.speeds[place],
            compared.stories.overlaps[place],
            compared.only[place],
            tuple(_name(found, asked, column, everybody) for found in compared.names.columns[place]),
            compared.names.numbers[place],
            compared.reporting[place],
            drawn.drawings[place] if drawn else (),
        )
        for place, column in enumerate(asked.columns)
    ]


def _name(found: Outstanding, asked: Asked, column: Column, everybody: Sequence[UUID]) -> ShownName:
    filters, value = asked.filters, found.value
    if isinstance(value, Tag):
        filters = replace(filters, tags=(value.pk,))
    else:
        filters = replace(filters, entities=(*filters.entities, value.pk))
    others = [pk for pk in everybody if pk not in column.ids]
    return ShownName(found, _search(filters, column.ids), _search(filters, others) if found.elsewhere else "")


def _search(filters: ArticleFilter, sources: Sequence[UUID]) -> str:
    return f"{reverse('search')}?{replace(filters, sources=tuple(sources)).address()}"

"""Which sources an address asks to compare, and what the page shows of each."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from urllib.parse import urlencode
from uuid import UUID

from django.http import QueryDict
from django.urls import reverse

from ..analysis.shared_stories import Overlap, Speed
from ..models import Camp, Source, Tag
from ..queries.article_filters import ArticleFilter, read_filter
from ..queries.column_texts import WHOSE, AskedTexts, Whose
from ..queries.compared_sources import ComparedSources, OnlyStories
from ..queries.source_columns import MOST_COLUMNS, Column, columns_of, expected_days
from ..queries.source_names import Outstanding
from ..queries.source_texts import AgencyShare, Reporting, Texts
from ..queries.told_stories import STORIES, Beside
from .drawing import Days
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

    def days(self) -> tuple[date, date] | None:
        """The first and the last day of what is compared; None where no article says which. One query."""
        return expected_days(self.columns, self.filters.after, self.filters.before)

    def between(self, days: tuple[date, date]) -> "Asked":
        """The same, of these days."""
        return replace(self, filters=replace(self.filters, after=days[0], before=days[1]))

    def address(self, filters: ArticleFilter | None = None, without: Column | None = None) -> str:
        """The query string with other filters, or less a column."""
        kept = [column for column in self.columns if column is not without]
        named = [("camp" if column.camp else "source", column.value.pk) for column in kept]
        rest = (filters or self.filters).address()
        return "?" + "&".join(part for part in (urlencode(named), rest) if part)


class _Lists:
    """The pages that list what a number counts. The address that they share is made once: a page has hundreds."""

    def __init__(self, asked: Asked) -> None:
        shared = asked.address()
        self._stories, self._texts = (f"{reverse(name)}{shared}" for name in ("told_stories", "column_texts"))

    def stories(self, of: int, beside: Beside) -> str:
        """The stories of a column, by its number from 0."""
        shown = beside + 1 if isinstance(beside, int) else beside
        return f"{self._stories}&of={of + 1}&with={shown}"

    def texts(self, of: int, **asked: str) -> str:
        """The articles of a column whose text is as ``asked``."""
        return f"{self._texts}&{urlencode({'of': of + 1, **asked})}"


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


def numbers_of(parameters: QueryDict, columns: int) -> tuple[int, Beside] | None:
    """Whose stories ``of`` and ``with`` of an address ask for, as ``_Lists.stories`` writes it; None for anything
    else."""
    of, beside = parameters.get("of", ""), parameters.get("with", "")
    places = {str(place + 1): place for place in range(columns)}
    if of not in places or beside == of:
        return None
    others: dict[str, Beside] = {**places, **{word: word for word in STORIES}}
    return (places[of], others[beside]) if beside in others else None


def texts_asked(parameters: QueryDict, columns: int) -> tuple[int, AskedTexts] | None:
    """Of which column ``of`` asks and for which texts, as ``_Lists.texts`` writes it; None for anything else."""
    of, whose, agency = parameters.get("of", ""), parameters.get("text", ""), parameters.get("agency", "")
    places = {str(place + 1): place for place in range(columns)}
    kinds: dict[str, Whose] = {kind: kind for kind in WHOSE}
    if of not in places or (whose not in kinds and not agency):
        return None
    return places[of], AskedTexts(kinds.get(whose), agency, bool(parameters.get("credited")))


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
class ShownAgency:
    found: AgencyShare
    address: str
    credited: str
    """The list of those of its articles that name it."""


@dataclass(frozen=True, slots=True)
class ShownColumn:
    """Everything that the page says of one column. ``address`` is the search for all its articles; ``of_stories`` and
    ``of_texts`` are the lists of its stories and articles by what they are."""

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
    lists: tuple[str, ...]
    of_stories: Mapping[str, str]
    of_texts: Mapping[str, str]
    agencies: tuple[ShownAgency, ...]
    names: tuple[ShownName, ...]
    names_in_all: int
    reporting: Reporting
    bars: tuple[Bar, ...]

    @property
    def shared(self) -> list[tuple[Overlap | None, str]]:
        """Each overlap with the page that lists its stories."""
        return list(zip(self.overlaps, self.lists, strict=True))


def shown_columns(asked: Asked, compared: ComparedSources, drawn: DrawnVolume | None) -> list[ShownColumn]:
    everybody = tuple(pk for column in asked.columns for pk in column.ids)
    lists = _Lists(asked)
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
            tuple(lists.stories(place, other) for other in range(len(asked.columns))),
            {word: lists.stories(place, word) for word in STORIES},
            {kind: lists.texts(place, text=kind) for kind in WHOSE},
            tuple(_agency(found, lists, place) for found in compared.texts[place].agencies),
            tuple(_name(found, asked, column, everybody) for found in compared.names.columns[place]),
            compared.names.numbers[place],
            compared.reporting[place],
            drawn.drawings[place] if drawn else (),
        )
        for place, column in enumerate(asked.columns)
    ]


def shown_days(asked: Asked, drawn: DrawnVolume) -> list[tuple[Days, list[tuple[int, str]]]]:
    """The table of the volume: days, and for each column its number and the search that opens those articles. The
    first and the last days may reach beyond the time that is counted."""
    whole = asked.filters
    searches = [_search(replace(whole, after=None, before=None), column.ids) for column in asked.columns]
    rows = []
    for row in drawn.rows:
        first = max(filter(None, (whole.after, row.days.earliest)))
        last = min(filter(None, (whole.before, row.days.latest)))
        between = f"&after={first.isoformat()}&before={last.isoformat()}"
        rows.append((row.days, [(count, search + between) for count, search in zip(row.counts, searches, strict=True)]))
    return rows


def _agency(found: AgencyShare, lists: _Lists, place: int) -> ShownAgency:
    name = found.agency
    return ShownAgency(found, lists.texts(place, agency=name), lists.texts(place, agency=name, credited="1"))


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

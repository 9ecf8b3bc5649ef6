"""Which of several words each source or camp uses, or each month: in how many articles, and as what part.

Each word is a search of its own, in any spelling and with any clitic; words with a space in them are phrases. So a word
costs what its count costs on the page of results, of more than 10,000 articles a sample is counted ("about"), and of
phrases the newest candidates alone are read: then all words are counted from that day on.

Where one of the words stands inside another (تنظيم الدولة inside تنظيم الدولة الإسلامية) an article that has the longer
one counts for that alone: the shorter is then mostly short for it.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum
from typing import Any, TypeAlias
from uuid import UUID

from django.conf import settings
from django.db import connection
from django.utils.timezone import localtime

from ..language.query_syntax import parse
from ..language.query_tree import Phrase, Word
from ..models import Alias, Camp, Entity, Source, User
from .article_filters import ArticleFilter
from .search import Search
from .search_counts import Count

MOST_FORMS = 8
_GUESSES = 3
MOST_ROWS = 24
"""Sources with most articles, or newest months."""


class By(StrEnum):
    SOURCE = "source"
    CAMP = "camp"
    MONTH = "month"


_BY_SOURCE = "SELECT source_id::text, count(*) FROM ({sql}) hit GROUP BY 1"
_GROUPS = {
    By.SOURCE: _BY_SOURCE,
    By.CAMP: _BY_SOURCE,
    By.MONTH: "SELECT to_char(published_at AT TIME ZONE %s, 'YYYY-MM'), count(*) FROM ({sql}) hit GROUP BY 1",
}
Value: TypeAlias = Source | Camp | date


@dataclass(frozen=True, slots=True)
class Cell:
    """Articles of a row that have the word ``form``; ``share`` (0..1) of what all words have there. ``filters`` and
    ``query`` find them."""

    form: str
    count: int
    share: float
    query: str
    filters: ArticleFilter


@dataclass(frozen=True, slots=True)
class Row:
    """A source, a camp or the first day of a month. ``total`` adds up the words: an article with two counts twice."""

    value: Value
    cells: tuple[Cell, ...]
    total: int


@dataclass(frozen=True, slots=True)
class Matrix:
    """``all`` is the row of everything; ``about`` where some count is told from a sample; ``since`` where phrases are
    looked for from that day on alone; ``late`` lists the words that took too long; ``inside`` pairs each word with one
    in which it stands, whose articles are not counted for it."""

    forms: tuple[str, ...]
    rows: tuple[Row, ...]
    all: tuple[Cell, ...]
    about: bool
    since: date | None
    late: tuple[str, ...]
    inside: tuple[tuple[str, str], ...]
    more: int
    """Rows that are not shown."""


@dataclass(frozen=True, slots=True)
class _Counted:
    by: dict[str, int]
    number: int
    about: bool
    late: bool


def wording_matrix(forms: Sequence[str], filters: ArticleFilter, user: User, by: By) -> Matrix:
    """Ask inside ``search.within_time``."""
    forms = tuple(forms)[:MOST_FORMS]
    inside = tuple(_inside(forms))
    queries = queries_of(forms, inside)
    searches, filters, since = _from_one_day(queries, filters, user)
    counted = {form: _counted(*asked, by) for form, asked in searches.items()}
    numbers: dict[str, dict[str, int]] = defaultdict(dict)
    for form, found in counted.items():
        for value, number in found.by.items():
            numbers[value][form] = number
    rows = sorted(_rows(numbers, queries, filters, by), key=_order(by))
    return Matrix(
        forms,
        tuple(rows[:MOST_ROWS]),
        _cells(queries, {form: found.number for form, found in counted.items()}, filters),
        any(found.about for found in counted.values()),
        since,
        tuple(form for form, found in counted.items() if found.late),
        inside,
        max(0, len(rows) - MOST_ROWS),
    )


def query_of(form: str) -> str:
    """A word as a search; several words as a phrase."""
    plain = _plain(form)
    return f'"{plain}"' if " " in plain else plain


def _plain(form: str) -> str:
    return form.replace('"', " ").strip()


def queries_of(forms: Iterable[str], inside: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Each word with the search that finds its articles, and not those of a longer one in which it stands."""
    queries = {form: query_of(form) for form in forms}
    for form, longer in inside:
        queries[form] += f' -"{_plain(longer)}"'
    return queries


def _inside(forms: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Each word with the shortest ones in which it stands: whatever holds a longer one holds one of these."""
    words = {form: words for form in forms if (words := _words(form))}
    for form, own in words.items():
        around = [other for other, longer in words.items() if stands_in(own, longer)]
        for other in around:
            if not any(stands_in(words[shorter], words[other]) for shorter in around):
                yield form, other


def _words(form: str) -> Phrase | None:
    """A word or a phrase as its words by their places; None for anything else that can be searched for."""
    root = parse(query_of(form)).root
    if isinstance(root, Word):
        return Phrase(root.start, root.end, (root,), (0,))
    return root if isinstance(root, Phrase) and not root.near else None


def stands_in(own: Phrase, longer: Phrase) -> bool:
    """Whether the words of ``own`` stand in ``longer`` as far apart, and others beside them."""
    if len(own.words) >= len(longer.words):
        return False
    placed = dict(zip(longer.offsets, longer.words, strict=True))
    steps = list(zip(own.offsets, own.words, strict=True))
    return any(
        all(first + step in placed and _finds(word, placed[first + step]) for step, word in steps) for first in placed
    )


def _finds(word: Word, other: Word) -> bool:
    """Whether ``word`` finds what ``other`` does."""
    if word.exact:
        return word.exact == other.exact
    if word.prefix:
        return all(form.startswith(word.forms) for form in other.forms)
    return not other.prefix and set(other.forms) <= set(word.forms)


def forms_of_entity(entity: Entity) -> list[str]:
    """The name and the other names of an entity, those that a person or a list gave before those that were met."""
    aliases = Alias.objects.filter(entity=entity).order_by("origin", "id").values_list("text", flat=True)
    return list(dict.fromkeys([entity.name, *aliases[: 4 * MOST_FORMS]]))[:MOST_FORMS]


def _from_one_day(
    queries: Mapping[str, str], filters: ArticleFilter, user: User
) -> tuple[dict[str, tuple[Search, Count]], ArticleFilter, date | None]:
    """The searches, counted, with the filter and the day from which on all words are asked: None where that is all of
    time. How far back a phrase can be asked is guessed, and guessed better of a shorter time."""
    since = None
    searches = _searches(queries, filters, user)
    for _guess in range(_GUESSES):
        start = _common_start(search for search, _count in searches.values())
        if start is None or (filters.after and start <= filters.after):
            break
        since, filters = start, replace(filters, after=start)
        searches = _searches(queries, filters, user)
    return searches, filters, since


def _searches(queries: Mapping[str, str], filters: ArticleFilter, user: User) -> dict[str, tuple[Search, Count]]:
    """The search for each word, counted."""
    searches = {form: Search(parse(query), filters, user) for form, query in queries.items()}
    return {form: (search, search.count()) for form, search in searches.items()}


def _common_start(searches: Iterable[Search]) -> date | None:
    """The day from which on every word can be asked; None where all of time can be."""
    starts = [search.since for search in searches if search.since]
    return localtime(max(starts)).date() + timedelta(days=1) if starts else None


def _counted(search: Search, count: Count, by: By) -> _Counted:
    if not count:
        return _Counted({}, 0, about=False, late=bool(search.late))
    rows = search.rows_to_count(count)
    named = rows.sql % tuple(f"%(p{number})s" for number in range(len(rows.params)))
    values: dict[str, Any] = {f"p{number}": value for number, value in enumerate(rows.params)}
    sql = _GROUPS[by].format(sql=named).replace("%s", "%(zone)s")

    def ask() -> dict[str, int]:
        with connection.cursor() as cursor:
            cursor.execute(sql, values | {"zone": settings.TIME_ZONE})
            return {value: round(number * rows.factor) for value, number in cursor.fetchall()}

    nothing: dict[str, int] = {}
    found = search.in_time("facets", ask, nothing)
    return _Counted(found, count.number, rows.factor > 1, bool(search.late))


def _rows(
    numbers: dict[str, dict[str, int]], queries: Mapping[str, str], filters: ArticleFilter, by: By
) -> Iterator[Row]:
    if by is By.CAMP:
        yield from _rows_of_camps(numbers, queries, filters)
        return
    sources = Source.objects.in_bulk([UUID(value) for value in numbers]) if by is By.SOURCE else {}
    for value, counts in numbers.items():
        if by is By.MONTH:
            first = date.fromisoformat(f"{value}-01")
            last = (first.replace(day=28) + timedelta(days=4)).replace(day=1) - timedelta(days=1)
            own = replace(filters, after=_later(filters.after, first), before=_earlier(filters.before, last))
            yield Row(first, _cells(queries, counts, own), sum(counts.values()))
        elif UUID(value) in sources:
            source = sources[UUID(value)]
            yield Row(source, _cells(queries, counts, replace(filters, sources=(source.pk,))), sum(counts.values()))


def _rows_of_camps(
    numbers: dict[str, dict[str, int]], queries: Mapping[str, str], filters: ArticleFilter
) -> Iterator[Row]:
    """A source that stands in several camps counts in each."""
    for camp in Camp.objects.in_order().prefetch_related("sources"):
        members = tuple(source.pk for source in camp.sources.all() if source.pk in (filters.sources or (source.pk,)))
        counts = Counter[str]()
        for member in members:
            counts.update(numbers.get(str(member), {}))
        if counts:
            yield Row(camp, _cells(queries, counts, replace(filters, sources=members)), counts.total())


def _later(chosen: date | None, first: date) -> date:
    return max(chosen, first) if chosen else first


def _earlier(chosen: date | None, last: date) -> date:
    return min(chosen, last) if chosen else last


def _cells(queries: Mapping[str, str], counts: dict[str, int], filters: ArticleFilter) -> tuple[Cell, ...]:
    total = sum(counts.values())
    return tuple(
        Cell(form, counts.get(form, 0), counts.get(form, 0) / total if total else 0.0, query, filters)
        for form, query in queries.items()
    )


def _order(by: By) -> Any:
    if by is By.MONTH:
        return lambda row: -row.value.toordinal()
    return lambda row: (-row.total, row.value.sort_key)

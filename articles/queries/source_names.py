"""Names and subjects that one column of compared sources has more of than the others."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias
from uuid import UUID

from django.db import connection

from ..analysis.significance import chance_of_as_many, standing_out, times_as_common
from ..models import Entity, Tag
from .source_articles import ReadArticle, given

LEAST = 3
"""Articles that have a name before it is tested."""

SHOWN = 10
"""Names of each column that stand out most."""

_Key: TypeAlias = UUID | int

# Each article is looked up by itself (OFFSET keeps the planner to it), whatever it believes of the tables' sizes.
_COUNTED = """
    SELECT found.key, array_agg(given.place)
    FROM unnest(%s::int[], %s::uuid[]) AS given(place, article) CROSS JOIN LATERAL (
        SELECT DISTINCT {key} AS key FROM {table} WHERE article_id = given.article {also} OFFSET 0
    ) AS found GROUP BY found.key HAVING count(*) >= %s ORDER BY found.key"""
_NAMES = _COUNTED.format(key="entity_id", table="articles_mention", also="AND decision <> 'rejected'")
_TAGS = _COUNTED.format(key="tag_id", table="articles_articletag", also="")


@dataclass(frozen=True, slots=True)
class Outstanding:
    """A name or a tag that stands in ``here`` of the ``articles`` of a column and in ``elsewhere`` of ``others``;
    ``chance`` (0..1) of as many if all wrote alike."""

    value: Entity | Tag
    here: int
    articles: int
    elsewhere: int
    others: int
    chance: float

    @property
    def times(self) -> float:
        return times_as_common(self.here, self.articles, self.elsewhere, self.others)

    @property
    def is_tag(self) -> bool:
        return isinstance(self.value, Tag)


@dataclass(frozen=True, slots=True)
class OutstandingNames:
    """For each column the most telling ``SHOWN``, and how many stand in all; ``tests`` were made."""

    columns: tuple[tuple[Outstanding, ...], ...]
    numbers: tuple[int, ...]
    tests: int


@dataclass(frozen=True, slots=True)
class _Found:
    column: int
    key: _Key
    here: int
    elsewhere: int
    chance: float


def outstanding_names(
    articles: Sequence[ReadArticle], columns: int, besides: Collection[_Key] = ()
) -> OutstandingNames:
    """What each of ``columns`` has more of than the others together, beyond chance; ``besides`` is what was asked for.
    Four queries, two of them for what is shown."""
    sizes = Counter(article.column for article in articles)
    counts = _counts(articles, _NAMES)
    counts |= _counts(articles, _TAGS)
    found = [one for key, by in counts.items() if key not in besides for one in _over(key, by, sizes)]
    tests = len(counts.keys() - set(besides)) * columns
    kept = [found[place] for place in standing_out([one.chance for one in found], tests)] if columns > 1 else []
    shown = [[one for one in kept if one.column == column] for column in range(columns)]
    values = _values(one.key for column in shown for one in column[:SHOWN])
    return OutstandingNames(
        tuple(
            tuple(_outstanding(one, values[one.key], sizes) for one in column[:SHOWN] if one.key in values)
            for column in shown
        ),
        tuple(len(column) for column in shown),
        tests,
    )


def _over(key: _Key, by: Mapping[int, int], sizes: Mapping[int, int]) -> Iterable[_Found]:
    """The columns that have more of it than the others."""
    having, everything = sum(by.values()), sum(sizes.values())
    for column, here in by.items():
        articles = sizes[column]
        elsewhere, others = having - here, everything - articles
        if here >= LEAST and others and here * others > elsewhere * articles:
            yield _Found(column, key, here, elsewhere, chance_of_as_many(here, articles, elsewhere, others))


def _counts(articles: Sequence[ReadArticle], statement: str) -> dict[_Key, Counter[int]]:
    """What stands in ``LEAST`` of ``articles`` or more -> column -> articles that have it."""
    with connection.cursor() as cursor:
        cursor.execute(statement, [*given(articles), LEAST])
        return {key: Counter(places) for key, places in cursor.fetchall()}


def _values(keys: Iterable[_Key]) -> dict[_Key, Entity | Tag]:
    listed = list(keys)
    named = Entity.objects.filter(pk__in=[key for key in listed if isinstance(key, UUID)])
    tagged = Tag.objects.filter(pk__in=[key for key in listed if isinstance(key, int)])
    return {row.pk: row for rows in (named, tagged) for row in rows}


def _outstanding(found: _Found, value: Entity | Tag, sizes: Mapping[int, int]) -> Outstanding:
    articles = sizes[found.column]
    others = sum(sizes.values()) - articles
    return Outstanding(value, found.here, articles, found.elsewhere, others, found.chance)

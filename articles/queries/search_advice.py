"""What to drop from a search that found nothing, and how much that would bring."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from .article_filters import ArticleFilter
from .asked_search import read_query
from .search import Search
from .search_counts import Count

_TRIED = 8
_MOST_PARTS = 16
"""Of longer queries no one word is what keeps everything away, and to read them anew without each takes a second."""
_COUNTED_TO = 1_000


@dataclass(frozen=True, slots=True)
class Advice:
    """Without ``dropped`` (a part of the query as typed, or the name of a filter's value) there are ``count`` hits."""

    dropped: str
    kind: str
    """``word``, or the parameter of the filter: source, tag, entity, after, before, state."""
    query: str
    filters: ArticleFilter
    count: Count


def advice(search: Search) -> list[Advice]:
    """Ways out of an empty result, the most fruitful first; at most eight words and eight filters are tried."""
    found = [one for one in (*_without_words(search), *_without_filters(search)) if one.count]
    return sorted(found, key=lambda one: -one.count.number)


def _without_words(search: Search) -> Iterator[Advice]:
    parts = search.query.parts
    if len(parts) > _MOST_PARTS or (len(parts) < 2 and not search.filters):
        return
    for part in parts[:_TRIED]:
        left = search.query.without(part)
        count = count_few(replace(search, query=read_query(left, search.query.strength), counted={}))
        yield Advice(search.query.text[part.start : part.end], "word", left, search.filters, count)


def _without_filters(search: Search) -> Iterator[Advice]:
    for name, value, left in search.filters.chips()[:_TRIED]:
        yield Advice(value, name, search.query.text, left, count_few(replace(search, filters=left)))
    for name in ("after", "before", "state"):
        if getattr(search.filters, name):
            left = search.filters.without(name)
            value = str(getattr(search.filters, name))
            yield Advice(value, name, search.query.text, left, count_few(replace(search, filters=left)))


def count_few(search: Search) -> Count:
    """The hits of ``search``, counted no further than a thousand; none where that takes too long."""
    number = search.counted.get(search.filters)
    if number is None:
        number = search.in_time("advice", search.articles().order_by().values("pk")[: _COUNTED_TO + 1].count, 0)
    return Count(min(number, _COUNTED_TO), exact=number <= _COUNTED_TO)

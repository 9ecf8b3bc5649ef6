from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from typing import Any

from django.http import HttpResponse
from django.utils.dateparse import parse_datetime
from django.utils.functional import Promise
from django.utils.timezone import is_aware
from django.views.decorators.http import require_safe

from ...language.query_tree import Phrase, Query, Strength, Title, Word, leaves
from ...queries.article_filters import ArticleFilter
from ...queries.asked_search import asked_search
from ...queries.facets import NAMED, beside
from ...queries.near_spellings import near_spellings
from ...queries.search import RANKED, Search, Sort
from ...queries.search_advice import advice
from ...queries.search_counts import Count
from ...queries.search_hits import hits
from ...queries.time_limit import within_time
from ..access import DeskRequest, reads
from ..filter_chips import single_labels, value_label
from ..rendering import page
from ..saved_searches import saved_context
from ..search_address import SearchAddress
from ..search_chips import chips
from ..search_facets import shown_facets
from ..search_histogram import shown_histogram
from ..search_words import EXAMPLES, FILTERS, LANGUAGE, REASONS, SORTS, STRENGTHS


@require_safe
@reads
def search(request: DeskRequest) -> HttpResponse:
    """Box, chips, hits, histogram and facets; everything that was chosen is in the address."""
    asked = asked_search(request.GET, request.user)
    address = SearchAddress(asked)
    context = {
        "query": asked.query,
        "filters": asked.filters,
        "manner": address.manner(),
        "since": _read_time(request.GET.get("since", "")),
        "chips": list(chips(address)),
        "ignored": list(_ignored(asked, address)),
        "ignored_filters": [FILTERS[name.removeprefix("not_")] for name in dict.fromkeys(asked.filters.ignored)],
        "examples": [(example, meaning, address.of(query=example)) for example, meaning in EXAMPLES],
        "language": _language(address),
        **_choices(asked, address),
        **_found(asked, address, request),
        **saved_context(asked),
    }
    return page(request, "articles/search.html", context)


def _ignored(asked: Search, address: SearchAddress) -> Iterator[tuple[str, Promise, list[tuple[str, str]]]]:
    """What was left out, why, and names that may have been meant, each with the address of the search with it."""
    text = asked.query.text
    for part in asked.query.ignored:
        field, _colon, _value = part.text.partition(":")
        meant = [(name, text.replace(part.text, f'{field}:"{name}"')) for name in part.suggestions]
        yield part.text, REASONS[part.reason], [(name, address.of(query=query)) for name, query in meant]


def _read_time(text: str) -> datetime | None:
    """When a saved search was opened before, so that the page can say what is new."""
    try:
        time = parse_datetime(text)
    except ValueError:
        return None
    return time if time and is_aware(time) else None


def _language(address: SearchAddress) -> list[Any]:
    """The language of queries with examples: each an address of its own, in the manner that is chosen."""
    anew = SearchAddress(replace(address.search, filters=ArticleFilter()))
    return [
        (heading, [(example, meaning, anew.of(query=example)) for example, meaning in rows])
        for heading, rows in LANGUAGE
    ]


def _choices(asked: Search, address: SearchAddress) -> dict[str, Any]:
    """Order, strength and folding, each with the address of the search that has it."""
    strengths = [
        (name, meaning, address.of(strength="" if one is Strength.WORD else one), one is asked.query.strength)
        for one, (name, meaning) in STRENGTHS.items()
    ]
    return {
        "sorts": [
            (name, address.of(sort="" if sort is Sort.NEWEST else sort), sort is asked.sort)
            for sort, name in SORTS.items()
        ],
        "by_relevance": asked.sort is Sort.RELEVANCE,
        "oldest_first": asked.sort is Sort.OLDEST,
        "strengths": strengths if _has_words(asked.query) else [],
        "folded": asked.folded,
        "fold_address": address.of(fold="0" if asked.folded else ""),
    }


def _has_words(query: Query) -> bool:
    return any(isinstance(leaf, Word | Phrase | Title) for leaf in leaves(query.root))


def _found(asked: Search, address: SearchAddress, request: DeskRequest) -> dict[str, Any]:
    older, newer, since = (request.GET.get(name, "") for name in ("older", "newer", "since"))
    with within_time():
        count = asked.count()
        listed = asked.page(count, older=older, newer=newer)
        found = {
            "asks": asked.asks,
            "count": count,
            "hits": hits(listed.articles, asked.query, asked.user),
            "older": address.of(older=listed.older, since=since) if listed.older else "",
            "newer": address.of(newer=listed.newer, since=since) if listed.newer else "",
            "ranked": RANKED if count.number > RANKED else 0,
            **_beside(asked, count, address),
            "advice": list(_advice(asked, address)) if asked.asks and not count else [],
            "unfiltered": address.of(filters=ArticleFilter()) if asked.filters and asked.query else "",
            "near": list(_near(asked, address)) if asked.asks and not count else [],
        }
    return found | {"late": asked.late, "read_since": asked.since}


def _beside(asked: Search, count: Count, address: SearchAddress) -> dict[str, Any]:
    if not asked.asks:
        return {}
    counted = beside(asked, count)
    return {
        "facets": list(shown_facets(counted.facets, address)),
        "histogram": shown_histogram(counted, address) if count.number > 1 else None,
        "facets_about": counted.about,
        "names_of": NAMED if count.number > NAMED else 0,
    }


def _near(asked: Search, address: SearchAddress) -> Iterator[dict[str, Any]]:
    for one in near_spellings(asked):
        yield {"query": one.query, "count": one.count, "address": address.of(query=one.query)}


def _advice(asked: Search, address: SearchAddress) -> Iterator[dict[str, Any]]:
    labels = single_labels(asked.filters)
    for one in advice(asked):
        name = one.kind.removeprefix("not_")
        yield {
            "kind": "" if one.kind == "word" else FILTERS[name],
            "dropped": labels.get(one.kind) or value_label(name, one.dropped),
            "count": one.count,
            "address": address.of(query=one.query, filters=one.filters),
        }

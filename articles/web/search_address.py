"""Addresses of the search page."""

from dataclasses import dataclass

from ..language.query_tree import Strength
from ..queries.article_filters import ArticleFilter
from ..queries.search import Search, Sort


@dataclass(frozen=True, slots=True)
class SearchAddress:
    """Writes addresses of searches like ``search``; the first page unless told otherwise. What is as it is by itself
    is left out."""

    search: Search

    def of(self, query: str | None = None, filters: ArticleFilter | None = None, **other: str) -> str:
        """The address with another query, other filters or other parameters (``sort``, ``strength``, ``fold``,
        ``older``, ``newer``)."""
        asked = self.search.query.text if query is None else query
        chosen = self.search.filters if filters is None else filters
        return "?" + chosen.address(**{"q": asked, **self.manner(), **other})

    def manner(self) -> dict[str, str]:
        """How it is searched and shown, apart from what is searched for."""
        sort, strength = self.search.sort, self.search.query.strength
        return {
            "sort": "" if sort is Sort.NEWEST else sort.value,
            "strength": "" if strength is Strength.WORD else strength.value,
            "fold": "" if self.search.folded else "0",
        }

"""A search as its address says it: the query, its strength, the filters, the order."""

from enum import StrEnum
from typing import TypeVar

from django.http import QueryDict
from django.utils.timezone import localdate

from ..language.query_syntax import MAX_CHARACTERS, parse
from ..language.query_tree import Query, Strength
from ..models import User
from .article_filters import read_filter
from .named_fields import looked_up
from .other_script import widened
from .search import Search, Sort

E = TypeVar("E", bound=StrEnum)


def asked_search(parameters: QueryDict, user: User) -> Search:
    """``q``, ``strength``, ``sort``, ``fold=0`` and the filters of ``article_filters``; never an error."""
    strength = _one_of(Strength, parameters.get("strength", ""), Strength.WORD)
    return Search(
        read_query(parameters.get("q", ""), strength),
        read_filter(parameters),
        user,
        sort=_one_of(Sort, parameters.get("sort", ""), Sort.NEWEST),
        folded=parameters.get("fold") != "0",
    )


def read_query(text: str, strength: Strength = Strength.WORD) -> Query:
    """``text`` read, its names also in their other script, and what its fields name looked up."""
    asked = parse(text[: MAX_CHARACTERS + 1].replace("\x00", " ").strip(), strength, localdate())
    return looked_up(widened(asked))


def _one_of(kinds: type[E], value: str, otherwise: E) -> E:
    try:
        return kinds(value)
    except ValueError:
        return otherwise

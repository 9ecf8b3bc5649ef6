"""What a user saved: the address of a search in one form, the list by folders, and how much is new in each."""

import time
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any
from uuid import UUID

from django.core.exceptions import EmptyResultSet
from django.db import OperationalError, connection, transaction
from django.db.models import BooleanField
from django.db.models.expressions import RawSQL
from django.http import QueryDict
from psycopg.errors import QueryCanceled

from ..language.query_tree import Strength
from ..models import SavedSearch, User
from .asked_search import asked_search
from .search import Search, Sort
from .time_limit import within_time

COUNTED_TO = 99
"""New hits are counted no further."""

TOGETHER = 1_000
ALONE = 200
"""Milliseconds for the statement that counts all, and for that of each where all together took too long."""

LOOKED_AT = 300
"""Arrivals among which hits are counted before anything else."""

LONGEST = 1.5
"""Seconds after which what is not counted yet is left uncounted."""

_ARRIVED = "SELECT id FROM articles_article arrived WHERE received_at > %s ORDER BY received_at DESC LIMIT %s"


@dataclass(frozen=True, slots=True)
class Kept:
    """A saved search with what is new in it since it was last opened: None where that is not known."""

    search: SavedSearch
    new: int | None = None

    @property
    def many(self) -> bool:
        return self.new is not None and self.new > COUNTED_TO


@dataclass(frozen=True, slots=True)
class Folder:
    name: str
    searches: tuple[Kept, ...]


def address_of(search: Search) -> str:
    """The query string of a search, the same for all ways to write it; without the place in its pages."""
    address = QueryDict(mutable=True)
    for name, values in sorted(search.filters.parameters().items()):
        address.setlist(name, sorted(values))
    manner = {
        "q": " ".join(search.query.text.split()),
        "strength": "" if search.query.strength is Strength.WORD else search.query.strength.value,
        "sort": "" if search.sort is Sort.NEWEST else search.sort.value,
        "fold": "" if search.folded else "0",
    }
    for name, value in manner.items():
        if value:
            address[name] = value
    return address.urlencode()


def search_at(address: str, user: User) -> Search:
    """The search at a query string, as ``user`` asks it."""
    return asked_search(QueryDict(address), user)


def kept_by(user: User, address: str) -> SavedSearch | None:
    """What ``user`` keeps at an address that ``address_of`` wrote."""
    return SavedSearch.objects.of(user).filter(address=address).first()


def folders_of(user: User) -> list[Folder]:
    """All that a user keeps, uncounted: one query."""
    return _by_folder(Kept(saved) for saved in _all_of(user))


def counted_folders_of(user: User) -> list[Folder]:
    """All that a user keeps, with what is new in each."""
    searches = list(_all_of(user))
    new = count_new(searches)
    return _by_folder(Kept(saved, new.get(saved.pk)) for saved in searches)


def folder_names(user: User) -> list[str]:
    """The folders of a user, in their order."""
    named = SavedSearch.objects.of(user).exclude(folder="").order_by("folder_order", "folder")
    return list(named.values_list("folder", flat=True).distinct())


def count_new(searches: Sequence[SavedSearch]) -> dict[UUID, int]:
    """How many hits of each arrived since it was last opened, ``COUNTED_TO + 1`` for more than that.

    Once the names in each are looked up, one statement for all. Where that takes too long each is asked alone; what is
    too slow even so is not in the answer.
    """
    asked = [(saved, search_at(saved.address, saved.user)) for saved in searches]
    statements = [_statement(saved, search) for saved, search in asked]
    deadline = time.monotonic() + LONGEST
    with within_time(TOGETHER):
        found = _answer(statements)
    if found is not None:
        return found
    found = {}
    with within_time(ALONE):
        for statement in statements:
            if time.monotonic() < deadline:
                found |= _answer([statement]) or {}
    return found


def _statement(saved: SavedSearch, search: Search) -> tuple[str, tuple[Any, ...]]:
    """A SELECT of the id of a saved search and of how many of its hits are new.

    The planner cannot know how common a word is, and so not whether to begin with the arrivals or with the hits. A
    look at the newest arrivals decides: where they are all that is new, or hold hits enough, that is the answer; else
    hits are rare, and are collected first.
    """
    hits, most = search.articles().order_by(), COUNTED_TO + 1
    since = (saved.seen_at, LOOKED_AT)
    newest = RawSQL(f"articles_article.id = ANY(ARRAY({_ARRIVED}))", since, output_field=BooleanField())  # noqa: S611 (no value is in the text)
    try:
        among, its = hits.filter(newest).values("pk")[:most].query.sql_with_params()
        rare, theirs = hits.values("received_at").query.sql_with_params()
    except EmptyResultSet:
        return "SELECT %s::uuid, 0", (saved.pk,)
    sql = f"""
        SELECT %s::uuid, CASE
            WHEN seen.hits = %s OR (SELECT count(*) FROM ({_ARRIVED}) arrived) < %s THEN seen.hits
            ELSE (SELECT count(*) FROM (
                SELECT 1 FROM ({rare} OFFSET 0) hit WHERE received_at > %s LIMIT %s
            ) late) END
        FROM (SELECT count(*) AS hits FROM ({among}) among) seen"""  # noqa: S608 (no value is in the text)
    return sql, (saved.pk, most, *since, LOOKED_AT, *theirs, saved.seen_at, most, *its)


def _answer(statements: Sequence[tuple[str, tuple[Any, ...]]]) -> dict[UUID, int] | None:
    """What the statements count, asked as one; None where the time limit cut it off."""
    if not statements:
        return {}
    whole = " UNION ALL ".join(sql for sql, _params in statements)
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(whole, [value for _sql, params in statements for value in params])
            return dict(cursor.fetchall())
    except OperationalError as error:
        if not isinstance(error.__cause__, QueryCanceled):
            raise
        return None


def _all_of(user: User) -> Iterator[SavedSearch]:
    for saved in SavedSearch.objects.of(user).in_order():
        saved.user = user
        yield saved


def _by_folder(searches: Iterable[Kept]) -> list[Folder]:
    return [Folder(name, tuple(kept)) for name, kept in groupby(searches, key=lambda kept: kept.search.folder)]

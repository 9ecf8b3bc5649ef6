"""Articles that are copies of one text belong together: each knows the earliest of them.

What a copy is depends on the texts and on which passages are formulas, never on the order in which articles came. The
copies that were found are kept (``Reuse``), so that one more article is compared with nothing but its own candidates.
"""

from collections.abc import Collection, Iterable, Sequence
from functools import cached_property
from uuid import UUID

from django.db import connection
from django.db.models import Q

from ..analysis.clusters import Copy
from ..analysis.clusters import Reuse as Shared
from ..analysis.copy_groups import copy_groups, subject_words
from ..analysis.similarity import folded_words
from ..models import Article, Reuse
from ..queries.among import among
from ..queries.near_duplicates import copies_of

_ROWS_AT_A_TIME = 5_000


def group_copies(given: Collection[UUID]) -> dict[UUID, UUID | None]:
    """Find the copies of the given articles anew: ``Article.copies`` of all whose group may have changed, still to be
    written.

    Call it inside a transaction that keeps other groupings out.
    """
    touched = {*given, *_forget(given)}
    found = copies_of(given)
    _remember(found)
    touched.update(key for copy in found for key in (copy.left, copy.right))
    groups = Article.objects.filter(pk__in=among(touched), copies__isnull=False).values("copies")
    touched.update(Article.objects.filter(copies__in=groups).values_list("pk", flat=True))
    return dict.fromkeys(touched) | _earliest(_groups(touched))


def _forget(given: Collection[UUID]) -> set[UUID]:
    """Delete what was found about the given articles; those that they were copies of."""
    with connection.cursor() as cursor:
        cursor.execute(
            "DELETE FROM articles_reuse WHERE left_id = ANY(%(keys)s::uuid[]) OR right_id = ANY(%(keys)s::uuid[])"
            " RETURNING left_id, right_id",
            {"keys": list(given)},
        )
        return {key for pair in cursor.fetchall() for key in pair}


def _remember(copies: Iterable[Copy[UUID]]) -> None:
    rows = [
        Reuse(
            left_id=copy.left,
            right_id=copy.right,
            left_words=copy.reuse.left,
            right_words=copy.reuse.right,
            left_shared=copy.reuse.left_shared,
            right_shared=copy.reuse.right_shared,
        )
        for copy in copies
    ]
    Reuse.objects.bulk_create(rows, batch_size=_ROWS_AT_A_TIME)


def _groups(articles: Collection[UUID]) -> list[tuple[UUID, ...]]:
    """The groups of two and more that the articles make among themselves."""
    rows = Reuse.objects.filter(Q(left__in=among(articles)) | Q(right__in=among(articles)))
    fields = ("left", "right", "left_words", "right_words", "left_shared", "right_shared")
    copies = [Copy(left, right, Shared(*counts)) for left, right, *counts in rows.values_list(*fields)]
    inside = [copy for copy in copies if copy.left in articles and copy.right in articles]
    around = [copy for copy in copies if copy.left not in articles or copy.right not in articles]
    words = _Words({key for copy in copies if not copy.reuse.is_whole for key in (copy.left, copy.right)})
    return [group for group in copy_groups(inside, words.of, around) if len(group) > 1]


class _Words:
    """What articles are about, read from the database when it is first asked for."""

    def __init__(self, articles: Collection[UUID]) -> None:
        self._articles = articles
        self._known: dict[UUID, frozenset[str]] = {}

    def of(self, key: UUID) -> frozenset[str]:
        if key not in self._known:
            text = self._texts.get(key) or Article.objects.values_list("text", flat=True).get(pk=key)
            self._known[key] = subject_words(folded_words(text))
        return self._known[key]

    @cached_property
    def _texts(self) -> dict[UUID, str]:
        return dict(Article.objects.filter(pk__in=among(self._articles)).values_list("pk", "text"))


def _earliest(groups: Sequence[tuple[UUID, ...]]) -> dict[UUID, UUID]:
    published = Article.objects.filter(pk__in=among([key for members in groups for key in members]))
    times = dict(published.values_list("pk", "published_at"))
    return {key: min(members, key=lambda one: (times[one], one)) for members in groups for key in members}

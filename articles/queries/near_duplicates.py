"""Which stored articles are copies of given ones.

Each fingerprint of a given article is looked up in the index, at most ``MOST_HOLDERS`` articles of it: what one article
costs does not follow the number stored. What was found to be a formula is kept, so that the articles that hold it are
not read again to tell, and one that very many articles hold is not looked up again. Every candidate is then judged on
its text.
"""

from collections import Counter, defaultdict
from collections.abc import Collection, Mapping, Sequence
from datetime import date
from functools import lru_cache
from itertools import chain
from uuid import UUID

from django.db import connection
from django.db.models import Q

from ..analysis.clusters import LEAST_HITS, MOST_HOLDERS, Copy, Reading, are_candidates, judged, read
from ..analysis.formulas import LEAST_HOLDERS, Printing, is_formula
from ..models import Article, Fingerprint, Formula, Reuse
from .among import among

Hashes = tuple[int, ...]
Pair = tuple[UUID, UUID]

_ARTICLES_AT_A_TIME = 200
_PAIRS_AT_A_TIME = 500
_READINGS_KEPT = 4096
_ANY_SIZE = (1 << 31) - 1


def copies_of(given: Collection[UUID]) -> list[Copy[UUID]]:
    """Every copy among the given articles, and between them and the articles that were grouped before."""
    wanted = sorted(given)
    pairs: set[Pair] = set()
    for first in range(0, len(wanted), _ARTICLES_AT_A_TIME):
        pairs |= _candidates(wanted[first : first + _ARTICLES_AT_A_TIME], set(given))
    return _judged(sorted(pairs))


def sharing_with(article: UUID, most: int) -> list[UUID]:
    """Articles that hold passages of an article without being copies of it, those with the most of them first.

    Such as have two fingerprints in common that are no formulas, about thirty words and of short texts fewer;
    ``shared_passages`` says which.
    """
    hashes = Fingerprint.objects.filter(article=article).values_list("hashes", flat=True).first() or []
    formulas = set(Formula.objects.filter(hash__in=hashes).values_list("hash", flat=True))
    shared = Counter(key for hash_, keys in _holders(hashes).items() if hash_ not in formulas for key in keys)
    pairs = Reuse.objects.filter(Q(left=article) | Q(right=article)).values_list("left", "right")
    copies = {article, *(key for pair in pairs for key in pair)}
    found = sorted((-number, key) for key, number in shared.items() if number > 1 and key not in copies)
    return [key for _, key in found[:most]]


def _candidates(batch: Sequence[UUID], given: Collection[UUID]) -> set[Pair]:
    hashes = _hashes(batch)
    holders = _holders({hash_ for found in hashes.values() for hash_ in found})
    formulas = _formulas_among(holders)
    alike, doubtful = set[Pair](), dict[Pair, int]()
    for key, found in hashes.items():
        sure = {other for hash_ in found if hash_ not in formulas for other in holders.get(hash_, ())}
        alike |= {(key, other) for other in sure}
        shared = Counter(chain.from_iterable(holders[hash_] for hash_ in formulas.intersection(found)))
        least = 0 if holders.keys() >= set(found) else len(found)  # a common one may be shared as well
        doubtful |= {(key, other): max(least, number) for other, number in shared.items() if other not in sure}
    alike |= _sharing_formulas(doubtful, hashes, formulas)
    others = {other for key, other in alike if other != key and other not in given}
    grouped = Article.objects.filter(pk__in=among(others), story_checked_at__isnull=False)
    allowed = {*given, *grouped.values_list("pk", flat=True)}
    return {(min(pair), max(pair)) for pair in alike if pair[0] != pair[1] and pair[1] in allowed}


def _sharing_formulas(
    doubtful: Mapping[Pair, int], hashes: Mapping[UUID, Hashes], formulas: frozenset[int]
) -> set[Pair]:
    """Those of the pairs that are candidates although they may share formulas alone: of each is given how many
    fingerprints it shares at most, so that only texts that are short enough for that are read."""
    if not doubtful:
        return set()
    sizes: dict[UUID, int] = {}
    for (key, other), most in doubtful.items():
        enough = most >= LEAST_HITS * len(hashes[key])
        sizes[other] = max(sizes.get(other, 0), _ANY_SIZE if enough else int(most / LEAST_HITS) + 1)
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT held.article_id, held.hashes FROM unnest(%s::uuid[], %s::int[]) AS given(id, size)"
            " JOIN articles_fingerprint AS held ON held.article_id = given.id WHERE cardinality(hashes) <= size",
            [list(sizes), list(sizes.values())],
        )
        held = dict(cursor.fetchall())
    return {
        (key, other) for key, other in doubtful if other in held and are_candidates(hashes[key], held[other], formulas)
    }


def _hashes(articles: Collection[UUID]) -> dict[UUID, Hashes]:
    rows = Fingerprint.objects.filter(article__in=among(articles)).values_list("article", "hashes")
    return {key: tuple(found) for key, found in rows}


def _holders(hashes: Collection[int]) -> dict[int, list[UUID]]:
    """The articles that hold each fingerprint; one that is common has none."""
    holders: dict[int, list[UUID]] = defaultdict(list)
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT given.hash, held.article_id FROM unnest(%s::int[]) AS given(hash) CROSS JOIN LATERAL"
            " (SELECT article_id FROM articles_fingerprint WHERE hashes @> ARRAY[given.hash] LIMIT %s) AS held"
            " WHERE NOT EXISTS (SELECT FROM articles_formula WHERE hash = given.hash AND common)",
            [sorted(hashes), MOST_HOLDERS + 1],
        )
        for hash_, key in cursor.fetchall():
            holders[hash_].append(key)
    Formula.objects.bulk_create(
        [Formula(hash=hash_, common=True) for hash_, keys in holders.items() if len(keys) > MOST_HOLDERS],
        update_conflicts=True,
        unique_fields=["hash"],
        update_fields=["common"],
    )
    return {hash_: keys for hash_, keys in holders.items() if len(keys) <= MOST_HOLDERS}


def _formulas_among(holders: Mapping[int, Sequence[UUID]]) -> frozenset[int]:
    """The formulas among the fingerprints that were looked up; those that were not known yet are kept."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT hash FROM articles_formula WHERE hash = ANY(%s::int[])", [sorted(holders)])
        known = frozenset(hash_ for (hash_,) in cursor.fetchall())
    unknown = {hash_: keys for hash_, keys in holders.items() if hash_ not in known and len(keys) >= LEAST_HOLDERS}
    printings = _printings({key for keys in unknown.values() for key in keys})
    found = [hash_ for hash_, keys in unknown.items() if is_formula([printings[key] for key in keys])]
    Formula.objects.bulk_create([Formula(hash=hash_) for hash_ in found], ignore_conflicts=True)
    return known.union(found)


def _printings(articles: Collection[UUID]) -> dict[UUID, Printing]:
    rows = Article.objects.filter(pk__in=among(articles)).values_list("pk", "source", "published_at")
    return {key: (source, published_at.date()) for key, source, published_at in rows}


def _formulas_in(articles: Collection[UUID]) -> dict[UUID, set[int]]:
    """The formulas of each article that has any."""
    formulas: dict[UUID, set[int]] = defaultdict(set)
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT held.article_id, formula.hash FROM articles_fingerprint AS held CROSS JOIN LATERAL"
            " unnest(held.hashes) AS one JOIN articles_formula AS formula ON formula.hash = one"
            " WHERE held.article_id = ANY(%s::uuid[])",
            [list(articles)],
        )
        for key, hash_ in cursor.fetchall():
            formulas[key].add(hash_)
    return formulas


def _judged(pairs: Sequence[Pair]) -> list[Copy[UUID]]:
    """The pairs that are copies by their texts."""
    if not pairs:
        return []
    formulas = _formulas_in({key for pair in pairs for key in pair})
    texts: dict[UUID, str] = {}
    days: dict[UUID, date] = {}

    @lru_cache(maxsize=_READINGS_KEPT)
    def reading(key: UUID) -> Reading:
        return read(texts[key], formulas.get(key, ()))

    found: list[Copy[UUID]] = []
    for first in range(0, len(pairs), _PAIRS_AT_A_TIME):
        part = pairs[first : first + _PAIRS_AT_A_TIME]
        keys = {key for pair in part for key in pair}
        texts.clear()
        rows = Article.objects.filter(pk__in=among(keys)).values_list("id", "text", "published_at")
        for key, text, published_at in rows:
            texts[key], days[key] = text, published_at.date()
        found += judged(part, reading, days)
    return found

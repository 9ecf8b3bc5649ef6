"""Which stored articles are copies of given ones.

Signatures are read in one pass, 512 bytes an article, and met with the bands of the given articles: memory follows
the number given, never the number stored. Every candidate is then judged on its text.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import pairwise
from uuid import UUID

from ..analysis.clusters import candidate_pairs, measure_reuse
from ..analysis.similarity import bands, shingles
from ..models import Article

Link = tuple[UUID, UUID]

_SHINGLES_KEPT = 4096
_PAIRS_AT_A_TIME = 500
_ROWS_AT_A_TIME = 2000


def links_to_copies(given: Mapping[UUID, bytes]) -> list[Link]:
    """Links that tie each given article (id, signature) to its near-duplicates among themselves and among all that
    were grouped before.

    Not every pair is listed, but whatever hangs together does so through the links: articles with one signature are
    linked in a row, because two such texts share all of 128 permutations.
    """
    same: dict[bytes, list[UUID]] = defaultdict(list)
    for key in sorted(given):
        if given[key]:
            same[given[key]].append(key)
    first_of = {signature: keys[0] for signature, keys in same.items()}
    links = [link for keys in same.values() for link in pairwise(keys)]
    candidates = candidate_pairs({key: signature for signature, key in first_of.items()})
    for stored, key, is_equal in _stored_candidates(first_of, given):
        (links if is_equal else candidates).append((stored, key))
    links += _judged(candidates)
    return links


def _stored_candidates(
    first_of: Mapping[bytes, UUID], given: Mapping[UUID, bytes]
) -> Iterator[tuple[UUID, UUID, bool]]:
    """``(stored article, given article, whether their signatures are equal)``."""
    buckets: dict[int, list[UUID]] = defaultdict(list)
    for signature, key in first_of.items():
        for band in bands(signature):
            buckets[band].append(key)
    grouped = Article.objects.filter(story_checked_at__isnull=False, signature__isnull=False)
    for stored, raw in grouped.values_list("id", "signature").iterator(chunk_size=_ROWS_AT_A_TIME):
        signature = bytes(raw or b"")
        if stored in given or not signature:
            continue
        if signature in first_of:
            yield stored, first_of[signature], True
            continue
        hits = {key for band in bands(signature) for key in buckets.get(band, ())}
        for key in sorted(hits):
            yield stored, key, False


def _judged(candidates: Sequence[Link]) -> Iterator[Link]:
    """The candidates that are near-duplicates by their texts."""
    texts: dict[UUID, str] = {}

    @lru_cache(maxsize=_SHINGLES_KEPT)
    def runs(key: UUID) -> frozenset[int]:
        return frozenset(map(hash, shingles(texts.get(key, ""))))

    for start in range(0, len(candidates), _PAIRS_AT_A_TIME):
        pairs = candidates[start : start + _PAIRS_AT_A_TIME]
        keys = {key for pair in pairs for key in pair}
        texts.clear()
        texts.update(Article.objects.filter(pk__in=keys).values_list("id", "text"))
        for left, right in pairs:
            if measure_reuse(runs(left), runs(right)).is_near_duplicate:
                yield left, right

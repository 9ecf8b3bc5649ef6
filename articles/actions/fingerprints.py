"""Writing the fingerprints of articles, under which their copies are found."""

from collections.abc import Mapping, Sequence
from uuid import UUID

from ..models import Fingerprint
from .bulk_rows import copy_rows

Hashes = tuple[int, ...]


def write_fingerprints(hashes: Mapping[UUID, Hashes]) -> None:
    """Write those of articles that have none yet; one without any gets no row."""
    copy_rows(Fingerprint, ("article_id", "hashes"), ([key, list(found)] for key, found in hashes.items() if found))


def replace_fingerprints(hashes: Mapping[UUID, Hashes]) -> set[UUID]:
    """Write those of articles that may have others; the articles whose fingerprints changed."""
    known = fingerprints_of(list(hashes))
    changed = {key for key, found in hashes.items() if found != known.get(key, ())}
    Fingerprint.objects.filter(article__in=changed).delete()
    write_fingerprints({key: hashes[key] for key in sorted(changed)})
    return changed


def fingerprints_of(articles: Sequence[UUID]) -> dict[UUID, Hashes]:
    rows = Fingerprint.objects.filter(article__in=articles).values_list("article", "hashes")
    return {key: tuple(hashes) for key, hashes in rows}

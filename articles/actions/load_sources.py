"""What a list tells of sources, into the desk."""

from collections.abc import Iterable, Mapping
from datetime import datetime

from django.db import transaction

from ..models import Source
from .resolve_names import resolve_sources

_FIELDS = ("kind", "country", "owner", "language", "reliability", "homepage")


@transaction.atomic
def load_sources(told: Iterable[Mapping[str, str]], now: datetime) -> int:
    """Add the sources of a list and fill in what is not known of the others; how many were touched.

    What a person set stays: only fields that are still as they began are filled. Raises ValidationError where the
    list says something that a source cannot have.
    """
    by_name = {" ".join(one["name"].split()): one for one in told}
    ids = resolve_sources(sorted(by_name), now)
    touched = 0
    for source in Source.objects.select_for_update().filter(pk__in=ids.values()).order_by("pk"):
        one = next(one for name, one in by_name.items() if ids[name] == source.pk)
        changed = [field for field in _FIELDS if one.get(field) and _is_untouched(source, field)]
        for field in changed:
            setattr(source, field, one[field])
        if changed:
            source.clean_fields()
            source.save(update_fields=changed)
            touched += 1
    return touched


def _is_untouched(source: Source, field: str) -> bool:
    return bool(getattr(source, field) == getattr(Source(), field))

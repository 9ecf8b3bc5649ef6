"""Writing what articles are about, by which reports of one event are found."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from ..analysis.reports import Signs
from ..models import Report
from .bulk_rows import copy_rows


@dataclass(frozen=True, slots=True)
class Reported:
    article: UUID
    published_at: datetime
    signs: Signs


def write_reports(found: Iterable[Reported]) -> None:
    """Write those of articles that have none yet."""
    rows = ([one.article, one.published_at, list(one.signs), list(one.signs.values())] for one in found)
    copy_rows(Report, ("article_id", "published_at", "signs", "weights"), rows)


def replace_reports(found: Iterable[Reported]) -> set[UUID]:
    """Write those of articles that may have others; the articles that now report something else.

    The event stays as it is until the article is grouped anew, which makes the whole event anew.
    """
    found = list(found)
    rows = Report.objects.in_bulk([one.article for one in found])
    changed = []
    for one in found:
        row = rows.get(one.article)
        values = one.published_at, list(one.signs), list(one.signs.values())
        if row and (row.published_at, row.signs, row.weights) != values:
            row.published_at, row.signs, row.weights = values
            changed.append(row)
    missing = [one for one in found if one.article not in rows]
    Report.objects.bulk_update(changed, ["published_at", "signs", "weights"])
    write_reports(missing)
    return {row.pk for row in changed} | {one.article for one in missing}

"""Paging by key: any depth costs the same, and a page does not shift when new articles arrive."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from uuid import UUID

from ..models import Article
from ..models.article import ArticleQuerySet

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MICROSECOND = timedelta(microseconds=1)


@dataclass(frozen=True, slots=True)
class Page:
    """Articles in their order, and the cursors of the pages beside this one (empty at either end)."""

    articles: list[Article]
    newer: str = ""
    older: str = ""


def cursor_of(article: Article) -> str:
    """The place of an article in ``newest_first`` order."""
    return cursor_at(article.published_at, article.pk)


def cursor_at(time: datetime, pk: UUID) -> str:
    """A time in microseconds and an id, for whatever is listed newest first."""
    return f"{(time - _EPOCH) // _MICROSECOND}.{pk}"


def read_cursor(text: str) -> tuple[datetime, UUID] | None:
    """None for anything that ``cursor_of`` did not write."""
    stamp, _dot, pk = text.partition(".")
    try:
        return _EPOCH + int(stamp) * _MICROSECOND, UUID(pk)
    except (ValueError, OverflowError):
        return None


def page_of(articles: ArticleQuerySet, *, older: str = "", newer: str = "", size: int = 40) -> Page:
    """The ``size`` articles that follow the cursor ``older``, or precede ``newer``; the first page without either."""
    before, after = read_cursor(newer), read_cursor(older)
    if before:
        query = articles.newer_than(*before).order_by("published_at", "id")
    else:
        query = articles.newest_first()
        query = query.older_than(*after) if after else query
    return page_around(list(query[: size + 1]), size, down=not before, first=not (before or after))


def part_of(
    placed: Sequence[tuple[datetime, UUID]], *, older: str = "", newer: str = "", size: int = 40
) -> tuple[slice, str, str]:
    """Which part of ``placed``, which is at hand, newest first, stands beside a cursor, and the cursors of the pages
    before and after it."""
    before, after = read_cursor(newer), read_cursor(older)
    first = 0
    if before:
        first = max(0, sum(1 for place in placed if place > before) - size)
    elif after:
        first = sum(1 for place in placed if place >= after)
    part = placed[first : first + size]
    has_newer, has_older = part and first > 0, first + size < len(placed)
    return (
        slice(first, first + size),
        cursor_at(*part[0]) if has_newer else "",
        cursor_at(*part[-1]) if has_older else "",
    )


def page_around(rows: list[Article], size: int, *, down: bool, first: bool, oldest_first: bool = False) -> Page:
    """The page of the first ``size`` of ``rows``, of which one more was fetched to see whether there are more.

    ``rows`` are in the order in which they were met: ``down`` from the newest, or up from the oldest; ``first`` where
    that began at the end, so that nothing lies on the other side.
    """
    more = len(rows) > size
    rows = rows[:size]
    if down is oldest_first:
        rows.reverse()
    if not rows:
        return Page([])
    newest, oldest = (rows[-1], rows[0]) if oldest_first else (rows[0], rows[-1])
    above, below = (not first, more) if down else (more, not first)
    return Page(rows, cursor_of(newest) if above else "", cursor_of(oldest) if below else "")

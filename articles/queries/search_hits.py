"""Hits with what explains them: marks in the headline, the passage that holds most, and the forms that were found."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from ..language.passages import best_passage, cut_at
from ..language.query_marks import Match, find_matches, merged
from ..language.query_tree import Query
from ..models import Article, User
from .inbox import Row, rows_of

_FORMS = 5


@dataclass(frozen=True, slots=True)
class Hit:
    row: Row
    title: tuple[tuple[str, bool], ...]
    """Pieces of the headline, each with whether it is marked."""
    passage: tuple[tuple[str, bool], ...]
    forms: tuple[tuple[str, int], ...]
    """Words as the text has them, with how often; the commonest five."""
    cut_before: bool
    cut_after: bool


def hits(articles: Sequence[Article], query: Query, user: User) -> list[Hit]:
    """``articles`` explained, in their order; two queries however many there are."""
    return [_hit(row, query) for row in rows_of(articles, user)]


def _hit(row: Row, query: Query) -> Hit:
    title, text = row.article.title, row.article.text
    in_title, in_text = find_matches(title, query), find_matches(text, query)
    passage = best_passage(text, in_text)
    found = Counter(_written(title, in_title)) + Counter(_written(text, in_text))
    return Hit(
        row,
        tuple(cut_at(title, 0, len(title), merged(in_title))),
        tuple(cut_at(text, passage.start, passage.end, merged(in_text))),
        tuple(found.most_common(_FORMS)),
        passage.cut_before,
        passage.cut_after,
    )


def _written(text: str, matches: Iterable[Match]) -> Iterator[str]:
    return (" ".join(text[match.start : match.end].split()) for match in matches)

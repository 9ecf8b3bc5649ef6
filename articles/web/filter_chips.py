"""What a filter narrows to, in words: each thing a chip that can be taken off."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from ..queries.article_filters import ArticleFilter
from ..templatetags.display import day, digits, month
from .search_words import FILTERS, KINDS, OUTLETS, STATES


@dataclass(frozen=True, slots=True)
class FilterChip:
    """``kind`` says what ``label`` is; ``left`` is the filter without it."""

    kind: str
    label: str
    left: ArticleFilter
    excluded: bool = False


def filter_chips(filters: ArticleFilter) -> Iterator[FilterChip]:
    """All but the days and the state that are chosen; three queries at most."""
    for name, value, left in filters.chips():
        kind = str(FILTERS[name.removeprefix("not_")])
        yield FilterChip(kind, value_label(name, value), left, name.startswith("not_"))


def days_and_state(filters: ArticleFilter) -> Iterator[FilterChip]:
    for name, label in single_labels(filters).items():
        yield FilterChip(str(FILTERS[name]), label, filters.without(name))


def single_labels(filters: ArticleFilter) -> dict[str, str]:
    """The values in words of what a filter holds once only, by parameter."""
    labels = {
        "after": day(filters.after),
        "before": day(filters.before),
        "state": str(STATES[filters.state]) if filters.state else "",
    }
    return {name: label for name, label in labels.items() if label}


def value_label(name: str, value: str) -> str:
    """A value in words, as ``ArticleFilter.chips`` names it."""
    match name.removeprefix("not_"):
        case "kind":
            return str(KINDS[value])
        case "outlets":
            return digits(OUTLETS[value])
        case "state":
            return str(STATES[value])
        case "month":
            return month(date.fromisoformat(f"{value}-01"))
    return value

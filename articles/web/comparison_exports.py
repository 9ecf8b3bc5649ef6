"""A comparison to take away: a file of HTML that needs nothing else, CSV with a row a difference, JSON with spans."""

from collections.abc import Iterator
from typing import Any

from django.http import HttpResponse, QueryDict
from django.template.loader import render_to_string

from ..analysis.compared_text import ComparedText
from ..analysis.comparison_json import comparison_as_dict
from ..analysis.differences import Difference, Span
from ..analysis.pairs import PairComparison, compare_pair
from ..queries.compared_sides import Side
from ..queries.comparison import Comparison
from .compare_words import KINDS, reason_sentence
from .comparison_page import whole_page
from .exported_files import csv_file, html_file, json_file

_COLUMNS = (
    "left_source",
    "right_source",
    "kind",
    "reason",
    "kind_in_words",
    "reason_in_words",
    "left_text",
    "right_text",
    "left_start",
    "left_end",
    "right_start",
    "right_end",
)
_NAME = "comparison"


def exported(comparison: Comparison, asked: QueryDict) -> HttpResponse | None:
    """The file that ``as`` asks for: html, csv or json; None for anything else."""
    match asked.get("as"):
        case "csv":
            return csv_file(_COLUMNS, _rows(comparison), _NAME)
        case "json":
            return json_file(_as_json(comparison), _NAME)
        case "html":
            return html_file(_as_html(comparison, asked), _NAME)
    return None


def _as_html(comparison: Comparison, asked: QueryDict) -> str:
    """All rows, whatever part of them the screen showed."""
    whole = asked.copy()
    whole["rows"] = "all"
    return render_to_string("articles/compare_export.html", whole_page(comparison, whole))


def _rows(comparison: Comparison) -> Iterator[list[str]]:
    """The base on the left, every other text in turn on the right; spans count code points of the texts."""
    left = comparison.base.side
    for column in comparison.others:
        right = column.side
        for pair in _pairs(left, right).pairs:
            for found in pair.differences:
                yield _row(left, right, found)


def _row(left: Side, right: Side, found: Difference) -> list[str]:
    return [
        left.name,
        right.name,
        found.kind,
        found.reason,
        str(KINDS[found.kind].name),
        reason_sentence(found.kind, found.reason),
        _words(left.compared, found.left),
        _words(right.compared, found.right),
        *map(str, found.left or ("", "")),
        *map(str, found.right or ("", "")),
    ]


def _words(text: ComparedText, span: Span | None) -> str:
    return text.text[slice(*span)] if span else ""


def _as_json(comparison: Comparison) -> dict[str, Any]:
    """The texts by key, and for the base (left) against every other text (right) what ``manage.py compare --json``
    prints."""
    left = comparison.base.side
    return {
        "base": left.key,
        "texts": [_text(column.side) for column in comparison.columns],
        "comparisons": [
            {"left": left.key, "right": column.side.key}
            | comparison_as_dict(left.compared, column.side.compared, _pairs(left, column.side))
            for column in comparison.others
        ],
    }


def _text(side: Side) -> dict[str, Any]:
    return {
        "key": side.key,
        "source": side.name,
        "title": side.title,
        "language": side.language,
        "published": side.article.published_at.isoformat() if side.article else None,
        "address": side.article.url if side.article else "",
        "text": side.compared.text,
    }


def _pairs(left: Side, right: Side) -> PairComparison:
    return compare_pair(left.compared, right.compared)

"""A comparison to take away: a file of HTML that needs nothing else; JSON with spans; CSV with a row a difference where
two texts are compared, and else with a row for each row of the table."""

from collections.abc import Iterator, Sequence
from typing import Any

from django.http import HttpResponse, QueryDict
from django.template.loader import render_to_string

from ..analysis.compared_text import ComparedText
from ..analysis.comparison import ComparedRow
from ..analysis.comparison_json import comparison_as_dict, row_as_dict
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
            header, rows = _table(comparison) if len(comparison.columns) > 2 else (_COLUMNS, _rows(comparison))
            return csv_file(header, rows, _NAME)
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
    """The base on the left, the other text on the right; spans count code points of the texts."""
    left = comparison.base.side
    for column in comparison.others:
        for pair in _pairs(left, column.side).pairs:
            for found in pair.differences:
                yield _row(left, column.side, found)


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


def _table(comparison: Comparison) -> tuple[list[str], Iterator[list[str]]]:
    """A header and the rows: of each text its passage, how that differs from the row's base, and where it stands."""
    sides = [column.side for column in comparison.columns]
    named = [f"{number} {side.name}" for number, side in enumerate(sides, start=1)]
    header = ["row", "compared_with", "only"]
    header += [f"text_{name}" for name in named] + [f"differences_{name}" for name in named]
    header += [f"{end}_{number}" for number in range(1, len(sides) + 1) for end in ("start", "end")]
    return header, (_table_row(row, sides, named) for row in comparison.compared.rows)


def _table_row(row: ComparedRow, sides: Sequence[Side], named: Sequence[str]) -> list[str]:
    differing: list[list[str]] = [[] for _side in sides]
    against = sides[row.against].compared
    for column, found in row.differences:
        words = f"{_words(against, found.left) or '-'} | {_words(sides[column].compared, found.right) or '-'}"
        reason = reason_sentence(found.kind, found.reason)
        differing[column].append(f"{KINDS[found.kind].name}: {words} ({reason})")
    spans = [cell.span for cell in row.cells]
    return [
        *(str(row.number + 1), named[row.against], "" if row.only is None else named[row.only]),
        *(_words(side.compared, span) for side, span in zip(sides, spans, strict=True)),
        *("\n".join(found) for found in differing),
        *(str(end) for span in spans for end in span or ("", "")),
    ]


def _words(text: ComparedText, span: Span | None) -> str:
    return text.text[slice(*span)] if span else ""


def _as_json(comparison: Comparison) -> dict[str, Any]:
    """The texts by key, and for the base (left) against every other text (right) what ``manage.py compare --json``
    prints; of more than two texts also the rows of the table."""
    left = comparison.base.side
    several = len(comparison.columns) > 2
    return {
        "base": left.key,
        "texts": [_text(column.side) for column in comparison.columns],
        "comparisons": [
            {"left": left.key, "right": column.side.key}
            | comparison_as_dict(left.compared, column.side.compared, _pairs(left, column.side))
            for column in comparison.others
        ],
        **({"rows": [row_as_dict(row) for row in comparison.compared.rows]} if several else {}),
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

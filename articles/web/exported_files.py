"""Files that a screen gives away: their headers, and CSV that a spreadsheet reads rightly and never executes."""

import csv
import io
import json
from collections.abc import Iterable, Sequence
from typing import Any

from django.http import HttpResponse

_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def csv_file(header: Sequence[str], rows: Iterable[Sequence[str]], name: str) -> HttpResponse:
    """With a mark of UTF-8 in front, without which spreadsheets take Arabic for something else."""
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(header)
    writer.writerows([_safe(cell) for cell in row] for row in rows)
    return _file("\ufeff" + out.getvalue(), "text/csv", f"{name}.csv")


def json_file(value: Any, name: str) -> HttpResponse:
    return _file(json.dumps(value, ensure_ascii=False, indent=1), "application/json", f"{name}.json")


def html_file(text: str, name: str) -> HttpResponse:
    return _file(text, "text/html", f"{name}.html")


def _file(text: str, media_type: str, name: str) -> HttpResponse:
    headers = {"Content-Disposition": f'attachment; filename="{name}"', "X-Content-Type-Options": "nosniff"}
    return HttpResponse(text, content_type=f"{media_type}; charset=utf-8", headers=headers)


def _safe(cell: str) -> str:
    """A cell that no spreadsheet takes for a formula."""
    return f"'{cell}" if cell.startswith(_FORMULA) else cell

"""A table of names: what an editor keeps in a spreadsheet, read row by row with what is wrong in each."""

import csv
import io
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from articles.language.normalise import name_key

from .encodings import UTF_8_DAMAGED, decode
from .refusals import Reason, Refused

LARGEST = 2 * 1024 * 1024
MOST_ROWS = 20_000
LONGEST_NAME = 300
LONGEST_DESCRIPTION = 500

COLUMNS = {
    "name": ("name", "الاسم", "اسم"),
    "kind": ("kind", "type", "النوع", "نوع"),
    "aliases": ("aliases", "alias", "forms", "الصيغ", "صيغ", "أسماء أخرى"),
    "description": ("description", "الوصف", "وصف"),
}
KINDS = {
    "person": ("person", "شخص", "شخصية"),
    "organisation": ("organisation", "organization", "org", "جهة", "منظمة", "مؤسسة", "هيئة"),
    "place": ("place", "location", "مكان", "موقع"),
}
_COLUMN_OF = {name_key(word): column for column, words in COLUMNS.items() for word in words}
_KIND_OF = {name_key(word): kind for kind, words in KINDS.items() for word in words}
_BETWEEN_ALIASES = re.compile(r"[|¦]")


class Problem(StrEnum):
    NO_NAME = "no name"
    UNKNOWN_KIND = "unknown kind"
    LONG_NAME = "name too long"
    LONG_DESCRIPTION = "description too long"
    BAD_ALIAS = "alias without letters or too long"
    REPEATED = "the name stands in an earlier line"
    TOO_MANY_CELLS = "more cells than columns"
    LOST_LETTERS = "letters were lost"
    NOT_CSV = "not a row of a table"


@dataclass(frozen=True, slots=True)
class GazetteerRow:
    line: int
    name: str
    kind: str
    """``person``, ``organisation`` or ``place``."""
    aliases: tuple[str, ...]
    description: str


@dataclass(frozen=True, slots=True)
class BadRow:
    line: int
    problem: Problem
    detail: str


@dataclass(frozen=True, slots=True)
class GazetteerTable:
    rows: tuple[GazetteerRow, ...]
    bad: tuple[BadRow, ...]


def decode_gazetteer(data: bytes) -> str:
    """The text of an uploaded file. Raises Refused for one that is too large, empty or no text."""
    found = decode(data, largest=LARGEST)
    if found.encoding == UTF_8_DAMAGED:
        raise Refused(Reason.DAMAGED_BYTES)
    return found.text


def read_gazetteer(text: str) -> GazetteerTable:
    """The rows of a table whose first line names its columns; between cells stands a comma, semicolon or tab.

    Raises Refused where the first line lacks a column for names or kinds, or there are more than ``MOST_ROWS`` rows.
    """
    header = text.partition("\n")[0]
    delimiter = max(",;\t", key=header.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    columns = [_COLUMN_OF.get(name_key(cell), "") for cell in next(reader, [])]
    if "name" not in columns or "kind" not in columns:
        raise Refused(Reason.NOT_CSV, header[:200])
    rows: list[GazetteerRow] = []
    bad: list[BadRow] = []
    first: dict[tuple[str, str], int] = {}
    for found in _rows(reader, columns):
        if isinstance(found, BadRow):
            bad.append(found)
        elif (earlier := first.setdefault((found.kind, name_key(found.name)), found.line)) != found.line:
            bad.append(BadRow(found.line, Problem.REPEATED, f"{found.name} ({earlier})"))
        else:
            rows.append(found)
        if len(rows) + len(bad) > MOST_ROWS:
            raise Refused(Reason.TOO_LARGE, f"> {MOST_ROWS}")
    return GazetteerTable(tuple(rows), tuple(bad))


def _rows(reader: Iterable[list[str]], columns: list[str]) -> Iterator[GazetteerRow | BadRow]:
    source = iter(reader)
    while True:
        line: int = getattr(source, "line_num", 0) + 1
        try:
            cells = next(source)
        except StopIteration:
            return
        except csv.Error as error:
            yield BadRow(line, Problem.NOT_CSV, str(error))
            continue
        if any(cell.strip() for cell in cells):
            yield _row(line, cells, columns)


def _row(line: int, cells: list[str], columns: list[str]) -> GazetteerRow | BadRow:
    if any(cell.strip() for cell in cells[len(columns) :]):
        return BadRow(line, Problem.TOO_MANY_CELLS, f"{len(cells)} > {len(columns)}")
    fields = {column: " ".join(cell.split()) for column, cell in zip(columns, cells, strict=False) if column}
    name, kind = fields.get("name", ""), fields.get("kind", "")
    aliases = [" ".join(alias.split()) for alias in _BETWEEN_ALIASES.split(fields.get("aliases", ""))]
    aliases = [alias for alias in dict.fromkeys(aliases) if alias and alias != name]
    description = fields.get("description", "")
    problem = _problem_of(name, kind, aliases, description)
    if problem:
        return BadRow(line, *problem)
    return GazetteerRow(line, name, _KIND_OF[name_key(kind)], tuple(aliases), description)


def _problem_of(name: str, kind: str, aliases: list[str], description: str) -> tuple[Problem, str] | None:
    strange = [alias for alias in aliases if not _is_name(alias)]
    checks = (
        (not name_key(name), Problem.NO_NAME, name),
        (not _is_name(name), Problem.LONG_NAME, name[:80]),
        (name_key(kind) not in _KIND_OF, Problem.UNKNOWN_KIND, kind[:80]),
        (bool(strange), Problem.BAD_ALIAS, "".join(strange[:1])[:80]),
        (len(description) > LONGEST_DESCRIPTION, Problem.LONG_DESCRIPTION, description[:80]),
        ("\ufffd" in f"{name}{''.join(aliases)}{description}", Problem.LOST_LETTERS, name[:80]),
    )
    return next(((problem, detail) for wrong, problem, detail in checks if wrong), None)


def _is_name(text: str) -> bool:
    return bool(name_key(text)) and max(len(text), len(name_key(text))) <= LONGEST_NAME

"""Rows of JSON Lines and CSV with their line number and their bytes."""

import csv
import io
import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO

from .drafts import Reject
from .encodings import SAMPLE, UTF_8, UTF_8_BOM, UTF_8_DAMAGED, UTF_16_BE, UTF_16_LE, UTF_32, detect
from .refusals import Reason

Opener = Callable[[], BinaryIO]
NAMES = ("source", "url", "title", "author", "extracted", "published", "text")
_SAME = {"content": "text", "body": "text", "link": "url", "address": "url", "headline": "title", "date": "published"}


@dataclass(frozen=True, slots=True)
class Row:
    """``fields`` by name; ``content`` is the bytes as received, ``line`` the line that they begin on, from 1."""

    line: int
    fields: dict[str, Any]
    content: bytes
    encoding: str


class _Lines:
    """The lines of a file with their numbers; one that is larger than the limit comes as None.

    Bytes that do not belong to the encoding come as lone surrogates, so that ``encode`` gives back what stood there.
    """

    def __init__(self, opener: Opener, largest: int) -> None:
        with opener() as stream:
            head = stream.read(SAMPLE)
        whole_lines = head[: head.rfind(b"\n") + 1] if len(head) == SAMPLE else head
        self.encoding = detect(whole_lines or head)
        if self.encoding == UTF_8_DAMAGED:
            self.encoding = UTF_8
        self._errors = "replace" if self.encoding in (UTF_16_LE, UTF_16_BE, UTF_32) else "surrogateescape"
        self._opener, self._largest = opener, largest
        self.number = 0

    def __iter__(self) -> Iterator[str | None]:
        with self._opener() as stream:
            text = io.TextIOWrapper(stream, self.encoding, self._errors, newline="\n")
            while line := text.readline(self._largest + 1):
                self.number += 1
                if line.endswith("\n") or len(line) <= self._largest:
                    yield line
                    continue
                while (rest := text.readline(self._largest)) and not rest.endswith("\n"):
                    pass
                yield None

    def encode(self, text: str) -> bytes:
        return text.encode(UTF_8 if self.encoding == UTF_8_BOM else self.encoding, self._errors)


def json_lines(path: Path, opener: Opener, largest: int) -> Iterator[Row | Reject]:
    """One object a line; blank lines are passed over. Raises Refused for a file that is no text."""
    lines = _Lines(opener, largest)
    for line in lines:
        reject = _refuse(line, largest, lines)
        if reject:
            yield Reject(str(path), lines.number, reject)
        elif line and (line := line.lstrip("\ufeff")).strip():
            content = lines.encode(line.rstrip("\r\n"))
            try:
                fields = json.loads(line)
            except (ValueError, RecursionError) as error:
                yield Reject(str(path), lines.number, Reason.NOT_JSON, str(error)[:200])
                continue
            if isinstance(fields, dict):
                yield Row(lines.number, fields, content, lines.encoding)
            else:
                yield Reject(str(path), lines.number, Reason.NOT_JSON, f"found {type(fields).__name__}")


def rows(path: Path, opener: Opener, largest: int) -> Iterator[Row | Reject]:
    """The rows of a table whose first row names its columns. Raises Refused for a file that is no text."""
    lines = _Lines(opener, largest)
    taken: list[str] = []

    def noting() -> Iterator[str]:
        for line in lines:
            # A line too long to keep makes a row that is refused below, and no other.
            taken.append("\ud800" if line is None else line.replace("\x00", ""))
            yield taken[-1]

    source = noting()
    header = next(source, "").lstrip("\ufeff")
    delimiter = max(",;\t", key=header.count)
    names = [_column(name) for name in next(csv.reader([header], delimiter=delimiter), [])]
    if "text" not in names:
        yield Reject(str(path), 1, Reason.NO_TEXT_COLUMN, ", ".join(names)[:200])
        return
    taken.clear()
    csv.field_size_limit(largest)
    yield from _rows(path, csv.reader(source, delimiter=delimiter), names, taken, lines, largest)


def _rows(
    path: Path, reader: Any, names: list[str], taken: list[str], lines: _Lines, largest: int
) -> Iterator[Row | Reject]:
    while True:
        first = lines.number + 1
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            yield Reject(str(path), first, Reason.NOT_CSV, str(error))
            taken.clear()
            continue
        raw = "".join(taken)
        taken.clear()
        reason = Reason.TOO_LARGE if "\ud800" in raw else _refuse(raw, largest, lines)
        if reason or len(cells) > len(names):
            yield Reject(str(path), first, reason or Reason.NOT_CSV, "" if reason else f"{len(cells)} > {len(names)}")
        elif any(cells):
            fields = dict(zip(names, cells, strict=False))
            yield Row(first, fields, lines.encode(raw.rstrip("\r\n")), lines.encoding)


def _column(name: str) -> str:
    name = name.strip().lower()
    return _SAME.get(name, name)


def _refuse(line: str | None, largest: int, lines: _Lines) -> Reason | None:
    if line is None or (len(line) * 4 > largest and len(lines.encode(line)) > largest):
        return Reason.TOO_LARGE
    if any("\udc80" <= character <= "\udcff" for character in line):
        return Reason.DAMAGED_BYTES
    return None

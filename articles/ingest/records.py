"""Files of articles, read record by record: text, web pages, JSON Lines, tables, folders with a list of their files.

Nothing is read whole that may be large: a file of a hundred thousand articles takes the memory of one.
"""

import gzip
import json
import lzma
import os
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any, BinaryIO, cast

from . import html, tables
from .addresses import canonical_url
from .drafts import ArticleDraft, KnownFrom, Meter, Moment, Reject, Terms
from .encodings import decode
from .refusals import Reason, Refused
from .times import read_moment

MANIFEST, SOURCES = "manifest.jsonl", "sources.json"
COMPRESSED: dict[str, Callable[..., Any]] = {".xz": lzma.open, ".gz": gzip.open}
TEXTS, PAGES = {".txt", ".text"}, {".html", ".htm", ".xhtml"}
LINES, TABLES = {".jsonl", ".ndjson"}, {".csv", ".tsv"}
LONGEST_SOURCE = 200

_NOT_ARTICLES = (".", SOURCES, "README", "LICENSE")

Fields = Mapping[str, Any]
Record = ArticleDraft | Reject


def measure(paths: list[Path]) -> Meter:
    """A meter that knows how many bytes ``paths`` hold."""
    files = (file for path in paths for file in (_files(path) if path.is_dir() else [path]))
    return Meter(total=sum(file.stat().st_size for file in files if file.is_file()))


def read_paths(paths: list[Path], terms: Terms, meter: Meter | None = None) -> Iterator[Record]:
    """Every record under ``paths``, folders in the order of their names. Nothing is raised for a bad one."""
    meter = meter or Meter()
    for path in paths:
        yield from _folder(path, terms, meter) if path.is_dir() else _file(path, {}, terms, meter)


def _files(folder: Path) -> Iterator[Path]:
    for parent, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            if not name.startswith(_NOT_ARTICLES):
                yield Path(parent, name)


def _folder(folder: Path, terms: Terms, meter: Meter) -> Iterator[Record]:
    listed: set[Path] = set()
    files = list(_files(folder))
    for manifest in (file for file in files if file.name == MANIFEST):
        yield from _listed_files(manifest, terms, meter, listed)
    for file in files:
        if file.name != MANIFEST and file.resolve() not in listed:
            yield from _file(file, {}, terms, meter)


def _listed_files(manifest: Path, terms: Terms, meter: Meter, listed: set[Path]) -> Iterator[Record]:
    root = manifest.parent.resolve()
    for entry in tables.json_lines(manifest, _opener(manifest), terms.largest):
        if isinstance(entry, Reject):
            yield entry
            continue
        name = entry.fields.get("file")
        file = (root / name).resolve() if isinstance(name, str) and name else None
        if file is None:
            yield Reject(str(manifest), entry.line, Reason.NOT_THERE, str(name)[:200])
        elif not file.is_relative_to(root):
            yield Reject(str(manifest), entry.line, Reason.OUTSIDE, str(name)[:200])
        else:
            listed.add(file)
            yield from _file(manifest.parent / str(name), entry.fields, terms, meter)


def _file(path: Path, fields: Fields, terms: Terms, meter: Meter) -> Iterator[Record]:
    base = meter.done
    try:
        yield from _by_kind(path, fields, terms, meter)
    except Refused as refused:
        yield Reject(str(path), 0, refused.reason, refused.detail)
    except FileNotFoundError:
        yield Reject(str(path), 0, Reason.NOT_THERE)
    except (EOFError, lzma.LZMAError, gzip.BadGzipFile) as error:
        yield Reject(str(path), 0, Reason.DAMAGED_ARCHIVE, str(error))
    except OSError as error:
        yield Reject(str(path), 0, Reason.UNREADABLE, error.strerror or str(error))
    meter.done = base + (path.stat().st_size if path.is_file() else 0)


def _by_kind(path: Path, fields: Fields, terms: Terms, meter: Meter) -> Iterator[Record]:
    kind = path.suffix.lower()
    if kind in COMPRESSED:
        kind = Path(path.stem).suffix.lower()
    if kind in LINES | TABLES:
        yield from _records(path, kind, fields, terms, meter)
    elif kind in TEXTS | PAGES:
        with _open(path)[0] as stream:
            data = stream.read(terms.largest + 1)
        yield (_page if kind in PAGES else _plain_text)(path, data, fields, terms)
    else:
        raise Refused(Reason.UNKNOWN_KIND, path.name)


def _open(path: Path) -> tuple[BinaryIO, BinaryIO]:
    """The bytes of a file, decompressed, and the file itself, whose position says how far the reading is."""
    raw = path.open("rb")
    opener = COMPRESSED.get(path.suffix.lower())
    return (cast(BinaryIO, opener(raw, "rb")) if opener else raw), raw


def _opener(path: Path) -> tables.Opener:
    return lambda: _open(path)[0]


def _records(path: Path, kind: str, fields: Fields, terms: Terms, meter: Meter) -> Iterator[Record]:
    base, raw = meter.done, None

    def opener() -> BinaryIO:
        nonlocal raw
        stream, raw = _open(path)
        return stream

    read = tables.json_lines if kind in LINES else tables.rows
    media_type = "application/json" if kind in LINES else "text/csv"
    for row in read(path, opener, terms.largest):
        if raw is not None:
            meter.done = base + raw.tell()
        if isinstance(row, Reject):
            yield row
            continue
        try:
            yield make_draft(
                {**fields, **row.fields}, terms, row.content, media_type, row.encoding, str(path), row.line
            )
        except Refused as refused:
            yield Reject(str(path), row.line, refused.reason, refused.detail)


def _plain_text(path: Path, data: bytes, fields: Fields, terms: Terms) -> ArticleDraft:
    decoded = decode(data, largest=terms.largest)
    return make_draft({**fields, "text": decoded.text}, terms, data, "text/plain", decoded.encoding, str(path))


def _page(path: Path, data: bytes, fields: Fields, terms: Terms) -> ArticleDraft:
    decoded = decode(data, html.declared_encoding(data), terms.largest)
    page = html.read_page(decoded.text)
    said = {"url": page.url, "title": page.title, "author": page.author, "published": page.published}
    known = {name: value for name, value in fields.items() if value}
    if "source" not in known and not terms.source:
        said["source"] = page.site
    return make_draft({**said, **known, "text": page.text}, terms, data, "text/html", decoded.encoding, str(path))


def make_draft(
    fields: Fields, terms: Terms, content: bytes, media_type: str, encoding: str, file: str, line: int = 0
) -> ArticleDraft:
    """A draft of ``source, url, title, author, published | extracted, text``. Raises Refused where it cannot be one."""
    text = _string(fields, "text")
    if not any(character.isalnum() for character in text):
        raise Refused(Reason.NO_TEXT)
    url = canonical_url(_string(fields, "url"))
    moment, known_from = _published(fields, terms)
    return ArticleDraft(
        source=_source(fields, url, terms),
        url=url,
        title=" ".join(_string(fields, "title").split()),
        author=" ".join(_string(fields, "author").split()),
        published=moment.at,
        published_from=known_from,
        precision=moment.precision,
        text=text,
        content=content,
        media_type=media_type,
        encoding=encoding,
        name=Path(file).name,
        origin=f"{file}:{line}" if line else file,
    )


def _string(fields: Fields, name: str) -> str:
    value = fields.get(name)
    if value is None:
        return ""
    if not isinstance(value, str):
        raise Refused(Reason.WRONG_TYPE, name)
    return storable(value)


def storable(text: str) -> str:
    """``text`` as Postgres can hold it: no NUL or other control character, no half of a surrogate pair."""
    text = text.replace("\r\n", "\n").replace("\r", "\n").translate(_CONTROLS)
    return text.encode("utf-8", "replace").decode("utf-8") if any("\ud800" <= c <= "\udfff" for c in text) else text


_CONTROLS = dict.fromkeys([*range(9), 11, *range(14, 32), 127, *range(128, 133), *range(134, 160)])


def _source(fields: Fields, url: str, terms: Terms) -> str:
    source = " ".join(_string(fields, "source").split()) or terms.source
    if not source and url:
        source = url.partition("://")[2].partition("/")[0].removeprefix("www.")
    if not source:
        raise Refused(Reason.NO_SOURCE)
    if len(source) > LONGEST_SOURCE:
        raise Refused(Reason.LONG_SOURCE)
    return source


def _published(fields: Fields, terms: Terms) -> tuple[Moment, KnownFrom]:
    published = read_moment(_string(fields, "published"), terms.zone, terms.now)
    if published:
        return published, "metadata"
    if terms.published:
        return terms.published, "option"
    extracted = read_moment(_string(fields, "extracted"), terms.zone, terms.now)
    if extracted:
        return extracted, "extracted"
    return Moment(terms.now.astimezone(terms.zone), "second"), "received"


def read_sources(folder: Path) -> list[dict[str, str]]:
    """What ``sources.json`` of a folder tells of its sources; empty where there is none.

    Raises ValueError where the file is not a list of objects with a name.
    """
    file = folder / SOURCES
    if not file.is_file():
        return []
    told = json.loads(decode(file.read_bytes()).text)
    if not isinstance(told, list) or not all(isinstance(one, dict) and one.get("name") for one in told):
        raise ValueError(f"{file}: a list of objects with a name is expected")
    return [{str(key): str(value) for key, value in one.items()} for one in told]

"""Files and folders become drafts, record by record; what cannot become one is named with file, line and reason."""

import csv
import gzip
import io
import json
import lzma
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from articles.ingest.drafts import ArticleDraft, Meter, Moment, Reject, Terms
from articles.ingest.records import measure, read_paths, read_sources
from articles.ingest.refusals import Reason

ZONE = ZoneInfo("Asia/Baghdad")
TERMS = Terms(datetime(2026, 11, 10, 9, 0, tzinfo=UTC), ZONE, largest=50_000)
TEXT = "افتتح الوزير الرصيف الجديد في الميناء أمس."


def read(path: Path, **terms: Any) -> list[ArticleDraft | Reject]:
    given = {"now": TERMS.now, "zone": ZONE, "largest": TERMS.largest, **terms}
    return list(read_paths([path], Terms(**given)))


def drafts(path: Path, **terms: Any) -> list[ArticleDraft]:
    records = read(path, **terms)
    assert all(isinstance(record, ArticleDraft) for record in records), records
    return [record for record in records if isinstance(record, ArticleDraft)]


def rejects(path: Path, **terms: Any) -> list[tuple[int, Reason]]:
    return [(record.line, record.reason) for record in read(path, **terms) if isinstance(record, Reject)]


def line(**fields: Any) -> str:
    return json.dumps({"source": "المرفأ اليوم", "text": TEXT, **fields}, ensure_ascii=False)


def test_a_text_file_with_its_options(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_text(TEXT)
    noon = Moment(datetime(2026, 11, 1, 12, tzinfo=ZONE), "day")
    [draft] = drafts(file, source="صوت سروان", published=noon)
    assert (draft.source, draft.published, draft.published_from, draft.precision) == (
        "صوت سروان",
        noon.at,
        "option",
        "day",
    )
    assert (draft.text, draft.content, draft.media_type) == (TEXT, TEXT.encode(), "text/plain")
    assert (draft.encoding, draft.name, draft.origin) == ("utf-8", "a.txt", str(file))


def test_without_a_time_the_time_of_import_stands_and_says_so(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT)
    [draft] = drafts(tmp_path, source="صوت سروان")
    assert (draft.published, draft.published_from) == (TERMS.now, "received")


def test_without_a_source_a_text_is_rejected(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT)
    assert rejects(tmp_path) == [(0, Reason.NO_SOURCE)]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "windows-1256", "iso-8859-6"])
def test_lines_and_tables_in_every_encoding(tmp_path: Path, encoding: str) -> None:
    texts = [f"{TEXT} وقال إن العمل فيه استغرق {n} أعوام كاملة." for n in range(20)]
    rows = "\r\n".join(["source,text", *(f"المرفأ اليوم,{text}" for text in texts)])
    (tmp_path / "a.jsonl").write_bytes("\n".join(line(text=text) for text in texts).encode(encoding))
    (tmp_path / "b.csv").write_bytes(rows.encode(encoding))
    found = drafts(tmp_path)
    assert [draft.text for draft in found] == texts * 2
    assert found[3].content.decode(encoding if encoding != "utf-16" else "utf-16-le") == line(text=texts[3])
    assert found[25].content.decode(encoding if encoding != "utf-16" else "utf-16-le") == f"المرفأ اليوم,{texts[5]}"


def test_a_line_gives_all_its_fields(tmp_path: Path) -> None:
    file = tmp_path / "a.jsonl"
    collected = "2015-07-21 02:51:32"
    full = line(url="http://almarfa.example/a#x", title=" رصيف  جديد ", author="سلمى", extracted=collected)
    file.write_text(full + "\n" + line(published="2015-07-20", extracted=collected, title=None))
    first, second = drafts(file)
    assert (first.url, first.title, first.author) == ("http://almarfa.example/a", "رصيف جديد", "سلمى")
    assert (first.published.isoformat(), first.published_from) == ("2015-07-21T02:51:32+03:00", "extracted")
    assert (second.published.isoformat(), second.published_from) == ("2015-07-20T12:00:00+03:00", "metadata")
    assert (first.origin, second.origin) == (f"{file}:1", f"{file}:2")


def test_an_article_without_a_source_takes_the_host_of_its_address(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text(line(source="", url="https://www.almarfa.example/a"))
    assert drafts(tmp_path)[0].source == "almarfa.example"


@pytest.mark.parametrize(
    ("bad", "reason"),
    [
        ("{oops", Reason.NOT_JSON),
        ("[1, 2]", Reason.NOT_JSON),
        ("[" * 100_000, Reason.TOO_LARGE),
        ("[" * 40_000, Reason.NOT_JSON),
        (line(text=""), Reason.NO_TEXT),
        (line(text=" \n "), Reason.NO_TEXT),
        (line(text=None), Reason.NO_TEXT),
        (line(text=["a"]), Reason.WRONG_TYPE),
        (line(title=7), Reason.WRONG_TYPE),
        (line(url="javascript:alert(1)"), Reason.BAD_ADDRESS),
        (line(published="9999-12-31"), Reason.IMPOSSIBLE_DATE),
        (line(published="soon"), Reason.BAD_DATE),
        (line(source=""), Reason.NO_SOURCE),
        (line(source="س" * 300), Reason.LONG_SOURCE),
        (line(text=TEXT * 2000), Reason.TOO_LARGE),
    ],
)
def test_one_bad_line_is_named_and_the_others_go_in(tmp_path: Path, bad: str, reason: Reason) -> None:
    file = tmp_path / "a.jsonl"
    file.write_text("\n".join([line(text=f"{TEXT} 1"), bad, "", line(text=f"{TEXT} 2")]))
    records = read(file)
    assert [type(record) for record in records] == [ArticleDraft, Reject, ArticleDraft]
    reject = records[1]
    assert isinstance(reject, Reject)
    assert (reject.file, reject.line, reject.reason) == (str(file), 2, reason)


def test_bytes_of_another_encoding_in_one_line_cost_that_line(tmp_path: Path) -> None:
    good = (line() + "\n").encode()
    (tmp_path / "a.jsonl").write_bytes(good * 30 + line().encode("windows-1256") + b"\n" + good)
    assert rejects(tmp_path) == [(31, Reason.DAMAGED_BYTES)]


def test_what_postgres_cannot_hold_is_taken_out_of_a_text(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text(json.dumps({"source": "س", "text": f"{TEXT}\x00\x07 \ud800 و\r\nعاد"}))
    assert drafts(tmp_path)[0].text == f"{TEXT} ? و\nعاد"


@pytest.mark.parametrize(("suffix", "compress"), [(".xz", lzma.compress), (".gz", gzip.compress)])
def test_compressed_files_are_opened(tmp_path: Path, suffix: str, compress: Any) -> None:
    (tmp_path / f"a.jsonl{suffix}").write_bytes(compress((line() + "\n").encode() * 3))
    (tmp_path / f"b.txt{suffix}").write_bytes(compress(TEXT.encode()))
    assert len(drafts(tmp_path, source="س")) == 4


def test_a_damaged_archive_gives_what_it_holds_and_says_so(tmp_path: Path) -> None:
    lines = "\n".join(line(text=f"{TEXT} {n} {n * 7919 % 1013}") for n in range(5000))
    data = gzip.compress(lines.encode())
    (tmp_path / "a.jsonl.gz").write_bytes(data[: len(data) // 2])
    records = read(tmp_path)
    assert len(records) > 500
    assert isinstance(records[-1], Reject)
    assert records[-1].reason == Reason.DAMAGED_ARCHIVE


def test_a_bomb_is_refused_without_being_held(tmp_path: Path) -> None:
    (tmp_path / "a.txt.gz").write_bytes(gzip.compress(b"a" * 30_000_000))
    (tmp_path / "b.jsonl.xz").write_bytes(lzma.compress(b'{"text": "' + b"a" * 30_000_000))
    assert rejects(tmp_path, source="س") == [(0, Reason.TOO_LARGE), (1, Reason.TOO_LARGE)]


def test_a_table_with_semicolons_newlines_in_cells_and_arabic(tmp_path: Path) -> None:
    rows = io.StringIO()
    writer = csv.writer(rows, delimiter=";")
    writer.writerow(["Source", "Title", "Text", "Published", "Link"])
    writer.writerow(["المرفأ اليوم", "رصيف; جديد", f"{TEXT}\nوعاد.", "2026-11-01", "https://almarfa.example/a"])
    writer.writerow(["المرفأ اليوم", "", TEXT, "", ""])
    (tmp_path / "a.csv").write_bytes(rows.getvalue().encode("utf-8-sig"))
    first, second = drafts(tmp_path)
    assert (first.title, first.text, first.url) == ("رصيف; جديد", f"{TEXT}\nوعاد.", "https://almarfa.example/a")
    assert first.content.decode().count("\n") == 1
    assert (first.origin[-2:], second.origin[-2:]) == (":2", ":4")


def test_bad_rows_of_a_table_are_named(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text(
        f"source,text\nس,{TEXT}\nس,{TEXT},more,cells\nس,\n,,\n\nس,{'ا' * 60_000}\nس,{TEXT} ٢\n"
    )
    records = read(tmp_path)
    assert len([record for record in records if isinstance(record, ArticleDraft)]) == 2
    assert [(line, reason) for line, reason in rejects(tmp_path)][:2] == [(3, Reason.NOT_CSV), (4, Reason.NO_TEXT)]
    assert rejects(tmp_path)[-1] == (7, Reason.TOO_LARGE)


def test_a_quote_that_never_closes_does_not_take_the_memory_of_the_file(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text(f'source,text\nس,"{TEXT}\n' + f"س,{TEXT}\n" * 5000)
    assert {reason for _line, reason in rejects(tmp_path)} <= {Reason.NOT_CSV, Reason.TOO_LARGE}
    assert rejects(tmp_path)


def test_a_table_without_a_text_column_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("name,place\nس,ص\n")
    assert rejects(tmp_path) == [(1, Reason.NO_TEXT_COLUMN)]


def test_a_list_names_the_files_beside_it(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT)
    (tmp_path / "b.html").write_text(f"<html><body><h1>رصيف</h1><p>{TEXT}</p></body></html>")
    entries = [
        {"file": "b.html", "source": "صوت سروان", "published": "2026-11-02"},
        {"file": "a.txt", "source": "المرفأ اليوم", "published": "2026-11-01T10:00:00+03:00", "title": "رصيف"},
        {"file": "missing.txt", "source": "س"},
        {"file": "../outside.txt", "source": "س"},
        {"source": "س"},
    ]
    (tmp_path / "manifest.jsonl").write_text("\n".join(json.dumps(entry) for entry in entries))
    (tmp_path.parent / "outside.txt").write_text("سر")
    records = read(tmp_path)
    found = [record for record in records if isinstance(record, ArticleDraft)]
    assert [(draft.name, draft.source) for draft in found] == [("b.html", "صوت سروان"), ("a.txt", "المرفأ اليوم")]
    assert [record.reason for record in records if isinstance(record, Reject)] == [
        Reason.NOT_THERE, Reason.OUTSIDE, Reason.NOT_THERE,
    ]  # fmt: skip


def test_a_folder_is_read_in_the_order_of_names_and_with_its_folders(tmp_path: Path) -> None:
    for name in ("b/2.txt", "b/1.txt", "a.txt", ".hidden.txt", ".git/x.txt", "README.md", "c.pdf"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(f"{TEXT} {name}")
    records = read(tmp_path, source="س")
    assert [record.name for record in records if isinstance(record, ArticleDraft)] == ["a.txt", "1.txt", "2.txt"]
    assert rejects(tmp_path, source="س") == [(0, Reason.UNKNOWN_KIND)]


def test_a_page_gives_what_it_says_of_itself_but_the_list_knows_better(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_bytes(
        f"""<html><head><meta charset="windows-1256"><meta property="og:title" content="رصيف جديد">
        <meta property="og:site_name" content="المرفأ اليوم"><link rel="canonical" href="https://almarfa.example/a">
        <meta property="article:published_time" content="2026-11-01T10:00:00+03:00"></head>
        <body><p>{TEXT}</p></body></html>""".encode("windows-1256")
    )
    [draft] = drafts(tmp_path)
    assert (draft.source, draft.title, draft.url) == ("المرفأ اليوم", "رصيف جديد", "https://almarfa.example/a")
    assert (draft.published_from, draft.encoding) == ("metadata", "windows-1256")
    (tmp_path / "manifest.jsonl").write_text(json.dumps({"file": "a.html", "source": "سنابل برس", "title": "آخر"}))
    [draft] = drafts(tmp_path)
    assert (draft.source, draft.title, draft.url) == ("سنابل برس", "آخر", "https://almarfa.example/a")


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("a.txt", b"", Reason.EMPTY),
        ("a.txt", b"%PDF-1.4", Reason.PDF),
        ("a.jsonl", b"\x89PNG\r\n\x1a\n\x00", Reason.IMAGE),
        ("a.jsonl", b"", Reason.EMPTY),
        ("a.csv", b"PK\x03\x04", Reason.ARCHIVE),
        ("a.html", b"<html></html>", Reason.NO_ARTICLE),
        ("a.txt", b"a" * 60_000, Reason.TOO_LARGE),
        ("a.jsonl.xz", b"not an archive", Reason.DAMAGED_ARCHIVE),
        ("a.docx", b"PK\x03\x04", Reason.UNKNOWN_KIND),
        ("a", b"text", Reason.UNKNOWN_KIND),
    ],
)
def test_a_file_that_is_no_article_is_named_with_the_reason(
    tmp_path: Path, name: str, content: bytes, reason: Reason
) -> None:
    (tmp_path / name).write_bytes(content)
    assert rejects(tmp_path, source="س") == [(0, reason)]


def test_the_meter_ends_at_its_total(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl.xz").write_bytes(lzma.compress((line() + "\n").encode() * 1000))
    (tmp_path / "b.txt").write_text(TEXT)
    meter = measure([tmp_path])
    seen = [meter.done for _record in read_paths([tmp_path], TERMS, meter)]
    assert seen == sorted(seen)
    assert meter == Meter(meter.total, meter.total)
    assert meter.total == sum(file.stat().st_size for file in tmp_path.iterdir())


def test_sources_are_read_from_their_list(tmp_path: Path) -> None:
    assert read_sources(tmp_path) == []
    (tmp_path / "sources.json").write_text('[{"name": "سنابل برس", "kind": "agency"}]')
    assert read_sources(tmp_path) == [{"name": "سنابل برس", "kind": "agency"}]
    (tmp_path / "sources.json").write_text('{"name": "سنابل برس"}')
    with pytest.raises(ValueError, match=r"sources\.json"):
        read_sources(tmp_path)

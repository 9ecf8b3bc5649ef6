"""``import_articles``: what is said, what is stored, and what is left after an interrupt or a kill."""

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command
from django.db import connection

from articles.ingest.drafts import Meter
from articles.management.progress import Progress, describe
from articles.models import Article, Source, Story
from tests.drafts import TEXT
from tests.dumps import counts, dump

SEEDS = Path(settings.BASE_DIR).parent / "shared" / "seeds"
SAMPLE = Path(settings.BASE_DIR) / "articles" / "sample"


@pytest.fixture
def rejects(tmp_path: Path) -> Path:
    return tmp_path / "rejects.tsv"


def run(*paths: Path, **options: Any) -> str:
    out = StringIO()
    call_command("import_articles", *map(str, paths), stdout=out, jobs=1, **options)
    return out.getvalue()


def write_lines(file: Path, count: int, first: int = 0) -> Path:
    lines = [
        {
            "source": f"صحيفة {n % 7}",
            "url": f"https://paper{n % 7}.example/{n}",
            "title": f"خبر رقم {n}",
            "extracted": f"2026-10-{n % 28 + 1:02} 10:{n % 60:02}:00",
            "text": f"{TEXT}\nوقال وزير التجارة نبيل الحمداني رقم {n} إن {n} سفينة رست في بيروت والقاهرة.",
        }
        for n in range(first, first + count)
    ]
    file.write_text("".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines))
    return file


@pytest.mark.django_db
def test_the_sample_desk_comes_in_with_its_sources_and_stories(rejects: Path) -> None:
    said = run(SAMPLE, rejects=rejects)
    listed = len((SAMPLE / "manifest.jsonl").read_text().splitlines())
    assert f"{listed} read: {listed} new, 0 known, 0 new versions, 0 rejected." in said
    assert not rejects.exists()
    assert Source.objects.get(name="سنابل برس").kind == "agency"
    assert Source.objects.count() == 8
    assert Story.objects.filter(article_count__gte=3).exists()
    before = dump()
    assert f"0 new, {listed} known" in run(SAMPLE, rejects=rejects)
    assert dump() == before


@pytest.mark.django_db
@pytest.mark.skipif(not SEEDS.is_dir(), reason="the five seed articles are not on this machine")
def test_the_seeds_come_in_and_the_two_wire_copies_are_one_story(rejects: Path) -> None:
    run(SEEDS, rejects=rejects)
    assert Article.objects.count() == 5
    copies = Article.objects.filter(source__name__in=["صحيفة عربية", "الوطن المصرية"])
    assert len(set(copies.values_list("story", flat=True)) - {None}) == 1
    assert set(copies.values_list("published_precision", flat=True)) == {"day"}


@pytest.mark.django_db
def test_rejects_are_listed_with_file_line_and_reason(tmp_path: Path, rejects: Path) -> None:
    file = write_lines(tmp_path / "a.jsonl", 2)
    with file.open("a") as lines:
        lines.write('{"source": "س", "text": ""}\n{oops\n')
    said = run(file, rejects=rejects)
    assert "4 read: 2 new, 0 known, 0 new versions, 2 rejected." in said
    assert str(rejects) in said
    rows = [line.split("\t") for line in rejects.read_text().splitlines()]
    assert rows[0] == ["file", "line", "reason", "detail"]
    assert [row[:3] for row in rows[1:]] == [[str(file), "3", "no text"], [str(file), "4", "not a JSON object"]]


@pytest.mark.django_db
def test_source_and_day_serve_what_names_none(tmp_path: Path, rejects: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT)
    run(tmp_path / "a.txt", source="المرفأ  اليوم", published="2026-11-01", rejects=rejects)
    article = Article.objects.get()
    assert (article.source.name, article.published_from, article.published_precision) == (
        "المرفأ اليوم",
        "option",
        "day",
    )
    assert article.published_at.isoformat() == "2026-11-01T09:00:00+00:00"


@pytest.mark.django_db
def test_a_dry_run_stores_nothing_not_even_a_source(rejects: Path) -> None:
    assert "43 new" in run(SAMPLE, dry_run=True, rejects=rejects) or "(nothing was stored)" in run(SAMPLE, dry_run=True)
    assert not Article.objects.exists()
    assert not Source.objects.exists()


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("paths", "options", "sentence"),
    [
        (["nowhere"], {}, "There is no nowhere"),
        ([str(SAMPLE)], {"published": "soon"}, "--published: the date cannot be read"),
        ([str(SAMPLE)], {"published": "9999-01-01"}, "--published: the date lies in the future"),
    ],
)
def test_a_wrong_option_is_said_plainly(paths: list[str], options: dict[str, str], sentence: str) -> None:
    with pytest.raises(CommandError, match=sentence):
        call_command("import_articles", *paths, **options)


@pytest.mark.django_db
def test_a_broken_list_of_sources_is_said_plainly(tmp_path: Path) -> None:
    (tmp_path / "sources.json").write_text('[{"name": "سنابل", "kind": "spaceship"}]')
    with pytest.raises(CommandError, match=r"sources\.json"):
        call_command("import_articles", str(tmp_path))


@pytest.mark.django_db
def test_what_a_person_set_of_a_source_stays(rejects: Path) -> None:
    Source.objects.create(name="سنابل برس", reliability="A", country="LB")
    run(SAMPLE, rejects=rejects)
    source = Source.objects.get(name="سنابل برس")
    assert (source.reliability, source.country, source.kind) == ("A", "LB", "agency")


class Terminal(StringIO):
    def isatty(self) -> bool:
        return True

    def write(self, msg: str, /, *, ending: str | None = None) -> Any:
        return super().write(msg + ("\n" if ending is None else ending))


def test_a_terminal_gets_one_line_that_renews_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    clock = iter(range(0, 100, 10))
    monkeypatch.setattr(time, "monotonic", lambda: float(next(clock)))
    terminal = Terminal()
    progress = Progress(terminal, Meter(100, 50))
    progress.tell(200)
    progress.close()
    assert terminal.getvalue().startswith("\r[############------------] 200 articles, 20 a second, 10 s left")
    assert "\n" not in terminal.getvalue()


def test_rate_and_time_left_are_told() -> None:
    assert describe(1234, 10, Meter(100, 5)).endswith("1,234 articles, 123 a second, 3 min left")
    assert describe(0, 0, Meter(0, 0)) == f"[{'-' * 24}] 0 articles, "


# What follows runs the command as its own process against the test database, which it must see: rows are committed.


@pytest.fixture
def desk(transactional_db: None, tmp_path: Path) -> Iterator[Any]:
    database = connection.settings_dict
    address = f"postgresql:///{database['NAME']}?host={database['HOST']}"
    if database["USER"]:
        address += f"&user={database['USER']}"
    environment = {**os.environ, "DATABASE_URL": address, "NEWSDESK_DATA": str(tmp_path / "data")}

    def start(file: Path, *options: str) -> subprocess.Popen[str]:
        command = [
            sys.executable,
            "manage.py",
            "import_articles",
            str(file),
            "--rejects",
            str(tmp_path / "r.tsv"),
            *options,
        ]
        return subprocess.Popen(
            command, cwd=settings.BASE_DIR, env=environment, text=True, stdout=subprocess.PIPE, stderr=subprocess.STDOUT
        )

    if database["ENGINE"] != "django.db.backends.postgresql":
        pytest.skip("needs a server that another process can reach by its address")
    return start


def wait_for(least: int, process: subprocess.Popen[str]) -> None:
    deadline = time.monotonic() + 120
    while Article.objects.count() < least:
        assert process.poll() is None, process.communicate()[0]
        assert time.monotonic() < deadline
        time.sleep(0.05)


def forget_everything() -> None:
    with connection.cursor() as cursor:
        cursor.execute("TRUNCATE articles_source, articles_original, articles_entity, articles_story CASCADE")


def children_of(pid: int) -> list[int]:
    found = subprocess.run(["ps", "-o", "pid=", "--ppid", str(pid)], capture_output=True, text=True, check=False)  # noqa: S607
    return [int(child) for child in found.stdout.split()]


@pytest.mark.faults
def test_a_kill_in_the_middle_and_a_repeat_end_with_the_rows_of_an_undisturbed_run(desk: Any, tmp_path: Path) -> None:
    file = write_lines(tmp_path / "a.jsonl", 300)
    with file.open("a") as lines:  # versions and known texts across the place where the kill may fall
        lines.write(write_lines(tmp_path / "b.jsonl", 150).read_text().replace("سفينة رست", "باخرة رست"))
        lines.write(write_lines(tmp_path / "c.jsonl", 50).read_text())
    undisturbed = desk(file)
    said, _ = undisturbed.communicate(timeout=300)
    assert "500 read: 300 new, 50 known, 150 new versions, 0 rejected." in said
    expected = dump()

    for least in (100, 290):
        forget_everything()
        killed = desk(file, "--jobs", "2")
        wait_for(least, killed)
        workers = children_of(killed.pid)
        killed.kill()
        killed.wait()
        assert workers
        assert Article.objects.count() <= 300
        repeated = desk(file)
        said, _ = repeated.communicate(timeout=300)
        assert "500 read" in said
        rows = dump()
        assert {table: len(found) for table, found in rows.items()} == {table: len(f) for table, f in expected.items()}
        assert rows == expected
        assert not any(Path(f"/proc/{worker}").exists() for worker in workers), "workers leave with their parent"


@pytest.mark.faults
def test_two_imports_of_one_file_at_once_leave_the_rows_of_one(desk: Any, tmp_path: Path) -> None:
    file = write_lines(tmp_path / "a.jsonl", 300)
    desk(file).communicate(timeout=300)
    expected = dump()
    forget_everything()
    both = [desk(file, "--jobs", "1") for _ in range(2)]
    said = [process.communicate(timeout=300)[0] for process in both]
    assert [process.returncode for process in both] == [0, 0], said
    assert dump() == expected


@pytest.mark.faults
def test_an_interrupt_finishes_the_batch_and_says_how_to_go_on(desk: Any, tmp_path: Path) -> None:
    file = write_lines(tmp_path / "a.jsonl", 1000)
    process = desk(file, "--jobs", "2")
    wait_for(100, process)
    process.send_signal(signal.SIGINT)
    said, _ = process.communicate(timeout=60)
    assert process.returncode == 130, said
    assert "run the same command again to go on" in said
    assert "Traceback" not in said
    assert 100 <= counts()["articles_article"] < 1000

"""How fast articles come in, and in how much memory: ``python tests/bench/import_speed.py FILE [--jobs N]``.

Imports FILE into a database of its own on the server of DATABASE_URL and drops it afterwards. Prints articles a second
of the whole import, and the memory of the command and of its workers together at every tenth of the way, so that a
leak shows as a slope. ``--stages`` measures reading, analysis and storing of the first articles each for itself.
"""

import argparse
import os
import subprocess
import sys
import time
from datetime import UTC, datetime
from itertools import islice
from pathlib import Path
from zoneinfo import ZoneInfo

import psycopg

PROJECT = Path(__file__).resolve().parents[2]
NAME = "newsdesk_import_speed"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("file", type=Path)
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--stages", type=int, default=0, metavar="COUNT")
    options = parser.parse_args()
    address = os.environ["DATABASE_URL"]
    with psycopg.connect(address, autocommit=True) as server:
        server.execute(f"DROP DATABASE IF EXISTS {NAME}")
        server.execute(f"CREATE DATABASE {NAME}")
        own = address.replace(f"/{server.info.dbname}", f"/{NAME}", 1)
        try:
            environment = {**os.environ, "DATABASE_URL": own}
            manage(environment, "migrate", "--verbosity", "0").wait()
            if options.stages:
                os.environ["DATABASE_URL"] = own
                stages(options.file, options.stages)
            else:
                whole(environment, own, options.file.absolute(), options.jobs)
        finally:
            server.execute(f"DROP DATABASE {NAME} WITH (FORCE)")


def manage(environment: dict[str, str], *arguments: str) -> subprocess.Popen[bytes]:
    return subprocess.Popen([sys.executable, "manage.py", *arguments], cwd=PROJECT, env=environment)


def whole(environment: dict[str, str], own: str, file: Path, jobs: int) -> None:
    rejects = Path(os.environ.get("TMPDIR", "/tmp")) / "import_speed.tsv"  # noqa: S108
    began = time.monotonic()
    command = manage(environment, "import_articles", str(file), "--jobs", str(jobs), "--rejects", str(rejects))
    memory: list[tuple[int, int]] = []
    while command.poll() is None:
        memory.append(resident(command.pid))
        time.sleep(1)
    seconds = time.monotonic() - began
    with psycopg.connect(own) as desk:
        row = desk.execute("SELECT count(*) FROM articles_article").fetchone()
    count = row[0] if row else 0
    say(f"{count} articles in {seconds:.0f} s with {jobs} processes: {count / seconds:.1f} a second, stories included")
    tenths = [memory[len(memory) * tenth // 10] for tenth in range(10)] if memory else []
    say("MB of the command and of all its workers at each tenth: " + ", ".join(f"{own}+{all_}" for own, all_ in tenths))


def resident(pid: int) -> tuple[int, int]:
    """Resident MB of a process and of all its children together."""
    children = Path(f"/proc/{pid}/task/{pid}/children")
    try:
        below = sum(sum(resident(int(child))) for child in children.read_text().split())
        pages = int(Path(f"/proc/{pid}/statm").read_text().split()[1])
    except (FileNotFoundError, ProcessLookupError):
        return 0, 0
    return pages * os.sysconf("SC_PAGE_SIZE") // 1_000_000, below


def stages(file: Path, count: int) -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "newsdesk.settings")
    sys.path.insert(0, str(PROJECT))
    import django

    django.setup()
    from articles.actions.analysed_article import analyse_draft
    from articles.actions.import_records import batches
    from articles.actions.store_articles import store_articles
    from articles.ingest.drafts import ArticleDraft, Terms
    from articles.ingest.records import read_paths
    from articles.language.entities.gazetteer import Gazetteer

    now = datetime.now(UTC)
    terms = Terms(now, ZoneInfo("Asia/Baghdad"), 5_000_000)
    began = time.monotonic()
    drafts = [d for d in islice(read_paths([file], terms), count) if isinstance(d, ArticleDraft)]
    tell("reading", len(drafts), began)
    gazetteer = Gazetteer.standard()
    analyse_draft(drafts[0], gazetteer)
    began = time.monotonic()
    analysed = [analyse_draft(draft, gazetteer) for draft in drafts]
    tell("analysis on one core", len(drafts), began)
    began = time.monotonic()
    for batch in batches(analysed):
        store_articles(batch.articles, now)
    tell("storing", len(drafts), began)


def tell(stage: str, count: int, began: float) -> None:
    seconds = time.monotonic() - began
    say(f"{stage}: {count} articles in {seconds:.1f} s, {count / seconds:.0f} a second")


def say(sentence: str) -> None:
    sys.stdout.write(sentence + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()

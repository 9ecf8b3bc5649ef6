"""Requests and processes, timed: wall time, processor time here and in Postgres, queries, memory."""

import os
import statistics
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from itertools import cycle, islice
from pathlib import Path
from typing import Any

from django.db import connection
from django.test import Client, RequestFactory
from django.test.utils import CaptureQueriesContext

from articles.models import User

WARM_UP = 3
REQUESTS = 40


@dataclass(frozen=True, slots=True)
class Timing:
    """Milliseconds. ``own`` and ``postgres`` are processor time of one request on average; ``postgres`` is 0 where the
    server's process cannot be seen."""

    p50: float
    p95: float
    own: float = 0.0
    postgres: float = 0.0
    queries: int = 0
    size: int = 0


@dataclass
class Report:
    """What the benches found, printed at the end."""

    desk: str = ""
    look_up: float = 0.0
    lines: list[str] = field(default_factory=list)

    def say(self, line: str) -> None:
        self.lines.append(line)


class Visitor:
    """A signed-in reader in front of the application that gunicorn runs, without anything that tests put between."""

    def __init__(self, user: User) -> None:
        from newsdesk.wsgi import application  # not above: it changes how a process collects garbage

        client = Client()
        client.force_login(user, "allauth.account.auth_backends.AuthenticationBackend")
        self._factory = RequestFactory(SERVER_NAME="localhost")
        self._factory.cookies = client.cookies
        self._application = application

    def get(self, path: str, **headers: str) -> tuple[int, int]:
        """The status, and the length of the page in bytes."""
        said: list[str] = []
        environ = self._factory.get(path, headers=headers or None).environ
        response = self._application(environ, lambda status, _headers: said.append(status))
        size = sum(map(len, response))
        response.close()
        return int(said[0][:3]), size

    def time(self, paths: Sequence[str], **headers: str) -> Timing:
        """``REQUESTS`` requests for ``paths`` in turn, after a warm-up. Raises AssertionError where one is not 200."""
        for path in islice(cycle(paths), WARM_UP):
            self._look(path, **headers)
        with CaptureQueriesContext(connection) as queries:
            size = self._look(paths[0], **headers)
        asked = len(queries)  # the next request forgets them
        began, before = time.process_time(), postgres_time()
        walls = [timed(lambda: self._look(path, **headers)) for path in islice(cycle(paths), REQUESTS)]  # noqa: B023
        own, postgres = time.process_time() - began, postgres_time() - before
        each = 1000 / REQUESTS
        return Timing(*percentiles(walls), own * each, postgres * each, asked, size)

    def _look(self, path: str, **headers: str) -> int:
        status, size = self.get(path, **headers)
        assert status == 200, f"{path} answered {status}"
        return size


def timed(act: Callable[[], Any]) -> float:
    """Milliseconds."""
    began = time.perf_counter()
    act()
    return (time.perf_counter() - began) * 1000


def percentiles(walls: Sequence[float]) -> tuple[float, float]:
    """The median and the 95th percentile."""
    return statistics.median(walls), statistics.quantiles(walls, n=20, method="inclusive")[-1]


def timing_of(act: Callable[[], Any], times: int = REQUESTS) -> Timing:
    for _ in range(WARM_UP):
        act()
    return Timing(*percentiles([timed(act) for _ in range(times)]))


def postgres_time() -> float:
    """Seconds of processor time that the server's process behind the connection has used so far."""
    pid = connection.connection.info.backend_pid if connection.connection else 0
    try:
        name, _end, values = Path(f"/proc/{pid}/stat").read_text().rpartition(")")
    except OSError:
        return 0.0
    if "postgres" not in name:
        return 0.0
    used = values.split()
    return (int(used[11]) + int(used[12])) / os.sysconf("SC_CLK_TCK")


def resident(pid: int) -> list[int]:
    """Resident MB of a process and of each of its children, that process first; empty once it has ended."""
    try:
        children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
        pages = int(Path(f"/proc/{pid}/statm").read_text().split()[1])
    except (FileNotFoundError, ProcessLookupError):
        return []
    own = pages * os.sysconf("SC_PAGE_SIZE") // 1_000_000
    return [own, *(size for child in children for size in resident(int(child)))]

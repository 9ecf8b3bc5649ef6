"""The whole desk in one foreground process: database, web and jobs."""

import http.client
import os
import signal
import socket
import sys
import time
from argparse import ArgumentParser
from collections.abc import Callable
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.db import connection, connections

from newsdesk.database import embedded_cluster
from newsdesk.embedded.cluster import Cluster
from newsdesk.supervisor import Child, GaveUp, Supervisor

_THREADS = 4  # of one web worker; as many connections are in its pool
_PORT_PATIENCE = 5.0  # seconds in which a desk that was just killed lets go of its port


class Command(BaseCommand):
    help = (
        "Runs the desk until Ctrl-C: its database where DATABASE_URL names none, the web server and the job worker. "
        "The first start also makes the tables, the sample desk and an administrator."
    )
    requires_system_checks = []
    requires_migrations_checks = False

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--host", default="127.0.0.1", help="address to listen on (default: this machine alone)")
        parser.add_argument("--port", type=int, default=8000, help="port to listen on (default: 8000)")
        parser.add_argument("--workers", type=int, default=2, help="web processes (default: 2)")
        parser.add_argument("--job-workers", type=int, default=1, help="processes that work on jobs (default: 1)")
        parser.add_argument("--no-sample", action="store_true", help="let the first start leave the desk empty")

    def handle(self, *args: Any, **options: Any) -> None:
        for number in (signal.SIGTERM, signal.SIGHUP):  # until the supervisor listens, all end like Ctrl-C
            signal.signal(number, signal.default_int_handler)
        _claim(options["host"], options["port"])
        cluster = embedded_cluster(settings.DATABASES["default"])
        try:
            self._run(cluster, options)
        except KeyboardInterrupt:
            self._say("Stopped before everything had started.")
        except (ImproperlyConfigured, GaveUp) as error:
            raise CommandError(str(error)) from error
        finally:
            connections.close_all()
            if cluster is not None and cluster.leave():
                self._say("The database has stopped.")

    def _run(self, cluster: Cluster | None, options: dict[str, Any]) -> None:
        if cluster is not None:
            cluster.join()
        call_command("first_start", no_sample=options["no_sample"], stdout=self.stdout, stderr=self.stderr)
        connection.close()
        if not (Path(settings.STATIC_ROOT) / "staticfiles.json").exists():
            call_command("collectstatic", interactive=False, verbosity=0)
        children = [_web(options["host"], options["port"], options["workers"])]
        children += [_jobs(number) for number in range(1, options["job_workers"] + 1)]
        revive = cluster.revive if cluster is not None else lambda: False
        Supervisor(children, self._say, revive).run(self._announcer(options["host"], options["port"]))
        self._say("Web and jobs have stopped.")

    def _say(self, sentence: str) -> None:
        self.stdout.write(f"newsdesk: {sentence}")
        self.stdout.flush()

    def _announcer(self, host: str, port: int) -> Callable[[], bool]:
        name = _own_name(host)

        def announce() -> bool:
            if not _answers(name, port):
                return False
            self._say(f"open http://{_bracketed(name)}:{port}/ in a browser. Ctrl-C stops everything.")
            return True

        return announce


def _web(host: str, port: int, workers: int) -> Child:
    command = [sys.executable, "-m", "gunicorn", "newsdesk.wsgi", "--bind", f"{_bracketed(host)}:{port}"]
    command += ["--workers", str(workers)]
    command += ["--threads", str(_THREADS), "--timeout", "60", "--graceful-timeout", "10", "--log-level", "warning"]
    command += ["--no-control-socket"]  # its place is shared by all desks of one user
    # A worker makes room for a fresh one after so many requests, so that memory stays flat over weeks.
    command += ["--max-requests", "20000", "--max-requests-jitter", "2000", "--chdir", str(settings.BASE_DIR)]
    pool = os.environ.get("NEWSDESK_DATABASE_POOL", str(_THREADS))
    return Child("web server", command, {"NEWSDESK_DATABASE_POOL": pool})


def _jobs(number: int) -> Child:
    manage = Path(settings.BASE_DIR) / "manage.py"
    command = [sys.executable, str(manage), "procrastinate", "worker", "--name", f"worker-{number}"]
    command += ["--concurrency", "1", "--shutdown-graceful-timeout", "20"]
    return Child("job worker", command, {"NEWSDESK_DATABASE_POOL": "0"}, patience=30)


def _own_name(host: str) -> str:
    """How this machine reaches itself at an address that is listened on."""
    return {"0.0.0.0": "127.0.0.1", "": "127.0.0.1", "::": "::1"}.get(host, host)  # noqa: S104


def _bracketed(host: str) -> str:
    return f"[{host}]" if ":" in host else host


def _claim(host: str, port: int) -> None:
    """Says at once, and not after a minute of set-up, that the port is taken."""
    deadline = time.monotonic() + _PORT_PATIENCE
    while True:
        try:
            family, kind, protocol, _name, place = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
            with socket.socket(family, kind, protocol) as probe:
                probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
                probe.bind(place)
        except OSError as error:
            if time.monotonic() > deadline:
                raise CommandError(
                    f"{host}:{port} cannot be listened on ({error.strerror or error}). Choose another port: "
                    f"make run PORT={port + 1}, or manage.py up --port {port + 1}."
                ) from error
            time.sleep(0.25)
        else:
            return


def _answers(host: str, port: int) -> bool:
    """Whether anything but a server's failure comes back. A redirect is an answer, wherever it leads."""
    web = http.client.HTTPConnection(host, port, timeout=2)
    try:
        web.request("GET", "/")
        return web.getresponse().status < 500
    except (OSError, http.client.HTTPException):
        return False
    finally:
        web.close()

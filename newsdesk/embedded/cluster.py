"""The desk's own database as its processes share it: the first to need it starts it, the last to leave stops it.

Two locks in the data folder keep them in step. ``postgres.lock`` is held while the server is made, started or stopped.
``postgres.users`` is held, shared, by every process for as long as it uses the server; who can have it alone is the
last. The kernel drops both when a process dies in whatever way, so nothing is left to tidy up after kill -9: a server
that outlived its users is met, used and in the end stopped by the next one.
"""

import atexit
import fcntl
import hashlib
import os
import stat
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from functools import cache
from pathlib import Path
from typing import IO

import psycopg
from django.core.exceptions import ImproperlyConfigured
from psycopg import sql

from . import account as accounts
from .binaries import Binaries, choose
from .postmaster import DATABASE, SUPERUSER, Postmaster

# A socket's whole path has at most 107 bytes; Postgres names it .s.PGSQL.5432 in the folder.
_LONGEST_FOLDER = 107 - len("/.s.PGSQL.5432")


class Cluster:
    """The embedded Postgres whose files lie in ``folder``; ``server_account`` is who root runs it as, if named."""

    def __init__(self, folder: Path, server_account: str = "") -> None:
        self.folder = folder
        self._wanted_account = server_account
        self._turn = threading.Lock()
        self._membership: IO[bytes] | None = None
        self._postmaster: Postmaster | None = None
        self._sockets: Path | None = None

    @property
    def home(self) -> Path:
        """Where the cluster is; a link leads to SYSTEM_FOLDER where the server's account cannot reach the project."""
        return self.folder / "postgres"

    def join(self) -> Path:
        """Makes and starts the server where needed and counts this process among its users until ``leave`` or its end.

        Returns the folder of the socket to connect to. Safe to call from several processes and threads, and again.
        Raises NoPostgres, ServerFailed or ImproperlyConfigured with what to do.
        """
        with self._turn:
            if self._membership is None or self._sockets is None:
                with self._exclusive():
                    self._enter()
                    try:
                        self._sockets = self._running()
                    except BaseException:
                        self._go()
                        raise
                atexit.register(self.leave)
            return self._sockets

    def revive(self) -> bool:
        """For a supervisor: starts the server again if it died. True if it had to."""
        with self._turn:
            if self._postmaster is not None and self._postmaster.alive():
                return False
            with self._exclusive():
                self._sockets = self._running()
            return True

    def leave(self) -> bool:
        """Gives up this process's use of the server, and stops it if no other process uses it. True if it stopped."""
        with self._turn:
            atexit.unregister(self.leave)
            if self._membership is None or self._postmaster is None:
                return False
            with self._exclusive():
                last = self._alone()
                try:
                    if last:
                        self._postmaster.stop()
                finally:
                    self._go()
            return last

    def binaries(self) -> Binaries:
        """The programs that fit this cluster, where its server's account can run them."""
        major = Postmaster(self.home.resolve(), None).major()
        return accounts.reachable(choose(major), self._account())

    def forget(self) -> None:
        """In a forked child: the parent's use is not ours. Closing the file leaves the parent's lock in place."""
        self._turn = threading.Lock()
        atexit.unregister(self.leave)
        if self._membership is not None:
            self._membership.close()
        self._membership = self._postmaster = self._sockets = None

    @contextmanager
    def _exclusive(self) -> Iterator[None]:
        with self._open("postgres.lock") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            yield

    def _open(self, name: str) -> IO[bytes]:
        try:
            # Others may pass through, as the server's account must, but not look around.
            self.folder.mkdir(mode=0o711, parents=True, exist_ok=True)
            return os.fdopen(os.open(self.folder / name, os.O_RDWR | os.O_CREAT, 0o600), "r+b")
        except PermissionError as error:
            raise ImproperlyConfigured(
                f"{error.filename} cannot be written by this user. The data folder {self.folder} belongs to whoever "
                "started newsdesk first: run it as that user, or give this one a folder of its own in NEWSDESK_DATA."
            ) from error

    def _enter(self) -> None:
        if self._membership is None:
            self._membership = self._open("postgres.users")
            fcntl.flock(self._membership, fcntl.LOCK_SH)

    def _alone(self) -> bool:
        assert self._membership is not None  # noqa: S101  # leave() returned before
        try:
            fcntl.flock(self._membership, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True

    def _go(self) -> None:
        if self._membership is not None:
            self._membership.close()
        self._membership = self._postmaster = self._sockets = None

    def _account(self) -> accounts.Account | None:
        return accounts.account_for(self.home / "data", self._wanted_account)

    def _running(self) -> Path:
        """Makes and starts what is not there yet; the caller holds the lock. Returns the socket's folder."""
        account = self._account()
        if self.home.is_symlink() and not self.home.exists():
            raise ImproperlyConfigured(
                f"{self.home} leads to {self.home.readlink()}, where the desk's database was, and that folder is gone. "
                f"Put it back from a backup, or delete {self.home} to begin with an empty desk."
            )
        if not self.home.exists():
            accounts.make_home(self.home, account)
        if self._postmaster is None:
            self._postmaster = Postmaster(self.home.resolve(), account)
        server = self._postmaster
        if not (server.alive() and server.answers()):
            binaries = accounts.reachable(choose(server.major()), account)
            if server.major() is None:
                server.initialise(binaries)
            server.start(binaries, _socket_folder(server.home, account))
        sockets = server.sockets()
        if sockets is None:
            raise ImproperlyConfigured(f"The server of {server.home} has no socket; was it started by hand?")
        _make_database(sockets)
        return sockets


def _make_database(sockets: Path) -> None:
    with psycopg.connect(host=str(sockets), user=SUPERUSER, dbname="postgres", autocommit=True) as connection:
        if connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", [DATABASE]).fetchone() is None:
            connection.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(DATABASE)))


def _socket_folder(home: Path, account: accounts.Account | None) -> Path:
    """A folder for the socket, open to the server's account alone: in ``home`` if that name can be one."""
    folder = home / "run"
    if not _fits(folder):
        name = f"newsdesk-{hashlib.sha256(os.fsencode(home)).hexdigest()[:12]}"
        folder = Path(tempfile.gettempdir()) / name
        folder = folder if _fits(folder) else Path("/tmp") / name  # noqa: S108  # its owner and mode are checked below
    with suppress(FileExistsError):
        folder.mkdir(mode=0o700)
        if account is not None:
            os.chown(folder, account.uid, account.gid)
    owner = account.uid if account is not None else os.geteuid()
    found = folder.lstat()
    if not stat.S_ISDIR(found.st_mode) or found.st_uid != owner or found.st_mode & 0o077:
        raise ImproperlyConfigured(
            f"{folder} must be a folder that belongs to user id {owner} alone. Remove what is there."
        )
    return folder


def _fits(folder: Path) -> bool:
    """Whether the path can be a socket's, and a host as clients write it: they read a comma as the next host."""
    return len(os.fsencode(folder)) <= _LONGEST_FOLDER and "," not in str(folder)


@cache
def cluster(folder: Path, server_account: str = "") -> Cluster:
    """The one Cluster of this process for the folder."""
    made = Cluster(folder, server_account)
    os.register_at_fork(after_in_child=made.forget)
    return made

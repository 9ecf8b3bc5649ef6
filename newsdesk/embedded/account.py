"""Who the server runs as. Postgres refuses to run as root, so root hands it to an account with fewer rights."""

import hashlib
import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from django.core.exceptions import ImproperlyConfigured

from .binaries import Binaries

# Where root keeps what the account must reach when the project lies in a folder that is closed to it, such as /root.
# The doors on the way to such a folder are not ours to open.
SYSTEM_FOLDER = Path("/var/lib/newsdesk")
_USUAL = ("postgres", "nobody")


@dataclass(frozen=True, slots=True)
class Account:
    """The account that the server runs as, when it is not the caller's own."""

    name: str
    uid: int
    gid: int

    def popen(self) -> dict[str, Any]:
        """The arguments that make ``subprocess`` run a program as this account."""
        return {"user": self.uid, "group": self.gid, "extra_groups": []}

    def can(self, command: Sequence[str | Path]) -> bool:
        """Whether the command succeeds as this account. Trying it beats reading modes, ACLs and mount options."""
        try:
            tried = subprocess.run(command, cwd="/", capture_output=True, check=False, **self.popen())
        except PermissionError:
            return False
        return tried.returncode == 0

    def can_write_in(self, folder: Path) -> bool:
        return self.can(["/bin/sh", "-c", 'cd "$1" && test -w .', "sh", folder])


def account_for(cluster: Path, wanted: str = "") -> Account | None:
    """None where the server runs as the caller; for root, the owner of the existing cluster, or ``wanted``, or a usual
    account of the system. Raises ImproperlyConfigured where there is none."""
    if os.geteuid() != 0:
        return None
    try:
        entries = [pwd.getpwuid(cluster.stat().st_uid)] if cluster.exists() else []
    except KeyError as error:
        raise ImproperlyConfigured(f"{cluster} belongs to a user id that has no account on this machine.") from error
    for name in (wanted,) if wanted else _USUAL:
        try:
            entries.append(pwd.getpwnam(name))
        except KeyError:
            continue
    for entry in entries:
        if entry.pw_uid != 0:
            return Account(entry.pw_name, entry.pw_uid, entry.pw_gid)
    raise ImproperlyConfigured(
        f"Postgres does not run as root, and this system has no account {wanted or ' or '.join(_USUAL)} to run it as: "
        "name an existing one in NEWSDESK_DATABASE_USER, or run newsdesk as a normal user."
    )


def reachable(binaries: Binaries, account: Account | None) -> Binaries:
    """The same programs where the account can run them: where they are, or copied once into SYSTEM_FOLDER."""
    if account is None or account.can([binaries.tool("postgres"), "--version"]):
        return binaries
    package = binaries.package or binaries.folder.parent
    stamp = hashlib.sha256(f"{package} {(binaries.folder / 'postgres').stat().st_mtime_ns}".encode()).hexdigest()[:10]
    home = SYSTEM_FOLDER / f"postgres-{binaries.version}-{stamp}"
    moved = replace(binaries, folder=home / binaries.folder.relative_to(package.parent), package=home / package.name)
    if not home.exists():
        _copy(package, home)
    if not account.can([moved.tool("postgres"), "--version"]):
        raise ImproperlyConfigured(
            f"{account.name} can run Postgres neither from {binaries.folder} nor from {moved.folder}: open one of them "
            "to that account, or run newsdesk as a normal user."
        )
    return moved


def _copy(package: Path, home: Path) -> None:
    """Copies the package, and the ``.libs`` folder that its programs look for beside it, in one step as others see."""
    SYSTEM_FOLDER.mkdir(mode=0o755, parents=True, exist_ok=True)
    fresh = Path(tempfile.mkdtemp(prefix="copying-", dir=SYSTEM_FOLDER))
    try:
        for source in (package, package.with_name(f"{package.name}.libs")):
            if source.is_dir():
                shutil.copytree(source, fresh / source.name, symlinks=True)
        for path in (fresh, *fresh.rglob("*")):
            if not path.is_symlink():
                path.chmod(0o755 if path.is_dir() or os.access(path, os.X_OK) else 0o644)
        fresh.rename(home)
    except OSError:
        shutil.rmtree(fresh, ignore_errors=True)
        if not home.exists():  # another process copied first
            raise


def make_home(folder: Path, account: Account | None) -> None:
    """Makes ``folder`` for the cluster; where the account cannot reach it, a link to a folder in SYSTEM_FOLDER."""
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    if account is None:
        return
    os.chown(folder, account.uid, account.gid)
    if account.can_write_in(folder):
        return
    folder.rmdir()
    SYSTEM_FOLDER.mkdir(mode=0o755, parents=True, exist_ok=True)
    elsewhere = Path(tempfile.mkdtemp(prefix="desk-", dir=SYSTEM_FOLDER))
    os.chown(elsewhere, account.uid, account.gid)
    folder.symlink_to(elsewhere)

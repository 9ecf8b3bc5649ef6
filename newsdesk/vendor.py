"""Remakes the files of other projects that the pages use (htmx, fonts, icons) from the npm registry.

``python -m newsdesk.vendor`` fetches the pinned versions with ``npm pack``, takes the files named in
``static/vendor/vendor.lock.json`` and fails where one has another SHA-256 than the lock says; ``--relock`` writes the
hashes instead, for a new version. Fonts are cut to the ``subsets`` of the lock, which leaves a third of their size.
``--check`` compares the files in the tree with the lock and needs no network.
"""

import argparse
import hashlib
import json
import re
import subprocess
import sys
import tarfile
import tempfile
from io import BytesIO
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
LOCK = ROOT / "static" / "vendor" / "vendor.lock.json"
_INNER = re.compile(r"<svg[^>]*>(.*?)</svg>", re.DOTALL)


def read_lock() -> dict[str, Any]:
    """The lock: ``packages``, each with ``name``, ``version``, ``licence`` and ``files`` (target -> source, sha256)."""
    lock: dict[str, Any] = json.loads(LOCK.read_text(encoding="utf-8"))
    return lock


def digest(content: bytes) -> str:
    """SHA-256 as hexadecimal."""
    return hashlib.sha256(content).hexdigest()


def changed_files() -> list[str]:
    """Targets whose file in the tree is missing or differs from the lock."""
    return [
        target
        for package in read_lock()["packages"]
        for target, entry in package["files"].items()
        if not (ROOT / target).is_file() or digest((ROOT / target).read_bytes()) != entry["sha256"]
    ]


def fetch(name: str, version: str, folder: Path) -> Path:
    """Folder with the unpacked package; raises CalledProcessError where npm cannot get it."""
    command = ["npm", "pack", f"{name}@{version}", "--silent", "--pack-destination", str(folder)]
    archive = subprocess.run(command, check=True, capture_output=True, text=True).stdout.split()[-1]
    target = folder / archive.removesuffix(".tgz")
    with tarfile.open(folder / archive) as packed:
        packed.extractall(target, filter="data")
    return target / "package"


def sprite(package: Path, icons: dict[str, str], licence: str) -> bytes:
    """One SVG file with a ``<symbol>`` for each icon (our name -> the package's name)."""
    symbols = []
    for ours, theirs in sorted(icons.items()):
        drawing = _INNER.search((package / "icons" / f"{theirs}.svg").read_text(encoding="utf-8"))
        if drawing is None:
            raise ValueError(f"no drawing in icon {theirs}")
        symbols.append(f'<symbol id="{ours}" viewBox="0 0 24 24">{" ".join(drawing[1].split())}</symbol>')
    head = f'<!-- {licence} -->\n<svg xmlns="http://www.w3.org/2000/svg">\n'
    return (head + "\n".join(symbols) + "\n</svg>\n").encode()


def cut(font: bytes, unicodes: str) -> bytes:
    """The WOFF2 font with the glyphs of ``unicodes`` ("U+0660-0669,U+06F0") alone, and every feature they use."""
    from fontTools import subset  # from tests/requirements.txt: only remaking needs it
    from fontTools.ttLib import TTFont

    options = subset.Options(flavor="woff2", layout_features=["*"])
    subsetter, output = subset.Subsetter(options), BytesIO()
    subsetter.populate(unicodes=subset.parse_unicodes(unicodes))
    with TTFont(BytesIO(font), recalcTimestamp=False) as opened:
        subsetter.subset(opened)
        opened.flavor = "woff2"
        opened.save(output)
    return output.getvalue()


def content_of(entry: dict[str, str], package: dict[str, Any], folder: Path, subsets: dict[str, str]) -> bytes:
    """What one entry of the lock stands for, from its unpacked package."""
    if entry["source"] == "sprite":
        return sprite(folder, package["icons"], package["notice"])
    content = (folder / entry["source"]).read_bytes()
    return cut(content, subsets[entry["subset"]]) if "subset" in entry else content


def remake(relock: bool) -> list[str]:
    """Writes every vendored file; returns the targets whose content is not what the lock says."""
    lock, differing = read_lock(), []
    with tempfile.TemporaryDirectory() as temporary:
        for package in lock["packages"]:
            folder = fetch(package["name"], package["version"], Path(temporary))
            for target, entry in package["files"].items():
                content = content_of(entry, package, folder, lock["subsets"])
                if digest(content) != entry["sha256"]:
                    differing.append(target)
                    if not relock:
                        continue
                    entry["sha256"] = digest(content)
                (ROOT / target).parent.mkdir(parents=True, exist_ok=True)
                (ROOT / target).write_bytes(content)
    if relock:
        LOCK.write_text(json.dumps(lock, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
    return differing


def main() -> int:
    """The command line; returns the exit status."""
    parser = argparse.ArgumentParser(prog="python -m newsdesk.vendor", description=__doc__)
    choice = parser.add_mutually_exclusive_group()
    choice.add_argument("--check", action="store_true", help="compare the tree with the lock, without a network")
    choice.add_argument("--relock", action="store_true", help="write the hashes of what was fetched into the lock")
    options = parser.parse_args()
    differing = changed_files() if options.check else remake(options.relock)
    for target in differing:
        sys.stdout.write(f"{'relocked' if options.relock else 'differs'}: {target}\n")
    return 0 if options.relock or not differing else 1


if __name__ == "__main__":
    raise SystemExit(main())

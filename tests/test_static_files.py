import re
from pathlib import Path

from django.core.management import call_command
from pytest_django import Settings


def collected(folder: Path, settings: Settings) -> Path:
    settings.STATIC_ROOT = folder
    settings.STORAGES = {**settings.STORAGES, "staticfiles": {"BACKEND": "newsdesk.static_files.HashedStaticFiles"}}
    call_command("collectstatic", interactive=False, verbosity=0)
    return folder


def test_a_module_is_imported_by_the_name_under_which_pages_load_it(tmp_path: Path, settings: Settings) -> None:
    imported = []
    for script in collected(tmp_path, settings).glob("js/*.js"):
        if re.search(r"\.[0-9a-f]{12}\.js$", script.name):
            imported += re.findall(r'^import .*?from "\./([^"]+)"', script.read_text(encoding="utf-8"), re.MULTILINE)
    assert imported
    assert [name for name in imported if not re.search(r"\.[0-9a-f]{12}\.js$", name)] == []


def test_every_address_in_a_style_sheet_is_hashed_and_stays_here(tmp_path: Path, settings: Settings) -> None:
    addresses = []
    for sheet in collected(tmp_path, settings).glob("css/*.css"):
        if re.search(r"\.[0-9a-f]{12}\.css$", sheet.name):
            addresses += re.findall(r'url\("([^"#][^"]*)"\)', sheet.read_text(encoding="utf-8"))
    assert addresses
    assert [address for address in addresses if not re.fullmatch(r"\.\./.+\.[0-9a-f]{12}\.\w+", address)] == []

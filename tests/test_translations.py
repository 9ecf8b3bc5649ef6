"""Every string of the interface has an Arabic translation, and every translation keeps what its original holds."""

import re
import shutil
import subprocess
import sys
from pathlib import Path

import polib
import pytest
from django.conf import settings

ROOT = Path(settings.BASE_DIR)
CATALOGUE = ROOT / "newsdesk/locale/ar/LC_MESSAGES/django.po"
PLACEHOLDER = re.compile(r"%\((\w+)\)[sd]|%[sd]|\{\w*\}")
ARABIC = re.compile(r"[\u0600-\u06ff]")
# The same in both languages: digits shown as themselves, names of formats.
UNTRANSLATED = {"Latin digits (0123)", "Atom", "RSS"}

Entry = polib.POEntry


@pytest.fixture(scope="module")
def catalogue() -> polib.POFile:
    return polib.pofile(str(CATALOGUE))


def forms_of(entry: Entry) -> list[str]:
    return list(entry.msgstr_plural.values()) if entry.msgid_plural else [entry.msgstr]


@pytest.fixture(scope="module")
def source_strings(tmp_path_factory: pytest.TempPathFactory) -> polib.POFile:
    """What makemessages finds in a copy of the source."""
    if not (shutil.which("xgettext") and shutil.which("msguniq")):
        pytest.skip("gettext is not installed: the strings of the source cannot be listed here")
    copy = tmp_path_factory.mktemp("source")
    for folder in ("articles", "newsdesk", "templates"):
        wanted = shutil.ignore_patterns("*.po", "*.mo", "__pycache__", "*.txt", "*.html~", "sample")
        shutil.copytree(ROOT / folder, copy / folder, ignore=wanted)
    (copy / "locale").mkdir()
    command = [sys.executable, "-m", "django", "makemessages", "-l", "ar", "--no-location", "-v", "0"]
    subprocess.run(command, cwd=copy, check=True, capture_output=True, env={"PATH": "/usr/bin:/bin"})
    return polib.pofile(str(copy / "locale/ar/LC_MESSAGES/django.po"))


def test_every_string_of_the_source_has_an_arabic_translation(
    source_strings: polib.POFile, catalogue: polib.POFile
) -> None:
    translated = {(entry.msgctxt, entry.msgid) for entry in catalogue if entry.translated()}
    missing = [entry.msgid for entry in source_strings if (entry.msgctxt, entry.msgid) not in translated]
    assert missing == []


def test_the_catalogue_holds_no_string_that_the_source_has_lost(
    source_strings: polib.POFile, catalogue: polib.POFile
) -> None:
    asked = {(entry.msgctxt, entry.msgid) for entry in source_strings}
    assert [entry.msgid for entry in catalogue if (entry.msgctxt, entry.msgid) not in asked] == []


def test_nothing_is_left_fuzzy_or_empty(catalogue: polib.POFile) -> None:
    assert [entry.msgid for entry in catalogue if entry.fuzzy or not all(forms_of(entry))] == []


def test_counted_strings_have_all_six_arabic_forms(catalogue: polib.POFile) -> None:
    short = [entry.msgid for entry in catalogue if entry.msgid_plural and sorted(entry.msgstr_plural) != list(range(6))]
    assert short == []
    assert "nplurals=6" in catalogue.metadata["Plural-Forms"]


def test_a_translation_names_no_value_that_its_original_lacks(catalogue: polib.POFile) -> None:
    strange = []
    for entry in catalogue:
        known = set(PLACEHOLDER.findall(entry.msgid)) | set(PLACEHOLDER.findall(entry.msgid_plural))
        strange += [entry.msgid for form in forms_of(entry) if set(PLACEHOLDER.findall(form)) - known]
    assert strange == []


def test_a_single_translation_keeps_every_value_of_its_original(catalogue: polib.POFile) -> None:
    lost = [
        entry.msgid
        for entry in catalogue
        if not entry.msgid_plural and set(PLACEHOLDER.findall(entry.msgid)) != set(PLACEHOLDER.findall(entry.msgstr))
    ]
    assert lost == []


def test_the_form_for_many_says_how_many(catalogue: polib.POFile) -> None:
    silent = [
        entry.msgid
        for entry in catalogue
        if entry.msgid_plural
        and PLACEHOLDER.search(entry.msgid_plural)
        and not all(PLACEHOLDER.search(entry.msgstr_plural[form]) for form in (3, 4, 5))
    ]
    assert silent == []


def test_translations_are_written_in_arabic_letters(catalogue: polib.POFile) -> None:
    foreign = [
        entry.msgid
        for entry in catalogue
        if re.search(r"[a-z]{3}", PLACEHOLDER.sub("", entry.msgid))
        and entry.msgid not in UNTRANSLATED
        and not all(ARABIC.search(form) for form in forms_of(entry))
    ]
    assert foreign == []


def test_translations_hold_no_invisible_marks(catalogue: polib.POFile) -> None:
    invisible = re.compile("[\u200b\u200e\u200f\u202a-\u202e\ufeff]")
    assert [entry.msgid for entry in catalogue if any(invisible.search(form) for form in forms_of(entry))] == []

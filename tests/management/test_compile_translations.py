import gettext
from io import StringIO
from pathlib import Path

import polib
import pytest
from django.core.management import call_command
from pytest_django import Settings


def catalogue(folder: Path) -> Path:
    path = folder / "ar/LC_MESSAGES/django.po"
    path.parent.mkdir(parents=True)
    made = polib.POFile()
    made.metadata = {"Content-Type": "text/plain; charset=utf-8", "Language": "ar"}
    made.append(polib.POEntry(msgid="Inbox", msgstr="الوارد"))
    made.append(polib.POEntry(msgid="Stories", msgstr=""))
    made.save(str(path))
    return path


def test_the_compiled_catalogue_is_one_that_python_reads(tmp_path: Path, settings: Settings) -> None:
    path = catalogue(tmp_path)
    settings.LOCALE_PATHS = [tmp_path]
    said = StringIO()
    call_command("compile_translations", stdout=said)
    assert said.getvalue() == "ar: 1\n"
    with path.with_suffix(".mo").open("rb") as compiled:
        arabic = gettext.GNUTranslations(compiled)
    assert arabic.gettext("Inbox") == "الوارد"
    assert arabic.gettext("Stories") == "Stories"


def test_a_second_run_writes_the_same_bytes(tmp_path: Path, settings: Settings) -> None:
    path = catalogue(tmp_path)
    settings.LOCALE_PATHS = [tmp_path]
    call_command("compile_translations", stdout=StringIO())
    first = path.with_suffix(".mo").read_bytes()
    call_command("compile_translations", stdout=StringIO())
    assert path.with_suffix(".mo").read_bytes() == first


def test_a_malformed_catalogue_is_named(tmp_path: Path, settings: Settings) -> None:
    path = catalogue(tmp_path)
    path.write_text('msgid "Inbox\nmsgstr', encoding="utf-8")
    settings.LOCALE_PATHS = [tmp_path]
    with pytest.raises(OSError, match=r"django\.po"):
        call_command("compile_translations", stdout=StringIO())

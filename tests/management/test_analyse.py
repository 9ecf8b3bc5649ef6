"""manage.py analyse: what it prints, and what it says of files that it cannot read."""

import json
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

TEXT = """بلدية الساحل تفتتح الجسر

قال رئيس البلدية سالم العلي في 7 أيار 2020 إن «الجسر سيفتح أمام السيارات خلال ساعات قليلة».

مواضيع متعلقة"""


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "article.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


def printed(*arguments: str) -> str:
    out = StringIO()
    call_command("analyse", *arguments, stdout=out)
    return out.getvalue()


def test_json_is_printed_without_a_database(file: Path) -> None:
    found = json.loads(printed(str(file), "--published", "2020-05-19", "--json"))
    assert list(found) == ["title", "text", "removed", "sentences", "entities", "dates", "quotations", "credits"]
    assert found["title"] == "بلدية الساحل تفتتح الجسر"
    assert found["removed"] == [{"text": "مواضيع متعلقة", "reason": "site furniture"}]
    assert [(d["earliest"], d["latest"]) for d in found["dates"]] == [("2020-05-07", "2020-05-07")]
    assert found["quotations"][0]["speaker"] == "سالم العلي"


def test_a_listing_is_printed_for_people(file: Path) -> None:
    listing = printed(str(file), "--published", "2020-05-19")
    assert "Title: بلدية الساحل تفتتح الجسر" in listing
    assert "2020-05-07" in listing
    assert "سالم العلي (رئيس البلدية) قال" in listing


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "windows-1256"])
def test_other_encodings_are_read(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "article.txt"
    path.write_bytes(TEXT.encode(encoding))
    assert json.loads(printed(str(path), "--json"))["title"] == "بلدية الساحل تفتتح الجسر"


@pytest.mark.parametrize(
    ("content", "reason"),
    [(b"", "empty"), (b"\x89PNG\r\n\x1a\n" + bytes(range(256)), "image"), (b"&\n&nbsp;\n", "no text is left")],
)
def test_a_file_without_text_is_refused_in_a_sentence(tmp_path: Path, content: bytes, reason: str) -> None:
    path = tmp_path / "article.txt"
    path.write_bytes(content)
    with pytest.raises(CommandError, match=reason):
        printed(str(path))


def test_a_missing_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(CommandError, match="there is no such file"):
        printed(str(tmp_path / "none.txt"))


def test_a_folder_is_refused(tmp_path: Path) -> None:
    with pytest.raises(CommandError, match="a folder, not a file"):
        printed(str(tmp_path))


@pytest.mark.parametrize("day", ["2020-02-31", "19/05/2020", "أمس"])
def test_a_wrong_day_is_refused(file: Path, day: str) -> None:
    with pytest.raises(CommandError, match="not a day"):
        printed(str(file), "--published", day)

"""manage.py compare: what it prints of two files or two articles, and what it says of those that it cannot read."""

import json
from io import StringIO
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone

from articles.language.sentences import split_sentences
from articles.models import Article
from tests.analysis.wires import COPY, UNRELATED, WIRE
from tests.factories import make_article, make_entity, make_mention


@pytest.fixture
def files(tmp_path: Path) -> tuple[str, str]:
    for name, text in (("left.txt", WIRE), ("right.txt", COPY)):
        (tmp_path / name).write_text(text, encoding="utf-8")
    return str(tmp_path / "left.txt"), str(tmp_path / "right.txt")


def printed(*arguments: str) -> str:
    out = StringIO()
    call_command("compare", *arguments, stdout=out)
    return out.getvalue()


def as_json(*arguments: str) -> dict[str, Any]:
    answer: dict[str, Any] = json.loads(printed(*arguments, "--json"))
    return answer


def article(text: str) -> Article:
    return make_article("جنوح سفينة", text, sentences=[[s.start, s.end] for s in split_sentences(text)])


def test_two_files_are_compared_without_a_database(files: tuple[str, str]) -> None:
    answer = as_json(*files, "--published", "2026-03-03")
    assert list(answer) == ["pairs", "reuse", "credits"]
    assert list(answer["reuse"]) == ["jaccard", "containment", "passages"]
    assert list(answer["credits"]) == ["left", "right"]
    assert all(list(pair) == ["left", "right", "score", "differences"] for pair in answer["pairs"])
    found = [difference for pair in answer["pairs"] for difference in pair["differences"]]
    assert all(list(difference) == ["kind", "left", "right", "reason"] for difference in found)
    assert {"equivalent", "wording", "omitted", "added"} <= {difference["kind"] for difference in found}


def test_spans_count_code_points_of_the_text_that_analyse_prints(files: tuple[str, str]) -> None:
    out = StringIO()
    call_command("analyse", files[0], "--published", "2026-03-03", "--json", stdout=out)
    text = json.loads(out.getvalue())["text"]
    answer = as_json(*files, "--published", "2026-03-03")
    spans = [d["left"] for pair in answer["pairs"] for d in pair["differences"] if d["reason"] == "same date"]
    assert "اليوم وغداً" in [text[slice(*span)] for span in spans]
    sentences = [text[slice(*span)] for pair in answer["pairs"] for span in pair["left"]]
    assert "".join(sentences).replace(" ", "") == text.replace(" ", "").replace("\n", "")


def test_a_sentence_without_a_counterpart_has_an_empty_side(files: tuple[str, str]) -> None:
    pairs = as_json(*files)["pairs"]
    alone = [pair for pair in pairs if not pair["right"]]
    assert [pair["score"] for pair in alone] == [0.0]
    assert [(d["kind"], d["right"], d["reason"]) for d in alone[0]["differences"]] == [("omitted", None, "sentence")]


def test_passages_that_both_have_are_pairs_of_spans(files: tuple[str, str]) -> None:
    reuse = as_json(*files)["reuse"]
    assert reuse["passages"]
    assert all(len(sides) == 2 and all(len(span) == 2 for span in sides) for sides in reuse["passages"])
    assert 0.4 < reuse["jaccard"] < reuse["containment"] <= 1


def test_a_day_given_twice_is_one_for_each_file(tmp_path: Path) -> None:
    for name, day in (("left.txt", "اليوم"), ("right.txt", "أمس")):
        (tmp_path / name).write_text(f"أغلقت الهيئة {day} ميناء الرأس الأخضر أمام السفن الكبيرة.", encoding="utf-8")
    sides = str(tmp_path / "left.txt"), str(tmp_path / "right.txt")
    same = as_json(*sides, "--published", "2026-03-03", "--published", "2026-03-04")
    other = as_json(*sides, "--published", "2026-03-03")
    assert [d["kind"] for d in same["pairs"][0]["differences"]] == ["equivalent"]
    assert [d["kind"] for d in other["pairs"][0]["differences"]] == ["fact"]


def test_a_file_without_a_day_is_said_to_count_from_today(
    files: tuple[str, str], capsys: pytest.CaptureFixture[str]
) -> None:
    as_json(*files)
    assert f"counts as said of {timezone.localdate()}" in capsys.readouterr().err
    as_json(*files, "--published", "2026-03-03")
    assert capsys.readouterr().err == ""


@pytest.mark.django_db
def test_stored_articles_are_compared_with_what_was_found_in_them() -> None:
    left = article("أعلن تنظيم الدولة الإسلامية مسؤوليته عن الهجوم على السوق.")
    right = article("أعلن داعش مسؤوليته عن الهجوم على السوق.")
    group = make_entity("تنظيم الدولة الإسلامية", "organisation")
    make_mention(left, group, 5, 27)
    make_mention(right, group, 5, 9)
    (pair,) = as_json(str(left.pk), str(right.pk))["pairs"]
    assert [(d["kind"], d["left"], d["right"]) for d in pair["differences"]] == [("equivalent", [5, 27], [5, 9])]


@pytest.mark.django_db
def test_an_article_is_compared_with_a_file(files: tuple[str, str]) -> None:
    assert as_json(str(article(WIRE).pk), files[0])["reuse"]["jaccard"] == 1.0


def test_a_listing_is_printed_for_people(files: tuple[str, str]) -> None:
    listing = printed(*files, "--published", "2026-03-03")
    assert "wording: سفينة شحن | ناقلة حبوب" in listing
    assert "equivalent: اليوم وغداً | الثلاثاء والأربعاء  (same date)" in listing


def test_texts_that_have_nothing_in_common_are_told_apart(tmp_path: Path, files: tuple[str, str]) -> None:
    (tmp_path / "other.txt").write_text(UNRELATED, encoding="utf-8")
    answer = as_json(files[0], str(tmp_path / "other.txt"))
    assert answer["reuse"] == {"jaccard": 0.0, "containment": 0.0, "passages": []}
    assert all(not pair["left"] or not pair["right"] for pair in answer["pairs"])


def test_a_text_and_itself_differ_in_nothing(files: tuple[str, str]) -> None:
    answer = as_json(files[0], files[0])
    assert [pair["differences"] for pair in answer["pairs"]] == [[]] * len(answer["pairs"])


@pytest.mark.parametrize(
    ("content", "reason"),
    [(b"", "empty"), (b"\x89PNG\r\n\x1a\n" + bytes(range(256)), "image"), (b"&\n&nbsp;\n", "no text is left")],
)
def test_a_file_without_text_is_refused_in_a_sentence(
    tmp_path: Path, files: tuple[str, str], content: bytes, reason: str
) -> None:
    path = tmp_path / "bad.txt"
    path.write_bytes(content)
    with pytest.raises(CommandError, match=reason):
        printed(files[0], str(path))


def test_a_missing_file_is_refused(tmp_path: Path, files: tuple[str, str]) -> None:
    with pytest.raises(CommandError, match="there is no such file"):
        printed(files[0], str(tmp_path / "none.txt"))


def test_a_third_day_is_refused(files: tuple[str, str]) -> None:
    with pytest.raises(CommandError, match="once or twice"):
        printed(*files, *["--published", "2026-03-03"] * 3)


@pytest.mark.django_db
def test_an_unknown_id_is_refused(files: tuple[str, str]) -> None:
    with pytest.raises(CommandError, match="no article at this desk"):
        printed(str(uuid4()), files[0])

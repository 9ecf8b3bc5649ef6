"""A comparison is taken away as a file of HTML, CSV or JSON."""

import csv
import io
import json
import re
from collections.abc import Callable

import pytest
from django.test import Client

from articles.analysis.differences import KINDS
from articles.models import Article, User
from tests.analysis.wires import COPY, THIRD, WIRE
from tests.web.test_compare import MAST, address, article

ClientOf = Callable[[User], Client]


@pytest.fixture
def three(db: None) -> list[Article]:
    return [article(WIRE), article(COPY, "ناقلة حبوب تجنح", MAST), article(THIRD, source="مجلة المد")]


def taken(client: Client, articles: list[Article], form: str, **state: str) -> str:
    response = client.get(address(*[each.pk for each in articles], **state) + f"&as={form}")
    assert response.status_code == 200
    assert response["Content-Disposition"] == f'attachment; filename="comparison.{form}"'
    assert response["Content-Type"].endswith("charset=utf-8")
    return response.content.decode()


def test_csv_has_a_row_for_each_difference_with_spans_of_the_texts(
    client_of: ClientOf, reader: User, three: list[Article]
) -> None:
    text = taken(client_of(reader), three[:2], "csv")
    assert text.startswith("\ufeff"), "or a spreadsheet reads Arabic wrongly"
    rows = list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"))))
    assert {row["right_source"] for row in rows} == {MAST}
    assert {row["kind"] for row in rows} <= set(KINDS)
    for row in rows:
        assert row["reason_in_words"]
        if row["left_start"]:
            assert WIRE[int(row["left_start"]) : int(row["left_end"])] == row["left_text"]
    assert any(row["right_text"] == "ناقلة حبوب" for row in rows)


def test_csv_of_several_texts_is_their_table_with_what_differs_in_each(
    client_of: ClientOf, reader: User, three: list[Article]
) -> None:
    base, copy, third = three[1], three[0], three[2]
    text = taken(client_of(reader), [base, copy, third], "csv").removeprefix("\ufeff")
    rows = list(csv.DictReader(io.StringIO(text)))
    assert [row["row"] for row in rows] == [str(number) for number in range(1, len(rows) + 1)]
    for number, each in enumerate((base, copy, third), start=1):
        for row in rows:
            start, end = row[f"start_{number}"], row[f"end_{number}"]
            assert row[f"text_{number} {each.source.name}"] == (each.text[int(start) : int(end)] if start else "")
    first = rows[0]
    assert "ناقلة حبوب | سفينة شحن" in first[f"differences_2 {copy.source.name}"]
    assert not any(row[f"differences_1 {MAST}"] for row in rows), "the base differs from nothing"
    (sand,) = [row for row in rows if "تراكم الرمال" in row[f"text_2 {copy.source.name}"]]
    assert sand[f"differences_2 {copy.source.name}"].startswith("مضاف: - | وتعد هذه ثالث")


def test_a_row_that_the_base_lacks_names_what_it_is_compared_with(
    client_of: ClientOf, reader: User, three: list[Article]
) -> None:
    text = taken(client_of(reader), [three[0], three[1], three[2]], "csv").removeprefix("\ufeff")
    (row,) = [row for row in csv.DictReader(io.StringIO(text)) if "كلفة التعطل" in row[f"text_2 {MAST}"]]
    assert (row["compared_with"], row["only"]) == (f"2 {MAST}", "")
    assert "مليون | مليوني" in row["differences_3 مجلة المد"]


@pytest.mark.parametrize("sign", ["=1+1", "+1", "-1", "@now"])
def test_no_cell_of_the_csv_is_a_formula(client_of: ClientOf, reader: User, db: None, sign: str) -> None:
    same = "أعلنت الهيئة وقف العمل في الميناء الشرقي حتى مساء اليوم.\n"
    pair = [article(f"{same}{sign} هذه جملة ينفرد بها نص واحد عن الآخر.\n"), article(same, source=f"{sign} صحيفة")]
    text = taken(client_of(reader), pair, "csv").removeprefix("\ufeff")
    cells = [cell for row in csv.reader(io.StringIO(text)) for cell in row]
    assert any(cell.startswith("'") for cell in cells)
    assert not [cell for cell in cells if cell.startswith(("=", "+", "-", "@"))]


def test_json_holds_the_texts_and_for_each_pair_what_the_command_prints(
    client_of: ClientOf, reader: User, three: list[Article]
) -> None:
    answer = json.loads(taken(client_of(reader), three, "json", base=str(three[1].pk)))
    assert answer["base"] == str(three[1].pk)
    texts = {text["key"]: text["text"] for text in answer["texts"]}
    assert texts[str(three[0].pk)] == WIRE
    assert [pair["right"] for pair in answer["comparisons"]] == [str(three[0].pk), str(three[2].pk)]
    first = answer["comparisons"][0]
    assert first.keys() == {"left", "right", "pairs", "reuse", "credits"}
    assert first["reuse"].keys() == {"jaccard", "containment", "passages"}
    (start, end), _right = first["reuse"]["passages"][0]
    assert texts[first["left"]][start:end].startswith("أعلنت هيئه")


def test_json_of_several_texts_also_holds_the_rows_of_their_table(
    client_of: ClientOf, reader: User, three: list[Article]
) -> None:
    answer = json.loads(taken(client_of(reader), three, "json"))
    texts = [text["text"] for text in answer["texts"]]
    kinds = {found["kind"] for row in answer["rows"] for found in row["differences"]}
    assert {"wording", "omitted", "added", "attribution"} <= kinds <= set(KINDS)
    for row in answer["rows"]:
        assert row.keys() == {"against", "only", "cells", "differences"}
        assert len(row["cells"]) == 3
        for found in row["differences"]:
            assert found["text"] != row["against"] or found["kind"] == "added"
    ship = next(found for found in answer["rows"][0]["differences"] if found["kind"] == "wording")
    assert [texts[0][slice(*ship["left"])], texts[1][slice(*ship["right"])]] == ["سفينة شحن", "ناقلة حبوب"]
    for place, text in enumerate(texts):
        spans = sorted(row["cells"][place]["span"] for row in answer["rows"] if row["cells"][place]["span"])
        assert "".join("".join(text[slice(*span)] for span in spans).split()) == "".join(text.split())


def test_json_of_two_texts_is_the_pair_alone(client_of: ClientOf, reader: User, three: list[Article]) -> None:
    assert json.loads(taken(client_of(reader), three[:2], "json")).keys() == {"base", "texts", "comparisons"}


def test_html_needs_nothing_else_and_runs_nothing(client_of: ClientOf, reader: User, three: list[Article]) -> None:
    html = taken(client_of(reader), three, "html", rows="1", hide="none")
    assert html.startswith("<!doctype html>")
    assert not re.search(r"<script|<link|<img|src=|hx-get|@import|url\(", html)
    assert len(re.findall('<tr id="row-', html)) == 5
    assert 'data-letter="ل"' in html
    described = set(re.findall('aria-describedby="([^"]+)"', html))
    assert described
    assert described <= set(re.findall(' id="([^"]+)"', html))
    assert set(re.findall('href="#([^"]+)"', html)) <= set(re.findall(' id="([^"]+)"', html))


def test_markup_in_an_article_stays_text_in_the_file(client_of: ClientOf, reader: User, db: None) -> None:
    bad = article("أعلنت الهيئة <script>alert(1)</script> وقف العمل في الميناء.", source="<b>صحيفة</b>")
    html = taken(client_of(reader), [bad, article(WIRE)], "html")
    assert "<script>alert" not in html
    assert "<b>صحيفة" not in html


def test_another_form_is_the_page(client_of: ClientOf, reader: User, three: list[Article]) -> None:
    response = client_of(reader).get(address(three[0].pk, three[1].pk) + "&as=exe")
    assert response.status_code == 200
    assert "Content-Disposition" not in response
    assert "as=exe" not in response.content.decode()


def test_who_is_signed_out_takes_nothing_away(client: Client, three: list[Article]) -> None:
    assert client.get(address(three[0].pk, three[1].pk) + "&as=json").status_code == 302

"""Who has what of a story is taken away as a file of HTML, CSV or JSON."""

import csv
import io
import json
import re
from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from articles.models import Source, Story, User
from tests.analysis.wires import COPY, WIRE
from tests.factories import make_entity, make_story, make_time_reference
from tests.web.test_story_coverage import DEARER, SHORTER, SPEECH, named, quoted, told

ClientOf = Callable[[User], Client]
OUTLETS = ["صحيفة الرصيف", "موقع السارية", "إذاعة المرفأ"]


@pytest.fixture
def wire_story(db: None) -> Story:
    texts = zip((WIRE, COPY, DEARER), OUTLETS, (0, 5, 48), strict=True)
    return make_story(*[told(text, outlet, hours) for text, outlet, hours in texts])


@pytest.fixture
def speech(db: None) -> Story:
    """Two outlets print a speech, one of them less of it."""
    whole, cut = told(SPEECH, "الرصيف", url="https://example.org/1"), told(SHORTER, "السارية", 1)
    salem = make_entity("سالم الراوي")
    for article in (whole, cut):
        named(article, salem)
        quoted(article, speaker_entity=salem)
    start = SPEECH.index("خلال")
    make_time_reference(whole, start, start + len("خلال يومين"))
    return make_story(whole, cut)


def taken(client: Client, story: Story, form: str, **state: str) -> str:
    response = client.get(reverse("story_coverage", args=[story.pk]), {"as": form, **state})
    assert response.status_code == 200
    assert response["Content-Disposition"] == f'attachment; filename="coverage.{form}"'
    assert response["Content-Type"].endswith("charset=utf-8")
    return response.content.decode()


def csv_rows(text: str) -> list[dict[str, str]]:
    assert text.startswith("\ufeff"), "or a spreadsheet reads Arabic wrongly"
    return list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"), newline="")))


def test_csv_has_a_row_for_each_fact_and_outlet_with_its_passage(
    client_of: ClientOf, reader: User, wire_story: Story
) -> None:
    rows = csv_rows(taken(client_of(reader), wire_story, "csv", part="names", rows="1"))
    sentences = [row for row in rows if row["part"] == "sentences"]
    assert [row["outlet"] for row in sentences[:3]] == OUTLETS
    assert len(sentences) == 3 * len({row["number"] for row in sentences})
    texts = dict(zip(OUTLETS, (WIRE, COPY, DEARER), strict=True))
    for row in rows:
        assert bool(row["start"]) is (row["sign"] != "absent")
        if row["start"]:
            assert texts[row["outlet"]][int(row["start"]) : int(row["end"])] == row["passage"]
    dearer = next(row for row in sentences if "ثلاثة ملايين" in row["differing"])
    assert (dearer["outlet"], dearer["sign"], dearer["sign_in_words"]) == ("إذاعة المرفأ", "differs", "وارد بخلاف")


def test_every_part_stands_in_every_form(client_of: ClientOf, reader: User, speech: Story) -> None:
    client = client_of(reader)
    parts = {"sentences", "names", "dates", "quotations"}
    assert {row["part"] for row in csv_rows(taken(client, speech, "csv"))} == parts
    facts = json.loads(taken(client, speech, "json"))["facts"]
    assert {part for part, found in facts.items() if found} == parts
    html = taken(client, speech, "html")
    assert len(re.findall('<table class="covered"', html)) == 4


def test_json_holds_the_texts_with_the_spans_of_sentences_and_finds(
    client_of: ClientOf, reader: User, speech: Story
) -> None:
    answer = json.loads(taken(client_of(reader), speech, "json"))
    texts = answer["texts"]
    assert [text["source"] for text in texts] == ["الرصيف", "السارية"]
    assert [texts[0]["text"][start:end] for start, end in texts[0]["sentences"]] == [SPEECH]
    (name,) = answer["facts"]["names"]
    start, end = name["span"]
    assert texts[name["base"]]["text"][start:end] == name["means"]["name"] == "سالم الراوي"
    assert [cell["sign"] for cell in name["cells"]] == ["present", "present"]
    for cell in name["cells"]:
        ((first, last),) = cell["marks"]
        assert texts[cell["column"]]["text"][first:last] == "سالم الراوي"
    assert answer["facts"]["dates"][0]["means"]["granularity"] == "day"
    (quotation,) = answer["quotations"]
    assert [form["variants"] for form in quotation["forms"]] == [["whole"], ["cut"]]
    first, last = quotation["forms"][1]["missing"][0]
    assert "قبل وصول" in texts[quotation["fullest"]]["text"][first:last]
    assert (answer["outlets_left_out"], answer["sentences_not_compared"]) == (0, 0)


def test_json_says_what_was_left_out(client_of: ClientOf, reader: User, db: None) -> None:
    long = "كلمة واحدة بعد أخرى. " * 1_200
    story = make_story(told(long, "طويلة"), *[told(WIRE, f"وسيلة {number}", number + 1) for number in range(13)])
    answer = json.loads(taken(client_of(reader), story, "json"))
    assert (len(answer["texts"]), answer["outlets_left_out"]) == (12, 2)
    assert [text["cut"] for text in answer["texts"]] == [True] + [False] * 11


def test_the_outlets_that_were_chosen_are_those_of_the_file(client_of: ClientOf, reader: User, db: None) -> None:
    story = make_story(*[told(WIRE, f"وسيلة {number}", number) for number in range(4)])
    answer = json.loads(taken(client_of(reader), story, "json", outlet=str(Source.id_for("وسيلة 3"))))
    assert [text["source"] for text in answer["texts"]] == ["وسيلة 3"]
    assert answer["outlets_left_out"] == 3


def test_html_needs_nothing_else_runs_nothing_and_leads_to_no_desk(
    client_of: ClientOf, reader: User, speech: Story
) -> None:
    html = taken(client_of(reader), speech, "html", part="names")
    assert html.startswith("<!doctype html>")
    assert not re.search(r"<script|<link|<img|src=|hx-get|@import|url\(", html)
    assert set(re.findall('href="([^"]+)"', html)) == {"https://example.org/1"}
    assert "قبل وصول الأمواج العالية" in html
    assert "مقتطع" in html


@pytest.mark.parametrize("sign", ["=1+1", "+1", "-1", "@now"])
def test_no_cell_of_the_csv_is_a_formula(client_of: ClientOf, reader: User, db: None, sign: str) -> None:
    same = "أعلنت الهيئة وقف العمل في الميناء الشرقي حتى مساء اليوم.\n"
    story = make_story(told(same, "الرصيف"), told(f"{sign} هذه جملة ينفرد بها نص واحد.\n{same}", f"{sign} صحيفة", 1))
    text = taken(client_of(reader), story, "csv").removeprefix("\ufeff")
    cells = [cell for row in csv.reader(io.StringIO(text)) for cell in row]
    assert any(cell.startswith("'") for cell in cells)
    assert not [cell for cell in cells if cell.startswith(("=", "+", "-", "@"))]


def test_markup_in_an_article_stays_text_in_the_file(client_of: ClientOf, reader: User, db: None) -> None:
    hostile = "أعلنت الهيئة <script>alert(1)</script> وقف العمل في الميناء."
    html = taken(client_of(reader), make_story(told(hostile, "<b>صحيفة</b>"), told(WIRE, "الرصيف", 1)), "html")
    assert "<script>alert" not in html
    assert "<b>صحيفة" not in html


def test_another_form_is_the_page_which_offers_the_files(client_of: ClientOf, reader: User, wire_story: Story) -> None:
    response: Any = client_of(reader).get(
        reverse("story_coverage", args=[wire_story.pk]), {"as": "exe", "part": "names"}
    )
    assert "Content-Disposition" not in response
    html = response.content.decode()
    assert "as=exe" not in html
    assert set(re.findall(r'href="\?part=names&amp;as=(\w+)" download', html)) == {"html", "csv", "json"}


def test_who_is_signed_out_takes_nothing_away(client: Client, wire_story: Story) -> None:
    assert client.get(reverse("story_coverage", args=[wire_story.pk]), {"as": "json"}).status_code == 302


@pytest.mark.parametrize("form", ["html", "csv", "json"])
def test_a_file_costs_the_same_with_more_outlets(client_of: ClientOf, reader: User, db: None, form: str) -> None:
    client = client_of(reader)

    def cost(outlets: int) -> int:
        story = make_story(*[told(WIRE, f"وسيلة {number}", number) for number in range(outlets)])
        with CaptureQueriesContext(connection) as caught:
            taken(client, story, form)
        return len(caught)

    assert cost(1) == cost(3)

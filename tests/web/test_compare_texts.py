"""Two pasted texts are compared, and nothing of them is kept."""

import json
from collections.abc import Callable

import pytest
from django.apps import apps
from django.test import Client
from django.urls import reverse

from articles.models import User
from articles.web.pasted_texts import LARGEST_TEXT
from tests.analysis.wires import COPY, UNRELATED, WIRE

ClientOf = Callable[[User], Client]
ENGLISH = "The harbour was closed on Tuesday after a ship ran aground. Nobody was hurt, the port said.\n"


def sent(client: Client, left: str = WIRE, right: str = COPY, **more: str) -> str:
    response = client.post(reverse("compare_texts"), {"left": left, "right": right} | more)
    assert response.status_code == 200
    return response.content.decode()


def rows_of_all_tables() -> dict[str, int]:
    left_out = ("session", "user")
    models = [m for m in apps.get_app_config("articles").get_models() if m._meta.model_name not in left_out]
    return {model.__name__: model.objects.count() for model in models}  # type: ignore[attr-defined]


def test_the_form_asks_for_two_texts(client_of: ClientOf, reader: User) -> None:
    html = client_of(reader).get(reverse("compare_texts")).content.decode()
    assert html.count("<textarea") == 2
    assert "لا يُحفظ منهما شيء." in html
    assert 'class="compare"' not in html


def test_two_texts_stand_side_by_side_and_nothing_is_stored(client_of: ClientOf, reader: User) -> None:
    client = client_of(reader)
    before = rows_of_all_tables()
    html = sent(client)
    assert "ناقلة حبوب</mark>" in html
    assert "محذوف هنا" in html
    assert rows_of_all_tables() == before
    assert "no-store" in client.post(reverse("compare_texts"), {"left": WIRE, "right": COPY})["Cache-Control"]


def test_the_result_keeps_the_texts_in_the_form_for_the_next_step(client_of: ClientOf, reader: User) -> None:
    html = sent(client_of(reader))
    assert html.count("<textarea") == 2
    assert html.count("سالم الراوي") > 3
    assert 'form="pasted" name="go"' in html
    assert 'hx-get="?' not in html


def test_the_state_of_the_screen_travels_with_the_form(client_of: ClientOf, reader: User) -> None:
    client = client_of(reader)
    response = client.post(
        reverse("compare_texts"), {"left": WIRE, "right": COPY, "go": "?base=2&hide=wording%2Comitted&show=different"}
    )
    assert [column.is_base for column in response.context["columns"]] == [False, True]
    assert response.context["hidden"] == ["wording", "omitted"]
    assert response.context["show"] == "different"
    nonsense = {"left": WIRE, "right": COPY, "go": "base=9&hide=x&rows=²&&=%00"}
    assert client.post(reverse("compare_texts"), nonsense).status_code == 200


def test_a_day_tells_what_yesterday_means(client_of: ClientOf, reader: User) -> None:
    left = "أعلنت الهيئة أمس وقف العمل في الميناء الشرقي.\n"
    right = "أعلنت الهيئة اليوم وقف العمل في الميناء الشرقي.\n"
    client = client_of(reader)
    assert 'data-difference="fact"' in sent(client, left, right)
    days = {"left_day": "2026-11-22", "right_day": "2026-11-21"}
    html = sent(client, left, right, **days)
    assert '<mark data-difference="fact"' not in html
    assert '<mark data-difference="equivalent"' in html


def test_the_same_text_twice_says_so(client_of: ClientOf, reader: User) -> None:
    html = sent(client_of(reader), WIRE, WIRE)
    assert "النصان متطابقان حرفًا بحرف." in html
    assert "لا فرق." in html


def test_an_english_text_is_compared_with_a_word_of_warning(client_of: ClientOf, reader: User) -> None:
    html = sent(client_of(reader), ENGLISH, ENGLISH.replace("Tuesday", "Sunday"))
    assert "النص الأول ليس بالعربية" in html
    assert 'lang="en" dir="ltr"' in html
    assert ">Sunday</" in html


def test_texts_that_share_nothing_are_all_left_out_and_added(client_of: ClientOf, reader: User) -> None:
    html = sent(client_of(reader), WIRE, UNRELATED)
    assert "<mark" not in html
    assert "لا شيء منه وارد حرفيًا في" in html


@pytest.mark.parametrize(
    ("text", "said"),
    [
        pytest.param("", "هو فارغ.", id="empty"),
        pytest.param(" \n\t ", "هو فارغ.", id="blank"),
        pytest.param("\x00PNG" + WIRE, "بيانات ثنائية", id="nul"),
        pytest.param("ab\x01\x02\x03\x04" * 20, "بيانات ثنائية", id="controls"),
        pytest.param("… — !\n", "ليس فيه كلمات.", id="no words"),
        pytest.param("س " * (LARGEST_TEXT // 2 + 1), "200,000", id="too long"),
    ],
)
def test_a_text_that_is_none_is_refused_with_a_sentence(
    client_of: ClientOf, reader: User, text: str, said: str
) -> None:
    response = client_of(reader).post(reverse("compare_texts"), {"left": WIRE, "right": text})
    assert response.status_code == 422
    html = response.content.decode()
    assert said in html
    assert "سالم الراوي" in html, "the other text is not lost"


def test_a_day_that_is_none_is_refused(client_of: ClientOf, reader: User) -> None:
    given = {"left": WIRE, "right": COPY, "left_day": "2026-02-31"}
    assert client_of(reader).post(reverse("compare_texts"), given).status_code == 422


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("قال إن السفينة جنحت " * 2_000, id="one endless sentence"),
        pytest.param("كلمة\n" * 5_000, id="thousands of lines"),
        pytest.param("\u202e\u2066أعلنت\u200f الهيئة \ufeffوقف العمل.\n" * 20, id="signs of direction"),
        pytest.param("<script>alert(1)</script> أعلنت الهيئة وقف العمل.\n", id="markup"),
    ],
)
def test_a_strange_text_gets_a_page(client_of: ClientOf, reader: User, text: str) -> None:
    html = sent(client_of(reader), text, WIRE)
    assert 'class="compare"' in html
    assert "<script>alert" not in html


def test_an_endless_sentence_is_told(client_of: ClientOf, reader: User) -> None:
    html = sent(client_of(reader), "قالت الهيئة إن السفينة جنحت في الحوض " * 400, WIRE)
    assert "جملة أطول من أن تُقرأ" in html


def test_the_result_can_be_taken_away(client_of: ClientOf, reader: User) -> None:
    given = {"left": WIRE, "right": COPY, "as": "json"}
    response = client_of(reader).post(reverse("compare_texts"), given)
    assert response["Content-Disposition"] == 'attachment; filename="comparison.json"'
    assert [text["key"] for text in json.loads(response.content)["texts"]] == ["1", "2"]


def test_who_is_signed_out_is_sent_to_sign_in(client: Client, db: None) -> None:
    for response in (client.get(reverse("compare_texts")), client.post(reverse("compare_texts"), {"left": WIRE})):
        assert response.status_code == 302
        assert reverse("account_login") in response["Location"]


def test_other_verbs_and_forged_forms_are_refused(client_of: ClientOf, reader: User) -> None:
    assert client_of(reader).put(reverse("compare_texts")).status_code == 405
    client = Client(enforce_csrf_checks=True)
    client.force_login(reader)
    assert client.post(reverse("compare_texts"), {"left": WIRE, "right": COPY}).status_code == 403

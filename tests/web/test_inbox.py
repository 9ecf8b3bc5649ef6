from collections.abc import Callable
from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from articles.actions.reading_state import set_state
from articles.models import Reading, User
from tests.factories import NOON, make_article, make_source, make_story, make_tag, tag_article

INBOX = reverse("inbox")
SignIn = Callable[[User], Client]


def titles(response: object) -> list[str]:
    return [row.article.title for row in response.context["rows"]]  # type: ignore[attr-defined]


def test_somebody_signed_out_is_sent_to_sign_in(client: Client) -> None:
    response = client.get(INBOX, {"state": "all"})
    assert response.status_code == 302
    assert response["Location"].startswith(reverse("account_login"))
    assert "state%3Dall" in response["Location"]


def test_articles_are_listed_newest_first(client_of: SignIn, reader: User) -> None:
    make_article("قديم")
    make_article("جديد")
    assert titles(client_of(reader).get(INBOX)) == ["جديد", "قديم"]


def test_an_empty_inbox_says_what_to_do_next(client_of: SignIn, reader: User) -> None:
    assert reverse("add") in client_of(reader).get(INBOX).content.decode()


def test_what_is_done_leaves_the_inbox_of_its_user_alone(client_of: SignIn, reader: User, analyst: User) -> None:
    article = make_article("منجز")
    set_state(reader, [article.pk], state="done")
    assert titles(client_of(reader).get(INBOX)) == []
    assert titles(client_of(reader).get(INBOX, {"state": "done"})) == ["منجز"]
    assert titles(client_of(reader).get(INBOX, {"state": "all"})) == ["منجز"]
    assert titles(client_of(analyst).get(INBOX)) == ["منجز"]


def test_copies_fold_under_the_earliest_and_unfold_by_address(client_of: SignIn, reader: User) -> None:
    first = make_article("الخبر", source=make_source("وكالة"))
    copy = make_article("النسخة", source=make_source("صحيفة"))
    make_story(first, copy)
    assert titles(client_of(reader).get(INBOX)) == ["الخبر"]
    assert titles(client_of(reader).get(INBOX, {"fold": "0"})) == ["النسخة", "الخبر"]


def test_another_text_of_the_same_story_is_not_folded(client_of: SignIn, reader: User) -> None:
    first = make_article("الخبر", source=make_source("وكالة"))
    other = make_article("بألفاظ أخرى", source=make_source("صحيفة"))
    make_story(first, other, of_copies=False)
    page = client_of(reader).get(INBOX)
    assert titles(page) == ["بألفاظ أخرى", "الخبر"]
    assert not any(row.is_copy for row in page.context["rows"])


def test_a_copy_is_listed_when_its_own_source_is_asked_for(client_of: SignIn, reader: User) -> None:
    source = make_source("صحيفة")
    make_story(make_article("الخبر"), make_article("النسخة", source=source))
    assert titles(client_of(reader).get(INBOX, {"source": source.pk})) == ["النسخة"]


def test_a_tag_finds_articles_of_its_whole_branch(client_of: SignIn, reader: User) -> None:
    ports = make_tag("موانئ")
    article = make_article("رصيف")
    tag_article(article, make_tag("أرصفة", parent=ports))
    make_article("غيره")
    assert titles(client_of(reader).get(INBOX, {"tag": ports.pk})) == ["رصيف"]


def test_the_range_of_today_leaves_out_older_articles(client_of: SignIn, reader: User) -> None:
    make_article("قديم", published_at=NOON - timedelta(days=400))
    assert titles(client_of(reader).get(INBOX, {"range": "week"})) == []


@pytest.mark.parametrize(
    "bad",
    [
        {"source": "x"},
        {"tag": "9" * 40},
        {"entity": "--"},
        {"after": "9999-99-99"},
        {"older": "nonsense"},
        {"newer": "1.2"},
        {"range": "never"},
        {"state": "asleep"},
        {"fold": "?"},
    ],
)
def test_an_address_that_cannot_be_read_lists_what_it_can(client_of: SignIn, reader: User, bad: dict[str, str]) -> None:
    make_article("باق")
    response = client_of(reader).get(INBOX, bad)
    assert response.status_code == 200
    assert titles(response) == ["باق"]


def test_paging_by_key_neither_loses_nor_repeats(client_of: SignIn, reader: User) -> None:
    made = [make_article(f"مقال {n}", published_at=NOON).title for n in range(90)]
    client = client_of(reader)
    seen: list[str] = []
    response = client.get(INBOX)
    while True:
        seen += titles(response)
        older = response.context["list"].older
        if not older:
            break
        response = client.get(INBOX, {"older": older})
    assert sorted(seen) == sorted(made)
    back = client.get(INBOX, {"newer": response.context["list"].newer})
    assert titles(back) == seen[40:80]


def test_opening_shows_the_reader_and_marks_read(client_of: SignIn, reader: User) -> None:
    article = make_article("مفتوح", text="نص المقال المفتوح.")
    response = client_of(reader).get(INBOX, {"open": article.pk})
    assert "نص المقال المفتوح." in response.content.decode()
    assert Reading.objects.get(user=reader, article=article).state == "read"


def test_opening_what_is_not_there_is_404(client_of: SignIn, reader: User) -> None:
    assert client_of(reader).get(INBOX, {"open": "7f1d6c0a-52f4-5d0e-9f43-1b1b7a0f8a10"}).status_code == 404


def test_htmx_gets_the_list_alone_and_caches_keep_the_two_apart(client_of: SignIn, reader: User) -> None:
    response = client_of(reader).get(INBOX, headers={"HX-Request": "true"})
    assert "<html" not in response.content.decode()
    assert "HX-Request" in response["Vary"]
    boosted = client_of(reader).get(INBOX, headers={"HX-Request": "true", "HX-Boosted": "true"})
    assert "<html" in boosted.content.decode()


def test_writing_to_the_inbox_is_refused(client_of: SignIn, reader: User) -> None:
    assert client_of(reader).post(INBOX).status_code == 405


def test_arrivals_are_counted_since_the_page_was_made(client_of: SignIn, reader: User) -> None:
    make_article("قبل", received_at=NOON)
    make_article("بعد", received_at=NOON + timedelta(days=1))
    response = client_of(reader).get(reverse("arrivals"), {"since": (NOON + timedelta(hours=1)).isoformat()})
    assert response.context["count"] == 1
    assert client_of(reader).get(reverse("arrivals"), {"since": "yesterday"}).status_code == 404


def test_the_number_of_queries_does_not_grow_with_rows(
    client_of: SignIn, reader: User, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    client = client_of(reader)

    def add(n: int) -> None:
        article = make_article(f"مقال {n}", source=make_source(f"مصدر {n}"))
        tag_article(article, make_tag(f"وسم {n}"))
        make_story(article, make_article("نسخة", source=make_source(f"ناسخ {n}")))

    add(1)
    client.get(INBOX)
    with django_assert_num_queries(5):
        client.get(INBOX)
    add(2)
    add(3)
    with django_assert_num_queries(5):
        assert len(titles(client.get(INBOX))) == 3

"""Putting back what cleaning removed, from the article's page."""

from collections.abc import Callable
from datetime import UTC, datetime

import pytest
from django.test import Client
from django.urls import reverse

from articles.actions.store_articles import store_articles
from articles.models import Article, Change, SourceLine, User
from tests.drafts import TEXT, make_analysed

SignIn = Callable[[User], Client]
LINE = "شارك هذا الخبر"


@pytest.fixture
def article(db: None) -> Article:
    made = make_analysed(f"{TEXT}\n{LINE}")
    store_articles([made], datetime(2026, 11, 11, 9, 0, tzinfo=UTC))
    return Article.objects.get()


def address(article: Article) -> str:
    return reverse("put_back", args=[article.pk])


def test_an_editor_puts_a_line_back_and_takes_it_out_again(client_of: SignIn, editor: User, article: Article) -> None:
    client = client_of(editor)
    page = client.get(article.get_absolute_url())
    assert f'action="{address(article)}"' in page.content.decode()
    answer = client.post(address(article), {"piece": "0", "text": LINE, "next": article.get_absolute_url()})
    assert (answer.status_code, answer["Location"]) == (302, article.get_absolute_url())
    article.refresh_from_db()
    assert article.text == f"{TEXT}\n{LINE}"
    assert article.removed == []
    assert SourceLine.objects.get().decided_by == editor
    change = Change.objects.get()
    assert reverse("undo", args=[change.pk]) in client.get(article.get_absolute_url()).content.decode()
    client.post(reverse("undo", args=[change.pk]))
    article.refresh_from_db()
    assert article.text == TEXT
    assert not SourceLine.objects.exists()


@pytest.mark.parametrize("who", ["reader", "analyst"])
def test_whoever_is_no_editor_gets_403_and_no_button(
    client_of: SignIn, request: pytest.FixtureRequest, article: Article, who: str
) -> None:
    client = client_of(request.getfixturevalue(who))
    assert client.post(address(article), {"piece": "0", "text": LINE}).status_code == 403
    article.refresh_from_db()
    assert article.text == TEXT
    page = client.get(article.get_absolute_url()).content.decode()
    assert address(article) not in page
    assert LINE in page


def test_other_verbs_are_refused(client_of: SignIn, editor: User, article: Article) -> None:
    assert client_of(editor).get(address(article)).status_code == 405


@pytest.mark.parametrize("piece", ["", "x", "-1", "١", "99999999"])
def test_nonsense_is_refused(client_of: SignIn, editor: User, article: Article, piece: str) -> None:
    assert client_of(editor).post(address(article), {"piece": piece, "text": LINE}).status_code == 400


def test_a_piece_that_is_gone_is_said_to_be(client_of: SignIn, editor: User, article: Article) -> None:
    client = client_of(editor)
    answer = client.post(address(article), {"piece": "3", "text": LINE}, follow=True)
    assert answer.status_code == 200
    assert not Change.objects.exists()


def test_an_article_that_is_not_there_is_404(client_of: SignIn, editor: User, article: Article) -> None:
    nowhere = address(article).replace(str(article.pk), "00000000-0000-0000-0000-000000000000")
    assert client_of(editor).post(nowhere, {"piece": "0", "text": LINE}).status_code == 404


def test_the_page_of_a_source_lists_its_lines(client_of: SignIn, reader: User, article: Article) -> None:
    SourceLine.objects.create(source=article.source, shape="عين", text="عين على البحر", kind="recurring", articles=7)
    page = client_of(reader).get(reverse("source", args=[article.source_id])).content.decode()
    assert "عين على البحر" in page

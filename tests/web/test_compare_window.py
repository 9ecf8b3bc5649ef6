"""A long comparison shows its first rows, and the rest for the asking."""

import re
from collections.abc import Callable

import pytest
from django.db import connection
from django.http import QueryDict
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from articles.language.sentences import split_sentences
from articles.models import Article, User
from articles.web.row_window import ROWS, RowWindow, row_window
from tests.factories import make_article, make_source

ClientOf = Callable[[User], Client]
SENTENCES = ROWS * 2 + 10
HTMX = {"HX-Request": "true"}


def article(*changed: int, source: str = "صحيفة الرصيف", sentences: int = SENTENCES) -> Article:
    """Sentences that differ from each other; those whose numbers are ``changed`` name another place."""
    lines = [
        f"أفرغت الرافعة {number} حمولة {'المرفأ الغربي' if number in changed else 'الرصيف'} قبل حلول المساء."
        for number in range(sentences)
    ]
    text = "\n".join(lines)
    spans = [[s.start, s.end] for s in split_sentences(text)]
    return make_article("حركة الرافعات", text, source=make_source(source), sentences=spans)


@pytest.fixture
def pair(db: None) -> tuple[Article, Article]:
    return article(), article(3, ROWS + 5, SENTENCES - 1, source="موقع السارية")


def asked(pair: tuple[Article, ...], **more: str | int) -> str:
    query = QueryDict(mutable=True)
    query.setlist("a", [str(each.pk) for each in pair])
    query.update({name: str(value) for name, value in more.items()})
    return f"{reverse('compare')}?{query.urlencode()}"


def rows(html: bytes) -> list[int]:
    return [int(number) for number in re.findall(rb'<tr id="row-(\d+)"', html)]


def links(html: bytes) -> list[str]:
    """The addresses of "further rows" and "all rows"."""
    found = re.findall(r'data-further(?:="all")? href="([^"]+)"', html.decode())
    return [address.replace("&amp;", "&") for address in found]


def test_a_long_comparison_shows_its_first_rows_and_counts_all(
    client_of: ClientOf, reader: User, pair: tuple[Article, Article]
) -> None:
    response = client_of(reader).get(asked(pair))
    assert rows(response.content) == list(range(1, ROWS + 1))
    assert response.context["differences"] == 3
    assert response.context["stops"] == 3
    assert b'data-stops="3"' in response.content


def test_an_ordinary_comparison_is_whole(client_of: ClientOf, reader: User, db: None) -> None:
    response = client_of(reader).get(asked((article(sentences=ROWS), article(4, sentences=ROWS))))
    assert rows(response.content) == list(range(1, ROWS + 1))
    assert links(response.content) == []


def test_the_links_lead_without_javascript_to_the_rows_that_follow(
    client_of: ClientOf, reader: User, pair: tuple[Article, Article]
) -> None:
    client = client_of(reader)
    further, everything = links(client.get(asked(pair)).content)
    assert further.endswith(f"#row-{ROWS + 1}")
    assert rows(client.get(reverse("compare") + further.partition("#")[0]).content) == list(range(1, 2 * ROWS + 1))
    last = client.get(reverse("compare") + everything.partition("#")[0])
    assert rows(last.content) == list(range(1, SENTENCES + 1))
    assert links(last.content) == []


def test_htmx_gets_only_the_rows_that_the_page_lacks(
    client_of: ClientOf, reader: User, pair: tuple[Article, Article]
) -> None:
    client = client_of(reader)
    address = asked(pair, rows=2 * ROWS, after=ROWS)
    part = client.get(address, headers=HTMX)
    assert rows(part.content) == list(range(ROWS + 1, 2 * ROWS + 1))
    assert b"<h1" not in part.content
    assert b"coverage" not in part.content
    assert all("after=" not in link for link in links(part.content))
    restored = client.get(address, headers=HTMX | {"HX-History-Restore-Request": "true"})
    assert rows(restored.content) == list(range(1, 2 * ROWS + 1))
    assert rows(client.get(address).content) == list(range(1, 2 * ROWS + 1))


def test_a_difference_keeps_its_number_in_every_window(
    client_of: ClientOf, reader: User, pair: tuple[Article, Article]
) -> None:
    part = client_of(reader).get(asked(pair, rows="all", after=ROWS), headers=HTMX).content.decode()
    assert re.findall(r'data-n="(\d+)"', part) == ["2", "2", "3", "3"]


def test_the_window_is_cut_from_the_rows_that_are_shown(
    client_of: ClientOf, reader: User, pair: tuple[Article, Article]
) -> None:
    response = client_of(reader).get(asked(pair, show="different"))
    assert rows(response.content) == [4, ROWS + 6, SENTENCES]
    assert links(response.content) == []


def test_another_choice_of_rows_begins_at_the_first_window(
    client_of: ClientOf, reader: User, pair: tuple[Article, Article]
) -> None:
    html = client_of(reader).get(asked(pair, rows=2 * ROWS)).content.decode()
    chosen = [address for address in re.findall(r'href="(\?[^"]+)"', html) if "show=" in address or "base=" in address]
    assert chosen
    assert not any("rows=" in address for address in chosen)
    assert any("rows=" in address and "hide=" in address for address in re.findall(r'href="(\?[^"]+)"', html))


@pytest.mark.parametrize(
    ("given", "append", "first", "last"),
    [
        pytest.param("", False, 0, ROWS, id="nothing asked"),
        pytest.param("rows=5", False, 0, ROWS, id="less than a window is a window"),
        pytest.param(f"rows={ROWS + 7}", False, 0, ROWS + 7, id="more is that many"),
        pytest.param("rows=٢٥٠", False, 0, 250, id="Arabic digits"),
        pytest.param("rows=99999999999", False, 0, ROWS, id="absurd"),
        pytest.param("rows=999999", False, 0, 1_000, id="more than there are"),
        pytest.param("rows=all", False, 0, 1_000, id="all"),
        pytest.param("rows=-4&after=7", False, 0, ROWS, id="after means nothing on a page"),
        pytest.param("rows=240&after=120", True, 120, 240, id="one window more"),
        pytest.param("rows=120&after=300", True, 300, 300, id="nothing that is not there yet"),
        pytest.param("rows=all&after=5000", True, 1_000, 1_000, id="after the end"),
        pytest.param("rows=x&after=²", True, 0, ROWS, id="no numbers"),
    ],
)
def test_the_address_says_which_rows(given: str, append: bool, first: int, last: int) -> None:
    assert row_window(QueryDict(given), 1_000, append=append) == RowWindow(first, last, 1_000)


@pytest.mark.django_db
def test_the_number_of_queries_is_the_same_for_three_rows_and_for_all(client_of: ClientOf, reader: User) -> None:
    client = client_of(reader)
    counted = []
    for sentences, shown in ((3, ""), (SENTENCES, "all")):
        address = asked((article(sentences=sentences), article(1, sentences=sentences)), rows=shown)
        with CaptureQueriesContext(connection) as caught:
            assert client.get(address).status_code == 200
        counted.append(len(caught))
    assert counted[0] == counted[1]

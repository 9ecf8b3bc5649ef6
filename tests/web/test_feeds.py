from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any
from urllib.parse import urlencode
from uuid import UUID
from xml.etree import ElementTree as ET

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from pytest_django import Settings

from articles.language.query_syntax import parse
from articles.language.stems import index_document
from articles.models import Article, SavedSearch, Tag, User
from articles.models.article import ArticleQuerySet
from articles.queries.article_filters import ArticleFilter
from articles.queries.search import Search
from articles.web.views import feeds
from tests.factories import NOON, make_article, make_saved_search, make_source, make_story, make_tag, tag_article

pytestmark = pytest.mark.django_db

ATOM = "{http://www.w3.org/2005/Atom}"
LANG = "{http://www.w3.org/XML/1998/namespace}lang"


def make(title: str = "عنوان", text: str = "خبر عن بغداد", **fields: Any) -> Article:
    return make_article(title, text, search=index_document(title, text), **fields)


@pytest.fixture
def saved(reader: User) -> SavedSearch:
    return make_saved_search(reader, name="أخبار «العاصمة» & غيرها")


def address(saved: SavedSearch) -> str:
    return reverse("feed", args=[saved.token])


def read(client: Client, saved: SavedSearch) -> ET.Element:
    response = client.get(address(saved))
    assert response.status_code == 200
    return ET.fromstring(response.content)  # noqa: S314 (our own)


def text(element: ET.Element, name: str) -> str:
    return element.findtext(f"{ATOM}{name}") or ""


def titles(client: Client, saved: SavedSearch) -> list[str]:
    return [text(entry, "title") for entry in read(client, saved).iter(f"{ATOM}entry")]


def test_the_feed_tells_what_it_is(client: Client, saved: SavedSearch) -> None:
    article = make()
    feed = read(client, saved)
    assert (text(feed, "title"), text(feed, "id")) == ("أخبار «العاصمة» & غيرها", f"urn:uuid:{saved.pk}")
    links = {link.get("rel"): link.get("href") for link in feed.findall(f"{ATOM}link")}
    assert links == {
        "self": f"http://testserver/feeds/{saved.token}/",
        "alternate": f"http://testserver/search/?{saved.address}",
    }
    assert datetime.fromisoformat(text(feed, "updated")) == article.published_at


def test_an_entry_holds_headline_source_times_passage_and_links(client: Client, saved: SavedSearch) -> None:
    late = NOON + timedelta(days=2)
    source = make_source("وكالة <المرفأ>")
    article = make(
        "زيارة & لقاء",
        "جملة أولى طويلة جدا. " * 20 + "وصل الوفد < إلى بغداد.",
        source=source,
        received_at=late,
        url="https://port.example/1?a=1&b=2",
        published_at=NOON,
    )
    (entry,) = read(client, saved).iter(f"{ATOM}entry")
    assert text(entry, "id") == f"urn:uuid:{article.pk}"
    assert text(entry, "title") == "زيارة & لقاء"
    assert entry.findtext(f"{ATOM}author/{ATOM}name") == "وكالة <المرفأ>"
    assert datetime.fromisoformat(text(entry, "published")) == article.published_at
    assert datetime.fromisoformat(text(entry, "updated")) == late
    summary = entry.find(f"{ATOM}summary")
    assert summary is not None
    assert summary.get("type") == "text"
    assert (summary.text or "").startswith("… ")
    assert (summary.text or "").endswith("وصل الوفد < إلى بغداد.")
    assert entry.get(LANG) == "ar"
    links = {link.get("rel"): link.get("href") for link in entry.findall(f"{ATOM}link")}
    assert links == {
        "alternate": f"http://testserver/articles/{article.pk}/",
        "via": "https://port.example/1?a=1&b=2",
    }


def test_the_newest_fifty_stand_first_whatever_the_order_on_the_page(client: Client, reader: User) -> None:
    for number in range(52):
        make(f"عنوان {number}")
    saved = make_saved_search(reader, address=urlencode({"q": "بغداد", "sort": "oldest"}))
    assert titles(client, saved) == [f"عنوان {number}" for number in range(51, 1, -1)]


def test_copies_are_folded_unless_the_search_shows_them(client: Client, reader: User) -> None:
    make_story(make("الأصل"), make("نسخة", source=make_source("مصدر آخر")))
    assert titles(client, make_saved_search(reader)) == ["الأصل"]
    every = make_saved_search(reader, name="كل نسخة", address=urlencode({"q": "بغداد", "fold": "0"}))
    assert titles(client, every) == ["نسخة", "الأصل"]


def test_a_search_that_takes_too_long_is_asked_for_again_later(
    client: Client, saved: SavedSearch, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Slow(Search):
        def articles(self, below: UUID | None = None) -> ArticleQuerySet:
            return super().articles(below).extra(where=["pg_sleep(1) IS NOT NULL"])

    make()
    monkeypatch.setattr(feeds, "TIMEOUT", 50)
    monkeypatch.setattr(feeds, "search_at", lambda _address, user: Slow(parse("بغداد"), ArticleFilter(), user))
    response = client.get(address(saved))
    assert (response.status_code, response["Retry-After"]) == (503, "600")
    assert response["X-Robots-Tag"] == "noindex"


def test_characters_that_xml_cannot_hold_are_left_out(client: Client, saved: SavedSearch) -> None:
    make("عنوان\x0b ثان\x1f", "بغداد\x01 الآن\ufffe.")
    (entry,) = read(client, saved).iter(f"{ATOM}entry")
    assert text(entry, "title") == "عنوان ثان"
    assert text(entry, "summary") == "بغداد الآن."


def test_an_empty_search_is_a_valid_feed_that_holds_still(client: Client, saved: SavedSearch) -> None:
    feed = read(client, saved)
    assert list(feed.iter(f"{ATOM}entry")) == []
    assert datetime.fromisoformat(text(feed, "updated")) == saved.created_at


def test_only_what_the_owner_would_see_is_shown(client: Client, reader: User, analyst: User) -> None:
    make("لم يقرأ")
    make("قرأه").readings.create(user=reader, state="done")
    filters = urlencode({"q": "بغداد", "state": "done"})
    assert titles(client, make_saved_search(reader, address=filters)) == ["قرأه"]
    assert titles(client, make_saved_search(analyst, address=filters)) == []


def test_a_feed_marks_nothing_as_seen(client: Client, saved: SavedSearch) -> None:
    read(client, saved)
    saved.refresh_from_db()
    assert saved.seen_at == NOON


def test_it_is_private_and_not_for_search_engines(client: Client, saved: SavedSearch) -> None:
    response = client.get(address(saved))
    assert response["Content-Type"] == "application/atom+xml; charset=utf-8"
    assert "private" in response["Cache-Control"]
    assert response["X-Robots-Tag"] == "noindex"
    assert response["Referrer-Policy"] == "same-origin"
    assert not response.cookies


def test_nothing_is_sent_again_until_something_changes(client: Client, saved: SavedSearch) -> None:
    make()
    first = client.get(address(saved))
    known = {"If-None-Match": first["ETag"]}
    again = client.get(address(saved), headers=known)
    assert (again.status_code, again.content, again["ETag"]) == (304, b"", first["ETag"])
    assert again["X-Robots-Tag"] == "noindex"
    make("خبر آخر")
    assert client.get(address(saved), headers=known).status_code == 200


@pytest.mark.parametrize("change", ["name", "headline", "source", "gone"])
def test_whatever_a_reader_would_see_changes_the_entity_tag(client: Client, saved: SavedSearch, change: str) -> None:
    article = make()
    before = client.get(address(saved))["ETag"]
    match change:
        case "name":
            SavedSearch.objects.update(name="اسم آخر")
        case "headline":
            Article.objects.update(title="آخر", digest="0" * 64)
        case "source":
            article.source.name = "مصدر آخر"
            article.source.save()
        case "gone":
            Article.objects.update(search=index_document("", "دمشق"))
    assert client.get(address(saved))["ETag"] != before


def test_an_old_article_that_enters_late_is_not_hidden_by_its_date(client: Client, reader: User) -> None:
    tag = make_tag()
    saved = make_saved_search(reader, address=f"tag={tag.pk}")
    old, new = make("قديم"), make("جديد")
    tag_article(new, tag)
    first = client.get(address(saved))
    tag_article(old, tag)
    since = {"If-Modified-Since": first["Last-Modified"]}
    response = client.get(address(saved), headers=since)
    assert response.status_code == 200
    assert "قديم" in response.content.decode()


def test_the_head_is_that_of_the_feed(client: Client, saved: SavedSearch) -> None:
    make()
    response = client.head(address(saved))
    assert (response.status_code, response.content) == (200, b"")
    assert response["ETag"] == client.get(address(saved))["ETag"]


def test_it_is_only_ever_read(client: Client, saved: SavedSearch) -> None:
    for verb in (client.post, client.put, client.delete):
        assert verb(address(saved)).status_code == 405


@pytest.mark.parametrize("token", ["x", "'; drop", "0" * 43, "a" * 5_000, "%00", "العراق"])
def test_a_token_that_nobody_has_finds_nothing(client: Client, saved: SavedSearch, token: str) -> None:
    assert client.get(f"/feeds/{token}/").status_code == 404


def test_a_token_that_was_given_up_finds_nothing(
    client: Client, saved: SavedSearch, reader: User, client_of: Callable[[User], Client]
) -> None:
    old = address(saved)
    client_of(reader).post(reverse("renew_saved_search", args=[saved.pk]))
    assert client.get(old).status_code == 404
    assert client.get(address(SavedSearch.objects.get())).status_code == 200


@pytest.mark.parametrize("fields", [{"is_active": False}, {"role": "stranger"}])
def test_whoever_may_read_no_more_has_no_feeds(client: Client, reader: User, fields: dict[str, Any]) -> None:
    saved = make_saved_search(reader)
    reader.is_active = fields.get("is_active", True)
    reader.save()
    if "role" in fields:
        with connection.cursor() as cursor:
            cursor.execute("ALTER TABLE articles_user DROP CONSTRAINT user_role_known")
        User.objects.update(role=fields["role"])
    assert client.get(address(saved)).status_code == 404


def test_the_feed_speaks_of_the_host_that_was_asked(client: Client, saved: SavedSearch, settings: Settings) -> None:
    settings.ALLOWED_HOSTS = ["desk.example"]
    make()
    page = client.get(address(saved), headers={"Host": "desk.example"}).content.decode()
    assert "http://desk.example/articles/" in page
    assert "testserver" not in page
    assert client.get(address(saved), headers={"Host": "evil.example"}).status_code == 400


def test_three_entries_cost_no_more_queries_than_one(client: Client, saved: SavedSearch) -> None:
    def queries() -> int:
        with CaptureQueriesContext(connection) as asked:
            client.get(address(saved))
        return len(asked)

    def add() -> None:
        tag_article(make(source=make_source(f"مصدر {Article.objects.count()}")), make_tag(f"و {Tag.objects.count()}"))

    add()
    one = queries()
    add()
    add()
    assert queries() == one

import re
from collections.abc import Callable
from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from articles.models import Alias, Entity, Mention, User
from tests.factories import (
    NOON,
    make_article,
    make_entity,
    make_mention,
    make_quotation,
    make_source,
)

ClientOf = Callable[[User], Client]
TEXT = "قال الوزير سالم الراوي إن الرصيف جاهز. ثم غادر."


@pytest.fixture
def client(reader: User, client_of: ClientOf) -> Client:
    return client_of(reader)


def named(entity: Entity, times: int = 1, **fields: object) -> None:
    for _time in range(times):
        article = make_article(text=TEXT, sentences=[[0, 38], [39, len(TEXT)]], **fields)
        make_mention(article, entity, 11, 22, role="الوزير")


def names_in(html: str) -> list[str]:
    return re.findall(r'<th scope="row"><a[^>]*><bdi[^>]*>([^<]+)', html)


def listed(client: Client, query: str = "") -> list[str]:
    return names_in(client.get(f"{reverse('entities')}?{query}").content.decode())


def test_the_list_puts_those_in_most_articles_first_and_counts_articles_not_mentions(client: Client) -> None:
    often, twice = make_entity("الراوي"), make_entity("الباز")
    named(often, 2)
    article = make_article(text=TEXT)
    for start in range(3):
        make_mention(article, twice, start, start + 4)
    assert listed(client) == ["الراوي", "الباز"]
    assert listed(client, "order=name") == ["الباز", "الراوي"]


def test_a_name_is_found_in_any_spelling_and_by_any_of_its_forms(client: Client) -> None:
    entity = make_entity("أحمد الراوي")
    Alias.objects.create(entity=entity, text="أبو جابر")
    make_entity("هدى الباز")
    for text in ("احمد", "الراوى", "ابو جا"):
        assert listed(client, f"q={text}") == ["أحمد الراوي"], text
    assert listed(client, "q=لا أحد") == []


def test_kinds_are_told_apart_and_an_unknown_kind_means_all(client: Client) -> None:
    make_entity("سالم")
    make_entity("الميناء", kind="place")
    assert listed(client, "kind=place") == ["الميناء"]
    assert len(listed(client, "kind=planet")) == 2


def test_merged_names_and_rejected_mentions_do_not_count(client: Client) -> None:
    entity = make_entity("الراوي")
    make_entity("سالم", merged_into=entity)
    named(entity, 2)
    Mention.objects.filter(pk=Mention.objects.earliest("pk").pk).update(decision="rejected")
    html = client.get(reverse("entities")).content.decode()
    assert names_in(html) == ["الراوي"]
    assert '<td class="number">1</td>' in html


@pytest.mark.parametrize("order", ["", "name"])
def test_the_list_pages_by_key_and_shows_every_name_once(client: Client, order: str) -> None:
    for number in range(105):
        entity = make_entity(f"اسم {number:03}")
        if number % 3 == 0:
            named(entity)
    seen: list[str] = []
    query = f"order={order}"
    for _page in range(3):
        html = client.get(f"{reverse('entities')}?{query}").content.decode()
        seen += names_in(html)
        following = re.search(r'rel="next" href="\?([^"]+)"', html)
        query = following.group(1).replace("&amp;", "&") if following else ""
    assert not query
    assert len(seen) == len(set(seen)) == 105


def test_an_empty_list_says_what_to_do_next(client: Client) -> None:
    assert reverse("add") in client.get(reverse("entities")).content.decode()
    assert reverse("search") in client.get(reverse("entities"), {"q": "سالم"}).content.decode()


def test_the_page_of_a_name_shows_its_evidence(client: Client) -> None:
    entity, beside = make_entity("سالم الراوي"), make_entity("الميناء", kind="place")
    Alias.objects.create(entity=entity, text="أبو جابر")
    named(entity)
    mention = Mention.objects.get()
    make_mention(mention.article, beside, 26, 32)
    make_quotation(mention.article, 23, 37, speaker_entity=entity)
    html = client.get(entity.get_absolute_url()).content.decode()
    assert re.search(r'قال الوزير <a[^>]+#m\d+"><mark data-kind="person">سالم الراوي</mark></a> إن الرصيف جاهز\.', html)
    assert "أبو جابر" in html
    assert "الميناء" in html
    assert reverse("source", args=[mention.article.source_id]) in html
    assert "إن الرصيف جاهز" in html
    assert "<td><bdi" in html
    assert 'class="volume-bar"' in html


def test_a_merged_name_leads_to_the_one_it_was_merged_into(client: Client) -> None:
    entity = make_entity("سالم الراوي")
    merged = make_entity("الراوي", merged_into=entity)
    response = client.get(merged.get_absolute_url())
    assert (response.status_code, response.headers["Location"]) == (302, entity.get_absolute_url())


def test_mentions_page_forth_and_back_by_key(client: Client) -> None:
    entity = make_entity("سالم الراوي")
    named(entity, 25, published_at=NOON)
    first = client.get(entity.get_absolute_url()).content.decode()
    older = re.search(r'rel="next" href="(\?[^"#]+)', first)
    assert older
    second = client.get(entity.get_absolute_url() + older.group(1)).content.decode()
    anchors = re.compile(r'class="mark" href="([^"]+)"')
    assert len(anchors.findall(first)) == 20
    assert not set(anchors.findall(first)) & set(anchors.findall(second))
    assert len(anchors.findall(second)) == 5
    newer = re.search(r'rel="prev" href="(\?[^"#]+)', second)
    assert newer
    assert anchors.findall(client.get(entity.get_absolute_url() + newer.group(1)).content.decode()) == anchors.findall(
        first
    )
    assert client.get(entity.get_absolute_url() + "?older=x.y.z&newer=1.2").status_code == 200


def test_an_analyst_adds_a_form_and_a_reader_may_not(client: Client, analyst: User, client_of: ClientOf) -> None:
    entity = make_entity("سالم الراوي")
    address = reverse("add_form", args=[entity.pk])
    assert client.post(address, {"text": "أبو جابر"}).status_code == 403
    assert client.get(address).status_code == 405
    response = client_of(analyst).post(address, {"text": " أبو   جابر "}, follow=True)
    assert entity.aliases.filter(text="أبو جابر", origin=Alias.Origin.PERSON).exists()
    assert "/undo/" in response.content.decode()
    client_of(analyst).post(address, {"text": "،"})
    assert entity.aliases.count() == 2


def test_an_editor_renames_a_name_and_an_analyst_may_not(analyst: User, editor: User, client_of: ClientOf) -> None:
    entity = make_entity("سالم الراوي")
    make_entity("هدى الباز")
    address = reverse("rename_entity", args=[entity.pk])
    assert client_of(analyst).post(address, {"name": "سالم جابر"}).status_code == 403
    client_of(editor).post(address, {"name": "هدى الباز"})
    entity.refresh_from_db()
    assert entity.name == "سالم الراوي"
    client_of(editor).post(address, {"name": "سالم جابر"})
    entity.refresh_from_db()
    assert entity.name == "سالم جابر"


def test_an_editor_sees_what_a_merge_changes_before_and_takes_it_back_after(editor: User, client_of: ClientOf) -> None:
    short, full = make_entity("الراوي"), make_entity("سالم الراوي")
    named(short, 3)
    browser = client_of(editor)
    address = reverse("merge_entity", args=[full.pk])
    assert f"?other={short.pk}" in browser.get(address).content.decode()
    preview = browser.get(address, {"other": short.pk}).content.decode()
    assert "<dd>3</dd>" in preview
    assert Mention.objects.filter(entity=short).count() == 3
    response = browser.post(address, {"other": short.pk}, follow=True)
    assert response.redirect_chain[-1][0] == full.get_absolute_url()
    assert Mention.objects.filter(entity=full).count() == 3
    undo = re.search(r'action="(/undo/[^"]+)"', response.content.decode())
    assert undo
    browser.post(undo.group(1))
    assert Mention.objects.filter(entity=short).count() == 3


def test_a_merge_can_keep_the_other_name(editor: User, client_of: ClientOf) -> None:
    short, full = make_entity("الراوي"), make_entity("سالم الراوي")
    client_of(editor).post(reverse("merge_entity", args=[short.pk]), {"other": full.pk, "keep": "other"})
    short.refresh_from_db()
    assert short.merged_into == full


@pytest.mark.parametrize("other", ["", "x", "itself", "merged"])
def test_a_merge_with_nothing_sensible_changes_nothing(editor: User, client_of: ClientOf, other: str) -> None:
    full = make_entity("سالم الراوي")
    merged = make_entity("الراوي", merged_into=full)
    posted = {"itself": str(full.pk), "merged": str(merged.pk)}.get(other, other)
    response = client_of(editor).post(reverse("merge_entity", args=[full.pk]), {"other": posted})
    assert response.status_code == 302
    assert Entity.objects.filter(merged_into=None).count() == 1
    assert client_of(editor).get(reverse("merge_entity", args=[full.pk]), {"other": posted}).status_code == 200


def test_merging_is_for_editors_and_standing_names(analyst: User, editor: User, client_of: ClientOf) -> None:
    entity = make_entity()
    assert client_of(analyst).get(reverse("merge_entity", args=[entity.pk])).status_code == 403
    assert client_of(analyst).post(reverse("merge_entity", args=[entity.pk])).status_code == 403
    merged = make_entity("الراوي", merged_into=entity)
    assert client_of(editor).get(reverse("merge_entity", args=[merged.pk])).status_code == 404


def test_the_number_of_queries_does_not_grow_with_names_or_mentions(client: Client) -> None:
    entity = make_entity("سالم الراوي")

    def count(address: str) -> int:
        with CaptureQueriesContext(connection) as captured:
            assert client.get(address).status_code == 200
        return len(captured)

    def one(number: int) -> None:
        beside = make_entity(f"اسم {number}")
        article = make_article(
            text=TEXT, source=make_source(f"صحيفة {number}"), published_at=NOON + timedelta(days=number)
        )
        make_mention(article, entity, 11, 22, role=f"الوزير {number}")
        make_mention(article, beside, 0, 3)
        make_quotation(article, 23, 37, speaker_entity=entity)
        Alias.objects.create(entity=entity, text=f"صيغة {number}")

    one(1)
    addresses = (reverse("entities"), reverse("entities") + "?order=name", entity.get_absolute_url())
    for address in addresses:
        count(address)
    before = [count(address) for address in addresses]
    one(2)
    one(3)
    assert [count(address) for address in addresses] == before


def test_a_page_names_twelve_roles_and_links_to_the_others(client: Client) -> None:
    entity, article = make_entity("سالم الراوي"), make_article(text="ن" * 60)
    for n in range(14):
        make_mention(article, entity, n, n + 2, role=f"وزير {n}")
    page = client.get(entity.get_absolute_url())
    assert len(page.context["roles"]) == 12
    assert "?roles=all#roles" in page.content.decode()
    whole = client.get(entity.get_absolute_url(), {"roles": "all"})
    assert len(whole.context["roles"]) == 14
    assert "?roles=all" not in whole.content.decode()

import re
from collections.abc import Callable
from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from articles.language.sentences import split_sentences
from articles.models import Article, Source, User
from articles.queries.sources import source_list
from tests.factories import NOON, make_article, make_entity, make_mention, make_source, make_story

ClientOf = Callable[[User], Client]


@pytest.fixture
def client(reader: User, client_of: ClientOf) -> Client:
    return client_of(reader)


def listed(client: Client, order: str = "") -> list[str]:
    html = client.get(reverse("sources"), {"order": order}).content.decode()
    return re.findall(r'<th scope="row"><span class="sources-pick"><input[^>]*> <a[^>]*><bdi[^>]*>([^<]+)', html)


def copied_story() -> tuple[Source, Source]:
    """The agency had it first; the paper copied it an hour later, and credits the agency."""
    agency, paper = make_source("وكالة السهل", kind="agency"), make_source("جريدة البحر")
    first = make_article(source=agency, published_at=NOON)
    copy = make_article(source=paper, published_at=NOON + timedelta(hours=1), credits=["وكالة السهل"])
    make_article(source=paper, published_at=NOON - timedelta(days=1), title="خبر الجريدة وحدها")
    make_story(first, copy)
    return agency, paper


def test_the_table_counts_articles_copies_and_credits(client: Client) -> None:
    _agency, paper = copied_story()
    html = client.get(reverse("sources")).content.decode()
    rows = re.findall(r"<tr>.*?</tr>", html.partition("<tbody>")[2], re.DOTALL)
    (row,) = [row for row in rows if reverse("source", args=[paper.pk]) in row]
    assert '<td class="number">2</td>' in row
    assert '<td class="number">50%</td>' in row
    assert "وكالة السهل" in row


def test_an_article_in_its_own_words_is_no_copy_though_the_story_was_another_s(client: Client) -> None:
    agency, paper = make_source("وكالة السهل", kind="agency"), make_source("جريدة البحر")
    first = make_article(source=agency, published_at=NOON)
    make_story(first, make_article(source=paper, published_at=NOON + timedelta(hours=1)), of_copies=False)
    assert {row.source: row.copies for row in source_list()} == {agency: 0, paper: 0}


def test_the_table_is_ordered_as_asked(client: Client) -> None:
    copied_story()
    make_source("الأفق")
    assert listed(client) == ["الأفق", "جريدة البحر", "وكالة السهل"]
    assert listed(client, "articles") == ["جريدة البحر", "وكالة السهل", "الأفق"]
    assert listed(client, "last") == ["جريدة البحر", "وكالة السهل", "الأفق"]
    assert listed(client, "x") == listed(client)


def test_ticked_sources_are_compared_and_stay_ticked_in_another_order(client: Client) -> None:
    agency, paper = copied_story()
    html = client.get(reverse("sources"), {"source": [str(paper.pk)], "order": "articles"}).content.decode()
    boxes = re.findall(r'<input type="checkbox" name="source" value="([^"]+)" aria-label="[^"]+"( checked)?>', html)
    assert dict(boxes) == {str(paper.pk): " checked", str(agency.pk): ""}
    form = html.partition('<form id="choose-sources"')[2]
    assert f'action="{reverse("compare_sources")}"' in form.partition(">")[0]
    assert re.findall(rf'form="choose-sources" formaction="{reverse("sources")}" name="order" value="(\w*)"', html) == [
        *("", "articles", "last")
    ]
    compared = client.get(reverse("compare_sources"), {"source": [str(paper.pk), str(agency.pk)]})
    back = reverse("sources") + compared.context["asked"].address()
    assert back.replace("&", "&amp;") in compared.content.decode()
    assert client.get(back).content.decode().count(" checked>") == 2


@pytest.mark.parametrize("wrong", ["x", "\u0000", "9" * 40, str(Source.id_for("nobody"))])
def test_what_cannot_be_ticked_ticks_nothing(client: Client, wrong: str) -> None:
    copied_story()
    response = client.get(reverse("sources"), {"source": wrong})
    assert response.status_code == 200
    assert " checked" not in response.content.decode()


def test_an_empty_table_says_what_to_do_next(client: Client) -> None:
    assert reverse("add") in client.get(reverse("sources")).content.decode()


def test_the_page_of_a_source_shows_whom_it_names_and_what_it_had_first(client: Client) -> None:
    agency, paper = copied_story()
    entity = make_entity("سالم الراوي")
    make_mention(agency.articles.get(), entity)
    html = client.get(reverse("source", args=[agency.pk])).content.decode()
    assert "سالم الراوي" in html
    assert reverse("story", args=[agency.articles.get().story_id]) in html
    assert 'class="volume-bar"' in html
    other = client.get(reverse("source", args=[paper.pk])).content.decode()
    assert "/stories/" not in other.partition('class="name-page"')[2]
    assert "خبر الجريدة وحدها" in other


def test_a_source_without_articles_says_what_to_do_next(client: Client) -> None:
    assert reverse("add") in client.get(reverse("source", args=[make_source().pk])).content.decode()


FIELDS = {
    "name": "صحيفة المرفأ",
    "kind": "agency",
    "country": "lb",
    "owner": "",
    "language": "ar",
    "reliability": "B",
    "homepage": "",
}


def test_an_editor_edits_a_source_and_its_id_stays(editor: User, client_of: ClientOf) -> None:
    source = make_source("صحيفة المرفأ")
    response = client_of(editor).post(reverse("edit_source", args=[source.pk]), {**FIELDS, "name": "المرفأ الجديد"})
    assert response.status_code == 302
    kept = Source.objects.get(pk=source.pk)
    assert (kept.name, kept.key, kept.kind, kept.country) == ("المرفأ الجديد", "المرفا الجديد", "agency", "LB")


@pytest.mark.parametrize(
    "wrong",
    [
        {"name": "«»"},
        {"name": "جريدة البحر"},
        {"kind": "planet"},
        {"country": "٣٤"},
        {"reliability": "Z"},
        {"homepage": "javascript:alert(1)"},
        {"language": "ar eg"},
    ],
)
def test_what_a_source_cannot_be_is_refused_and_said(editor: User, client_of: ClientOf, wrong: dict[str, str]) -> None:
    make_source("جريدة البحر")
    source = make_source("صحيفة المرفأ")
    response = client_of(editor).post(reverse("edit_source", args=[source.pk]), {**FIELDS, **wrong})
    assert response.status_code == 422
    assert "errorlist" in response.content.decode()
    assert Source.objects.get(pk=source.pk).kind == "outlet"


def test_editing_sources_is_for_editors(client: Client, analyst: User, client_of: ClientOf) -> None:
    address = reverse("edit_source", args=[make_source().pk])
    for browser in (client, client_of(analyst)):
        assert browser.get(address).status_code == 403
        assert browser.post(address, FIELDS).status_code == 403
    assert (
        reverse("edit_source", args=[Source.objects.get().pk])
        not in client.get(reverse("source", args=[Source.objects.get().pk])).content.decode()
    )


def test_reading_pages_take_no_post_and_unknown_sources_are_not_found(client: Client) -> None:
    source = make_source()
    assert client.post(reverse("sources")).status_code == 405
    assert client.post(reverse("source", args=[source.pk])).status_code == 405
    address = reverse("source", args=[source.pk])
    source.delete()
    assert client.get(address).status_code == 404


def test_the_number_of_queries_does_not_grow_with_rows(client: Client) -> None:
    source = make_source()

    def count(address: str) -> int:
        with CaptureQueriesContext(connection) as captured:
            assert client.get(address).status_code == 200
        return len(captured)

    def one(number: int) -> None:
        article = make_article(source=source, credits=[f"وكالة {number}"], published_at=NOON + timedelta(days=number))
        other = make_source(f"صحيفة {number}")
        make_story(article, make_article(source=other, published_at=NOON + timedelta(days=number, hours=1)))
        for kind in ("person", "organisation", "place"):
            make_mention(article, make_entity(f"اسم {number}", kind=kind))

    one(1)
    addresses = (reverse("sources"), reverse("source", args=[source.pk]))
    for address in addresses:
        count(address)
    before = [count(address) for address in addresses]
    one(2)
    one(3)
    assert [count(address) for address in addresses] == before


def test_the_page_of_a_source_says_what_it_takes_whose_it_is_and_whether_it_says_so(client: Client) -> None:
    agency, paper = make_source("وكالة السهل", kind="agency"), make_source("جريدة البحر")
    text = "أعلنت هيئة الميناء تعليق حركة الملاحة في الحوض الشرقي. وأضاف المدير أن الحادث لم يسفر عن إصابات."
    text += " وتعد هذه ثالث سفينة تجنح في الحوض منذ بداية العام."
    cut = [[sentence.start, sentence.end] for sentence in split_sentences(text)]
    first = make_article(text=text, sentences=cut, source=agency, published_at=NOON)
    Article.objects.update(copies=first.pk)
    later = NOON + timedelta(hours=3)
    make_article(text=text, sentences=cut, source=paper, published_at=later, copies=first.pk)
    html = client.get(reverse("source", args=[paper.pk])).content.decode()
    part = html.partition('aria-labelledby="reuse"')[2].partition("</section>")[0]
    said = " ".join(re.sub(r"<[^>]+>", " ", part).split())
    assert "المأخوذ معظمه عن غيره: 1 من أحدث 1 من مقالاته (100%)" in said
    assert "وكالة السهل 1 3 ساعات 0 من 1" in said
    assert "من أحدث 100 من مقالاته على الأكثر" in said


def reuse_of(client: Client, source: Source, **period: str) -> str:
    html = client.get(reverse("source", args=[source.pk]), period).content.decode()
    return html.partition('aria-labelledby="reuse"')[2].partition("</section>")[0]


def test_what_a_source_takes_is_told_of_the_days_that_the_address_names(client: Client) -> None:
    text = "أعلنت هيئة الميناء تعليق حركة الملاحة في الحوض الشرقي. وأضاف المدير أن الحادث لم يسفر عن إصابات."
    cut = [[sentence.start, sentence.end] for sentence in split_sentences(text)]
    paper = make_source("جريدة البحر")
    for day, outlet in enumerate(["وكالة السهل", "وكالة الجبل"]):
        at = NOON + timedelta(days=day)
        first = make_article(text=text, sentences=cut, source=make_source(outlet, kind="agency"), published_at=at)
        make_article(text=text, sentences=cut, source=paper, published_at=at + timedelta(hours=1), copies=first.pk)
        Article.objects.filter(pk=first.pk).update(copies=first.pk)
    second = f"{NOON + timedelta(days=1):%Y-%m-%d}"
    for asked, agencies in (
        ({}, {"السهل", "الجبل"}),
        ({"before": f"{NOON:%Y-%m-%d}"}, {"السهل"}),
        ({"after": second}, {"الجبل"}),
        ({"after": second, "before": second}, {"الجبل"}),
    ):
        part = reuse_of(client, paper, **asked)
        assert {name for name in ("السهل", "الجبل") if f"وكالة {name}" in part} == agencies
        for name in asked:
            assert f'name="{name}" value="{asked[name]}"' in part
        assert ("كل المدة" in part) is bool(asked)


@pytest.mark.parametrize(
    "wrong", [{"after": "2026-02-31"}, {"before": "x"}, {"after": "\u0000"}, {"after": "2099-12-31"}, {"before": "1"}]
)
def test_days_that_cannot_be_read_are_left_out_and_a_time_without_articles_says_so(
    client: Client, wrong: dict[str, str]
) -> None:
    paper = make_source("جريدة البحر")
    make_article(source=paper)
    part = reuse_of(client, paper, **wrong)
    assert ("لا مقال له في هذه المدة" in part) is ("2099-12-31" in wrong.values())
    assert "()" not in part


def test_a_source_that_takes_from_nobody_has_no_table_of_it(client: Client) -> None:
    paper = make_source("جريدة البحر")
    make_article(source=paper)
    html = client.get(reverse("source", args=[paper.pk])).content.decode()
    part = html.partition('aria-labelledby="reuse"')[2].partition("</section>")[0]
    assert "0 من أحدث 1" in part
    assert "<table" not in part

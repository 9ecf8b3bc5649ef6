from datetime import UTC, datetime
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from articles.actions.analyse_articles import analyse_articles
from articles.ingest.addresses import article_id
from articles.models import Article, Job, Note, Original, Source, Story, StoryDecision, Tag, User
from tests.admin.conftest import SignIn
from tests.factories import (
    NOON,
    make_article,
    make_entity,
    make_mention,
    make_original,
    make_quotation,
    make_source,
    make_story,
    make_tag,
)

LIST = reverse("admin:articles_article_changelist")
ADDRESS = "https://harbour.example/news/7?utm_source=x"


def page_of(article: Article) -> str:
    return reverse("admin:articles_article_change", args=[article.pk])


def listed(client: Client, **asked: str) -> list[str]:
    return [row.title for row in client.get(LIST, asked).context["cl"].result_list]


def indexed(title: str, text: str = "نص عن البحر.", **fields: Any) -> Article:
    """An article as the analysis leaves it."""
    article = make_article(title, text, **fields)
    analyse_articles([article.pk], NOON)
    return article


def test_an_article_is_found_by_words_of_its_headline_and_not_of_its_text(client_of: SignIn, editor: User) -> None:
    indexed("افتتاح الميناء الجديد", "خبر عن السفن.")
    indexed("أسعار القمح", "وصل القمح إلى الميناء.")
    client = client_of(editor)
    assert listed(client, q="بالميناء") == ["افتتاح الميناء الجديد"]
    assert listed(client, q="الميناء القمح") == []
    assert listed(client, q="غضنفر") == []


def test_an_article_is_found_by_its_address_however_it_was_decorated_and_by_its_id(
    client_of: SignIn, editor: User
) -> None:
    article = make_article("خبر", id=article_id(ADDRESS, "", ""), url="https://harbour.example/news/7")
    make_article("خبر آخر")
    client = client_of(editor)
    for text in (ADDRESS, "http://harbour.example/news/7", str(article.pk), article.pk.hex):
        assert listed(client, q=text) == ["خبر"]


def test_the_list_counts_mentions_and_quotations_and_reads_no_text(client_of: SignIn, editor: User) -> None:
    article, entity = make_article(), make_entity()
    make_mention(article, entity)
    make_mention(article, entity, 6, 9)
    make_quotation(article)
    (row,) = client_of(editor).get(LIST).context["cl"].result_list
    assert (row.mention_count, row.quotation_count) == (2, 1)
    assert {"text", "search", "removed"} <= row.get_deferred_fields()


@pytest.mark.parametrize(
    ("asked", "titles"),
    [
        ({"published": "2025"}, ["قديم"]),
        ({"published": "2026"}, ["جديد"]),
        ({"published": "2026-11"}, ["جديد"]),
        ({"published": "2025-11"}, []),
        ({"analysed": "no"}, ["قديم"]),
        ({"analysed": "yes"}, ["جديد"]),
        ({"story": "yes"}, ["قديم"]),
        ({"language": "en"}, ["قديم"]),
        ({"published_from__exact": "option"}, ["قديم"]),
    ],
)
def test_filters_narrow_the_list(client_of: SignIn, editor: User, asked: dict[str, str], titles: list[str]) -> None:
    long_ago = datetime(2025, 2, 3, tzinfo=UTC)
    old = make_article("قديم", published_at=long_ago, analysed_at=None, language="en", published_from="option")
    make_story(old)
    make_article("جديد")
    assert listed(client_of(editor), **asked) == titles


def test_a_year_offers_its_months(client_of: SignIn, editor: User) -> None:
    make_article(published_at=datetime(2025, 10, 3, tzinfo=UTC))
    make_article(published_at=datetime(2026, 2, 3, tzinfo=UTC))
    (by_month, *_rest) = client_of(editor).get(LIST, {"published": "2025"}).context["cl"].filter_specs
    assert [value for value, _name in by_month.lookup_choices] == ["2025", "2025-10", "2025-11", "2025-12"]


def test_chosen_articles_are_analysed_again_by_the_worker(client_of: SignIn, editor: User) -> None:
    chosen = [make_article(), make_article()]
    make_article()
    data = {"action": "analyse_selected", "_selected_action": [str(article.pk) for article in chosen]}
    page = client_of(editor).post(LIST, data, follow=True)
    assert set(Job.objects.get().args["ids"]) == {str(article.pk) for article in chosen}
    assert [message.level_tag for message in page.context["messages"]] == ["success"]


def test_all_articles_of_a_search_are_analysed_again(client_of: SignIn, editor: User) -> None:
    for number in range(3):
        make_article(f"خبر {number}", source=make_source("المرفأ"))
    make_article(source=make_source("أخرى"))
    source = Source.objects.get(name="المرفأ")
    address = f"{LIST}?source__id__exact={source.pk}"
    one = Article.objects.filter(source=source).first()
    assert one
    data = {"action": "analyse_selected", "select_across": "1", "_selected_action": [str(one.pk)]}
    client_of(editor).post(address, data)
    assert len(Job.objects.get().args["ids"]) == 3


def mended(article: Article, **values: str) -> dict[str, str]:
    return {"kicker": "", "title": article.title, "byline": "", "language": article.language, **values}


def test_a_mended_headline_is_kept_and_the_article_analysed_again(client_of: SignIn, editor: User) -> None:
    article = make_article("عنوان ناقص", title_derived=True)
    client_of(editor).post(page_of(article), mended(article, title="عنوان كامل"))
    article.refresh_from_db()
    assert (article.title, article.title_derived) == ("عنوان كامل", False)
    assert Job.objects.get().args["ids"] == [str(article.pk)]


def test_saving_writes_nothing_that_was_not_mended(client_of: SignIn, editor: User) -> None:
    article = make_article()
    client = client_of(editor)
    client.get(page_of(article))
    Article.objects.filter(pk=article.pk).update(credits=["وكالة"], title="عنوان العامل")
    client.post(page_of(article), mended(article, byline="أنس", title="عنوان العامل"))
    article.refresh_from_db()
    assert (article.byline, article.credits, article.title) == ("أنس", ["وكالة"], "عنوان العامل")
    assert not Job.objects.exists()


def test_one_article_is_analysed_again_from_its_page(client_of: SignIn, editor: User) -> None:
    article = make_article()
    client_of(editor).post(page_of(article), mended(article, _analyse="1"))
    assert Job.objects.count() == 1


@pytest.mark.parametrize("values", [{"title": ""}, {"title": "ن" * 501}, {"language": ""}])
def test_a_bad_headline_or_language_comes_back(client_of: SignIn, editor: User, values: dict[str, str]) -> None:
    article = make_article()
    page = client_of(editor).post(page_of(article), mended(article, **values))
    assert page.status_code == 200
    assert page.context["errors"]


def test_what_came_in_cannot_be_written_over(client_of: SignIn, editor: User) -> None:
    article = make_article()
    sent = mended(article, text="نص آخر", url="https://x.example/", digest="0", byline="أنس")
    client_of(editor).post(page_of(article), sent)
    after = Article.objects.get(pk=article.pk)
    assert (after.text, after.url, after.digest) == (article.text, article.url, article.digest)


def test_articles_are_neither_added_nor_deleted_here(client_of: SignIn, administrator: User) -> None:
    article = make_article()
    client = client_of(administrator)
    assert client.get(reverse("admin:articles_article_add")).status_code == 403
    assert client.post(reverse("admin:articles_article_delete", args=[article.pk]), {"post": "yes"}).status_code == 403
    assert client.post(LIST, {"action": "delete_selected", "_selected_action": [str(article.pk)]}).status_code == 302
    assert Article.objects.exists()


def test_the_page_shows_the_first_findings_and_says_that_there_are_more(
    client_of: SignIn, editor: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("articles.admin.articles.SHOWN", 2)
    article, entity = make_article(), make_entity()
    for start in range(3):
        make_mention(article, entity, start, start + 5)
    mentions = client_of(editor).get(page_of(article)).context["findings"][0]
    assert (mentions["total"], len(mentions["rows"])) == (3, 2)


def test_an_address_that_is_no_id_leads_back_to_the_start(client_of: SignIn, editor: User) -> None:
    there = client_of(editor).get(reverse("admin:articles_article_change", args=["nothing"]))
    assert there["Location"] == reverse("admin:index")


def test_an_original_is_handed_out_and_never_rendered(client_of: SignIn, editor: User, analyst: User) -> None:
    kept = make_original(b"<script>alert(1)</script>")
    address = reverse("admin:articles_original_download", args=[kept.pk])
    response = client_of(editor).get(address)
    assert response.content == b"<script>alert(1)</script>"
    assert response["Content-Type"] == "application/octet-stream"
    assert response["Content-Disposition"].startswith("attachment")
    page = client_of(editor).get(reverse("admin:articles_original_change", args=[kept.pk])).content
    assert b"alert(1)" not in page
    assert client_of(analyst).get(address).status_code == 403
    assert client_of(editor).get(reverse("admin:articles_original_download", args=["0" * 64])).status_code == 404


@pytest.mark.parametrize("model", ["original", "revision", "mention", "quotation", "timereference", "feed"])
def test_findings_and_originals_are_read_only(
    client_of: SignIn, administrator: User, furnished: None, model: str
) -> None:
    client = client_of(administrator)
    page = client.get(reverse(f"admin:articles_{model}_changelist"))
    row = page.context["cl"].result_list[0]
    for verb in ("change", "delete"):
        assert client.post(reverse(f"admin:articles_{model}_{verb}", args=[row.pk]), {"post": "1"}).status_code == 403
    assert client.get(reverse(f"admin:articles_{model}_add")).status_code == 403


def test_a_note_is_deleted_and_never_changed(client_of: SignIn, editor: User, furnished: None) -> None:
    note = Note.objects.get()
    client = client_of(editor)
    assert client.post(reverse("admin:articles_note_change", args=[note.pk]), {"text": "x"}).status_code == 403
    assert client.post(reverse("admin:articles_note_delete", args=[note.pk]), {"post": "yes"}).status_code == 302
    assert not Note.objects.exists()


def test_a_story_is_renamed_and_keeps_its_counts(client_of: SignIn, editor: User) -> None:
    story = make_story(make_article())
    client_of(editor).post(
        reverse("admin:articles_story_change", args=[story.pk]), {"title": "قصة", "article_count": 9}
    )
    assert list(Story.objects.values_list("title", "article_count")) == [("قصة", 1)]
    assert StoryDecision.objects.get().made_by == editor


def feeds(*rows: dict[str, Any]) -> dict[str, Any]:
    values = {f"feeds-{n}-{name}": value for n, row in enumerate(rows) for name, value in row.items()}
    return {"feeds-TOTAL_FORMS": len(rows), "feeds-INITIAL_FORMS": 0, **values}


def test_a_source_is_added_with_its_feed(client_of: SignIn, editor: User) -> None:
    values = {"name": "صحيفة الفنار", "kind": "outlet", "language": "ar", "reliability": "C", "country": "iq"}
    feed = {"address": "https://fanar.example/feed", "kind": "rss", "active": "on", "every_minutes": 30, "id": ""}
    client_of(editor).post(reverse("admin:articles_source_add"), {**values, **feeds(feed)})
    source = Source.objects.get()
    assert (source.name, source.country, source.feeds.get().address) == ("صحيفة الفنار", "IQ", feed["address"])


def test_a_source_with_articles_stays_and_one_without_goes(client_of: SignIn, editor: User) -> None:
    busy, idle = make_article().source, make_source("أخرى")
    client = client_of(editor)
    for source, status in ((busy, 403), (idle, 302)):
        address = reverse("admin:articles_source_delete", args=[source.pk])
        assert client.post(address, {"post": "yes"}).status_code == status
    assert list(Source.objects.all()) == [busy]


def test_tags_are_listed_by_path_and_changed_without_a_circle(client_of: SignIn, editor: User) -> None:
    parent = make_tag("موانئ")
    child = make_tag("أرصفة", parent=parent)
    client = client_of(editor)
    rows = client.get(reverse("admin:articles_tag_changelist")).context["cl"].result_list
    assert {row.path for row in rows} == {"موانئ", "موانئ / أرصفة"}
    address = reverse("admin:articles_tag_change", args=[parent.pk])
    circle = client.post(address, {"name": "موانئ", "parent": child.pk, "colour": "red"})
    assert circle.context["errors"]
    client.post(address, {"name": " مرافئ  قديمة ", "parent": "", "colour": "red"})
    parent.refresh_from_db()
    assert (parent.name, parent.colour, parent.key) == ("مرافئ قديمة", "red", "مرافئ قديمه")


@pytest.mark.parametrize("name", ["", "«»", "الموانيء"])
def test_a_tag_of_a_taken_or_empty_name_comes_back(client_of: SignIn, editor: User, name: str) -> None:
    make_tag("الموانيء")
    page = client_of(editor).post(reverse("admin:articles_tag_add"), {"name": name, "parent": "", "colour": "grey"})
    assert page.context["errors"]
    assert Tag.objects.count() == 1


def test_a_tag_is_added_by_whoever_added_it(client_of: SignIn, editor: User) -> None:
    client_of(editor).post(reverse("admin:articles_tag_add"), {"name": "موانئ", "parent": "", "colour": "teal"})
    assert Tag.objects.get().created_by == editor


def test_originals_are_listed_with_their_size_and_without_their_bytes(client_of: SignIn, editor: User) -> None:
    make_original(b"x" * 2048)
    (row,) = client_of(editor).get(reverse("admin:articles_original_changelist")).context["cl"].result_list
    assert row.bytes == 2048
    assert "content" in row.get_deferred_fields()
    assert Original.objects.count() == 1

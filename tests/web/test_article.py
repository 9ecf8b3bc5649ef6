from collections.abc import Callable
from datetime import timedelta
from uuid import uuid4

from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from articles.models import Article, Note, Reading, User
from articles.queries.article_page import STORY_SHOWN
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
    make_time_reference,
    tag_article,
)

SignIn = Callable[[User], Client]
TEXT = "قال سالم الراوي أمس إن «العمل بدأ فعلاً».\nوانتهى الخبر."


def address(article: Article) -> str:
    return reverse("article", args=[article.pk])


def furnish(article: Article, n: int = 1) -> None:
    person = make_entity(f"سالم الراوي {n}")
    make_mention(article, person, 4, 15, role="الوزير", rule="title.before", certainty=0.9)
    make_quotation(article, TEXT.index("«"), TEXT.index("»") + 1, speaker_entity=person)
    make_time_reference(article, TEXT.index("أمس"), TEXT.index("أمس") + 3)
    tag_article(article, make_tag(f"وسم {n}"))


def test_every_mark_is_a_link_to_its_evidence(client_of: SignIn, reader: User) -> None:
    article = make_article("خبر", text=TEXT)
    furnish(article)
    page = client_of(reader).get(address(article)).content.decode()
    for name, rows in (
        ("mention", article.mentions),
        ("quotation", article.quotations),
        ("time_reference", article.time_references),
    ):
        assert f'href="{reverse(name, args=[rows.get().pk])}"' in page
    assert 'data-kind="person"' in page


def test_the_text_stands_complete_between_its_marks(client_of: SignIn, reader: User) -> None:
    article = make_article("خبر", text=TEXT)
    furnish(article)
    pieces = client_of(reader).get(address(article)).context["paragraphs"]
    assert "\n".join("".join(piece.text for piece in paragraph) for paragraph in pieces) == TEXT


def test_hostile_text_is_shown_and_never_run(client_of: SignIn, reader: User) -> None:
    article = make_article("<script>alert(1)</script>", text='<img src=x onerror="alert(1)"> نص')
    page = client_of(reader).get(address(article)).content.decode()
    assert "<script>alert" not in page
    assert "<img src=x" not in page


def test_what_cleaning_removed_can_be_read(client_of: SignIn, reader: User) -> None:
    article = make_article("خبر", removed=[{"text": "زر الذهاب إلى الأعلى", "reason": "site furniture"}])
    assert "زر الذهاب إلى الأعلى" in client_of(reader).get(address(article)).content.decode()


def test_kinds_of_marks_are_hidden_by_address(client_of: SignIn, reader: User) -> None:
    response = client_of(reader).get(address(make_article()), {"hide": "person,nonsense"})
    assert response.context["hidden"] == "person"
    assert 'data-hide="person"' in response.content.decode()


def test_a_reader_is_offered_nothing_that_the_role_forbids(client_of: SignIn, reader: User, analyst: User) -> None:
    article = make_article()
    action = reverse("notes", args=[article.pk])
    assert action not in client_of(reader).get(address(article)).content.decode()
    assert action in client_of(analyst).get(address(article)).content.decode()


def test_an_article_that_was_done_stays_done_when_it_is_opened(client_of: SignIn, reader: User) -> None:
    article = make_article()
    Reading.objects.create(user=reader, article=article, state="done")
    client_of(reader).get(address(article))
    assert Reading.objects.get().state == "done"


def test_an_unknown_article_is_404_and_writing_to_one_405(client_of: SignIn, reader: User) -> None:
    assert client_of(reader).get(reverse("article", args=[uuid4()])).status_code == 404
    assert client_of(reader).post(address(make_article())).status_code == 405


def test_the_original_is_handed_out_as_bytes_that_no_browser_renders(client_of: SignIn, reader: User) -> None:
    content = b"<script>alert(1)</script>"
    article = make_article(original=make_original(content))
    response = client_of(reader).get(reverse("original", args=[article.pk]))
    assert response.content == content
    assert response["Content-Type"] == "application/octet-stream"
    assert response["Content-Disposition"].startswith("attachment")
    assert response["X-Content-Type-Options"] == "nosniff"


def test_the_original_of_an_unknown_article_is_404(client_of: SignIn, reader: User) -> None:
    assert client_of(reader).get(reverse("original", args=[uuid4()])).status_code == 404


def test_the_number_of_queries_does_not_grow_with_what_was_found(
    client_of: SignIn, analyst: User, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    few, many = make_article("قليل", text=TEXT), make_article("كثير", text=TEXT)
    furnish(few, 1)
    tag_article(few, make_tag("وسم المحلل"), tagged_by=analyst)
    make_story(few, make_article("نسخة", source=make_source("ناسخ")))
    Note.objects.create(article=few, author=analyst, text="ملاحظة")
    for n in (2, 3, 4):
        make_mention(many, make_entity(f"اسم {n}"), n, n + 3)
        tag_article(many, make_tag(f"وسم {n}"))
        Note.objects.create(article=many, author=analyst, text="ملاحظة")
    make_story(many, *[make_article("نسخة", source=make_source(f"ناسخ {n}")) for n in range(3)])
    client = client_of(analyst)
    for article in (few, many):
        client.get(address(article))
        with django_assert_num_queries(19):
            client.get(address(article))


def test_the_rail_lists_copies_of_this_text_before_the_rest_of_the_story(client_of: SignIn, reader: User) -> None:
    copies = [make_article(f"نسخة {number}", source=make_source(f"ناقل {number}")) for number in range(3)]
    story = make_story(*copies)
    early = make_article("بألفاظ أخرى", source=make_source("الرابعة"), published_at=NOON - timedelta(days=1))
    Article.objects.filter(pk=early.pk).update(story=story)
    page = client_of(reader).get(copies[1].get_absolute_url())
    assert page.context["found"].same_story == [copies[0], copies[2], early]
    assert page.content.decode().count("النص نفسه") == 2


def test_of_a_large_story_the_rail_shows_some_and_leads_to_all(client_of: SignIn, reader: User) -> None:
    articles = [make_article(f"خبر {number}", source=make_source(f"ناقل {number}")) for number in range(22)]
    story = make_story(*articles, of_copies=False)
    page = client_of(reader).get(articles[0].get_absolute_url())
    assert len(page.context["found"].same_story) == STORY_SHOWN
    assert f'href="{reverse("story", args=[story.pk])}">القصة كلها' in page.content.decode()

from collections.abc import Callable

from django.test import Client
from django.urls import reverse

from articles.models import ArticleTag, Tag, User
from articles.queries.article_page import ArticlePage
from tests.factories import make_article, make_tag, tag_article

SignIn = Callable[[User], Client]


def test_a_tag_is_put_on_by_hand_with_its_author(client_of: SignIn, analyst: User) -> None:
    article = make_article()
    client_of(analyst).post(reverse("article_tags", args=[article.pk]), {"add": "موانئ"})
    link = ArticleTag.objects.get()
    assert (link.article, link.tag.name, link.tagged_by, link.origin) == (article, "موانئ", analyst, "hand")


def test_the_same_name_in_another_spelling_is_the_same_tag(client_of: SignIn, analyst: User) -> None:
    make_tag("الأرصفة")
    client_of(analyst).post(reverse("article_tags", args=[make_article().pk]), {"add": "الارصفه"})
    assert Tag.objects.count() == 1


def test_putting_a_tag_on_twice_leaves_one_link(client_of: SignIn, analyst: User) -> None:
    address = reverse("article_tags", args=[make_article().pk])
    for _again in range(2):
        client_of(analyst).post(address, {"add": "موانئ"})
    assert ArticleTag.objects.count() == 1


def test_a_tag_is_taken_off(client_of: SignIn, analyst: User) -> None:
    article, tag = make_article(), make_tag()
    tag_article(article, tag)
    client_of(analyst).post(reverse("article_tags", args=[article.pk]), {"remove": tag.pk})
    assert not ArticleTag.objects.exists()
    assert Tag.objects.exists()


def test_an_empty_name_is_answered_with_words(client_of: SignIn, analyst: User) -> None:
    address = reverse("article_tags", args=[make_article().pk])
    for nothing in ("", " / ", "«»", "ـ"):
        response = client_of(analyst).post(address, {"add": nothing}, headers={"HX-Request": "true"})
        assert 'role="alert"' in response.content.decode()
    assert client_of(analyst).post(address, {"remove": "٣"}).status_code == 302
    assert not Tag.objects.exists()


def test_readers_and_wrong_verbs_are_refused(client_of: SignIn, reader: User, analyst: User) -> None:
    address = reverse("article_tags", args=[make_article().pk])
    assert client_of(reader).post(address, {"add": "موانئ"}).status_code == 403
    assert client_of(analyst).get(address).status_code == 405
    assert not Tag.objects.exists()


def test_a_recent_tag_is_put_on_by_its_id_and_taken_off_again(client_of: SignIn, analyst: User) -> None:
    first, second = make_article("أول"), make_article("ثان")
    ArticleTag.objects.create(article=first, tag=make_tag("موانئ"), tagged_by=analyst)
    tag, client, address = Tag.objects.get(), client_of(analyst), reverse("article_tags", args=[second.pk])
    page = client.get(reverse("article", args=[second.pk])).content.decode()
    assert f'name="put" value="{tag.pk}" aria-pressed="false" data-key="1"' in page
    changed = client.post(address, {"put": tag.pk}, headers={"HX-Request": "true"}).content.decode()
    assert f'name="remove" value="{tag.pk}" aria-pressed="true" data-key="1"' in changed
    client.post(address, {"remove": tag.pk})
    assert list(ArticleTag.objects.values_list("article", flat=True)) == [first.pk]


def test_a_tag_keeps_its_key_after_it_was_taken_off(client_of: SignIn, analyst: User) -> None:
    article, tag = make_article(), make_tag("موانئ")
    ArticleTag.objects.create(article=article, tag=tag, tagged_by=analyst)
    assert ArticlePage(article, analyst).recent_tags == [(tag, True)]
    client_of(analyst).post(reverse("article_tags", args=[article.pk]), {"remove": tag.pk})
    assert ArticlePage(article, analyst).recent_tags == [(tag, False)]


def test_recent_tags_are_the_last_nine_of_this_user_by_letter(client_of: SignIn, analyst: User, editor: User) -> None:
    article = make_article()
    for letter in "يهنملكقفغعظ":
        ArticleTag.objects.create(article=article, tag=make_tag(f"وسم {letter}"), tagged_by=analyst)
    ArticleTag.objects.create(article=article, tag=make_tag("وسم ا"), tagged_by=editor)
    recent = ArticlePage(article, analyst).recent_tags
    assert [tag.name[-1] for tag, _on in recent] == list("ظعغفقكلمن")
    assert all(on for _tag, on in recent)
    assert ArticlePage(article, User.objects.get(username="eman")).recent_tags != recent


def test_a_tag_that_is_gone_or_no_number_is_answered_with_words(client_of: SignIn, analyst: User) -> None:
    address = reverse("article_tags", args=[make_article().pk])
    for gone in ("999999", "٣", "x", "9" * 30):
        response = client_of(analyst).post(address, {"put": gone}, headers={"HX-Request": "true"})
        assert 'role="alert"' in response.content.decode()
    assert not ArticleTag.objects.exists()
